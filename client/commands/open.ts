// `arshjul open`: opens a year. Node only.

import type { ForumWarning } from '../../domain/forum-warnings.ts';
import type { EarlierFound } from '../../domain/last-year.ts';
import { earlierTexts, forumWarningText } from '../../texts/opening.ts';
import type { Register } from './context.ts';
import { show } from './context.ts';

interface Options {
  readonly as?: string;
  readonly demo?: boolean;
  readonly dryRun?: boolean;
  readonly acknowledgeVacant?: boolean;
  readonly json?: boolean;
}

interface Opened {
  readonly cycle: string;
  readonly warning: string | null;
  readonly forum: readonly ForumWarning[];
  readonly earlier: EarlierFound | null;
  readonly vacant: readonly { role: string; party: string }[];
}

export const register: Register = (program, context) => {
  program
    .command('open')
    .description('Open a year')
    .argument('<cycle>', 'a file, or forum/scheme/year')
    .option('--as <person>', 'who opens it, for the journal; somebody of the forum’s office')
    .option('--demo', 'in the demonstration world, where an expired scheme version is an example')
    .option('--acknowledge-vacant', 'open although a role has nobody; its notices go to the secretariat meanwhile')
    .option('--dry-run', 'show what would happen; change nothing')
    .option('--json', 'print JSON')
    .action(async (cycle: string, options: Options) => {
      const opened = await context.call<Opened>(options.demo === true ? 'demo' : 'real', 'open', {
        cycle,
        as: options.as,
        example: options.demo === true,
        dryRun: options.dryRun === true,
        acknowledgeVacant: options.acknowledgeVacant === true,
      });
      if (opened.warning !== null) context.warn(`EKSEMPEL: ${opened.warning}`);
      for (const warning of opened.forum) context.warn(forumWarningText(warning, 'en'));
      for (const text of earlierTexts(opened.earlier, (party) => party, 'en')) context.warn(text);
      for (const { role, party } of opened.vacant) context.warn(`Nobody can be reached as ${role} for ${party}.`);
      show(context, options.json, opened, () =>
        options.dryRun === true ? `Dry run: ${opened.cycle} can be opened.` : `Opened ${opened.cycle}.`,
      );
    });
};

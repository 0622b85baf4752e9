// `arshjul journal`: what happened, by whom and when; and whether the chain holds. Node only.

import { EXIT } from '../exit-codes.ts';
import type { Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Options {
  readonly cycle?: string;
  readonly demo?: boolean;
  readonly verify?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, context) => {
  program
    .command('journal')
    .description('Every event of a cycle or partnership, in order')
    .argument('[party]', 'a partnership; without it the cycle itself')
    .option('--cycle <name>', 'forum/scheme/year; the only open cycle when left out')
    .option('--verify', 'check the hash chain of every journal, and that each folds to its row')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON')
    .action(async (party: string | undefined, options: Options) => {
      const world = options.demo === true ? 'demo' : 'real';
      if (options.verify === true) {
        const verdicts = await context.call<{ workflow: string; entries: number; fault: string | null }[]>(
          world,
          'journal',
          { verify: true },
        );
        const faulty = verdicts.filter((one) => one.fault !== null);
        if (faulty.length > 0) context.setExit(EXIT.refused);
        show(context, options.json, verdicts, () =>
          faulty.length === 0
            ? `${verdicts.length} journals, ${verdicts.reduce((sum, one) => sum + one.entries, 0)} entries: every chain holds and folds to its row.`
            : table(
                ['journal', 'fault'],
                faulty.map((one) => [one.workflow, one.fault ?? '']),
              ),
        );
        return;
      }
      const entries = await context.call<{ seq: number; at: string; actor: string; type: string; hash: string }[]>(
        world,
        'journal',
        {
          party,
          cycle: options.cycle,
        },
      );
      show(context, options.json, entries, () =>
        table(
          ['seq', 'at', 'actor', 'event', 'hash'],
          entries.map((one) => [String(one.seq), one.at, one.actor, one.type, one.hash.slice(0, 12)]),
        ),
      );
    });
};

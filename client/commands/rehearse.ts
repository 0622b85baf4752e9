// `arshjul rehearse`: the same year on the real engine, compared with the preview line by line. Node only.

import { SingleBar } from 'cli-progress';
import { listCycles } from '../../definitions/load.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Behaviour } from '../../domain/behaviour.ts';
import { cycleName } from '../../domain/words.ts';
import { EXIT } from '../exit-codes.ts';
import { loadYears } from '../years.ts';
import type { Register } from './context.ts';
import { show } from './context.ts';
import { peopleOption } from './preview.ts';

/** Differences shown on a terminal; `--json` has them all. */
const SHOWN = 20;

export const register: Register = (program, context) => {
  program
    .command('rehearse')
    .description('The year on the real engine, compared with the preview')
    .argument('[cycle...]', 'a file, or forum/scheme/year')
    .option('--all', 'every cycle of the definitions, in one run')
    .addOption(peopleOption())
    .option('--json', 'print JSON')
    .action(async (given: string[], options: { people: Behaviour; all?: boolean; json?: boolean }) => {
      const cycles = options.all === true ? listCycles(context.definitions).map(cycleName) : given;
      if (cycles.length === 0) refuse('misshapen', 'Rehearse: no cycle is named, wanted one or more, or --all');
      const { years, people, warnings } = loadYears(cycles, context.definitions);
      for (const warning of warnings) context.warn(`EKSEMPEL: ${warning}`);
      const bar = new SingleBar({ format: '{bar} {percentage} %  {now}', stream: process.stderr, noTTYOutput: false });
      bar.start(1000, 0, { now: '' });
      const rehearsal = await context
        .rehearse({
          years,
          people,
          behaviour: options.people,
          onProgress: (done, now) => bar.update(Math.round(done * 1000), { now: now.slice(0, 10) }),
        })
        .finally(() => bar.stop());
      const { identical, mails, stages, seconds, historyEvents, differences } = rehearsal;
      if (!identical) context.setExit(EXIT.different);
      for (const line of differences.slice(0, SHOWN)) context.warn(line);
      show(context, options.json, { identical, mails, stages, seconds, historyEvents, differences }, () =>
        [
          identical
            ? `Identical to the preview: ${mails.length} mails, ${stages.length} changes of stage.`
            : `DIFFERENT from the preview: ${differences.length} lines.`,
          `${seconds.toFixed(1)} s. History events: cycle ${historyEvents.cycle}, largest partnership ${historyEvents.partnershipMax}, mail desk ${historyEvents.mailDesk}.`,
        ].join('\n'),
      );
    });
};

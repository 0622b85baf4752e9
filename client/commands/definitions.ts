// `arshjul definitions`: the forums, scheme versions and cycles that there are, and what each asks of whom. Node only.

import { listCycles, listForums, listSchemes } from '../../definitions/load.ts';
import { cycleName } from '../../domain/words.ts';
import { schemeRows } from '../schemes-table.ts';
import type { Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

export const register: Register = (program, context) => {
  program
    .command('definitions')
    .description('The cycles, forums and scheme versions that are defined')
    .option('--table', 'each step of each definition: who, to whom, by when, by which rule')
    .option('--json', 'print JSON')
    .action((options: { table?: boolean; json?: boolean }) => {
      const cycles = listCycles(context.definitions);
      const steps = options.table === true ? { steps: schemeRows(context.definitions) } : {};
      const listed = {
        cycles,
        forums: listForums(context.definitions),
        schemes: listSchemes(context.definitions),
        ...steps,
      };
      show(context, options.json, listed, () =>
        steps.steps === undefined
          ? cycles.map(cycleName).join('\n')
          : table(
              ['forum', 'scheme', 'step', 'who', 'to', 'deadline', 'rule'],
              steps.steps.map((row) => [row.forum, row.scheme, row.step, row.owedBy, row.to, row.deadline, row.rule]),
            ),
      );
    });
};

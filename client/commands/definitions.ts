// `arshjul definitions`: the forums, scheme versions and cycles that there are, and what each asks of whom. Node only.

import { listCycles, listForums, listSchemes, loadCycle } from '../../definitions/load.ts';
import { definitionChanges } from '../../domain/definition-difference.ts';
import { refuse } from '../../domain/refusal.ts';
import { unknownLine } from '../../domain/unknowns.ts';
import { cycleName } from '../../domain/words.ts';
import { checkedDefinitions } from '../definition-check.ts';
import { EXIT } from '../exit-codes.ts';
import { schemeRows } from '../schemes-table.ts';
import type { CommandContext, Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Options {
  readonly table?: boolean;
  readonly check?: boolean;
  readonly compare?: readonly string[];
  readonly json?: boolean;
}

export const register: Register = (program, context) => {
  program
    .command('definitions')
    .description('The cycles, forums and scheme versions that are defined')
    .option('--table', 'each step of each definition: who, to whom, by when, by which rule')
    .option('--check', 'every file: faults, scheme versions that have ended, what is unknown')
    .option('--compare <cycle...>', 'two of them, as forum/scheme/year: the fields that differ')
    .option('--json', 'print JSON')
    .action((options: Options) => {
      if (options.compare !== undefined) return compare(context, options.compare, options.json);
      if (options.check === true) return check(context, options.json);
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

function check(context: CommandContext, json: boolean | undefined): void {
  const checked = checkedDefinitions(context.definitions);
  const faults = [checked.fault, ...checked.cycles.map(({ fault }) => fault)].filter((one) => one !== null);
  if (faults.length > 0) context.setExit(EXIT.usage);
  show(context, json, checked, () =>
    [
      ...(checked.fault === null ? [] : [checked.fault]),
      ...checked.cycles.map(({ cycle, fault, expired, unknowns }) =>
        [`${cycle}: ${fault ?? (expired === null && unknowns.length === 0 ? 'may be opened' : '')}`.trimEnd()]
          .concat([...(expired === null ? [] : [expired]), ...unknowns.map(unknownLine)].map((line) => `  ${line}`))
          .join('\n'),
      ),
    ].join('\n'),
  );
}

function compare(context: CommandContext, names: readonly string[], json: boolean | undefined): void {
  const [from, to, ...more] = names;
  if (from === undefined || to === undefined || more.length > 0)
    return refuse('misshapen', `Compare definitions: ${names.length} are named, wanted two`);
  const read = (name: string) => loadCycle(name, context.definitions === undefined ? {} : { dir: context.definitions });
  const changes = definitionChanges(read(from), read(to));
  const text = (value: unknown): string => (value === null ? '-' : JSON.stringify(value));
  show(context, json, { from, to, changes }, () =>
    changes.length === 0
      ? 'No field differs.'
      : table(
          ['field', 'before', 'after'],
          changes.map(({ where, before, after }) => [where.map(({ id }) => id).join('.'), text(before), text(after)]),
        ),
  );
}

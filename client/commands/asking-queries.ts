// `arshjul status`, `explain` and `agenda`: what a running cycle or partnership says of itself. Node only.

import type { Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Options {
  readonly cycle?: string;
  readonly demo?: boolean;
  readonly language?: string;
  readonly json?: boolean;
}

export const register: Register = (program, context) => {
  const query = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .argument('[party]', 'a partnership; without it the cycle itself')
      .option('--cycle <name>', 'forum/scheme/year; the only open cycle when left out')
      .option('--demo', 'in the demonstration world')
      .option('--json', 'print JSON');
  const call = <Result>(verb: string, party: string | undefined, options: Options) =>
    context.call<Result>(options.demo === true ? 'demo' : 'real', verb, {
      party,
      cycle: options.cycle,
      language: options.language,
    });

  query('status', 'The state in short').action(async (party: string | undefined, options: Options) => {
    const status = await call<Record<string, unknown>>('status', party, options);
    show(context, options.json, status, () =>
      Object.entries(status)
        .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
        .join('\n'),
    );
  });
  query('explain', 'What it waits for, whose turn it is, and what comes by itself')
    .option('--language <language>', 'nb, nn or en', 'nb')
    .action(async (party: string | undefined, options: Options) => {
      const explanation = await call<{ text: string }>('explain', party, options);
      show(context, options.json, explanation, () => explanation.text);
    });
  query('agenda', 'The moments that come by themselves').action(async (party: string | undefined, options: Options) => {
    const agenda = await call<readonly Record<string, unknown>[]>('agenda', party, options);
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    show(context, options.json, agenda, () =>
      party === undefined
        ? table(
            ['at', 'kind', 'step', 'rung', 'done'],
            agenda.map((one) => [
              text(one['at']),
              text(one['kind']),
              text(one['step']) || text(one['meeting']),
              text(one['rung']),
              one['done'] === true ? 'yes' : '',
            ]),
          )
        : table(
            ['step', 'owed by', 'nominal', 'handled', 'status'],
            agenda.map((one) => [
              text(one['step']),
              text(one['party']),
              text(one['nominal']),
              text(one['handled']),
              text(one['status']),
            ]),
          ),
    );
  });
};

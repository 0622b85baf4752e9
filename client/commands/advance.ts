// `arshjul advance`: moves the demonstration's clock, and shows what came by itself. Node only.

import type { Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Advanced {
  readonly from: string;
  readonly now: string;
  readonly mails: readonly { readonly to: string; readonly subject: string; readonly date: string }[];
  /** What comes by itself until then; of a dry run only. */
  readonly moments?: readonly Readonly<Record<string, unknown>>[];
}

interface Options {
  readonly to: string;
  readonly real?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export const register: Register = (program, context) => {
  program
    .command('advance')
    .description('Move the demonstration’s clock')
    .requiredOption('--to <date>', 'YYYY-MM-DD (to the end of that day) or an instant with Z')
    .option('--real', 'ask the real world, which refuses')
    .option('--dry-run', 'show what would come by itself until then; change nothing')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const advanced = await context.call<Advanced>(options.real === true ? 'real' : 'demo', 'advance', {
        to: options.to,
        dryRun: options.dryRun === true,
      });
      show(context, options.json, advanced, () => [...headOf(advanced), ...mailsOf(advanced)].join('\n'));
    });
};

function headOf({ from, now, mails, moments }: Advanced): string[] {
  const [start, end, count] = [from.slice(0, 16), now.slice(0, 16), `${mails.length} mails`];
  if (moments === undefined) return [`The clock went from ${start} to ${end} UTC. ${count} were sent.`];
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return [
    `Dry run, nothing is changed. From ${start} to ${end} UTC, if nobody does anything: ${count}.`,
    ...(moments.length === 0
      ? []
      : [
          table(
            ['at', 'what', 'step', 'rung', 'cycle'],
            moments.map((one) => [
              text(one['at']),
              text(one['kind']),
              text(one['step']) || text(one['meeting']),
              text(one['rung']),
              text(one['cycle']),
            ]),
          ),
          '',
        ]),
  ];
}

function mailsOf({ mails }: Advanced): string[] {
  if (mails.length === 0) return [];
  return [
    table(
      ['date', 'to', 'subject'],
      mails.map((mail) => [mail.date.slice(0, 10), mail.to, mail.subject]),
    ),
  ];
}

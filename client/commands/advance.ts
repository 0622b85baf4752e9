// `arshjul advance`: moves the demonstration's clock, and shows what came by itself. Node only.

import type { Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Advanced {
  readonly from: string;
  readonly now: string;
  readonly mails: readonly { readonly to: string; readonly subject: string; readonly date: string }[];
}

export const register: Register = (program, context) => {
  program
    .command('advance')
    .description('Move the demonstration’s clock')
    .requiredOption('--to <date>', 'YYYY-MM-DD (to the end of that day) or an instant with Z')
    .option('--real', 'ask the real world, which refuses')
    .option('--json', 'print JSON')
    .action(async (options: { to: string; real?: boolean; json?: boolean }) => {
      const advanced = await context.call<Advanced>(options.real === true ? 'real' : 'demo', 'advance', {
        to: options.to,
      });
      show(context, options.json, advanced, () =>
        [
          `The clock went from ${advanced.from.slice(0, 16)} to ${advanced.now.slice(0, 16)} UTC. ${advanced.mails.length} mails were sent.`,
          ...(advanced.mails.length === 0
            ? []
            : [
                table(
                  ['date', 'to', 'subject'],
                  advanced.mails.map((mail) => [mail.date.slice(0, 10), mail.to, mail.subject]),
                ),
              ]),
        ].join('\n'),
      );
    });
};

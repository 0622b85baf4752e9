// `arshjul payment`: what was paid, paid back or withdrawn of a grant. Node only.

import type { Role } from '../../domain/words.ts';
import { kronerOf } from './allocate.ts';
import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';

interface Own {
  readonly recipient: string;
  readonly amount: string;
  readonly date?: string;
  readonly reason?: string;
}

export const register: Register = (program, context) => {
  const payment = program.command('payment').description('What has become of the money that was granted');
  const verb = (name: string, description: string, update: string, role: Role, done: string) => {
    const command = payment
      .command(name)
      .description(description)
      .requiredOption('--recipient <party>', 'who was granted the money')
      .requiredOption('--amount <kroner>', 'whole kroner');
    if (name !== 'withdraw') command.requiredOption('--date <date>', 'when, YYYY-MM-DD');
    if (name !== 'register') command.requiredOption('--reason <text>', 'why');
    askOptions(command, role).action(async (options: AskOptions & Own) => {
      const { recipient, date, reason } = options;
      const amount = kronerOf('--amount', options.amount);
      await ask(context, options, { name: update, role, message: { recipient, amount, date, reason }, done });
    });
  };
  verb('register', 'Money was paid', 'registerPayment', 'case-officer', 'The payment is registered');
  verb('repaid', 'Money was paid back', 'registerRepayment', 'case-officer', 'The repayment is registered');
  verb(
    'withdraw',
    'A grant is withdrawn, wholly or in part',
    'withdrawGrant',
    'office-leader',
    'The grant is withdrawn',
  );
};

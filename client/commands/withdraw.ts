// `arshjul withdraw`: a partnership leaves the cycle. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
interface Own {
  readonly reason: string;
}

export const register: Register = (program, context) => {
  const command = program
    .command('withdraw')
    .description('Take a partnership out of the cycle')
    .argument('<party>', 'the partnership, such as fosen');
  command.requiredOption('--reason <text>', 'why');
  askOptions(command, 'secretariat').action(async (party: string, options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'withdraw',
      role: 'secretariat',
      party,
      message: { reason: options.reason },
      done: `${party} has withdrawn`,
    });
  });
};

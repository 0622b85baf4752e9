// `arshjul cancel`: a year that should not have been opened. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
interface Own {
  readonly reason: string;
}

export const register: Register = (program, context) => {
  const command = program.command('cancel').description('Cancel the cycle');
  command.requiredOption('--reason <text>', 'why');
  askOptions(command, 'case-officer').action(async (options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'cancelCycle',
      role: 'case-officer',
      message: { reason: options.reason },
      done: 'The cycle is cancelled',
    });
  });
};

// `arshjul return-to-forum`: the governor asks the forum again. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
interface Own {
  readonly reason: string;
}

export const register: Register = (program, context) => {
  const command = program.command('return-to-forum').description('Send the recommendation back to the forum');
  command.requiredOption('--reason <text>', 'why');
  askOptions(command, 'case-officer').action(async (options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'returnToForum',
      role: 'case-officer',
      message: { reason: options.reason },
      done: 'Returned to the forum',
    });
  });
};

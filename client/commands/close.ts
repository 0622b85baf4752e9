// `arshjul close`: the end of a year. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
interface Own {
  readonly reason?: string;
}

export const register: Register = (program, context) => {
  const command = program.command('close').description('Close the cycle and its partnerships');
  command.option('--reason <text>', 'why, when the grants are not decided');
  askOptions(command, 'secretariat').action(async (options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'closeCycle',
      role: 'secretariat',
      message: { reason: options.reason },
      done: 'The cycle is closed',
    });
  });
};

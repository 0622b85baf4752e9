// `arshjul extend`: an extension for one party. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
interface Own {
  readonly to: string;
  readonly time?: string;
  readonly owner?: string;
  readonly reason: string;
}

export const register: Register = (program, context) => {
  const command = program
    .command('extend')
    .description('Give one party a later deadline')
    .argument('<party>', 'the partnership, such as fosen')
    .argument('<step>', 'the step, such as decision-basis');
  command
    .requiredOption('--to <date>', 'new date, YYYY-MM-DD')
    .option('--time <time>', 'local time, HH:MM')
    .option('--owner <party>', 'the owner, for steps that owners owe')
    .requiredOption('--reason <text>', 'why');
  askOptions(command, 'secretariat').action(async (party: string, step: string, options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'extendDeadline',
      role: 'secretariat',
      party,
      message: { step, party: options.owner, to: options.to, time: options.time, reason: options.reason },
      done: `Extended ${step} of ${party} to ${options.to}`,
    });
  });
};

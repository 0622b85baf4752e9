// `arshjul move-deadline`: timers and reminders follow. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
interface Own {
  readonly to: string;
  readonly time?: string;
  readonly parties?: string[];
  readonly beyondLimit?: boolean;
  readonly reason: string;
}

export const register: Register = (program, context) => {
  const command = program
    .command('move-deadline')
    .description('Move a deadline for everybody, or for some partnerships')
    .argument('<step>', 'the step, such as decision-basis');
  command
    .requiredOption('--to <date>', 'new date, YYYY-MM-DD')
    .option('--time <time>', 'local time, HH:MM')
    .option('--parties <ids...>', 'only these partnerships')
    .option('--beyond-limit', 'for some partnerships: further than the definition’s limit, on purpose')
    .requiredOption('--reason <text>', 'why');
  askOptions(command, 'secretariat').action(async (step: string, options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'moveDeadline',
      role: 'secretariat',
      message: {
        step,
        to: options.to,
        time: options.time,
        parties: options.parties,
        reason: options.reason,
        beyondLimit: options.beyondLimit,
      },
      done: `Moved ${step} to ${options.to}`,
    });
  });
};

// `arshjul remind` and `own-date`: what the coordinator of a network does about those who have not answered. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';

export const register: Register = (program, context) => {
  const remind = program
    .command('remind')
    .description('Remind the owners of a network that have not answered; nobody twice on a day')
    .argument('<network>', 'the network, such as fosen')
    .argument('<step>', 'the step, such as needs-report')
    .option('--parties <ids>', 'these owners alone, with commas between')
    .option('--note <text>', 'what the mail says besides');
  askOptions(remind, 'network-coordinator').action(
    async (party: string, step: string, options: AskOptions & { parties?: string; note?: string }) => {
      const parties = options.parties?.split(',').map((one) => one.trim());
      await ask(context, options, {
        name: 'remindMissing',
        role: 'network-coordinator',
        party,
        message: { step, parties, note: options.note },
        done: `Asked for reminders of ${step} in ${party}`,
      });
    },
  );
  const date = program
    .command('own-date')
    .description('Set the network’s own date for what its owners hand to it')
    .argument('<network>', 'the network, such as fosen')
    .argument('<step>', 'the step, such as needs-report')
    .requiredOption('--to <date>', 'the date, YYYY-MM-DD')
    .option('--time <time>', 'local time, HH:MM')
    .option('--reason <text>', 'why; the owners are told');
  askOptions(date, 'network-coordinator').action(
    async (party: string, step: string, options: AskOptions & { to: string; time?: string; reason?: string }) => {
      await ask(context, options, {
        name: 'setLocalDeadline',
        role: 'network-coordinator',
        party,
        message: { step, to: options.to, time: options.time, reason: options.reason },
        done: `Set the date of ${step} in ${party} to ${options.to}`,
      });
    },
  );
};

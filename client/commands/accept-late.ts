// `arshjul accept-late`: the secretariat lets a late delivery count. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
interface Own {
  readonly owner?: string;
  readonly reason: string;
}

export const register: Register = (program, context) => {
  const command = program
    .command('accept-late')
    .description('Accept a late delivery')
    .argument('<party>', 'the partnership, such as fosen')
    .argument('<step>', 'the step, such as decision-basis');
  command.option('--owner <party>', 'the owner, for steps that owners owe').requiredOption('--reason <text>', 'why');
  askOptions(command, 'secretariat').action(async (party: string, step: string, options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'acceptLate',
      role: 'secretariat',
      party,
      message: { step, party: options.owner, reason: options.reason },
      done: `Accepted the late ${step} of ${party}`,
    });
  });
};

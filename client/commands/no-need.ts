// `arshjul no-need`: an answer that stops the reminders. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
interface Own {
  readonly owner?: string;
}

export const register: Register = (program, context) => {
  const command = program
    .command('no-need')
    .description('Answer an optional step with "no need this year"')
    .argument('<party>', 'the partnership, such as fosen')
    .argument('<step>', 'the step, such as decision-basis');
  command.option('--owner <party>', 'the owner that answers');
  askOptions(command, 'owner-contact').action(async (party: string, step: string, options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'declareNoNeed',
      role: 'owner-contact',
      party,
      message: { step, party: options.owner },
      done: `Answered ${step} with no need`,
    });
  });
};

// `arshjul pause-reminders` and `resume-reminders`: reminders off and on for a single case. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';

interface Own {
  readonly owner?: string;
  readonly reason: string;
}

export const register: Register = (program, context) => {
  const one = (command: string, name: string, description: string, done: string) => {
    const own = program
      .command(command)
      .description(description)
      .argument('<party>', 'the partnership, such as fosen')
      .argument('<step>', 'the step, such as decision-basis')
      .option('--owner <party>', 'the owner, for steps that owners owe')
      .requiredOption('--reason <text>', 'why');
    askOptions(own, 'secretariat').action(async (party: string, step: string, options: AskOptions & Own) => {
      await ask(context, options, {
        name,
        role: 'secretariat',
        party,
        message: { step, party: options.owner, reason: options.reason },
        done: `${done} ${step} of ${party}`,
      });
    });
  };
  one(
    'pause-reminders',
    'pauseReminders',
    'Remind nobody of one case; the list to the secretariat goes on',
    'Turned off reminders of',
  );
  one(
    'resume-reminders',
    'resumeReminders',
    'Remind of one case again, from the next rung on',
    'Turned on reminders of',
  );
};

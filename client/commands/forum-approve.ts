// `arshjul forum-approve`: the approval that the cycle waits for. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
interface Own {
  readonly revision?: number;
  readonly note?: string;
}

export const register: Register = (program, context) => {
  const command = program
    .command('forum-approve')
    .description('Record that the forum agreed on the proposed recommendation');
  command
    .option('--revision <number>', 'the revision; the present one when left out', Number)
    .option('--note <text>', 'for the minutes');
  askOptions(command, 'secretariat').action(async (options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'recordForumOutcome',
      role: 'secretariat',
      message: { outcome: 'agreed', revision: options.revision, note: options.note },
      done: 'The forum’s agreement is recorded',
    });
  });
};

// `arshjul approve`: a network or university approves its half. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
interface Own {
  readonly owner?: string;
  readonly revision?: number;
}

export const register: Register = (program, context) => {
  const command = program
    .command('approve')
    .description('Approve the revision that a partnership has handed in')
    .argument('<party>', 'the partnership, such as fosen')
    .argument('<step>', 'the step, such as decision-basis');
  command
    .option('--owner <party>', 'the owner, for steps that owners owe')
    .option('--revision <number>', 'the revision; the present one when left out', Number);
  askOptions(command, 'university-coordinator').action(
    async (party: string, step: string, options: AskOptions & Own) => {
      await ask(context, options, {
        name: 'approve',
        role: 'university-coordinator',
        party,
        message: { step, party: options.owner, revision: options.revision },
        done: `Approved ${step} of ${party}`,
      });
    },
  );
};

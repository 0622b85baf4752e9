// `arshjul return`: a document goes back with a reason. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
interface Own {
  readonly owner?: string;
  readonly revision?: number;
  readonly reason: string;
}

export const register: Register = (program, context) => {
  const command = program
    .command('return')
    .description('Send a document back for changes')
    .argument('<party>', 'the partnership, such as fosen')
    .argument('<step>', 'the step, such as decision-basis');
  command
    .requiredOption('--reason <text>', 'why')
    .option('--owner <party>', 'the owner, for steps that owners owe')
    .option('--revision <number>', 'the revision; the present one when left out', Number);
  askOptions(command, 'secretariat').action(async (party: string, step: string, options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'returnForChanges',
      role: 'secretariat',
      party,
      message: { step, party: options.owner, revision: options.revision, reason: options.reason },
      done: `Returned ${step} of ${party}`,
    });
  });
};

// `arshjul record`: a step of the forum or the office is done, such as a long-term plan or a procurement. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';

export const register: Register = (program, context) => {
  const command = program
    .command('record')
    .description('A step of the forum or the office is done: a long-term plan, a procurement, a report of the office')
    .argument('<step>', 'the step, such as long-term-plan')
    .option('--note <text>', 'what was done');
  askOptions(command, 'secretariat').action(async (step: string, options: AskOptions & { note?: string }) => {
    await ask(context, options, {
      name: 'recordStep',
      role: 'secretariat',
      message: { step, note: options.note },
      done: `Recorded ${step}`,
    });
  });
};

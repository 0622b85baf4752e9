// `arshjul outcome`: every kind of outcome of a forum meeting. Node only.

import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
import { saidOf, saidOptions } from './forum-meeting.ts';

interface Own {
  readonly step?: string;
  readonly frame?: number;
  readonly joint?: number;
  readonly revision?: number;
  readonly note?: string;
  readonly meeting?: string;
  readonly vote?: readonly string[];
  readonly dissent?: readonly string[];
}

export const register: Register = (program, context) => {
  const command = program
    .command('outcome')
    .description('Record how the forum’s treatment ended')
    .argument('<outcome>', 'agreed, agreed-with-dissent, voted, no-result or returned');
  saidOptions(command)
    .option('--step <step>', 'a meeting step, such as first-meeting; without it the recommendation')
    .option('--frame <kroner>', 'preliminary frame, for the first meeting', Number)
    .option('--joint <kroner>', 'joint measures, for the first meeting', Number)
    .option('--revision <number>', 'the revision; the present one when left out', Number)
    .option('--note <text>', 'for the minutes');
  askOptions(command, 'secretariat').action(async (outcome: string, options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'recordForumOutcome',
      role: 'secretariat',
      message: {
        outcome,
        step: options.step,
        preliminaryFrame: options.frame,
        jointMeasures: options.joint,
        revision: options.revision,
        note: options.note,
        meeting: options.meeting,
        ...saidOf(options),
      },
      done: `Recorded: ${outcome}`,
    });
  });
};

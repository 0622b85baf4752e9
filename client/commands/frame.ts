// `arshjul frame`: the frame and what it means for each partnership; the final frame when it is known. Node only.

import { kronerOf } from './allocate.ts';
import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Own {
  readonly frame?: string;
  readonly joint?: string;
  readonly reason?: string;
}

interface ShownFrame {
  readonly shown: { readonly amount: number; readonly jointMeasures: number };
  readonly parties: readonly {
    readonly party: string;
    readonly preliminary: number;
    readonly frame: number;
    readonly difference: number;
    readonly asked: number | null;
    readonly above: number;
  }[];
}

export const register: Register = (program, context) => {
  const frame = program.command('frame').description('The money there is, and what it means for each partnership');
  const shown = frame
    .command('show')
    .description('Each partnership’s frame beside the preliminary one and what is asked for')
    .option('--frame <kroner>', 'ask what another frame would mean')
    .option('--joint <kroner>', 'ask what another amount for joint measures would mean')
    .option('--cycle <name>', 'forum/scheme/year; the only open cycle when left out')
    .option('--demo', 'in the demonstration world')
    .option('--json', 'print JSON');
  shown.action(async (options: AskOptions & Own) => {
    const answer = await context.call<ShownFrame>(options.demo === true ? 'demo' : 'real', 'frame', {
      cycle: options.cycle,
      frame: kronerOf('--frame', options.frame),
      joint: kronerOf('--joint', options.joint),
    });
    show(context, options.json, answer, () =>
      [
        table(
          ['partnership', 'preliminary', 'frame', 'difference', 'asked', 'above'],
          answer.parties.map((one) => [
            one.party,
            String(one.preliminary),
            String(one.frame),
            String(one.difference),
            one.asked === null ? '' : String(one.asked),
            one.above === 0 ? '' : String(one.above),
          ]),
        ),
        '',
        `${answer.shown.amount} kroner, ${answer.shown.jointMeasures} of them for joint measures.`,
      ].join('\n'),
    );
  });
  const final = frame
    .command('final')
    .description('Set the final frame; everybody is told what it changes for them')
    .requiredOption('--frame <kroner>', 'the whole frame')
    .option('--joint <kroner>', 'for joint measures; as it stands when left out')
    .option('--reason <text>', 'why it is not the preliminary one');
  askOptions(final, 'secretariat').action(async (options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'setFinalFrame',
      role: 'secretariat',
      message: {
        frame: kronerOf('--frame', options.frame),
        jointMeasures: kronerOf('--joint', options.joint),
        reason: options.reason,
      },
      done: 'The final frame is set',
    });
  });
};

// `arshjul prioritise`: in which order the forum wants measures met, where it shares by needs. Node only.

import { refuse } from '../../domain/refusal.ts';
import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';

interface Own {
  readonly measure: string[];
  readonly note?: string;
}

/** Measures in order, first come first: `kommune-a/2` is the second measure of kommune-a’s document. */
export function parseMeasures(given: readonly string[]): { party: string; measure: number; priority: number }[] {
  return given.map((one, index) => {
    const match = /^([a-z0-9-]+)\/([1-9]\d{0,2})$/.exec(one);
    return match
      ? { party: match[1]!, measure: Number(match[2]), priority: index + 1 }
      : refuse('misshapen', `Read the measure "${one}": wanted party/number, such as kommune-a/2`);
  });
}

export const register: Register = (program, context) => {
  const command = program
    .command('prioritise')
    .description('Say in which order the forum wants measures met; those not named follow by the parties’ own order')
    .requiredOption('--measure <party/number...>', 'the first comes first')
    .option('--note <text>', 'for the journal');
  askOptions(command, 'secretariat').action(async (options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'setPriorities',
      role: 'secretariat',
      message: { priorities: parseMeasures(options.measure), note: options.note },
      done: 'The priorities are set',
    });
  });
};

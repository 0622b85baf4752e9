// `arshjul propose`: the secretariat puts a recommendation to the forum. Node only.

import { refuse } from '../../domain/refusal.ts';
import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import type { Register } from './context.ts';

interface Own {
  readonly line?: string[];
  readonly note?: string;
}

/** `fosen=500000` to a line; whole kroner. */
export function parseLines(lines: readonly string[]): { party: string; amount: number }[] {
  return lines.map((line) => {
    const match = /^([a-z0-9-]+)=(\d+)$/.exec(line.replaceAll('_', ''));
    return match
      ? { party: match[1]!, amount: Number(match[2]) }
      : refuse('misshapen', `Read the line "${line}": wanted party=kroner, such as fosen=500000`);
  });
}

export const register: Register = (program, context) => {
  const command = program
    .command('propose')
    .description('Put a recommendation to the forum')
    .option('--line <party=kroner...>', 'one per partnership; as the rule shares the frame now when left out')
    .option('--note <text>', 'for the minutes');
  askOptions(command, 'secretariat').action(async (options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'proposeRecommendation',
      role: 'secretariat',
      message: { lines: options.line === undefined ? undefined : parseLines(options.line), note: options.note },
      done: 'Proposed to the forum',
    });
  });
};

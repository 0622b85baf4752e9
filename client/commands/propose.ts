// `arshjul propose`: the secretariat puts a recommendation to the forum. Node only.

import type { AmountLine } from '../../domain/amount-lines.ts';
import { refuse } from '../../domain/refusal.ts';
import { AMOUNT_LINE } from '../../workflows/messages.ts';
import { readLines } from '../read-lines.ts';
import type { AskOptions } from './ask.ts';
import { ask, askOptions } from './ask.ts';
import { readDocument } from './submit.ts';
import type { Register } from './context.ts';

interface Own {
  readonly line?: string[];
  readonly lines?: string;
  readonly note?: string;
  readonly file?: string;
  readonly text?: string;
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

function linesOf({ line, lines }: Own): readonly AmountLine[] | undefined {
  if (line !== undefined && lines !== undefined) {
    refuse('misshapen', 'Read the lines: --line and --lines are both given, wanted one of them');
  }
  if (line !== undefined) return parseLines(line);
  return lines === undefined ? undefined : readLines<AmountLine>(lines, AMOUNT_LINE);
}

export const register: Register = (program, context) => {
  const command = program
    .command('propose')
    .description('Put a recommendation to the forum')
    .option('--line <party=kroner...>', 'one per partnership; as the rule shares the frame now when left out')
    .option('--lines <file>', 'the same from a YAML or JSON file: a list of party and amount')
    .option('--file <path>', 'a JSON file with the fields of its text; the text before stands when left out')
    .option('--text <text>', 'for example years: this text in all that must be filled in')
    .option('--note <text>', 'for the minutes');
  askOptions(command, 'secretariat').action(async (options: AskOptions & Own) => {
    await ask(context, options, {
      name: 'proposeRecommendation',
      role: 'secretariat',
      message: {
        lines: linesOf(options),
        document: options.file === undefined ? undefined : readDocument(options.file),
        note: options.note,
      },
      ...(options.text === undefined ? {} : { exampleText: options.text }),
      done: 'Proposed to the forum',
    });
  });
};

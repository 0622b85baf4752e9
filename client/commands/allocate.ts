// `arshjul allocate`: who gets what of the frame and why, from a definition or in a running cycle. Node only.

import { Option } from 'commander';
import { allocateFrame, plannedFrame } from '../../domain/cycle-allocation.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Language } from '../../domain/words.ts';
import { cycleName, LANGUAGES } from '../../domain/words.ts';
import type { AllocationReport } from '../../texts/allocation-report.ts';
import { allocationNotes, allocationReport, lineNames } from '../../texts/allocation-report.ts';
import { loadYears } from '../years.ts';
import type { CommandContext, Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Options {
  readonly frame?: string;
  readonly joint?: string;
  readonly running?: boolean;
  readonly demo?: boolean;
  readonly language: Language;
  readonly json?: boolean;
}

/** An allocation with what is said about it beside. */
interface Shown {
  readonly report: AllocationReport;
  readonly notes: readonly string[];
}

export const register: Register = (program, context) => {
  program
    .command('allocate')
    .description('Who gets what of the frame, each line with the figures that give it')
    .argument('<cycle>', 'a file, or forum/scheme/year')
    .option('--frame <kroner>', 'another frame than the definition’s')
    .option('--joint <kroner>', 'another amount for joint measures than the definition’s')
    .option('--running', 'as it stands in the running cycle')
    .option('--demo', 'as it stands in the demonstration')
    .addOption(new Option('--language <language>', 'of the explanations').choices(LANGUAGES).default('nb'))
    .option('--json', 'print JSON')
    .action(async (cycle: string, options: Options) => {
      const { report, notes } =
        options.running === true || options.demo === true
          ? await fromRunning(context, cycle, options)
          : fromDefinition(context, cycle, options);
      for (const note of notes) context.warn(note);
      show(context, options.json, report, () =>
        [
          table(
            ['recipient', 'kind', 'kroner', 'explanation'],
            report.lines.map((line) => [line.recipient, line.kind, String(line.amount), line.explanation]),
          ),
          '',
          `${report.frame} kroner in ${report.lines.length} lines.`,
        ].join('\n'),
      );
    });
};

function fromDefinition(context: CommandContext, cycle: string, options: Options): Shown {
  const { years, warnings } = loadYears([cycle], context.definitions);
  const { plan, definitions } = years[0]!;
  const planned = plannedFrame(plan);
  const frame = {
    amount: kronerOf('--frame', options.frame) ?? planned.amount,
    jointMeasures: kronerOf('--joint', options.joint) ?? planned.jointMeasures,
  };
  const allocation = allocateFrame(`Allocate ${cycleName(plan.ref)}`, plan, frame);
  return {
    report: allocationReport(allocation, lineNames(definitions), options.language),
    notes: [
      ...warnings.map((warning) => `EKSEMPEL: ${warning}`),
      ...allocationNotes(plan, definitions, options.language),
    ],
  };
}

function fromRunning(context: CommandContext, cycle: string, options: Options): Promise<Shown> {
  return context.call<Shown>(options.demo === true ? 'demo' : 'real', 'allocation', {
    cycle,
    language: options.language,
    frame: kronerOf('--frame', options.frame),
    joint: kronerOf('--joint', options.joint),
  });
}

/** Whole kroner as somebody types them; undefined when it was left out. */
export function kronerOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const amount = Number(text.replaceAll(/[_\s]/g, ''));
  if (/^[\d_\s]+$/.test(text) && Number.isSafeInteger(amount)) return amount;
  return refuse('misshapen', `Read ${option}: "${text}" is no amount, wanted whole kroner such as 500000`);
}

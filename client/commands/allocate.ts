// `arshjul allocate`: who gets what of the frame and why, from a definition or in a running cycle. Node only.

import { Option } from 'commander';
import type { Need } from '../../domain/allocation-needs.ts';
import { allocateFrame, plannedFrame } from '../../domain/cycle-allocation.ts';
import type { CyclePlan } from '../../domain/plan.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Fields } from '../../domain/shape.ts';
import type { Language, PartyId } from '../../domain/words.ts';
import { cycleName, LANGUAGES } from '../../domain/words.ts';
import type { AllocationReport } from '../../texts/allocation-report.ts';
import { allocationNotes, allocationReport, lineNames } from '../../texts/allocation-report.ts';
import { readLines } from '../read-lines.ts';
import { loadYears } from '../years.ts';
import type { CommandContext, Register } from './context.ts';
import { show } from './context.ts';
import { table } from './table.ts';

interface Options {
  readonly frame?: string;
  readonly joint?: string;
  readonly needs?: string;
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

/** One line of the file that `--needs` names. */
const NEED: Fields = {
  party: { is: 'text', max: 200 },
  asked: { is: 'kroner' },
  priority: { optional: { is: 'count' } },
};

export const register: Register = (program, context) => {
  program
    .command('allocate')
    .description('Who gets what of the frame, each line with the figures that give it')
    .argument('<cycle>', 'a file, or forum/scheme/year')
    .option('--frame <kroner>', 'another frame than the definition’s')
    .option('--joint <kroner>', 'another amount for joint measures than the definition’s')
    .option('--needs <file>', 'YAML or JSON, where the forum shares by needs: a list of party, asked and priority')
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
  const where = `Allocate ${cycleName(plan.ref)}`;
  const needs = options.needs === undefined ? [] : needsFrom(options.needs, plan, where);
  const allocation = allocateFrame(where, plan, frame, needs);
  return {
    report: allocationReport(allocation, lineNames(definitions), options.language),
    notes: [
      ...warnings.map((warning) => `EKSEMPEL: ${warning}`),
      ...allocationNotes(plan, definitions, options.language, allocation),
    ],
  };
}

/** Needs that might be: each party’s in the order of the file, which is their priority where none is named. */
function needsFrom(file: string, plan: CyclePlan, where: string): Need[] {
  if (plan.allocation.method !== 'needs') {
    refuse('wrong-stage', `${where}: ${plan.ref.forum} shares by ${plan.allocation.method}, wanted no --needs`);
  }
  const counted = new Map<PartyId, number>();
  return readLines<{ party: PartyId; asked: number; priority?: number }>(file, NEED).map((line) => {
    const rank = plan.parties.findIndex(({ id }) => id === line.party);
    if (rank === -1) {
      const known = plan.parties.map(({ id }) => id).join(', ');
      refuse('not-found', `${where}: "${line.party}" is no partnership of this cycle, wanted one of ${known}`);
    }
    const measure = (counted.get(line.party) ?? 0) + 1;
    counted.set(line.party, measure);
    return { party: line.party, measure, asked: line.asked, priority: line.priority ?? measure, rank };
  });
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

// A grant line decided measure by measure: which are open, what each gets, and what the forum’s word means for it.
// Pure. Sandbox-safe.

import type { Measure, Priority } from './allocation-needs.ts';
import { sumOf } from './amount-lines.ts';
import type { CyclePlan } from './plan.ts';
import type { PartyId } from './words.ts';

/** What became of a line or a measure. `returned` goes back to the forum, and is decided when that has spoken again. */
export const GRANT_RESULTS = ['granted', 'granted-in-part', 'not-granted', 'returned'] as const;
export type GrantResult = (typeof GRANT_RESULTS)[number];

/** What the governor decides on one measure of a decision basis. */
export interface GrantMeasure {
  /** Its number in the document of its partnership, from 1. */
  readonly measure: number;
  /** Whole kroner of the cycle’s year; 0 when it is not granted or returned. */
  readonly amount: number;
  /** Follows from the amounts when it is left out; `returned` never does. */
  readonly result?: GrantResult;
  /** Why it gets less than it asks for, or other than the forum recommended. */
  readonly reason?: string;
  /** What was asked for when it was decided, whatever becomes of the document; absent before that. */
  readonly asked?: number;
}

/** The same once it is decided. */
export interface DecidedMeasure extends GrantMeasure {
  readonly asked: number;
  readonly result: GrantResult;
}

/** A line as far as its measures go. */
export interface MeasuredLine {
  readonly party: PartyId;
  readonly amount: number;
  readonly result?: GrantResult;
  readonly reason?: string;
  readonly measures?: readonly GrantMeasure[];
}

interface Asking {
  readonly measures?: Readonly<Record<PartyId, readonly Measure[]>>;
  readonly priorities?: readonly Priority[];
}

/** What of a cycle’s state says which measures of a partnership are open. */
export type MeasuredState = Asking & {
  readonly plan: Pick<CyclePlan, 'allocation'>;
  readonly decision: { readonly grants: readonly MeasuredLine[] } | null;
};

/** What became of a measure, by the amounts; `returned` must be said. */
export function resultOfMeasure(
  { amount, result }: Pick<GrantMeasure, 'amount' | 'result'>,
  asked: number,
): GrantResult {
  if (result === 'returned') return 'returned';
  if (amount === 0) return 'not-granted';
  return amount < asked ? 'granted-in-part' : 'granted';
}

/** What became of a line by its measures. One that gives nothing and has a measure returned goes back whole. */
export function resultByMeasures(amount: number, measures: readonly GrantMeasure[]): GrantResult {
  const results = measures.map((one) => resultOfMeasure(one, one.asked ?? one.amount));
  if (amount === 0) return results.includes('returned') ? 'returned' : 'not-granted';
  return results.every((result) => result === 'granted') ? 'granted' : 'granted-in-part';
}

/** What was decided of a partnership before some of its measures went back to the forum; undefined when nothing was. */
export function earlierLine<Line extends MeasuredLine>(
  { decision }: { readonly decision: { readonly grants: readonly Line[] } | null },
  party: PartyId,
): Line | undefined {
  return decision?.grants.find((line) => line.party === party);
}

/** Measures that can be decided now, in the order of their document: all at first, then those that went back. */
export function openMeasures(state: MeasuredState, party: PartyId): { measure: number; asked: number }[] {
  const earlier = earlierLine(state, party)?.measures;
  return (state.measures?.[party] ?? [])
    .map(({ asked }, index) => ({ measure: index + 1, asked }))
    .filter(
      ({ measure }) =>
        earlier === undefined || earlier.some((one) => one.measure === measure && one.result === 'returned'),
    );
}

/**
 * What of an amount is the partnership’s own fixed lines, and so for no measure. What was decided before has used them
 * up first.
 */
export function fixedPart({ plan, decision }: MeasuredState, party: PartyId, amount: number): number {
  const fixed = sumOf(plan.allocation.fixed.filter(({ recipient }) => recipient === party));
  const before = earlierLine({ decision }, party)?.amount ?? 0;
  return Math.min(before + amount, fixed) - Math.min(before, fixed);
}

/**
 * What a recommended amount means for each open measure: the forum’s order first, else the party’s own, each in full until
 * the money is used up. With no recommendation it is what is asked for.
 */
export function recommendedMeasures(
  state: MeasuredState,
  party: PartyId,
  recommended: number | null,
): ReadonlyMap<number, number> {
  const open = openMeasures(state, party);
  if (recommended === null) return new Map(open.map(({ measure, asked }) => [measure, asked]));
  const ranked = new Map((state.priorities ?? []).flatMap((one) => (one.party === party ? [[one.measure, one]] : [])));
  const own = state.measures?.[party] ?? [];
  const last = Math.max(0, ...[...ranked.values()].map(({ priority }) => priority));
  const place = (measure: number): number => ranked.get(measure)?.priority ?? last + own[measure - 1]!.priority;
  let left = recommended - fixedPart(state, party, recommended);
  const given = new Map<number, number>();
  for (const { measure, asked } of [...open].sort((a, b) => place(a.measure) - place(b.measure))) {
    given.set(measure, Math.min(asked, left));
    left -= Math.min(asked, left);
  }
  return given;
}

/** A line as it is decided: each measure with its result and with what it asked for. */
export function withResults<Line extends MeasuredLine>(state: MeasuredState, line: Line): Line {
  if (line.measures === undefined) return line;
  const asked = new Map(openMeasures(state, line.party).map((one) => [one.measure, one.asked]));
  const measures = [...line.measures]
    .sort((a, b) => a.measure - b.measure)
    .map((one): DecidedMeasure => {
      const wanted = asked.get(one.measure)!;
      return { ...one, asked: wanted, result: resultOfMeasure(one, wanted) };
    });
  return { ...line, measures };
}

/** Parties whose grants are decided measure by measure. */
export function measuredParties({ decision }: { readonly decision: MeasuredState['decision'] }): PartyId[] {
  return (decision?.grants ?? []).flatMap(({ party, measures }) => (measures === undefined ? [] : [party]));
}

/** True when something of a line goes back to the forum. */
export function goesBack({ result, measures }: MeasuredLine): boolean {
  return result === 'returned' || measures?.some((one) => one.result === 'returned') === true;
}

// Who gets what of a frame, to the krone, each line with the figures it was made from. Pure. Sandbox-safe.

import { sumOf } from './amount-lines.ts';
import { keyLines } from './allocation-bounds.ts';
import type { Allocation, AllocationLine, AllocationRule, CountRow } from './allocation-lines.ts';
import { requireKroner } from './allocation-lines.ts';
import type { Need } from './allocation-needs.ts';
import { meetNeeds } from './allocation-needs.ts';
import { refuse } from './refusal.ts';
import type { PartyId } from './words.ts';

/** What is shared, and among whom. */
export interface AllocationInput {
  readonly frame: number;
  readonly jointMeasures: number;
  readonly counts: readonly CountRow[];
  readonly needs: readonly Need[];
  /** Where money stands that is not shared: the forum. */
  readonly forumParty: PartyId;
}

/** Shares a frame. Refuses amounts that are not whole kroner, and a frame that its own lines use up. */
export function allocate(where: string, rule: AllocationRule, input: AllocationInput): Allocation {
  const { frame, jointMeasures, forumParty } = input;
  requireKroner(where, 'the frame', frame);
  requireKroner(where, 'the amount for joint measures', jointMeasures);
  const fixed = sumOf(rule.fixed);
  const rest = frame - fixed - jointMeasures;
  if (rest < 0) {
    refuse(
      'amounts-do-not-fit',
      `${where}: the frame is ${frame} kroner and fixed lines of ${fixed} and joint measures of ${jointMeasures} go first, wanted at most ${frame} in all`,
    );
  }
  const before: AllocationLine[] = rule.fixed.map(({ id, kind, amount, recipient }) => ({
    recipient,
    kind,
    amount,
    reason: { is: 'fixed', line: id },
  }));
  if (jointMeasures > 0) {
    before.push({ recipient: forumParty, kind: 'joint', amount: jointMeasures, reason: { is: 'joint' } });
  }
  const shared = rule.method === 'needs' ? meetNeeds(where, rest, input.needs) : byKey(where, rule, rest, input.counts);
  const sum = sumOf(shared.lines);
  const left: AllocationLine[] =
    sum === rest
      ? []
      : [{ recipient: forumParty, kind: 'measure', amount: rest - sum, reason: { is: 'unshared', rest, shared: sum } }];
  return { frame, jointMeasures, lines: [...before, ...shared.lines, ...left], cut: shared.cut };
}

type Shared = Pick<Allocation, 'lines' | 'cut'>;

function byKey(where: string, rule: AllocationRule, rest: number, rows: readonly CountRow[]): Shared {
  if (rows.length === 0) return { lines: [], cut: null };
  const ordered = [...rows].sort((a, b) => a.rank - b.rank);
  const spread = rest - rule.base * ordered.length;
  if (spread < 0) {
    refuse(
      'amounts-do-not-fit',
      `${where}: ${rest} kroner are left for ${ordered.length} base amounts of ${rule.base}, wanted at least ${rule.base * ordered.length}`,
    );
  }
  const { base } = rule;
  const lines = keyLines(where, rule, spread, ordered).flatMap((line): AllocationLine[] => [
    ...(base > 0
      ? [{ recipient: line.recipient, kind: 'base', amount: base, reason: { is: 'base', base } } as const]
      : []),
    line,
  ]);
  return { lines, cut: null };
}

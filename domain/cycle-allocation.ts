// The allocation of one cycle: its rule with the frame as it stands, and what it means for each recipient. Pure.
// Sandbox-safe.

import type { Allocation, AllocationLine } from './allocation-lines.ts';
import type { Need } from './allocation-needs.ts';
import { allocate } from './allocation.ts';
import { sumOf } from './amount-lines.ts';
import { divide } from './largest-remainder.ts';
import type { CycleParty, CyclePlan } from './plan.ts';
import type { PartyId } from './words.ts';

/** The frame that counts, and what of it is for joint measures; whole kroner. */
export interface Frame {
  readonly amount: number;
  readonly jointMeasures: number;
}

/** What the definition says, before any meeting. */
export function plannedFrame(plan: Pick<CyclePlan, 'frame' | 'allocation'>): Frame {
  return { amount: plan.frame, jointMeasures: plan.allocation.jointMeasures };
}

type Shared = Pick<CyclePlan, 'allocation' | 'parties' | 'forumParty'>;

/** Shares a frame by the cycle’s rule. Refuses a frame that its own lines use up. */
export function allocateFrame(where: string, plan: Shared, frame: Frame, needs: readonly Need[] = []): Allocation {
  return allocate(where, plan.allocation, {
    frame: frame.amount,
    jointMeasures: frame.jointMeasures,
    forumParty: plan.forumParty,
    needs,
    counts: plan.parties.flatMap(({ id, count }, rank) => (count === null ? [] : [{ party: id, count, rank }])),
  });
}

/** What of an allocation is for one party. */
export function linesOf(allocation: Allocation, party: PartyId): readonly AllocationLine[] {
  return allocation.lines.filter((line) => line.recipient === party);
}

/** The part of a partnership’s money that goes to one recipient; whole kroner. */
export interface Share {
  readonly party: PartyId;
  readonly recipient: PartyId;
  readonly amount: number;
}

/**
 * Divides what a partnership is given between its universities and itself. Its fixed lines are its own; of the rest the
 * universities get their percent, rounded down and divided equally, and the network what is left. Adds up to `amount`.
 */
export function sharesOf(plan: Pick<CyclePlan, 'allocation'>, party: CycleParty, amount: number): Share[] {
  const { fixed, universityPercent } = plan.allocation;
  const own = Math.min(amount, sumOf(fixed.filter((line) => line.recipient === party.id)));
  const theirs = party.universities.length === 0 ? 0 : Math.floor(((amount - own) * universityPercent) / 100);
  const network: Share = { party: party.id, recipient: party.id, amount: amount - theirs };
  if (theirs === 0) return [network];
  const { parts } = divide(
    theirs,
    party.universities.map((id, rank) => ({ id, weight: 1, rank })),
  );
  const shares = parts.map(({ id, floor, rounding }) => ({ party: party.id, recipient: id, amount: floor + rounding }));
  return [network, ...shares].filter((share) => share.amount > 0 || share === network);
}

/** What every partnership may expect of a frame, in the order of the definition. */
export function expectedGrants(plan: Shared, allocation: Allocation): { party: PartyId; amount: number }[] {
  const sums = new Map<PartyId, number>();
  for (const { recipient, amount } of allocation.lines) sums.set(recipient, (sums.get(recipient) ?? 0) + amount);
  return plan.parties.map(({ id }) => ({ party: id, amount: sums.get(id) ?? 0 }));
}

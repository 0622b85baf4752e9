// What exactly a partnership is told, out of what the cycle queued. Pure. Sandbox-safe.

import type { CycleState, QueuedTell } from './cycle-state.ts';
import type { GrantLine } from './grant-lines.ts';
import { paidOf } from './grant-lines.ts';
import type { DecidedMeasure, GrantMeasure } from './grant-measures.ts';
import { resultOfMeasure } from './grant-measures.ts';
import type { SpentLine } from './amount-lines.ts';
import type { Tell } from './tell-kinds.ts';
import { grantingStep } from './plan.ts';
import type { PartyId } from './words.ts';

/** The tell as one partnership gets it: a queued decision becomes that partnership's amount, 0 when it got nothing. */
export function tellFor(state: CycleState, queued: QueuedTell['tell'], party: PartyId): Tell {
  if (queued.kind !== 'decision') return queued;
  const step = grantingStep(state.plan)!.id;
  const line = state.decision?.grants.find((one) => one.party === party);
  const reason = line?.reason;
  return {
    kind: 'decision',
    amount: line?.amount ?? 0,
    step,
    handled: state.steps[step]!.deadline.handled,
    ...(reason === undefined ? {} : { reason }),
    ...(line === undefined || line.amount === 0 ? {} : { shares: sharesTold(state.plan, line) }),
    ...(line?.measures === undefined ? {} : { measures: line.measures.map(measureTold) }),
  };
}

/** Who is paid how much of one line, its own partnership first. */
function sharesTold(plan: CycleState['plan'], line: GrantLine): SpentLine[] {
  const party = plan.parties.find(({ id }) => id === line.party)!;
  return paidOf(plan, party, line).map(({ recipient, amount }) => ({ recipient, amount }));
}

/** Decided with what it asked for, so that a partnership need not ask what its document said. */
function measureTold(one: GrantMeasure): DecidedMeasure {
  const asked = one.asked ?? one.amount;
  return { ...one, asked, result: resultOfMeasure(one, asked) };
}

/** Tells carry their own number as request id, so that one told twice is followed once. */
export function tellRequestId(tellSeq: number): string {
  return `tell-${tellSeq}`;
}

// The frame of a cycle: set by the first meeting, made final later, and what that means for each recipient. Pure.
// Sandbox-safe.

import type { Allocation, AllocationLine } from './allocation-lines.ts';
import { requireKroner } from './allocation-lines.ts';
import type { Need } from './allocation-needs.ts';
import type { Frame } from './cycle-allocation.ts';
import { allocateFrame, expectedGrants, linesOf, plannedFrame, sharesOf } from './cycle-allocation.ts';
import { sumOf } from './amount-lines.ts';
import { requireUndecided } from './cycle-forum.ts';
import type { NeedsState } from './cycle-needs.ts';
import { needsOf } from './cycle-needs.ts';
import type { CycleState } from './cycle-state.ts';
import type { CycleCommand } from './cycle-commands.ts';
import type { CyclePlan } from './plan.ts';
import { Refusal, refuse } from './refusal.ts';
import type { PartyId } from './words.ts';

/** What of a cycle’s state says how much money there is, and how much is asked for. */
export type FrameState = Pick<CycleState, 'firstMeeting' | 'finalFrame'> & NeedsState;
type Set = Pick<FrameState, 'firstMeeting' | 'finalFrame'>;

/** That part of a cycle’s state, and no more of it. */
export function moneyOf(state: CycleState): FrameState {
  const { firstMeeting, finalFrame, asked, delivered, withdrawn, measures, priorities } = state;
  return {
    firstMeeting,
    finalFrame,
    asked,
    delivered,
    withdrawn,
    ...(measures === undefined ? {} : { measures }),
    ...(priorities === undefined ? {} : { priorities }),
  };
}

/** The frame as it stands: the final one, else what the first meeting set, else what the definition says. */
export function frameOf(plan: Pick<CyclePlan, 'frame' | 'allocation'>, state: Set): Frame {
  if (state.finalFrame !== null) return state.finalFrame.frame;
  return preliminaryFrame(plan, state);
}

/** What the first meeting set, else what the definition says. */
export function preliminaryFrame(plan: Pick<CyclePlan, 'frame' | 'allocation'>, { firstMeeting }: Set): Frame {
  if (firstMeeting === null) return plannedFrame(plan);
  return { amount: firstMeeting.preliminaryFrame, jointMeasures: firstMeeting.jointMeasures };
}

/** The most that can be granted: what is left of the frame after the forum’s own lines and joint measures. */
export function grantLimit(plan: Pick<CyclePlan, 'frame' | 'allocation' | 'reserved'>, state: Set): number {
  const { amount, jointMeasures } = frameOf(plan, state);
  return Math.max(0, amount - plan.reserved - jointMeasures);
}

/** The final frame, with what it was before. Refuses one that its own lines use up. */
export function finalFrameSet(
  state: CycleState,
  where: string,
  command: Extract<CycleCommand, { type: 'setFinalFrame' }>,
) {
  requireUndecided(state, where);
  const meeting = state.plan.steps.find((step) => step.kind === 'meeting');
  if (meeting && state.firstMeeting === null) {
    refuse('wrong-stage', `${where}: ${meeting.id} has set no preliminary frame, wanted that first`);
  }
  const before = frameOf(state.plan, state);
  const frame = { amount: command.frame, jointMeasures: command.jointMeasures ?? before.jointMeasures };
  requireKroner(where, 'the frame', frame.amount);
  requireKroner(where, 'the amount for joint measures', frame.jointMeasures);
  if (state.finalFrame !== null && same(before, frame)) {
    refuse(
      'wrong-stage',
      `${where}: the final frame is ${frame.amount} kroner with ${frame.jointMeasures} for joint measures already, wanted another`,
    );
  }
  allocateFrame(where, state.plan, frame, needsOf(state.plan, state));
  return { type: 'final-frame-set' as const, before, frame, reason: command.reason ?? null };
}

function same(a: Frame, b: Frame): boolean {
  return a.amount === b.amount && a.jointMeasures === b.jointMeasures;
}

/** What a frame means for one recipient, as a notice carries it. */
export interface OwnMoney {
  /** Whole kroner that the recipient may plan with. */
  readonly amount: number;
  /** The same by the frame before; null when there was none. */
  readonly before: number | null;
  /** The lines of a partnership; none for a university. */
  readonly lines: readonly AllocationLine[];
  /**
   * For a partnership: what of it is for which university. For a university: how much comes through which partnership.
   */
  readonly shares: readonly { readonly party: PartyId; readonly amount: number }[];
  /** What the decision basis asks for, when it says so; whole kroner. */
  readonly asked: number | null;
}

/** What two frames mean for each partnership and university: the later one in full, the earlier one as a sum. */
export function ownMoneyOf(
  where: string,
  plan: Pick<CyclePlan, 'allocation' | 'parties' | 'forumParty'>,
  frames: { readonly before: Frame | null; readonly after: Frame },
  asked: Readonly<Record<PartyId, number>>,
  needs: readonly Need[] = [],
): (party: PartyId) => OwnMoney | null {
  const allocation = allocateFrame(where, plan, frames.after, needs);
  const after = recipientsOf(plan, allocation);
  const before = frames.before === null ? null : recipientsOf(plan, allocateFrame(where, plan, frames.before, needs));
  const parties = new Map(plan.parties.map((party) => [party.id, party]));
  return (id) => {
    const shares = after.get(id);
    const was = before === null ? null : sumOf([...(before.get(id) ?? []).values()]);
    if (!shares) return null;
    const amount = sumOf(shares);
    const party = parties.get(id);
    if (!party) return { amount, before: was, lines: [], shares, asked: null };
    const theirs = sharesOf(plan, party, amount).filter((share) => share.recipient !== id);
    return {
      amount,
      before: was,
      lines: linesOf(allocation, id),
      shares: theirs.map(({ recipient, amount: part }) => ({ party: recipient, amount: part })),
      asked: asked[id] ?? null,
    };
  };
}

/** By recipient what comes from where: a partnership’s own whole amount, and each university’s parts of those. */
function recipientsOf(
  plan: Pick<CyclePlan, 'allocation' | 'parties' | 'forumParty'>,
  allocation: Allocation,
): Map<PartyId, { party: PartyId; amount: number }[]> {
  const expected = new Map(expectedGrants(plan, allocation).map(({ party, amount }) => [party, amount]));
  const found = new Map<PartyId, { party: PartyId; amount: number }[]>();
  for (const party of plan.parties) {
    const amount = expected.get(party.id) ?? 0;
    found.set(party.id, [{ party: party.id, amount }]);
    for (const share of sharesOf(plan, party, amount)) {
      if (share.recipient === party.id) continue;
      found.set(share.recipient, [...(found.get(share.recipient) ?? []), { party: party.id, amount: share.amount }]);
    }
  }
  return found;
}

/** A partnership’s decision basis beside its frame. One above it is flagged; it stands, and the forum decides. */
export interface BasisAgainstFrame {
  readonly party: PartyId;
  readonly frame: number;
  readonly asked: number | null;
  /** How much more is asked for than the frame holds; 0 when it fits. */
  readonly above: number;
}

export function basesAgainstFrame(where: string, plan: CyclePlan, state: FrameState): BasisAgainstFrame[] {
  return expectedGrants(plan, allocateFrame(where, plan, frameOf(plan, state), needsOf(plan, state))).map(
    ({ party, amount }) => {
      const asked = state.asked[party] ?? null;
      return { party, frame: amount, asked, above: asked === null ? 0 : Math.max(0, asked - amount) };
    },
  );
}

/** Each partnership's planning frame; null when the frame that stands cannot be shared out. */
export function planningFrames(state: CycleState): ReadonlyMap<PartyId, number> | null {
  try {
    const { plan } = state;
    const allocation = allocateFrame('Lay out the frames', plan, frameOf(plan, state), needsOf(plan, state));
    return new Map(expectedGrants(plan, allocation).map(({ party, amount }) => [party, amount]));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

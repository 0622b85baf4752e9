// Who owes what, as rows of the read model: a pure function of state. Pure. Sandbox-safe.

import { approveBy } from './approve-by.ts';
import { isDecided } from './cycle-forum.ts';
import { openRequests } from './change-requests.ts';
import type { CycleState } from './cycle-state.ts';
import { slotsInWriting } from './forum-writing.ts';
import type { ApprovalSlot, Item, PartnershipState, RemindersOff } from './partnership-state.ts';
import type { Duty, StepPlan } from './plan.ts';
import { isOnTime, missingSections } from './report-sections.ts';
import { isComplete, isLapsed, isOver, keyedDuties, pendingApprovals } from './stage.ts';
import { outlivesDecision, PROPOSED } from './step-kinds.ts';
import type { Instant, LocalDate, PartyId, Role, StepId } from './words.ts';
import { cycleName } from './words.ts';

/** One step owed by one party. What reminders select from, and what they are checked against before they are sent. */
export interface Obligation {
  readonly cycle: string;
  readonly step: StepId;
  readonly party: PartyId;
  /** The partnership it belongs to; null for the cycle's own steps. */
  readonly partnership: PartyId | null;
  readonly status: 'not-due' | 'open' | 'changes-asked' | 'submitted' | 'complete' | 'no-need' | 'ended';
  readonly optional: boolean;
  readonly owedBy: Role;
  /** A first version came in time; what is missing now is a correction. */
  readonly onTime: boolean;
  readonly nominal: LocalDate;
  readonly handled: LocalDate;
  readonly instant: Instant;
  readonly deadlineRevision: number;
  /** The handled date before it was moved; null when it never was. */
  readonly was: LocalDate | null;
  readonly revision: number;
  readonly pending: readonly ApprovalSlot[];
  /** Last day for the approvals that are pending; null when none is. */
  readonly approveBy: LocalDate | null;
  /**
   * Sections of a report that must still come, and whether only a correction is wanted; absent on steps without
   * sections.
   */
  readonly missing?: readonly Owing[];
  /** Numbers of the mid-year requests that wait for an answer; on the partnership's own report. */
  readonly requests?: readonly number[];
  /** Handed in late, and nobody has accepted that yet. */
  readonly awaitsAcceptance: boolean;
  readonly submittedAt: Instant | null;
  /** Set while nobody is reminded of it. */
  readonly remindersOff?: RemindersOff;
  /** Since when there is a draft that is not handed in. */
  readonly draftSince: Instant | null;
  /** Set on a decision that is prepared and waits for another person’s approval: the office leader’s. */
  readonly prepared?: true;
}

/** Who must still hand something in; `onTime`: a first version came by the deadline. */
export interface Owing extends ApprovalSlot {
  readonly onTime: boolean;
}

/** Who must hand in what a row still misses: whoever owes the step, or the authors of the sections that are missing. */
export function owingOf(row: Obligation): readonly Owing[] {
  return row.missing ?? [{ role: row.owedBy, party: row.party, onTime: row.onTime }];
}

/** The obligation's key in the read model. */
export function obligationKey(one: { cycle: string; step: StepId; party: PartyId }): string {
  return `${one.cycle}|${one.step}|${one.party}`;
}

/** Whether somebody must still hand something in. */
export function isMissing(obligation: Obligation): boolean {
  return obligation.status === 'open' || obligation.status === 'changes-asked';
}

/** What a delivery waits for: parties whose approval is missing, and whether a late one must be accepted. */
export interface Waits {
  readonly approvals: readonly PartyId[];
  readonly acceptance: boolean;
}

/** What a row waits for although it is handed in; null when nothing is. */
export function waitsOf(obligation: Obligation): Waits | null {
  const { pending, awaitsAcceptance } = obligation;
  if (pending.length === 0 && !awaitsAcceptance) return null;
  return { approvals: pending.map((slot) => slot.party), acceptance: awaitsAcceptance };
}

/** The rows of one partnership. */
export function obligationsOfPartnership(state: PartnershipState): Obligation[] {
  return obligationsAfter(null, state);
}

/**
 * The rows of one partnership, given those of an earlier state of it: a row whose item is the same, in a partnership
 * that owes the same, is the same row.
 */
export function obligationsAfter(
  earlier: { readonly state: PartnershipState; readonly rows: readonly Obligation[] } | null,
  state: PartnershipState,
): Obligation[] {
  const before = earlier?.state;
  const kept =
    before?.plan === state.plan &&
    before.ended === state.ended &&
    before.withdrawn === state.withdrawn &&
    before.changeRequests === state.changeRequests &&
    before.grant === state.grant;
  const cycle = cycleName(state.plan.ref);
  return keyedDuties(state.plan).map(({ duty, key }, index): Obligation => {
    const item = state.items[key]!;
    return kept && before.items[key] === item ? earlier!.rows[index]! : rowOf(state, cycle, duty, item);
  });
}

function rowOf(state: PartnershipState, cycle: string, duty: Duty, item: Item): Obligation {
  const complete = isComplete(state.plan, duty, item);
  // A basis that did not come before the decision is owed no longer; nor is a need after the decision.
  const status = complete ? 'complete' : isOver(state, duty) || isLapsed(state, duty) ? 'ended' : item.status;
  const pending = status === 'submitted' ? pendingApprovals(state.plan, duty, item) : [];
  return {
    cycle,
    step: duty.step.id,
    party: duty.party,
    partnership: state.plan.party,
    status,
    optional: duty.step.optional,
    owedBy: duty.step.owedBy,
    onTime: item.firstSubmittedAt !== null && !item.late,
    nominal: item.deadline.nominal,
    handled: item.deadline.handled,
    instant: item.deadline.instant,
    deadlineRevision: item.deadline.revision,
    was: item.deadline.was,
    revision: item.revision,
    ...(item.sections ? { missing: missingOf(status, item) } : {}),
    ...(duty.step.kind === 'report' ? { requests: openRequests(state).map(({ number }) => number) } : {}),
    pending,
    approveBy: pending.length === 0 ? null : approveBy(state.plan.rules, item),
    awaitsAcceptance: status === 'submitted' && item.late && !item.lateAccepted,
    submittedAt: item.submittedAt,
    ...(item.remindersOff === undefined ? {} : { remindersOff: item.remindersOff }),
    draftSince: item.draftSince,
  };
}

function missingOf(status: Obligation['status'], item: Item): Owing[] {
  if (status !== 'open' && status !== 'changes-asked') return [];
  return missingSections(item).map((one) => ({ role: one.role, party: one.party, onTime: isOnTime(item, one) }));
}

/** The rows of a cycle's own steps. */
export function obligationsOfCycle(state: CycleState): Obligation[] {
  return state.plan.steps
    .filter((step) => step.scope === 'cycle')
    .map((step): Obligation => {
      const { deadline } = state.steps[step.id]!;
      return {
        cycle: cycleName(state.plan.ref),
        step: step.id,
        party: step.owedBy === 'case-officer' ? state.plan.officeParty : state.plan.forumParty,
        partnership: null,
        status: statusOf(state, step),
        optional: step.optional,
        owedBy: step.owedBy,
        onTime: false,
        nominal: deadline.nominal,
        handled: deadline.handled,
        instant: deadline.instant,
        deadlineRevision: deadline.revision,
        was: deadline.was,
        revision: PROPOSED.includes(step.kind) ? (state.recommendation?.revision ?? 0) : 0,
        pending: PROPOSED.includes(step.kind) && state.steps[step.id]!.doneAt === null ? slotsInWriting(state) : [],
        approveBy:
          PROPOSED.includes(step.kind) && state.steps[step.id]!.doneAt === null
            ? (state.forum.writing?.until ?? null)
            : null,
        awaitsAcceptance: false,
        submittedAt: state.steps[step.id]!.doneAt,
        draftSince: null,
        ...(step.kind === 'decision' && awaitsLeader(state, step) ? { prepared: true as const } : {}),
      };
    });
}

/** Where a decision takes two, the one who leads the office approves what another has prepared. */
function awaitsLeader(state: CycleState, step: StepPlan): boolean {
  return state.plan.decision.fourEyes && state.prepared !== null && statusOf(state, step) === 'open';
}

function statusOf(state: CycleState, step: StepPlan): Obligation['status'] {
  if (state.steps[step.id]!.doneAt !== null) return 'complete';
  if (state.status !== 'open') return 'ended';
  // Once the grants are decided, a meeting that nobody recorded is owed no longer.
  if (!outlivesDecision(step)) return isDecided(state) ? 'ended' : 'open';
  return isAwaited(state, step) ? 'open' : 'not-due';
}

/** Whether all that a step rests on is done, where that is the cycle's own; partnerships hold up nobody. */
export function isAwaited(state: CycleState, step: StepPlan): boolean {
  return step.requires.every((id) => {
    const required = state.plan.steps.find((one) => one.id === id);
    return required?.scope !== 'cycle' || state.steps[id]!.doneAt !== null;
  });
}

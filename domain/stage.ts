// Derived answers about a partnership: stage, what is complete, which approvals are missing. Pure. Sandbox-safe.

import type { ApprovalSlot, Item, PartnershipState, Stage } from './partnership-state.ts';
import { isLate } from './deadline.ts';
import type { Duty, PartnershipPlan, StepPlan } from './plan.ts';
import { dutyKey } from './plan.ts';
import { ASSESSING, outlivesDecision } from './step-kinds.ts';
import type { PartyId, Role, StepKind } from './words.ts';

/** Which party answers for a role within this partnership; several for universities. */
export function partiesOfRole(plan: PartnershipPlan, role: Role, owner: PartyId): readonly PartyId[] {
  switch (role) {
    case 'owner-contact':
      return [owner];
    case 'network-coordinator':
      return [plan.party];
    case 'university-coordinator':
      return plan.universities;
    case 'secretariat':
    case 'forum-member':
    case 'forum-substitute':
      return [plan.forumParty];
    case 'case-officer':
    case 'office-leader':
    case 'administrator':
      return [plan.officeParty];
  }
}

/** Who may hand a step in: who writes its sections; else who owes it, and the university that must approve it. */
export function handsOf(step: StepPlan): readonly Role[] {
  if (step.sections.length > 0) return step.sections.map(({ author }) => author);
  const known = handsKnown.get(step);
  if (known) return known;
  const hands = [...new Set([step.owedBy, ...step.approvedBy.filter((role) => role === 'university-coordinator')])];
  handsKnown.set(step, hands);
  return hands;
}

/** Plans never change, so what follows from them alone is found once. */
const handsKnown = new WeakMap<StepPlan, readonly Role[]>();

/**
 * The approvals that each revision of a duty's document needs. Where another than the one who owes it may hand it in, the
 * one who owes it must stand by it too; their own delivery says so.
 */
export function approvalSlots(plan: PartnershipPlan, duty: Duty): readonly ApprovalSlot[] {
  const known = slotsKnown.get(duty);
  if (known?.plan === plan) return known.slots;
  const { step } = duty;
  const hands = handsOf(step);
  // Who writes a section stands by it; what is left to approve is the office's.
  const roles =
    step.sections.length > 0
      ? step.approvedBy.filter((role) => !hands.includes(role))
      : hands.length > 1
        ? new Set([step.owedBy, ...step.approvedBy])
        : step.approvedBy;
  const slots = [...roles].flatMap((role) => partiesOfRole(plan, role, duty.party).map((party) => ({ role, party })));
  slotsKnown.set(duty, { plan, slots });
  return slots;
}

const slotsKnown = new WeakMap<Duty, { readonly plan: PartnershipPlan; readonly slots: readonly ApprovalSlot[] }>();

export function sameSlot(a: ApprovalSlot, b: ApprovalSlot): boolean {
  return a.role === b.role && a.party === b.party;
}

/** Approvals still missing for the present revision; none unless something is handed in. */
export function pendingApprovals(plan: PartnershipPlan, duty: Duty, item: Item): ApprovalSlot[] {
  if (item.status !== 'submitted') return [];
  return approvalSlots(plan, duty).filter((slot) => !item.approvals.some((given) => sameSlot(given, slot)));
}

/** Handed in, approved by all who must, and not waiting for a late delivery to be accepted. */
export function isComplete(plan: PartnershipPlan, duty: Duty, item: Item): boolean {
  if (item.status !== 'submitted' || (item.late && !item.lateAccepted)) return false;
  return approvalSlots(plan, duty).every((slot) => item.approvals.some((given) => sameSlot(given, slot)));
}

/** A duty with its key among the items. */
export interface KeyedDuty {
  readonly duty: Duty;
  readonly key: string;
}

interface DutyIndex {
  readonly all: readonly KeyedDuty[];
  readonly byKind: ReadonlyMap<StepKind, readonly KeyedDuty[]>;
  /** What must be complete before the partnership is considered. */
  readonly considered: readonly KeyedDuty[];
  readonly assessing: readonly KeyedDuty[];
}

const dutyIndexes = new WeakMap<readonly Duty[], DutyIndex>();

function indexOf({ duties }: PartnershipPlan): DutyIndex {
  const known = dutyIndexes.get(duties);
  if (known) return known;
  const all = duties.map((duty): KeyedDuty => ({ duty, key: dutyKey(duty.step.id, duty.party) }));
  const byKind = new Map<StepKind, KeyedDuty[]>();
  for (const keyed of all) {
    const own = byKind.get(keyed.duty.step.kind);
    if (own) own.push(keyed);
    else byKind.set(keyed.duty.step.kind, [keyed]);
  }
  const index = {
    all,
    byKind,
    considered: all.filter(({ duty }) => duty.step.considered),
    assessing: all.filter(({ duty }) => ASSESSING.includes(duty.step.kind)),
  };
  dutyIndexes.set(duties, index);
  return index;
}

/** Everything that a partnership owes, in the plan's order. */
export function keyedDuties(plan: PartnershipPlan): readonly KeyedDuty[] {
  return indexOf(plan).all;
}

function dutiesOfKind({ plan }: PartnershipState, kind: StepKind): readonly KeyedDuty[] {
  return indexOf(plan).byKind.get(kind) ?? [];
}

function areComplete(state: PartnershipState, duties: readonly KeyedDuty[]): boolean {
  return duties.every(({ duty, key }) => isComplete(state.plan, duty, state.items[key]!));
}

/** True when every duty of the kind is complete; also when there is none. */
export function allComplete(state: PartnershipState, kind: StepKind): boolean {
  return areComplete(state, dutiesOfKind(state, kind));
}

/** True when all that is considered is complete; a partnership that owes nothing of the kind counts as delivered. */
export function isDelivered(state: PartnershipState): boolean {
  return !state.withdrawn && areComplete(state, indexOf(state.plan).considered);
}

/** True when no needs can be reported in time any more; by the clock too, since the cycle's word may come later. */
export function isAssessmentOver(state: PartnershipState): boolean {
  if (state.assessmentOver) return true;
  const { assessing } = indexOf(state.plan);
  return assessing.length > 0 && assessing.every(({ key }) => isLate(state.items[key]!.deadline, state.now));
}

/** True when a duty is owed no longer, whatever has come of it: only reports outlive the decision. */
export function isLapsed(state: PartnershipState, duty: Duty): boolean {
  return state.grant !== null && !outlivesDecision(duty.step);
}

/** Whether a report on last year's grant is still owed: it outlives whatever this year brings. */
export function owesEarlierReport(state: PartnershipState): boolean {
  return dutiesOfKind(state, 'report').some(
    ({ duty, key }) => duty.step.reportsOn === 'last-year' && !isComplete(state.plan, duty, state.items[key]!),
  );
}

/**
 * Whether nothing more can come of a duty: the cycle has ended, or the partnership is out and the duty was this year's.
 */
export function isOver(state: PartnershipState, duty: Duty): boolean {
  if (state.ended) return true;
  return (state.withdrawn || state.grant === 0) && duty.step.reportsOn !== 'last-year';
}

/** The stage that the state amounts to. `docs/stages.md` says which event leads where. */
export function stageOf(state: PartnershipState): Stage {
  const { plan, grant } = state;
  if (state.withdrawn) return 'withdrawn';
  if (grant === 0) return !state.ended && owesEarlierReport(state) ? 'reporting' : 'not-granted';
  // A year without grants has no allocation: who has delivered goes on.
  if (grant !== null || (!plan.grants && isDelivered(state))) {
    const reports = dutiesOfKind(state, 'report');
    if (state.ended || (reports.length > 0 && allComplete(state, 'report'))) return 'closed';
    const handedIn = reports.some(({ key }) => state.items[key]!.revision > 0);
    return reports.length > 0 && (state.reportingOpen || handedIn) ? 'reporting' : 'implementation';
  }
  if (state.ended) return 'closed';
  if (isDelivered(state)) return 'allocation';
  const bases = dutiesOfKind(state, 'basis');
  // Where needs go straight to the one who decides there is nothing to plan in between.
  if (bases.length === 0) return 'assessment';
  const answered = indexOf(plan).assessing.every(({ key }) =>
    ['submitted', 'no-need'].includes(state.items[key]!.status),
  );
  const planned = bases.some(({ key }) => state.items[key]!.revision > 0);
  return answered || planned || isAssessmentOver(state) ? 'planning' : 'assessment';
}

/**
 * Whether a partnership in that stage still owes or awaits something. Who has a grant and no report to write does not.
 */
export function isUnfinished(stage: Stage, reports = true): boolean {
  if (stage === 'implementation') return reports;
  return stage !== 'closed' && stage !== 'withdrawn' && stage !== 'not-granted';
}

/** Whether partnerships report in this year. */
export function hasReports(plan: { readonly steps: readonly StepPlan[] }): boolean {
  return plan.steps.some((step) => step.kind === 'report' && step.scope === 'partnership');
}

// "Why does it stand still?": what a cycle or partnership waits for, whose turn it is, and what comes by itself. Pure. Sandbox-safe.

import { agendaOf } from './agenda.ts';
import type { CycleState } from './cycle-state.ts';
import { isLate } from './deadline.ts';
import { PERMISSIONS } from './permissions.ts';
import type { ApprovalSlot, PartnershipState } from './partnership-state.ts';
import { dutyKey } from './plan.ts';
import { isComplete, pendingApprovals, stageOf } from './stage.ts';
import { obligationsOfCycle } from './obligations.ts';
import type { Instant, PartyId, Role, StepId } from './words.ts';

/** A structured answer; `texts/explain.ts` turns it into sentences. */
export interface Explanation {
  readonly waitsFor: {
    readonly code:
      | 'delivery'
      | 'changes'
      | 'approval'
      | 'acceptance'
      | 'forum-proposal'
      | 'forum-outcome'
      | 'decision'
      | 'meeting'
      | 'moment'
      | 'cycle'
      | 'nothing';
    readonly step: StepId | null;
    readonly party: PartyId | null;
  };
  readonly turn: readonly ApprovalSlot[];
  readonly since: Instant;
  /** What happens next if nobody acts. */
  readonly next: {
    readonly what: 'reminder' | 'overdue' | 'list' | 'deadline' | 'year-ends' | 'nothing';
    readonly step: StepId | null;
    readonly at: Instant | null;
  };
  /** The deadline has passed and it still waits. */
  readonly blocked: boolean;
  /** Roles that can lift the wait by other means: extend, accept, move. */
  readonly canLift: readonly Role[];
}

/** What a cycle waits for: the earliest of its own steps that is not done. */
export function explainCycle(state: CycleState, now: Instant): Explanation {
  const next = nextOfCycle(state, now);
  if (state.status !== 'open') return settled(state.now);
  const open = obligationsOfCycle(state).filter((row) => row.status === 'open');
  const row = open[0];
  if (!row) {
    return {
      waitsFor: { code: 'moment', step: next.step, party: null },
      turn: [],
      since: state.now,
      next,
      blocked: false,
      canLift: PERMISSIONS.closeCycle,
    };
  }
  const kind = state.plan.steps.find((step) => step.id === row.step)!.kind;
  const code =
    kind === 'meeting'
      ? 'meeting'
      : kind === 'decision'
        ? 'decision'
        : state.recommendation && !state.recommendation.outcome
          ? 'forum-outcome'
          : 'forum-proposal';
  return {
    waitsFor: { code, step: row.step, party: row.party },
    turn: [{ role: row.owedBy, party: row.party }],
    since: code === 'forum-outcome' ? state.recommendation!.proposedAt : sinceOfCycle(state),
    next,
    blocked: isLate(row, now),
    canLift: PERMISSIONS.moveDeadline,
  };
}

/** Since when it is this step's turn: when the latest earlier step was done, else since the opening. */
function sinceOfCycle(state: CycleState): Instant {
  const done = Object.values(state.steps).flatMap((step) => (step.doneAt === null ? [] : [step.doneAt]));
  return done.sort().at(-1) ?? state.plan.opensAt;
}

function nextOfCycle(state: CycleState, now: Instant): Explanation['next'] {
  const moment = agendaOf(state).find((one) => one.at > now && one.at > state.handledThrough);
  if (!moment) return { what: 'nothing', step: null, at: null };
  switch (moment.kind) {
    case 'raise':
      return {
        what: moment.side === 'before' ? 'reminder' : moment.side === 'after' ? 'overdue' : 'list',
        step: moment.step,
        at: moment.at,
      };
    case 'passed':
    case 'reporting-opens':
      return { what: 'deadline', step: moment.step, at: moment.at };
    case 'year-ends':
      return { what: 'year-ends', step: null, at: moment.at };
  }
}

/** What a partnership waits for: its earliest duty that is not complete, else the cycle. */
export function explainPartnership(state: PartnershipState, now: Instant): Explanation {
  const stage = stageOf(state);
  if (stage === 'closed' || stage === 'withdrawn' || stage === 'not-granted' || state.ended)
    return settled(state.stages.at(-1)?.at ?? state.now);
  for (const duty of state.plan.duties) {
    const item = state.items[dutyKey(duty.step.id, duty.party)]!;
    if (item.status === 'not-due' || item.status === 'no-need' || isComplete(state.plan, duty, item)) continue;
    if (state.grant !== null && duty.step.kind !== 'report') continue;
    // An optional step holds up nothing once planning has begun.
    if (duty.step.optional && stage !== 'assessment') continue;
    const blocked = !duty.step.optional && isLate(item.deadline, now);
    const next: Explanation['next'] = isLate(item.deadline, now)
      ? { what: duty.step.optional ? 'nothing' : 'list', step: duty.step.id, at: null }
      : { what: 'deadline', step: duty.step.id, at: item.deadline.instant };
    const about = { step: duty.step.id, party: duty.party };
    const since = item.submittedAt ?? state.stages.at(-1)?.at ?? state.now;
    if (item.status === 'submitted') {
      const pending = pendingApprovals(state.plan, duty, item);
      return pending.length > 0
        ? {
            waitsFor: { code: 'approval', ...about },
            turn: pending,
            since,
            next,
            blocked,
            canLift: PERMISSIONS.returnForChanges,
          }
        : {
            waitsFor: { code: 'acceptance', ...about },
            turn: [{ role: 'secretariat', party: state.plan.forumParty }],
            since,
            next,
            blocked,
            canLift: PERMISSIONS.acceptLate,
          };
    }
    return {
      waitsFor: { code: item.status === 'changes-asked' ? 'changes' : 'delivery', ...about },
      turn: [{ role: duty.step.owedBy, party: duty.party }],
      since,
      next,
      blocked,
      canLift: PERMISSIONS.extendDeadline,
    };
  }
  return {
    waitsFor: { code: 'cycle', step: null, party: state.plan.forumParty },
    turn: [{ role: 'secretariat', party: state.plan.forumParty }],
    since: state.stages.at(-1)?.at ?? state.now,
    next: { what: 'nothing', step: null, at: null },
    blocked: false,
    canLift: PERMISSIONS.recordForumOutcome,
  };
}

function settled(since: Instant): Explanation {
  return {
    waitsFor: { code: 'nothing', step: null, party: null },
    turn: [],
    since,
    next: { what: 'nothing', step: null, at: null },
    blocked: false,
    canLift: [],
  };
}

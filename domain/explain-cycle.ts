// What a cycle waits for, whose turn it is, and what comes by itself. Pure. Sandbox-safe.

import type { Moment } from './agenda.ts';
import { agendaOf } from './agenda.ts';
import type { CycleState } from './cycle-state.ts';
import { isLate } from './deadline.ts';
import type { Explanation } from './explain.ts';
import { overSince } from './explain.ts';
import { slotsInWriting } from './forum-writing.ts';
import { localToInstant } from './local-time.ts';
import { blockedAtEnd, willDelay } from './moments.ts';
import { isAwaited, obligationsOfCycle } from './obligations.ts';
import { PERMISSIONS } from './permissions.ts';
import { grantingStep, proposedStep } from './plan.ts';
import { outlivesDecision, PROPOSED } from './step-kinds.ts';
import type { Instant, PartyId, StepKind } from './words.ts';

/** What a cycle waits for: the earliest of its own steps that is not done. */
export function explainCycle(state: CycleState, now: Instant): Explanation {
  const next = nextOfCycle(state, now);
  if (state.status !== 'open') return overSince(sinceOfCycle(state));
  const open = obligationsOfCycle(state).filter((row) => row.status === 'open');
  const row = open[0];
  if (!row) {
    return {
      waitsFor: { code: state.unfinishedAtEnd === null ? 'moment' : 'reports', step: next.step, party: null },
      turn: [],
      since: sinceOfCycle(state),
      next,
      blocked: false,
      canLift: PERMISSIONS.closeCycle,
    };
  }
  const kind = state.plan.steps.find((step) => step.id === row.step)!.kind;
  const { writing } = state.forum;
  if (PROPOSED.includes(kind) && writing && row.pending.length > 0) {
    return {
      waitsFor: { code: 'forum-writing', step: row.step, party: row.party },
      turn: row.pending,
      since: writing.openedAt,
      next,
      blocked: isLate(row, now),
      canLift: PERMISSIONS.closeWriting,
      ...(state.unfinishedAtEnd === null ? {} : { staysOpen: PERMISSIONS.closeCycle }),
    };
  }
  const code = codeOf(state, kind);
  return {
    waitsFor: { code, step: row.step, party: row.party },
    turn: [{ role: code === 'decision-approval' ? 'office-leader' : row.owedBy, party: row.party }],
    since:
      (code === 'decision-approval' ? state.prepared?.at : undefined) ??
      state.recommendation?.returned?.at ??
      (code.endsWith('-outcome') ? state.recommendation!.proposedAt : sinceOfCycle(state)),
    next,
    blocked: isLate(row, now),
    canLift: PERMISSIONS.moveDeadline,
    ...(state.unfinishedAtEnd === null ? {} : { staysOpen: PERMISSIONS.closeCycle }),
  };
}

function codeOf(state: CycleState, kind: StepKind): Explanation['waitsFor']['code'] {
  const { recommendation } = state;
  const proposed = recommendation && !recommendation.outcome && recommendation.returned?.by !== 'forum';
  switch (kind) {
    case 'meeting':
      return kind;
    case 'decision':
      // Four eyes: what one has prepared waits for another.
      return state.prepared !== null && state.plan.decision.fourEyes ? 'decision-approval' : kind;
    case 'recommendation':
      return proposed ? 'forum-outcome' : 'forum-proposal';
    case 'spending-plan':
      return proposed ? 'plan-outcome' : 'plan-proposal';
    default:
      return 'record';
  }
}

/** Since when it is this step's turn: when the latest earlier step was done, else since the opening. */
function sinceOfCycle(state: CycleState): Instant {
  const done = Object.values(state.steps).flatMap((step) => (step.doneAt === null ? [] : [step.doneAt]));
  return done.sort().at(-1) ?? state.plan.opensAt;
}

function nextOfCycle(state: CycleState, now: Instant): Explanation['next'] {
  const moment = agendaOf(state).find(
    (one) => one.at > now && one.at > state.handledThrough && concernsSomebody(state, one),
  );
  if (!moment) return { what: 'nothing', step: null, at: null };
  switch (moment.kind) {
    case 'raise':
      return {
        what: moment.side === 'before' ? 'reminder' : moment.side === 'after' ? 'overdue' : 'list',
        step: moment.step,
        at: moment.at,
      };
    case 'passed':
      return { what: 'deadline', step: moment.step, at: state.steps[moment.step]!.deadline.instant };
    case 'reporting-opens':
      return { what: 'reporting-opens', step: moment.step, at: moment.at };
    case 'decision-delay':
      return { what: 'decision-delay', step: moment.step, at: moment.at };
    case 'meeting': {
      const meeting = state.forum.meetings.find((one) => one.id === moment.meeting)!;
      const at = localToInstant(state.plan.rules.table, meeting.date, meeting.time);
      return { what: 'meeting', step: meeting.step, at };
    }
    case 'writing':
      return {
        what: 'reminder',
        step: proposedStep(state.plan)!.id,
        at: moment.at,
      };
    case 'year-blocked':
      return { what: 'year-blocked', step: blockedAtEnd(state), at: moment.at };
    case 'year-ends':
      return { what: 'year-ends', step: null, at: moment.at };
  }
}

/**
 * Whether a moment may still mean something: nobody is reminded of what is done, or not owed yet, or owed no longer.
 */
function concernsSomebody(state: CycleState, moment: Moment): boolean {
  if (moment.kind === 'decision-delay') return willDelay(state, moment);
  if (moment.kind === 'year-blocked') return blockedAtEnd(state) !== null;
  if (moment.kind === 'writing') return slotsInWriting(state).length > 0;
  if (moment.kind !== 'raise') return true;
  const step = state.plan.steps.find((one) => one.id === moment.step)!;
  if (step.scope === 'cycle') {
    const owed = outlivesDecision(step) ? isAwaited(state, step) : !state.decision;
    return owed && state.steps[step.id]!.doneAt === null;
  }
  if (step.kind === 'report') {
    return state.decision !== null || step.reportsOn === 'last-year' || grantingStep(state.plan) === undefined;
  }
  if (state.decision) return false;
  const isOut = (party: PartyId): boolean => state.withdrawn.includes(party) || state.delivered.includes(party);
  return !step.considered || state.plan.parties.some((party) => !isOut(party.id));
}

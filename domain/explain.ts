// "Why does it stand still?": what a cycle or partnership waits for, whose turn it is, and what comes by itself. Pure. Sandbox-safe.

import type { Moment } from './agenda.ts';
import { agendaOf } from './agenda.ts';
import { approveByInstant } from './approve-by.ts';
import { openRequests } from './change-requests.ts';
import { compare } from './compare.ts';
import type { CycleState } from './cycle-state.ts';
import { isLate } from './deadline.ts';
import { blockedAtEnd, willDelay } from './moments.ts';
import type { DatedRung } from './ladder.ts';
import { slotsInWriting } from './forum-writing.ts';
import { localToInstant } from './local-time.ts';
import { PERMISSIONS } from './permissions.ts';
import type { ApprovalSlot, Item, PartnershipState, RemindersOff } from './partnership-state.ts';
import type { Duty } from './plan.ts';
import { dutyKey, grantingStep, proposedStep } from './plan.ts';
import { raisesOf } from './raises.ts';
import { missingSections } from './report-sections.ts';
import { isComplete, isLapsed, isOver, owesEarlierReport, pendingApprovals, stageOf } from './stage.ts';
import { isAwaited, obligationsOfCycle } from './obligations.ts';
import { outlivesDecision, PROPOSED } from './step-kinds.ts';
import type { Instant, PartyId, Role, StepId, StepKind } from './words.ts';

/** A structured answer; `texts/explain.ts` turns it into sentences. */
export interface Explanation {
  readonly waitsFor: {
    readonly code:
      | 'delivery'
      | 'section'
      | 'report-acceptance'
      | 'request'
      | 'reports'
      | 'changes'
      | 'approval'
      | 'acceptance'
      | 'forum-proposal'
      | 'forum-outcome'
      | 'forum-writing'
      | 'plan-proposal'
      | 'plan-outcome'
      | 'record'
      | 'decision'
      | 'decision-approval'
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
    readonly what:
      | 'reminder'
      | 'overdue'
      | 'list'
      | 'deadline'
      | 'reporting-opens'
      | 'meeting'
      | 'decision-delay'
      | 'year-blocked'
      | 'year-ends'
      | 'nothing';
    readonly step: StepId | null;
    readonly at: Instant | null;
  };
  /** The deadline has passed and it still waits. */
  readonly blocked: boolean;
  /** Roles that can lift the wait by other means: extend, accept, move. */
  readonly canLift: readonly Role[];
  /** Set when the year is over and stays open for this: who can close it with a reason. */
  readonly staysOpen?: readonly Role[];
  /** Set while nobody is reminded of what it waits for. */
  readonly remindersOff?: RemindersOff;
}

/** What a cycle waits for: the earliest of its own steps that is not done. */
export function explainCycle(state: CycleState, now: Instant): Explanation {
  const next = nextOfCycle(state, now);
  if (state.status !== 'open') return settled(sinceOfCycle(state));
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

/** Whether a moment may still mean something: nobody is reminded of what is done, or not owed yet, or owed no longer. */
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

/** What a partnership waits for: its earliest duty that is not complete, else the cycle. */
export function explainPartnership(state: PartnershipState, now: Instant): Explanation {
  const stage = stageOf(state);
  const isOut = stage === 'closed' || stage === 'withdrawn' || stage === 'not-granted';
  if (state.ended || (isOut && !owesEarlierReport(state))) return settled(state.stages.at(-1)?.at ?? state.now);
  for (const duty of state.plan.duties) {
    const item = state.items[dutyKey(duty.step.id, duty.party)]!;
    if (item.status === 'not-due' || item.status === 'no-need' || isComplete(state.plan, duty, item)) continue;
    if (isLapsed(state, duty) || isOver(state, duty)) continue;
    // An optional step holds up nothing once its deadline has passed or planning has begun.
    if (duty.step.optional && (stage !== 'assessment' || isLate(item.deadline, now))) continue;
    if (duty.step.kind === 'report' && stage === 'implementation') continue;
    const blocked = !duty.step.optional && isLate(item.deadline, now);
    const next = nextOfDuty(state, duty, item, now);
    const about = { step: duty.step.id, party: duty.party };
    const owing = { role: duty.step.owedBy, party: duty.party };
    const since = item.submittedAt ?? state.stages.at(-1)?.at ?? state.now;
    const off = item.remindersOff === undefined ? {} : { remindersOff: item.remindersOff };
    if (item.status === 'submitted') {
      const pending = pendingApprovals(state.plan, duty, item);
      const due = item.late ? null : approveByInstant(state.plan.rules, item);
      const isBlocked = due === null ? blocked : !duty.step.optional && now > due;
      return pending.length > 0
        ? {
            waitsFor: { code: item.sections ? 'report-acceptance' : 'approval', ...about },
            turn: pending,
            since,
            next,
            blocked: isBlocked,
            canLift: PERMISSIONS.returnForChanges,
            ...off,
          }
        : {
            waitsFor: { code: 'acceptance', ...about },
            turn: [{ role: 'secretariat', party: state.plan.forumParty }],
            since,
            next,
            blocked,
            canLift: PERMISSIONS.acceptLate,
            ...off,
          };
    }
    const missing = missingSections(item);
    const isBegun = missing.length > 0 && missing.length < item.sections!.length;
    return {
      waitsFor: { code: item.status === 'changes-asked' ? 'changes' : isBegun ? 'section' : 'delivery', ...about },
      turn: item.sections ? missing.map(({ role, party }) => ({ role, party })) : [owing],
      since,
      next,
      blocked,
      canLift: PERMISSIONS.extendDeadline,
      ...off,
    };
  }
  const [request] = openRequests(state);
  if (request) {
    return {
      waitsFor: { code: 'request', step: null, party: state.plan.party },
      turn: [{ role: 'case-officer', party: state.plan.officeParty }],
      since: request.askedAt,
      next: reportingOpens(state, now),
      blocked: false,
      canLift: PERMISSIONS.answerRequest,
    };
  }
  const since = state.stages.at(-1)?.at ?? state.now;
  const waitsFor = { code: 'cycle', step: null, party: state.plan.forumParty } as const;
  if (stage === 'allocation') {
    return {
      waitsFor,
      turn: [{ role: 'secretariat', party: state.plan.forumParty }],
      since,
      next: { what: 'nothing', step: null, at: null },
      blocked: false,
      canLift: PERMISSIONS.recordForumOutcome,
    };
  }
  return {
    waitsFor,
    turn: [],
    since,
    next: reportingOpens(state, now),
    blocked: false,
    canLift: PERMISSIONS.moveDeadline,
  };
}

/** What comes by itself for a duty: its deadline, or the next rung that still means somebody. */
function nextOfDuty(state: PartnershipState, duty: Duty, item: Item, now: Instant): Explanation['next'] {
  const { rules } = state.plan;
  const missing = item.status !== 'submitted';
  const waits = pendingApprovals(state.plan, duty, item).length > 0;
  const overdue = missing && !duty.step.optional && (item.firstSubmittedAt === null || item.late);
  // Handed in, and it waits for an approval or for a late delivery to be accepted.
  const unfinished = !missing && !duty.step.optional && !isComplete(state.plan, duty, item);
  type Coming = { readonly what: 'reminder' | 'overdue' | 'list' | 'deadline'; readonly at: Instant };
  const whatOf = (side: DatedRung['side']): Coming['what'] | null => {
    if (side === 'list') return overdue || unfinished ? 'list' : null;
    if (item.remindersOff !== undefined) return null;
    if (side === 'after' && missing) return overdue ? 'overdue' : null;
    return missing || waits ? 'reminder' : null;
  };
  // After the invitation only who has begun is reminded.
  const quiet = duty.step.remindOnlyDrafts && missing && item.draftSince === null;
  const { instant } = item.deadline;
  const coming: Coming[] = instant > now ? [{ what: 'deadline', at: instant }] : [];
  for (const [index, { side, at }] of raisesOf(rules, duty.step.ladder, item.deadline.handled).entries()) {
    const what = quiet && index > 0 ? null : whatOf(side);
    if (what !== null && at > now) coming.push({ what, at });
  }
  const first = coming.sort((a, b) => compare(a.at, b.at))[0];
  return first ? { what: first.what, step: duty.step.id, at: first.at } : { what: 'nothing', step: null, at: null };
}

/** When the first report is asked for. */
function reportingOpens(state: PartnershipState, now: Instant): Explanation['next'] {
  const duty = state.plan.duties.find((one) => one.step.kind === 'report');
  const item = duty && state.items[dutyKey(duty.step.id, duty.party)];
  const at = duty && item && raisesOf(state.plan.rules, duty.step.ladder, item.deadline.handled)[0]?.at;
  if (!duty || at === undefined) return { what: 'nothing', step: null, at: null };
  return { what: 'reporting-opens', step: duty.step.id, at: at > now ? at : null };
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

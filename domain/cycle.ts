// The rules of one cycle: decide(state, command) -> events, or a Refusal. Pure. Sandbox-safe.

import { deadlineMoved } from './cycle-deadlines.ts';
import { evolveCycle, isReported } from './cycle-evolve.ts';
import { meetingHeld, recordOutcome, requireSeparate, requireUndecided, stepForForum } from './cycle-forum.ts';
import { finalFrameSet } from './cycle-frame.ts';
import { decisionPrepared, grantsDecided } from './cycle-decision.ts';
import { stepRecorded } from './cycle-record.ts';
import { grantsOfPlan, linesByRule, requireLines } from './cycle-money.ts';
import { prioritiesSet } from './cycle-needs.ts';
import type { CycleState, CycleStepState } from './cycle-state.ts';
import type { CycleCommand } from './cycle-commands.ts';
import type { CycleEvent } from './cycle-events.ts';
import { decideForum, requireNoQuorum, requireNotInWriting, treatedOf } from './forum.ts';
import { NO_FORUM_YET } from './forum-state.ts';
import { isOwnWorkDone } from './moments.ts';
import { requestKey } from './ask.ts';
import { proposalText } from './proposal-text.ts';
import { PERMISSIONS, requireRole } from './permissions.ts';
import { inOwnRightOrFor, seatsChanged } from './stand-in.ts';
import type { CyclePlan } from './plan.ts';
import { settled } from './settlement.ts';
import { findStep, grantingStep } from './plan.ts';
import { refuse } from './refusal.ts';
import type { Instant } from './words.ts';
import { cycleName } from './words.ts';

/** A cycle as it opens. Moments that lie before the opening are over: nobody is reminded of the past. */
export function openCycle(plan: CyclePlan, at: Instant): CycleState {
  const steps: Record<string, CycleStepState> = {};
  for (const step of plan.steps) steps[step.id] = { deadline: step.deadline, doneAt: null };
  const blank: CycleState = {
    ruleVersion: 1,
    plan,
    now: at,
    seq: 0,
    status: 'open',
    partnershipsStarted: false,
    steps,
    extensions: {},
    delivered: plan.parties.filter((party) => !party.owesBasis).map((party) => party.id),
    withdrawn: [],
    firstMeeting: null,
    finalFrame: null,
    asked: {},
    prepared: null,
    settled: {},
    recommendation: null,
    forum: NO_FORUM_YET,
    delayTold: null,
    decision: null,
    handledThrough: at,
    announcements: [],
    tells: [],
    tellSeq: 0,
    unfinishedAtEnd: null,
    openAtEnd: [],
    finished: [],
    requests: [],
  };
  return evolveCycle(blank, { type: 'opened', at, actor: 'opener', requestId: null });
}

/** The seq that answered this request before, if it did. */
export function answeredCycleRequest(
  state: CycleState,
  command: Pick<CycleCommand, 'type' | 'requestId'>,
): number | undefined {
  const key = requestKey(command);
  return state.requests.find((request) => request.id === key)?.seq;
}

/**
 * What a command leads to. Throws a Refusal, in which case nothing has changed. A request id that was answered before
 * leads to nothing more.
 */
export function decideCycle(state: CycleState, command: CycleCommand): CycleEvent[] {
  return inOwnRightOrFor(state, command, (seated) => decide(seated, command));
}

function decide(state: CycleState, command: CycleCommand): CycleEvent[] {
  if (answeredCycleRequest(state, command) !== undefined) return [];
  return grantsOfPlan(state, eventsOf(state, command));
}

function eventsOf(state: CycleState, command: CycleCommand): CycleEvent[] {
  const happened = { at: command.at, actor: command.actor, requestId: requestKey(command) };
  const where = `${VERBS[command.type]} (${cycleName(state.plan.ref)})`;
  const { seats } = state.plan;
  if (state.status !== 'open') refuse('closed', `${where}: the cycle is ${state.status}, wanted an open one`);
  if (command.type === 'noteFromPartnership') {
    if (!state.plan.parties.some((party) => party.id === command.party)) {
      refuse('not-found', `${where}: "${command.party}" is no partnership here`);
    }
    const noted = { ...happened, type: 'noted', party: command.party, notes: command.notes } as const;
    return closesWith(state, noted)
      ? [noted, { ...happened, requestId: null, type: 'closing', reason: null }]
      : [noted];
  }
  if (command.at < state.now) {
    refuse('in-the-past', `${where}: ${command.at} is before ${state.now}, up to which this cycle has come`);
  }
  if (command.type === 'recordStep') return [{ ...happened, ...stepRecorded(state, where, command) }];
  requireRole(seats, command.actor, PERMISSIONS[command.type], where);
  switch (command.type) {
    case 'proposeRecommendation': {
      const step = stepForForum(state, where);
      requireUndecided(state, where);
      const lines = command.lines ?? linesByRule(state, where);
      requireLines(state, where, lines);
      const revision = (state.recommendation?.revision ?? 0) + 1;
      return [
        {
          ...happened,
          type: 'recommendation-proposed',
          step: step.id,
          revision,
          lines,
          note: command.note ?? null,
          ...proposalText(state, where, step, revision, command.document),
        },
      ];
    }
    case 'forumApproval':
      requireNotInWriting(state, where);
      requireNoQuorum(state, where);
      return recordOutcome(state, where, {
        ...happened,
        outcome: 'agreed',
        revision: command.revision,
        note: command.note ?? null,
      });
    case 'recordForumOutcome': {
      const named = command.step === undefined ? undefined : findStep(state.plan, command.step);
      if (command.step !== undefined && !named) {
        refuse(
          'not-found',
          `${where}: there is no step "${command.step}", wanted ${state.plan.steps.map((step) => step.id).join(', ')}`,
        );
      }
      if (named?.kind === 'meeting') {
        const treated = treatedOf(state, where, command, 'first-meeting');
        return [{ ...happened, ...meetingHeld(state, where, named, command), ...(treated && { treated }) }];
      }
      const forForum = stepForForum(state, where);
      if (named && named.id !== forForum.id) {
        refuse('wrong-stage', `${where}: ${named.id} is not for the forum, wanted a meeting or the ${forForum.id}`);
      }
      requireNotInWriting(state, where);
      return recordOutcome(state, where, {
        ...happened,
        outcome: command.outcome,
        revision: command.revision,
        note: command.note ?? null,
        treated: treatedOf(state, where, command, 'recommendation'),
      });
    }
    case 'setPriorities':
      return [{ ...happened, ...prioritiesSet(state, where, command) }];
    case 'setFinalFrame':
      return [{ ...happened, ...finalFrameSet(state, where, command) }];
    case 'prepareDecision':
      return [{ ...happened, ...decisionPrepared(state, where, command) }];
    case 'registerPayment':
    case 'registerRepayment':
    case 'withdrawGrant':
      return [{ ...happened, ...settled(state, where, command) }];
    case 'decideGrants':
      return [{ ...happened, ...grantsDecided(state, where, command) }];
    case 'returnToForum': {
      requireUndecided(state, where);
      if (!state.recommendation?.outcome) {
        refuse('wrong-stage', `${where}: the forum has recorded no outcome, wanted one to return`);
      }
      return [
        {
          ...happened,
          type: 'returned-to-forum',
          step: stepForForum(state, where).id,
          reason: command.reason,
        },
      ];
    }
    case 'moveDeadline':
      return [{ ...happened, ...deadlineMoved(state, where, command) }];
    case 'closeCycle': {
      if (!state.decision && grantingStep(state.plan) && command.reason === undefined) {
        refuse(
          'wrong-stage',
          `${where}: the grants are not decided, wanted a decision or a reason to close without one`,
        );
      }
      return [{ ...happened, type: 'closing', reason: command.reason ?? null }];
    }
    case 'changeSeats':
      requireSeparate(state, where, command.seats);
      return [{ ...happened, ...seatsChanged(command) }];
    case 'cancelCycle':
      return [{ ...happened, type: 'cancelling', reason: command.reason }];
    default:
      return decideForum(state, where, command, happened);
  }
}

/** A year that was over with reports missing closes when the last of them is accepted. */
function closesWith(state: CycleState, noted: CycleEvent): boolean {
  if (state.unfinishedAtEnd === null || !isOwnWorkDone(state)) return false;
  return !isReported(state) && isReported(evolveCycle(state, noted));
}

const VERBS: Record<CycleCommand['type'], string> = {
  proposeRecommendation: 'Propose a recommendation',
  recordForumOutcome: 'Record the forum’s outcome',
  forumApproval: 'Approve as the forum',
  setPriorities: 'Set priorities',
  setFinalFrame: 'Set the final frame',
  prepareDecision: 'Prepare a decision',
  decideGrants: 'Decide grants',
  registerPayment: 'Register a payment',
  registerRepayment: 'Register a repayment',
  withdrawGrant: 'Withdraw a grant',
  returnToForum: 'Return to the forum',
  recordStep: 'Record a step',
  moveDeadline: 'Move a deadline',
  closeCycle: 'Close the cycle',
  changeSeats: 'Change who holds which role',
  cancelCycle: 'Cancel the cycle',
  noteFromPartnership: 'Note from a partnership',
  planMeeting: 'Plan a meeting',
  moveMeeting: 'Move a meeting',
  cancelMeeting: 'Call off a meeting',
  setAgenda: 'Set an agenda',
  sendPapers: 'Send the papers',
  recordAttendance: 'Record who took part',
  recordConflict: 'Record a conflict of interest',
  recordItem: 'Record how an item ended',
  closeMeeting: 'Close a meeting',
  openWriting: 'Open written procedure',
  approveInWriting: 'Approve in writing',
  closeWriting: 'Close written procedure',
};

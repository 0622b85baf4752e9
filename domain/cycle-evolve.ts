// What an event makes of a cycle: evolve(state, event) -> state. Never refuses. Pure. Sandbox-safe.

import { isReportingOpen } from './agenda.ts';
import { REMEMBERED_REQUESTS } from './ask.ts';
import type { CycleEvent } from './cycle-events.ts';
import type { CycleState } from './cycle-state.ts';
import { moveDeadline } from './deadline-evolve.ts';
import { decided, done, sentBack, treatment } from './decision-evolve.ts';
import { evolveForum } from './forum-evolve.ts';
import { forumNews } from './forum-news.ts';
import { foldNote } from './notes-evolve.ts';
import { grantingStep } from './plan.ts';
import { settledAfter } from './settlement.ts';
import { announce, queueTell, tellReporting, told } from './tells-evolve.ts';

/** The state after one event. Folding the whole journal gives the present state. */
export function evolveCycle(state: CycleState, event: CycleEvent): CycleState {
  const seq = state.seq + 1;
  return {
    ...withForum(apply(state, event), state, event),
    seq,
    now: event.at > state.now ? event.at : state.now,
    requests:
      event.requestId === null
        ? state.requests
        : [...state.requests, { id: event.requestId, seq }].slice(-REMEMBERED_REQUESTS),
  };
}

function withForum(state: CycleState, before: CycleState, event: CycleEvent): CycleState {
  const forum = evolveForum(before.forum, event);
  return forum === before.forum ? state : { ...state, forum };
}

function apply(state: CycleState, event: CycleEvent): CycleState {
  switch (event.type) {
    case 'opened':
    case 'refused':
    case 'agenda-set':
    case 'attendance-recorded':
    case 'conflict-recorded':
    case 'item-recorded':
    case 'meeting-closed':
    case 'answered-in-writing':
    case 'writing-closed':
      return state;
    case 'meeting-planned':
    case 'meeting-moved':
    case 'meeting-cancelled':
    case 'papers-sent':
    case 'writing-opened':
      return { ...state, announcements: [...state.announcements, forumNews(state, event)] };
    case 'decision-delayed': {
      const told = { ...state, delayTold: event.deadlineRevision };
      return announce(told, 'decision-delayed', event.at, { except: state.withdrawn });
    }
    case 'year-blocked':
      return announce(state, 'year-blocked', event.at);
    case 'partnerships-started':
      return tellReporting({ ...state, partnershipsStarted: true }, event.at);
    case 'first-meeting-held':
      return announce(
        done(
          {
            ...state,
            firstMeeting: {
              preliminaryFrame: event.preliminaryFrame,
              jointMeasures: event.jointMeasures,
              at: event.at,
            },
          },
          event.step,
          event.at,
        ),
        'frame-published',
        event.at,
      );
    case 'final-frame-set':
      return announce(
        { ...state, finalFrame: { frame: event.frame, before: event.before, at: event.at } },
        'frame-final',
        event.at,
        event.reason === null ? {} : { reason: event.reason },
      );
    case 'step-recorded':
      return done(state, event.step, event.at);
    case 'recommendation-proposed':
      return done(
        {
          ...state,
          prepared: null,
          recommendation: {
            revision: event.revision,
            lines: event.lines,
            proposedAt: event.at,
            proposedBy: event.actor,
            ...(event.documented === undefined ? {} : { documented: event.documented }),
            outcome: null,
            returned: null,
          },
        },
        event.step,
        null,
      );
    case 'outcome-recorded': {
      const recorded = done(
        {
          ...state,
          recommendation: {
            ...(state.recommendation ?? {
              revision: event.revision,
              lines: [],
              proposedAt: event.at,
              proposedBy: event.actor,
            }),
            outcome: {
              kind: event.outcome,
              at: event.at,
              recordedBy: event.actor,
              note: event.note,
              ...treatment(state, event.treated),
            },
            returned: null,
          },
        },
        event.step,
        event.at,
      );
      // A spending plan goes to nobody: the grants follow from it.
      return grantingStep(state.plan)?.id === event.step
        ? recorded
        : announce(recorded, 'recommendation-ready', event.at);
    }
    case 'priorities-set':
      return { ...state, priorities: event.priorities };
    case 'proposal-returned':
      return sentBack(state, 'forum', event.at);
    case 'returned-to-forum':
      return announce(done(sentBack(state, 'governor', event.at), event.step, null), 'returned-to-forum', event.at, {
        reason: event.reason,
      });
    case 'decision-prepared': {
      const { grants, deviationReason, criteriaMet, caseNumber, revision, at } = event;
      const prepared = { grants, deviationReason, criteriaMet, caseNumber, revision, at, by: event.actor };
      return announce({ ...state, prepared }, 'decision-prepared', at);
    }
    case 'grants-decided':
      return decided(state, event);
    case 'payment-registered':
      return { ...state, settled: settledAfter(state.settled, event.recipient, 'paid', event.amount) };
    case 'repayment-registered':
      return { ...state, settled: settledAfter(state.settled, event.recipient, 'repaid', event.amount) };
    case 'grant-withdrawn':
      return { ...state, settled: settledAfter(state.settled, event.recipient, 'withdrawn', event.amount) };
    case 'deadline-moved': {
      const moved = moveDeadline(state, event.step, event.parties, event.deadline, event.reason, event.at);
      // An earlier deadline may have reporting open already: that moment will not come by itself.
      return isReportingOpen(state, state.handledThrough) ? moved : tellReporting(moved, event.at);
    }
    case 'noted':
      return event.notes.reduce((folded, note) => foldNote(folded, event.party, note), state);
    case 'moment-handled':
      return { ...state, handledThrough: event.instant > state.handledThrough ? event.instant : state.handledThrough };
    case 'assessment-passed':
      return queueTell(state, { kind: 'assessment-over' }, 'assessment');
    case 'reporting-opened':
      // To all: a partnership whose grant is decided later must know that reports are asked for already.
      return queueTell(state, { kind: 'reporting-open' });
    case 'announced':
      return { ...state, announcements: state.announcements.slice(1) };
    case 'told':
      return told(
        state,
        event.tellSeq,
        event.failed.map(({ party }) => party),
        event.at,
      );
    case 'seats-changed':
      return { ...state, plan: { ...state.plan, seats: event.seats } };
    case 'year-ended':
      return { ...state, unfinishedAtEnd: event.unfinished, openAtEnd: event.open };
    case 'closing':
      return queueTell({ ...state, status: 'closing', announcements: [] }, { kind: 'ended' });
    case 'cancelling':
      return queueTell({ ...state, status: 'cancelling', announcements: [] }, { kind: 'ended' });
    case 'ended':
      return { ...state, status: state.status === 'cancelling' ? 'cancelled' : 'closed' };
  }
}

/** True when the year is over and nobody of those who were unfinished then is so still. */
export function isReported(state: CycleState): boolean {
  return state.unfinishedAtEnd !== null && state.openAtEnd.every((party) => state.finished.includes(party));
}

// What an event makes of a cycle: evolve(state, event) -> state. Never refuses. Pure. Sandbox-safe.

import type { Announcement, CycleEvent, CycleState, QueuedTell } from './cycle-state.ts';
import type { Deadline } from './deadline.ts';
import type { PartnershipNote } from './partnership-state.ts';
import { REMEMBERED_REQUESTS } from './partnership-state.ts';
import { dutyKey } from './plan.ts';
import type { Instant, PartyId, StepId } from './words.ts';

/** How long after a failed tell the cycle tries the same partnerships again. */
const RETRY_TELL_MS = 15 * 60_000;

/** The state after one event. Folding the whole journal gives the present state. */
export function evolveCycle(state: CycleState, event: CycleEvent): CycleState {
  const seq = state.seq + 1;
  return {
    ...apply(state, event),
    seq,
    now: event.at > state.now ? event.at : state.now,
    requests:
      event.requestId === null
        ? state.requests
        : [...state.requests, { id: event.requestId, seq }].slice(-REMEMBERED_REQUESTS),
  };
}

function apply(state: CycleState, event: CycleEvent): CycleState {
  switch (event.type) {
    case 'opened':
    case 'refused':
      return state;
    case 'partnerships-started':
      return { ...state, partnershipsStarted: true };
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
    case 'recommendation-proposed':
      return done(
        {
          ...state,
          recommendation: {
            revision: event.revision,
            lines: event.lines,
            proposedAt: event.at,
            proposedBy: event.actor,
            outcome: null,
          },
        },
        event.step,
        null,
      );
    case 'outcome-recorded':
      return announce(
        done(
          {
            ...state,
            recommendation: {
              ...(state.recommendation ?? {
                revision: event.revision,
                lines: [],
                proposedAt: event.at,
                proposedBy: event.actor,
              }),
              outcome: { kind: event.outcome, at: event.at, recordedBy: event.actor, note: event.note },
            },
          },
          event.step,
          event.at,
        ),
        'recommendation-ready',
        event.at,
      );
    case 'proposal-returned':
      return { ...state, recommendation: state.recommendation && { ...state.recommendation, outcome: null } };
    case 'returned-to-forum':
      return announce(
        done(
          { ...state, recommendation: state.recommendation && { ...state.recommendation, outcome: null } },
          event.step,
          null,
        ),
        'returned-to-forum',
        event.at,
      );
    case 'grants-decided':
      return queueTell(
        done(
          {
            ...state,
            decision: {
              grants: event.grants,
              at: event.at,
              decidedBy: event.actor,
              deviationReason: event.deviationReason,
            },
          },
          event.step,
          event.at,
        ),
        { kind: 'decision' },
      );
    case 'deadline-moved':
      return moveDeadline(state, event.step, event.parties, event.deadline, event.reason);
    case 'noted':
      return event.notes.reduce((folded, note) => fold(folded, event.party, note), state);
    case 'moment-handled':
      return { ...state, handledThrough: event.instant > state.handledThrough ? event.instant : state.handledThrough };
    case 'assessment-passed':
      return queueTell(state, { kind: 'assessment-over' }, 'assessment');
    case 'reporting-opened':
      return queueTell(state, { kind: 'reporting-open' }, 'implementation');
    case 'announced':
      return { ...state, announcements: state.announcements.slice(1) };
    case 'told':
      return told(
        state,
        event.tellSeq,
        event.failed.map(({ party }) => party),
        event.at,
      );
    case 'year-ended':
      return { ...state, unfinishedAtEnd: event.unfinished };
    case 'closing':
      return queueTell({ ...state, status: 'closing', announcements: [] }, { kind: 'ended' });
    case 'cancelling':
      return queueTell({ ...state, status: 'cancelling', announcements: [] }, { kind: 'ended' });
    case 'ended':
      return { ...state, status: state.status === 'cancelling' ? 'cancelled' : 'closed' };
  }
}

function done(state: CycleState, step: StepId, doneAt: Instant | null): CycleState {
  return { ...state, steps: { ...state.steps, [step]: { ...state.steps[step]!, doneAt } } };
}

function announce(state: CycleState, what: Announcement, at: Instant): CycleState {
  return { ...state, announcements: [...state.announcements, { what, at }] };
}

function queueTell(
  state: CycleState,
  tell: QueuedTell['tell'],
  onlyInStage: string | null = null,
  parties: readonly PartyId[] | null = null,
): CycleState {
  const seq = state.tellSeq + 1;
  const queued: QueuedTell = { seq, tell, parties, onlyInStage, notBefore: null, attempt: 1 };
  return { ...state, tellSeq: seq, tells: [...state.tells, queued] };
}

/** A tell that did not reach everybody is queued again for those alone; it never holds up the others. */
function told(state: CycleState, tellSeq: number, failed: readonly PartyId[], at: Instant): CycleState {
  const queued = state.tells.find((one) => one.seq === tellSeq);
  const rest = state.tells.filter((one) => one.seq !== tellSeq);
  // When the cycle ends there is nobody left to try again: the journal names those who were not reached.
  if (!queued || failed.length === 0 || state.status !== 'open') return { ...state, tells: rest };
  const notBefore = new Date(Date.parse(at) + RETRY_TELL_MS).toISOString();
  return { ...state, tells: [...rest, { ...queued, parties: failed, notBefore, attempt: queued.attempt + 1 }] };
}

function moveDeadline(
  state: CycleState,
  step: StepId,
  parties: readonly PartyId[] | null,
  deadline: Deadline,
  reason: string,
): CycleState {
  const plan = state.plan.steps.find((one) => one.id === step)!;
  const tell = { kind: 'deadline' as const, step, parties, deadline, reason };
  if (parties !== null) {
    const extensions = { ...state.extensions };
    for (const party of parties) extensions[dutyKey(step, party)] = deadline;
    return queueTell({ ...state, extensions }, tell, null);
  }
  const moved = { ...state, steps: { ...state.steps, [step]: { ...state.steps[step]!, deadline } } };
  return plan.scope === 'cycle' ? moved : queueTell(moved, tell);
}

function fold(state: CycleState, party: PartyId, note: PartnershipNote): CycleState {
  switch (note.kind) {
    case 'extension':
      return { ...state, extensions: { ...state.extensions, [dutyKey(note.step, note.party)]: note.deadline } };
    case 'delivery': {
      const others = state.delivered.filter((one) => one !== party);
      return { ...state, delivered: note.delivered ? [...others, party] : others };
    }
    case 'withdrawal':
      return {
        ...state,
        withdrawn: [...state.withdrawn.filter((one) => one !== party), party],
        delivered: state.delivered.filter((one) => one !== party),
      };
  }
}

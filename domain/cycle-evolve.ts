// What an event makes of a cycle: evolve(state, event) -> state. Never refuses. Pure. Sandbox-safe.

import { isReportingOpen } from './agenda.ts';
import { returnedOf } from './grant-lines.ts';
import { settledAfter } from './settlement.ts';
import type { Announcement, CycleState, QueuedAnnouncement, QueuedTell } from './cycle-state.ts';
import type { CycleEvent } from './cycle-events.ts';
import type { Deadline } from './deadline.ts';
import { limitOf, limitsChanged } from './extension-limit.ts';
import type { Measure } from './allocation-needs.ts';
import type { PartnershipNote } from './tell-kinds.ts';
import { evolveForum } from './forum-evolve.ts';
import { forumNews } from './forum-news.ts';
import type { Treated } from './forum-state.ts';
import { withKey, withoutKey } from './large-record.ts';
import { REMEMBERED_REQUESTS } from './ask.ts';
import { dutyKey, grantingStep, proposedStep } from './plan.ts';
import { countVotes } from './voting.ts';
import type { Instant, PartyId, StepId } from './words.ts';

/** How long after a failed tell the cycle tries the same partnerships again. */
const RETRY_TELL_MS = 15 * 60_000;
/** Each attempt waits twice as long as the one before, up to a day. */
const RETRY_TELL_MAX_MS = 24 * 60 * 60_000;

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
      return event.notes.reduce((folded, note) => fold(folded, event.party, note), state);
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

/** What the outcome keeps of how it came about; the rest is in the journal. */
function treatment(state: CycleState, treated: Treated | undefined) {
  const inWriting = state.forum.writing?.answers.filter((one) => one.answer === 'dissents').length ?? 0;
  return {
    meeting: treated?.meeting ?? null,
    dissents: treated?.meeting == null ? inWriting : treated.dissents.length,
    votes: treated === undefined || treated.votes.length === 0 ? null : countVotes(treated.votes),
  };
}

/** What is decided is told; a line that is returned goes back to the forum, and waits for its next word. */
function decided(state: CycleState, event: Extract<CycleEvent, { type: 'grants-decided' }>): CycleState {
  const { grants, at, actor, deviationReason, caseNumber, preparedBy, step } = event;
  const returned = returnedOf(grants);
  const kept = grants.filter((line) => !returned.includes(line.party));
  const decision = {
    grants: [...(state.decision?.grants ?? []), ...kept],
    at,
    decidedBy: actor,
    preparedBy,
    deviationReason,
    caseNumber,
    returned,
  };
  const next = { ...state, prepared: null, decision };
  const before = state.decision?.returned ?? null;
  if (returned.length === 0) return queueTell(done(next, step, at), { kind: 'decision' }, null, before);
  const told = (before ?? state.plan.parties.map((party) => party.id)).filter((party) => !returned.includes(party));
  const recommendation = proposedStep(state.plan)!.id;
  const reason = grants.find((line) => returned.includes(line.party))?.reason;
  return announce(
    queueTell(done(sentBack(next, 'governor', at), recommendation, null), { kind: 'decision' }, null, told),
    'returned-to-forum',
    at,
    reason === undefined ? {} : { reason },
  );
}

/** True when the year is over and nobody of those who were unfinished then is so still. */
export function isReported(state: CycleState): boolean {
  return state.unfinishedAtEnd !== null && state.openAtEnd.every((party) => state.finished.includes(party));
}

function done(state: CycleState, step: StepId, doneAt: Instant | null): CycleState {
  return { ...state, steps: { ...state.steps, [step]: { ...state.steps[step]!, doneAt } } };
}

/** A proposal that goes back; one that never was, since the outcome was "no result", is nothing to go back to. */
function sentBack(state: CycleState, by: 'forum' | 'governor', at: Instant): CycleState {
  const { recommendation } = state;
  if (!recommendation || recommendation.revision === 0) return { ...state, prepared: null, recommendation: null };
  return { ...state, prepared: null, recommendation: { ...recommendation, outcome: null, returned: { by, at } } };
}

function tellReporting(state: CycleState, at: Instant): CycleState {
  return isReportingOpen(state, at) ? queueTell(state, { kind: 'reporting-open' }) : state;
}

function announce(
  state: CycleState,
  what: Announcement,
  at: Instant,
  more: Omit<QueuedAnnouncement, 'what' | 'at'> = {},
): CycleState {
  return { ...state, announcements: [...state.announcements, { what, at, ...more }] };
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
  const wait = Math.min(RETRY_TELL_MS * 2 ** (queued.attempt - 1), RETRY_TELL_MAX_MS);
  const notBefore = new Date(Date.parse(at) + wait).toISOString();
  return { ...state, tells: [...rest, { ...queued, parties: failed, notBefore, attempt: queued.attempt + 1 }] };
}

function moveDeadline(
  state: CycleState,
  step: StepId,
  parties: readonly PartyId[] | null,
  deadline: Deadline,
  reason: string,
  at: Instant,
): CycleState {
  const plan = state.plan.steps.find((one) => one.id === step)!;
  const tell = { kind: 'deadline' as const, step, parties, deadline, reason };
  if (parties !== null) {
    const extensions = { ...state.extensions };
    for (const party of parties) extensions[dutyKey(step, party)] = deadline;
    // A network that is named has its owners' date from the cycle again.
    const local = Object.entries(state.localDeadlines ?? {}).filter(
      ([key]) => !parties.some((party) => key === dutyKey(step, party)),
    );
    const others = state.localDeadlines === undefined ? {} : { localDeadlines: Object.fromEntries(local) };
    // To nobody else: a partnership takes the newest word on a step, and this one is not about theirs.
    return queueTell({ ...state, ...others, extensions }, tell, null, parties);
  }
  // Extensions that ended before the new general deadline are swallowed by it.
  const extensions = Object.fromEntries(
    Object.entries(state.extensions).filter(
      ([key, extended]) => !key.startsWith(`${step}/`) || extended.instant > deadline.instant,
    ),
  );
  const moved = { ...state, extensions, steps: { ...state.steps, [step]: { ...state.steps[step]!, deadline } } };
  const limited = limitsChanged(state, moved, step).reduce(
    (told, { step: other, limit }) => queueTell(told, { kind: 'limit', step: other, limit }),
    moved,
  );
  if (plan.scope !== 'cycle') return queueTell(limited, { ...tell, limit: limitOf(moved, plan) });
  return announce(limited, 'deadline-changed', at, { reason, moved: { step, deadline } });
}

function fold(state: CycleState, party: PartyId, note: PartnershipNote): CycleState {
  switch (note.kind) {
    case 'extension':
      return { ...state, extensions: withKey(state.extensions, dutyKey(note.step, note.party), note.deadline) };
    case 'local-deadline':
      return {
        ...state,
        localDeadlines: withKey(state.localDeadlines ?? {}, dutyKey(note.step, party), note.deadline),
      };
    case 'delivery': {
      const others = without(state.delivered, party);
      return {
        ...withMeasures(state, party, note.measures),
        delivered: note.delivered ? [...others, party] : others,
        asked: askedAfter(state.asked, party, note.delivered ? note.asked : undefined),
      };
    }
    case 'finished': {
      const others = without(state.finished, party);
      if (note.finished) return { ...state, finished: [...others, party] };
      const openAtEnd = state.openAtEnd.includes(party) ? state.openAtEnd : [...state.openAtEnd, party];
      return { ...state, finished: others, openAtEnd };
    }
    case 'withdrawal':
      return {
        ...state,
        withdrawn: [...state.withdrawn.filter((one) => one !== party), party],
        delivered: state.delivered.filter((one) => one !== party),
      };
  }
}

/** A document that is no longer delivered takes its measures with it, and the forum’s word on them: they may be others next time. */
function withMeasures(state: CycleState, party: PartyId, measures: readonly Measure[] | undefined): CycleState {
  if (measures === undefined && state.measures?.[party] === undefined) return state;
  const before = state.measures ?? {};
  const priorities = state.priorities?.filter((one) => one.party !== party);
  return {
    ...state,
    measures: measures === undefined ? withoutKey(before, party) : withKey(withoutKey(before, party), party, measures),
    ...(priorities === undefined ? {} : { priorities }),
  };
}

/** The same list when the party is not in it: a thousand parties deliver, and each of them once. */
function without(parties: readonly PartyId[], party: PartyId): readonly PartyId[] {
  return parties.includes(party) ? parties.filter((one) => one !== party) : parties;
}

/** What each party asks for, with that of one party last; undefined when it asks for nothing. */
function askedAfter(before: CycleState['asked'], party: PartyId, asked: number | undefined): CycleState['asked'] {
  const others = withoutKey(before, party);
  return asked === undefined ? others : withKey(others, party, asked);
}

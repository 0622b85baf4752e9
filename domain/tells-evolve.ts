// What a cycle has still to tell: announcements and tells as they are queued and carried out. Pure. Sandbox-safe.

import { isReportingOpen } from './agenda.ts';
import type { Announcement, CycleState, QueuedAnnouncement, QueuedTell } from './cycle-state.ts';
import type { Instant, PartyId } from './words.ts';

/** How long after a failed tell the cycle tries the same partnerships again. */
const RETRY_TELL_MS = 15 * 60_000;
/** Each attempt waits twice as long as the one before, up to a day. */
const RETRY_TELL_MAX_MS = 24 * 60 * 60_000;

/** Tells that reports are asked for, once they are. */
export function tellReporting(state: CycleState, at: Instant): CycleState {
  return isReportingOpen(state, at) ? queueTell(state, { kind: 'reporting-open' }) : state;
}

/** Puts a message to many last in the queue. */
export function announce(
  state: CycleState,
  what: Announcement,
  at: Instant,
  more: Omit<QueuedAnnouncement, 'what' | 'at'> = {},
): CycleState {
  return { ...state, announcements: [...state.announcements, { what, at, ...more }] };
}

/** Queues a tell; to every partnership when neither stage nor parties are named. */
export function queueTell(
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
export function told(state: CycleState, tellSeq: number, failed: readonly PartyId[], at: Instant): CycleState {
  const queued = state.tells.find((one) => one.seq === tellSeq);
  const rest = state.tells.filter((one) => one.seq !== tellSeq);
  // When the cycle ends there is nobody left to try again: the journal names those who were not reached.
  if (!queued || failed.length === 0 || state.status !== 'open') return { ...state, tells: rest };
  const wait = Math.min(RETRY_TELL_MS * 2 ** (queued.attempt - 1), RETRY_TELL_MAX_MS);
  const notBefore = new Date(Date.parse(at) + wait).toISOString();
  return { ...state, tells: [...rest, { ...queued, parties: failed, notBefore, attempt: queued.attempt + 1 }] };
}

// What comes by itself for a planned meeting, and its row in the read model. Pure. Sandbox-safe.

import type { CycleState } from './cycle-state.ts';
import type { Meeting } from './forum-state.ts';
import { MEETING_LADDER, PAPERS_LADDER, WRITING_LADDER } from './forum-ladders.ts';
import type { Ladder } from './ladder.ts';
import { localToInstant } from './local-time.ts';
import { meetingStep } from './meeting-news.ts';
import type { Obligation } from './obligations.ts';
import { obligationsOfCycle } from './obligations.ts';
import { raisesOf } from './raises.ts';
import type { Instant, LocalDate } from './words.ts';
import { cycleName } from './words.ts';

/** A reminder to those who have not answered in writing. */
export interface WritingMoment {
  readonly at: Instant;
  readonly kind: 'writing';
  readonly rung: string;
  readonly date: LocalDate;
}

/** None where members are asked to answer by no certain day: the recommendation's own rungs remind them. */
export function momentsOfWriting({ plan, forum }: CycleState): WritingMoment[] {
  const { writing } = forum;
  if (!writing || writing.until === null) return [];
  return raisesOf(plan.rules, WRITING_LADDER, writing.until)
    .filter(({ at }) => at > writing.openedAt)
    .map(({ at, rung, date }) => ({ at, kind: 'writing', rung, date }));
}

/**
 * A reminder about a meeting: of its papers to the secretariat, of the meeting itself to those who sit in the forum.
 */
export interface MeetingMoment {
  readonly at: Instant;
  readonly kind: 'meeting';
  readonly meeting: string;
  readonly what: 'papers-due' | 'meeting-reminder';
  readonly rung: string;
  readonly date: LocalDate;
}

/** The moments of one meeting; none for one that is over. A date that was set today has no reminders of yesterday. */
export function momentsOfMeeting({ plan }: CycleState, meeting: Meeting): MeetingMoment[] {
  if (meeting.status !== 'planned') return [];
  const of = (what: MeetingMoment['what'], ladder: Ladder, day: LocalDate): MeetingMoment[] =>
    raisesOf(plan.rules, ladder, day).map(({ at, rung, date }) => ({
      at,
      kind: 'meeting',
      meeting: meeting.id,
      what,
      rung,
      date,
    }));
  const papers = meeting.papersSentAt === null ? of('papers-due', PAPERS_LADDER, meeting.papersOut) : [];
  const all = [...papers, ...of('meeting-reminder', MEETING_LADDER, meeting.date)];
  return all.filter((moment) => moment.at > meeting.since && moment.date <= meeting.date);
}

/** All rows of a cycle: its own steps, and its meetings. */
export function rowsOfCycle(state: CycleState): Obligation[] {
  return [...obligationsOfCycle(state), ...rowsOfMeetings(state)];
}

/** One row per meeting. `revision` is 1 when the papers are out. */
function rowsOfMeetings(state: CycleState): Obligation[] {
  const { plan, forum, status } = state;
  return forum.meetings.map((meeting): Obligation => ({
    cycle: cycleName(plan.ref),
    step: meetingStep(meeting.id),
    party: plan.forumParty,
    partnership: null,
    status:
      meeting.status === 'held' ? 'complete' : meeting.status === 'planned' && status === 'open' ? 'open' : 'ended',
    optional: false,
    owedBy: 'secretariat',
    onTime: false,
    nominal: meeting.date,
    handled: meeting.date,
    instant: localToInstant(plan.rules.table, meeting.date, meeting.time),
    deadlineRevision: meeting.revision,
    was: meeting.was,
    revision: meeting.papersSentAt === null ? 0 : 1,
    pending: [],
    approveBy: null,
    awaitsAcceptance: false,
    submittedAt: null,
    draftSince: null,
  }));
}

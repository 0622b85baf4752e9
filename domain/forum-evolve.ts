// What an event makes of the forum's meetings and written procedure. Never refuses. Pure. Sandbox-safe.

import type { CycleEvent } from './cycle-events.ts';
import type { AgendaItem, Conflict, ForumState, ItemOutcome, Meeting } from './forum-state.ts';

/** The forum's part of a cycle after one event; the same object where nothing changed. */
export function evolveForum(forum: ForumState, event: CycleEvent): ForumState {
  switch (event.type) {
    case 'meeting-planned': {
      const { meeting: id, step, date, time, place, papersOut } = event;
      const planned: Meeting = {
        id,
        step,
        date,
        time,
        place,
        papersOut,
        papersSentAt: null,
        status: 'planned',
        revision: 0,
        since: event.at,
        was: null,
        items: [],
        present: [],
      };
      return { ...forum, meetings: [...forum.meetings, planned] };
    }
    case 'meeting-moved': {
      const { date, time, place, papersOut } = event;
      return withMeeting(forum, event.meeting, (meeting) => ({
        ...meeting,
        date,
        time,
        place,
        papersOut,
        revision: meeting.revision + 1,
        since: event.at,
        was: meeting.date === date ? meeting.was : meeting.date,
      }));
    }
    case 'meeting-cancelled':
      return withMeeting(forum, event.meeting, (meeting) => ({
        ...meeting,
        status: 'cancelled',
        revision: meeting.revision + 1,
        present: [],
      }));
    case 'agenda-set':
      return withMeeting(forum, event.meeting, (meeting) => ({
        ...meeting,
        items: event.items.map(({ id, about, parties }): AgendaItem => {
          const before = meeting.items.find((one) => one.id === id);
          return { id, about, parties, conflicts: before?.conflicts ?? [], outcome: before?.outcome ?? null };
        }),
      }));
    case 'papers-sent':
      return withMeeting(forum, event.meeting, (meeting) => ({ ...meeting, papersSentAt: event.at }));
    case 'attendance-recorded':
      return withMeeting(forum, event.meeting, (meeting) => ({ ...meeting, present: event.present }));
    case 'conflict-recorded': {
      const { seat, person, kind, substitute } = event;
      const conflict = { seat, person, kind, substitute };
      if (event.meeting === null) {
        if (!forum.writing) return forum;
        return { ...forum, writing: { ...forum.writing, conflicts: added(forum.writing.conflicts, conflict) } };
      }
      return withItem(forum, event.meeting, event.item, (item) => ({
        ...item,
        conflicts: added(item.conflicts, conflict),
      }));
    }
    case 'item-recorded': {
      const changed = withOutcome(forum, event.meeting, event.item, event.outcome);
      if (event.about !== 'long-term-plan') return changed;
      return { ...changed, planReview: { at: event.at, meeting: event.meeting, outcome: event.outcome } };
    }
    case 'meeting-closed':
      // Attendance and conflicts stand in the journal, from which the minutes are made.
      return withMeeting(forum, event.meeting, (meeting) => ({
        ...meeting,
        status: 'held',
        present: [],
        items: meeting.items.map((item) => ({ ...item, parties: [], conflicts: [] })),
      }));
    case 'writing-opened': {
      const { revision, until } = event;
      return { ...forum, writing: { revision, openedAt: event.at, until, answers: [], conflicts: [] } };
    }
    case 'answered-in-writing': {
      if (!forum.writing) return forum;
      const { seat, person, answer, at } = event;
      return {
        ...forum,
        writing: { ...forum.writing, answers: [...forum.writing.answers, { seat, person, answer, at }] },
      };
    }
    case 'writing-closed':
    case 'recommendation-proposed':
    case 'returned-to-forum':
      return withoutWriting(forum);
    case 'proposal-returned':
    case 'outcome-recorded':
    case 'first-meeting-held': {
      const ended = event.type === 'first-meeting-held' ? forum : withoutWriting(forum);
      const { treated } = event;
      if (!treated?.meeting || treated.item === null) return ended;
      const outcome = event.type === 'proposal-returned' ? 'postponed' : (event.outcome ?? 'agreed');
      return withOutcome(ended, treated.meeting, treated.item, outcome);
    }
    default:
      return forum;
  }
}

function withoutWriting(forum: ForumState): ForumState {
  return forum.writing === null ? forum : { ...forum, writing: null };
}

function added(conflicts: readonly Conflict[], conflict: Conflict): readonly Conflict[] {
  return [...conflicts.filter((one) => one.seat !== conflict.seat), conflict];
}

function withMeeting(forum: ForumState, id: string, change: (meeting: Meeting) => Meeting): ForumState {
  return { ...forum, meetings: forum.meetings.map((one) => (one.id === id ? change(one) : one)) };
}

function withItem(
  forum: ForumState,
  meeting: string,
  item: string | null,
  change: (item: AgendaItem) => AgendaItem,
): ForumState {
  return withMeeting(forum, meeting, (one) => ({
    ...one,
    items: one.items.map((other) => (other.id === item ? change(other) : other)),
  }));
}

function withOutcome(forum: ForumState, meeting: string, item: string, outcome: ItemOutcome): ForumState {
  return withItem(forum, meeting, item, (one) => ({ ...one, outcome }));
}

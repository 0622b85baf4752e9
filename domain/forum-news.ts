// What the members of the forum are told at once: a meeting called, moved or called off, papers out, approval in
// writing. Pure. Sandbox-safe.

import type { CycleState, QueuedAnnouncement } from './cycle-state.ts';
import type { CycleEvent } from './cycle-events.ts';
import { evolveForum } from './forum-evolve.ts';
import { localDateAt } from './local-time.ts';
import { newsOf } from './meeting-news.ts';
import { seatsOn, votingSeats } from './seats.ts';

type Told = Extract<
  CycleEvent,
  { type: 'meeting-planned' | 'meeting-moved' | 'meeting-cancelled' | 'papers-sent' | 'writing-opened' }
>;

/** The announcement that an event leads to. `state` is the one before the event. */
export function forumNews(state: CycleState, event: Told): QueuedAnnouncement {
  const { forum, rules } = state.plan;
  if (event.type === 'writing-opened') {
    const seats = votingSeats(forum, localDateAt(rules.table, event.at)).map((seat) => seat.id);
    return {
      what: 'writing-opened',
      at: event.at,
      seats,
      revision: event.revision,
      ...(event.until && { until: event.until }),
    };
  }
  const meeting = evolveForum(state.forum, event).meetings.find((one) => one.id === event.meeting)!;
  const what = {
    'meeting-planned': 'meeting-called',
    'meeting-moved': 'meeting-called',
    'meeting-cancelled': 'meeting-cancelled',
    'papers-sent': 'meeting-papers',
  } as const;
  const was = event.type === 'meeting-moved' && event.from !== meeting.date ? event.from : null;
  return {
    what: what[event.type],
    at: event.at,
    seats: seatsOn(forum, meeting.date).map((seat) => seat.id),
    meeting: { ...newsOf(meeting), revision: meeting.revision, was },
    ...('reason' in event ? { reason: event.reason } : {}),
  };
}

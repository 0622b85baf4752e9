// Notices to those who sit in the forum: meetings, papers, approval in writing. Pure. Sandbox-safe.

import type { QueuedAnnouncement } from './cycle-state.ts';
import type { MeetingNews } from './meeting-news.ts';
import { meetingStep } from './meeting-news.ts';
import type { Notice, NoticeKind } from './notices.ts';
import { soon } from './notices.ts';
import type { About, Directory } from './notices-sealed.ts';
import { aboutOf, reasonOf, seal, sealedFor } from './notices-sealed.ts';
import type { Obligation } from './obligations.ts';
import { isMissing } from './obligations.ts';
import type { YearRules } from './plan.ts';
import type { CycleRef, Instant, PartyId } from './words.ts';
import { cycleName } from './words.ts';

/** A reminder about a forum meeting: what of, and the seats that are told. */
export interface MeetingRaise {
  readonly what: 'papers-due' | 'meeting-reminder';
  readonly news: MeetingNews;
  readonly seats: readonly PartyId[];
}

/** A reminder about a meeting: of the papers to the secretariat, of the meeting itself to each seat that is held. */
export function noticesOfMeeting(
  row: Obligation,
  rung: string,
  { what, news, seats }: MeetingRaise,
  sendAt: Instant,
  context: Directory,
): Notice[] {
  if (!isMissing(row)) return [];
  const about = aboutOf(row, sendAt, rung, { meeting: news });
  if (what === 'meeting-reminder') return toSeats(context, about, what, seats);
  if (row.revision > 0) return [];
  const due = { ...about, deadline: news.papersOut, nominal: news.papersOut };
  return sealedFor(context, due, what, 'secretariat', context.forumParty);
}

/** Nobody is told in the place of a seat that nobody holds. */
function toSeats({ holders }: Directory, about: About, kind: NoticeKind, seats: readonly PartyId[]): Notice[] {
  return seats.flatMap((seat) =>
    holders('forum-member', seat).map((person) =>
      seal(about, { kind, person, role: 'forum-member', roleParty: seat, instead: false }),
    ),
  );
}

/** What the forum is told at once of a meeting; it stands in the announcement, since rows are written beside it. */
export function noticesOfMeetingNews(
  said: QueuedAnnouncement & { readonly what: 'meeting-called' | 'meeting-cancelled' | 'meeting-papers' },
  context: Directory & { readonly rules: YearRules; readonly ref: CycleRef },
): Notice[] {
  const { meeting } = said;
  if (!meeting) return [];
  const { revision, was, ...news } = meeting;
  const about: About = {
    cycle: cycleName(context.ref),
    step: meetingStep(news.id),
    party: context.forumParty,
    rung: 'now',
    deadline: news.date,
    nominal: news.date,
    was,
    deadlineRevision: revision,
    revision: 0,
    reason: reasonOf(said.reason),
    amount: null,
    meeting: news,
    sendAt: soon(context.rules, said.at),
  };
  return toSeats(context, about, said.what, said.seats ?? []);
}

/** Each member whose seat votes is asked to approve a revision in writing. `row` is the recommendation's. */
export function noticesOfWriting(
  said: QueuedAnnouncement,
  row: Obligation,
  context: Directory & { readonly rules: YearRules },
): Notice[] {
  const due = said.until ? { deadline: said.until, nominal: said.until } : {};
  const about = {
    ...aboutOf(row, soon(context.rules, said.at), 'now'),
    ...due,
    revision: said.revision ?? row.revision,
  };
  return toSeats(context, about, 'approval-asked', said.seats ?? []);
}

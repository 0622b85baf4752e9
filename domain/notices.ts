// One thing that one person must be told, and how soon. Raised in notices-raised.ts, checked in notices-checked.ts.
// Pure. Sandbox-safe.

import type { DecidedMeasure } from './grant-measures.ts';
import type { AbsenceReason } from './absence.ts';
import {
  addDays,
  isWorkingDay,
  localDateAt,
  localTimeAt,
  localToInstant,
  nearestWorkingDay,
  toInstant,
  toMs,
} from './local-time.ts';
import { isQuiet } from './ladder.ts';
import type { MeetingNews } from './meeting-news.ts';
import type { OwnMoney } from './cycle-frame.ts';
import type { Waits } from './obligations.ts';
import type { RequestKind } from './partnership-state.ts';
import type { YearRules } from './plan.ts';
import type { Instant, LocalDate, PartyId, PersonId, Role, StepId } from './words.ts';

export const NOTICE_KINDS = [
  'invitation', // an optional step is open
  'reminder', // a deadline comes
  'reminder-asked', // your network asks for what it misses from you
  'overdue', // a deadline has passed
  'list', // who is missing, to the secretariat
  'list-waiting', // what is handed in and not finished after the deadline, to the secretariat
  'approval-asked', // your approval of a revision is wanted
  'approval-reminder', // it still is
  'changes-asked', // what you handed in came back
  'acceptance-asked', // a late delivery waits for you
  'deadline-changed', // your deadline was moved or extended
  'frame-final', // the frame is final, and what that changes
  'frame-published', // preliminary frame and joint measures are set
  'recommendation-ready', // the forum is done; it is the governor's turn
  'decision-prepared', // a decision waits for your approval
  'need-answered', // what became of the need that you reported
  'returned-to-forum', // the governor sent the recommendation back
  'decision-published', // your grant is decided
  'withdrawn', // a partnership has left the year
  'request-asked', // a partnership asks to change what was granted, or to carry money over
  'request-answered', // the office has answered that
  'report-accepted', // the office has accepted your report
  'year-blocked', // the year ends and the grants are not decided
  'needs-delivered', // an owner of your network has reported its needs
  'decision-delayed', // nothing can be granted on the day of the decision
  'meeting-called', // a forum meeting is planned or moved
  'meeting-cancelled', // it is called off
  'meeting-papers', // its papers are out
  'meeting-reminder', // it is tomorrow
  'papers-due', // the papers must go out
  'standing-in', // you stand in for somebody who is away
  'back', // you were away; this is how it stands
  'handed-over', // you have handed a role over
  'taken-over', // you have taken a role over
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A notice in the outbox. Ids only: language and address are looked up when it is sent. */
export interface Notice {
  readonly key: string;
  readonly cycle: string;
  readonly step: StepId;
  readonly party: PartyId;
  readonly kind: NoticeKind;
  /** The rung of the ladder; `list` for lists; `now` for what an event raised. */
  readonly rung: string;
  /** Handled local date of the deadline it is about. */
  readonly deadline: LocalDate;
  /** The date as it was written, before non-working days were skipped. */
  readonly nominal: LocalDate;
  /** Where the deadline was changed: the date before that, when there was one. */
  readonly was: LocalDate | null;
  readonly deadlineRevision: number;
  /** Revision of the document it is about. */
  readonly revision: number;
  readonly person: PersonId;
  /** In which capacity the person gets it: the reason that the mail gives. */
  readonly role: Role;
  readonly roleParty: PartyId;
  /** True when nobody holds that role, so that the secretariat gets it meanwhile. */
  readonly instead: boolean;
  /** Why, in the words of the one who did it; at most `REASON_LIMIT` long. */
  readonly reason: string | null;
  /** Whole kroner: the grant of a published decision, the frame of a published preliminary frame; else null. */
  readonly amount: number | null;
  /** Whole kroner of the preliminary frame that are set aside for joint measures; only when that frame is published. */
  readonly jointMeasures?: number;
  /** What a published frame means for the one who gets this; left out where it means nothing. */
  readonly own?: OwnMoney;
  /** The partnership that an owner belongs to; only where an owner is told of its grant, or reminded by its network. */
  readonly partnership?: PartyId;
  /** Whose sections of a report it is about: the receiver's own, or in a list all that are missing. */
  readonly sections?: readonly PartyId[];
  /** What was asked in mid-year, and the answer when there is one; only in `request-asked` and `request-answered`. */
  readonly request?: { readonly kind: RequestKind; readonly granted: boolean | null };
  /** What became of each measure; only where a decision that was made measure by measure is told. */
  readonly measures?: readonly DecidedMeasure[];
  /** Whose approval is missing; only in `list-waiting`. */
  readonly waits?: Waits;
  /** The forum meeting that it is about; only in the kinds that are about one. */
  readonly meeting?: MeetingNews;
  /** Set when the one who holds the role is away: who that is, until when and why, and whether a deputy gets it. */
  readonly standIn?: StandIn;
  readonly sendAt: Instant;
}

/** For whom somebody gets a notice. With no deputy there, the secretariat gets it. */
export interface StandIn {
  readonly holder: PersonId;
  /** The last day away. */
  readonly to: LocalDate;
  readonly reason: AbsenceReason;
  readonly deputy: boolean;
}

/** No more of a reason stands in a mail, in UTF-16 units; all of it is in the journal. */
export const REASON_LIMIT = 500;

/** Who holds a role for a party. */
export type Holders = (role: Role, party: PartyId) => readonly PersonId[];

/** Minutes between an event and the mail that may not wait, so that a slip of the hand can be mended. */
const SOON_MS = 5 * 60_000;

/** When a notice that may not wait is sent: within minutes in office hours, else with the next working day's digest. */
export function soon(rules: YearRules, at: Instant): Instant {
  const last = lastSoon.get(rules);
  if (last?.at === at) return last.sendAt;
  const sendAt = soonAfter(rules, at);
  lastSoon.set(rules, { at, sendAt });
  return sendAt;
}

/** Much happens at one instant when a thousand are told the same; rules never change. */
const lastSoon = new WeakMap<YearRules, { readonly at: Instant; readonly sendAt: Instant }>();

function soonAfter(rules: YearRules, at: Instant): Instant {
  const { table, sendAt, officeHours } = rules;
  const date = localDateAt(table, at);
  const time = localTimeAt(table, at);
  if (isOutside(table, date)) return minutesLater(at);
  if (isWorkingDay(table, date) && time >= sendAt) {
    if (time < officeHours.from) return localToInstant(table, date, officeHours.from);
    if (time < officeHours.to) return minutesLater(at);
  }
  return nextDigest(rules, at);
}

/** When a notice that can wait is sent: with the next working day's digest, or with today's when that has not gone. */
export function nextDigest({ table, sendAt }: YearRules, at: Instant): Instant {
  const date = localDateAt(table, at);
  const day = nearestWorkingDay(table, localTimeAt(table, at) < sendAt ? date : addDays(date, 1), 1);
  return isOutside(table, date) || isOutside(table, day) ? minutesLater(at) : localToInstant(table, day, sendAt);
}

/** When a reminder that somebody asks for is sent: with the next digest on a day on which people are reminded. */
export function nextReminder(rules: YearRules, at: Instant): Instant {
  const first = nextDigest(rules, at);
  let day = localDateAt(rules.table, first);
  while (!isOutside(rules.table, day) && isQuiet(rules, day)) day = addDays(day, 1);
  return isOutside(rules.table, day) ? first : localToInstant(rules.table, day, rules.sendAt);
}

/** A message may come in a year that the cycle has no calendar for; it must not be lost for that. */
function isOutside(table: YearRules['table'], date: LocalDate): boolean {
  return date < table.from || date > table.to;
}

function minutesLater(at: Instant): Instant {
  return toInstant(toMs(at) + SOON_MS);
}

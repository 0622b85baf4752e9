// One thing that one person must be told, and how soon. Raised in notices-raised.ts, checked in notices-checked.ts. Pure. Sandbox-safe.

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
import type { YearRules } from './plan.ts';
import type { Instant, LocalDate, PartyId, PersonId, Role, StepId } from './words.ts';

export const NOTICE_KINDS = [
  'invitation', // an optional step is open
  'reminder', // a deadline comes
  'overdue', // a deadline has passed
  'list', // who is missing, to the secretariat
  'approval-asked', // your approval of a revision is wanted
  'approval-reminder', // it still is
  'changes-asked', // what you handed in came back
  'acceptance-asked', // a late delivery waits for you
  'deadline-changed', // your deadline was moved or extended
  'frame-published', // preliminary frame and joint measures are set
  'recommendation-ready', // the forum is done; it is the governor's turn
  'returned-to-forum', // the governor sent the recommendation back
  'decision-published', // your grant is decided
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
  readonly deadlineRevision: number;
  /** Revision of the document it is about. */
  readonly revision: number;
  readonly person: PersonId;
  /** In which capacity the person gets it: the reason that the mail gives. */
  readonly role: Role;
  readonly roleParty: PartyId;
  /** Whole kroner: the grant of a published decision, the frame of a published preliminary frame; else null. */
  readonly amount: number | null;
  /** Whole kroner of the preliminary frame that are set aside for joint measures; only when that frame is published. */
  readonly jointMeasures?: number;
  readonly sendAt: Instant;
}

/** Who holds a role for a party. */
export type Holders = (role: Role, party: PartyId) => readonly PersonId[];

/** Minutes between an event and the mail that may not wait, so that a slip of the hand can be mended. */
const SOON_MS = 5 * 60_000;

/** When a notice that may not wait is sent: within minutes in office hours, else with the next working day's digest. */
export function soon(rules: YearRules, at: Instant): Instant {
  const date = localDateAt(rules.table, at);
  const time = localTimeAt(rules.table, at);
  if (isWorkingDay(rules.table, date)) {
    if (time < rules.sendAt) return localToInstant(rules.table, date, rules.sendAt);
    if (time >= rules.officeHours.from && time < rules.officeHours.to) return toInstant(toMs(at) + SOON_MS);
  }
  return localToInstant(rules.table, nearestWorkingDay(rules.table, addDays(date, 1), 1), rules.sendAt);
}

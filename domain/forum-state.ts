// Meetings and written procedure of one cycle: their state, commands and events. Pure. Sandbox-safe.

import type { Instant, LocalDate, PartyId, PersonId, StepId } from './words.ts';

/** Somebody who takes part for a seat: its member or a substitute. */
export interface Present {
  readonly seat: PartyId;
  readonly person: PersonId;
}

export const CONFLICT_KINDS = ['declared', 'stepped-back'] as const;
/** `declared`: says so and stays. `stepped-back`: takes no part in this item. The choice is theirs, or the forum's. */
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

export interface Conflict extends Present {
  readonly kind: ConflictKind;
  /** Who takes the seat for this item; only for one who stepped back. */
  readonly substitute: PersonId | null;
}

export const VOTES = ['for', 'against', 'abstains'] as const;
export type Vote = (typeof VOTES)[number];

export const ITEM_SUBJECTS = ['recommendation', 'first-meeting', 'measure', 'long-term-plan', 'other'] as const;
export type ItemSubject = (typeof ITEM_SUBJECTS)[number];

export const ITEM_OUTCOMES = ['agreed', 'agreed-with-dissent', 'voted', 'no-result', 'postponed'] as const;
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number];

/** One item of an agenda. Its title is in the journal alone: state stays small. */
export interface AgendaItem {
  readonly id: string;
  readonly about: ItemSubject;
  /** Partnerships that the item is about. */
  readonly parties: readonly PartyId[];
  readonly conflicts: readonly Conflict[];
  readonly outcome: ItemOutcome | null;
}

export interface Meeting {
  /** `m1`, `m2` … in the order in which they were planned. */
  readonly id: string;
  /** The step of the year that it is held for; null for any other meeting. */
  readonly step: StepId | null;
  readonly date: LocalDate;
  readonly time: string;
  readonly place: string | null;
  /** The day on which papers go out. */
  readonly papersOut: LocalDate;
  readonly papersSentAt: Instant | null;
  readonly status: 'planned' | 'held' | 'cancelled';
  /** Rises with every change of date or place: the sequence of its calendar entry. */
  readonly revision: number;
  /** When date and papers were last set; what lies before is not reminded of. */
  readonly since: Instant;
  /** The date before it was moved. */
  readonly was: LocalDate | null;
  readonly items: readonly AgendaItem[];
  /** Who takes part; empty until it is recorded, and again when the meeting is closed, since the journal has it. */
  readonly present: readonly Present[];
}

export const ANSWERS = ['approves', 'dissents', 'against', 'abstains'] as const;
/** `dissents`: stands by the recommendation, with a dissent on record. `against`: does not. */
export type WrittenAnswer = (typeof ANSWERS)[number];

/** A recommendation that members approve one by one. Void as soon as there is a new revision. */
export interface WrittenProcedure {
  readonly revision: number;
  readonly openedAt: Instant;
  readonly until: LocalDate | null;
  readonly answers: readonly (Present & { readonly answer: WrittenAnswer; readonly at: Instant })[];
  readonly conflicts: readonly Conflict[];
}

export interface ForumState {
  readonly meetings: readonly Meeting[];
  readonly writing: WrittenProcedure | null;
  /** The yearly stop-point of the long-term plan: when it was treated and how it ended. */
  readonly planReview: { readonly at: Instant; readonly meeting: string; readonly outcome: ItemOutcome } | null;
}

export const NO_FORUM_YET: ForumState = { meetings: [], writing: null, planReview: null };

/** A year has so many meetings and a meeting so many items at most, so that state stays small. */
export const MEETING_LIMIT = 24;
export const ITEM_LIMIT = 40;
/** Characters of JSON that meetings and written procedure may take of a cycle's state. */
export const FORUM_LIMIT = 64 * 1024;

/** What is said about an item when its outcome is recorded. `who` is a person or a seat. */
export interface Said {
  readonly dissents?: readonly { readonly who: string; readonly statement: string }[];
  readonly votes?: readonly { readonly who: string; readonly vote: Vote }[];
}

/** The same with seat and person found; stands in the event and so in the minutes. */
export interface Treated {
  /** Null in written procedure, or when no meeting was named. */
  readonly meeting: string | null;
  readonly item: string | null;
  /** Who took part in this item, after those who stepped back. */
  readonly takingPart: readonly Present[];
  readonly dissents: readonly (Present & { readonly statement: string })[];
  readonly votes: readonly (Present & { readonly vote: Vote })[];
}

export type ForumCommand =
  | {
      readonly type: 'planMeeting';
      readonly date: LocalDate;
      readonly time?: string;
      readonly papersOut?: LocalDate;
      readonly place?: string;
      readonly step?: StepId;
    }
  | {
      readonly type: 'moveMeeting';
      readonly meeting: string;
      readonly date: LocalDate;
      readonly time?: string;
      readonly papersOut?: LocalDate;
      readonly place?: string;
      readonly reason: string;
    }
  | { readonly type: 'cancelMeeting'; readonly meeting: string; readonly reason: string }
  | {
      readonly type: 'setAgenda';
      readonly meeting: string;
      readonly items: readonly {
        readonly id: string;
        readonly about: ItemSubject;
        readonly title: string;
        readonly parties?: readonly PartyId[];
      }[];
    }
  | { readonly type: 'sendPapers'; readonly meeting: string }
  | { readonly type: 'recordAttendance'; readonly meeting: string; readonly present: readonly Present[] }
  | {
      readonly type: 'recordConflict';
      /** Without a meeting: in the written procedure. */
      readonly meeting?: string;
      readonly item?: string;
      readonly seat: PartyId;
      readonly kind: ConflictKind;
      readonly substitute?: PersonId;
      readonly note?: string;
    }
  | ({
      readonly type: 'recordItem';
      readonly meeting: string;
      readonly item: string;
      readonly outcome: ItemOutcome;
      readonly note?: string;
    } & Said)
  | { readonly type: 'closeMeeting'; readonly meeting: string; readonly note?: string }
  | { readonly type: 'openWriting'; readonly revision: number; readonly until?: LocalDate }
  | {
      readonly type: 'approveInWriting';
      readonly revision: number;
      readonly answer?: WrittenAnswer;
      readonly seat?: PartyId;
      readonly statement?: string;
    }
  | {
      readonly type: 'closeWriting';
      readonly revision: number;
      /** Closes it although the answers lead to nothing, as when too few have answered. */
      readonly withoutResult?: boolean;
      readonly note?: string;
    };

type Dated = Pick<Meeting, 'date' | 'time' | 'place' | 'papersOut'>;

export type ForumEvent =
  | ({ readonly type: 'meeting-planned'; readonly meeting: string; readonly step: StepId | null } & Dated)
  | ({
      readonly type: 'meeting-moved';
      readonly meeting: string;
      readonly from: LocalDate;
      readonly reason: string;
    } & Dated)
  | { readonly type: 'meeting-cancelled'; readonly meeting: string; readonly reason: string }
  | {
      readonly type: 'agenda-set';
      readonly meeting: string;
      readonly items: readonly {
        readonly id: string;
        readonly about: ItemSubject;
        readonly title: string;
        readonly parties: readonly PartyId[];
      }[];
    }
  | { readonly type: 'papers-sent'; readonly meeting: string }
  | { readonly type: 'attendance-recorded'; readonly meeting: string; readonly present: readonly Present[] }
  | ({
      readonly type: 'conflict-recorded';
      readonly meeting: string | null;
      readonly item: string | null;
      readonly note: string | null;
    } & Conflict)
  | {
      readonly type: 'item-recorded';
      readonly meeting: string;
      readonly item: string;
      readonly about: ItemSubject;
      readonly outcome: ItemOutcome;
      readonly note: string | null;
      readonly treated: Treated;
    }
  | { readonly type: 'meeting-closed'; readonly meeting: string; readonly note: string | null }
  | { readonly type: 'writing-opened'; readonly revision: number; readonly until: LocalDate | null }
  | ({
      readonly type: 'answered-in-writing';
      readonly revision: number;
      readonly answer: WrittenAnswer;
      readonly statement: string | null;
    } & Present)
  | { readonly type: 'writing-closed'; readonly revision: number; readonly note: string | null };

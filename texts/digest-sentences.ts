// The form of a digest's sentences, which each language fills. Pure. Sandbox-safe.

import type { AbsenceReason } from '../domain/absence.ts';
import type { NoticeKind } from '../domain/notices.ts';
import type { RequestKind } from '../domain/partnership-state.ts';
import type { StepKind } from '../domain/words.ts';

/** What the person must do to be done: hand something in, or record one of the cycle's own steps. */
export type Act = 'deliver' | 'record' | Extract<StepKind, 'meeting' | 'recommendation' | 'decision' | 'spending-plan'>;

/** An absence in words: the last day away, why, and whether a deputy stands in. */
export interface AwayWords {
  readonly to: string;
  readonly reason: string;
  readonly deputy: boolean;
}

/** Who else is told; a digest names those that fit its notices. */
export type Other =
  'role' | 'list' | 'lists' | 'approvers' | 'partnership' | 'forum' | 'secretariat' | 'office' | 'place';

/** What a sentence may mention. All names are in the digest's language; dates are written out. */
export interface About {
  readonly party: string;
  /** The partnership that an owner belongs to; else the same as `party`. */
  readonly through: string;
  /** Whose approval is wanted. */
  readonly approver: string;
  readonly office: string;
  readonly year: number;
  readonly revision: number;
  /** "Fristen er mandag 1. februar 2027, om 14 dager." or "Fristen var …" */
  readonly deadline: string;
  /** The bare long date. */
  readonly date: string;
  /** Where the deadline was changed: the long date before that; null when there is none. */
  readonly was: string | null;
  readonly act: Act;
  /** The step may be answered with "no need this year". */
  readonly optional: boolean;
  /** Optional, yet nobody is considered without it. */
  readonly considered: boolean;
  /** The one who reads it works for the forum or the office. */
  readonly toOffice: boolean;
  /** The receiver's role, or that of the one who is away: "koordinator ved NTNU", "koordinatoren ved NTNU". */
  readonly role: string;
  readonly seat: string;
  /** For whom the receiver stands in; null when for nobody. */
  readonly away: AwayWords | null;
  /** Written out; null when nothing is granted. */
  readonly grant: string | null;
  /** The preliminary frame and the part of it for joint measures, written out; null when they are not known. */
  readonly frame: { readonly amount: string; readonly joint: string } | null;
  /** The forum meeting: its day and hour written out, place, and the day papers go out; null when it is about none. */
  readonly meeting: { readonly when: string; readonly place: string | null; readonly papers: string } | null;
  /** What was asked in mid-year, and whether it was granted; null for other news. */
  readonly request: { readonly kind: RequestKind; readonly granted: boolean | null } | null;
}

/** What stops a mail from coming again; a digest names those that fit its notices. */
export type Stop = 'delivering' | 'no-need' | 'recording' | 'approving' | 'papers' | 'list' | 'waiting' | 'once';

/** Kinds that are lines of a list and have no sentence of their own. */
export type ListKind = 'list' | 'list-waiting';

/** All sentences of one language. */
export interface DigestWords {
  readonly testMark: string;
  readonly exampleMark: string;
  readonly testNote: string;
  readonly exampleNote: string;
  /** The product's name, for subjects that cover several forums. */
  readonly product: string;
  /** "Beslutningsgrunnlag for Fosen" */
  stepFor(step: string, party: string): string;
  /** "Rapport for Fosen, delen fra Nord universitet" */
  sectionOf(step: string, party: string, author: string): string;
  /** What may be asked in mid-year, as the start of a line. */
  readonly requests: Readonly<Record<RequestKind, string>>;
  /** What is missing of a report, after the party's name in a list. */
  missingParts(authors: string, count: number): string;
  /** "Tilskudd til Fosen" */
  grantTo(party: string): string;
  /** In place of "the decision is ready", where the forum's spending plan disposes of the money. */
  readonly planAgreed: string;
  readonly frame: string;
  /** "Forummøte 10. mars" */
  meeting(date: string): string;
  readonly finalFrame: string;
  counted(count: number, what: 'reminders' | 'messages'): string;
  missing(count: number, step: string): string;
  waiting(count: number, step: string): string;
  /** Parts of a subject, without the comma in front. */
  due(date: string): string;
  wasDue(date: string): string;
  nearest(date: string): string;
  readonly allPassed: string;
  fromOne(forum: string): string;
  fromForums(count: number): string;
  fromSchemes(count: number): string;
  /** The first line of a digest of several notices. */
  opening(counted: string, from: string): string;
  /**
   * `days` from today to the deadline; negative when it has passed. `nominal` is the day it was moved from, or null.
   */
  deadline(date: string, days: number, nominal: string | null): string;
  /** Why somebody did what the notice is about, in their words. */
  reason(words: string): string;
  /** What the coordinator of a network adds to a reminder, in their words. */
  added(words: string): string;
  /** What each kind says, after the words that say what it is about. */
  readonly says: Readonly<Record<Exclude<NoticeKind, ListKind>, (about: About) => string>>;
  /** Before the lines of a list, and after them. */
  listed(date: string): string;
  readonly afterList: string;
  /** The same for what is handed in and waits; `approvers` is null when no approval is missing. */
  listedWaiting(date: string): string;
  waitsFor(approvers: string | null, acceptance: boolean): string;
  readonly afterWaiting: string;
  readonly whyHeading: string;
  why(role: string): string;
  /** To the secretariat, for a role that is vacant. */
  whyInstead(role: string): string;
  /** To the one who has handed the role over. */
  whyBefore(role: string): string;
  /** To a deputy, or to the secretariat when no deputy is there. */
  whyStandIn(seat: string, away: AwayWords): string;
  readonly absence: Readonly<Record<AbsenceReason, string>>;
  readonly othersHeading: string;
  readonly others: Readonly<Record<Other, string>>;
  readonly stopHeading: string;
  readonly stops: Readonly<Record<Stop, string>>;
  /** When no notice of the digest comes again. */
  readonly onlyOnce: string;
  readonly duty: string;
  /** Before the address at which optional kinds are switched off; and where there is none. */
  readonly optional: string;
  readonly optionalByOffice: string;
  /** Before the address of the receiver's tasks. */
  readonly tasks: string;
  readonly fromHeading: string;
  from(office: string): string;
}

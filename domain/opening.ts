// What is known of a year before it is opened: what is wrong with its files, and what opening would mean. Types only.

import type { SchemeValidity } from './check-definition.ts';
import type { EarlierFound } from './last-year.ts';
import type { ForumWarning } from './forum-warnings.ts';
import type { RefusalCode } from './refusal.ts';
import type { Unknown } from './unknowns.ts';
import type { CycleRef, Labels, LocalDate, PartyId, Role } from './words.ts';

/** One cycle file, with the forum and the scheme version that it names. */
export interface CheckedDefinition extends CycleRef {
  readonly cycle: string;
  /** Null where the forum’s file cannot be used. */
  readonly office: PartyId | null;
  readonly forumNames: Labels | null;
  readonly schemeNames: Labels | null;
  /** Why it cannot be used: file, place in it, the value and what was wanted. */
  readonly fault: string | null;
  /** That the scheme version does not cover the year, with its dates. */
  readonly expired: string | null;
  /** What nobody has published; wanted before the year is opened for real. */
  readonly unknowns: readonly Unknown[];
}

/** All that is defined in a folder. */
export interface CheckedDefinitions {
  readonly cycles: readonly CheckedDefinition[];
  /** Why the cycle files cannot be listed at all. */
  readonly fault: string | null;
}

/** What opening a year says. */
export interface Opening {
  readonly cycle: string;
  readonly example: boolean;
  /**
   * Roles in which nobody can be reached, for nobody holds them or who does is away without a deputy: their notices go
   * to the secretariat meanwhile.
   */
  readonly vacant: readonly { readonly role: Role; readonly party: PartyId }[];
  /** Sentences when the scheme version does not cover the year, or something in the definitions is unknown. */
  readonly warning: string | null;
  /** Null where the scheme version covers the year; else when it holds, and what comes after it. */
  readonly expired: SchemeValidity | null;
  /** What nobody has published; wanted before the year is opened for real. */
  readonly unknowns: readonly Unknown[];
  /** About the forum: groups of the mandate without a seat, empty seats, a plan that does not cover the year. */
  readonly forum: readonly ForumWarning[];
  /**
   * What was found of the grants that this year's reports are about; null where none are, or no such year was held
   * here.
   */
  readonly earlier: EarlierFound | null;
}

/** What opening a year would mean, before it is done. */
export interface OpeningPlan {
  /** What opening would say; null when it would be refused. */
  readonly opening: Opening | null;
  readonly refused: { readonly code: RefusalCode; readonly sentence: string } | null;
  /** What the parties and other things with an id are called. */
  readonly names: Readonly<Record<string, Labels>>;
  readonly deadlines: readonly {
    readonly step: string;
    readonly labels: Labels;
    readonly nominal: LocalDate;
    readonly handled: LocalDate;
    readonly time: string;
    readonly reason: string | null;
  }[];
  /** Mails of the year if nobody does anything, and the day of the first. */
  readonly mails: { readonly count: number; readonly first: LocalDate | null };
}

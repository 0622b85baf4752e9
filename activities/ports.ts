// What activities need from the outside world. The store, the mailer and the engine satisfy these elsewhere. Node only.

import type { Attachment } from '../domain/attachments.ts';
import type { HoldRule } from '../domain/bulk-hold.ts';
import type { PeopleByRole } from '../domain/people-index.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import type { Person } from '../domain/definition-people.ts';
import type { CycleState } from '../domain/cycle-state.ts';
import type { CycleCommand } from '../domain/cycle-commands.ts';
import type { CycleEvent } from '../domain/cycle-events.ts';
import type { Notice } from '../domain/notices.ts';
import type { OptionalKind } from '../domain/notice-kinds.ts';
import type { DigestLinks } from '../texts/digest.ts';
import type { Obligation } from '../domain/obligations.ts';
import type { PartnershipState } from '../domain/partnership-state.ts';
import type { DocumentFields } from '../domain/document.ts';
import type { PartnershipEvent } from '../domain/partnership-events.ts';
import type { Tell } from '../domain/tell-kinds.ts';
import type { PartnershipPlan, YearRules } from '../domain/plan.ts';
import type { Unreachable } from '../domain/reachable.ts';
import type { CycleRef, Instant, Language, PartyId, PersonId } from '../domain/words.ts';

/** What one projection writes, in one transaction, guarded by seq. */
export interface Projection {
  /** Without the world's prefix: each world has its own store. */
  readonly workflow: string;
  readonly cycle: string;
  readonly seq: number;
  /** Length of the history that the writing workflow saw; only grows. */
  readonly fence: number;
  readonly entries: readonly { readonly seq: number; readonly event: PartnershipEvent | CycleEvent }[];
  readonly documents: readonly {
    readonly seq: number;
    readonly step: string;
    readonly party: string;
    readonly revision: number;
    readonly document: DocumentFields;
    readonly attachments: readonly Attachment[];
  }[];
  readonly obligations: readonly Obligation[];
  readonly notices: readonly Notice[];
  readonly summary:
    | { readonly kind: 'cycle'; readonly state: CycleState; readonly next: Instant | null }
    | { readonly kind: 'partnership'; readonly state: PartnershipState; readonly stage: string };
}

export interface ProjectionStore {
  /** Idempotent: entries that are there already are left as they are; older rows never replace newer ones. */
  project(projection: Projection): Promise<void>;
  obligationsOf(cycle: string): Promise<Obligation[]>;
  partnershipsOf(cycle: string): Promise<{ readonly party: PartyId; readonly stage: string }[]>;
  /** Dates and hours of the years that are open. */
  rulesInForce(): Promise<readonly YearRules[]>;
  /** How many cycles have a moment at or before an instant that they have not handled. */
  cyclesBehind(at: Instant): Promise<number>;
}

/** One mail that a person is about to get, claimed so that nobody else sends it. */
export interface ClaimedMail {
  /** Key of the ledger row: the person and the instant of the round. */
  readonly key: string;
  readonly person: Person;
  readonly notices: readonly Notice[];
  readonly messageId: string;
  readonly date: Instant;
  /** 1, or more when the recipient's server put off earlier mails with these notices. */
  readonly attempt: number;
}

/** What became of a mail that was handed over. */
export interface Settlement {
  readonly key: string;
  readonly delivery: Delivery;
}

export interface Outbox {
  /** Adds notices that are not there yet; answers how many were new. */
  raise(notices: readonly Notice[]): Promise<number>;
  /**
   * The earliest instant at which something may be sent; null when nothing waits. What is held may be when the hold
   * ends.
   */
  nextSendAt(): Promise<Instant | null>;
  /** People with something to send at or before an instant that is not held, sorted; the first so many of them. */
  peopleDue(at: Instant, limit?: number): Promise<PersonId[]>;
  /**
   * In one transaction: chooses among these people's due notices, marks them, and writes a ledger row for each mail as
   * `intent`. Whoever has nothing left to be sent, or is being claimed by another process, gets no mail here.
   */
  claim(
    people: readonly PersonId[],
    round: { readonly planned: Instant; readonly now: Instant },
  ): Promise<ClaimedMail[]>;
  /**
   * One step of the ledger, in one transaction. `settle`: a mail that was not taken puts its notices back, or when it is
   * given up is refused. `handOver`: claimed mails become `sending`, and what they say is kept, since whoever resends one
   * must resend these very words. Answers which of these may be sent now; the others were taken back meanwhile. Nothing
   * may leave before it has answered.
   */
  turn(step: {
    readonly settle: readonly Settlement[];
    readonly handOver: readonly (Rendered & { readonly key: string })[];
  }): Promise<ReadonlySet<string>>;
  /** A claimed mail that nobody can write is `refused`, with the reason as its reply: a person must look at it. */
  giveUp(key: string, why: string): Promise<void>;
  /** Takes back claims of which nothing has left: their notices wait again. */
  release(keys: readonly string[]): Promise<void>;
  /**
   * Looks for mails whose sender has died. Those that were being sent become `unknown`, since nobody can tell whether they
   * left: answers how many. Those that were only claimed are taken back.
   */
  settleAbandoned(): Promise<number>;
  /** Wall-clock milliseconds until the next claim may be taken back; null when nobody has claimed anything. */
  msUntilAbandoned(): Promise<number | null>;
  /**
   * A person's answer about a mail that may not have arrived. `resend`: an `unknown` one goes out again with the same
   * bytes; of a refused or bounced one the notices wait again, to be looked at again when they are sent. `close` leaves it
   * at that. Answers when to send, or null. Refuses a mail in any other state.
   */
  resolveUnknown(key: string, how: 'resend' | 'close'): Promise<Instant | null>;
}

/** Addresses that no mail reaches. Their owners keep their roles; what they are told goes to others. */
export interface Suspensions {
  /** People whose address is suspended. */
  unreachable(): Promise<ReadonlySet<PersonId>>;
  /**
   * Suspends the addresses that refused mails and bounces have shown not to exist; their notices wait again. Answers whose
   * they are. What was held for somebody who can be reached now waits again too.
   */
  carryOut(now: Instant): Promise<readonly PersonId[]>;
  /** Unsent notices of people who cannot be reached, by key, after a key. */
  waiting(after: string | null, limit: number): Promise<readonly Notice[]>;
  /** Replaces a waiting notice by those to others; with null it is held until somebody can be reached. */
  divert(key: string, instead: readonly Notice[] | null): Promise<void>;
}

/** A mail of which nobody knows whether it left, taken to be sent again as it is. */
export interface DoubtfulMail extends Rendered {
  readonly key: string;
  readonly person: PersonId;
  readonly messageId: string;
  readonly date: Instant;
  readonly notices: readonly Notice[];
}

export interface Resends {
  /** Where duty mails are sent at least once: those in doubt go out again by themselves, a few times. */
  schedule(now: Instant): Promise<void>;
  /** Whether any mail is to go out again by now. */
  isDue(now: Instant): Promise<boolean>;
  /** The next mail that is to go out again; `sending` from now on. */
  take(now: Instant): Promise<DoubtfulMail | null>;
  /**
   * It was not taken this time: unknown again, and tried later with growing pauses, for about four days; with null, not
   * before a person says so.
   */
  notTaken(key: string, reply: string, now: Instant | null): Promise<void>;
}

/** Rounds of mails that wait for somebody to look. */
export interface Holds {
  /** The end of the hold that is on; null when none is. */
  until(): Promise<Instant | null>;
  /** To how many people something is due that no hold has let go. */
  peopleDue(at: Instant): Promise<number>;
  /** Nothing that no hold has let go is claimed from now on. Answers its id, or null when one is on already. */
  begin(hold: { readonly since: Instant; readonly until: Instant; readonly people: number }): Promise<number | null>;
  /** Ends the hold that is on: all that is due by now may go. Does nothing when none is. */
  end(now: Instant): Promise<void>;
}

/** What is wrong with our own mail at present, for the office to see. */
export interface MailFaults {
  note(fault: { readonly fault: string; readonly reply: string }, at: Instant): Promise<void>;
  /** Mails go out again. */
  clear(): Promise<void>;
}

/** Notices follow the person who is there: docs/mail.md says how. */
export interface Addressing {
  /** Before a round: what is due goes to deputies, successors, and back to those who are there again. */
  readdress(round: {
    readonly planned: Instant;
    readonly now: Instant;
    readonly unreachable: Unreachable;
  }): Promise<void>;
  /** Puts notices about somebody's place in the directory into the outbox, each once. */
  announce(notices: readonly Notice[]): Promise<void>;
  /** Takes back what was to be told of a person's absences. */
  withdrawPlaceNotices(person: PersonId, why: string): Promise<void>;
}

export interface Directory {
  /** Indexed by role; read anew when the directory has changed. */
  index(): Promise<PeopleByRole>;
  people(): Promise<readonly Person[]>;
}

export interface DefinitionShelf {
  /** The definitions that a cycle froze when it opened. */
  ofCycle(cycle: string): Promise<CycleDefinitions & { readonly example: boolean }>;
}

/** How activities reach other workflows of their world. */
export interface Engine {
  startPartnership(plan: PartnershipPlan, opening: { token: string; openedAt: Instant }): Promise<void>;
  /** Throws when the partnership does not answer; a refusal is an answer. */
  tellPartnership(
    ref: CycleRef,
    party: PartyId,
    message: { requestId: string; token: string; cycleSeq: number; tell: Tell; at: Instant },
  ): Promise<void>;
  noteCycle(
    ref: CycleRef,
    message: Omit<Extract<CycleCommand, { type: 'noteFromPartnership' }>, 'type' | 'actor'> & { token: string },
  ): Promise<void>;
  /** Tells the mail desk that something waits; starts the desk if it is closed. */
  ringDesk(at: Instant): Promise<void>;
  openCycle(ref: CycleRef): Promise<{ opened: string | null; refused: string | null }>;
}

/** What a mail says. */
export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** One rendered mail to one address. */
export interface OutgoingMail extends Rendered {
  readonly to: string;
  readonly language: Language;
  /** Set where all that the mail says may be switched off: the address that does it at one click. */
  readonly unsubscribe?: string;
  readonly messageId: string;
  readonly date: Instant;
  /** One header line per notice, so that programs can sort mail and rehearsals can compare. */
  readonly notices: readonly string[];
}

/** What is wrong with us rather than with a mail: it holds for every mail, and an operator must mend it. */
export const OWN_FAULTS = ['sign-in', 'tls', 'configuration', 'sender', 'policy'] as const;
export type OwnFault = (typeof OWN_FAULTS)[number];

/**
 * How a sending ended; `reply` is the server's words, or what happened instead of them.
 *
 * - `sent`: the server has taken it.
 * - `refused`: no for good. `suspend`: no mail can reach this address; otherwise the server dislikes this mail.
 * - `deferred`: not now, and certainly not taken. Because of the `recipient` (its mailbox is full, greylisting): an
 *   attempt, tried again with growing pauses. Because the `server` is away or busy, or since the sender was `stopped`:
 *   says nothing about the mail, and is no attempt.
 * - `own-fault`: every mail would end so. No attempt; the round ends, and an operator is told.
 * - `unknown`: the server may or may not have taken it.
 */
export type Delivery =
  | { readonly state: 'sent'; readonly reply: string }
  | { readonly state: 'refused'; readonly suspend: boolean; readonly reply: string }
  | { readonly state: 'deferred'; readonly because: 'recipient' | 'server' | 'stopped'; readonly reply: string }
  | { readonly state: 'own-fault'; readonly fault: OwnFault; readonly reply: string }
  | { readonly state: 'unknown'; readonly reply: string };

export interface Mailer {
  /** How many mails may be on their way at once. */
  readonly abreast: number;
  send(mail: OutgoingMail, signal?: AbortSignal): Promise<Delivery>;
}

/** The addresses in a person's mail; `kinds` are its optional ones. */
export type MailLinks = (person: PersonId, kinds: readonly OptionalKind[]) => DigestLinks;

/** All that the activities of one world need. */
export interface Ports {
  readonly projections: ProjectionStore;
  readonly outbox: Outbox;
  readonly suspensions: Suspensions;
  readonly resends: Resends;
  readonly holds: Holds;
  readonly faults: MailFaults;
  readonly addressing: Addressing;
  readonly directory: Directory;
  readonly definitions: DefinitionShelf;
  readonly engine: Engine;
  readonly mailer: Mailer;
  /** Without it mails name no addresses, as in rehearsals. */
  readonly links?: MailLinks | undefined;
  /** Which rounds are held first; none without it. */
  readonly holdRule?: HoldRule | undefined;
  /** Outside production every subject is marked. */
  readonly test: boolean;
}

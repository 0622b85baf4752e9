// What activities need from the outside world. The store, the mailer and the engine satisfy these elsewhere. Node only.

import type { PeopleByRole } from '../domain/compile.ts';
import type { CycleDefinitions, Person } from '../domain/definition.ts';
import type { CycleCommand, CycleEvent, CycleState } from '../domain/cycle-state.ts';
import type { Notice } from '../domain/notices.ts';
import type { Obligation } from '../domain/obligations.ts';
import type { DocumentFields, PartnershipEvent, PartnershipState, Tell } from '../domain/partnership-state.ts';
import type { PartnershipPlan } from '../domain/plan.ts';
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
}

export interface Outbox {
  /** Adds notices that are not there yet; answers how many were new. */
  raise(notices: readonly Notice[]): Promise<number>;
  /** The earliest instant at which something waits to be sent; null when nothing does. */
  nextSendAt(): Promise<Instant | null>;
  /** People with something to send at or before an instant, sorted. */
  peopleDue(at: Instant): Promise<PersonId[]>;
  /**
   * In one transaction: chooses among a person's due notices, marks them, and writes the ledger row as `sending`.
   * Null when nothing is left to send.
   */
  claim(person: PersonId, round: { readonly planned: Instant; readonly now: Instant }): Promise<ClaimedMail | null>;
  /**
   * Keeps what claimed mails say, before they are handed over: whoever resends one must resend these very words. Answers
   * the keys that are still ours to send; a claim that took too long was given back.
   */
  keep(mails: readonly (Rendered & { readonly key: string })[]): Promise<ReadonlySet<string>>;
  /** What became of a claimed mail. One that was not taken puts its notices back, or when it is given up refuses it. */
  settle(key: string, delivery: Delivery): Promise<void>;
  /**
   * Mails whose sender died in the middle: `unknown` when their words were kept, since they may have left; otherwise they
   * were never handed over, and their notices wait again. Answers how many are unknown.
   */
  settleAbandoned(): Promise<number>;
  /**
   * A person's answer about a mail whose reply was lost. `resend` puts its notices back, to be looked at again when they
   * are sent; `close` leaves it at that. Answers when to send, or null. Refuses a mail that is not `unknown`.
   */
  resolveUnknown(key: string, how: 'resend' | 'close'): Promise<Instant | null>;
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
  send(mail: OutgoingMail, signal?: AbortSignal): Promise<Delivery>;
}

/** All that the activities of one world need. */
export interface Ports {
  readonly projections: ProjectionStore;
  readonly outbox: Outbox;
  readonly directory: Directory;
  readonly definitions: DefinitionShelf;
  readonly engine: Engine;
  readonly mailer: Mailer;
  /** Outside production every subject is marked. */
  readonly test: boolean;
}

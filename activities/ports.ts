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
  /** What became of a claimed mail. `deferred` puts its notices back, to be looked at again at `retryAt`. */
  settle(
    key: string,
    outcome:
      | { readonly state: 'sent'; readonly reply: string; readonly subject: string; readonly body: string }
      | {
          readonly state: 'refused' | 'unknown';
          readonly reply: string;
          readonly subject: string;
          readonly body: string;
        }
      | { readonly state: 'deferred'; readonly reply: string; readonly retryAt: Instant },
  ): Promise<void>;
  /** Marks mails whose sender died in the middle as `unknown`: nobody can tell whether they left. */
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

/** One rendered mail to one address. */
export interface OutgoingMail {
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly date: Instant;
  /** One header line per notice, so that programs can sort mail and rehearsals can compare. */
  readonly notices: readonly string[];
}

/** How a sending ended. `unknown`: the server may or may not have taken it. */
export type Delivery =
  | { readonly state: 'sent'; readonly reply: string }
  | { readonly state: 'refused'; readonly reply: string }
  | { readonly state: 'deferred'; readonly reply: string }
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

// What the web needs of the world that it shows; the composition root hands it in. Types only.

import type { Gateway } from '../client/gateway.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import type { Person } from '../domain/definition-people.ts';
import type { OptionalKind } from '../domain/notice-kinds.ts';
import type { Act } from '../domain/script-act.ts';
import type { WhatIf } from '../domain/what-if.ts';
import type { CycleRef, Instant, Language, LocalDate, PartyId, PersonId } from '../domain/words.ts';
import type { Fields } from '../domain/shape.ts';
import type { AccessKeyStore } from '../store/access-keys.ts';
import type { AttachmentStore } from '../store/attachments.ts';
import type { KeptTextStore } from '../store/kept-texts.ts';
import type { DraftStore } from '../store/drafts.ts';
import type { Reads } from '../store/reads.ts';
import type { SignInStore } from '../store/sign-ins.ts';

/** A mail with a link, for somebody who asked to sign in. */
export interface SignInMail {
  readonly to: string;
  readonly language: Language;
  readonly link: string;
  /** Minutes for which the link works. */
  readonly minutes: number;
}

/** Whose optional kinds of notice an address switches off. */
export interface Unsubscription {
  readonly person: PersonId;
  readonly kinds: readonly OptionalKind[];
}

/** One world as the web sees it. */
export interface WebWorld {
  /** Empty or a path such as `/demo`: where this world's pages begin. */
  readonly base: string;
  /** Shown on every page: nothing here is real. */
  readonly test: boolean;
  readonly reads: Reads;
  readonly drafts: DraftStore;
  readonly attachments: Pick<AttachmentStore, 'take' | 'missing' | 'read'>;
  /** Largest file that is taken, in bytes. */
  readonly attachmentBytes: number;
  readonly keptTexts: KeptTextStore;
  readonly signIns: SignInStore;
  readonly accessKeys: AccessKeyStore;
  /** What can be asked of cycles and partnerships by name, each with the shape of its message. */
  readonly messages: Readonly<Record<'cycle' | 'partnership', Readonly<Record<string, Fields>>>>;
  /** The verbs that the command line has, by name; refuses a name that is none. */
  ask(verb: string, input: Readonly<Record<string, unknown>>): Promise<unknown>;
  people(): Promise<readonly Person[]>;
  definitionsOf(cycle: string): Promise<CycleDefinitions & { readonly example: boolean }>;
  readonly gateway: Pick<Gateway, 'updateCycle' | 'updatePartnership'>;
  /** What acts would change in a cycle, before they are done; nothing is written. */
  lookAhead(ref: CycleRef, acts: readonly Act[], now: Instant): Promise<WhatIf>;
  /** Business time; in the demonstration another than the wall's. */
  now(): Promise<Instant>;
  /** The date that an instant has where the world's years are lived. */
  dateOf(at: Instant): LocalDate;
  /** Whether each service that this one needs answers just now. */
  health(): Promise<Readonly<Record<string, boolean>>>;
  /** Where everything that the catcher received can be read; null where mail goes to a real server. */
  readonly inbox: string | null;
  /** Where a workflow is to be seen in Temporal's own pages; null where nobody said where they are. */
  workflowPage(cycle: CycleRef, party: PartyId | null): string | null;
  /** True when messages must carry their time, since the world's clock stands. */
  readonly clockStands: boolean;
  sendSignIn(mail: SignInMail): Promise<void>;
  /** Signed addresses in mails; `read` answers null for one that was not written here. */
  readonly unsubscribe: {
    read(token: string): Unsubscription | null;
    off(about: Unsubscription): Promise<void>;
  };
}

/** Who looks at a page, and in which language. */
export interface Visitor {
  readonly person: Person | null;
  readonly language: Language;
  /** Names the session to the form guard; null when nobody is signed in. */
  readonly session: string | null;
}

/** A person's id for log lines: opaque, never a name or an address. */
export type LogId = PersonId;

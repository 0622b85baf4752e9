// The state of one partnership in one cycle, its commands and its events. Pure. Sandbox-safe.

import type { Deadline } from './deadline.ts';
import type { PartnershipPlan } from './plan.ts';
import type { Instant, LocalDate, PartyId, PersonId, Role, StepId, Seat } from './words.ts';

/** Where a partnership stands in the year. Derived from state by `stageOf`, never set. */
export const STAGES = [
  'assessment',
  'planning',
  'allocation',
  'implementation',
  'reporting',
  'closed',
  'withdrawn',
  'not-granted',
] as const;
export type Stage = (typeof STAGES)[number];

/** An approval that a revision needs: somebody with this role for this party. */
export interface ApprovalSlot {
  readonly role: Role;
  readonly party: PartyId;
}

/** Set while nobody is reminded of a case. */
export interface RemindersOff {
  readonly at: Instant;
  readonly by: PersonId;
  readonly reason: string;
}

/** One duty and what has come of it. The text of documents is never here, only revision, size, actor and time. */
export interface Item {
  readonly step: StepId;
  readonly party: PartyId;
  readonly deadline: Deadline;
  /** True when this party has an extension of its own. */
  readonly extended: boolean;
  /** `not-due`: not owed yet (a report before there is a grant). */
  readonly status: 'not-due' | 'open' | 'submitted' | 'changes-asked' | 'no-need';
  readonly revision: number;
  readonly sizeBytes: number;
  readonly submittedBy: PersonId | null;
  readonly submittedAt: Instant | null;
  /** When the first revision came: that one is judged by the deadline, later ones are corrections. */
  readonly firstSubmittedAt: Instant | null;
  readonly late: boolean;
  readonly lateAccepted: boolean;
  /** What the present revision asks for, where the step has a field for it; whole kroner. */
  readonly asked?: number;
  readonly remindersOff?: RemindersOff;
  /** Since when there is a draft that is not handed in; its text is in the store. */
  readonly draftSince: Instant | null;
  /** Approvals of the present revision. */
  readonly approvals: readonly (ApprovalSlot & { readonly person: PersonId; readonly at: Instant })[];
}

/** What a partnership must tell its cycle, since it decides what the cycle may do. */
export type PartnershipNote =
  | { readonly kind: 'extension'; readonly step: StepId; readonly party: PartyId; readonly deadline: Deadline }
  | { readonly kind: 'delivery'; readonly delivered: boolean; readonly asked?: number }
  | { readonly kind: 'withdrawal' };

/** All that a partnership workflow owns; carried whole over continue-as-new. */
export interface PartnershipState {
  /** Which rules judge this year. A changed rule gets a new number; running years keep theirs. */
  readonly ruleVersion: 1;
  readonly plan: PartnershipPlan;
  /** Last business time seen. Never goes back. */
  readonly now: Instant;
  /** Number of events so far. */
  readonly seq: number;
  readonly items: Readonly<Record<string, Item>>;
  readonly assessmentOver: boolean;
  readonly reportingOpen: boolean;
  /** Whole kroner; null = not decided, 0 = not granted. */
  readonly grant: number | null;
  readonly withdrawn: boolean;
  readonly ended: boolean;
  readonly stages: readonly { readonly stage: Stage; readonly at: Instant }[];
  /** How far a step may be extended, where the cycle has said so since it opened. */
  readonly limits?: Readonly<Record<StepId, LocalDate | null>>;
  /** The newest tell that was followed, per topic; older ones are ignored, however late they arrive. */
  readonly heard: Readonly<Record<string, number>>;
  readonly notes: readonly PartnershipNote[];
  /** The last request ids with the seq that answered them, since Temporal forgets update ids at continue-as-new. */
  readonly requests: readonly { readonly id: string; readonly seq: number }[];
}

/** What the cycle tells its partnerships. */
export type Tell =
  | { readonly kind: 'assessment-over' }
  | { readonly kind: 'reporting-open' }
  | {
      readonly kind: 'decision';
      /** Whole kroner; 0 = not granted. */
      readonly amount: number;
      readonly step: StepId;
      readonly handled: LocalDate;
      /** Why it is not what the forum recommended. */
      readonly reason?: string;
    }
  | {
      readonly kind: 'deadline';
      readonly step: StepId;
      readonly parties: readonly PartyId[] | null;
      readonly deadline: Deadline;
      /** How far the step may be extended from now on; only in a move for all. */
      readonly limit?: LocalDate | null;
      readonly reason: string;
    }
  | { readonly kind: 'limit'; readonly step: StepId; readonly limit: LocalDate | null }
  | { readonly kind: 'ended' };

/** Tells of one topic replace each other; tells of different topics do not. */
export function topicOf(tell: Tell): string {
  return tell.kind === 'deadline' || tell.kind === 'limit' ? `${tell.kind}/${tell.step}` : tell.kind;
}

/** A document as fields of text and numbers; the definition says which. */
export type DocumentFields = Readonly<Record<string, unknown>>;

/** Who asks, when, and under which request id. `at` is business time. */
export interface Ask {
  readonly requestId: string;
  readonly actor: PersonId;
  readonly at: Instant;
}

/**
 * The name under which a request is remembered. An id is one person's for one kind of command: used for another, it is
 * another request, and nobody can use up the ids of a cycle's tells.
 */
export function requestKey(command: { readonly type: string; readonly requestId: string }): string {
  return `${command.type}/${command.requestId}`;
}

export type PartnershipCommand = Ask &
  (
    | { readonly type: 'submit'; readonly step: StepId; readonly party?: PartyId; readonly document: DocumentFields }
    | { readonly type: 'saveDraft'; readonly step: StepId; readonly party?: PartyId; readonly document: DocumentFields }
    | { readonly type: 'approve'; readonly step: StepId; readonly party?: PartyId; readonly revision: number }
    | {
        readonly type: 'returnForChanges';
        readonly step: StepId;
        readonly party?: PartyId;
        readonly revision: number;
        readonly reason: string;
      }
    | { readonly type: 'declareNoNeed'; readonly step: StepId; readonly party?: PartyId }
    | { readonly type: 'withdraw'; readonly reason: string }
    | {
        readonly type: 'extendDeadline';
        readonly step: StepId;
        readonly party?: PartyId;
        readonly to: string;
        readonly time?: string;
        readonly reason: string;
        /** Further than the definition's limit, on purpose. */
        readonly beyondLimit?: boolean;
      }
    | {
        readonly type: 'pauseReminders' | 'resumeReminders';
        readonly step: StepId;
        readonly party?: PartyId;
        readonly reason: string;
      }
    | { readonly type: 'acceptLate'; readonly step: StepId; readonly party?: PartyId; readonly reason: string }
    | { readonly type: 'reopen'; readonly step: StepId; readonly party?: PartyId; readonly reason: string }
    | { readonly type: 'changeSeats'; readonly seats: readonly Seat[] }
    | { readonly type: 'tellFromCycle'; readonly cycleSeq: number; readonly tell: Tell }
  );

interface Happened {
  readonly at: Instant;
  /** A person's id, or `cycle` or `clock`. */
  readonly actor: PersonId;
  readonly requestId: string | null;
}

export type PartnershipEvent = Happened &
  (
    | { readonly type: 'opened' }
    | {
        readonly type: 'submitted';
        readonly step: StepId;
        readonly party: PartyId;
        readonly revision: number;
        readonly sizeBytes: number;
        readonly late: boolean;
        /** Only where the document says it; whole kroner. */
        readonly asked?: number;
        readonly approves: readonly ApprovalSlot[];
      }
    | { readonly type: 'draft-saved'; readonly step: StepId; readonly party: PartyId; readonly sizeBytes: number }
    | {
        readonly type: 'approved';
        readonly step: StepId;
        readonly party: PartyId;
        readonly revision: number;
        readonly slots: readonly ApprovalSlot[];
      }
    | {
        readonly type: 'returned';
        readonly step: StepId;
        readonly party: PartyId;
        readonly revision: number;
        readonly reason: string;
      }
    | { readonly type: 'no-need-declared'; readonly step: StepId; readonly party: PartyId }
    | { readonly type: 'withdrawn'; readonly reason: string }
    | {
        readonly type: 'deadline-extended';
        readonly step: StepId;
        readonly party: PartyId;
        readonly from: Deadline;
        readonly deadline: Deadline;
        readonly reason: string;
        readonly beyondLimit?: true;
      }
    | {
        readonly type: 'reminders-paused' | 'reminders-resumed';
        readonly step: StepId;
        readonly party: PartyId;
        readonly reason: string;
      }
    | { readonly type: 'late-accepted'; readonly step: StepId; readonly party: PartyId; readonly reason: string }
    | { readonly type: 'reopened'; readonly step: StepId; readonly party: PartyId; readonly reason: string }
    | { readonly type: 'seats-changed'; readonly seats: readonly Seat[] }
    | { readonly type: 'told'; readonly cycleSeq: number; readonly tell: Tell }
    | { readonly type: 'cycle-noted'; readonly count: number }
    | { readonly type: 'refused'; readonly message: string; readonly reason: string }
  );

/** How many request ids a workflow remembers. */
export const REMEMBERED_REQUESTS = 200;
/** Largest document, in bytes of its JSON as UTF-8. */
export const DOCUMENT_LIMIT_BYTES = 256 * 1024;

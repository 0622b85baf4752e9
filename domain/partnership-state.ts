// The state of one partnership in one cycle, its commands and its events. Pure. Sandbox-safe.

import type { Attachment } from './attachments.ts';
import type { Deadline } from './deadline.ts';
import type { Measure } from './allocation-needs.ts';
import type { Contribution } from './own-contribution.ts';
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

/** Money spent on one line of a decision: on what a recipient got. Whole kroner. */
export interface SpentLine {
  readonly recipient: PartyId;
  readonly amount: number;
}

/** One author's part of a report, named by the party that writes it. */
export interface Section extends ApprovalSlot {
  readonly status: 'open' | 'submitted' | 'changes-asked';
  readonly revision: number;
  readonly submittedAt: Instant | null;
  /** When its first revision came: that one is judged by the deadline. */
  readonly firstSubmittedAt: Instant | null;
  readonly spent: readonly SpentLine[];
  /** What the recipients have put in themselves, where the section is asked. */
  readonly own?: readonly Contribution[];
  /** Files of the present revision. */
  readonly attachments?: readonly Attachment[];
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
  /** The measures that the present revision asks money for, where the step lists them. */
  readonly measures?: readonly Measure[];
  /** How many goals the present revision sets, where the step has a field for them. */
  readonly goals?: number;
  /** Files of the present revision, on steps that one party hands in whole. */
  readonly attachments?: readonly Attachment[];
  readonly remindersOff?: RemindersOff;
  /** The day of the last reminder that the network asked for. */
  readonly askedFor?: LocalDate;
  /** True while the deadline is the network's own. */
  readonly local?: true;
  /** Since when there is a draft that is not handed in; its text is in the store. */
  readonly draftSince: Instant | null;
  /** Approvals of the present revision. */
  readonly approvals: readonly (ApprovalSlot & { readonly person: PersonId; readonly at: Instant })[];
  /** The parts of a report; absent on steps that one party hands in whole. */
  readonly sections?: readonly Section[];
  /** Set when a report was answered with "not carried out": what is left, in whole kroner. */
  readonly notCarriedOut?: { readonly unspent: number; readonly at: Instant } | null;
}

/** What a partnership must tell its cycle, since it decides what the cycle may do. */
export type PartnershipNote =
  | { readonly kind: 'extension'; readonly step: StepId; readonly party: PartyId; readonly deadline: Deadline }
  | { readonly kind: 'local-deadline'; readonly step: StepId; readonly deadline: Deadline }
  | {
      readonly kind: 'delivery';
      readonly delivered: boolean;
      readonly asked?: number;
      readonly measures?: readonly Measure[];
    }
  | { readonly kind: 'withdrawal' }
  /** After the year's end: its last report is accepted, or was opened again. */
  | { readonly kind: 'finished'; readonly finished: boolean };

/** What a partnership may ask in the middle of the year: to do something else with the money, or to use it next year. */
export const REQUEST_KINDS = ['change', 'carry-over'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** A request for a change of what was granted, and the office's answer. The reasons are in the journal. */
export interface ChangeRequest {
  /** From 1, within the partnership. */
  readonly number: number;
  readonly kind: RequestKind;
  /** Whole kroner that it is about; null when it is not about an amount. */
  readonly amount: number | null;
  readonly askedAt: Instant;
  readonly answer: { readonly granted: boolean; readonly at: Instant } | null;
}

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
  /** What of the grant each recipient gets; absent until the decision says it. */
  readonly shares?: readonly SpentLine[];
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
  readonly changeRequests: readonly ChangeRequest[];
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
      /** Who is paid how much of it. */
      readonly shares?: readonly SpentLine[];
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
    | {
        readonly type: 'submit';
        readonly step: StepId;
        readonly party?: PartyId;
        readonly document: DocumentFields;
        /** Files that belong to the revision; their bytes are in the store. */
        readonly attachments?: readonly Attachment[];
        /** Which part of a report; the only one that is the person's own when left out. */
        readonly section?: PartyId;
        readonly spent?: readonly SpentLine[];
        /** Which decision a report is about, when the person says it: a cycle and a recipient. */
        readonly decision?: { readonly cycle: string; readonly party: PartyId };
      }
    | {
        readonly type: 'saveDraft';
        readonly step: StepId;
        readonly party?: PartyId;
        readonly document: DocumentFields;
        readonly section?: PartyId;
      }
    | { readonly type: 'approve'; readonly step: StepId; readonly party?: PartyId; readonly revision: number }
    | {
        readonly type: 'returnForChanges';
        readonly step: StepId;
        readonly party?: PartyId;
        /** One part of a report, by its own revision; the whole when left out. */
        readonly section?: PartyId;
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
    | {
        readonly type: 'remindMissing';
        readonly step: StepId;
        /** Those who are reminded; everybody who is missing when left out. */
        readonly parties?: readonly PartyId[];
        readonly note?: string;
      }
    | {
        readonly type: 'setLocalDeadline';
        readonly step: StepId;
        readonly to: LocalDate;
        readonly time?: string;
        readonly reason?: string;
      }
    | { readonly type: 'acceptLate'; readonly step: StepId; readonly party?: PartyId; readonly reason: string }
    | {
        readonly type: 'reopen';
        readonly step: StepId;
        readonly party?: PartyId;
        readonly section?: PartyId;
        readonly reason: string;
      }
    | {
        readonly type: 'acceptReport';
        readonly step: StepId;
        readonly party?: PartyId;
        readonly revision: number;
        readonly note?: string;
      }
    | {
        readonly type: 'reportNotCarriedOut';
        readonly step: StepId;
        readonly party?: PartyId;
        /** Whole kroner of the grant that are left. */
        readonly unspent: number;
        readonly reason: string;
      }
    | {
        readonly type: 'requestChange';
        readonly kind: RequestKind;
        readonly amount?: number;
        readonly reason: string;
      }
    | {
        readonly type: 'answerRequest';
        /** The request's number. */
        readonly request: number;
        readonly granted: boolean;
        readonly reason: string;
      }
    | { readonly type: 'changeSeats'; readonly seats: readonly Seat[]; readonly reason?: string }
    | { readonly type: 'tellFromCycle'; readonly cycleSeq: number; readonly tell: Tell }
  );

interface Happened {
  readonly at: Instant;
  /** A person's id, or `cycle` or `clock`. */
  readonly actor: PersonId;
  /** The absent person in whose place the actor acts. */
  readonly onBehalfOf?: PersonId;
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
        readonly measures?: readonly Measure[];
        readonly goals?: number;
        readonly approves: readonly ApprovalSlot[];
        /** Only where there are any. */
        readonly attachments?: readonly Attachment[];
        /** The part of a report that came; absent on steps that one party hands in whole. */
        readonly section?: Pick<Section, 'party' | 'revision' | 'spent' | 'own'>;
      }
    | {
        readonly type: 'draft-saved';
        readonly step: StepId;
        readonly party: PartyId;
        readonly sizeBytes: number;
        /** The part of a report that it is a draft of. */
        readonly section?: { readonly party: PartyId };
      }
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
        readonly section?: PartyId;
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
    | {
        readonly type: 'missing-reminded';
        readonly step: StepId;
        readonly parties: readonly PartyId[];
        /** When the reminders are sent. */
        readonly sendAt: Instant;
        readonly day: LocalDate;
        readonly note: string | null;
      }
    | {
        readonly type: 'local-deadline-set';
        readonly step: StepId;
        /** Whose date becomes another. */
        readonly parties: readonly PartyId[];
        readonly deadline: Deadline;
        readonly reason: string | null;
      }
    | { readonly type: 'late-accepted'; readonly step: StepId; readonly party: PartyId; readonly reason: string }
    | {
        readonly type: 'reopened';
        readonly step: StepId;
        readonly party: PartyId;
        readonly section?: PartyId;
        readonly reason: string;
      }
    | {
        readonly type: 'report-accepted';
        readonly step: StepId;
        readonly party: PartyId;
        readonly revision: number;
        readonly slots: readonly ApprovalSlot[];
        readonly note: string | null;
      }
    | {
        readonly type: 'not-carried-out';
        readonly step: StepId;
        readonly party: PartyId;
        readonly revision: number;
        readonly unspent: number;
        readonly late: boolean;
        readonly reason: string;
      }
    | {
        readonly type: 'change-requested';
        readonly number: number;
        readonly kind: RequestKind;
        readonly amount: number | null;
        readonly reason: string;
      }
    | {
        readonly type: 'request-answered';
        readonly number: number;
        readonly kind: RequestKind;
        readonly amount: number | null;
        readonly granted: boolean;
        readonly reason: string;
      }
    | { readonly type: 'seats-changed'; readonly seats: readonly Seat[]; readonly reason?: string }
    | { readonly type: 'told'; readonly cycleSeq: number; readonly tell: Tell }
    | { readonly type: 'cycle-noted'; readonly count: number }
    | { readonly type: 'refused'; readonly message: string; readonly reason: string }
  );

/** How many request ids a workflow remembers. */
export const REMEMBERED_REQUESTS = 200;
/** Largest document, in bytes of its JSON as UTF-8. */
export const DOCUMENT_LIMIT_BYTES = 256 * 1024;

// The state of one partnership in one cycle. Pure. Sandbox-safe.

import type { Measure } from './allocation-needs.ts';
import type { SpentLine } from './amount-lines.ts';
import type { Attachment } from './attachments.ts';
import type { Deadline } from './deadline.ts';
import type { DecidedMeasure } from './grant-measures.ts';
import type { Contribution } from './own-contribution.ts';
import type { PartnershipPlan } from './plan.ts';
import type { PartnershipNote } from './tell-kinds.ts';
import type { Instant, LocalDate, PartyId, PersonId, Role, StepId } from './words.ts';

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

/**
 * What a partnership may ask in the middle of the year: to do something else with the money, or to use it next year.
 */
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
  /** What became of each measure; absent where the grant was decided in one. */
  readonly measures?: readonly DecidedMeasure[];
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

// The state of one cycle, its commands and its events. Pure. Sandbox-safe.

import type { Frame } from './cycle-allocation.ts';
import type { Deadline } from './deadline.ts';
import type { ForumCommand, ForumEvent, ForumState, ItemOutcome, Said, Treated } from './forum-state.ts';
import type { Decided, GrantLine } from './grant-lines.ts';
import type { Ask, DocumentFields, PartnershipNote, Tell } from './partnership-state.ts';
import type { Measure, Priority } from './allocation-needs.ts';
import type { MeetingNews } from './meeting-news.ts';
import type { CyclePlan } from './plan.ts';
import type { Count } from './voting.ts';
import type { Instant, LocalDate, PartyId, PersonId, StepId, Seat } from './words.ts';

/** How the forum's treatment of a proposal ended. `no-result` passes the case to the governor; `returned` asks for a new one. */
export const OUTCOMES = ['agreed', 'agreed-with-dissent', 'voted', 'no-result', 'returned'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One line of a recommendation or decision. Whole kroner. */
export interface AmountLine {
  readonly party: PartyId;
  readonly amount: number;
}

/** A cycle's own step: when it is due and whether it is done. */
export interface CycleStepState {
  readonly deadline: Deadline;
  readonly doneAt: Instant | null;
}

/** A tell on its way to partnerships; `parties` null = all of them. */
export interface QueuedTell {
  readonly seq: number;
  readonly tell: Tell | { readonly kind: 'decision' };
  readonly parties: readonly PartyId[] | null;
  /** Only partnerships in this stage, by the read model. */
  readonly onlyInStage: string | null;
  /** Not before this instant; for retries. */
  readonly notBefore: Instant | null;
  readonly attempt: number;
}

export interface Recommendation {
  readonly revision: number;
  readonly lines: readonly AmountLine[];
  readonly proposedAt: Instant;
  readonly proposedBy: PersonId;
  /** The revision whose text it has; absent where it has none. The text itself is in the store. */
  readonly documented?: number;
  readonly outcome: {
    readonly kind: Exclude<Outcome, 'returned'>;
    readonly at: Instant;
    readonly recordedBy: PersonId;
    readonly note: string | null;
    /** The meeting in which it was reached; null in writing, or when none was named. */
    readonly meeting: string | null;
    /** How many stand in the minutes with a dissent. */
    readonly dissents: number;
    readonly votes: Count | null;
  } | null;
  /**
   * Set when it was sent back and nothing has come of that yet. What the forum itself sent back needs a new revision;
   * what the governor sent back the forum may also stand by.
   */
  readonly returned: { readonly by: 'forum' | 'governor'; readonly at: Instant } | null;
}

/** Kinds of message that a cycle sends to many at once, besides reminders. */
export type Announcement =
  | 'frame-published'
  | 'frame-final'
  | 'recommendation-ready'
  | 'decision-prepared'
  | 'returned-to-forum'
  | 'deadline-changed'
  | 'decision-delayed'
  | 'year-blocked'
  | 'meeting-called'
  | 'meeting-cancelled'
  | 'meeting-papers'
  | 'writing-opened';

/** An announcement on its way. All that it says is here, since rows are written beside it. */
export interface QueuedAnnouncement {
  readonly what: Announcement;
  readonly at: Instant;
  /** Why; for what was sent back or moved. */
  readonly reason?: string;
  /** The cycle's own step whose deadline was moved. */
  readonly moved?: { readonly step: StepId; readonly deadline: Deadline };
  /** The forum meeting that it is about, and the date before when it was moved. */
  readonly meeting?: MeetingNews & { readonly revision: number; readonly was: LocalDate | null };
  /** Seats of the forum that are told. */
  readonly seats?: readonly PartyId[];
  /** The revision that is to be approved in writing. */
  readonly revision?: number;
  /** By when they are asked to answer. */
  readonly until?: LocalDate;
  /** Partnerships that are not told. */
  readonly except?: readonly PartyId[];
}

/** Whole kroner so far. */
export interface Settled {
  readonly paid: number;
  readonly repaid: number;
  readonly withdrawn: number;
}

/** All that a cycle workflow owns; carried whole over continue-as-new. Under 256 KiB for 1,000 partnerships. */
export interface CycleState {
  readonly ruleVersion: 1;
  readonly plan: CyclePlan;
  readonly now: Instant;
  readonly seq: number;
  readonly status: 'open' | 'closing' | 'closed' | 'cancelling' | 'cancelled';
  readonly partnershipsStarted: boolean;
  /** Every step, also those of partnerships: their general deadline. */
  readonly steps: Readonly<Record<StepId, CycleStepState>>;
  /** Deadlines that single parties have, apart from the general one. Key: step/party. */
  readonly extensions: Readonly<Record<string, Deadline>>;
  /** Dates that networks have set for their owners. Key: step/partnership; absent until one has. */
  readonly localDeadlines?: Readonly<Record<string, Deadline>>;
  /** Partnerships that have delivered their basis, and those that withdrew. */
  readonly delivered: readonly PartyId[];
  readonly withdrawn: readonly PartyId[];
  readonly firstMeeting: {
    readonly preliminaryFrame: number;
    readonly jointMeasures: number;
    readonly at: Instant;
  } | null;
  /** Set once the money is known for certain; `before` is the frame that it replaced. */
  readonly finalFrame: { readonly frame: Frame; readonly before: Frame; readonly at: Instant } | null;
  /** What delivered decision bases ask for, where they say so; whole kroner. */
  readonly asked: Readonly<Record<PartyId, number>>;
  /** The same measure by measure, where the documents list them; absent until somebody has. */
  readonly measures?: Readonly<Record<PartyId, readonly Measure[]>>;
  /** In which order the forum wants measures met; absent while the parties’ own priorities stand. */
  readonly priorities?: readonly Priority[];
  readonly recommendation: Recommendation | null;
  readonly forum: ForumState;
  /** The revision of the decision's deadline of whose delay the partnerships have been told; null = of none. */
  readonly delayTold: number | null;
  /** A decision that waits for a second person; gone when it is made, or when the forum speaks anew. */
  readonly prepared: (Decided & { readonly revision: number; readonly at: Instant; readonly by: PersonId }) | null;
  readonly decision: {
    readonly grants: readonly GrantLine[];
    readonly at: Instant;
    readonly decidedBy: PersonId;
    /** Null where nobody had prepared it. */
    readonly preparedBy: PersonId | null;
    readonly deviationReason: string | null;
    readonly caseNumber: string | null;
    /** Parties whose lines went back to the forum; they are not decided yet. */
    readonly returned: readonly PartyId[];
  } | null;
  /** What has become of the money that each recipient was granted. */
  readonly settled: Readonly<Record<PartyId, Settled>>;
  /** Moments up to and including this instant are handled. */
  readonly handledThrough: Instant;
  readonly announcements: readonly QueuedAnnouncement[];
  readonly tells: readonly QueuedTell[];
  readonly tellSeq: number;
  /** Set when the year's last moment came: how many partnerships were unfinished. */
  readonly unfinishedAtEnd: number | null;
  /** Partnerships that were unfinished then; the cycle closes when all of them are finished. */
  readonly openAtEnd: readonly PartyId[];
  /** Those that have said since the year's end that they are finished. */
  readonly finished: readonly PartyId[];
  readonly requests: readonly { readonly id: string; readonly seq: number }[];
}

interface DecisionAsked {
  /** Of the recommendation that it rests on. */
  readonly revision: number;
  readonly deviationReason?: string;
  readonly criteriaMet?: readonly string[];
  readonly caseNumber?: string;
}

export type CycleCommand = Ask &
  (
    | {
        readonly type: 'proposeRecommendation';
        /** As the rule shares the frame now, when left out. */
        readonly lines?: readonly AmountLine[];
        /** Its text, where the definition has fields for it; the one before stands when left out. */
        readonly document?: DocumentFields;
        readonly note?: string;
      }
    | {
        readonly type: 'setPriorities';
        /** All that are ranked; those before are replaced. */
        readonly priorities: readonly Priority[];
        readonly note?: string;
      }
    | {
        readonly type: 'recordForumOutcome';
        readonly outcome: Outcome;
        /** The step decided on; without it the recommendation. */
        readonly step?: StepId;
        /** The recommendation's revision; not for the first meeting. */
        readonly revision?: number;
        readonly note?: string;
        /** Whole kroner; the first meeting sets both. */
        readonly preliminaryFrame?: number;
        readonly jointMeasures?: number;
        /** The meeting in which it was reached, with dissents and votes; left out where nobody keeps them here. */
        readonly meeting?: string;
        readonly dissents?: Said['dissents'];
        readonly votes?: Said['votes'];
      }
    | {
        readonly type: 'setFinalFrame';
        /** Whole kroner. */
        readonly frame: number;
        /** Whole kroner; as it stands when left out. */
        readonly jointMeasures?: number;
        readonly reason?: string;
      }
    | { readonly type: 'forumApproval'; readonly revision: number; readonly note?: string }
    | ({
        readonly type: 'prepareDecision';
        /** As the forum recommended, when left out; as the rule shares the frame where it had no result. */
        readonly grants?: readonly GrantLine[];
      } & DecisionAsked)
    | ({
        readonly type: 'decideGrants';
        /** What was prepared, when left out. */
        readonly grants?: readonly GrantLine[];
      } & DecisionAsked)
    | {
        readonly type: 'registerPayment';
        readonly recipient: PartyId;
        /** Whole kroner. */
        readonly amount: number;
        readonly date: LocalDate;
      }
    | {
        readonly type: 'registerRepayment';
        readonly recipient: PartyId;
        readonly amount: number;
        readonly date: LocalDate;
        readonly reason: string;
      }
    | { readonly type: 'withdrawGrant'; readonly recipient: PartyId; readonly amount: number; readonly reason: string }
    | { readonly type: 'returnToForum'; readonly reason: string }
    | {
        readonly type: 'moveDeadline';
        readonly step: StepId;
        readonly to: LocalDate;
        readonly time?: string;
        readonly reason: string;
        readonly parties?: readonly PartyId[];
        /** Further than the definition's limit, on purpose; only for some parties. */
        readonly beyondLimit?: boolean;
      }
    | { readonly type: 'recordStep'; readonly step: StepId; readonly note?: string }
    | { readonly type: 'closeCycle'; readonly reason?: string }
    | { readonly type: 'changeSeats'; readonly seats: readonly Seat[]; readonly reason?: string }
    | { readonly type: 'cancelCycle'; readonly reason: string }
    | { readonly type: 'noteFromPartnership'; readonly party: PartyId; readonly notes: readonly PartnershipNote[] }
    | ForumCommand
  );

interface Happened {
  readonly at: Instant;
  readonly actor: PersonId;
  /** The absent person in whose place the actor acts. */
  readonly onBehalfOf?: PersonId;
  readonly requestId: string | null;
}

export type CycleEvent = Happened &
  (
    | { readonly type: 'opened' }
    | { readonly type: 'partnerships-started'; readonly count: number }
    | {
        readonly type: 'first-meeting-held';
        readonly step: StepId;
        readonly preliminaryFrame: number;
        readonly jointMeasures: number;
        readonly outcome?: ItemOutcome;
        readonly note?: string | null;
        readonly treated?: Treated;
      }
    | { readonly type: 'step-recorded'; readonly step: StepId; readonly note: string | null }
    | {
        readonly type: 'final-frame-set';
        readonly before: Frame;
        readonly frame: Frame;
        readonly reason: string | null;
      }
    | {
        readonly type: 'recommendation-proposed';
        readonly step: StepId;
        readonly revision: number;
        readonly lines: readonly AmountLine[];
        readonly note: string | null;
        readonly documented?: number;
      }
    | { readonly type: 'priorities-set'; readonly priorities: readonly Priority[]; readonly note: string | null }
    | {
        readonly type: 'outcome-recorded';
        readonly step: StepId;
        readonly revision: number;
        readonly outcome: Exclude<Outcome, 'returned'>;
        readonly note: string | null;
        /** Who took part, dissents and votes; only where they were given. */
        readonly treated?: Treated;
      }
    | {
        readonly type: 'proposal-returned';
        readonly revision: number;
        readonly note: string | null;
        readonly treated?: Treated;
      }
    | (Decided & { readonly type: 'decision-prepared'; readonly step: StepId; readonly revision: number })
    | (Decided & {
        readonly type: 'grants-decided';
        readonly step: StepId;
        readonly revision: number;
        readonly preparedBy: PersonId | null;
      })
    | {
        readonly type: 'payment-registered';
        readonly recipient: PartyId;
        readonly amount: number;
        readonly date: LocalDate;
      }
    | {
        readonly type: 'repayment-registered';
        readonly recipient: PartyId;
        readonly amount: number;
        readonly date: LocalDate;
        readonly reason: string;
      }
    | {
        readonly type: 'grant-withdrawn';
        readonly recipient: PartyId;
        readonly amount: number;
        readonly reason: string;
      }
    | { readonly type: 'returned-to-forum'; readonly step: StepId; readonly reason: string }
    | {
        readonly type: 'deadline-moved';
        readonly step: StepId;
        readonly parties: readonly PartyId[] | null;
        readonly from: Deadline;
        readonly deadline: Deadline;
        readonly reason: string;
        readonly beyondLimit?: true;
      }
    | { readonly type: 'noted'; readonly party: PartyId; readonly notes: readonly PartnershipNote[] }
    | { readonly type: 'moment-handled'; readonly instant: Instant; readonly raised: number }
    | { readonly type: 'assessment-passed' }
    | { readonly type: 'decision-delayed'; readonly step: StepId; readonly deadlineRevision: number }
    | { readonly type: 'year-blocked'; readonly step: StepId }
    | { readonly type: 'reporting-opened' }
    | { readonly type: 'announced'; readonly what: Announcement; readonly raised: number }
    | {
        readonly type: 'told';
        readonly tellSeq: number;
        readonly reached: number;
        readonly failed: readonly { readonly party: PartyId; readonly why: string }[];
      }
    | { readonly type: 'seats-changed'; readonly seats: readonly Seat[]; readonly reason?: string }
    | { readonly type: 'year-ended'; readonly unfinished: number; readonly open: readonly PartyId[] }
    | { readonly type: 'closing'; readonly reason: string | null }
    | { readonly type: 'cancelling'; readonly reason: string }
    | { readonly type: 'ended' }
    | { readonly type: 'refused'; readonly message: string; readonly reason: string }
    | ForumEvent
  );

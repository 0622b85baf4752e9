// The state of one cycle. Pure. Sandbox-safe.

import type { Measure, Priority } from './allocation-needs.ts';
import type { AmountLine } from './amount-lines.ts';
import type { Frame } from './cycle-allocation.ts';
import type { Deadline } from './deadline.ts';
import type { LocalDeadline } from './local-deadlines.ts';
import type { ForumState } from './forum-state.ts';
import type { Decided, GrantLine } from './grant-lines.ts';
import type { MeetingNews } from './meeting-news.ts';
import type { CyclePlan } from './plan.ts';
import type { Tell } from './tell-kinds.ts';
import type { Count } from './voting.ts';
import type { Instant, LocalDate, PartyId, PersonId, StepId } from './words.ts';

/**
 * How the forum's treatment of a proposal ended. `no-result` passes the case to the governor; `returned` asks for a new
 * one.
 */
export const OUTCOMES = ['agreed', 'agreed-with-dissent', 'voted', 'no-result', 'returned'] as const;
export type Outcome = (typeof OUTCOMES)[number];

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
  /** Dates that networks have set for their owners; absent until one has. */
  readonly localDeadlines?: readonly LocalDeadline[];
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
    /** The revision that it rests on; only where measures of it went back to the forum, which may stand by it. */
    readonly restsOn?: number;
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

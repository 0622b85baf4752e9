// What people and partnerships may ask of a cycle. Pure. Sandbox-safe.

import type { Priority } from './allocation-needs.ts';
import type { AmountLine } from './amount-lines.ts';
import type { Ask } from './ask.ts';
import type { Outcome } from './cycle-state.ts';
import type { DocumentFields } from './document.ts';
import type { ForumCommand, Said } from './forum-state.ts';
import type { GrantLine } from './grant-lines.ts';
import type { PartnershipNote } from './tell-kinds.ts';
import type { LocalDate, PartyId, Seat, StepId } from './words.ts';

interface DecisionAsked {
  /** Of the recommendation that it rests on. */
  readonly revision: number;
  readonly deviationReason?: string;
  readonly criteriaMet?: readonly string[];
  readonly caseNumber?: string;
}

/** What may be asked of a cycle; `type` says what. Judged by `decideCycle`. */
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

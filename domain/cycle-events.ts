// What has happened in a cycle: the entries of its journal. Pure. Sandbox-safe.

import type { Priority } from './allocation-needs.ts';
import type { AmountLine } from './amount-lines.ts';
import type { Happened } from './ask.ts';
import type { Frame } from './cycle-allocation.ts';
import type { Announcement, Outcome } from './cycle-state.ts';
import type { Deadline } from './deadline.ts';
import type { ForumEvent, ItemOutcome, Treated } from './forum-state.ts';
import type { Decided } from './grant-lines.ts';
import type { PartnershipNote } from './tell-kinds.ts';
import type { Instant, LocalDate, PartyId, PersonId, Seat, StepId } from './words.ts';

/** What has happened in a cycle; folded by `evolveCycle`. */
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

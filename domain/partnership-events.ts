// What has happened in a partnership: the entries of its journal. Pure. Sandbox-safe.

import type { Measure } from './allocation-needs.ts';
import type { Happened } from './ask.ts';
import type { Attachment } from './attachments.ts';
import type { Deadline } from './deadline.ts';
import type { ApprovalSlot, RequestKind, Section } from './partnership-state.ts';
import type { Tell } from './tell-kinds.ts';
import type { Instant, LocalDate, PartyId, Seat, StepId } from './words.ts';

/** What has happened in a partnership; folded by `evolvePartnership`. */
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

// What people and the cycle may ask of a partnership. Pure. Sandbox-safe.

import type { SpentLine } from './amount-lines.ts';
import type { Ask } from './ask.ts';
import type { Attachment } from './attachments.ts';
import type { DocumentFields } from './document.ts';
import type { RequestKind } from './partnership-state.ts';
import type { Tell } from './tell-kinds.ts';
import type { LocalDate, PartyId, Seat, StepId } from './words.ts';

/** What may be asked of a partnership; `type` says what. Judged by `decidePartnership`. */
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

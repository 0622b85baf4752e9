// What a cycle tells its partnerships, and what they tell it. Pure. Sandbox-safe.

import type { Measure } from './allocation-needs.ts';
import type { SpentLine } from './amount-lines.ts';
import type { Deadline } from './deadline.ts';
import type { DecidedMeasure } from './grant-measures.ts';
import type { LocalDate, PartyId, StepId } from './words.ts';

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
      /** What became of each measure, where it was decided measure by measure. */
      readonly measures?: readonly DecidedMeasure[];
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

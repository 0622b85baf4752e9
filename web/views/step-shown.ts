// What the pages of a step are made from, and what they are called. Pure.

import type { Attachment } from '../../domain/attachments.ts';
import type { CalendarTable } from '../../domain/local-time.ts';
import type { Obligation } from '../../domain/obligations.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import type { CycleRef, LocalDate } from '../../domain/words.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import type { FieldDefinition, FieldError, Typed } from '../forms.ts';
import type { UploadFault } from '../i18n/attachments.ts';
import type { Shown } from '../page.ts';

/** A text that waits for its writer, with the local date on which it was kept. */
export interface Kept {
  readonly fields: Typed;
  readonly date: string;
}

/** A step as its pages need it. */
export interface StepShown {
  readonly ref: CycleRef;
  readonly facts: CycleFacts;
  readonly state: PartnershipState;
  readonly fields: readonly FieldDefinition[];
  readonly row: Obligation;
  readonly documents: readonly {
    readonly revision: number;
    readonly document: string;
    readonly attachments: readonly Attachment[];
  }[];
  readonly mayWrite: boolean;
  readonly mayAnswerNoNeed: boolean;
  readonly mayApprove: boolean;
  /** Whether the visitor may put off this one's deadline. */
  readonly mayExtend: boolean;
  readonly path: string;
}

export interface StepPage extends StepShown {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** A refusal: what it means, and the exact sentence. */
  readonly problem: { readonly plain: string; readonly exact: string } | null;
  readonly reasonMissing: boolean;
  /** The files of the draft. */
  readonly attachments: readonly Attachment[];
  readonly attachmentBytes: number;
  readonly uploadFaults: readonly { readonly name: string; readonly fault: UploadFault }[];
  /** What the visitor posted after a session had ended; null when there is none. */
  readonly kept: Kept | null;
  readonly draftVersion: number;
  readonly savedText: string;
  readonly today: LocalDate;
  readonly table: CalendarTable;
}

/** What a step's pages are called. */
export function titleOf({ facts, row }: StepShown, shown: Shown): string {
  const { language } = shown.visitor;
  return `${upperFirst(stepLabel(facts, row.step, language))}: ${partyLabel(facts, row.party, language)}`;
}

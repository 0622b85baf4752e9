// What the pages of a forum are made of.

import type { CycleState } from '../../domain/cycle-state.ts';
import type { AmountLine } from '../../domain/amount-lines.ts';
import type { CycleDefinitions } from '../../domain/definition.ts';
import type { DocumentFields } from '../../domain/document.ts';
import type { FieldDefinition } from '../forms.ts';
import type { CalendarTable } from '../../domain/local-time.ts';
import type { CycleRef, Instant, LocalDate, PersonId } from '../../domain/words.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import type { Again } from '../acting.ts';

/** One year’s forum as found, at one moment. */
export interface ForumFound {
  readonly ref: CycleRef;
  readonly state: CycleState;
  /** What the year froze. */
  readonly definitions: CycleDefinitions;
  readonly facts: CycleFacts;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly table: CalendarTable;
  personName(id: PersonId): string;
  /** What the text of the recommendation is asked for, and its present text; null where it has none. */
  readonly asked: readonly FieldDefinition[];
  readonly said: DocumentFields | null;
}

/** The room’s page: who looks at it, and what they sent when it was refused. */
export interface ForumPage extends ForumFound {
  readonly person: PersonId;
  readonly again: Again;
  /** The recommendation that somebody acted on when a newer one had come. */
  readonly before: { readonly revision: number; readonly lines: readonly AmountLine[] } | null;
}

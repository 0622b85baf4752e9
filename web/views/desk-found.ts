// What the pages of the governor’s desk are made of.

import type { CycleState } from '../../domain/cycle-state.ts';
import { frameOf } from '../../domain/cycle-frame.ts';
import type { PartyId, PersonId } from '../../domain/words.ts';
import type { MeasureNames } from '../../texts/decided-measures.ts';
import type { Again } from '../acting.ts';
import type { Body } from '../bodies.ts';
import type { GrantLine } from '../../domain/grant-lines.ts';
import type { ControlError } from './fields.tsx';
import type { ForumFound } from './forum-found.ts';

/** The desk’s page: what was sent when it was refused. */
export interface DeskPage extends ForumFound {
  readonly person: PersonId;
  readonly names?: MeasureNames;
  readonly again: Again;
}

/** One partnership’s line in the form that prepares a decision. */
export interface LineForm {
  readonly party: PartyId;
  /** Null where nothing was sent. */
  readonly sent: Body | null;
  /** As it was prepared before. */
  readonly before: GrantLine | undefined;
  /** What the forum recommended; null where it came to no result. */
  readonly recommended: number | null;
  /** Whole kroner as they stand in the form. */
  readonly amount: number;
  readonly errors: readonly ControlError[];
}

/** Which frame a page has shown; another text when it has become another. */
export function frameVersion(state: CycleState): string {
  const { amount, jointMeasures } = frameOf(state.plan, state);
  return `${amount}/${jointMeasures}/${state.finalFrame?.at ?? ''}`;
}

/** Everybody at first; after that those whose lines went back to the forum. */
export function partiesToDecide({ plan, decision }: CycleState): PartyId[] {
  return plan.parties.map(({ id }) => id).filter((id) => decision === null || decision.returned.includes(id));
}

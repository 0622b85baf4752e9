// What the pages of the governor’s desk are made of.

import type { CycleState } from '../../domain/cycle-state.ts';
import { frameOf } from '../../domain/cycle-frame.ts';
import type { CycleDefinitions } from '../../domain/definition.ts';
import type { PartyId, PersonId } from '../../domain/words.ts';
import type { Again } from '../acting.ts';
import type { ForumFound } from './forum-found.ts';

/** One year’s desk as found. */
export interface DeskFound extends ForumFound {
  readonly definitions: CycleDefinitions;
}

/** The desk’s page: what was sent when it was refused. */
export interface DeskPage extends DeskFound {
  readonly person: PersonId;
  readonly again: Again;
}

/** The control of what a partnership is granted. */
export function grantControl(party: PartyId): string {
  return `grant-${party}`;
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

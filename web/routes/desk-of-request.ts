// The cycle that an address names, for somebody who works on its decision. Node only.

import { refuse } from '../../domain/refusal.ts';
import { cycleName } from '../../domain/words.ts';
import { isAtDesk } from '../access.ts';
import type { SignedIn, Web } from '../page.ts';
import type { CycleParams } from './cycles.ts';
import { forumOfRequest } from './forum.ts';

/** A cycle for somebody who works on its decision. */
export async function deskOfRequest(web: Web, params: CycleParams, visitor: SignedIn) {
  const found = await forumOfRequest(web, params, visitor);
  if (!isAtDesk(found.state.plan.seats, visitor.person.id))
    refuse(
      'wrong-role',
      `Show the casework of ${cycleName(found.ref)}: you have no role in the office, wanted one of its own`,
    );
  return found;
}

/** What a page or form of the desk knows. */
export type DeskOfRequest = Awaited<ReturnType<typeof deskOfRequest>>;

// What becomes of a waiting notice whose receiver cannot be reached. Pure.

import type { Holders, Notice } from './notices.ts';
import { noticesLike } from './notices-sealed.ts';
import type { Unreachable } from './reachable.ts';
import { reachableHolders } from './reachable.ts';
import type { PartyId } from './words.ts';

/**
 * The same notice for those who are to have it instead: the others who hold the role, or the secretariat while nobody in
 * the role can be reached. Null when nobody at all can: then it waits. So does one for somebody who stands in: it is the
 * absent one's, and goes to the next who can stand in (domain/readdress.ts).
 */
export function diverted(
  notice: Notice,
  directory: { readonly holders: Holders; readonly forumParty: PartyId; readonly unreachable: Unreachable },
): Notice[] | null {
  if (notice.standIn !== undefined) return null;
  const { unreachable, forumParty } = directory;
  const holders = reachableHolders(directory.holders, unreachable);
  const told = noticesLike(notice, { holders, forumParty }).filter((one) => !unreachable.has(one.person));
  return told.length === 0 ? null : told;
}

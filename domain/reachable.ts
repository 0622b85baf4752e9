// Who can be told something by mail, where some addresses are suspended. Nobody loses a role by it. Pure. Sandbox-safe.

import { compare } from './compare.ts';
import type { Holders } from './notices.ts';
import type { PartyId, PersonId, Role } from './words.ts';

/** People to whose address nothing is sent. */
export type Unreachable = ReadonlySet<PersonId>;

/**
 * Those of a role's holders who can be reached. With nobody left in the secretariat either, its notices are still its own:
 * they are held until somebody there can be reached.
 */
export function reachableHolders(holders: Holders, unreachable: Unreachable): Holders {
  if (unreachable.size === 0) return holders;
  return (role, party) => {
    const all = holders(role, party);
    const reached = all.filter((person) => !unreachable.has(person));
    return reached.length === 0 && role === 'secretariat' ? all : reached;
  };
}

/** Roles that somebody holds and in which nobody can be reached, sorted. */
export function rolesWithNobodyReachable(
  people: readonly {
    readonly id: PersonId;
    readonly roles: readonly { readonly role: Role; readonly party: PartyId }[];
  }[],
  unreachable: Unreachable,
): { readonly role: Role; readonly party: PartyId }[] {
  const reached = new Map<string, { role: Role; party: PartyId; somebody: boolean }>();
  for (const { id, roles } of people) {
    for (const { role, party } of roles) {
      const key = `${role}@${party}`;
      const one = reached.get(key) ?? { role, party, somebody: false };
      reached.set(key, { ...one, somebody: one.somebody || !unreachable.has(id) });
    }
  }
  return [...reached.entries()]
    .filter(([, { somebody }]) => !somebody)
    .sort(([a], [b]) => compare(a, b))
    .map(([, { role, party }]) => ({ role, party }));
}

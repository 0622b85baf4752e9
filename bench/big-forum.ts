// A forum larger than any in the country: 1,000 partnerships and 20,000 people. Synthetic. Node only.

import { loadCycle } from '../definitions/load.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import type { NetworkDefinition } from '../domain/definition-forum.ts';
import type { Person } from '../domain/definition-people.ts';
import { FORUM, SCHEME } from '../tests/support/years.ts';

const OWNERS = 18;

export interface BigForum {
  readonly definitions: CycleDefinitions;
  readonly people: readonly Person[];
}

/** So many partnerships of 20 people: 18 owners’ contacts, a coordinator of the network, one of the university. */
export function bigForum(networks: number): BigForum {
  const shipped = loadCycle(`${FORUM}/${SCHEME}/2027`);
  const named = (id: string) => ({ nb: id, nn: id, en: id });
  const people: Person[] = [];
  const put = (id: string, roles: Person['roles']): void => {
    const language = people.length % 3 === 0 ? 'nn' : 'nb';
    people.push({ id, name: id, email: `${id}@stor.example`, language, roles });
  };
  put('p-sekretariat', [{ role: 'secretariat', party: FORUM }]);
  put('p-saksbehandler', [{ role: 'case-officer', party: shipped.forum.office.id }]);
  put('p-leder', [{ role: 'office-leader', party: shipped.forum.office.id }]);
  for (const seat of shipped.forum.seats) put(`p-${seat.id}`, [{ role: 'forum-member', party: seat.id }]);
  const universities = Array.from({ length: networks }, (_, index) => {
    const id = `uh-${String(index).padStart(4, '0')}`;
    put(`p-${id}`, [{ role: 'university-coordinator', party: id }]);
    return { id, names: named(id) };
  });
  const made = Array.from({ length: networks }, (_, index): NetworkDefinition => {
    const id = `nettverk-${String(index).padStart(4, '0')}`;
    put(`p-${id}`, [{ role: 'network-coordinator', party: id }]);
    const owners = Array.from({ length: OWNERS }, (_, owner) => {
      const party = `eier-${id}-${owner}`;
      put(`p-${party}`, [{ role: 'owner-contact', party }]);
      return { id: party, names: named(party), ownership: 'public' as const };
    });
    return { id, names: named(id), kind: 'network', universities: [universities[index]!.id], owners, count: 1000 };
  });
  const frame = { ...shipped.forum.frame, amount: shipped.forum.frame.amount * networks };
  const forum = { ...shipped.forum, networks: made, universities, fixedLines: [], frame };
  return { definitions: { ...shipped, forum }, people };
}

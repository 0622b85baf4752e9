// Somebody in a list of many: the list is read anew only when the directory has changed, so it is sorted out once.
// Pure.

import type { Person } from '../domain/definition-people.ts';
import type { PersonId } from '../domain/words.ts';

const indexes = new WeakMap<readonly Person[], ReadonlyMap<PersonId, Person>>();

/** The person by that id; undefined when there is none. The list must not be changed. */
export function findPerson(people: readonly Person[], id: PersonId): Person | undefined {
  let index = indexes.get(people);
  if (index === undefined) {
    index = new Map(people.map((person) => [person.id, person]));
    indexes.set(people, index);
  }
  return index.get(id);
}

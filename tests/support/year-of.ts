// A year by number and size, so that two processes can speak of the same one. Node only.

import type { CompiledYear } from '../../client/preview.ts';
import { loadCycle } from '../../definitions/load.ts';
import type { Person } from '../../domain/definition-people.ts';
import { compiledYear, examplePeople, FORUM, SCHEME, smallYear } from './years.ts';

/** The shipped forum's year with so many networks; with null, the whole of it. */
export function yearOf(year: number, networks: number | null): { year: CompiledYear; people: readonly Person[] } {
  const people = examplePeople();
  const definitions = networks === null ? loadCycle(`${FORUM}/${SCHEME}/${year}`) : smallYear(year, networks);
  return { year: compiledYear(definitions, people), people };
}

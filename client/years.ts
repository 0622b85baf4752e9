// From the names of cycles on a command line to compiled years with their people. Node only.

import { createHash } from 'node:crypto';
import { definitionsFolderOf, loadCycle, loadPeople } from '../definitions/load.ts';
import { expiredSentence, schemeValidity } from '../domain/check-definition.ts';
import type { Person } from '../domain/definition-people.ts';
import { refuse } from '../domain/refusal.ts';
import { unknownsOf, unknownsSentence } from '../domain/unknowns.ts';
import { cycleName } from '../domain/words.ts';
import type { CompiledYear } from './preview.ts';
import { compileYear } from './preview.ts';

export interface LoadedYears {
  readonly years: readonly CompiledYear[];
  readonly people: readonly Person[];
  /** One sentence per year whose scheme version does not cover it, or whose definitions leave something unknown. */
  readonly warnings: readonly string[];
}

/** Loads each cycle (a file or `forum/scheme/year`) with the example directory of its forum. */
export function loadYears(names: readonly string[], dir?: string): LoadedYears {
  const people = new Map<string, Person>();
  const seen = new Set<string>();
  const loaded = names.map((name) => {
    const definitions = loadCycle(name, dir === undefined ? {} : { dir });
    const { forum, scheme, cycle } = definitions;
    const own = cycleName({ forum: forum.id, scheme: scheme.id, year: cycle.year });
    if (seen.has(own)) refuse('misshapen', `Read the cycles: ${own} is listed twice, wanted each cycle once`);
    seen.add(own);
    const folder = dir ?? definitionsFolderOf(name);
    for (const person of loadPeople(forum.id, folder, forum).people) {
      people.set(person.id, joined(people.get(person.id), person, forum.id));
    }
    return definitions;
  });
  const everybody = [...people.values()];
  const warnings: string[] = [];
  const years = loaded.map((definitions) => {
    const { forum, scheme, cycle } = definitions;
    const expired = schemeValidity(scheme, cycle.year) !== null;
    const unknowns = unknownsOf(definitions);
    const example = expired || unknowns.length > 0;
    if (expired) warnings.push(expiredSentence(scheme, cycle.year));
    if (unknowns.length > 0) {
      const name = cycleName({ forum: forum.id, scheme: scheme.id, year: cycle.year });
      warnings.push(unknownsSentence(name, unknowns));
    }
    const definitionHash = createHash('sha256').update(JSON.stringify(definitions)).digest('hex');
    return compileYear(definitions, everybody, { example, definitionHash });
  });
  return { years, people: everybody, warnings };
}

/** One person of several forums: all their roles. Two persons under one id are refused. */
function joined(known: Person | undefined, person: Person, forum: string): Person {
  if (known === undefined) return person;
  for (const key of ['name', 'email', 'language'] as const) {
    if (known[key] === person[key]) continue;
    refuse(
      'invalid-definition',
      `Read the people of ${forum}: ${key} of "${person.id}" is "${person[key]}", wanted "${known[key]}" as in another forum`,
    );
  }
  const held = new Set(known.roles.map(({ role, party }) => `${role}@${party}`));
  return {
    ...known,
    roles: [...known.roles, ...person.roles.filter(({ role, party }) => !held.has(`${role}@${party}`))],
  };
}

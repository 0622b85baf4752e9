// From the names of cycles on a command line to compiled years with their people. Node only.

import { createHash } from 'node:crypto';
import { definitionsFolderOf, loadCycle, loadPeople } from '../definitions/load.ts';
import { expiredSentence, schemeValidity } from '../domain/check-definition.ts';
import type { Person } from '../domain/definition.ts';
import { refuse } from '../domain/refusal.ts';
import { cycleName } from '../domain/words.ts';
import type { CompiledYear } from './preview.ts';
import { compileYear } from './preview.ts';

export interface LoadedYears {
  readonly years: readonly CompiledYear[];
  readonly people: readonly Person[];
  /** One sentence per year whose scheme version does not cover it. */
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
    for (const person of loadPeople(forum.id, folder, forum).people) people.set(person.id, person);
    return definitions;
  });
  const everybody = [...people.values()];
  const warnings: string[] = [];
  const years = loaded.map((definitions) => {
    const example = schemeValidity(definitions.scheme, definitions.cycle.year) !== null;
    if (example) warnings.push(expiredSentence(definitions.scheme, definitions.cycle.year));
    const definitionHash = createHash('sha256').update(JSON.stringify(definitions)).digest('hex');
    return compileYear(definitions, everybody, { example, definitionHash });
  });
  return { years, people: everybody, warnings };
}

// Reads the definition files and says exactly what is wrong with a bad one. Node only.

import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CycleDefinition, CycleDefinitions } from '../domain/definition.ts';
import type { ForumDefinition } from '../domain/definition-forum.ts';
import type { PeopleDefinition } from '../domain/definition-people.ts';
import type { SchemeDefinition } from '../domain/definition-scheme.ts';
import type { CycleRef } from '../domain/words.ts';
import { checkDefinitions, checkPeople, checkScheme } from '../domain/check-definition.ts';
import { checkForum } from '../domain/check-forum.ts';
import { refuseValue } from '../domain/definition-fault.ts';
import { DEFINITION_SCHEMAS } from '../domain/definition.ts';
import { refuse } from '../domain/refusal.ts';
import { cycleName, tryParseCycleName } from '../domain/words.ts';
import { readValidated, readYaml } from './read-yaml.ts';

export { readYaml } from './read-yaml.ts';

type Folder = keyof typeof DEFINITION_SCHEMAS;

/** Where definition files stand: the folder to read, and what it is called in sentences. */
interface Place {
  readonly folder: string;
  readonly shown: string;
}

function placeOf(dir: string | undefined): Place {
  if (dir !== undefined) return { folder: dir, shown: dir };
  const beside = dirname(fileURLToPath(import.meta.url));
  // Built code stands in dist/definitions; the build copies the YAML files there, a bare tsc does not.
  const folder = existsSync(join(beside, 'forums')) ? beside : join(beside, '..', '..', 'definitions');
  return { folder, shown: 'definitions' };
}

function namesIn(place: Place, kind: Folder): string[] {
  const folder = join(place.folder, kind);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

function files(place: Place, kind: Folder, id: string): { path: string; shown: string } {
  const known = namesIn(place, kind);
  const shown = join(place.shown, kind, `${id}.yaml`);
  if (!known.includes(id)) {
    const wanted =
      known.length === 0 ? `a file in ${join(place.shown, kind)}, which has none` : `one of ${known.join(', ')}`;
    refuse('not-found', `Read ${shown}: the file is missing, wanted ${wanted}`);
  }
  return { path: join(place.folder, kind, `${id}.yaml`), shown };
}

function named<Definition extends { readonly id: string }>(
  definition: Definition,
  id: string,
  shown: string,
): Definition {
  if (definition.id !== id) refuseValue(shown, 'id', definition.id, `"${id}", the name of the file`);
  return definition;
}

/** The ids of all forums in the folder. */
export function listForums(dir?: string): string[] {
  return namesIn(placeOf(dir), 'forums');
}

/** The ids of all scheme versions in the folder. */
export function listSchemes(dir?: string): string[] {
  return namesIn(placeOf(dir), 'schemes');
}

/** The cycles that have a file, by name. Others can be derived from a forum and a scheme version. */
export function listCycles(dir?: string): CycleRef[] {
  const place = placeOf(dir);
  return namesIn(place, 'cycles')
    .map((name) => {
      const shown = join(place.shown, 'cycles', `${name}.yaml`);
      const { forum, scheme, year } = readValidated('cycles', join(place.folder, 'cycles', `${name}.yaml`), shown);
      return { forum, scheme, year };
    })
    .sort((a, b) => (cycleName(a) < cycleName(b) ? -1 : 1));
}

/** One forum, checked in itself; what depends on the year is checked by loadCycle. */
export function loadForum(id: string, dir?: string): ForumDefinition {
  const file = files(placeOf(dir), 'forums', id);
  const forum = named(readValidated('forums', file.path, file.shown), id, file.shown);
  try {
    new Intl.DateTimeFormat('en', { timeZone: forum.zone });
  } catch {
    refuseValue(file.shown, 'zone', forum.zone, 'an IANA time zone such as Europe/Oslo');
  }
  checkForum(forum, file.shown);
  return forum;
}

/** One scheme version. */
export function loadScheme(id: string, dir?: string): SchemeDefinition {
  const file = files(placeOf(dir), 'schemes', id);
  const scheme = named(readValidated('schemes', file.path, file.shown), id, file.shown);
  checkScheme(scheme, file.shown);
  return scheme;
}

/** The directory of a forum, checked against the forum’s parties. Who has loaded the forum passes it: it is a big file. */
export function loadPeople(forumId: string, dir?: string, forum?: ForumDefinition): PeopleDefinition {
  const file = files(placeOf(dir), 'people', forumId);
  const people = readValidated('people', file.path, file.shown);
  checkPeople(forum ?? loadForum(forumId, dir), people, file.shown);
  return people;
}

/** A directory file that stands anywhere, checked against a forum’s parties. */
export function loadPeopleFile(path: string, forumId: string, dir?: string): PeopleDefinition {
  if (!existsSync(path)) refuse('not-found', `Read ${path}: the file is missing, wanted a YAML file with people`);
  const people = readValidated('people', path, path);
  checkPeople(loadForum(forumId, dir), people, path);
  return people;
}

/**
 * All that one cycle is made from. `nameOrFile` is `forum/scheme/year`, with a file in `cycles/` that says the same used
 * for its overrides, or the path of a cycle file. Such a file is read with the forums and schemes of its own folder,
 * when it stands in one (`…/cycles/x.yaml` beside `…/forums`), else with those that come with the program.
 */
export function loadCycle(nameOrFile: string, options: { dir?: string } = {}): CycleDefinitions {
  const ref = tryParseCycleName(nameOrFile);
  const dir = options.dir ?? (ref === undefined ? definitionsFolderOf(nameOrFile) : undefined);
  const place = placeOf(dir);
  const { cycle, shown } = ref === undefined ? cycleFromFile(nameOrFile) : cycleByName(place, ref);
  const definitions = { forum: loadForum(cycle.forum, dir), scheme: loadScheme(cycle.scheme, dir), cycle };
  checkDefinitions(definitions, undefined, {
    forum: join(place.shown, 'forums', `${cycle.forum}.yaml`),
    scheme: join(place.shown, 'schemes', `${cycle.scheme}.yaml`),
    cycle: shown,
    people: join(place.shown, 'people', `${cycle.forum}.yaml`),
  });
  return definitions;
}

/** The folder that a cycle file stands in, for loadPeople and others; undefined when it is the program’s own. */
export function definitionsFolderOf(file: string): string | undefined {
  const folder = dirname(dirname(file));
  return existsSync(join(folder, 'forums')) ? folder : undefined;
}

function cycleFromFile(path: string): { cycle: CycleDefinition; shown: string } {
  if (!existsSync(path)) {
    refuse('not-found', `Read ${path}: the file is missing, wanted a cycle file or a name such as forum/scheme/year`);
  }
  return { cycle: readValidated('cycles', path, path), shown: path };
}

function cycleByName(place: Place, ref: CycleRef): { cycle: CycleDefinition; shown: string } {
  const matching = namesIn(place, 'cycles')
    .map((name) => ({
      path: join(place.folder, 'cycles', `${name}.yaml`),
      shown: join(place.shown, 'cycles', `${name}.yaml`),
    }))
    .filter((file) => saysTheSame(readYaml(file.path, file.shown), ref));
  const [first, second] = matching;
  if (second !== undefined) {
    refuse(
      'invalid-definition',
      `Read ${second.shown}: it is about ${cycleName(ref)}, wanted one file per cycle: ${first!.shown} is the other`,
    );
  }
  if (first !== undefined) return { cycle: readValidated('cycles', first.path, first.shown), shown: first.shown };
  const parsed = DEFINITION_SCHEMAS.cycles.safeParse({ ...ref });
  if (!parsed.success) return refuseValue(cycleName(ref), 'year', ref.year, 'a year from 2000 to 2098');
  return { cycle: parsed.data, shown: cycleName(ref) };
}

function saysTheSame(value: unknown, ref: CycleRef): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { forum, scheme, year } = value as Partial<Record<keyof CycleRef, unknown>>;
  return forum === ref.forum && scheme === ref.scheme && year === ref.year;
}

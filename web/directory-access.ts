// Whose places in the directory somebody may see and change, for pages and programs alike. Node only.

import { compare } from '../domain/compare.ts';
import type { ForumDefinition } from '../domain/definition-forum.ts';
import type { Person } from '../domain/definition-people.ts';
import { refuse } from '../domain/refusal.ts';
import type { Labels, PartyId, Role } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
import { isOffice, maySeeCycle, officePartiesOf } from './access.ts';
import { frozenFacts } from './facts.ts';
import { findPerson } from './people-by-id.ts';
import { forumsFollowed } from './own-forums.ts';
import type { WebWorld } from './world.ts';

/** Places that give power over money. */
const POWERFUL: readonly Role[] = ['secretariat', 'case-officer', 'office-leader', 'administrator'];

/** The part of the directory that somebody follows. */
export interface OwnDirectory {
  readonly people: readonly Person[];
  /** Names of the parties of their forums. */
  readonly labels: Readonly<Record<PartyId, Labels>>;
  readonly isOwn: (party: PartyId) => boolean;
}

/** The people of somebody's forums, by name, with the names of their parties. Refuses whoever is of no office. */
export async function ownDirectory(world: WebWorld, person: Person): Promise<OwnDirectory> {
  requireOffice(person, 'Show the directory');
  const mine = await forumsFollowed(world, person);
  const facts = await Promise.all(mine.map(async (one) => frozenFacts(await world.definitionsOf(cycleName(one)))));
  const labels = Object.assign({}, ...facts.map(({ parties }) => parties)) as OwnDirectory['labels'];
  const isOwn = (party: PartyId): boolean => Object.hasOwn(labels, party);
  const people = (await world.people())
    .filter(({ roles }) => roles.some(({ party }) => isOwn(party)))
    .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
  return { people, labels, isOwn };
}

/** The person of that id among those that somebody follows. */
export function personAmong({ people }: OwnDirectory, id: string): Person {
  return (
    findPerson(people, id) ??
    refuse('not-found', `Show ${id.slice(0, 80)}: nobody by that id has a role in your forums`)
  );
}

/**
 * A place in the office gives power over money: only an administrator, or whoever holds it, lends it or passes it on.
 */
export function mayChangePlace(visitor: Person, person: Person): boolean {
  return visitor.id === person.id || isAdministrator(visitor) || !hasPower(person);
}

/** Refuses a change of somebody's place that is not the visitor's to make. */
export function requireMayChangePlace(visitor: Person, person: Person): void {
  if (!mayChangePlace(visitor, person))
    refuse(
      'wrong-role',
      `Change the place of ${person.id}: it is the office's own, wanted an administrator or themselves`,
    );
}

/** The forums that somebody is the office of, each by its newest year. */
export async function forumsOfOffice(world: WebWorld, person: Person): Promise<ForumDefinition[]> {
  const own = officePartiesOf(person);
  const found = new Map<string, { year: number; forum: ForumDefinition }>();
  for (const { cycle: name } of await world.reads.cycles()) {
    const definitions = await world.definitionsOf(name);
    const { forum, cycle } = definitions;
    if (!maySeeCycle(person, definitions) || (!own.has(forum.id) && !own.has(forum.office.id))) continue;
    if ((found.get(forum.id)?.year ?? 0) < cycle.year) found.set(forum.id, { year: cycle.year, forum });
  }
  return [...found.values()].map(({ forum }) => forum);
}

/** The forum that people are imported for; refuses one of which the visitor is not the office. */
export async function forumToImport(world: WebWorld, person: Person, id: unknown): Promise<ForumDefinition> {
  requireOffice(person, 'Import people');
  const forums = await forumsOfOffice(world, person);
  return (
    forums.find((forum) => forum.id === id) ??
    refuse('wrong-role', `Import people: the forum is not yours, wanted ${forums.map((one) => one.id).join(' or ')}`)
  );
}

/** Whether somebody acts for a party of the forum. */
export function belongsTo(
  { roles }: { readonly roles: readonly { readonly party: PartyId }[] },
  forum: ForumDefinition,
): boolean {
  const parties = new Set([
    forum.id,
    forum.office.id,
    ...forum.universities.map(({ id }) => id),
    ...forum.seats.map(({ id }) => id),
    ...forum.networks.flatMap(({ id, owners }) => [id, ...owners.map((owner) => owner.id)]),
  ]);
  return roles.some(({ party }) => parties.has(party));
}

/**
 * Refuses an import that would change somebody with roles elsewhere, whose roles it would take away, and one that gives
 * or changes a place in the office without an administrator: an address is what people sign in with.
 */
export function requireMayImport(
  visitor: Person,
  forum: ForumDefinition,
  { known, put }: { readonly known: readonly Person[]; readonly put: readonly Person[] },
): void {
  for (const person of put) {
    const before = findPerson(known, person.id);
    if (before && !before.roles.every(({ party }) => belongsTo({ roles: [{ party }] }, forum)))
      refuse(
        'wrong-role',
        `Import "${person.id}": there are roles outside ${forum.id}, wanted people of that forum alone`,
      );
    const power = [person, ...(before ? [before] : [])].some(hasPower);
    if (power && !isAdministrator(visitor))
      refuse('wrong-role', `Import "${person.id}": it is a place in the office, wanted an administrator`);
  }
}

function requireOffice(person: Person, doing: string): void {
  if (!isOffice(person)) refuse('wrong-role', `${doing}: it is for secretariats, case officers and administrators`);
}

function hasPower({ roles }: Person): boolean {
  return roles.some(({ role }) => POWERFUL.includes(role));
}

function isAdministrator({ roles }: Person): boolean {
  return roles.some(({ role }) => role === 'administrator');
}

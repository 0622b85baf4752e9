// Who may see which page. Acting is judged by the core; this is about looking. Pure.

import type { CycleDefinitions } from '../domain/definition.ts';
import type { Person } from '../domain/definition-people.ts';
import type { RuledCommand } from '../domain/permissions.ts';
import { PERMISSIONS } from '../domain/permissions.ts';
import type { Instant, PartyId, PersonId, Role, Seat } from '../domain/words.ts';
import { indexPeople } from '../domain/people-index.ts';
import { isInForce } from '../domain/stand-in.ts';
import type { Turn } from '../domain/turns.ts';
import { turnKey } from '../domain/turns.ts';

const OFFICE: readonly Role[] = ['secretariat', 'case-officer', 'administrator'];

/** True for those who follow whole cycles: secretariat, case officers, administrators. */
export function isOffice(person: Person): boolean {
  return person.roles.some(({ role }) => OFFICE.includes(role));
}

/** The forums and offices that somebody follows whole cycles for. */
export function officePartiesOf(person: Person): Set<PartyId> {
  return new Set(person.roles.filter(({ role }) => OFFICE.includes(role)).map(({ party }) => party));
}

/** Every party of a cycle, the forum and the office among them. */
function partiesOf(definitions: CycleDefinitions): Set<PartyId> {
  const known = partiesKnown.get(definitions);
  if (known) return known;
  const { forum } = definitions;
  const parties = new Set([
    forum.id,
    forum.office.id,
    ...forum.universities.map(({ id }) => id),
    ...forum.seats.map(({ id }) => id),
    ...forum.networks.flatMap((network) => [network.id, ...network.owners.map(({ id }) => id)]),
  ]);
  partiesKnown.set(definitions, parties);
  return parties;
}

/** What a cycle froze never changes, so its parties are collected once. */
const partiesKnown = new WeakMap<CycleDefinitions, Set<PartyId>>();

/** Whoever acts for a party of the cycle may see it: what is handed in is open to those who take part. */
export function maySeeCycle(person: Person, definitions: CycleDefinitions): boolean {
  const parties = partiesOf(definitions);
  return person.roles.some(({ party }) => parties.has(party));
}

/** The turns that are this person's. */
export function turnsOfPerson(person: Person): Turn[] {
  return person.roles.map(({ role, party }) => turnKey(role, party));
}

/**
 * Whether a page offers an act to somebody: the same table that the core judges by, and deputies while they stand in.
 */
export function mayAsk(seats: readonly Seat[], person: PersonId, command: RuledCommand, now: Instant): boolean {
  const roles: readonly Role[] = PERMISSIONS[command];
  return seats.some((seat) => seat.person === person && roles.includes(seat.role) && isInForce(seat, now));
}

/** Who works on the decision: the office and the forum's secretariat. */
export function isAtDesk(seats: readonly Seat[], person: PersonId): boolean {
  return seats.some((seat) => seat.person === person && (seat.role === 'office-leader' || OFFICE.includes(seat.role)));
}

const absentKnown = new WeakMap<readonly Person[], readonly Person[]>();

/** Those who have absences: few, and the list is the same until the directory changes. */
function absentOf(people: readonly Person[]): readonly Person[] {
  const known = absentKnown.get(people) ?? people.filter((one) => (one.absences?.length ?? 0) > 0);
  absentKnown.set(people, known);
  return known;
}

/** A person with the roles of those for whom they stand in at an instant: what they see is what they may do. */
export async function withStandIns(
  person: Person,
  people: readonly Person[],
  now: () => Promise<Instant>,
): Promise<Person> {
  const away = absentOf(people).filter((one) => one.absences!.some(({ deputies }) => deputies.includes(person.id)));
  if (away.length === 0) return person;
  const [index, at] = [indexPeople(people), await now()];
  const roles = away.flatMap((one) =>
    one.roles.filter(({ role, party }) =>
      index
        .acting(index.seats(role, party))
        .some((seat) => seat.person === person.id && seat.standsInFor === one.id && isInForce(seat, at)),
    ),
  );
  return { ...person, roles: [...person.roles, ...roles] };
}

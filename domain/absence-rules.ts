// What may be recorded of absences and handovers. Pure. Not for the sandbox (zod types only).

import { compare } from './compare.ts';
import type { Absence } from './absence.ts';
import { overlap } from './absence.ts';
import type { Person } from './definition-people.ts';
import { addDays, daysBetween } from './local-time.ts';
import { refuse } from './refusal.ts';
import type { LocalDate, PartyId, PersonId, Role } from './words.ts';

/** Longer than any leave: what is longer is a handover. */
const LONGEST_DAYS = 366;

/** The person's absences with one more. Refuses days that have gone, that are taken, and deputies who are not there. */
export function withAbsence(
  people: readonly Person[],
  person: PersonId,
  absence: Absence,
  today: LocalDate,
): { readonly absences: Absence[]; /** Whose deputy the person is in those days. */ readonly deputyOf: PersonId[] } {
  const where = `Record an absence of "${person}"`;
  const own = personOf(people, person, where);
  const days = `${absence.from} to ${absence.to}`;
  if (absence.to < absence.from)
    refuse('misshapen', `${where}: ${days} ends before it begins, wanted the first day first`);
  if (absence.to < today) refuse('in-the-past', `${where}: ${days} is over at ${today}, wanted days to come`);
  if (daysBetween(absence.from, absence.to) >= LONGEST_DAYS)
    refuse('too-large', `${where}: ${days} is more than a year, wanted at most ${LONGEST_DAYS} days, or a handover`);
  const taken = own.absences?.find((one) => overlap(one, absence));
  if (taken)
    refuse(
      'wrong-stage',
      `${where}: ${taken.from} to ${taken.to} is recorded already, wanted other days, or it taken back`,
    );
  for (const deputy of absence.deputies) {
    if (deputy === person) refuse('wrong-role', `${where}: the deputy is the same person, wanted another`);
    const away = personOf(people, deputy, where).absences?.find((one) => overlap(one, absence));
    // So no chain and no loop can come about: a deputy is always somebody who is there.
    if (away)
      refuse(
        'wrong-role',
        `${where}: deputy "${deputy}" is away ${away.from} to ${away.to}, wanted somebody who is there`,
      );
  }
  const deputyOf = people
    .filter((one) => one.absences?.some((other) => other.deputies.includes(person) && overlap(other, absence)))
    .map((one) => one.id);
  return { absences: [...(own.absences ?? []), absence].sort((a, b) => compare(a.from, b.from)), deputyOf };
}

/**
 * The person's absences when they are back on a day: one that has begun ends the day before, one to come is taken back.
 */
export function backOn(people: readonly Person[], person: PersonId, day: LocalDate): Absence[] {
  const where = `Take back an absence of "${person}"`;
  const absences = personOf(people, person, where).absences ?? [];
  const concerned = absences.find((one) => one.to >= day);
  if (!concerned) return refuse('not-found', `${where}: none is recorded on ${day} or later, wanted one`);
  return absences.flatMap((one) => {
    if (one !== concerned) return [one];
    return one.from < day ? [{ ...one, to: addDays(day, -1) }] : [];
  });
}

export interface Handover {
  readonly from: PersonId;
  readonly to: PersonId;
  readonly role: Role;
  /** Needed only when the person holds the role for several. */
  readonly party?: PartyId | undefined;
  /** The first day of the one who takes over. */
  readonly since: LocalDate;
}

/** Both people as they are when a role has changed hands. */
export function handedOver(
  people: readonly Person[],
  { from, to, role, party, since }: Handover,
  today: LocalDate,
): { readonly giver: Person; readonly taker: Person; readonly party: PartyId } {
  const where = `Hand over ${role}`;
  const giver = personOf(people, from, where);
  const taker = personOf(people, to, where);
  if (from === to) refuse('wrong-role', `${where}: "${from}" would hand it to the same person, wanted another`);
  if (since < today) refuse('in-the-past', `${where}: ${since} is before ${today}, wanted today or later`);
  const held = giver.roles.filter((one) => one.role === role && (party === undefined || one.party === party));
  const [first, second] = held;
  const has = giver.roles.map((one) => `${one.role} for ${one.party}`).join(', ') || 'nothing';
  if (!first)
    return refuse(
      'wrong-role',
      `${where}: "${from}" is ${has}, wanted ${role}${party === undefined ? '' : ` for ${party}`}`,
    );
  if (second) refuse('misshapen', `${where}: "${from}" is ${has}, wanted --party with one of them`);
  if (first.since !== undefined && first.since > today)
    refuse('wrong-stage', `${where}: "${from}" takes it over on ${first.since}, wanted a day from then on`);
  if (taker.roles.some((one) => one.role === role && one.party === first.party))
    refuse('wrong-role', `${where}: "${to}" is ${role} for ${first.party} already, wanted somebody who is not`);
  return {
    giver: { ...giver, roles: giver.roles.filter((one) => one !== first) },
    taker: { ...taker, roles: [...taker.roles, { role, party: first.party, since, after: from }] },
    party: first.party,
  };
}

function personOf(people: readonly Person[], id: PersonId, where: string): Person {
  return (
    people.find((one) => one.id === id) ??
    refuse('unknown-person', `${where}: "${id}" is not in the directory, wanted the id of somebody who is`)
  );
}

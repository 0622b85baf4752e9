// The directory by role and party: who holds what, who is away, who acts for whom. Pure. Not for the sandbox (luxon).

import { compare } from './compare.ts';
import type { Away } from './absence.ts';
import { resolveAbsence, standInSpans } from './absence.ts';
import { calendarTable } from './calendar.ts';
import type { Person } from './definition-people.ts';
import type { CalendarTable } from './local-time.ts';
import { localToInstant } from './local-time.ts';
import type { Instant, LocalDate, PartyId, PersonId, Role, Seat } from './words.ts';

/** The directory spans forums, so its days are those of the country and its mails go out when digests do. */
export const DIRECTORY_ZONE = 'Europe/Oslo';
export const DIRECTORY_SEND_AT = '08:00';

/** An index of the directory by role and party, built once. */
export interface PeopleByRole {
  /** Who holds a role for a party, those included who take it over on a later day. */
  seats(role: Role, party: PartyId): readonly Seat[];
  /** Who holds it at an instant: before a handover the one who hands it over. */
  holdersAt(role: Role, party: PartyId, at: Instant): readonly PersonId[];
  /** Seats as workflows take them: with the time from which they are in force, and those of deputies after them. */
  acting(seats: readonly Seat[]): readonly Seat[];
  /** Whom a person has handed a role to; undefined when to nobody. */
  successor(person: PersonId, role: Role, party: PartyId): PersonId | undefined;
  readonly aways: readonly Away[];
  /** Everybody who has handed over, or taken over, a role. */
  readonly handedOver: ReadonlySet<PersonId>;
  knows(person: PersonId): boolean;
  /** The kinds of notice that a person has switched off. */
  muted(person: PersonId): ReadonlySet<string>;
  /** Everybody who has switched something off. */
  readonly withMuted: ReadonlySet<PersonId>;
}

interface Handover {
  readonly from: PersonId;
  readonly to: PersonId;
  readonly at: Instant;
}

const NONE: ReadonlySet<string> = new Set();

/** The days in a span of years, as the directory counts them. */
export function directoryCalendar(dates: readonly LocalDate[]): CalendarTable {
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const table = { zone: DIRECTORY_ZONE, fromYear: Math.min(...years) - 1, toYear: Math.max(...years) + 1 };
  return calendarTable({ ...table, softDays: [] });
}

/** Indexes people by role and party. */
export function indexPeople(people: readonly Person[]): PeopleByRole {
  const index = new Map<string, Seat[]>();
  const handovers = new Map<string, Handover[]>();
  const absent = people.filter((person) => (person.absences?.length ?? 0) > 0);
  const dates = [
    ...absent.flatMap((person) => person.absences!.flatMap(({ from, to }) => [from, to])),
    ...people.flatMap((person) => person.roles.flatMap(({ since }) => since ?? [])),
  ];
  const table = dates.length === 0 ? null : directoryCalendar(dates);
  for (const person of people) {
    for (const { role, party, since, after } of person.roles) {
      const key = `${role}@${party}`;
      const seats = index.get(key);
      if (seats) seats.push({ person: person.id, role, party });
      else index.set(key, [{ person: person.id, role, party }]);
      if (since === undefined || after === undefined) continue;
      const handover = { from: after, to: person.id, at: localToInstant(table!, since, '00:00') };
      handovers.set(key, [...(handovers.get(key) ?? []), handover]);
    }
  }
  const aways = absent
    .flatMap((person) =>
      person.absences!.map((absence) => resolveAbsence(table!, DIRECTORY_SEND_AT, person.id, absence)),
    )
    .sort((a, b) => compare(a.fromAt, b.fromAt) || compare(a.person, b.person));
  const muted = new Map(
    people.flatMap((person) => (person.muted?.length ? [[person.id, new Set<string>(person.muted)]] : [])),
  );
  const known = new Set(people.map((person) => person.id));
  const ofRole = (role: Role, party: PartyId): readonly Seat[] => index.get(`${role}@${party}`) ?? [];
  const handoversOf = (seat: Omit<Seat, 'person'>): readonly Handover[] =>
    handovers.get(`${seat.role}@${seat.party}`) ?? [];
  /** The one who hands a seat over sits in it until the day. */
  const inTime = (seat: Seat): Seat[] => {
    const handover = handoversOf(seat).find((one) => one.to === seat.person);
    if (!handover) return [seat];
    return [
      { ...seat, from: handover.at },
      { ...seat, person: handover.from, until: handover.at },
    ];
  };
  return {
    seats: ofRole,
    holdersAt: (role, party, at) =>
      ofRole(role, party).map((seat) => {
        const handover = handoversOf(seat).find((one) => one.to === seat.person);
        return handover && at < handover.at ? handover.from : seat.person;
      }),
    acting(seats) {
      if (dates.length === 0) return seats;
      const own = seats.flatMap(inTime);
      return [...own, ...own.flatMap((seat) => deputiesOf(seat, aways))];
    },
    successor: (person, role, party) => handoversOf({ role, party }).find((one) => one.from === person)?.to,
    aways,
    handedOver: new Set([...handovers.values()].flat().flatMap(({ from, to }) => [from, to])),
    knows: (person) => known.has(person),
    muted: (person) => muted.get(person) ?? NONE,
    withMuted: new Set(muted.keys()),
  };
}

/** The seats of those who stand in for the one who sits here. */
function deputiesOf(seat: Seat, aways: readonly Away[]): Seat[] {
  // A seat in the forum has its own substitute; a vote is not handed on by anybody else.
  if (seat.role === 'forum-member' || seat.role === 'forum-substitute') return [];
  return aways
    .filter((away) => away.person === seat.person)
    .flatMap((away) =>
      away.deputies.flatMap((person) =>
        standInSpans(away, person, aways).map((span) => ({
          ...seat,
          person,
          standsInFor: away.person,
          from: seat.from !== undefined && seat.from > span.from ? seat.from : span.from,
          until: seat.until !== undefined && seat.until < span.until ? seat.until : span.until,
        })),
      ),
    )
    .filter((one) => one.from < one.until);
}

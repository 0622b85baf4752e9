// Who sits where in the forum, who takes part in an item, and what a composition lacks. Pure. Sandbox-safe.

import type { ForumPlan, ForumSeat } from './forum-plan.ts';
import { AUTHORITY_GROUP, GOVERNOR_GROUP, OWNER_GROUPS } from './forum-plan.ts';
import type { Conflict, Present } from './forum-state.ts';
import { refuse } from './refusal.ts';
import type { LocalDate, PartyId, PersonId, Seat } from './words.ts';

/** Whether a seat counts on a day. */
export function isSeatValid(seat: Pick<ForumSeat, 'validFrom' | 'validTo'>, day: LocalDate): boolean {
  return (seat.validFrom ?? day) <= day && (seat.validTo ?? day) >= day;
}

/** Seats that count on a day. */
export function seatsOn(plan: ForumPlan, day: LocalDate): readonly ForumSeat[] {
  return plan.seats.filter((seat) => isSeatValid(seat, day));
}

/** Seats that vote on a day. The governor's never does, whatever a file says. */
export function votingSeats(plan: ForumPlan, day: LocalDate): readonly ForumSeat[] {
  return seatsOn(plan, day).filter((seat) => seat.votes && seat.group !== GOVERNOR_GROUP);
}

/** The seat of that id on that day; refuses one that is not there. */
export function requireSeat(plan: ForumPlan, where: string, id: PartyId, day: LocalDate): ForumSeat {
  const seat = plan.seats.find((one) => one.id === id);
  if (!seat) {
    const known = seatsOn(plan, day).map((one) => one.id);
    return refuse('not-found', `${where}: the forum has no seat "${id}", wanted one of ${known.join(', ') || 'none'}`);
  }
  if (!isSeatValid(seat, day)) {
    refuse(
      'wrong-stage',
      `${where}: the seat ${id} is valid from ${seat.validFrom ?? 'the start'} to ${seat.validTo ?? 'further notice'}, wanted ${day} within that`,
    );
  }
  return seat;
}

/** What a person is on a seat: its member, a substitute, or nothing. */
export function standingOf(people: readonly Seat[], { seat, person }: Present): 'member' | 'substitute' | null {
  const own = people.filter((one) => one.person === person && one.party === seat).map((one) => one.role);
  if (own.includes('forum-member')) return 'member';
  return own.includes('forum-substitute') ? 'substitute' : null;
}

/** Refuses somebody who is neither member nor substitute of the seat. */
export function requireStanding(people: readonly Seat[], where: string, present: Present): 'member' | 'substitute' {
  const standing = standingOf(people, present);
  if (standing !== null) return standing;
  const own = people
    .filter((one) => one.party === present.seat && one.role.startsWith('forum-'))
    .map((one) => one.person);
  return refuse(
    'wrong-role',
    `${where}: "${present.person}" has no place on ${present.seat}, wanted ${own.join(' or ') || 'somebody with that seat in the directory'}`,
  );
}

/** Refuses attendance in which a seat or a person comes twice, or somebody sits where they have no place. */
export function requireAttendance(
  plan: ForumPlan,
  people: readonly Seat[],
  where: string,
  present: readonly Present[],
  day: LocalDate,
): void {
  const seats = new Set<PartyId>();
  const persons = new Set<PersonId>();
  for (const one of present) {
    requireSeat(plan, where, one.seat, day);
    requireStanding(people, where, one);
    if (seats.has(one.seat)) refuse('misshapen', `${where}: the seat ${one.seat} is taken twice, wanted once`);
    if (persons.has(one.person)) {
      refuse('misshapen', `${where}: "${one.person}" takes two seats, wanted one person on each`);
    }
    seats.add(one.seat);
    persons.add(one.person);
  }
}

/**
 * Who takes part in an item: those present, without those who stepped back, and with the substitutes who came in their
 * place. Who stepped back never takes part, on whatever seat.
 */
export function takingPart(present: readonly Present[], conflicts: readonly Conflict[]): readonly Present[] {
  const back = conflicts.filter((one) => one.kind === 'stepped-back');
  const gone = new Set(back.map((one) => one.person));
  const seats = new Set(back.map((one) => one.seat));
  const stay = present.filter((one) => !seats.has(one.seat) && !gone.has(one.person));
  const came = back.flatMap(({ seat, substitute }) =>
    substitute === null || gone.has(substitute) || stay.some((one) => one.person === substitute)
      ? []
      : [{ seat, person: substitute }],
  );
  return [...stay, ...came];
}

/** Of those who take part, the ones whose seat votes. */
export function voters(plan: ForumPlan, part: readonly Present[], day: LocalDate): readonly Present[] {
  const voting = new Set(votingSeats(plan, day).map((seat) => seat.id));
  return part.filter((one) => voting.has(one.seat));
}

/** Groups of the mandate for which no seat counts on a day. */
export function missingGroups(seats: readonly ForumSeat[], mandate: readonly string[], day: LocalDate): string[] {
  const there = new Set(seats.filter((seat) => isSeatValid(seat, day)).map((seat) => seat.group));
  return mandate.filter((group) => !there.has(group));
}

/** The first person who would sit both as owner and as kindergarten authority; null when nobody does. */
export function ownerAndAuthority(
  seats: readonly Pick<ForumSeat, 'id' | 'group'>[],
  people: readonly Seat[],
): { readonly person: PersonId; readonly owner: PartyId; readonly authority: PartyId } | null {
  const groups = new Map(seats.map((seat) => [seat.id, seat.group]));
  const owners = new Map<PersonId, PartyId>();
  const held = people.filter((one) => one.role === 'forum-member' || one.role === 'forum-substitute');
  for (const { person, party } of held) if (OWNER_GROUPS.includes(groups.get(party) ?? '')) owners.set(person, party);
  for (const { person, party } of held) {
    const owner = owners.get(person);
    if (owner !== undefined && groups.get(party) === AUTHORITY_GROUP) return { person, owner, authority: party };
  }
  return null;
}

// What is shown when a year opens and the forum is not as its mandate and plan want it. Pure.

import type { CycleDefinitions } from './definition.ts';
import type { Person } from './definition-people.ts';
import type { Labels, LocalDate, PartyId } from './words.ts';
import { isSeatValid, missingGroups } from './seats.ts';

/** One thing that a forum lacks when a year opens; a warning, since the county governor decides on the composition. */
export type ForumWarning =
  /** A group of the mandate without a seat on the first day of the year. */
  | { readonly kind: 'group-without-seat'; readonly group: string; readonly on: LocalDate }
  /** A seat that nobody of the directory sits on. */
  | { readonly kind: 'empty-seat'; readonly seat: PartyId; readonly names: Labels }
  /** A long-term plan that does not cover the whole year. */
  | {
      readonly kind: 'plan-not-valid';
      readonly names: Labels;
      readonly validFrom: LocalDate;
      readonly validTo: LocalDate;
      readonly year: number;
    };

/** What is missing, first the groups, then the seats, then the plan. */
export function forumWarnings({ forum, cycle }: CycleDefinitions, people: readonly Person[]): ForumWarning[] {
  const [first, last] = [`${cycle.year}-01-01`, `${cycle.year}-12-31`];
  const { mandate, longTermPlan } = forum.forumRules;
  const seats = forum.seats.map((seat) => ({
    ...seat,
    validFrom: seat.validFrom ?? null,
    validTo: seat.validTo ?? null,
  }));
  const held = new Set(
    people.flatMap(({ roles }) => roles.flatMap(({ role, party }) => (role === 'forum-member' ? [party] : []))),
  );
  return [
    ...missingGroups(seats, mandate, first).map((group): ForumWarning => ({
      kind: 'group-without-seat',
      group,
      on: first,
    })),
    ...seats
      .filter((seat) => isSeatValid(seat, first) && !held.has(seat.id))
      .map(({ id, names }): ForumWarning => ({ kind: 'empty-seat', seat: id, names })),
    ...(longTermPlan && (longTermPlan.validFrom > first || longTermPlan.validTo < last)
      ? [{ kind: 'plan-not-valid' as const, ...planOf(longTermPlan), year: cycle.year }]
      : []),
  ];
}

function planOf({ names, validFrom, validTo }: NonNullable<CycleDefinitions['forum']['forumRules']['longTermPlan']>) {
  return { names, validFrom, validTo };
}

// What is shown when a year opens and the forum is not as its mandate and plan want it. Pure.

import type { CycleDefinitions } from './definition.ts';
import type { Person } from './definition-people.ts';
import { isSeatValid, missingGroups } from './seats.ts';

/** Sentences that name what is missing; a warning, since the county governor decides on the composition. */
export function forumWarnings({ forum, cycle }: CycleDefinitions, people: readonly Person[]): string[] {
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
    ...missingGroups(seats, mandate, first).map(
      (group) => `The forum ${forum.id} has no seat for ${group} on ${first}, wanted one by its mandate`,
    ),
    ...seats
      .filter((seat) => isSeatValid(seat, first) && !held.has(seat.id))
      .map((seat) => `Nobody sits on ${seat.id} in the forum ${forum.id}, wanted a member in the directory`),
    ...(longTermPlan && (longTermPlan.validFrom > first || longTermPlan.validTo < last)
      ? [
          `The long-term plan of ${forum.id} is valid from ${longTermPlan.validFrom} to ${longTermPlan.validTo}, wanted one that covers ${cycle.year}`,
        ]
      : []),
  ];
}

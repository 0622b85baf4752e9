// A directory in which everybody is away for two weeks of the year, some of them right at each deadline. Pure.

import type { Person } from '../../domain/definition-people.ts';

/** Two weeks that hold a deadline of the Trøndelag year or lie in the quiet of July. */
const WEEKS = [
  ['2026-11-23', '2026-12-06'],
  ['2027-01-25', '2027-02-07'],
  ['2027-03-08', '2027-03-21'],
  ['2027-04-12', '2027-04-25'],
  ['2027-06-07', '2027-06-20'],
  ['2027-07-05', '2027-07-18'],
] as const;

/** Everybody away once, with the two next in the list as deputies. */
export function everybodyAway(people: readonly Person[]): Person[] {
  return people.map((person, index) => {
    const [from, to] = WEEKS[index % WEEKS.length]!;
    const deputies = [1, 2].map((step) => people[(index + step) % people.length]!.id);
    return { ...person, absences: [{ from, to, reason: 'holiday', deputies }] };
  });
}

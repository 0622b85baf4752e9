// When somebody is away, and who stands in meanwhile. Pure. Sandbox-safe.

import type { CalendarTable } from './local-time.ts';
import { addDays, localToInstant, nearestWorkingDay } from './local-time.ts';
import type { Instant, LocalDate, PersonId } from './words.ts';

/** Why somebody is away. A choice and not free words: a directory is no place for anybody's health. */
export const ABSENCE_REASONS = ['holiday', 'leave', 'travel', 'other'] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/** An absence as it is recorded: whole days, both included. */
export interface Absence {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly reason: AbsenceReason;
  /** Who stands in: the first of them who is there. With none of them there, the secretariat gets what comes. */
  readonly deputies: readonly PersonId[];
}

/** An absence with the instants that follow from its days. */
export interface Away extends Absence {
  readonly person: PersonId;
  readonly fromAt: Instant;
  /** The first instant at which the person is back. */
  readonly untilAt: Instant;
  /** The digest of the first working day away, with which the deputy is told what waits. */
  readonly tellAt: Instant;
  /** The digest of the first working day back. */
  readonly backAt: Instant;
}

/** Works out an absence's instants. */
export function resolveAbsence(table: CalendarTable, sendAt: string, person: PersonId, absence: Absence): Away {
  const dayAfter = addDays(absence.to, 1);
  return {
    ...absence,
    person,
    fromAt: localToInstant(table, absence.from, '00:00'),
    untilAt: localToInstant(table, dayAfter, '00:00'),
    tellAt: localToInstant(table, nearestWorkingDay(table, absence.from, 1), sendAt),
    backAt: localToInstant(table, nearestWorkingDay(table, dayAfter, 1), sendAt),
  };
}

/** The absence that a person is in at an instant; undefined when they are there. */
export function awayAt(aways: readonly Away[], person: PersonId, at: Instant): Away | undefined {
  return aways.find((one) => one.person === person && one.fromAt <= at && at < one.untilAt);
}

/** Whether two absences have a day in common. */
export function overlap(one: Pick<Absence, 'from' | 'to'>, other: Pick<Absence, 'from' | 'to'>): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/** Parts of an absence in which a given deputy is the one who stands in: there, while all before them are away. */
export function standInSpans(
  away: Away,
  deputy: PersonId,
  aways: readonly Away[],
): { from: Instant; until: Instant }[] {
  const place = away.deputies.indexOf(deputy);
  const concerned = [away.person, ...away.deputies];
  const edges = [
    away.fromAt,
    away.untilAt,
    ...aways.filter((one) => concerned.includes(one.person)).flatMap((one) => [one.fromAt, one.untilAt]),
  ]
    .filter((at) => away.fromAt <= at && at <= away.untilAt)
    .sort();
  const spans: { from: Instant; until: Instant }[] = [];
  edges.forEach((from, index) => {
    const until = edges[index + 1];
    if (until === undefined || until === from) return;
    if (awayAt(aways, deputy, from) || away.deputies.slice(0, place).some((one) => !awayAt(aways, one, from))) return;
    const last = spans.at(-1);
    if (last?.until === from) last.until = until;
    else spans.push({ from, until });
  });
  return spans;
}

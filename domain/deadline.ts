// What a deadline is and the one function that decides "late". Pure. Sandbox-safe.

import type { Instant, LocalDate } from './words.ts';
import type { CalendarTable } from './local-time.ts';
import {
  addDays,
  isLocalDate,
  isLocalTime,
  localToInstant,
  nearestWorkingDay,
  toMs,
  whyNotWorking,
} from './local-time.ts';
import { refuse } from './refusal.ts';

/**
 * What happens to a deadline on a non-working day. A setting per step: no source says that administrative dates move.
 */
export const DAY_RULES = ['exact', 'next', 'previous'] as const;
export type DayRule = (typeof DAY_RULES)[number];

/** A deadline as it is known to everyone: the date that is printed, and the instant that counts. */
export interface Deadline {
  /** The date as written in the definition or by the person who moved it. */
  readonly nominal: LocalDate;
  /** Local time, `HH:MM:SS`; the whole of that second is in time. */
  readonly time: string;
  readonly rule: DayRule;
  /** The date on which it is handled. */
  readonly handled: LocalDate;
  readonly instant: Instant;
  /** Why handled differs from nominal, or would under another rule: the weekday or the holiday; else null. */
  readonly reason: string | null;
  /** 0 as opened; one more each time it is moved, so that old reminders can be told from new ones. */
  readonly revision: number;
  /** When it was set; null as opened. What would have been reminded of before that is not made up for. */
  readonly since: Instant | null;
  /** The date on which it was handled before it was moved; null as opened. */
  readonly was: LocalDate | null;
}

/** Resolves a nominal local date and time into a deadline. Refuses dates that do not exist. */
export function resolveDeadline(
  table: CalendarTable,
  wanted: { nominal: LocalDate; time: string; rule: DayRule },
  revision = 0,
  moved: { readonly since: Instant; readonly was: LocalDate } | null = null,
): Deadline {
  if (!isLocalDate(wanted.nominal)) {
    refuse('misshapen', `Set a deadline: "${String(wanted.nominal)}" is not a date that exists, wanted YYYY-MM-DD`);
  }
  if (!isLocalTime(wanted.time)) {
    refuse('misshapen', `Set a deadline: "${String(wanted.time)}" is not a time of day, wanted HH:MM or HH:MM:SS`);
  }
  const time = wanted.time.length === 5 ? `${wanted.time}:00` : wanted.time;
  const reason = whyNotWorking(table, wanted.nominal);
  const handled =
    wanted.rule === 'exact' || reason === null
      ? wanted.nominal
      : nearestWorkingDay(table, wanted.nominal, wanted.rule === 'next' ? 1 : -1);
  return {
    nominal: wanted.nominal,
    time,
    rule: wanted.rule,
    handled,
    instant: localToInstant(table, handled, time),
    reason,
    revision,
    since: moved?.since ?? null,
    was: moved?.was ?? null,
  };
}

/** The only judge of lateness: views, mails, timers and enforcement all ask here. */
export function isLate(deadline: Pick<Deadline, 'instant'>, at: Instant): boolean {
  return toMs(at) >= toMs(deadline.instant) + 1000;
}

/** The first instant that is late. */
export function lateFrom(deadline: Pick<Deadline, 'instant'>): Instant {
  return new Date(toMs(deadline.instant) + 1000).toISOString();
}

/**
 * The last deadline that is late at an instant: those up to it are, all after it are not. For lists that ask a
 * database.
 */
export function lateThrough(at: Instant): Instant {
  return new Date(toMs(at) - 1000).toISOString();
}

/** The day after a deadline is handled; for texts that say "from". */
export function dayAfter(deadline: Pick<Deadline, 'handled'>): LocalDate {
  return addDays(deadline.handled, 1);
}

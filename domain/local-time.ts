// Local dates and instants by plain arithmetic over a small table. Pure. Sandbox-safe: no Intl, no luxon, no host zone.

import type { Instant, LocalDate } from './words.ts';
import { refuse } from './refusal.ts';

/**
 * What a workflow must know of a zone for the years of its cycle: when the offset changes and which days are not
 * working days. Made outside the sandbox by `calendar.ts` and frozen into the cycle's start input.
 */
export interface CalendarTable {
  /** IANA name, for people; nothing here looks it up. */
  readonly zone: string;
  /** Version of the zone rules and holiday rules that the table was made with. */
  readonly version: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** From `at` (epoch milliseconds) local time is UTC + `minutes`. Sorted; the first entry covers everything before. */
  readonly offsets: readonly { readonly at: number; readonly minutes: number }[];
  /** Public holidays and soft days, by date, with their Norwegian name. Weekends are not listed. */
  readonly holidays: Readonly<Record<LocalDate, string>>;
}

const DAY_MS = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/** True for a date that exists: 2027-02-31 does not. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string') return false;
  const match = DATE.exec(text);
  if (!match) return false;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(ms).toISOString().slice(0, 10) === text;
}

/** True for `HH:MM` or `HH:MM:SS`. */
export function isLocalTime(text: unknown): text is string {
  return typeof text === 'string' && TIME.test(text);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

/** True for an ISO instant with `Z` and a date that exists. */
export function isInstant(text: unknown): text is Instant {
  return typeof text === 'string' && INSTANT.test(text) && isLocalDate(text.slice(0, 10));
}

/** Any accepted instant in the one form whose text order is time order. */
export function toInstant(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** Epoch milliseconds of an instant. */
export function toMs(instant: Instant): number {
  return Date.parse(instant);
}

function epochDay(date: LocalDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

function fromEpochDay(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The date `days` calendar days later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(epochDay(date) + days);
}

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return epochDay(b) - epochDay(a);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: LocalDate): number {
  return ((epochDay(date) + 3) % 7) + 1;
}

/** Why a date is not a working day: `lørdag`, `søndag` or the holiday's name; null on working days. */
export function whyNotWorking(table: CalendarTable, date: LocalDate): string | null {
  const holiday = table.holidays[date];
  if (holiday !== undefined) return holiday;
  const day = weekday(date);
  return day === 6 ? 'lørdag' : day === 7 ? 'søndag' : null;
}

export function isWorkingDay(table: CalendarTable, date: LocalDate): boolean {
  return whyNotWorking(table, date) === null;
}

/** The nearest working day on or after (`1`) or on or before (`-1`) the date. */
export function nearestWorkingDay(table: CalendarTable, date: LocalDate, direction: 1 | -1): LocalDate {
  let day = date;
  while (!isWorkingDay(table, day)) day = addDays(day, direction);
  return day;
}

/** `count` working days after the date (before it when negative). The date itself is not counted. */
export function addWorkingDays(table: CalendarTable, date: LocalDate, count: number): LocalDate {
  const direction = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, direction);
    if (isWorkingDay(table, day)) left -= 1;
  }
  return day;
}

function offsetAt(table: CalendarTable, ms: number): number {
  let minutes = table.offsets[0]?.minutes ?? 0;
  for (const change of table.offsets) {
    if (change.at > ms) break;
    minutes = change.minutes;
  }
  return minutes;
}

/**
 * Local date and time to an instant. A time that the clock change skips is read with the offset before the change
 * (02:30 becomes 03:30); one that occurs twice is its first occurrence.
 */
export function localToInstant(table: CalendarTable, date: LocalDate, time: string): Instant {
  if (date < table.from || date > table.to) {
    refuse('misshapen', `Resolve a date: ${date} is outside the calendar table, ${table.from} to ${table.to}`);
  }
  const match = TIME.exec(time);
  if (!match) return refuse('misshapen', `Resolve a time: "${time}" is not HH:MM or HH:MM:SS`);
  const local =
    epochDay(date) * DAY_MS + Number(match[1]) * 3_600_000 + Number(match[2]) * 60_000 + Number(match[3] ?? 0) * 1000;
  const before = offsetAt(table, local - DAY_MS);
  const first = local - before * 60_000;
  if (offsetAt(table, first) === before) return toInstant(first);
  const after = offsetAt(table, first);
  const second = local - after * 60_000;
  return toInstant(offsetAt(table, second) === after ? second : first);
}

/** The local date at an instant. */
export function localDateAt(table: CalendarTable, instant: Instant): LocalDate {
  return localText(table, instant).slice(0, 10);
}

/** The local time at an instant, `HH:MM:SS`. */
export function localTimeAt(table: CalendarTable, instant: Instant): string {
  return localText(table, instant).slice(11, 19);
}

function localText(table: CalendarTable, instant: Instant): string {
  const ms = toMs(instant);
  return new Date(ms + offsetAt(table, ms) * 60_000).toISOString();
}

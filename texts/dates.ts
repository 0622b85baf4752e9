// Dates, waiting times and amounts as people write them in nb, nn and en, without Intl. Pure. Sandbox-safe.

import { weekday } from '../domain/local-time.ts';
import type { Language, LocalDate } from '../domain/words.ts';

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  nb: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  nn: ['måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag', 'søndag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

const NORWEGIAN_MONTHS = [
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
] as const;

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  nb: NORWEGIAN_MONTHS,
  nn: NORWEGIAN_MONTHS,
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

const NO_BREAK_SPACE = '\u00a0';

/** `mandag 1. februar 2027`, `måndag 1. februar 2027`, `Monday 1 February 2027`. */
export function longDate(date: LocalDate, language: Language): string {
  return `${dayDate(date, language)} ${date.slice(0, 4)}`;
}

/** Without the year: `mandag 1. februar`, `Monday 1 February`. */
export function dayDate(date: LocalDate, language: Language): string {
  return `${WEEKDAYS[language][weekday(date) - 1]!} ${shortDate(date, language)}`;
}

/** Without weekday and year: `1. februar`, `1 February`. */
export function shortDate(date: LocalDate, language: Language): string {
  const day = Number(date.slice(8, 10));
  const month = MONTHS[language][Number(date.slice(5, 7)) - 1]!;
  return language === 'en' ? `${day} ${month}` : `${day}. ${month}`;
}

/**
 * With the hour, where there is one to say: `mandag 1. februar 2027 klokka 12:00`, `Monday 1 February 2027 at 12:00`.
 */
export function atHour(date: string, hour: string | null, language: Language): string {
  if (hour === null) return date;
  return `${date} ${{ nb: 'klokka', nn: 'klokka', en: 'at' }[language]} ${hour}`;
}

/**
 * The hour to say of a deadline's time, `HH:MM` or `HH:MM:SS`; null for the end of the day, which a date alone says.
 */
export function hourOfTime(time: string): string | null {
  if (time === '23:59:59') return null;
  return time.endsWith(':00') && time.length === 8 ? time.slice(0, 5) : time;
}

/** Whole kroner: `1 300 000 kroner` with no-break spaces between the thousands; `NOK 1,300,000` in English. */
export function kroner(amount: number, language: Language): string {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : NO_BREAK_SPACE);
  const signed = amount < 0 ? `\u2212${digits}` : digits;
  if (language === 'en') return `NOK ${signed}`;
  return `${signed} ${amount === 1 ? 'krone' : 'kroner'}`;
}

/** How soon: `i dag`, `i morgen`, `om 14 dager`. `days` is not negative. */
export function inDays(days: number, language: Language): string {
  if (days === 0) return { nb: 'i dag', nn: 'i dag', en: 'today' }[language];
  if (days === 1) return { nb: 'i morgen', nn: 'i morgon', en: 'tomorrow' }[language];
  return { nb: `om ${days} dager`, nn: `om ${days} dagar`, en: `in ${days} days` }[language];
}

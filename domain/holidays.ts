// Norwegian public holidays, computed; no network, no tables to go stale. Pure.

import type { LocalDate } from './words.ts';
import { addDays } from './local-time.ts';

/** Days that are working days by law but not in practice; a forum chooses which of them count as non-working. */
export const SOFT_DAYS = ['paskeaften', 'julaften', 'nyttarsaften'] as const;
export type SoftDay = (typeof SOFT_DAYS)[number];

/** Easter Sunday by the anonymous Gregorian computus. */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
}

/** Norwegian public holidays of a year by date, with their Norwegian names, and the chosen soft days. */
export function norwegianHolidays(year: number, softDays: readonly SoftDay[] = []): Record<LocalDate, string> {
  const easter = easterSunday(year);
  const days: Record<LocalDate, string> = {};
  const put = (date: LocalDate, name: string): void => {
    days[date] = days[date] === undefined ? name : `${days[date]}, ${name}`;
  };
  if (softDays.includes('paskeaften')) put(addDays(easter, -1), 'påskeaften');
  if (softDays.includes('julaften')) put(`${year}-12-24`, 'julaften');
  if (softDays.includes('nyttarsaften')) put(`${year}-12-31`, 'nyttårsaften');
  put(`${year}-01-01`, 'første nyttårsdag');
  put(addDays(easter, -3), 'skjærtorsdag');
  put(addDays(easter, -2), 'langfredag');
  put(easter, 'første påskedag');
  put(addDays(easter, 1), 'andre påskedag');
  put(`${year}-05-01`, 'arbeidernes dag');
  put(`${year}-05-17`, 'grunnlovsdagen');
  put(addDays(easter, 39), 'Kristi himmelfartsdag');
  put(addDays(easter, 49), 'første pinsedag');
  put(addDays(easter, 50), 'andre pinsedag');
  put(`${year}-12-25`, 'første juledag');
  put(`${year}-12-26`, 'andre juledag');
  return days;
}

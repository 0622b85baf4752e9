// Makes the calendar table that a cycle freezes: zone offsets from luxon, holidays by computation. Pure. Not for the
// sandbox: zone rules differ between machines, so they are read once, outside, when a cycle opens.

import { DateTime, IANAZone } from 'luxon';
import type { CalendarTable } from './local-time.ts';
import { fingerprint } from './fingerprint.ts';
import type { SoftDay } from './holidays.ts';
import { norwegianHolidays } from './holidays.ts';
import { refuse } from './refusal.ts';

const DAY_MS = 86_400_000;
/** No zone changes its clocks twice within ten days. Looking at every day is five times as slow. */
const STRIDE_MS = 10 * DAY_MS;

/** The table for all days of `fromYear` to `toYear`, both included. Refuses zones that do not exist. */
export function calendarTable(options: {
  zone: string;
  fromYear: number;
  toYear: number;
  softDays: readonly SoftDay[];
}): CalendarTable {
  const { zone, fromYear, toYear, softDays } = options;
  if (!IANAZone.isValidZone(zone)) refuse('invalid-definition', `Read a time zone: "${zone}" is not an IANA zone name`);
  const start = DateTime.utc(fromYear, 1, 1).toMillis() - 2 * DAY_MS;
  const end = DateTime.utc(toYear + 1, 1, 1).toMillis() + 2 * DAY_MS;
  const iana = IANAZone.create(zone);
  const offsets: { at: number; minutes: number }[] = [{ at: start, minutes: iana.offset(start) }];
  let before = offsets[0]!.minutes;
  for (let from = start; from < end; from += STRIDE_MS) {
    const after = iana.offset(from + STRIDE_MS);
    if (after !== before) offsets.push(change(iana, from, from + STRIDE_MS));
    before = after;
  }
  let holidays: Record<string, string> = {};
  for (let year = fromYear; year <= toYear; year += 1) holidays = { ...holidays, ...norwegianHolidays(year, softDays) };
  return {
    zone,
    version: `no-1 ${[...softDays].sort().join('+') || 'no soft days'} ${fingerprint(offsets)}`,
    from: `${fromYear}-01-01`,
    to: `${toYear}-12-31`,
    offsets,
    holidays,
  };
}

/** The exact instant between two instants with different offsets at which the offset changes. */
function change(zone: IANAZone, from: number, to: number): { at: number; minutes: number } {
  let low = from;
  let high = to;
  const before = zone.offset(low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offset(middle) === before) low = middle;
    else high = middle;
  }
  return { at: high, minutes: zone.offset(high) };
}

// Calendar entries written as iCalendar (RFC 5545). Pure.

import icalTimezones from '@touch4it/ical-timezones';
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { DateTime } from 'luxon';
import type { CalendarEntry } from '../domain/calendar-entries.ts';

/** An entry with its words. */
export interface WrittenEntry {
  readonly entry: CalendarEntry;
  readonly title: string;
  readonly text: string;
  /** Where it can be read about; null where no page is about it. */
  readonly url: string | null;
}

/** Where all years of the schemes are lived. */
const ZONE = 'Europe/Oslo';
/** How often a calendar should look again. */
const REFRESH_SECONDS = 4 * 3600;
/** Nobody says how long a meeting lasts; this much room it gets. */
const MEETING_HOURS = 2;
/** A deadline at this hour or later is the day's end, and shown as the whole day. */
const EVENING = '23:00';
/** How long before it ends an earlier deadline is shown. */
const LEAD_MINUTES = 30;

/** The whole file. `host` makes the ids those of this installation. */
export function calendarFile(name: string, host: string, entries: readonly WrittenEntry[]): string {
  const calendar = ical({
    name,
    prodId: { company: 'arshjul', product: 'arshjul', language: 'NO' },
    ttl: REFRESH_SECONDS,
    // With a zone of the whole calendar the library writes DTSTAMP in local time, which the standard forbids. Without
    // entries there is no DTSTAMP, and the zone is the one part that the standard demands.
    timezone: {
      name: entries.length === 0 ? ZONE : null,
      generator: (zone) => icalTimezones.getVtimezoneComponent(zone) ?? null,
    },
  });
  for (const { entry, title, text, url } of entries) {
    const off = entry.state === 'cancelled';
    calendar.createEvent({
      id: `${entry.id}@${host}`,
      sequence: entry.sequence,
      ...spanOf(entry),
      timezone: ZONE,
      stamp: DateTime.fromISO(entry.changedAt, { zone: 'utc' }),
      summary: title,
      description: text,
      // A deadline takes no time out of anybody's day.
      transparency: entry.what !== 'meeting' || off ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(entry.place === null ? {} : { location: entry.place }),
      ...(url === null ? {} : { url }),
    });
  }
  return calendar.toString();
}

function spanOf({ what, date, time }: CalendarEntry) {
  const at = DateTime.fromISO(`${date}T${time}`, { zone: ZONE });
  if (what === 'meeting') return { start: at, end: at.plus({ hours: MEETING_HOURS }) };
  if (time < EVENING) return { start: at.minus({ minutes: LEAD_MINUTES }), end: at };
  const day = at.startOf('day');
  return { start: day, end: day.plus({ days: 1 }), allDay: true };
}

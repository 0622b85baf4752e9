// Calendar entries as another program reads them: zones, whole days, what is called off, and characters of all kinds.

import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { CalendarEntry } from '../../domain/calendar-entries.ts';
import { calendarFile } from '../../web/calendar-file.ts';

const entry = (more: Partial<CalendarEntry>): CalendarEntry => ({
  id: 'deadline/f/s/2027/decision-basis',
  sequence: 0,
  what: 'deadline',
  cycle: 'f/s/2027',
  step: 'decision-basis',
  party: null,
  partnership: null,
  date: '2027-02-01',
  time: '23:59:59',
  nominal: '2027-01-31',
  place: null,
  state: 'coming',
  changedAt: '2026-11-01T08:00:00.000Z',
  ...more,
});

function read(...entries: CalendarEntry[]) {
  const text = calendarFile('Årshjul: mine frister', 'test.example', [
    ...entries.map((one) => ({
      entry: one,
      title: 'Frist: «a», b; c\\d',
      text: `${'ø'.repeat(90)}\nlinje 2`,
      url: null,
    })),
  ]);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!);
  ICAL.TimezoneService.register(zone);
  return { text, calendar, events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) };
}

describe('a deadline', () => {
  it('at the end of a day is that whole day, and takes no time', () => {
    const { events } = read(entry({}));
    const [event] = events;
    expect(event!.startDate.isDate).toBe(true);
    expect([event!.startDate.toString(), event!.endDate.toString()]).toEqual(['2027-02-01', '2027-02-02']);
    expect(event!.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });

  it.each([
    ['in winter', '2027-02-01', '2027-02-01T11:00:00.000Z'],
    ['in summer', '2027-07-01', '2027-07-01T10:00:00.000Z'],
    ['the day before summer time', '2027-03-27', '2027-03-27T11:00:00.000Z'],
    ['the day on which it begins', '2027-03-28', '2027-03-28T10:00:00.000Z'],
    ['the day on which it ends', '2027-10-31', '2027-10-31T11:00:00.000Z'],
  ])('at noon ends at noon in Norway, %s', (_, date, instant) => {
    const [event] = read(entry({ date, time: '12:00:00' })).events;
    expect(event!.endDate.toJSDate().toISOString()).toBe(instant);
    expect(event!.startDate.zone.tzid).toBe('Europe/Oslo');
  });
});

it('a meeting has its hour, its place and its zone', () => {
  const [event] = read(entry({ what: 'meeting', date: '2027-03-10', time: '10:00', place: 'Steinkjer; rom 2' })).events;
  expect(event!.startDate.toJSDate().toISOString()).toBe('2027-03-10T09:00:00.000Z');
  expect(event!.location).toBe('Steinkjer; rom 2');
});

it('what is called off stays, marked so, under its id and with its sequence', () => {
  const { events } = read(entry({ state: 'cancelled', sequence: 7 }));
  expect(events[0]!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect([events[0]!.uid, events[0]!.sequence]).toEqual(['deadline/f/s/2027/decision-basis@test.example', 7]);
});

it('keeps every character, folds by octets, ends lines as the standard has it, and stamps in UTC', () => {
  const { text, events, calendar } = read(entry({}), entry({ id: 'other' }));
  expect(events.map(({ summary }) => summary)).toEqual(Array.from({ length: 2 }, () => 'Frist: «a», b; c\\d'));
  expect(events[0]!.description).toBe(`${'ø'.repeat(90)}\nlinje 2`);
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Årshjul: mine frister');
  const lines = text.split('\r\n');
  expect(lines.filter((line) => Buffer.byteLength(line) > 75 || line.includes('\n'))).toEqual([]);
  expect(text).toContain('DTSTAMP:20261101T080000Z');
});

it('has its zone even when nothing stands in it', () => {
  const { events, calendar } = read();
  expect(events).toEqual([]);
  expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1);
});

it('is the same file for the same entries: a calendar that asks again is told that nothing is new', () => {
  expect(read(entry({})).text).toBe(read(entry({})).text);
});

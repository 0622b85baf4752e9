// Local dates and instants over the frozen table, against luxon and by property. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import { DateTime } from 'luxon';
import { calendarTable } from '../../domain/calendar.ts';
import {
  addDays,
  addWorkingDays,
  daysBetween,
  isInstant,
  isLocalDate,
  isLocalTime,
  isWorkingDay,
  localDateAt,
  localTimeAt,
  localToInstant,
  nearestWorkingDay,
  toInstant,
  toMs,
  weekday,
  whyNotWorking,
} from '../../domain/local-time.ts';

const SOFT_DAYS = ['paskeaften', 'julaften', 'nyttarsaften'] as const;
const oslo = calendarTable({ zone: 'Europe/Oslo', fromYear: 2024, toYear: 2030, softDays: SOFT_DAYS });
const DAYS = daysBetween('2024-01-01', '2030-12-31');
const day = fc.integer({ min: 0, max: DAYS }).map((count) => addDays('2024-01-01', count));
const inner = fc.integer({ min: 60, max: DAYS - 60 }).map((count) => addDays('2024-01-01', count));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

describe('both clock changes in Oslo', () => {
  test.each([
    // 2026: 29 March 02:00 -> 03:00, 25 October 03:00 -> 02:00
    ['2026-03-29', '01:59:59', '2026-03-29T00:59:59.000Z'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'], // skipped: read as 03:30
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '23:59:59', '2026-03-29T21:59:59.000Z'],
    ['2026-10-25', '01:59:59', '2026-10-24T23:59:59.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'], // twice: the first
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['2026-10-25', '23:59:59', '2026-10-25T22:59:59.000Z'],
    // 2027: 28 March, 31 October
    ['2027-03-27', '23:59:59', '2027-03-27T22:59:59.000Z'],
    ['2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
    ['2027-03-28', '23:59:59', '2027-03-28T21:59:59.000Z'],
    ['2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'],
    ['2027-10-31', '23:59:59', '2027-10-31T22:59:59.000Z'],
  ])('%s %s is %s', (date, clock, instant) => {
    expect(localToInstant(oslo, date, clock)).toBe(instant);
  });

  test('the days of the changes are 23 and 25 hours long', () => {
    const hours = (date: string): number =>
      (toMs(localToInstant(oslo, addDays(date, 1), '00:00')) - toMs(localToInstant(oslo, date, '00:00'))) / 3_600_000;
    expect(['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2027-06-15'].map(hours)).toEqual([
      23, 25, 23, 25, 24,
    ]);
  });
});

describe('against luxon', () => {
  test.each(['Europe/Oslo', 'America/New_York', 'Pacific/Auckland'])(
    '%s: every day of 2024-2030, four times a day',
    (zone) => {
      const table = calendarTable({ zone, fromYear: 2024, toYear: 2030, softDays: [] });
      const different: string[] = [];
      for (let date = '2024-01-01'; date <= '2030-12-31'; date = addDays(date, 1)) {
        for (const clock of ['00:00:00', '02:30:00', '06:00:00', '23:59:59']) {
          const theirs = DateTime.fromISO(`${date}T${clock}`, { zone });
          if (theirs.toFormat('HH:mm:ss') !== clock) continue; // the clock change skips it
          const [first] = theirs.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
          const ours = localToInstant(table, date, clock);
          if (toMs(ours) !== first!.toMillis()) different.push(`${date} ${clock}: ${ours}`);
          if (localDateAt(table, ours) !== date || localTimeAt(table, ours) !== clock) different.push(`${ours} back`);
        }
      }
      expect(different).toEqual([]);
    },
  );

  test('any instant has luxon’s local date and time', () => {
    const from = Date.UTC(2024, 0, 1);
    const to = Date.UTC(2030, 11, 31);
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (ms) => {
        const theirs = DateTime.fromMillis(ms, { zone: 'Europe/Oslo' });
        expect(localDateAt(oslo, toInstant(ms))).toBe(theirs.toISODate());
        expect(localTimeAt(oslo, toInstant(ms))).toBe(theirs.toFormat('HH:mm:ss'));
      }),
    );
  });
});

describe('dates', () => {
  test('weekday: 1 is Monday', () => {
    expect(['2026-02-02', '2026-02-01', '2028-04-15', '2024-02-29', '1970-01-01'].map(weekday)).toEqual([
      1, 7, 6, 4, 4,
    ]);
    fc.assert(fc.property(day, (date) => expect(weekday(date)).toBe(DateTime.fromISO(date).weekday)));
  });

  test('addDays and daysBetween undo each other', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (date, count) => {
        const moved = addDays(date, count);
        expect(isLocalDate(moved)).toBe(true);
        expect(daysBetween(date, moved)).toBe(count);
        expect(addDays(moved, -count)).toBe(date);
        expect(moved < date).toBe(count < 0);
      }),
    );
  });

  test.each(['2027-02-29', '2027-02-31', '2027-13-01', '2027-00-10', '2027-1-1', '20270101', '', 'x', null, 20270101])(
    '%p is no date',
    (text) => expect(isLocalDate(text)).toBe(false),
  );

  test.each(['24:00', '23:60', '23:59:60', '9:00', '0900', '', null, 9])('%p is no time of day', (text) => {
    expect(isLocalTime(text)).toBe(false);
  });

  test('instants have a Z and a date that exists', () => {
    expect(['2027-02-01T22:59:59Z', '2027-02-01T22:59:59.123Z'].every(isInstant)).toBe(true);
    expect(
      ['2027-02-31T00:00:00Z', '2027-02-01T22:59:59+01:00', '2027-02-01', '2027-02-01T25:00:00Z', '', null, 0].filter(
        isInstant,
      ),
    ).toEqual([]);
  });

  test('outside the table is refused, not guessed', () => {
    expect(() => localToInstant(oslo, '2031-01-01', '00:00')).toThrow(
      'Resolve a date: 2031-01-01 is outside the calendar table, 2024-01-01 to 2030-12-31',
    );
    expect(() => localToInstant(oslo, '2027-01-01', '24:00')).toThrow(
      'Resolve a time: "24:00" is not HH:MM or HH:MM:SS',
    );
  });
});

describe('working days', () => {
  test('why a day is not one', () => {
    expect(
      ['2026-02-01', '2028-04-15', '2027-05-17', '2027-06-15', '2027-12-24', '2029-12-01'].map((date) =>
        whyNotWorking(oslo, date),
      ),
    ).toEqual(['søndag', 'påskeaften', 'grunnlovsdagen, andre pinsedag', null, 'julaften', 'lørdag']);
  });

  test('over Easter 2027 (25-29 March)', () => {
    expect(addWorkingDays(oslo, '2027-03-24', 1)).toBe('2027-03-30');
    expect(addWorkingDays(oslo, '2027-03-30', -2)).toBe('2027-03-23');
    expect(nearestWorkingDay(oslo, '2027-03-25', 1)).toBe('2027-03-30');
    expect(nearestWorkingDay(oslo, '2027-03-29', -1)).toBe('2027-03-24');
  });

  test('addWorkingDays counts working days and lands on one', () => {
    fc.assert(
      fc.property(inner, fc.integer({ min: -20, max: 20 }), (date, count) => {
        const moved = addWorkingDays(oslo, date, count);
        if (count === 0) return expect(moved).toBe(date);
        expect(isWorkingDay(oslo, moved)).toBe(true);
        const step = count < 0 ? -1 : 1;
        let passed = 0;
        for (let at = date; at !== moved;) {
          at = addDays(at, step);
          if (isWorkingDay(oslo, at)) passed += step;
        }
        return expect(passed).toBe(count);
      }),
    );
  });

  test('nearestWorkingDay passes no working day by', () => {
    fc.assert(
      fc.property(inner, fc.constantFrom(1 as const, -1 as const), (date, direction) => {
        const found = nearestWorkingDay(oslo, date, direction);
        expect(isWorkingDay(oslo, found)).toBe(true);
        for (let at = date; at !== found; at = addDays(at, direction)) expect(isWorkingDay(oslo, at)).toBe(false);
      }),
    );
  });

  test('localToInstant is monotonic and comes back, save in the skipped hour', () => {
    fc.assert(
      fc.property(day, time, (date, clock) => {
        const instant = localToInstant(oslo, date, clock);
        expect(isInstant(instant)).toBe(true);
        expect(localDateAt(oslo, instant)).toBe(date);
        const back = localTimeAt(oslo, instant);
        if (back === clock) return;
        expect(clock.slice(0, 2)).toBe('02');
        expect(back).toBe(`03${clock.slice(2)}`);
      }),
    );
  });
});

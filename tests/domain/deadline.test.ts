// A deadline: the date that is printed, the date it is handled, and the one judge of lateness. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import { calendarTable } from '../../domain/calendar.ts';
import type { DayRule } from '../../domain/deadline.ts';
import { DAY_RULES, dayAfter, isLate, lateFrom, resolveDeadline } from '../../domain/deadline.ts';
import { addDays, isWorkingDay, localDateAt, localTimeAt, toInstant, toMs } from '../../domain/local-time.ts';

const withSoftDays = calendarTable({
  zone: 'Europe/Oslo',
  fromYear: 2023,
  toYear: 2031,
  softDays: ['paskeaften', 'julaften', 'nyttarsaften'],
});
const withoutSoftDays = calendarTable({ zone: 'Europe/Oslo', fromYear: 2023, toYear: 2031, softDays: [] });

test.each<[string, string, DayRule, string, string | null]>([
  ['a Sunday stays where it is under exact, with the reason shown', '2026-02-01', 'exact', '2026-02-01', 'søndag'],
  ['a Sunday goes to Monday under next', '2026-02-01', 'next', '2026-02-02', 'søndag'],
  ['a Sunday goes to Friday under previous', '2026-02-01', 'previous', '2026-01-30', 'søndag'],
  ['a Saturday goes to Monday under next', '2025-02-01', 'next', '2025-02-03', 'lørdag'],
  ['a working day stays, without a reason', '2027-02-01', 'next', '2027-02-01', null],
  ['påskeaften 2028 goes past both days of Easter', '2028-04-15', 'next', '2028-04-18', 'påskeaften'],
  ['påskeaften 2028 goes back before skjærtorsdag', '2028-04-15', 'previous', '2028-04-12', 'påskeaften'],
  ['langfredag 2022-like: 29 March 2024', '2024-03-29', 'next', '2024-04-02', 'langfredag'],
  ['julaften on a weekday is soft', '2027-12-24', 'next', '2027-12-27', 'julaften'],
])('%s', (_sentence, nominal, rule, handled, reason) => {
  const deadline = resolveDeadline(withSoftDays, { nominal, time: '23:59:59', rule });
  expect(deadline).toMatchObject({ nominal, rule, handled, reason, revision: 0 });
  expect(localDateAt(withSoftDays, deadline.instant)).toBe(handled);
});

test('without soft days påskeaften is a plain Saturday, and julaften 2027 a working day', () => {
  expect(resolveDeadline(withoutSoftDays, { nominal: '2028-04-15', time: '12:00', rule: 'next' })).toMatchObject({
    handled: '2028-04-18',
    reason: 'lørdag',
    time: '12:00:00',
  });
  expect(resolveDeadline(withoutSoftDays, { nominal: '2027-12-24', time: '12:00', rule: 'next' })).toMatchObject({
    handled: '2027-12-24',
    reason: null,
  });
});

describe('late', () => {
  const deadline = resolveDeadline(withSoftDays, { nominal: '2027-02-01', time: '23:59:59', rule: 'next' });

  test.each([
    ['2027-02-01T22:59:58.999Z', false],
    ['2027-02-01T22:59:59.000Z', false],
    ['2027-02-01T22:59:59.999Z', false],
    ['2027-02-01T23:00:00.000Z', true],
  ])('the whole last second is in time, the next is late: %s is late: %s', (at, late) => {
    expect(isLate(deadline, at)).toBe(late);
  });

  test('the first late instant is the next local day, and the day after says so', () => {
    expect(lateFrom(deadline)).toBe('2027-02-01T23:00:00.000Z');
    expect(localDateAt(withSoftDays, lateFrom(deadline))).toBe(dayAfter(deadline));
  });

  test('for every deadline: late exactly from lateFrom on', () => {
    const days = fc.integer({ min: 0, max: 365 * 7 });
    const aside = fc.integer({ min: -5000, max: 5000 });
    fc.assert(
      fc.property(days, fc.constantFrom(...DAY_RULES), aside, (count, rule, ms) => {
        const one = resolveDeadline(withSoftDays, { nominal: addDays('2024-01-01', count), time: '23:59:59', rule });
        const at = toInstant(toMs(lateFrom(one)) + ms);
        expect(isLate(one, at)).toBe(ms >= 0);
      }),
    );
  });
});

test.each([
  ['winter time ends: 28 March 2027 has 23 hours', '2027-03-28', '23:59:59', '2027-03-28T21:59:59.000Z'],
  ['the day before it is still winter', '2027-03-27', '23:59:59', '2027-03-27T22:59:59.000Z'],
  ['02:30 does not exist and is read as 03:30', '2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
  ['summer time ends: 31 October 2027 has 25 hours', '2027-10-31', '23:59:59', '2027-10-31T22:59:59.000Z'],
  ['02:30 comes twice and is the first', '2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'],
])('%s', (_sentence, nominal, time, instant) => {
  const deadline = resolveDeadline(withSoftDays, { nominal, time, rule: 'exact' });
  expect(deadline.instant).toBe(instant);
});

test.each([
  ['2027-02-31', '12:00', /"2027-02-31" is not a date that exists, wanted YYYY-MM-DD/],
  ['2027-02-29', '12:00', /not a date that exists/],
  ['2027-13-01', '12:00', /not a date that exists/],
  ['1 Feb 2027', '12:00', /not a date that exists/],
  ['', '12:00', /not a date that exists/],
  ['2027-02-01', '24:00', /"24:00" is not a time of day/],
  ['2027-02-01', '12:60', /not a time of day/],
  ['2040-02-01', '12:00', /outside the calendar table/],
])('%s %s is refused', (nominal, time, says) => {
  expect(() => resolveDeadline(withSoftDays, { nominal, time, rule: 'next' })).toThrow(says);
});

test('for every date and rule: handled on a working day unless exact, on the right side, at the local time asked for', () => {
  const days = fc.integer({ min: 0, max: 365 * 7 });
  const hours = fc.integer({ min: 4, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:15:00`);
  fc.assert(
    fc.property(days, hours, fc.constantFrom(...DAY_RULES), (count, time, rule) => {
      const nominal = addDays('2024-01-01', count);
      const deadline = resolveDeadline(withSoftDays, { nominal, time, rule });
      if (rule === 'exact') expect(deadline.handled).toBe(nominal);
      else expect(isWorkingDay(withSoftDays, deadline.handled)).toBe(true);
      if (rule === 'next') expect(deadline.handled >= nominal).toBe(true);
      if (rule === 'previous') expect(deadline.handled <= nominal).toBe(true);
      expect(deadline.reason === null).toBe(isWorkingDay(withSoftDays, nominal));
      expect(localDateAt(withSoftDays, deadline.instant)).toBe(deadline.handled);
      expect(localTimeAt(withSoftDays, deadline.instant)).toBe(time);
    }),
  );
});

// Dates and amounts as people write them. Pure.

import { expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import { addDays } from '../../domain/local-time.ts';
import { norwegianHolidays, SOFT_DAYS } from '../../domain/holidays.ts';
import type { Language } from '../../domain/words.ts';
import { dayOffName } from '../../texts/days-off.ts';
import { dayDate, inDays, kroner, longDate, shortDate } from '../../texts/dates.ts';

test.each<[string, Language, string]>([
  ['2027-02-01', 'nb', 'mandag 1. februar 2027'],
  ['2027-02-01', 'nn', 'måndag 1. februar 2027'],
  ['2027-02-01', 'en', 'Monday 1 February 2027'],
  ['2027-02-02', 'nn', 'tysdag 2. februar 2027'],
  ['2027-05-15', 'nb', 'lørdag 15. mai 2027'],
  ['2027-05-15', 'nn', 'laurdag 15. mai 2027'],
  ['2026-12-06', 'nn', 'søndag 6. desember 2026'],
  ['2028-02-29', 'en', 'Tuesday 29 February 2028'],
])('the long date of %s in %s is %s', (date, language, expected) => {
  expect(longDate(date, language)).toBe(expected);
});

test('shorter dates leave out the year, then the weekday', () => {
  expect(dayDate('2027-02-01', 'nb')).toBe('mandag 1. februar');
  expect(dayDate('2027-02-01', 'en')).toBe('Monday 1 February');
  expect(shortDate('2027-02-01', 'nn')).toBe('1. februar');
  expect(shortDate('2027-02-01', 'en')).toBe('1 February');
});

test('every date of fifty years agrees with Intl in English and bokmål', () => {
  const inEnglish = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
  const inBokmål = new Intl.DateTimeFormat('nb-NO', { dateStyle: 'full', timeZone: 'UTC' });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 18_262 }), (days) => {
      const date = addDays('2000-01-01', days);
      const day = new Date(`${date}T00:00:00Z`);
      expect(longDate(date, 'en')).toBe(inEnglish.format(day).replace(',', ''));
      expect(longDate(date, 'nb')).toBe(inBokmål.format(day));
    }),
  );
});

test.each<[number, Language, string]>([
  [1_300_000, 'nb', '1\u00a0300\u00a0000 kroner'],
  [1_300_000, 'nn', '1\u00a0300\u00a0000 kroner'],
  [1_300_000, 'en', 'NOK 1,300,000'],
  [0, 'nb', '0 kroner'],
  [1, 'nb', '1 krone'],
  [999, 'nb', '999 kroner'],
  [1000, 'nb', '1\u00a0000 kroner'],
  [-12_345, 'nb', '\u221212\u00a0345 kroner'],
  [123_456_789_012, 'en', 'NOK 123,456,789,012'],
])('%d kroner in %s is %s', (amount, language, expected) => {
  expect(kroner(amount, language)).toBe(expected);
});

test('how soon is said in words for today and tomorrow, and counted after that', () => {
  expect([0, 1, 2].map((days) => inDays(days, 'nb'))).toEqual(['i dag', 'i morgen', 'om 2 dager']);
  expect([0, 1, 14].map((days) => inDays(days, 'nn'))).toEqual(['i dag', 'i morgon', 'om 14 dagar']);
  expect([0, 1, 14].map((days) => inDays(days, 'en'))).toEqual(['today', 'tomorrow', 'in 14 days']);
});

test('a day off has a name in each language, whichever day it is', () => {
  const names = [2026, 2027, 2035].flatMap((year) => [
    'lørdag',
    'søndag',
    ...Object.values(norwegianHolidays(year, SOFT_DAYS)),
  ]);
  // No two languages call it the same, but for nynorsk and bokmål.
  expect(names.filter((name) => dayOffName(name, 'en') === name)).toEqual([]);
  expect(['lørdag', 'langfredag', 'grunnlovsdagen, andre pinsedag'].map((name) => dayOffName(name, 'nn'))).toEqual([
    'laurdag',
    'langfredag',
    'grunnlovsdagen, andre pinsedag',
  ]);
});

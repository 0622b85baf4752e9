// Public holidays, 1990-2060, against an independent library. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import Holidays from 'date-holidays';
import { easterSunday, norwegianHolidays } from '../../domain/holidays.ts';
import { weekday } from '../../domain/local-time.ts';

const YEARS = Array.from({ length: 71 }, (_, index) => 1990 + index);

describe('Norwegian public holidays', () => {
  const independent = new Holidays('NO');

  test.each(YEARS)('%i', (year) => {
    const theirs = independent
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public')
      .map((holiday) => holiday.date.slice(0, 10));
    expect(Object.keys(norwegianHolidays(year)).sort()).toEqual([...new Set(theirs)].sort());
  });

  test('Easter is a Sunday, and where it is known to be', () => {
    for (const year of YEARS) expect(weekday(easterSunday(year))).toBe(7);
    expect([2008, 2011, 2026, 2027, 2028, 2038].map(easterSunday)).toEqual([
      '2008-03-23',
      '2011-04-24',
      '2026-04-05',
      '2027-03-28',
      '2028-04-16',
      '2038-04-25',
    ]);
  });

  test('soft days count when they are chosen', () => {
    expect(norwegianHolidays(2028)['2028-04-15']).toBeUndefined();
    const soft = norwegianHolidays(2028, ['paskeaften', 'julaften', 'nyttarsaften']);
    expect(soft['2028-04-15']).toBe('påskeaften');
    expect(soft['2028-12-24']).toBe('julaften');
    expect(soft['2028-12-31']).toBe('nyttårsaften');
    expect(Object.keys(soft)).toHaveLength(Object.keys(norwegianHolidays(2028)).length + 3);
  });

  test('two holidays on one day are both named', () => {
    // 1 May 2008 was Ascension Day too; 17 May 2043 is Whit Sunday.
    expect(norwegianHolidays(2008)['2008-05-01']).toBe('arbeidernes dag, Kristi himmelfartsdag');
    expect(norwegianHolidays(2043)['2043-05-17']).toBe('grunnlovsdagen, første pinsedag');
  });
});

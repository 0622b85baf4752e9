// From a deadline to the days on which somebody is reminded: two known ladders, and what holds for all. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import { calendarTable } from '../../domain/calendar.ts';
import type { Ladder, QuietRules } from '../../domain/ladder.ts';
import { datedRungs, isQuiet } from '../../domain/ladder.ts';
import { addDays, daysBetween, nearestWorkingDay } from '../../domain/local-time.ts';

const table = calendarTable({
  zone: 'Europe/Oslo',
  fromYear: 2024,
  toYear: 2030,
  softDays: ['paskeaften', 'julaften', 'nyttarsaften'],
});
const rules: QuietRules = { table, quietMonths: [7] };
const ladder: Ladder = {
  before: ['-30d', '-14d', '-7d', '-2wd', '0d'],
  after: ['+1d', '+7d'],
  list: ['+1d', '+7d'],
};

describe('the default ladder', () => {
  test('handled Monday 2 February 2026', () => {
    expect(datedRungs(rules, ladder, '2026-02-02')).toEqual([
      { rung: '-30d', date: '2026-01-02', side: 'before' },
      { rung: '-14d', date: '2026-01-19', side: 'before' },
      { rung: '-7d', date: '2026-01-26', side: 'before' },
      { rung: '-2wd', date: '2026-01-29', side: 'before' },
      { rung: '0d', date: '2026-02-02', side: 'before' },
      { rung: '+1d', date: '2026-02-03', side: 'after' },
      { rung: 'list', date: '2026-02-03', side: 'list' },
      { rung: '+7d', date: '2026-02-09', side: 'after' },
      { rung: 'list', date: '2026-02-09', side: 'list' },
    ]);
  });

  test('handled Monday 17 August 2026: July is quiet', () => {
    const before = datedRungs(rules, ladder, '2026-08-17').filter((rung) => rung.side === 'before');
    expect(before).toEqual([
      { rung: '-30d', date: '2026-06-30', side: 'before' },
      { rung: '-14d', date: '2026-08-03', side: 'before' },
      { rung: '-7d', date: '2026-08-10', side: 'before' },
      { rung: '-2wd', date: '2026-08-13', side: 'before' },
      { rung: '0d', date: '2026-08-17', side: 'before' },
    ]);
  });

  test('two rungs on one day become the one nearest to the deadline', () => {
    // Handled 2 August 2027: -30d, -14d, -7d and -2wd all fall back to 30 June.
    const before = datedRungs(rules, ladder, '2027-08-02').filter((rung) => rung.side === 'before');
    expect(before).toEqual([
      { rung: '-2wd', date: '2027-06-30', side: 'before' },
      { rung: '0d', date: '2027-08-02', side: 'before' },
    ]);
    // Handled 30 June 2027: both after-rungs go to the first working day of August.
    const after = datedRungs(rules, ladder, '2027-06-30').filter((rung) => rung.side !== 'before');
    expect(after).toEqual([
      { rung: '+1d', date: '2027-08-02', side: 'after' },
      { rung: 'list', date: '2027-08-02', side: 'list' },
    ]);
  });

  test('an optional step: one invitation, one reminder, nothing after', () => {
    expect(
      datedRungs(rules, { before: ['-30d', '-7d'], after: [], list: [] }, '2026-12-01').map((rung) => rung.date),
    ).toEqual(['2026-10-30', '2026-11-24']);
  });
});

describe('escalation', () => {
  test('a later list goes to the roles that the definition names, also off quiet days', () => {
    const rungs = datedRungs(
      rules,
      { before: [], after: [], list: ['+1d'], escalation: [{ rung: '+30d', to: ['case-officer'] }] },
      '2026-06-15',
    );
    expect(rungs).toEqual([
      { rung: 'list', date: '2026-06-16', side: 'list' },
      // 15 July is in the quiet month.
      { rung: 'list', date: '2026-08-03', side: 'list', to: ['case-officer'] },
    ]);
  });
});

describe('for every ladder, every rule and every handled date', () => {
  const days = fc.integer({ min: 0, max: 120 });
  const unit = fc.constantFrom('d', 'wd');
  const before = fc.tuple(days, unit).map(([count, kind]) => (count === 0 ? '0d' : `-${count}${kind}`));
  const after = fc.tuple(fc.integer({ min: 1, max: 60 }), unit).map(([count, kind]) => `+${count}${kind}`);
  const ladders = fc.record({
    before: fc.uniqueArray(before, { maxLength: 6 }),
    after: fc.uniqueArray(after, { maxLength: 4 }),
    list: fc.uniqueArray(after, { maxLength: 3 }),
  });
  const quiet = fc.constantFrom([], [7], [7, 12], [1, 6, 7]).map((quietMonths) => ({ table, quietMonths }));
  const LAST = daysBetween('2025-01-01', '2029-12-31');
  const handled = fc
    .integer({ min: 0, max: LAST })
    .map((count) => nearestWorkingDay(table, addDays('2025-01-01', count), 1));

  test('no rung on a quiet day, none before on the wrong side, one a day on each side, in order', () => {
    fc.assert(
      fc.property(ladders, quiet, handled, (wanted, settings, date) => {
        const rungs = datedRungs(settings, wanted, date);
        for (const rung of rungs) {
          expect(isQuiet(settings, rung.date)).toBe(false);
          if (rung.side === 'before') expect(rung.date <= date).toBe(true);
          else expect(rung.date > date).toBe(true);
        }
        const places = rungs.map((rung) => `${rung.date} ${rung.side}`);
        expect(new Set(places).size).toBe(places.length);
        expect(rungs.map((rung) => rung.date)).toEqual(rungs.map((rung) => rung.date).sort());
      }),
      { numRuns: 500 },
    );
  });

  test('the order in which a ladder is written changes no date', () => {
    const places = (wanted: Ladder, date: string): string[] =>
      datedRungs(rules, wanted, date).map((rung) => `${rung.date} ${rung.side}`);
    fc.assert(
      fc.property(ladders, handled, (wanted, date) => {
        const reversed = {
          before: [...wanted.before].reverse(),
          after: [...wanted.after].reverse(),
          list: [...wanted.list].reverse(),
        };
        expect(places(reversed, date)).toEqual(places(wanted, date));
      }),
      { numRuns: 300 },
    );
  });
});

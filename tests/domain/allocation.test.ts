// Money adds up: for any frame, base, counts and order; the published figures come out. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import type { AllocationRule, CountRow } from '../../domain/allocation-lines.ts';
import type { AllocationInput } from '../../domain/allocation.ts';
import { allocate } from '../../domain/allocation.ts';
import type { Need } from '../../domain/allocation-needs.ts';
import { notesOfRule } from '../../domain/allocation-notes.ts';
import { allocateFrame, expectedGrants, linesOf, plannedFrame, sharesOf } from '../../domain/cycle-allocation.ts';
import { sumOf } from '../../domain/amount-lines.ts';
import { divide } from '../../domain/largest-remainder.ts';
import { contributionOwed, requireContribution } from '../../domain/own-contribution.ts';
import { Refusal } from '../../domain/refusal.ts';
import { LANGUAGES } from '../../domain/words.ts';
import { explainLine } from '../../texts/allocation.ts';
import { compiled, YEAR } from './support.ts';

const RULE: AllocationRule = {
  method: 'key',
  keyBy: 'children-and-pupils',
  base: 100_000,
  fixed: [{ id: 'moter', kind: 'meetings', amount: 1_900_000, recipient: 'forum' }],
  jointMeasures: 0,
  universityPercent: 0,
  reason: null,
};
const row = (party: string, count: number, rank: number): CountRow => ({ party, count, rank });
const share = (rule: Partial<AllocationRule>, input: Partial<AllocationInput>) =>
  allocate(
    'Allocate',
    { ...RULE, ...rule },
    { frame: 12_000_000, jointMeasures: 2_000_000, counts: [], needs: [], forumParty: 'forum', ...input },
  );

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('Nothing was refused, wanted a refusal');
}

describe('the shipped Trøndelag year', () => {
  const shared = allocateFrame('Allocate', YEAR.plan, plannedFrame(YEAR.plan));
  const of = (kind: string): number => sumOf(shared.lines.filter((line) => line.kind === kind));

  test('coordination comes to 1,300,000 and all fixed lines to 1,900,000, as the plan states', () => {
    expect(of('coordination')).toBe(1_300_000);
    expect(of('meetings') + of('fixed') + of('coordination')).toBe(1_900_000);
    expect(sumOf(linesOf(shared, 'trondheim-malvik').filter((line) => line.kind === 'coordination'))).toBe(300_000);
  });

  test('of 12,000,000 with 2,000,000 for joint measures 8,100,000 is shared, 7,000,000 of it by counts', () => {
    expect(of('base') + of('key')).toBe(8_100_000);
    expect(of('base')).toBe(1_100_000);
    expect(of('key')).toBe(7_000_000);
    expect(of('joint')).toBe(2_000_000);
    expect(sumOf(shared.lines)).toBe(12_000_000);
  });

  test('each partnership’s share adds up, and the universities’ parts are of what is beside the fixed lines', () => {
    const grants = expectedGrants(YEAR.plan, shared);
    expect(sumOf(grants) + 400_000 + 2_000_000).toBe(12_000_000);
    for (const party of YEAR.plan.parties) {
      const { amount } = grants.find((one) => one.party === party.id)!;
      const shares = sharesOf(YEAR.plan, party, amount);
      expect(sumOf(shares)).toBe(amount);
      expect(shares[0]!.recipient).toBe(party.id);
    }
    const malvik = YEAR.plan.parties.find((one) => one.id === 'trondheim-malvik')!;
    expect(sharesOf(YEAR.plan, malvik, 1_300_001)).toEqual([
      { party: malvik.id, recipient: malvik.id, amount: 900_001 },
      { party: malvik.id, recipient: 'dmmh', amount: 200_000 },
      { party: malvik.id, recipient: 'ntnu', amount: 200_000 },
    ]);
  });
});

describe('a least and a most that each gets by the key', () => {
  const rows = [row('a', 1, 0), row('b', 9, 1), row('c', 90, 2)];
  const amounts = (rule: Partial<AllocationRule>, frame: number) => {
    const { lines } = share({ base: 0, fixed: [], ...rule }, { frame, jointMeasures: 0, counts: rows });
    return Object.fromEntries(
      ['a', 'b', 'c', 'forum'].map((id) => [id, sumOf(lines.filter((one) => one.recipient === id))]),
    );
  };

  test.each([
    ['a floor is paid by the others, by their counts', { least: 100 }, { a: 100, b: 100, c: 800, forum: 0 }],
    ['a cap is shared by the others, by their counts', { most: 600 }, { a: 40, b: 360, c: 600, forum: 0 }],
    ['both together', { least: 200, most: 500 }, { a: 200, b: 300, c: 500, forum: 0 }],
    ['base amounts count', { base: 50, least: 100 }, { a: 100, b: 123, c: 777, forum: 0 }],
    ['what nobody may get is not shared', { most: 300 }, { a: 300, b: 300, c: 300, forum: 100 }],
  ] as const)('%s', (_name, rule, wanted) => expect(amounts(rule, 1000)).toEqual(wanted));

  test('a frame that does not last for the least is refused', () => {
    expect(refusalOf(() => amounts({ least: 400 }, 1000)).message).toMatch(
      /1000 kroner are left for 3 that get at least 400 each, wanted at least 1200/,
    );
  });

  test('everybody is within the limits, the sum is exact, the order does not matter, and each line says why', () => {
    const counts = fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(counts, fc.nat(500), fc.nat(500), fc.nat(1_000_000), (given, least, more, extra) => {
        const all = given.map((count, rank) => row(`n${rank}`, count, rank));
        const most = least + more;
        const frame = least * all.length + extra;
        const made = (order: readonly CountRow[]) =>
          share({ base: 0, fixed: [], least, most }, { frame, jointMeasures: 0, counts: order }).lines;
        const lines = made(all);
        expect(sumOf(lines)).toBe(frame);
        for (const line of lines.filter(({ kind }) => kind === 'key')) {
          expect(line.amount).toBeGreaterThanOrEqual(least);
          expect(line.amount).toBeLessThanOrEqual(most);
          if (line.reason.is === 'limit') expect(line.amount).toBe(line.reason.limit - line.reason.base);
          else if (line.reason.is === 'key') {
            const { spread, count, total, rounding } = line.reason;
            expect(Math.floor((spread * count) / total) + rounding).toBe(line.amount);
          }
          for (const language of LANGUAGES) expect(explainLine(line, {}, language)).toMatch(/^\S.*\.$/);
        }
        expect(made([...all].reverse())).toEqual(lines);
      }),
    );
  });
});

describe('largest remainder', () => {
  const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 60 });

  test('the parts add up, differ from the exact share by less than a krone, and do not depend on the order', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), weights, fc.infiniteStream(fc.nat()), (amount, given, keys) => {
        const rows = given.map((weight, rank) => ({ id: `n${rank}`, weight, rank }));
        const { total, parts } = divide(amount, rows);
        expect(sumOf(parts.map(({ floor, rounding }) => ({ amount: floor + rounding })))).toBe(amount);
        for (const { weight, floor, remainder } of parts) {
          expect(BigInt(floor) * BigInt(total) + BigInt(remainder)).toBe(BigInt(amount) * BigInt(weight));
          expect(remainder).toBeLessThan(total);
        }
        const shuffled = rows.map((one) => ({ one, key: keys.next().value })).sort((a, b) => a.key - b.key);
        const again = divide(
          amount,
          shuffled.map(({ one }) => one),
        ).parts;
        expect([...again].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))).toEqual(parts);
      }),
    );
  });

  test('equal remainders are settled by the order of the definition', () => {
    const rows = ['c', 'a', 'b'].map((id, rank) => ({ id, weight: 1, rank }));
    expect(divide(8, rows).parts.map(({ id, rounding }) => [id, rounding])).toEqual([
      ['c', 1],
      ['a', 1],
      ['b', 0],
    ]);
  });

  test('amounts and counts whose product no number holds exactly are still divided to the krone', () => {
    const rows = [7_000_000, 7_000_001].map((weight, rank) => ({ id: String(rank), weight, rank }));
    const { parts } = divide(9_000_000_000_001, rows);
    expect(sumOf(parts.map(({ floor, rounding }) => ({ amount: floor + rounding })))).toBe(9_000_000_000_001);
  });
});

describe('key and base', () => {
  test('lines add up to the frame for any frame, base, counts and order', () => {
    fc.assert(
      fc.property(
        fc.nat(20_000_000),
        fc.nat(200_000),
        fc.nat(3_000_000),
        fc.array(fc.nat(50_000), { maxLength: 30 }),
        fc.boolean(),
        (more, base, jointMeasures, counts, reversed) => {
          const rows = counts.map((count, rank) => row(`n${rank}`, count, rank));
          const frame = more + base * rows.length + jointMeasures + 1_900_000;
          const shared = share({ base }, { frame, jointMeasures, counts: reversed ? [...rows].reverse() : rows });
          expect(sumOf(shared.lines)).toBe(frame);
          expect(shared.lines).toEqual(share({ base }, { frame, jointMeasures, counts: rows }).lines);
          for (const { amount } of shared.lines) expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
        },
      ),
    );
  });

  test.each<[string, Partial<AllocationRule>, Partial<AllocationInput>, RegExp]>([
    ['a frame below what goes first', {}, { frame: 3_899_999 }, /the frame is 3899999 kroner and .* wanted at most/],
    [
      'a rest below the base amounts',
      {},
      { frame: 4_099_999, counts: [row('a', 1, 0), row('b', 1, 1)] },
      /199999 kroner are left for 2 base amounts of 100000, wanted at least 200000/,
    ],
    ['a negative frame', {}, { frame: -1 }, /the frame is -1, wanted whole kroner/],
    ['a broken frame', {}, { frame: 0.5 }, /the frame is 0.5, wanted whole kroner/],
    ['a negative share', {}, { jointMeasures: -5 }, /joint measures is -5, wanted whole kroner/],
    [
      'a broken need',
      { method: 'needs' },
      { needs: [{ party: 'a', measure: 1, asked: 1.5, priority: 1, rank: 0 }] },
      /what a asks for measure 1 is 1.5, wanted whole kroner/,
    ],
  ])('%s is refused', (_name, rule, input, says) => {
    const refusal = refusalOf(() => share(rule, input));
    expect(refusal.code).toBe('amounts-do-not-fit');
    expect(refusal.message).toMatch(says);
  });
});

describe('by need', () => {
  const need = (party: string, asked: number, priority: number, rank: number): Need => ({
    party,
    measure: 1,
    asked,
    priority,
    rank,
  });

  test('in order of priority; the first that does not fit gets what is left, those after it nothing', () => {
    const needs = [need('c', 4_000_000, 3, 2), need('a', 5_000_000, 1, 0), need('b', 2_000_000, 2, 1)];
    const shared = share({ method: 'needs' }, { needs });
    expect(shared.lines.filter((line) => line.kind === 'measure').map((line) => [line.recipient, line.amount])).toEqual(
      [
        ['a', 5_000_000],
        ['b', 2_000_000],
        ['c', 1_100_000],
      ],
    );
    expect(shared.cut).toEqual({ party: 'c', measure: 1, priority: 3 });
  });

  test('what nobody asks for stays with the forum, and lines add up to the frame in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ asked: fc.nat(3_000_000), priority: fc.integer({ min: 1, max: 5 }) }), { maxLength: 12 }),
        (given) => {
          const needs = given.map(({ asked, priority }, rank) => need(`n${rank}`, asked, priority, rank));
          const shared = share({ method: 'needs' }, { needs });
          expect(sumOf(shared.lines)).toBe(12_000_000);
          expect(share({ method: 'needs' }, { needs: [...needs].reverse() })).toEqual(shared);
        },
      ),
    );
  });
});

describe('what the rules say about a way of sharing', () => {
  test('a key between networks gets a note alone; pro rata a warning with the forum’s reason; needs nothing', () => {
    expect(notesOfRule(RULE)).toEqual([{ code: 'key-is-a-frame' }]);
    expect(notesOfRule({ ...RULE, keyBy: 'owners', reason: 'Små eiere' })).toEqual([
      { code: 'pro-rata', keyBy: 'owners', reason: 'Små eiere' },
    ]);
    expect(notesOfRule({ ...RULE, method: 'needs' })).toEqual([]);
  });

  test('a pro rata key counts the network’s owners or universities, and still adds up', () => {
    for (const keyBy of ['owners', 'universities'] as const) {
      const { definitions } = compiled();
      const counted = definitions.forum.networks.find((one) => one.id === 'trondheim-malvik')!;
      const year = compiled(2027, (step) => step, {
        allocation: { ...definitions.forum.allocation, keyBy, reason: 'Små' },
      });
      const party = year.plan.parties.find((one) => one.id === 'trondheim-malvik')!;
      expect(party.count).toBe(counted[keyBy].length);
      expect(sumOf(allocateFrame('Allocate', year.plan, plannedFrame(year.plan)).lines)).toBe(12_000_000);
    }
  });
});

describe('own contribution', () => {
  const rule = { percent: 30, base: 'whole-grant', kinds: ['cash', 'salary'] } as const;

  test('is percent of the grant, not of the total: 30 percent of 1,000,000 is 300,000', () => {
    expect(contributionOwed(rule, { whole: 1_000_000, owners: 600_000 }).amount).toBe(300_000);
    expect(contributionOwed({ ...rule, base: 'owners-part' }, { whole: 1_000_000, owners: 600_000 }).amount).toBe(
      180_000,
    );
    expect(contributionOwed(rule, { whole: 5, owners: 0 }).amount).toBe(2);
  });

  test('too little, of a kind that does not count, or a broken amount is refused', () => {
    const owed = contributionOwed(rule, { whole: 1_000_000, owners: 0 });
    const give = (kind: 'cash' | 'salary' | 'time-released', amount: number) => () =>
      requireContribution('Submit', rule, owed, [{ kind, amount }]);
    expect(give('salary', 300_000)).not.toThrow();
    expect(refusalOf(give('cash', 299_999)).message).toMatch(/comes to 299999 kroner, wanted at least 300000/);
    expect(refusalOf(give('time-released', 300_000)).message).toMatch(/wanted cash, salary/);
    expect(refusalOf(give('cash', 0.5)).message).toMatch(/wanted whole kroner/);
  });
});

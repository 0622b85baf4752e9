// Networks' own dates, kept once for each date: what each has is what it set last, and what is empty is gone.

import { describe, expect, test } from '@jest/globals';
import { resolveDeadline } from '../../domain/deadline.ts';
import type { LocalDeadline } from '../../domain/local-deadlines.ts';
import { withLocalDeadline, withoutLocalDeadlines } from '../../domain/local-deadlines.ts';
import { fc } from '../support/properties.ts';
import { oslo, TABLE } from './support.ts';

const on = (day: number) =>
  resolveDeadline(TABLE, { nominal: `2027-01-${String(day).padStart(2, '0')}`, time: '12:00', rule: 'exact' }, 1, {
    since: oslo('2027-01-04'),
    was: '2027-02-01',
  });

/** The date of each step and partnership. */
const datesOf = (kept: readonly LocalDeadline[]): [string, string][] =>
  kept
    .flatMap(({ step, deadline, parties }) =>
      parties.map((party): [string, string] => [`${step}/${party}`, deadline.handled]),
    )
    .sort();

describe('dates of networks', () => {
  test('are the last that each set, whatever was set and taken back before', () => {
    const parties = fc.constantFrom('a', 'b', 'c', 'd');
    const steps = fc.constantFrom('needs-report', 'survey');
    const set = fc.record({
      kind: fc.constant('set'),
      step: steps,
      party: parties,
      day: fc.integer({ min: 5, max: 8 }),
    });
    const drop = fc.record({ kind: fc.constant('drop'), step: steps, parties: fc.uniqueArray(parties) });
    fc.assert(
      fc.property(fc.array(fc.oneof(set, drop), { maxLength: 30 }), (acts) => {
        let kept: readonly LocalDeadline[] = [];
        const plain = new Map<string, string>();
        for (const act of acts) {
          if ('day' in act) {
            kept = withLocalDeadline(kept, act.step, act.party, on(act.day));
            plain.set(`${act.step}/${act.party}`, on(act.day).handled);
          } else {
            kept = withoutLocalDeadlines(kept, act.step, act.parties);
            for (const party of act.parties) plain.delete(`${act.step}/${party}`);
          }
          expect(datesOf(kept)).toEqual([...plain].sort());
          // Once for each step and date, and nothing for nobody.
          expect(new Set(kept.map(({ step, deadline }) => `${step} ${deadline.handled}`)).size).toBe(kept.length);
          expect(kept.every((one) => one.parties.length > 0)).toBe(true);
        }
      }),
    );
  });
});

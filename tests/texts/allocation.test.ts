// Every line of an allocation explains itself: whoever reads the sentence can work the amount out again. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import { allocate } from '../../domain/allocation.ts';
import type { AllocationLine } from '../../domain/allocation-lines.ts';
import type { Language } from '../../domain/words.ts';
import { LANGUAGES } from '../../domain/words.ts';
import { explainLine, explainNote } from '../../texts/allocation.ts';

/** The numbers of a sentence, in order. */
function numbersIn(sentence: string): number[] {
  return [...sentence.matchAll(/\d+(?:[\u00a0,]\d{3})*/g)].map(([text]) => Number(text.replaceAll(/[\u00a0,]/g, '')));
}

/** The amount, from the sentence alone. */
function recomputed(line: AllocationLine, sentence: string): number {
  const numbers = numbersIn(sentence);
  if (line.reason.is !== 'key') return numbers.includes(line.amount) ? line.amount : Number.NaN;
  const rounding = /(1 krone til|NOK 1 more)/.test(sentence) ? 1 : 0;
  if (line.reason.equal) return Math.floor(numbers[0]! / numbers[1]!) + rounding;
  const [spread, count, total, floor] = numbers as [number, number, number, number];
  const exact = Number((BigInt(spread) * BigInt(count)) / BigInt(total));
  return exact === floor ? exact + rounding : Number.NaN;
}

describe('the sentence of a line', () => {
  test('recomputes its amount, rounding krone included, in three languages', () => {
    fc.assert(
      fc.property(
        fc.nat(50_000_000),
        fc.array(fc.nat(60_000), { minLength: 1, maxLength: 15 }),
        fc.constantFrom<Language>(...LANGUAGES),
        (spread, counts, language) => {
          const shared = allocate(
            'Allocate',
            {
              method: 'key',
              keyBy: 'children-and-pupils',
              base: 1000,
              fixed: [{ id: 'moter', kind: 'meetings', amount: 400_000, recipient: 'forum' }],
              jointMeasures: 0,
              universityPercent: 0,
              reason: null,
            },
            {
              frame: spread + 1000 * counts.length + 400_000 + 77,
              jointMeasures: 77,
              needs: [],
              forumParty: 'forum',
              counts: counts.map((count, rank) => ({ party: `n${rank}`, count, rank })),
            },
          );
          for (const line of shared.lines) {
            const sentence = explainLine(line, {}, language);
            expect(recomputed(line, sentence)).toBe(line.amount);
            expect(sentence.match(/\. |\.$/g)).toHaveLength(1);
          }
        },
      ),
    );
  });

  test('says which fixed line it is, and where the line of priorities was drawn', () => {
    const names = { moter: { nb: 'Møtevirksomhet', nn: 'Møteverksemd', en: 'Meetings' } };
    const fixed: AllocationLine = {
      recipient: 'forum',
      kind: 'meetings',
      amount: 400_000,
      reason: { is: 'fixed', line: 'moter' },
    };
    expect(explainLine(fixed, names, 'nn')).toBe('Fast beløp: Møteverksemd, 400\u00a0000 kroner.');
    const cut: AllocationLine = {
      recipient: 'a',
      kind: 'measure',
      amount: 100,
      reason: { is: 'need', measure: 1, asked: 300, priority: 2, left: 100 },
    };
    expect(explainLine(cut, names, 'nb')).toBe(
      'Tiltak 1, prioritet 2: 100 kroner av de omsøkte 300 kroner, fordi det var 100 kroner igjen.',
    );
  });
});

test.each(LANGUAGES)('the warning about pro rata quotes the rule and the forum’s reason (%s)', (language) => {
  const text = explainNote({ code: 'pro-rata', keyBy: 'owners', reason: 'Mange små eiere.' }, language);
  expect(text).toMatch(/pro rata/);
  expect(text).toMatch(/Mange små eiere\./);
  expect(explainNote({ code: 'pro-rata', keyBy: 'owners', reason: null }, language)).not.toMatch(/null/);
});

// A document holds what its definition asks for: each fault names the field, what is given and what is wanted. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import type { FieldRule } from '../../domain/document.ts';
import { checkDocument, filledDocument } from '../../domain/document.ts';
import { Refusal } from '../../domain/refusal.ts';

const RULES: readonly FieldRule[] = [
  { id: 'need', kind: 'text', required: true, maxWords: 3 },
  { id: 'total', kind: 'amount', required: true },
  { id: 'per-year', kind: 'amounts', required: false, max: 3 },
  { id: 'years', kind: 'number', required: true, min: 1, max: 3 },
  { id: 'request', kind: 'choice', required: true, choices: ['new', 'supplement'] },
  { id: 'from', kind: 'date', required: false },
  { id: 'goals', kind: 'goals', required: true, min: 1, max: 2, maxWords: 2 },
  {
    id: 'measures',
    kind: 'list',
    required: true,
    max: 2,
    each: [
      { id: 'name', kind: 'text', required: true },
      { id: 'amount', kind: 'amount', required: true },
    ],
  },
];
const WHOLE = {
  need: 'Lese og skrive',
  total: 500_000,
  years: 2,
  request: 'new',
  goals: ['Alle leser'],
  measures: [{ name: 'Kurs', amount: 100_000 }],
};

function refusal(document: Record<string, unknown>, complete = true): string {
  try {
    checkDocument(RULES, document, 'Submit (fosen), basis', complete);
  } catch (error) {
    if (error instanceof Refusal) return error.message.replace('Submit (fosen), basis: ', '');
    throw error;
  }
  return 'taken';
}

test('a whole document is taken, with and without what is not demanded', () => {
  expect(refusal(WHOLE)).toBe('taken');
  expect(refusal({ ...WHOLE, 'per-year': [1, 2, 3], from: '2027-02-01' })).toBe('taken');
});

describe.each([
  ['text that is too long', { need: 'en to tre fire' }, 'need has 4 words, wanted at most 3'],
  ['text that is none', { need: 7 }, 'need is 7, wanted a text of at most 3 words'],
  ['half a krone', { total: 0.5 }, 'total is 0.5, wanted whole kroner, 0 or more'],
  ['less than nothing', { total: -1 }, 'total is -1, wanted whole kroner, 0 or more'],
  ['an amount as text', { total: '500 000' }, 'total is "500 000", wanted whole kroner, 0 or more'],
  ['too many years', { years: 4 }, 'years is 4, wanted a whole number from 1 to 3'],
  [
    'four amounts',
    { 'per-year': [1, 2, 3, 4] },
    'per-year is a list of 4, wanted whole kroner per year, a list of 1 to 3',
  ],
  ['no such choice', { request: 'old' }, 'request is "old", wanted one of new, supplement'],
  ['no such date', { from: '2027-02-30' }, 'from is "2027-02-30", wanted a date that exists, YYYY-MM-DD'],
  ['a goal that is none', { goals: [7] }, 'goals is a list of 1, wanted a list of 1 to 2 goals'],
  ['an empty goal', { goals: ['Alle leser', ' '] }, 'goals is a list of 2, wanted goals that say something'],
  ['a long goal', { goals: ['Alle leser bøker'] }, 'goals has 3 words, wanted at most 2'],
  [
    'too many measures',
    { measures: [{}, {}, {}] },
    'measures is a list of 3, wanted a list of 1 to 2, each with name, amount',
  ],
  ['a measure that is none', { measures: ['Kurs'] }, 'measures[0] is "Kurs", wanted an object with fields'],
  [
    'half a krone in a measure',
    { measures: [{ name: 'Kurs', amount: 1.5 }] },
    'measures[0].amount is 1.5, wanted whole kroner, 0 or more',
  ],
  ['a measure without a name', { measures: [{ amount: 1 }] }, 'measures[0].name is missing, wanted a text'],
  ['a field that is not known', { frame: 1 }, 'frame is no field of the document, wanted need, total'],
])('%s', (_, change, sentence) => {
  test('is refused', () => {
    expect(refusal({ ...WHOLE, ...change })).toContain(sentence);
  });
});

test('what is missing is named all at once; blank is missing', () => {
  expect(refusal({ ...WHOLE, need: '  ', years: null })).toBe(
    'need, years are missing, wanted a text of at most 3 words and so on',
  );
});

test('a draft may lack fields, but not hold what does not fit', () => {
  expect(refusal({}, false)).toBe('taken');
  expect(refusal({ measures: [{ name: 'Kurs' }], goals: [''] }, false)).toBe('taken');
  expect(refusal({ total: 'mye' }, false)).toBe('total is "mye", wanted whole kroner, 0 or more');
});

test('a step without fields takes any document', () => {
  expect(() => checkDocument([], { anything: [1] }, 'Submit', true)).not.toThrow();
});

test('what is filled in for examples always passes, and keeps what was given', () => {
  const filled = filledDocument(RULES, 'Et par ord', { total: 7 });
  expect(filled['total']).toBe(7);
  // The example text has three words; goals take two here.
  expect(refusal({ ...filled, goals: ['To ord'] })).toBe('taken');
});

test('whatever is sent is taken or refused, never anything else', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...RULES.map((rule) => rule.id), 'x'), fc.anything()), (document) => {
      refusal(document);
      refusal(document, false);
    }),
  );
});

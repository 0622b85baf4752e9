// Fingerprints of states, and bytes of texts. Runs under Jest.

import { expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import { fingerprint, utf8Length } from '../../domain/fingerprint.ts';
import { cycleAt, YEAR } from './support.ts';

test('bytes of a text are those that a Buffer counts, for every text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(utf8Length(text)).toBe(Buffer.byteLength(text));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['', 0],
  ['abc', 3],
  ['æøå', 6],
  ['€', 3],
  ['😀', 4],
])('%s is %d bytes', (text, bytes) => {
  expect(utf8Length(text)).toBe(bytes);
});

test('16 hex digits, the same for the same value, also after JSON', () => {
  const { state } = cycleAt();
  expect(fingerprint(state)).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprint(JSON.parse(JSON.stringify(state)))).toBe(fingerprint(state));
});

test('one changed number, letter or order gives another', () => {
  const prints = [
    { plan: YEAR.plan, frame: 1 },
    { plan: YEAR.plan, frame: 2 },
    { frame: 1, plan: YEAR.plan },
    { plan: { ...YEAR.plan, example: false }, frame: 1 },
  ].map(fingerprint);
  expect(new Set(prints).size).toBe(prints.length);
});

test('no two of many near values share a fingerprint', () => {
  const prints = Array.from({ length: 20_000 }, (_, index) =>
    fingerprint({ seq: index, party: `nettverk-${index % 7}` }),
  );
  expect(new Set(prints).size).toBe(prints.length);
});

// The check digit of organisation numbers. Runs under Jest.

import { expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import { isOrganisationNumber } from '../../domain/organisation-number.ts';

const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2];

test('nine digits whose weighted sum is a multiple of eleven, spaces or not; nothing else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000_000, max: 99_999_999 }), (front) => {
      const digits = [...String(front)].map(Number);
      const sum = digits.reduce((total, digit, index) => total + digit * WEIGHTS[index]!, 0);
      const good = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((last) => (sum + last) % 11 === 0);
      for (let last = 0; last < 10; last += 1) {
        expect(isOrganisationNumber(`${front}${last}`)).toBe(good.includes(last));
      }
    }),
  );
  for (const text of ['', '12345678', '1234567890', '31000000a', '-310000008']) {
    expect(isOrganisationNumber(text)).toBe(false);
  }
});

// The difference between two revisions: cut between words, and nothing of either text is lost.

import { describe, expect, it } from '@jest/globals';
import { fc } from '../support/properties.ts';
import { differenceOf } from '../../web/differences.ts';

describe('the difference between two texts', () => {
  it.each([
    ['one word', 'Lesing i alle fag', 'Lesing i noen fag', ['Lesing i ', 'alle ', 'noen ', 'fag']],
    ['something at the end', 'Lesing', 'Lesing og regning', ['', 'Lesing', 'Lesing og regning', '']],
    [
      'something in the middle',
      'To mål og to tiltak',
      'To klare mål og to tiltak',
      ['To ', '', 'klare ', 'mål og to tiltak'],
    ],
    ['everything', 'a b', 'c d', ['', 'a b', 'c d', '']],
    ['nothing', 'likt', 'likt', ['likt', '', '', '']],
  ])('is %s', (_, before, after, [start, removed, added, end]) => {
    expect(differenceOf(before, after)).toEqual({ start, removed, added, end });
  });

  it('gives both texts back', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n', 'ord')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { start, removed, added, end } = differenceOf(before, after);
        expect(start + added + end).toBe(after);
        expect(start + removed + end).toBe(before);
      }),
    );
  });
});

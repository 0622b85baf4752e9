// How much one person may give in in a day: what is over refuses the next file, for that person and that day alone.

import { expect, it } from '@jest/globals';
import { uploadAllowance } from '../../web/upload-allowance.ts';

it('a day’s bytes are one person’s, and come back with the next day', () => {
  let now = '2027-02-01T10:00:00.000Z';
  const allowance = uploadAllowance(100, () => new Date(now));
  allowance.require('p-a');
  allowance.count('p-a', 60);
  allowance.require('p-a');
  allowance.count('p-a', 60);
  expect(() => allowance.require('p-a')).toThrow(/120 bytes were given in today, wanted fewer than 100/);
  allowance.require('p-b');
  now = '2027-02-02T00:00:00.000Z';
  allowance.require('p-a');
});

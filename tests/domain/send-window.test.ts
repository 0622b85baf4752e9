// When mails may leave: in the hours of a working day. Runs under Jest.

import { expect, test } from '@jest/globals';
import { deskOpens, sendingOpens } from '../../domain/send-window.ts';
import { oslo, YEAR } from './support.ts';

const { rules } = YEAR.plan;

test.each([
  ['in the morning of a working day: at once', '2027-01-18', '08:00', '2027-01-18', '08:00'],
  ['at closing: at once', '2027-01-18', '15:00', '2027-01-18', '15:00'],
  ['a moment after closing, since it was raised just before: at once', '2027-01-18', '15:30', '2027-01-18', '15:30'],
  ['before opening: at opening', '2027-01-18', '07:59', '2027-01-18', '08:00'],
  ['in the evening: the next morning', '2027-01-18', '20:00', '2027-01-19', '08:00'],
  ['on Friday evening: on Monday', '2027-01-22', '20:00', '2027-01-25', '08:00'],
  ['in the night to Sunday: on Monday', '2027-01-24', '03:00', '2027-01-25', '08:00'],
  ['on Maundy Thursday: on Tuesday after Easter', '2027-03-25', '10:00', '2027-03-30', '08:00'],
])('%s', (_sentence, date, time, opensOn, opensAt) => {
  expect(sendingOpens(rules, oslo(date, time))).toBe(oslo(opensOn, opensAt));
});

test('a day without a calendar is open, and so is a desk without years', () => {
  expect(sendingOpens(rules, '2040-01-01T03:00:00.000Z')).toBe('2040-01-01T03:00:00.000Z');
  expect(deskOpens([], '2027-01-24T03:00:00.000Z')).toBe('2027-01-24T03:00:00.000Z');
  expect(deskOpens([rules], '2027-01-24T03:00:00.000Z')).toBe(oslo('2027-01-25', '08:00'));
});

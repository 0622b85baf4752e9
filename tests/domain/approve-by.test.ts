// The other half of a partnership: how long it has, what is said meanwhile, and who is told. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { approveBy } from '../../domain/approve-by.ts';
import { explainPartnership } from '../../domain/explain-partnership.ts';
import { obligationsOfPartnership } from '../../domain/obligations.ts';
import type { RunningPartnership } from './support.ts';
import { COORDINATOR, oslo, partnershipAt, UNIVERSITY, YEAR } from './support.ts';

const { rules, steps } = YEAR.plan;
const { deadline } = steps.find((step) => step.id === 'decision-basis')!;

describe('the last day for the other half', () => {
  test.each([
    ['handed in early: the deadline itself', '2027-01-12', '2027-02-01'],
    ['a week before: five working days are longer', '2027-01-27', '2027-02-03'],
    ['on the last day', '2027-02-01', '2027-02-08'],
    ['just before Easter, which is skipped', '2027-03-24', '2027-04-05'],
  ])('%s', (_sentence, date, day) => {
    expect(approveBy(rules, { deadline, submittedAt: oslo(date) })).toBe(day);
  });

  test('is none when nothing is handed in, and the days are a setting', () => {
    expect(approveBy(rules, { deadline, submittedAt: null })).toBeNull();
    expect(approveBy({ ...rules, approvalDays: 2 }, { deadline, submittedAt: oslo('2027-02-01') })).toBe('2027-02-03');
  });
});

describe('one half on the last day', () => {
  const half = (): RunningPartnership => {
    const running = partnershipAt('2027-02-01');
    running.do({ type: 'submit', actor: COORDINATOR, step: 'decision-basis', document: {} });
    return running;
  };
  const basis = ({ state }: RunningPartnership) =>
    obligationsOfPartnership(state).find((row) => row.step === 'decision-basis')!;

  test('is on time; the row says who is missing and by when', () => {
    expect(basis(half())).toMatchObject({
      onTime: true,
      pending: [{ role: 'university-coordinator', party: 'nord' }],
      approveBy: '2027-02-08',
    });
  });

  test('is not blocked before the other half’s last day has gone, and is then', () => {
    const { state } = half();
    const at = (date: string) => explainPartnership(state, oslo(date));
    expect(at('2027-02-08')).toMatchObject({
      waitsFor: { code: 'approval' },
      turn: [{ party: 'nord' }],
      since: oslo('2027-02-01'),
      blocked: false,
    });
    expect(at('2027-02-09').blocked).toBe(true);
  });

  test('the other half may still approve afterwards, and then nothing is pending', () => {
    const running = half();
    running.do({ type: 'approve', actor: UNIVERSITY, step: 'decision-basis', revision: 1, at: oslo('2027-02-12') });
    expect(basis(running)).toMatchObject({ status: 'complete', pending: [], approveBy: null });
  });
});

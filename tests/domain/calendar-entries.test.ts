// What stands in a calendar: the same entry under the same id, whatever becomes of it.

import { describe, expect, test } from '@jest/globals';
import type { CalendarEntry } from '../../domain/calendar-entries.ts';
import { entriesOfCycle, entriesOfPartnership, ownEntriesOfCycle } from '../../domain/calendar-entries.ts';
import { obligationsOfPartnership } from '../../domain/obligations.ts';
import { CASE_OFFICER, COORDINATOR, cycleAt, FORUM, partnershipAt, SECRETARIAT, UNIVERSITY } from './support.ts';

const one = (entries: readonly CalendarEntry[], id: string): CalendarEntry => {
  const found = entries.filter((entry) => entry.id.endsWith(id));
  expect(found).toHaveLength(1);
  return found[0]!;
};
const fosen = (role: string, party: string): boolean => role === 'network-coordinator' && party === 'fosen';

describe('a deadline', () => {
  test('keeps its id and rises in sequence when it is moved', () => {
    const cycle = cycleAt();
    const before = one(entriesOfCycle(cycle.state), '/decision-basis');
    cycle.do({ type: 'moveDeadline', step: 'decision-basis', to: '2027-02-16', reason: 'Vinterferie' });
    const after = one(entriesOfCycle(cycle.state), '/decision-basis');
    expect(after.id).toBe(before.id);
    expect(after.date).toBe('2027-02-16');
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(after.changedAt > before.changedAt).toBe(true);
  });

  test('that one party was given alone is in its own calendar, once', () => {
    const running = partnershipAt();
    const before = one(entriesOfPartnership(running.state, fosen), '/decision-basis/fosen');
    running.do({ type: 'extendDeadline', step: 'decision-basis', to: '2027-02-15', reason: 'Sykdom' });
    const after = one(entriesOfPartnership(running.state, fosen), '/decision-basis/fosen');
    expect([before.date, after.date]).toEqual(['2027-02-01', '2027-02-15']);
    expect(after.sequence).toBeGreaterThan(before.sequence);
  });

  test('is done when it is handed in, and called off when the partnership leaves', () => {
    const running = partnershipAt();
    running.do({ type: 'submit', actor: COORDINATOR, step: 'decision-basis', document: { text: 'Behov' } });
    expect(one(entriesOfPartnership(running.state, fosen), '/decision-basis/fosen').state).toBe('done');
    const before = entriesOfPartnership(running.state, fosen);
    running.do({ type: 'withdraw', reason: 'Nettverket legges ned' });
    const after = entriesOfPartnership(running.state, fosen);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const off = after.filter(({ state }) => state === 'cancelled');
    expect(off.length).toBeGreaterThan(0);
    for (const entry of off) expect(entry.sequence).toBeGreaterThan(one(before, entry.id).sequence);
  });

  test('of a cancelled year is called off, and not gone', () => {
    const cycle = cycleAt();
    const before = entriesOfCycle(cycle.state);
    cycle.do({ type: 'cancelCycle', actor: CASE_OFFICER, reason: 'Ordningen er avviklet' });
    const after = entriesOfCycle(cycle.state);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(new Set(after.map(({ state }) => state))).toEqual(new Set(['cancelled']));
  });
});

test('an approval is in the approver’s calendar once there is something to approve, under one id', () => {
  const running = partnershipAt();
  const [university] = running.state.plan.universities;
  const nord = (role: string, party: string): boolean => role === 'university-coordinator' && party === university;
  const approvals = (isTheirs = nord) =>
    entriesOfPartnership(running.state, isTheirs).filter(({ what }) => what === 'approval');
  const submit = { type: 'submit', actor: COORDINATOR, step: 'decision-basis', document: { text: 'Behov' } } as const;
  expect(approvals()).toEqual([]);
  running.do(submit);
  const [first] = approvals();
  const row = obligationsOfPartnership(running.state).find(({ step }) => step === 'decision-basis')!;
  expect(first).toMatchObject({ date: row.approveBy, state: 'coming', party: 'fosen' });
  running.do(submit);
  const [second] = approvals();
  expect(second!.id).toBe(first!.id);
  expect(second!.sequence).toBeGreaterThan(first!.sequence);
  running.do({ type: 'approve', actor: UNIVERSITY, step: 'decision-basis', revision: 2 });
  expect(approvals()).toMatchObject([{ id: first!.id, state: 'done' }]);
  // Who handed it in has nothing left to approve.
  expect(approvals(fosen)).toEqual([]);
});

test('a meeting keeps its id when it is moved and when it is called off', () => {
  const cycle = cycleAt();
  cycle.do({ type: 'planMeeting', date: '2027-03-10', time: '12:00', place: 'Steinkjer', actor: SECRETARIAT });
  const entries = [entriesOfCycle(cycle.state)];
  cycle.do({ type: 'moveMeeting', meeting: 'm1', date: '2027-03-12', reason: 'Uvær', actor: SECRETARIAT });
  entries.push(entriesOfCycle(cycle.state));
  cycle.do({ type: 'cancelMeeting', meeting: 'm1', reason: 'Uvær', actor: SECRETARIAT });
  entries.push(entriesOfCycle(cycle.state));
  const meetings = entries.map((all) => one(all, '/m1'));
  expect(new Set(meetings.map(({ id }) => id)).size).toBe(1);
  expect(meetings.map(({ date, time, state }) => [date, time, state])).toEqual([
    ['2027-03-10', '12:00', 'coming'],
    ['2027-03-12', '12:00', 'coming'],
    ['2027-03-12', '12:00', 'cancelled'],
  ]);
  expect(meetings[0]!.sequence).toBeLessThan(meetings[1]!.sequence);
  expect(meetings[1]!.sequence).toBeLessThan(meetings[2]!.sequence);
});

test('in one’s own calendar stands what one hands in or approves, and no more', () => {
  const { state } = partnershipAt();
  const steps = (isTheirs: (role: string, party: string) => boolean): string[] =>
    entriesOfPartnership(state, isTheirs).map(({ step, party }) => `${step}/${party}`);
  expect(steps((role, party) => role === 'owner-contact' && party === 'eier-fosen-1')).toEqual(
    expect.arrayContaining(['needs-report/eier-fosen-1']),
  );
  expect(steps((role, party) => role === 'owner-contact' && party === 'eier-fosen-1')).not.toContain(
    'needs-report/eier-fosen-2',
  );
  expect(steps((role, party) => role === 'university-coordinator' && party === state.plan.universities[0])).toContain(
    'decision-basis/fosen',
  );
  expect(steps((role, party) => role === 'network-coordinator' && party === 'namdal')).toEqual([]);
  const own = ownEntriesOfCycle(cycleAt().state, (role, party) => role === 'secretariat' && party === FORUM);
  expect(own.length).toBeGreaterThan(0);
  expect(own.map(({ step }) => step)).not.toContain('decision-basis');
});

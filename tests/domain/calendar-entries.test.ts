// What stands in a calendar: the same entry under the same id, whatever becomes of it.

import { describe, expect, test } from '@jest/globals';
import { AWAITED_EVENTS, awaitedEntries } from '../../domain/calendar-awaited.ts';
import type { CalendarEntry } from '../../domain/calendar-entries.ts';
import { entriesOfCycle, entriesOfPartnership, ownEntriesOfCycle } from '../../domain/calendar-entries.ts';
import { obligationsOfPartnership } from '../../domain/obligations.ts';
import type { RunningCycle } from './support.ts';
import {
  CASE_OFFICER,
  compiled,
  COORDINATOR,
  cycleAt,
  delivered,
  FORUM,
  OFFICE,
  oslo,
  partnershipAt,
  SECRETARIAT,
  UNIVERSITY,
} from './support.ts';

const LEADER = 'p-leder';

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
  const approvals = () => entriesOfPartnership(running.state, nord).filter(({ what }) => what === 'approval');
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
});

test('an approval is called off, and not gone, when its approver hands in the next revision', () => {
  const running = partnershipAt();
  const [university] = running.state.plan.universities;
  const approvals = (role: string, party: string) =>
    entriesOfPartnership(running.state, (one, of) => one === role && of === party).filter(
      ({ what }) => what === 'approval',
    );
  const submit = { type: 'submit', step: 'decision-basis', document: { text: 'Behov' } } as const;
  running.do({ ...submit, actor: COORDINATOR });
  const [asked] = approvals('university-coordinator', university!);
  expect(asked!.state).toBe('coming');
  // Whoever handed it in has nothing to approve, and never had.
  expect(approvals('network-coordinator', 'fosen')).toEqual([]);
  running.do({ ...submit, actor: UNIVERSITY });
  const [off] = approvals('university-coordinator', university!);
  expect(off).toMatchObject({ id: asked!.id, state: 'cancelled' });
  expect(off!.sequence).toBeGreaterThan(asked!.sequence);
  expect(approvals('network-coordinator', 'fosen')).toMatchObject([{ state: 'coming' }]);
  running.do({ ...submit, actor: COORDINATOR });
  const [again] = approvals('university-coordinator', university!);
  expect(again).toMatchObject({ id: asked!.id, state: 'coming' });
  expect(again!.sequence).toBeGreaterThan(off!.sequence);
});

describe('what waits for somebody', () => {
  const meeting = {
    type: 'recordForumOutcome',
    outcome: 'agreed',
    step: 'first-meeting',
    preliminaryFrame: 12_000_000,
    jointMeasures: 2_000_000,
  } as const;
  const proposal = { type: 'proposeRecommendation', lines: [{ party: 'fosen', amount: 250_000 }] } as const;
  const prepared = (): RunningCycle => {
    const decision = { fourEyes: true, checklist: false, caseNumber: false, organisationNumbers: false };
    const cycle = cycleAt(
      '2027-01-04',
      compiled(2027, (step) => step, { decision }),
    );
    delivered(cycle, 'fosen');
    cycle.do(meeting);
    cycle.do(proposal);
    return cycle;
  };
  const of = ({ state, events }: RunningCycle, role: string, party: string) => {
    const kinds: readonly string[] = AWAITED_EVENTS;
    const kept = events.filter(({ type }) => kinds.includes(type));
    return awaitedEntries(state, kept, (one, whose) => one === role && whose === party);
  };

  test('an answer in writing is under one id through all procedures: done when it is given, called off when it is too late', () => {
    const cycle = prepared();
    const ks = () => of(cycle, 'forum-member', 'plass-ks');
    expect(ks()).toEqual([]);
    cycle.do({ type: 'openWriting', revision: 1, until: '2027-03-12', at: oslo('2027-03-08') });
    const [asked] = ks();
    expect(asked).toMatchObject({ what: 'answer', date: '2027-03-12', state: 'coming' });
    // The governor's seat has no vote, and the secretariat no seat.
    expect(of(cycle, 'forum-member', 'plass-statsforvalteren')).toEqual([]);
    expect(of(cycle, 'secretariat', FORUM)).toEqual([]);
    cycle.do({ type: 'approveInWriting', revision: 1, actor: 'p-medlem-pbl' });
    expect(of(cycle, 'forum-member', 'plass-pbl')).toMatchObject([{ state: 'done' }]);
    cycle.do({ ...proposal, at: oslo('2027-03-09') });
    const [off] = ks();
    expect(off).toMatchObject({ id: asked!.id, state: 'cancelled' });
    expect(off!.sequence).toBeGreaterThan(asked!.sequence);
    cycle.do({ type: 'openWriting', revision: 2, until: '2027-03-19', at: oslo('2027-03-10') });
    const [again] = ks();
    expect(again).toMatchObject({ id: asked!.id, date: '2027-03-19', state: 'coming' });
    expect(again!.sequence).toBeGreaterThan(off!.sequence);
    expect(of(cycle, 'forum-member', 'plass-pbl')).toMatchObject([{ state: 'coming' }]);
  });

  test('a prepared decision is in the leader’s calendar until it is made, or called off when it goes back', () => {
    const cycle = prepared();
    const leader = () => of(cycle, 'office-leader', OFFICE);
    cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
    expect(leader()).toEqual([]);
    const prepare = { type: 'prepareDecision', actor: CASE_OFFICER, revision: 1 } as const;
    cycle.do({ ...prepare, at: oslo('2027-04-12') });
    const [waits] = leader();
    expect(waits).toMatchObject({ what: 'decision', date: '2027-04-15', state: 'coming' });
    expect(of(cycle, 'case-officer', OFFICE)).toEqual([]);
    cycle.do({ type: 'returnToForum', actor: CASE_OFFICER, reason: 'Kriterium 2', at: oslo('2027-04-17') });
    const [off] = leader();
    expect(off).toMatchObject({ id: waits!.id, state: 'cancelled' });
    expect(off!.sequence).toBeGreaterThan(waits!.sequence);
    cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1, at: oslo('2027-04-18') });
    cycle.do({ ...prepare, at: oslo('2027-04-19') });
    const [again] = leader();
    expect(again).toMatchObject({ date: '2027-04-19', state: 'coming' });
    expect(again!.sequence).toBeGreaterThan(off!.sequence);
    cycle.do({ type: 'decideGrants', actor: LEADER, revision: 1, at: oslo('2027-04-20') });
    expect(leader()).toMatchObject([{ id: waits!.id, state: 'done' }]);
  });
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

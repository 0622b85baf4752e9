// "Why does it stand still?": what it waits for, whose turn, since when, and what comes by itself. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { explainCycle } from '../../domain/explain-cycle.ts';
import { explainPartnership } from '../../domain/explain-partnership.ts';
import type { CycleCommand } from '../../domain/cycle-commands.ts';
import { obligationsOfPartnership } from '../../domain/obligations.ts';
import type { Loose } from './support.ts';
import {
  CASE_OFFICER,
  compiled,
  COORDINATOR,
  cycleAt,
  decided,
  delivered,
  FORUM,
  OFFICE,
  oslo,
  partnershipAt,
  tell,
  UNIVERSITY,
} from './support.ts';

const LINES = [{ party: 'fosen', amount: 500_000 }];
const submit = { type: 'submit', step: 'decision-basis', actor: COORDINATOR, document: {} } as const;
const approve = { type: 'approve', step: 'decision-basis', actor: UNIVERSITY, revision: 1 } as const;

describe('a cycle', () => {
  const proposed: Loose<CycleCommand> = { type: 'proposeRecommendation', lines: LINES };
  const meeting: Loose<CycleCommand> = {
    type: 'recordForumOutcome',
    outcome: 'agreed',
    step: 'first-meeting',
    preliminaryFrame: 12_000_000,
    jointMeasures: 2_000_000,
  };

  test('waits for its first meeting; the next reminder comes by itself', () => {
    const { state } = cycleAt('2027-01-04');
    expect(explainCycle(state, state.now)).toMatchObject({
      waitsFor: { code: 'meeting', step: 'first-meeting', party: FORUM },
      turn: [{ role: 'secretariat', party: FORUM }],
      next: { what: 'reminder', step: 'first-meeting', at: oslo('2027-01-07', '06:00') },
      blocked: false,
    });
  });

  test('a passed deadline of needs is named by its own instant', () => {
    const { state } = cycleAt('2026-11-25');
    expect(explainCycle(state, state.now).next).toEqual({
      what: 'deadline',
      step: 'needs-report',
      at: '2026-12-01T22:59:59.000Z',
    });
  });

  test('nobody is reminded of a meeting that was held: what comes next is another step', () => {
    const cycle = cycleAt('2027-01-04');
    cycle.do(meeting);
    expect(explainCycle(cycle.state, cycle.state.now).next).toMatchObject({ what: 'reminder', step: 'decision-basis' });
  });

  test('proposal, outcome and decision: each is waited for since the one before', () => {
    const cycle = cycleAt('2027-01-04');
    delivered(cycle, 'fosen');
    const codeAt = (date: string) => {
      const { waitsFor, since, blocked } = explainCycle(cycle.state, oslo(date));
      return { code: waitsFor.code, since, blocked };
    };
    cycle.do(meeting);
    expect(codeAt('2027-03-16')).toEqual({ code: 'forum-proposal', since: oslo('2027-01-04'), blocked: true });
    cycle.do({ ...proposed, at: oslo('2027-03-01') });
    expect(codeAt('2027-03-02')).toEqual({ code: 'forum-outcome', since: oslo('2027-03-01'), blocked: false });
    cycle.do({ type: 'recordForumOutcome', outcome: 'returned', revision: 1, at: oslo('2027-03-03') });
    expect(codeAt('2027-03-04')).toEqual({ code: 'forum-proposal', since: oslo('2027-03-03'), blocked: false });
    cycle.do({ ...proposed, at: oslo('2027-03-05') });
    cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 2, at: oslo('2027-03-08') });
    expect(codeAt('2027-04-20')).toEqual({ code: 'decision', since: oslo('2027-03-08'), blocked: true });
    cycle.do({ type: 'returnToForum', actor: CASE_OFFICER, reason: 'Kriterium 2', at: oslo('2027-03-09') });
    expect(codeAt('2027-03-10')).toEqual({ code: 'forum-outcome', since: oslo('2027-03-09'), blocked: false });
  });

  test('where four eyes are wanted, a prepared decision waits for the leader, since it was prepared', () => {
    const rules = { fourEyes: true, checklist: false, caseNumber: false, organisationNumbers: false };
    const cycle = cycleAt(
      '2027-01-04',
      compiled(2027, (step) => step, { decision: rules }),
    );
    delivered(cycle, 'fosen');
    for (const command of [meeting, proposed, { type: 'recordForumOutcome', outcome: 'agreed', revision: 1 } as const])
      cycle.do(command);
    const prepare = { type: 'prepareDecision', actor: CASE_OFFICER, revision: 1 } as const;
    const explained = (date: string) => explainCycle(cycle.state, oslo(date));
    expect(explained('2027-04-10')).toMatchObject({
      waitsFor: { code: 'decision' },
      turn: [{ role: 'case-officer', party: OFFICE }],
    });
    cycle.do({ ...prepare, at: oslo('2027-04-12') });
    expect(explained('2027-04-16')).toMatchObject({
      waitsFor: { code: 'decision-approval' },
      turn: [{ role: 'office-leader', party: OFFICE }],
      since: oslo('2027-04-12'),
      blocked: true,
    });
    cycle.do({ type: 'returnToForum', actor: CASE_OFFICER, reason: 'Kriterium 2', at: oslo('2027-04-17') });
    expect(explained('2027-04-18').waitsFor.code).toBe('forum-outcome');
  });

  test('all done: reporting opens by itself, and "since" stands still whatever else happens', () => {
    const cycle = cycleAt('2027-01-04');
    delivered(cycle, 'fosen');
    const steps = [meeting, proposed, { type: 'recordForumOutcome', outcome: 'agreed', revision: 1 } as const];
    for (const command of steps) cycle.do(command);
    cycle.do({ type: 'decideGrants', actor: CASE_OFFICER, revision: 1, grants: LINES, at: oslo('2027-04-12') });
    delivered(cycle, 'trondelag-sorvest');
    cycle.do({ type: 'noteFromPartnership', party: 'fosen', notes: [{ kind: 'withdrawal' }], at: oslo('2027-04-20') });
    expect(explainCycle(cycle.state, cycle.state.now)).toMatchObject({
      waitsFor: { code: 'moment' },
      turn: [],
      since: oslo('2027-04-12'),
      next: { what: 'reminder', step: 'report', at: oslo('2027-05-14', '06:00') },
    });
    cycle.do({ type: 'closeCycle', at: oslo('2027-05-01') });
    expect(explainCycle(cycle.state, cycle.state.now)).toMatchObject({
      waitsFor: { code: 'nothing' },
      since: oslo('2027-04-12'),
    });
  });

  test('a meeting that nobody recorded is waited for no longer once the grants are decided', () => {
    const cycle = cycleAt('2027-01-04');
    delivered(cycle, 'fosen');
    cycle.do(proposed);
    cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
    expect(explainCycle(cycle.state, cycle.state.now).waitsFor.code).toBe('meeting');
    cycle.do({ type: 'decideGrants', actor: CASE_OFFICER, revision: 1, grants: LINES });
    expect(explainCycle(cycle.state, cycle.state.now).waitsFor.code).toBe('moment');
  });
});

describe('a partnership', () => {
  test('waits for its basis: the next rung comes by itself, then the deadline, then overdue, then the list', () => {
    const { state } = partnershipAt('2027-01-20');
    const next = (date: string, time?: string) => explainPartnership(state, oslo(date, time)).next;
    expect(next('2027-01-20')).toEqual({ what: 'reminder', step: 'decision-basis', at: oslo('2027-01-25', '06:00') });
    expect(next('2027-02-01')).toEqual({ what: 'deadline', step: 'decision-basis', at: '2027-02-01T22:59:59.000Z' });
    expect(next('2027-02-02', '05:00')).toEqual({
      what: 'overdue',
      step: 'decision-basis',
      at: oslo('2027-02-02', '06:00'),
    });
    expect(next('2027-03-01')).toEqual({ what: 'nothing', step: null, at: null });
    expect(explainPartnership(state, oslo('2027-03-01')).blocked).toBe(true);
  });

  test('at the very instant of a deadline, what comes next comes after it', () => {
    const { state } = partnershipAt('2027-01-20');
    const { instant } = obligationsOfPartnership(state).find(({ step }) => step === 'decision-basis')!;
    const { next, blocked } = explainPartnership(state, instant);
    expect({ later: next.at! > instant, blocked }).toEqual({ later: true, blocked: false });
  });

  test('needs are waited for until their deadline; then it is the basis, also before the cycle has said so', () => {
    const { state } = partnershipAt('2026-11-20');
    expect(explainPartnership(state, oslo('2026-11-20')).waitsFor.step).toBe('needs-report');
    expect(explainPartnership(state, '2026-12-01T23:00:00.000Z')).toMatchObject({
      waitsFor: { code: 'delivery', step: 'decision-basis' },
      next: { what: 'reminder', at: oslo('2026-12-30', '06:00') },
    });
  });

  test('an approval that waits names those who have not given it, and reminders of it still come', () => {
    const running = partnershipAt('2027-01-20');
    running.do(submit);
    expect(explainPartnership(running.state, running.state.now)).toMatchObject({
      waitsFor: { code: 'approval' },
      turn: [{ role: 'university-coordinator', party: 'nord' }],
      since: oslo('2027-01-20'),
      next: { what: 'reminder', at: oslo('2027-01-25', '06:00') },
    });
  });

  test('a late delivery waits for the secretariat, and comes on its list', () => {
    const running = partnershipAt('2027-02-02');
    running.do(submit);
    running.do(approve);
    expect(explainPartnership(running.state, running.state.now)).toMatchObject({
      waitsFor: { code: 'acceptance' },
      turn: [{ role: 'secretariat', party: FORUM }],
      next: { what: 'list' },
    });
  });

  test('in allocation it is the forum’s turn; with a grant nobody’s, until reporting opens; then its own', () => {
    const running = partnershipAt('2027-01-20');
    running.do(submit);
    running.do(approve);
    expect(explainPartnership(running.state, running.state.now)).toMatchObject({
      waitsFor: { code: 'cycle', party: FORUM },
      turn: [{ role: 'secretariat', party: FORUM }],
    });
    tell(running, decided(500_000), oslo('2027-04-12'));
    expect(explainPartnership(running.state, running.state.now)).toMatchObject({
      waitsFor: { code: 'cycle' },
      turn: [],
      since: oslo('2027-04-12'),
      next: { what: 'reporting-opens', step: 'report', at: oslo('2027-05-14', '06:00') },
      canLift: ['secretariat', 'case-officer', 'administrator'],
    });
    tell(running, { kind: 'reporting-open' }, oslo('2027-05-14', '06:00'));
    expect(explainPartnership(running.state, running.state.now)).toMatchObject({
      waitsFor: { code: 'delivery', step: 'report' },
      turn: [
        { role: 'network-coordinator', party: 'fosen' },
        { role: 'university-coordinator', party: 'nord' },
      ],
    });
  });

  test('what is over waits for nothing, since it was', () => {
    const running = partnershipAt('2027-01-20');
    running.do({ type: 'withdraw', actor: COORDINATOR, reason: 'Kapasitet', at: oslo('2027-01-22') });
    tell(running, { kind: 'ended' }, oslo('2027-12-31'));
    expect(explainPartnership(running.state, running.state.now)).toMatchObject({
      waitsFor: { code: 'nothing' },
      since: oslo('2027-01-22'),
    });
  });
});

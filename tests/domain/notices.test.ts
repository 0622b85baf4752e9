// What one person is told: when it may go out, when it falls away, and what overtakes what. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import type { Holders, Notice, NoticeKind } from '../../domain/notices.ts';
import { nextDigest, NOTICE_KINDS, REASON_LIMIT, soon } from '../../domain/notices.ts';
import { chooseForSending, whyDropped } from '../../domain/notices-checked.ts';
import { noticesOfRaise } from '../../domain/notices-raised.ts';
import { noticesOfAnnouncement } from '../../domain/notices-announced.ts';
import { noticesOfPartnershipEvent } from '../../domain/notices-partnership.ts';
import { toInstant, toMs } from '../../domain/local-time.ts';
import type { Obligation } from '../../domain/obligations.ts';
import { obligationsOfCycle, obligationsOfPartnership } from '../../domain/obligations.ts';
import { holdersOf } from '../../client/preview.ts';
import { indexPeople } from '../../domain/people-index.ts';
import { PLACE_KINDS } from '../../domain/notice-kinds.ts';
import type { Loose } from './support.ts';
import type { PartnershipCommand } from '../../domain/partnership-commands.ts';
import type { Tell } from '../../domain/tell-kinds.ts';
import {
  CASE_OFFICER,
  compiled,
  COORDINATOR,
  cycleAt,
  decided,
  delivered,
  FORUM,
  oslo,
  OWNER,
  partnershipAt,
  PEOPLE,
  SECRETARIAT,
  tell,
  UNIVERSITY,
  YEAR,
} from './support.ts';

const { rules } = YEAR.plan;
const holders = holdersOf(indexPeople(PEOPLE));

describe('news that may not wait', () => {
  test.each([
    ['within office hours: five minutes later', '2027-02-02', '10:00', '2027-02-02', '10:05'],
    ['at the first minute of office hours', '2027-02-02', '08:00', '2027-02-02', '08:05'],
    ['in the last minute of office hours', '2027-02-02', '14:59', '2027-02-02', '15:04'],
    ['before eight: with the digest at eight', '2027-02-02', '06:30', '2027-02-02', '08:00'],
    ['just after office hours: the next morning', '2027-02-02', '15:00', '2027-02-03', '08:00'],
    ['on Friday evening: Monday', '2027-02-05', '18:00', '2027-02-08', '08:00'],
    ['on a Saturday: Monday', '2027-02-06', '10:00', '2027-02-08', '08:00'],
    ['before eight on a Sunday: Monday', '2027-02-07', '06:00', '2027-02-08', '08:00'],
    ['on skjærtorsdag: the Tuesday after Easter', '2027-03-25', '10:00', '2027-03-30', '08:00'],
    ['the evening before Easter, over the change of clocks', '2027-03-24', '20:00', '2027-03-30', '08:00'],
    ['on julaften, a soft day: Monday 27 December', '2027-12-24', '09:00', '2027-12-27', '08:00'],
    ['in July, which is quiet for reminders only', '2027-07-14', '10:00', '2027-07-14', '10:05'],
  ])('%s', (_sentence, date, time, toDate, toTime) => {
    expect(soon(rules, oslo(date, time))).toBe(oslo(toDate, toTime));
  });

  test('after the digest and before the office opens: when it opens, on the same day', () => {
    const late = { ...rules, officeHours: { from: '09:00', to: '15:00' } };
    expect(soon(late, oslo('2027-02-02', '08:30'))).toBe(oslo('2027-02-02', '09:00'));
    expect(soon(late, oslo('2027-02-02', '07:30'))).toBe(oslo('2027-02-02', '08:00'));
    expect(soon(late, oslo('2027-02-06', '08:30'))).toBe(oslo('2027-02-08', '08:00'));
  });

  test.each([
    '2019-01-01T10:00:00.000Z',
    '2024-12-31T10:00:00.000Z',
    '2029-12-31T20:00:00.000Z',
    '2035-06-01T10:00:00.000Z',
  ])('outside the cycle’s calendar, at %s: within minutes, and never a fault', (at) => {
    const inFive = toInstant(toMs(at) + 5 * 60_000);
    expect(soon(rules, at)).toBe(inFive);
    expect(nextDigest(rules, at)).toBe(inFive);
  });
});

test.each([
  ['in office hours: the next morning', '2027-02-02', '10:00', '2027-02-03'],
  ['before eight: the same morning', '2027-02-02', '06:30', '2027-02-02'],
  ['on Friday: Monday', '2027-02-05', '10:00', '2027-02-08'],
])('news that may wait goes with the digest; %s', (_sentence, date, time, toDate) => {
  expect(nextDigest(rules, oslo(date, time))).toBe(oslo(toDate, '08:00'));
});

const ROW: Obligation = {
  cycle: 'c',
  step: 'decision-basis',
  party: 'fosen',
  partnership: 'fosen',
  status: 'open',
  approveBy: null,
  optional: false,
  owedBy: 'network-coordinator',
  onTime: false,
  nominal: '2027-02-01',
  handled: '2027-02-01',
  instant: '2027-02-01T22:59:59.000Z',
  deadlineRevision: 0,
  was: null,
  revision: 1,
  pending: [],
  awaitsAcceptance: false,
  submittedAt: null,
  draftSince: null,
};
const SLOT = { role: 'university-coordinator', party: 'nord' } as const;
const waiting: Obligation = { ...ROW, status: 'submitted', pending: [SLOT] };

function notice(kind: NoticeKind, change: Partial<Notice> = {}): Notice {
  const one: Notice = {
    key: '',
    cycle: 'c',
    step: 'decision-basis',
    party: 'fosen',
    kind,
    rung: '-7d',
    deadline: '2027-02-01',
    nominal: '2027-02-01',
    was: null,
    instead: false,
    reason: null,
    deadlineRevision: 0,
    revision: 1,
    person: 'p',
    role: kind.startsWith('approval') ? SLOT.role : 'network-coordinator',
    roleParty: kind.startsWith('approval') ? SLOT.party : 'fosen',
    amount: null,
    sendAt: '2027-01-25T07:00:00.000Z',
    ...change,
  };
  return { ...one, key: change.key ?? `${one.kind}|${one.rung}|${one.party}|${one.sendAt}` };
}

describe('checked again at the moment of sending', () => {
  const before = '2027-01-25T07:00:00.000Z';
  const afterwards = '2027-02-02T07:00:00.000Z';

  test.each<[string, NoticeKind, Partial<Obligation> | null, string, string | null]>([
    ['a reminder holds while something is missing', 'reminder', {}, before, null],
    ['… and while changes are asked for', 'reminder', { status: 'changes-asked' }, before, null],
    ['a reminder of what is delivered', 'reminder', { status: 'submitted' }, before, 'delivered'],
    ['a reminder of what is complete', 'reminder', { status: 'complete' }, before, 'delivered'],
    ['a reminder answered with no need', 'reminder', { status: 'no-need' }, before, 'owed no longer'],
    ['a reminder to one that withdrew', 'reminder', { status: 'ended' }, before, 'owed no longer'],
    ['a reminder of a deadline that was moved', 'reminder', { deadlineRevision: 1 }, before, 'the deadline was moved'],
    ['a reminder of a deadline that has passed', 'reminder', {}, afterwards, 'the deadline has passed'],
    ['a reminder of a row that is gone', 'reminder', null, before, 'the obligation is gone'],
    ['an invitation holds', 'invitation', { optional: true }, before, null],
    ['an invitation after the deadline', 'invitation', { optional: true }, afterwards, 'the deadline has passed'],
    ['overdue holds', 'overdue', {}, afterwards, null],
    ['overdue, delivered', 'overdue', { status: 'submitted' }, afterwards, 'delivered'],
    [
      'overdue, a correction of what came in time',
      'overdue',
      { status: 'changes-asked', onTime: true },
      afterwards,
      'delivered',
    ],
    ['overdue, moved', 'overdue', { deadlineRevision: 1 }, afterwards, 'the deadline was moved'],
    ['a list holds', 'list', {}, afterwards, null],
    ['a list of what has come', 'list', { status: 'complete' }, afterwards, 'delivered'],
    ['what waits on the list', 'list-waiting', waiting, afterwards, null],
    ['… for acceptance', 'list-waiting', { status: 'submitted', awaitsAcceptance: true }, afterwards, null],
    ['what waited on the list and is complete', 'list-waiting', { status: 'complete' }, afterwards, 'finished'],
    ['what waited on the list and came back', 'list-waiting', { status: 'changes-asked' }, afterwards, 'sent back'],
    [
      'what waits until a later day',
      'list-waiting',
      { ...waiting, deadlineRevision: 1 },
      afterwards,
      'the deadline was moved',
    ],
    ['an approval that waits', 'approval-asked', waiting, before, null],
    ['an approval that was given', 'approval-asked', { ...waiting, pending: [] }, before, 'approved'],
    ['an approval of an older revision', 'approval-asked', { ...waiting, revision: 2 }, before, 'a new revision came'],
    ['a reminder of an approval', 'approval-reminder', waiting, afterwards, null],
    ['a reminder of an approval that was given', 'approval-reminder', { ...waiting, pending: [] }, before, 'approved'],
    ['changes asked', 'changes-asked', { status: 'changes-asked' }, before, null],
    ['changes that came', 'changes-asked', { status: 'submitted' }, before, 'handed in again'],
    ['a late delivery that waits', 'acceptance-asked', { ...waiting, awaitsAcceptance: true }, afterwards, null],
    ['a late delivery that was accepted', 'acceptance-asked', waiting, afterwards, 'accepted'],
    ['a moved deadline', 'deadline-changed', {}, before, null],
    ['a deadline moved once more', 'deadline-changed', { deadlineRevision: 2 }, before, 'the deadline was moved again'],
    ['a moved deadline of what is delivered', 'deadline-changed', { status: 'complete' }, before, 'delivered'],
    ['a recommendation that waits for the decision', 'recommendation-ready', {}, before, null],
    ['a recommendation that was decided on', 'recommendation-ready', { status: 'complete' }, before, 'done'],
    ['back to the forum', 'returned-to-forum', {}, before, null],
    ['back to the forum, which is done', 'returned-to-forum', { status: 'complete' }, before, 'done'],
    ['a published frame is news whatever has come', 'frame-published', null, afterwards, null],
    ['so is a final frame', 'frame-final', null, afterwards, null],
    ['a published decision is news whatever has come', 'decision-published', { status: 'ended' }, afterwards, null],
  ])('%s', (_sentence, kind, row, now, why) => {
    expect(whyDropped(notice(kind), row === null ? undefined : { ...ROW, ...row }, now)).toBe(why);
  });

  test('of every kind but news, a row that is gone drops it', () => {
    const kept = NOTICE_KINDS.filter((kind) => whyDropped(notice(kind), undefined, before) === null);
    expect(kept).toEqual([
      'frame-final',
      'frame-published',
      'need-answered',
      'decision-published',
      'withdrawn',
      'request-answered',
      'needs-delivered',
      'meeting-cancelled',
      ...PLACE_KINDS,
    ]);
  });
});

describe('which of a person’s waiting notices go out', () => {
  const choose = (waitingNotices: readonly Notice[], row: Obligation = ROW, now = '2027-01-29T07:00:00.000Z') => {
    const { send, dropped } = chooseForSending(waitingNotices, () => row, now);
    return { send: send.map((one) => one.rung), dropped: dropped.map(({ notice: one, why }) => `${one.rung}: ${why}`) };
  };

  test('after downtime the newest rung alone', () => {
    const rungs = [
      notice('reminder', { rung: '-14d', sendAt: '2027-01-18T07:00:00.000Z' }),
      notice('reminder', { rung: '-2wd', sendAt: '2027-01-28T07:00:00.000Z' }),
      notice('reminder', { rung: '-7d', sendAt: '2027-01-25T07:00:00.000Z' }),
    ];
    expect(choose(rungs)).toEqual({
      send: ['-2wd'],
      dropped: ['-14d: overtaken by a later reminder', '-7d: overtaken by a later reminder'],
    });
  });

  test('overdue overtakes the reminders that have passed', () => {
    const rungs = [
      notice('reminder', { rung: '0d', sendAt: '2027-02-01T07:00:00.000Z' }),
      notice('overdue', { rung: '+1d', sendAt: '2027-02-02T07:00:00.000Z' }),
    ];
    expect(choose(rungs, ROW, '2027-02-02T08:00:00.000Z')).toEqual({
      send: ['+1d'],
      dropped: ['0d: the deadline has passed'],
    });
  });

  test('an approval asked for and its reminder of the same morning are one', () => {
    const rungs = [notice('approval-asked', { rung: 'now' }), notice('approval-reminder', { rung: '-7d' })];
    expect(choose(rungs, waiting)).toEqual({ send: ['-7d'], dropped: ['now: overtaken by a later reminder'] });
  });

  test('overdue as the list told it gives way to the rung of that day, and stands alone on other days', () => {
    const rungs = [notice('overdue', { rung: 'list', key: 'z' }), notice('overdue', { rung: '+1d', key: 'a' })];
    const now = '2027-02-02T07:00:00.000Z';
    expect(choose(rungs, ROW, now).send).toEqual(['+1d']);
    expect(choose(rungs.slice(0, 1), ROW, now).send).toEqual(['list']);
  });

  test('a list says what is waited for when it is sent, not when it was raised', () => {
    const raised = notice('list-waiting', { waits: { approvals: ['fosen', 'nord'], acceptance: true } });
    for (const waitingNotices of [[raised], [raised, notice('list', { role: 'secretariat' })]]) {
      const { send } = chooseForSending(waitingNotices, () => waiting, '2027-02-02T07:00:00.000Z');
      expect(send.map((one) => one.waits)).toEqual([{ approvals: ['nord'], acceptance: false }]);
    }
  });

  test('other parties and other roles are other matters; the order of arrival changes nothing', () => {
    const rungs = [
      notice('list', { party: 'fosen', role: 'secretariat', roleParty: FORUM }),
      notice('list', { party: 'trondelag-sorvest', role: 'secretariat', roleParty: FORUM, rung: 'list' }),
      notice('reminder', { rung: '-2wd' }),
    ];
    const chosen = choose(rungs);
    expect(chosen.send).toHaveLength(3);
    expect(choose([...rungs].reverse())).toEqual(chosen);
  });
});

describe('what events and moments raise', () => {
  const context = { rules, holders, forumParty: FORUM, officeParty: YEAR.plan.officeParty };
  const raisedBy = (given: Loose<PartnershipCommand>, running = partnershipAt()): string[] => {
    const [event] = running.do(given);
    const rows = obligationsOfPartnership(running.state);
    return noticesOfPartnershipEvent(event!, rows, { ...running.state.plan, holders }).map(
      (one) => `${one.kind} ${one.person}`,
    );
  };
  const submit = { type: 'submit', step: 'decision-basis', actor: COORDINATOR, document: {} } as const;

  test('a submission asks those for approval who have not given it', () => {
    expect(raisedBy(submit)).toEqual([`approval-asked ${UNIVERSITY}`]);
    expect(raisedBy({ ...submit, actor: UNIVERSITY })).toEqual([`approval-asked ${COORDINATOR}`]);
  });

  test('a late submission also asks the secretariat for acceptance', () => {
    expect(raisedBy({ ...submit, at: oslo('2027-02-03') })).toEqual([
      `approval-asked ${UNIVERSITY}`,
      `acceptance-asked ${SECRETARIAT}`,
    ]);
  });

  test('an extension and a return tell the one who owes', () => {
    const extend = { type: 'extendDeadline', step: 'decision-basis', to: '2027-02-08', reason: 'Sykdom' } as const;
    expect(raisedBy(extend)).toEqual([`deadline-changed ${COORDINATOR}`]);
    const running = partnershipAt();
    running.do(submit);
    expect(raisedBy({ type: 'returnForChanges', step: 'decision-basis', revision: 1, reason: 'Mål' }, running)).toEqual(
      [`changes-asked ${COORDINATOR}`],
    );
  });

  const raisedWhole = (given: Loose<PartnershipCommand>, running = partnershipAt()): Notice[] => {
    const [event] = running.do(given);
    const context = { ...running.state.plan, holders };
    return noticesOfPartnershipEvent(event!, obligationsOfPartnership(running.state), context);
  };

  test('what comes back and what is put off says why; a new deadline says the old one', () => {
    const extend = { type: 'extendDeadline', step: 'decision-basis', to: '2027-02-07', reason: ' Sykdom ' } as const;
    expect(raisedWhole(extend)).toMatchObject([
      { reason: 'Sykdom', was: '2027-02-01', nominal: '2027-02-07', deadline: '2027-02-08' },
    ]);
    const running = partnershipAt();
    running.do(submit);
    const back = { type: 'returnForChanges', step: 'decision-basis', revision: 1, reason: 'Mål' } as const;
    expect(raisedWhole(back, running)).toMatchObject([{ kind: 'changes-asked', reason: 'Mål', was: null }]);
    const wordy = raisedWhole({ ...extend, reason: `${'a'.repeat(REASON_LIMIT - 2)}🙂🙂` })[0]!.reason!;
    expect(wordy).toBe(`${'a'.repeat(REASON_LIMIT - 2)}…`);
    expect(wordy.length).toBeLessThanOrEqual(REASON_LIMIT);
  });

  test('a deadline that the cycle moved says the party’s own old date', () => {
    const running = partnershipAt();
    running.do({ type: 'extendDeadline', step: 'decision-basis', to: '2027-02-08', reason: 'Sykdom' });
    const cycle = cycleAt();
    cycle.do({ type: 'moveDeadline', step: 'decision-basis', to: '2027-02-15', reason: 'Snø' });
    const { tell: moved } = cycle.state.tells.at(-1)!;
    const [told] = raisedWhole({ type: 'tellFromCycle', actor: 'cycle', cycleSeq: 999, tell: moved as Tell }, running);
    expect(told).toMatchObject({ kind: 'deadline-changed', was: '2027-02-08', deadline: '2027-02-15', reason: 'Snø' });
  });

  test('a withdrawal tells the secretariat why, unless the secretariat wrote it down', () => {
    const leave = { type: 'withdraw', actor: COORDINATOR, reason: 'Kapasitet' } as const;
    expect(raisedWhole(leave)).toMatchObject([
      { kind: 'withdrawn', person: SECRETARIAT, party: 'fosen', reason: 'Kapasitet' },
    ]);
    expect(raisedWhole({ ...leave, actor: SECRETARIAT })).toEqual([]);
  });

  test('a needs report tells the network’s coordinator, with the next digest', () => {
    const at = oslo('2026-11-20');
    const report = { type: 'submit', step: 'needs-report', party: 'eier-fosen-1', actor: OWNER, document: {} } as const;
    expect(raisedWhole({ ...report, at }, partnershipAt('2026-11-01'))).toMatchObject([
      { kind: 'needs-delivered', person: COORDINATOR, party: 'eier-fosen-1', sendAt: oslo('2026-11-23', '08:00') },
    ]);
  });

  test('a moved deadline of the forum’s own step tells who owes it, though the rows are still the old ones', () => {
    const cycle = cycleAt();
    const rows = obligationsOfCycle(cycle.state);
    cycle.do({ type: 'moveDeadline', step: 'recommendation', to: '2027-03-22', reason: 'Forumet møtes senere' });
    const [said] = cycle.state.announcements;
    const raised = (from: readonly Obligation[]) =>
      noticesOfAnnouncement(said!, from, {
        ...YEAR.plan,
        holders,
        leads: [],
        universities: [],
        frame: { amount: 0, jointMeasures: 0 },
        ownMoney: () => () => null,
        steps: { meeting: null, recommendation: null, decision: null, granting: null },
      });
    expect(raised(rows)).toMatchObject([
      { kind: 'deadline-changed', person: SECRETARIAT, was: '2027-03-15', deadline: '2027-03-22', deadlineRevision: 1 },
    ]);
    expect(raised(obligationsOfCycle(cycle.state))).toEqual(raised(rows));
  });

  test('what the governor sends back says why', () => {
    const cycle = cycleAt('2027-03-10');
    delivered(cycle, ...YEAR.plan.parties.map((party) => party.id));
    cycle.do({
      type: 'recordForumOutcome',
      step: 'first-meeting',
      outcome: 'agreed',
      preliminaryFrame: 12_000_000,
      jointMeasures: 0,
    });
    cycle.do({ type: 'proposeRecommendation', lines: [{ party: 'fosen', amount: 1 }] });
    cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
    cycle.do({ type: 'returnToForum', actor: CASE_OFFICER, reason: 'Kriteriene mangler' });
    expect(cycle.state.announcements.at(-1)).toMatchObject({ what: 'returned-to-forum', reason: 'Kriteriene mangler' });
  });

  test('who owes a step gets no list that names themselves, but is told that it is overdue', () => {
    const raise = {
      step: 'decision-basis',
      handled: '2027-02-01',
      rung: 'list',
      side: 'list',
      date: '2027-03-03',
      first: false,
      listTo: ['secretariat', 'case-officer'],
    } as const;
    const both: Holders = (role, party) =>
      (role === 'secretariat' && party === FORUM) || (role === 'network-coordinator' && party === 'fosen')
        ? ['p-both']
        : holders(role, party);
    const rows = [ROW, { ...ROW, party: 'nettverk-04' }];
    const told = noticesOfRaise(raise, rows, { ...context, holders: both });
    expect(told.map((one) => `${one.kind} ${one.party} ${one.person} ${one.role}`)).toEqual([
      'overdue fosen p-both network-coordinator',
      `list fosen ${CASE_OFFICER} case-officer`,
      'list nettverk-04 p-both secretariat',
      `list nettverk-04 ${CASE_OFFICER} case-officer`,
    ]);
    expect(new Set(told.map((one) => one.key)).size).toBe(4);
  });

  test('what goes to a role that nobody holds goes to the secretariat, and says for whom', () => {
    const vacant: Holders = (role, party) => (party === 'fosen' || party === 'nord' ? [] : holders(role, party));
    const running = partnershipAt();
    const [event] = running.do({ ...submit, actor: COORDINATOR });
    const told = noticesOfPartnershipEvent(event!, obligationsOfPartnership(running.state), {
      ...running.state.plan,
      holders: vacant,
    });
    expect(told).toMatchObject([
      { kind: 'approval-asked', person: SECRETARIAT, role: 'university-coordinator', roleParty: 'nord', instead: true },
    ]);
    expect(whyDropped(told[0]!, { ...waiting, cycle: told[0]!.cycle }, event!.at)).toBeNull();
    const raise = {
      step: 'decision-basis',
      handled: '2027-02-01',
      rung: '-7d',
      date: '2027-01-25',
      first: false,
    } as const;
    const rung = { ...raise, side: 'before', listTo: [] } as const;
    expect(noticesOfRaise(rung, [ROW], { ...context, holders: vacant })).toMatchObject([
      { kind: 'reminder', person: SECRETARIAT, role: 'network-coordinator', roleParty: 'fosen', instead: true },
    ]);
    expect(noticesOfRaise(rung, [ROW], { ...context, holders: () => [] })).toEqual([]);
    expect(noticesOfRaise(rung, [ROW], context)).toMatchObject([{ person: COORDINATOR, instead: false }]);
  });

  test('the decision is published to network and universities with its amount; not to one that withdrew', () => {
    const running = partnershipAt();
    tell(running, decided(500_000));
    const event = running.events.at(-1)!;
    const rows = obligationsOfPartnership(running.state);
    const notices = noticesOfPartnershipEvent(event, rows, { ...running.state.plan, holders });
    expect(notices.map((one) => [one.kind, one.person, one.amount])).toEqual([
      ['decision-published', COORDINATOR, 500_000],
      ['decision-published', UNIVERSITY, 500_000],
      ['need-answered', 'p-kontakt-fosen-1', 500_000],
      ['need-answered', 'p-kontakt-fosen-2', 500_000],
    ]);
    const gone = partnershipAt();
    gone.do({ type: 'withdraw', actor: COORDINATOR, reason: 'Kapasitet' });
    tell(gone, decided(0));
    expect(gone.events.map((one) => one.type)).toEqual(['withdrawn']);
  });

  test('a rung reminds those who owe by that date, those who must approve, and lists what is missing', () => {
    const rows: Obligation[] = [
      ROW,
      { ...ROW, party: 'nettverk-04', status: 'submitted', pending: [SLOT] },
      { ...ROW, party: 'trondelag-sorvest', handled: '2027-02-08' },
      { ...ROW, party: 'nettverk-05', status: 'complete' },
      { ...ROW, party: 'nettverk-06', status: 'changes-asked', onTime: true },
    ];
    const raise = {
      step: 'decision-basis',
      handled: '2027-02-01',
      date: '2027-02-02',
      first: false,
      listTo: ['secretariat'],
    } as const;
    const told = (side: 'before' | 'after' | 'list', first = false) =>
      noticesOfRaise({ ...raise, side, first, rung: side }, rows, context).map(
        (one) => `${one.kind} ${one.party} ${one.person}`,
      );
    expect(told('before')).toEqual([
      `reminder fosen ${COORDINATOR}`,
      `approval-reminder nettverk-04 ${UNIVERSITY}`,
      'reminder nettverk-06 p-koordinator-nettverk-06',
    ]);
    expect(told('before', true)[0]).toBe(`invitation fosen ${COORDINATOR}`);
    expect(told('after')).toEqual([`overdue fosen ${COORDINATOR}`, `approval-reminder nettverk-04 ${UNIVERSITY}`]);
    expect(told('list')).toEqual([`list fosen ${SECRETARIAT}`, `list-waiting nettverk-04 ${SECRETARIAT}`]);
    expect(noticesOfRaise({ ...raise, side: 'list', rung: 'list' }, rows, context)[1]!.waits).toEqual({
      approvals: ['nord'],
      acceptance: false,
    });
  });

  test('two notices never have the same key', () => {
    const year = compiled(2027);
    const all = year.partnerships.flatMap((plan) =>
      obligationsOfPartnership(partnershipAt('2027-01-04', plan.party).state),
    );
    const keys = year.plan.steps.flatMap((step) =>
      ['-14d', '-7d'].flatMap((rung, index) =>
        noticesOfRaise(
          {
            step: step.id,
            handled: step.deadline.handled,
            rung,
            side: 'before',
            date: `2027-01-1${index + 1}`,
            first: false,
            listTo: [],
          },
          all,
          context,
        ).map((one) => one.key),
      ),
    );
    expect(keys.length).toBeGreaterThan(40);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

// What one person is told: when it may go out, when it falls away, and what overtakes what. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import type { Notice, NoticeKind } from '../../domain/notices.ts';
import { NOTICE_KINDS, soon } from '../../domain/notices.ts';
import { chooseForSending, whyDropped } from '../../domain/notices-checked.ts';
import { noticesOfPartnershipEvent, noticesOfRaise } from '../../domain/notices-raised.ts';
import type { Obligation } from '../../domain/obligations.ts';
import { obligationsOfPartnership } from '../../domain/obligations.ts';
import { holdersOf } from '../../client/preview.ts';
import { indexPeople } from '../../domain/compile.ts';
import type { Loose } from './support.ts';
import type { PartnershipCommand } from '../../domain/partnership-state.ts';
import {
  compiled,
  COORDINATOR,
  decided,
  FORUM,
  oslo,
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
});

const ROW: Obligation = {
  cycle: 'c',
  step: 'decision-basis',
  party: 'fosen',
  partnership: 'fosen',
  status: 'open',
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
    ['a published decision is news whatever has come', 'decision-published', { status: 'ended' }, afterwards, null],
  ])('%s', (_sentence, kind, row, now, why) => {
    expect(whyDropped(notice(kind), row === null ? undefined : { ...ROW, ...row }, now)).toBe(why);
  });

  test('of every kind but news, a row that is gone drops it', () => {
    const kept = NOTICE_KINDS.filter((kind) => whyDropped(notice(kind), undefined, before) === null);
    expect(kept).toEqual(['frame-published', 'decision-published']);
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

  test('the decision is published to network and universities with its amount; not to one that withdrew', () => {
    const running = partnershipAt();
    tell(running, decided(500_000));
    const event = running.events.at(-1)!;
    const rows = obligationsOfPartnership(running.state);
    const notices = noticesOfPartnershipEvent(event, rows, { ...running.state.plan, holders });
    expect(notices.map((one) => [one.kind, one.person, one.amount])).toEqual([
      ['decision-published', COORDINATOR, 500_000],
      ['decision-published', UNIVERSITY, 500_000],
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
    expect(told('list')).toEqual([`list fosen ${SECRETARIAT}`]);
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

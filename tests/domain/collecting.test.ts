// What a network collects from its owners: who has answered, reminders that its coordinator asks for, its own date. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { holdersOf } from '../../client/preview.ts';
import { collected, collectedSteps, isMissingFrom } from '../../domain/collecting.ts';
import { indexPeople } from '../../domain/people-index.ts';
import { localDateAt } from '../../domain/local-time.ts';
import type { PartnershipCommand } from '../../domain/partnership-commands.ts';
import type { Act } from '../../domain/script-act.ts';
import { simulate } from '../../domain/simulate.ts';
import { whatIf } from '../../domain/what-if.ts';
import { cycleName } from '../../domain/words.ts';
import type { Loose, Refused } from './support.ts';
import {
  compiled,
  COORDINATOR,
  cycleAt,
  LEADER_NETWORK,
  oslo,
  OWNER,
  partnershipAt,
  PEOPLE,
  SECRETARIAT,
  TABLE,
  tell,
  UNIVERSITY,
  YEAR,
} from './support.ts';

const STEP = 'needs-report';
const remind = { type: 'remindMissing', actor: COORDINATOR, step: STEP } as const;
const ownDate = { type: 'setLocalDeadline', actor: COORDINATOR, step: STEP, to: '2026-11-20' } as const;
const answer = { type: 'submit', actor: OWNER, step: STEP, party: 'eier-fosen-1', document: {} } as const;
const OWNERS = partnershipAt().state.plan.owners;
const HOLDERS = holdersOf(indexPeople(PEOPLE));

const act = (date: string, command: Loose<PartnershipCommand>, time = '10:00'): Act => {
  const at = oslo(date, time);
  const whole = { requestId: `${command.type}-${date}-${time}`, actor: COORDINATOR, ...command, at };
  return { at, cycle: cycleName(YEAR.plan.ref), target: 'partnership', party: 'fosen', command: whole as never };
};

/** Days, kinds and owners of what is told about the needs of Fosen’s owners. */
function told(acts: readonly Act[]): string[] {
  const { mails, refused } = simulate({ cycles: [YEAR], acts, holders: HOLDERS });
  expect(refused).toEqual([]);
  return mails.flatMap(({ at, notices }) =>
    notices
      .filter(({ step, party, kind }) => step === STEP && OWNERS.includes(party) && kind !== 'need-answered')
      .map(({ kind, party }) => `${localDateAt(TABLE, at)} ${kind} ${party}`),
  );
}

/** The day of the one reminder that the ladder of a voluntary step has. */
const RUNG = told([])
  .find((line) => line.includes(' reminder '))!
  .slice(0, 10);

describe('who has answered', () => {
  test('answered, no need, a draft, nothing: of a draft only that there is one', () => {
    const running = partnershipAt('2026-11-03');
    running.do({ ...answer });
    running.do({ type: 'saveDraft', actor: 'p-kontakt-fosen-2', step: STEP, party: OWNERS[1]!, document: { a: 'b' } });
    const rows = collected(running.state, STEP, running.state.now);
    expect(rows.map(({ party, answered }) => [party, answered])).toEqual([
      ['eier-fosen-1', 'answered'],
      [OWNERS[1], 'draft'],
      ...OWNERS.slice(2).map((party) => [party, 'none']),
    ]);
    expect(rows.filter(isMissingFrom)).toHaveLength(OWNERS.length - 1);
    running.do({ type: 'reopen', step: STEP, party: 'eier-fosen-1', reason: 'Mangler beløp' });
    expect(collected(running.state, STEP, running.state.now)[0]).toMatchObject({ answered: 'sent-back' });
  });

  test('only what owners hand to their network is collected: not what goes straight to the office', () => {
    const { plan } = partnershipAt().state;
    expect(collectedSteps(plan).map(({ id }) => id)).toEqual([STEP]);
    const straight = compiled(2027, (step) => (step.id === STEP ? { ...step, handedTo: 'case-officer' } : step));
    expect(collectedSteps(straight.partnerships[0]!)).toEqual([]);
  });
});

describe('a reminder that the coordinator asks for', () => {
  test('goes with the next digest to those who are missing, and to nobody else', () => {
    const before = told([act('2026-11-09', answer)]);
    const after = told([act('2026-11-09', answer), act('2026-11-10', remind)]);
    expect(after.filter((line) => !before.includes(line))).toEqual(
      OWNERS.slice(1).map((party) => `2026-11-11 reminder-asked ${party}`),
    );
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
  });

  test('what comes before the digest goes is not reminded of', () => {
    const lines = told([act('2026-11-10', remind), act('2026-11-10', answer, '12:00')]);
    expect(lines.filter((line) => line.includes('reminder-asked'))).toEqual(
      OWNERS.slice(1).map((party) => `2026-11-11 reminder-asked ${party}`),
    );
  });

  test('asked for on a Friday evening it comes on Monday; in a quiet month when that is over', () => {
    const running = partnershipAt('2026-11-06');
    expect(running.do({ ...remind, at: oslo('2026-11-06', '18:00') })).toMatchObject([
      { type: 'missing-reminded', parties: OWNERS, day: '2026-11-09', sendAt: oslo('2026-11-09', '08:00') },
    ]);
    running.checkFold();
    const july = compiled(2027, (step) =>
      step.id === STEP ? { ...step, date: { month: 8, day: 20, yearOffset: -1 } } : step,
    );
    const [plan] = july.partnerships.filter(({ party }) => party === 'fosen');
    const [day] = collected({ ...partnershipAt().state, plan: plan! }, STEP, oslo('2026-07-06')).map(({ not }) => not);
    expect(day).toBeNull();
  });

  test('preview of it names those who get it and changes nothing', () => {
    const upTo = simulate({ cycles: [YEAR], acts: [], holders: HOLDERS, until: oslo('2026-11-10') });
    const now = oslo('2026-11-10');
    const year = { cycles: upTo.soFar, waiting: upTo.waiting, holders: HOLDERS, now };
    const effect = whatIf(year, [act('2026-11-10', remind)]);
    expect(effect.goes).toEqual([]);
    expect(effect.comes.flatMap(({ notices }) => notices.map(({ kind, party }) => [kind, party]))).toEqual(
      [...OWNERS].sort().map((party) => ['reminder-asked', party]),
    );
  });

  test.each([
    ['of the ladder', RUNG, []],
    ['of an earlier request', '2026-11-10', [remind]],
    ['of a new date', '2026-11-10', [{ ...ownDate, to: '2026-11-27' }]],
  ] as const)('nobody is reminded twice on a day: not on the day %s', (_sentence, date, before) => {
    const running = partnershipAt(date);
    for (const one of before) running.do(one);
    const refusal = running.refusal(remind);
    expect(refusal.code).toBe('wrong-stage');
    expect(refusal.message).toMatch(
      new RegExp(`the ${OWNERS.length} who are missing of needs-report: ${OWNERS.length} reminded today or by`),
    );
  });

  test('some alone, when they are named; whoever has answered is left out', () => {
    const [first, second] = OWNERS;
    const running = partnershipAt('2026-11-10');
    expect(running.do({ ...remind, parties: [second!], note: 'Ring meg' })).toMatchObject([
      { parties: [second], note: 'Ring meg' },
    ]);
    expect(running.do(remind)).toMatchObject([{ parties: [first] }]);
    const answered = partnershipAt('2026-11-10');
    answered.do(answer);
    expect(answered.do({ ...remind, parties: [first!, second!] })).toMatchObject([{ parties: [second] }]);
    expect(answered.refusal({ ...remind, parties: [first!] }).message).toMatch(/eier-fosen-1 has answered/);
  });

  test('off stays off: a case that nobody is to be reminded of is left out', () => {
    const running = partnershipAt('2026-11-10');
    running.do({ type: 'pauseReminders', step: STEP, party: OWNERS[0]!, reason: 'Avtalt på telefon' });
    expect(running.do(remind)).toMatchObject([{ parties: OWNERS.slice(1) }]);
  });

  const refused: readonly Refused<PartnershipCommand>[] = [
    ['by the secretariat', { ...remind, actor: SECRETARIAT }, 'wrong-role', /wanted network-coordinator for fosen/],
    ['by an owner', { ...remind, actor: OWNER }, 'wrong-role', /wanted network-coordinator for fosen/],
    ['by the university', { ...remind, actor: UNIVERSITY }, 'wrong-role', /wanted network-coordinator for fosen/],
    ['of what is not collected', { ...remind, step: 'report' }, 'not-found', /hand no step "report".*needs-report/],
    ['of one who owes nothing here', { ...remind, parties: ['nord'] }, 'not-found', /"nord" does not owe/],
    [
      'so late that the date has passed when it goes',
      { ...remind, at: oslo('2026-12-01', '10:00') },
      'wrong-stage',
      /would go out on 2026-12-02, after the date of needs-report \(2026-12-01\)/,
    ],
  ];
  test.each(refused)('%s is refused', (_sentence, command, code, says) => {
    const refusal = partnershipAt('2026-11-10').refusal(command);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(says);
  });

  test('is refused when everybody has answered, with the number', () => {
    const running = partnershipAt('2026-11-10');
    OWNERS.forEach((party, index) =>
      running.do({ type: 'declareNoNeed', actor: `p-kontakt-fosen-${index + 1}`, step: STEP, party }),
    );
    expect(running.refusal(remind).message).toMatch(`all ${OWNERS.length} have answered needs-report`);
  });

  test('a deputy of the coordinator may ask while the coordinator is away', () => {
    const running = partnershipAt('2026-11-10');
    const seat = { person: 'p-vikar', role: 'network-coordinator', party: 'fosen', standsInFor: COORDINATOR } as const;
    running.do({ type: 'changeSeats', seats: [...running.state.plan.seats, seat] });
    expect(running.do({ ...remind, actor: 'p-vikar' })).toMatchObject([
      { type: 'missing-reminded', actor: 'p-vikar', onBehalfOf: COORDINATOR },
    ]);
  });
});

describe('the network’s own date', () => {
  test('is that of its owners, is told them, and has reminders of its own', () => {
    const lines = told([act('2026-11-02', ownDate)]);
    const of = (kind: string) => lines.filter((line) => line.includes(` ${kind} eier-fosen-1`));
    expect(of('deadline-changed')).toEqual(['2026-11-03 deadline-changed eier-fosen-1']);
    expect(of('reminder').every((line) => line < '2026-11-21')).toBe(true);
    expect(lines.every((line) => line < '2026-11-21')).toBe(true);
  });

  test('changed many times on one day, is told once', () => {
    const changes = ['2026-11-23', '2026-11-24', '2026-11-20'].map((to, index) =>
      act('2026-11-02', { ...ownDate, to }, `10:${index}0`),
    );
    const lines = told(changes).filter((line) => line.includes(' deadline-changed eier-fosen-1'));
    expect(lines).toEqual(['2026-11-03 deadline-changed eier-fosen-1']);
  });

  test('does not move with the general date; the cycle takes it back by naming the network', () => {
    const running = partnershipAt('2026-11-02');
    running.do(ownDate);
    running.checkFold();
    const item = () => running.state.items[`${STEP}/eier-fosen-1`]!;
    expect(item()).toMatchObject({ local: true, deadline: { handled: '2026-11-20', was: '2026-12-01', revision: 1 } });
    const general = { ...item().deadline, handled: '2026-12-15', nominal: '2026-12-15', revision: 1 };
    const move = { kind: 'deadline', step: STEP, deadline: general, reason: 'Sent ute' } as const;
    tell(running, { ...move, parties: null });
    expect(item().deadline.handled).toBe('2026-11-20');
    tell(running, { ...move, parties: ['fosen'] });
    expect(item()).toMatchObject({ extended: true, deadline: { handled: '2026-12-15', was: '2026-11-20' } });
    expect(item()).not.toHaveProperty('local');
  });

  test('an owner with a later date of its own keeps it', () => {
    const running = partnershipAt('2026-11-02');
    const later = {
      type: 'extendDeadline',
      step: STEP,
      party: 'eier-fosen-1',
      to: '2026-12-04',
      reason: 'Sykdom',
    } as const;
    running.do(later);
    expect(running.do(ownDate)).toMatchObject([{ parties: OWNERS.slice(1), reason: null }]);
    expect(running.state.items[`${STEP}/eier-fosen-1`]!.deadline.handled).toBe('2026-12-04');
  });

  test('the cycle knows it, and keeps it when the general date moves', () => {
    const cycle = cycleAt('2026-11-02');
    const running = partnershipAt('2026-11-02');
    running.do(ownDate);
    const { notes } = running.state;
    expect(notes).toMatchObject([{ kind: 'local-deadline', step: STEP }]);
    cycle.do({ type: 'noteFromPartnership', party: 'fosen', actor: 'fosen', notes });
    cycle.do({ type: 'moveDeadline', step: STEP, to: '2026-12-08', reason: 'Sent ute' });
    expect(cycle.state.localDeadlines).toMatchObject([
      { step: STEP, deadline: { handled: '2026-11-20' }, parties: ['fosen'] },
    ]);
    cycle.do({ type: 'moveDeadline', step: STEP, to: '2026-12-10', reason: 'Sent ute', parties: ['fosen'] });
    expect(cycle.state.localDeadlines).toEqual([]);
    cycle.checkFold();
  });

  const refused: readonly Refused<PartnershipCommand>[] = [
    ['by the secretariat', { ...ownDate, actor: SECRETARIAT }, 'wrong-role', /wanted network-coordinator for fosen/],
    ['after the limit', { ...ownDate, to: '2027-02-02' }, 'beyond-limit', /is after the limit, wanted 20\d\d-/],
    ['in the past', { ...ownDate, to: '2026-11-01', at: oslo('2026-11-03') }, 'in-the-past', /has passed/],
    [
      'before owners can be told',
      { ...ownDate, to: '2026-11-06', at: oslo('2026-11-06', '09:00') },
      'in-the-past',
      /2026-11-06 is before the owners can be told on 2026-11-09/,
    ],
    ['that it is already', { ...ownDate, to: '2026-12-01' }, 'wrong-stage', /due on 2026-12-01 already/],
    ['that does not exist', { ...ownDate, to: '2026-11-31' }, 'misshapen', /is not a date that exists/],
    ['of another step', { ...ownDate, step: 'decision-basis' }, 'not-found', /hand no step "decision-basis"/],
  ];
  test.each(refused)('%s is refused', (_sentence, command, code, says) => {
    const refusal = partnershipAt('2026-11-02').refusal(command);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(says);
  });

  test('is refused where the definition has one date for all, and where owners hand in nothing', () => {
    const running = partnershipAt('2026-11-02');
    const duties = running.state.plan.duties.map(({ step: { localDeadline: _own, ...step }, party }) => ({
      step,
      party,
    }));
    running.state = { ...running.state, plan: { ...running.state.plan, duties } };
    expect(running.refusal(ownDate).message).toMatch(/has one date for all/);
    const leaders = YEAR.partnerships.find(({ party }) => party === LEADER_NETWORK)!;
    expect(collectedSteps(leaders)).toEqual([]);
  });
});

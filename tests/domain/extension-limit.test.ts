// How far one party's deadline may be put off, and that going further must be said. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { extensionLimit } from '../../domain/extension-limit.ts';
import { addWorkingDays } from '../../domain/local-time.ts';
import { evolvePartnership } from '../../domain/partnership-evolve.ts';
import { compileYear } from '../../client/preview.ts';
import { loadCycle } from '../../definitions/load.ts';
import { tellFor } from '../../domain/tells.ts';
import { COORDINATOR, cycleAt, FORUM, partnershipAt, PEOPLE, SECRETARIAT, TABLE, tell, YEAR } from './support.ts';

const basis = { type: 'extendDeadline', step: 'decision-basis', reason: 'Sykdom' } as const;

test.each([
  ['so many working days after the general date', 10, ['2027-03-15'], addWorkingDays(TABLE, '2027-02-01', 10)],
  ['not after the step that needs it', 100, ['2027-03-15'], '2027-03-15'],
  ['the first of several that need it', null, ['2027-04-15', '2027-03-15'], '2027-03-15'],
  ['no setting, and nothing needs it', null, [], null],
])('%s', (_sentence, extensionDays, needed, limit) => {
  const step = { id: 'own', kind: 'report', requires: [], extensionDays } as const;
  const others = needed.map((date, index) => ({ id: `${index}`, kind: 'decision', requires: ['own'], date }) as const);
  const dates = new Map([['own', '2027-02-01'], ...others.map((one): [string, string] => [one.id, one.date])]);
  expect(extensionLimit(TABLE, step, [step, ...others], (id) => dates.get(id)!)).toBe(limit);
});

test('as opened: twenty working days for the basis, sixty for the report, none for the cycle’s own steps', () => {
  const limits = Object.fromEntries(YEAR.plan.steps.map((step) => [step.id, step.extensionLimit]));
  expect(limits).toMatchObject({
    'decision-basis': '2027-03-01',
    report: addWorkingDays(TABLE, '2027-06-15', 60),
    recommendation: null,
    'grant-decision': null,
  });
});

describe('an extension', () => {
  test('up to the limit passes, and says nothing of it', () => {
    const [event] = partnershipAt().do({ ...basis, to: '2027-03-01' });
    expect(event).toMatchObject({
      type: 'deadline-extended',
      actor: SECRETARIAT,
      reason: 'Sykdom',
      from: { handled: '2027-02-01' },
      deadline: { handled: '2027-03-01', was: '2027-02-01' },
    });
    expect(event).not.toHaveProperty('beyondLimit');
  });

  test('a day further is refused with both dates, unless it is asked for expressly: then the journal says so', () => {
    const running = partnershipAt();
    const refusal = running.refusal({ ...basis, to: '2027-03-02' });
    expect(refusal.code).toBe('beyond-limit');
    expect(refusal.message).toMatch(/2027-03-02 is after the limit, wanted 2027-03-01 at the latest, or beyondLimit/);
    expect(running.do({ ...basis, to: '2027-03-02', beyondLimit: true })).toMatchObject([{ beyondLimit: true }]);
  });

  test('is counted from the general date, so that many small ones do not add up to a large one', () => {
    const running = partnershipAt();
    running.do({ ...basis, to: '2027-02-15' });
    running.do({ ...basis, to: '2027-03-01' });
    expect(running.refusal({ ...basis, to: '2027-03-02' }).code).toBe('beyond-limit');
  });

  test('nobody may go beyond the limit without the role, asked for expressly or not', () => {
    const refusal = partnershipAt().refusal({ ...basis, actor: COORDINATOR, to: '2027-03-02', beyondLimit: true });
    expect(refusal.code).toBe('wrong-role');
  });
});

describe('a date moved for some partnerships has the same limit', () => {
  const move = { type: 'moveDeadline', step: 'decision-basis', reason: 'Snø', parties: ['fosen'] } as const;

  test('further is refused, and passes when it is said', () => {
    const cycle = cycleAt();
    expect(cycle.refusal({ ...move, to: '2027-03-02' }).code).toBe('beyond-limit');
    expect(cycle.do({ ...move, to: '2027-03-02', beyondLimit: true })).toMatchObject([{ beyondLimit: true }]);
  });

  test('a date moved for all has none: the order of the year is its limit', () => {
    const { parties: _parties, ...all } = move;
    expect(cycleAt().do({ ...all, to: '2027-03-10' })).toMatchObject([{ type: 'deadline-moved', parties: null }]);
  });
});

describe('when a date is moved for all, the limit follows, and partnerships are told', () => {
  test('of the step itself', () => {
    const cycle = cycleAt();
    cycle.do({ type: 'moveDeadline', step: 'decision-basis', to: '2027-02-15', reason: 'Snø' });
    const [queued, ...more] = cycle.state.tells;
    expect(more).toEqual([]);
    expect(queued!.tell).toMatchObject({ kind: 'deadline', limit: '2027-03-15' });
    const running = partnershipAt();
    tell(running, tellFor(cycle.state, queued!.tell, 'fosen'));
    expect(running.do({ ...basis, to: '2027-03-15' })).toHaveLength(1);
    expect(running.refusal({ ...basis, to: '2027-03-16' }).message).toContain('wanted 2027-03-15 at the latest');
  });

  test('of a step that needs it', () => {
    const short = compileYear(
      (({ forum, ...rest }) => ({ ...rest, forum: { ...forum, extensionDays: 200 } }))(
        loadCycle(`${FORUM}/kompetanseloftet-2021/2027`),
      ),
      PEOPLE,
      { example: true, definitionHash: 'test' },
    );
    const cycle = cycleAt('2027-01-04', short);
    cycle.do({ type: 'moveDeadline', step: 'recommendation', to: '2027-03-22', reason: 'Forumet møtes senere' });
    const limits = cycle.state.tells.map((queued) => queued.tell);
    expect(limits).toEqual([
      { kind: 'limit', step: 'needs-report', limit: '2027-03-22' },
      { kind: 'limit', step: 'decision-basis', limit: '2027-03-22' },
    ]);
    const running = partnershipAt('2027-01-04', 'fosen', short);
    expect(running.refusal({ ...basis, to: '2027-03-16' }).code).toBe('beyond-limit');
    const told = limits.reduce(
      (state, one, index) =>
        evolvePartnership(state, {
          type: 'told',
          at: state.now,
          actor: 'cycle',
          requestId: null,
          cycleSeq: index + 1,
          tell: tellFor(cycle.state, one, 'fosen'),
        }),
      running.state,
    );
    expect(told.limits).toEqual({ 'needs-report': '2027-03-22', 'decision-basis': '2027-03-22' });
  });
});

// The coming moments of a year: sorted, complete, never on a quiet day. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import type { Moment } from '../../domain/agenda.ts';
import { agendaOf, deadlinesOf } from '../../domain/agenda.ts';
import { openCycle } from '../../domain/cycle.ts';
import { cycleDue } from '../../domain/cycle-due.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import { lateFrom, resolveDeadline } from '../../domain/deadline.ts';
import { datedRungs, isQuiet } from '../../domain/ladder.ts';
import { addDays, localDateAt, localTimeAt } from '../../domain/local-time.ts';
import type { Instant } from '../../domain/words.ts';
import type { RunningPartnership } from './support.ts';
import { compiled, cycleAt, oslo, partnershipAt, SECRETARIAT } from './support.ts';

const YEARS = Array.from({ length: 17 }, (_, index) => compiled(2024 + index));

/** Any year as opened, with deadlines moved and extensions given at random, whether or not the rules allow them. */
const anyState: fc.Arbitrary<CycleState> = fc
  .record({
    year: fc.constantFrom(...YEARS),
    moves: fc.array(fc.record({ step: fc.nat(5), days: fc.integer({ min: -40, max: 200 }) }), { maxLength: 3 }),
    extensions: fc.array(fc.record({ step: fc.nat(5), party: fc.nat(11), days: fc.integer({ min: 0, max: 120 }) }), {
      maxLength: 5,
    }),
  })
  .map(({ year, moves, extensions }) => {
    const { plan } = year;
    const opened = openCycle(plan, plan.opensAt);
    const later = (index: number, days: number) => {
      const step = plan.steps[index]!;
      const nominal = addDays(step.deadline.nominal, days);
      return { step, deadline: resolveDeadline(plan.rules.table, { nominal, time: '12:00', rule: 'next' }, 1) };
    };
    const steps = { ...opened.steps };
    for (const move of moves) {
      const { step, deadline } = later(move.step, move.days);
      steps[step.id] = { deadline, doneAt: null };
    }
    const extended: Record<string, CycleState['extensions'][string]> = {};
    for (const one of extensions) {
      const { step, deadline } = later(one.step, one.days);
      extended[`${step.id}/${plan.parties[one.party]!.id}`] = deadline;
    }
    return { ...opened, steps, extensions: extended };
  });

describe('for every year, every moved deadline and every extension', () => {
  test('sorted by time', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const times = agendaOf(state).map((moment) => moment.at);
        expect(times).toEqual([...times].sort());
      }),
    );
  });

  test('every rung of every deadline of every step stands there exactly once, and nothing else does', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const { plan } = state;
        const wanted = plan.steps.flatMap((step) =>
          deadlinesOf(state, step).flatMap((deadline) =>
            datedRungs(plan.rules, step.ladder, deadline.handled).map(
              (rung) => `${step.id} ${deadline.handled} ${rung.rung} ${rung.date}`,
            ),
          ),
        );
        const raised = agendaOf(state).flatMap((moment) =>
          moment.kind === 'raise' ? [`${moment.step} ${moment.handled} ${moment.rung} ${moment.date}`] : [],
        );
        expect(raised.sort()).toEqual(wanted.sort());
        const others = agendaOf(state).flatMap((moment) => (moment.kind === 'raise' ? [] : [moment.kind]));
        expect(others.sort()).toEqual([
          'decision-delay',
          'decision-delay',
          'passed',
          'reporting-opens',
          'year-blocked',
          'year-ends',
        ]);
      }),
    );
  });

  test('no rung on a quiet day, each at the hour of raising, and before its deadline unless it is an after-rung', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const { rules } = state.plan;
        for (const moment of agendaOf(state)) {
          if (moment.kind !== 'raise') continue;
          expect(isQuiet(rules, moment.date)).toBe(false);
          expect(localDateAt(rules.table, moment.at)).toBe(moment.date);
          expect(localTimeAt(rules.table, moment.at)).toBe('06:00:00');
          if (moment.side === 'before') expect(moment.date <= moment.handled).toBe(true);
          else expect(moment.date > moment.handled).toBe(true);
        }
      }),
    );
  });

  test('an optional step has no moment after its deadline but that it passed', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const step = state.plan.steps.find((one) => one.optional)!;
        const own = agendaOf(state).filter((moment) => 'step' in moment && moment.step === step.id);
        const last = deadlinesOf(state, step)
          .map((deadline) => deadline.instant)
          .sort()
          .at(-1)!;
        expect(own.filter((moment) => moment.kind === 'raise' && moment.at > last)).toEqual([]);
        expect(own.find((moment) => moment.kind === 'passed')?.at).toBe(lateFrom(state.steps[step.id]!.deadline));
      }),
    );
  });
});

describe('after a change, what lies before it is not made up for', () => {
  const raisedOn = (state: CycleState, handled: string): string[] =>
    agendaOf(state).flatMap((moment) => (moment.kind === 'raise' && moment.handled === handled ? [moment.date] : []));
  const extend = (running: RunningPartnership, step: string, party: string, to: string, on: string) => {
    running.do({ type: 'extendDeadline', step, party, to, reason: 'Sykdom', at: oslo(on) });
    return running.state.notes;
  };

  test('an extension on 20 November to 10 December has no rung of 10 November', () => {
    const cycle = cycleAt('2026-11-02');
    const notes = extend(partnershipAt('2026-11-02'), 'needs-report', 'eier-fosen-1', '2026-12-10', '2026-11-20');
    cycle.do({ type: 'noteFromPartnership', party: 'fosen', actor: 'fosen', notes, at: oslo('2026-11-20') });
    expect(raisedOn(cycle.state, '2026-12-10')).toEqual(['2026-12-03']);
    expect(
      agendaOf(cycle.state).some(
        (moment) => moment.kind === 'raise' && moment.handled === '2026-12-10' && moment.first,
      ),
    ).toBe(false);
    expect(cycleDue(cycle.state, oslo('2026-11-20', '10:01')).effect).toBeNull();
  });

  test('a move on 25 March to 6 April has no rung of 23 March, but all that are to come', () => {
    const cycle = cycleAt('2027-03-01');
    cycle.do({
      type: 'moveDeadline',
      step: 'recommendation',
      to: '2027-04-06',
      reason: 'Påske',
      at: oslo('2027-03-25'),
    });
    expect(raisedOn(cycle.state, '2027-04-06')[0]).toBe('2027-03-30');
    expect(raisedOn(cycle.state, '2027-04-06')).toContain('2027-04-07');
  });

  test('one date that several have holds since the first of them was set; as opened, since ever', () => {
    const cycle = cycleAt('2027-01-04');
    const given = (party: string, on: string): void => {
      const notes = extend(partnershipAt('2027-01-04', party), 'decision-basis', party, '2027-02-15', on);
      cycle.do({ type: 'noteFromPartnership', party, actor: party, notes, at: oslo(on) });
    };
    given('fosen', '2027-01-20');
    const first = raisedOn(cycle.state, '2027-02-15');
    expect(first[0]).toBe('2027-02-01');
    given('nettverk-04', '2027-02-01');
    expect(raisedOn(cycle.state, '2027-02-15')).toEqual(first);
    expect(
      deadlinesOf(
        cycle.state,
        YEARS[3]!.plan.steps.find((step) => step.id === 'decision-basis')!,
      ),
    ).toMatchObject([
      { handled: '2027-02-01', since: null },
      { handled: '2027-02-15', since: oslo('2027-01-20') },
    ]);
  });
});

function reminders(state: CycleState, step: string): string[] {
  return agendaOf(state).flatMap((moment: Moment) =>
    moment.kind === 'raise' && moment.step === step && moment.side === 'before' ? [moment.date] : [],
  );
}

test('Sunday 1 February 2026: reminders on 2, 19, 26 and 29 January and on Monday 2 February', () => {
  const { plan } = compiled(2026);
  const state = openCycle(plan, plan.opensAt);
  expect(reminders(state, 'decision-basis')).toEqual([
    '2026-01-02',
    '2026-01-19',
    '2026-01-26',
    '2026-01-29',
    '2026-02-02',
  ]);
});

test('the report moved to Saturday 15 August 2026: the last before July is 30 June, and none falls in July', () => {
  const cycle = cycleAt('2026-05-01', compiled(2026));
  cycle.do({ type: 'moveDeadline', step: 'report', to: '2026-08-15', reason: 'Etter ønske', at: oslo('2026-06-02') });
  expect(cycle.state.steps.report!.deadline).toMatchObject({ handled: '2026-08-17', reason: 'lørdag', revision: 1 });
  expect(reminders(cycle.state, 'report')).toEqual([
    '2026-06-30',
    '2026-08-03',
    '2026-08-10',
    '2026-08-13',
    '2026-08-17',
  ]);
});

describe('what is due', () => {
  const { plan } = compiled(2027);
  const started = (at: Instant): CycleState => ({ ...openCycle(plan, at), partnershipsStarted: true });

  test('first partnerships are started, then nothing until the first moment', () => {
    const opened = openCycle(plan, plan.opensAt);
    expect(cycleDue(opened, plan.opensAt)).toEqual({ effect: { kind: 'start-partnerships' }, next: null });
    expect(cycleDue(started(plan.opensAt), plan.opensAt)).toEqual({ effect: null, next: oslo('2026-10-30', '06:00') });
  });

  test('a moment is judged at its planned instant, however late the timer', () => {
    const planned = oslo('2026-10-30', '06:00');
    const due = cycleDue(started(plan.opensAt), oslo('2026-10-30', '09:30'));
    expect(due.effect).toMatchObject({ kind: 'moment', at: planned });
  });

  test('moments of one instant are one effect, and what lies before the opening is over', () => {
    const state = started(oslo('2027-02-01', '05:00'));
    const due = cycleDue(state, oslo('2027-02-02', '07:00'));
    const moments = due.effect?.kind === 'moment' ? due.effect.moments : [];
    expect(new Set(moments.map((moment) => moment.at))).toEqual(new Set([oslo('2027-02-01', '06:00')]));
    expect(moments.length).toBeGreaterThan(0);
  });

  test('a tell that failed is tried again after its time, and holds up no moment', () => {
    const cycle = cycleAt('2027-01-04');
    cycle.do({ type: 'moveDeadline', step: 'decision-basis', to: '2027-02-08', reason: 'Snø', actor: SECRETARIAT });
    const { effect } = cycleDue(cycle.state, cycle.state.now);
    expect(effect?.kind).toBe('tell');
    const seq = effect?.kind === 'tell' ? effect.queued.seq : 0;
    const failed = [{ party: 'fosen', why: 'no answer' }];
    cycle.apply([
      { type: 'told', tellSeq: seq, reached: 11, failed, at: cycle.state.now, actor: 'clock', requestId: null },
    ]);
    const waiting = cycleDue(cycle.state, cycle.state.now);
    expect(waiting).toEqual({ effect: null, next: oslo('2027-01-04', '10:15') });
    const again = cycleDue(cycle.state, oslo('2027-01-04', '10:15')).effect;
    expect(again).toMatchObject({ kind: 'tell', queued: { parties: ['fosen'], attempt: 2 } });
  });
});

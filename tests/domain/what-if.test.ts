// What a moved deadline would change is exactly what it changes: whole years lived with it and without. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import { actsOf, compileYear, holdersOf } from '../../client/preview.ts';
import { indexPeople } from '../../domain/people-index.ts';
import { addDays, daysBetween, localDateAt, toInstant, toMs } from '../../domain/local-time.ts';
import type { Act } from '../../domain/script-act.ts';
import type { Behaviour } from '../../domain/behaviour.ts';
import { BEHAVIOURS } from '../../domain/behaviour.ts';
import type { Simulation } from '../../domain/simulate.ts';
import type { SimulatedMail } from '../../domain/simulate-mail.ts';
import { simulate } from '../../domain/simulate.ts';
import { stageOf } from '../../domain/stage.ts';
import type { ChangedMail } from '../../domain/what-if.ts';
import { whatIf } from '../../domain/what-if.ts';
import type { Instant, LocalDate } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { smallYear } from '../support/years.ts';
import { CASE_OFFICER, COORDINATOR, oslo, PEOPLE, SECRETARIAT, TABLE, UNIVERSITY } from './support.ts';

const YEAR = compileYear(smallYear(2027, 4), PEOPLE, { example: true, definitionHash: 'test' });
const CYCLE = cycleName(YEAR.plan.ref);
const PARTIES = YEAR.plan.parties.map((party) => party.id);
const holders = holdersOf(indexPeople(PEOPLE));

const live = (acts: readonly Act[], until?: Instant): Simulation =>
  simulate({ cycles: [YEAR], acts, holders, ...(until === undefined ? {} : { until }) });

/** Everything that happened before an instant, as the place from which one looks ahead. */
function soFar(acts: readonly Act[], now: Instant) {
  const { soFar: cycles, waiting } = live(
    acts.filter((act) => act.at < now),
    toInstant(toMs(now) - 1),
  );
  return { cycles, waiting, holders, now };
}

const move = (at: Instant, step: string, to: LocalDate, parties?: readonly string[]): Act => {
  const request = { requestId: 'move', actor: SECRETARIAT, at, reason: 'Snø', beyondLimit: true };
  const some = parties === undefined ? {} : { parties };
  return { at, cycle: CYCLE, target: 'cycle', command: { ...request, type: 'moveDeadline', step, to, ...some } };
};

const extend = (at: Instant, party: string, step: string, to: LocalDate, owner?: string): Act => {
  const request = {
    requestId: `extend-${party}-${owner ?? ''}`,
    actor: SECRETARIAT,
    at,
    reason: 'Sykdom',
    beyondLimit: true,
  };
  const own = owner === undefined ? {} : { party: owner };
  const command = { ...request, type: 'extendDeadline', step, to, ...own } as const;
  return { at, cycle: CYCLE, target: 'partnership', party, command };
};

const undo = (
  at: Instant,
  type: 'reopen' | 'returnForChanges' | 'acceptLate' | 'withdraw',
  party: string,
  step: string,
  owner?: string,
): Act => {
  const request = { requestId: `${type}-${party}-${owner ?? ''}`, actor: SECRETARIAT, at, reason: 'Feil beløp' };
  const own = { step, ...(owner === undefined ? {} : { party: owner }) };
  const command =
    type === 'withdraw'
      ? ({ ...request, type } as const)
      : type === 'returnForChanges'
        ? ({ ...request, type, ...own, revision: 1 } as const)
        : ({ ...request, type, ...own } as const);
  return { at, cycle: CYCLE, target: 'partnership', party, command };
};

const handIn = (at: Instant): Act => ({
  at,
  cycle: CYCLE,
  target: 'partnership',
  party: 'fosen',
  command: { requestId: 'in', actor: COORDINATOR, at, type: 'submit', step: 'decision-basis', document: {} },
});

/** One line per notice that somebody gets. */
function lines(mails: readonly (SimulatedMail | ChangedMail)[]): string[] {
  return mails
    .flatMap(({ at, person, notices }) =>
      notices.map((one) =>
        [at, person, one.step, one.party, one.kind, one.rung, one.deadline, one.role, one.roleParty].join(' '),
      ),
    )
    .sort();
}

/** The lines of one list that are not in the other. */
function minus(some: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return some.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

const short = (mails: readonly ChangedMail[]): string[] =>
  mails.flatMap(({ at, person, notices }) =>
    notices.map((one) => `${localDateAt(TABLE, at)} ${person} ${one.kind} ${one.rung}`),
  );

describe('looking ahead', () => {
  test('a deadline moved for all: the reminders that come, those that do not, and from when who is late', () => {
    const now = oslo('2027-01-20');
    const found = whatIf(soFar([], now), [move(now, 'decision-basis', '2027-02-15')]);
    expect(found.refused).toEqual([]);
    expect(found.deadlines).toEqual(
      ['fosen', 'nettverk-04', 'trondheim-malvik'].map((party) =>
        expect.objectContaining({ step: 'decision-basis', party, from: '2027-02-01', to: '2027-02-15' }),
      ),
    );
    const own = (mails: readonly ChangedMail[]) => short(mails.filter((mail) => mail.person === COORDINATOR));
    expect(own(found.comes)).toEqual([
      `2027-01-20 ${COORDINATOR} deadline-changed now`,
      `2027-02-01 ${COORDINATOR} reminder -14d`,
      `2027-02-08 ${COORDINATOR} reminder -7d`,
      `2027-02-11 ${COORDINATOR} reminder -2wd`,
      `2027-02-15 ${COORDINATOR} reminder 0d`,
      `2027-02-16 ${COORDINATOR} overdue +1d`,
      `2027-02-22 ${COORDINATOR} overdue +7d`,
    ]);
    expect(own(found.goes)).toEqual([
      `2027-01-25 ${COORDINATOR} reminder -7d`,
      `2027-01-28 ${COORDINATOR} reminder -2wd`,
      `2027-02-01 ${COORDINATOR} reminder 0d`,
      `2027-02-02 ${COORDINATOR} overdue +1d`,
      `2027-02-08 ${COORDINATOR} overdue +7d`,
    ]);
    expect(found.lateness).toContainEqual({
      step: 'decision-basis',
      party: 'fosen',
      without: oslo('2027-02-02', '00:00'),
      with: oslo('2027-02-16', '00:00'),
    });
  });

  test('who handed in late is late no longer when the deadline is extended, and nobody is asked to accept it', () => {
    const acts = [handIn(oslo('2027-02-02', '09:58'))];
    const now = oslo('2027-02-02', '10:01');
    const found = whatIf(soFar(acts, now), [extend(now, 'fosen', 'decision-basis', '2027-02-05')]);
    expect(found.lateness).toEqual([
      { step: 'decision-basis', party: 'fosen', without: oslo('2027-02-02', '00:00'), with: null },
    ]);
    expect(short(found.goes)).toContain(`2027-02-02 ${SECRETARIAT} acceptance-asked now`);
  });

  test('an approval that is missing is asked for again by the new date', () => {
    const now = oslo('2027-01-20');
    const found = whatIf(soFar([handIn(oslo('2027-01-19'))], now), [
      extend(now, 'fosen', 'decision-basis', '2027-02-15'),
    ]);
    expect(found.approvals).toEqual([
      { step: 'decision-basis', of: 'fosen', role: 'university-coordinator', party: 'nord' },
    ]);
    expect(short(found.comes.filter((mail) => mail.person === UNIVERSITY))).toContain(
      `2027-02-15 ${UNIVERSITY} approval-reminder 0d`,
    );
  });

  test('a delivery that is opened again: its approvals are void, its partnership is back, and the forum lacks it', () => {
    const approved = oslo('2027-01-20');
    const confirm = {
      requestId: 'ok',
      actor: UNIVERSITY,
      at: approved,
      type: 'approve',
      step: 'decision-basis',
    } as const;
    const acts: Act[] = [
      handIn(oslo('2027-01-19')),
      { at: approved, cycle: CYCLE, target: 'partnership', party: 'fosen', command: { ...confirm, revision: 1 } },
    ];
    const now = oslo('2027-02-10', '12:00');
    const found = whatIf(soFar(acts, now), [undo(now, 'reopen', 'fosen', 'decision-basis')]);
    const of = { step: 'decision-basis', party: 'fosen' };
    expect(found.statuses).toEqual([{ ...of, from: 'complete', to: 'changes-asked' }]);
    expect(found.stages).toEqual([{ party: 'fosen', from: 'allocation', to: 'planning' }]);
    expect(found.voided).toEqual([
      { step: 'decision-basis', of: 'fosen', role: 'network-coordinator', party: 'fosen' },
      { step: 'decision-basis', of: 'fosen', role: 'university-coordinator', party: 'nord' },
    ]);
    expect(found.later.filter(({ step }) => step === 'recommendation')).toEqual([
      { step: 'recommendation', party: YEAR.plan.forumParty, deadline: '2027-03-15', done: false, lacks: of },
    ]);
    expect(short(found.comes)).toContain(`2027-02-10 ${COORDINATOR} changes-asked now`);
    // The first version came in time, so what is missing is a correction.
    expect(found.lateness).toEqual([]);
  });

  test('a move that the rules refuse changes nothing and says why; those beside it are carried out', () => {
    const now = oslo('2027-01-20');
    const found = whatIf(soFar([], now), [
      extend(now, 'fosen', 'decision-basis', '2027-01-25'),
      extend(now, 'nettverk-04', 'decision-basis', '2027-02-05'),
    ]);
    expect(found.refused.map((one) => one.sentence)).toEqual([expect.stringMatching(/wanted later than 2027-02-01/)]);
    expect(found.deadlines.map((one) => one.party)).toEqual(['nettverk-04']);
  });

  test('nothing done, nothing changed', () => {
    const now = oslo('2027-01-25', '07:00');
    expect(whatIf(soFar([], now), [])).toEqual({
      deadlines: [],
      comes: [],
      goes: [],
      lateness: [],
      approvals: [],
      statuses: [],
      stages: [],
      voided: [],
      later: [],
      refused: [],
    });
  });
});

describe('the effect is what was foretold', () => {
  const days = daysBetween(localDateAt(TABLE, YEAR.plan.opensAt), '2027-12-30');
  // 07:00 lies between the raising of notices and the sending of mails; the other hours around mails that may not wait.
  const moments = fc
    .tuple(
      fc.integer({ min: 1, max: days }),
      fc.constantFrom('02:13', '07:00', '08:00', '10:00', '10:03', '14:58', '21:40'),
    )
    .map(([day, time]) => oslo(addDays(localDateAt(TABLE, YEAR.plan.opensAt), day), time));
  const behaviours = fc.dictionary(fc.constantFrom(...PARTIES, 'cycle'), fc.constantFrom(...BEHAVIOURS));
  const steps = fc.constantFrom(...YEAR.plan.steps.map((step) => step.id));
  const wanted = fc.record({
    step: steps,
    by: fc.integer({ min: -40, max: 120 }),
    who: fc.option(fc.uniqueArray(fc.constantFrom(...PARTIES), { minLength: 1, maxLength: 3 }), { nil: undefined }),
    form: fc.constantFrom('move', 'extend', 'reopen', 'returnForChanges', 'acceptLate', 'withdraw'),
  });

  /** Everybody acts in their own way. */
  function lifeOf(ways: Readonly<Record<string, Behaviour>>): Act[] {
    return BEHAVIOURS.flatMap((behaviour) =>
      actsOf([YEAR], behaviour).filter(
        (act) => (ways[act.target === 'cycle' ? 'cycle' : act.party] ?? 'silent') === behaviour,
      ),
    ).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }

  function actsOfMove(
    now: Instant,
    { step, by, who, form }: { step: string; by: number; who: string[] | undefined; form: string },
  ): Act[] {
    const to = addDays(localDateAt(TABLE, now), by);
    if (form === 'move' || who === undefined) return [move(now, step, to, who)];
    return who.flatMap((party) => {
      const plan = YEAR.partnerships.find((one) => one.party === party)!;
      const owing = plan.duties.filter((duty) => duty.step.id === step);
      const one = (owner?: string): Act =>
        form === 'extend'
          ? extend(now, party, step, to, owner)
          : undo(now, form as Parameters<typeof undo>[1], party, step, owner);
      return owing.length === 0 || form === 'withdraw' ? [one()] : owing.map((duty) => one(duty.party));
    });
  }

  test('over random years, moments and moves: with and without lived to the end, mail by mail', () => {
    let [carried, undone] = [0, 0];
    fc.assert(
      fc.property(behaviours, moments, fc.array(wanted, { minLength: 1, maxLength: 2 }), (ways, now, moves) => {
        const before = lifeOf(ways).filter((act) => act.at < now);
        const acts = moves.flatMap((one) => actsOfMove(now, one));
        const [without, withMove] = [live(before), live([...before, ...acts])];
        const foretold = whatIf(soFar(before, now), acts);

        expect(lines(foretold.comes)).toEqual(minus(lines(withMove.mails), lines(without.mails)));
        expect(lines(foretold.goes)).toEqual(minus(lines(without.mails), lines(withMove.mails)));
        const sentences = (simulation: Simulation): string[] =>
          simulation.refused.filter((one) => acts.includes(one.act)).map((one) => one.sentence);
        expect(foretold.refused.map((one) => one.sentence)).toEqual(sentences(withMove));

        const dates = (acting: readonly Act[]): Map<string, string> =>
          new Map(
            live(acting, now).soFar.flatMap(({ state, partnerships }) => [
              ...state.plan.steps.flatMap((step): [string, string][] =>
                step.scope === 'cycle' ? [[step.id, state.steps[step.id]!.deadline.handled]] : [],
              ),
              ...partnerships.flatMap(({ items }) =>
                Object.entries(items).map(([key, item]): [string, string] => [key, item.deadline.handled]),
              ),
            ]),
          );
        const old = dates(before);
        const changed = [...dates([...before, ...acts])].filter(([key, date]) => old.get(key) !== date);
        expect(foretold.deadlines.filter((one) => one.from !== one.to)).toHaveLength(changed.length);
        if (changed.length > 0) carried += 1;

        const stages = (acting: readonly Act[]): [string, string][] =>
          live(acting, now).soFar.flatMap(({ partnerships }) =>
            partnerships.map((one): [string, string] => [one.plan.party, stageOf(one)]),
          );
        const oldStages = new Map(stages(before));
        const led = stages([...before, ...acts]).filter(([party, stage]) => oldStages.get(party) !== stage);
        expect(foretold.stages.map(({ party, to }) => [party, to])).toEqual(led.sort());
        if (foretold.statuses.length > 0) undone += 1;
      }),
      { numRuns: 60 },
    );
    // Else the property would hold of nothing.
    expect(carried).toBeGreaterThan(5);
    expect(undone).toBeGreaterThan(5);
  });
});

test('the case officer may ask too, and gets the same answer', () => {
  const now = oslo('2027-01-20');
  const asked = move(now, 'decision-basis', '2027-02-15');
  const other = { ...asked, command: { ...asked.command, actor: CASE_OFFICER } } as Act;
  const year = soFar([], now);
  expect(lines(whatIf(year, [other]).comes)).toEqual(lines(whatIf(year, [asked]).comes));
});

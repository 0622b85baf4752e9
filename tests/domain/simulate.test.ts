// Whole years in memory: prompt, late and silent people, and what the mails then are. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import type { CompiledYear } from '../../client/preview.ts';
import { actsOf, holdersOf } from '../../client/preview.ts';
import { indexPeople } from '../../domain/compile.ts';
import { isQuiet } from '../../domain/ladder.ts';
import { isWorkingDay, localDateAt, localTimeAt } from '../../domain/local-time.ts';
import type { Act, Behaviour } from '../../domain/script.ts';
import { BEHAVIOURS } from '../../domain/script.ts';
import type { Simulation } from '../../domain/simulate.ts';
import { simulate } from '../../domain/simulate.ts';
import { cycleName } from '../../domain/words.ts';
import { compiled, COORDINATOR, oslo, PEOPLE, SECRETARIAT, TABLE, YEAR } from './support.ts';

const holders = holdersOf(indexPeople(PEOPLE));

function run(years: readonly CompiledYear[], acts: readonly Act[]): Simulation {
  return simulate({ cycles: years, acts, holders });
}
const live = (behaviour: Behaviour, years: readonly CompiledYear[] = [YEAR]): Simulation =>
  run(years, actsOf(years, behaviour));

const lived = Object.fromEntries(BEHAVIOURS.map((behaviour) => [behaviour, live(behaviour)])) as Record<
  Behaviour,
  Simulation
>;
const dateOf = (at: string): string => localDateAt(TABLE, at);
const kinds = (simulation: Simulation): Set<string> =>
  new Set(simulation.mails.flatMap((mail) => mail.notices.map((notice) => notice.kind)));
const lastStages = (simulation: Simulation): Record<string, number> => {
  const last = new Map(simulation.stages.map(({ party, stage }) => [party, stage]));
  const counts: Record<string, number> = {};
  for (const stage of last.values()) counts[stage] = (counts[stage] ?? 0) + 1;
  return counts;
};

describe('prompt: everyone acts five days before', () => {
  const { prompt } = lived;
  test('nothing is refused, all partnerships end closed, the cycle closes itself', () => {
    expect(prompt.refused).toEqual([]);
    expect(lastStages(prompt)).toEqual({ closed: 12 });
    expect(prompt.cycles[0]).toMatchObject({ status: 'closed', unfinishedAtEnd: 0 });
  });

  test('nobody is told that anything is overdue, and no list goes out', () => {
    expect(kinds(prompt)).toEqual(
      new Set(
        [
          'invitation',
          'reminder',
          'approval-asked',
          'frame-published',
          'recommendation-ready',
          'decision-published',
        ].filter((kind) => kinds(prompt).has(kind)),
      ),
    );
    expect(kinds(prompt).has('overdue')).toBe(false);
    expect(kinds(prompt).has('list')).toBe(false);
    expect(kinds(prompt).has('decision-published')).toBe(true);
  });

  test('every partnership passes through the year in order', () => {
    const fosen = prompt.stages.filter(({ party }) => party === 'fosen');
    expect(fosen.map(({ stage, at }) => `${stage} ${dateOf(at)}`)).toEqual([
      'assessment 2026-10-01',
      'planning 2026-11-26',
      'allocation 2027-01-27',
      'implementation 2027-04-10',
      'reporting 2027-05-14',
      'closed 2027-06-10',
    ]);
  });
});

describe('late: everyone acts five days after', () => {
  const { late } = lived;
  test('nothing is refused, all is accepted, all end closed', () => {
    expect(late.refused).toEqual([]);
    expect(lastStages(late)).toEqual({ closed: 12 });
    expect(late.cycles[0]!.decision).not.toBeNull();
  });

  test('each party that owes is told once that it is overdue, and the secretariat gets lists', () => {
    const overdue = late.mails.flatMap((mail) => mail.notices).filter((notice) => notice.kind === 'overdue');
    const owed = new Set(overdue.map((notice) => `${notice.step} ${notice.party} ${notice.person}`));
    expect(overdue).toHaveLength(owed.size);
    expect(new Set(overdue.map((notice) => notice.rung))).toEqual(new Set(['+1d']));
    expect(kinds(late).has('list')).toBe(true);
    expect(kinds(late).has('acceptance-asked')).toBe(true);
  });
});

describe('silent: nobody acts', () => {
  const { silent } = lived;
  test('the year ends with nothing granted, still open, nobody finished', () => {
    const cycle = silent.cycles[0]!;
    expect(cycle).toMatchObject({ status: 'open', decision: null, recommendation: null, unfinishedAtEnd: 12 });
    expect(lastStages(silent)).toEqual({ planning: 11, allocation: 1 });
    expect(cycle.handledThrough).toBe(YEAR.plan.endsAt);
  });

  test('there are mails, up to the lists; none of a decision, and none of a report that nobody owes', () => {
    expect(kinds(silent)).toEqual(new Set(['invitation', 'reminder', 'overdue', 'list']));
    const steps = new Set(silent.mails.flatMap((mail) => mail.notices.map((notice) => notice.step)));
    expect(steps).toEqual(
      new Set(['needs-report', 'first-meeting', 'decision-basis', 'recommendation', 'grant-decision']),
    );
  });

  test('the coordinator of Fosen is reminded of the basis on the days of the ladder, then twice that it is overdue', () => {
    const own = silent.mails.filter((mail) => mail.person === COORDINATOR);
    expect(own.map((mail) => `${dateOf(mail.at)} ${mail.notices.map((one) => one.rung).join()}`)).toEqual([
      '2026-12-30 -30d',
      '2027-01-18 -14d',
      '2027-01-25 -7d',
      '2027-01-28 -2wd',
      '2027-02-01 0d',
      '2027-02-02 +1d',
      '2027-02-08 +7d',
    ]);
  });

  test('the secretariat gets one list of all eleven networks, not eleven mails', () => {
    const lists = silent.mails.filter((mail) => mail.person === SECRETARIAT && dateOf(mail.at) === '2027-02-02');
    expect(lists).toHaveLength(1);
    expect(lists[0]!.notices.filter((one) => one.kind === 'list').map((one) => one.party)).toHaveLength(11);
  });
});

describe.each(BEHAVIOURS)('whatever people do: %s', (behaviour) => {
  const simulation = lived[behaviour];

  test('nobody gets two mails on one date, unless the second holds only what could not wait', () => {
    const seen = new Set<string>();
    for (const mail of simulation.mails) {
      const day = `${mail.person} ${dateOf(mail.at)}`;
      if (seen.has(day)) expect(mail.notices.every((notice) => notice.rung === 'now')).toBe(true);
      seen.add(day);
    }
    expect(seen.size).toBeGreaterThan(20);
  });

  test('mails go out on working days, in office hours, and reminders never on a quiet day', () => {
    for (const mail of simulation.mails) {
      const date = dateOf(mail.at);
      expect(isWorkingDay(TABLE, date)).toBe(true);
      expect(localTimeAt(TABLE, mail.at) >= '08:00:00' && localTimeAt(TABLE, mail.at) <= '15:05:00').toBe(true);
      if (mail.notices.some((notice) => notice.rung !== 'now')) {
        expect(isQuiet(YEAR.plan.rules, date)).toBe(false);
        expect(localTimeAt(TABLE, mail.at)).toBe('08:00:00');
      }
    }
  });

  test('who has delivered is not reminded after it', () => {
    const delivered = new Map(
      actsOf([YEAR], behaviour).flatMap((act) =>
        act.target === 'partnership' && act.command.type === 'submit'
          ? [[`${act.command.step} ${act.command.party}`, act.at] as const]
          : [],
      ),
    );
    const pushed = simulation.mails.flatMap((mail) =>
      mail.notices
        .filter(({ kind }) => kind === 'reminder' || kind === 'invitation' || kind === 'overdue' || kind === 'list')
        .map((notice) => ({ at: mail.at, submitted: delivered.get(`${notice.step} ${notice.party}`) })),
    );
    expect(pushed.length).toBeGreaterThan(0);
    for (const { at, submitted } of pushed) expect(submitted === undefined || at < submitted).toBe(true);
  });

  test('every notice has a key of its own, and nothing is sent twice', () => {
    const keys = simulation.mails.flatMap((mail) => mail.notices.map((notice) => notice.key));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('the same run gives the same bytes', () => {
    expect(JSON.stringify(live(behaviour)) === JSON.stringify(simulation)).toBe(true);
  });
});

describe('two years side by side', () => {
  const years = [compiled(2028), YEAR];

  test('a person gets one digest for both cycles on a day that both have something', () => {
    const at = oslo('2027-01-20');
    const command = {
      type: 'moveDeadline',
      requestId: 'move',
      actor: SECRETARIAT,
      at,
      step: 'decision-basis',
      to: '2028-01-06',
      reason: 'Utsatt',
    } as const;
    const { mails, refused } = run(years, [{ at, cycle: cycleName(YEAR.plan.ref), target: 'cycle', command }]);
    expect(refused).toEqual([]);
    const both = mails.filter((mail) => new Set(mail.notices.map((notice) => notice.cycle)).size === 2);
    expect(both.filter((mail) => mail.person === COORDINATOR).map((mail) => dateOf(mail.at))).toEqual(['2027-12-30']);
    // The secretariat is the twelfth: the first meeting of 2028 comes.
    expect(both).toHaveLength(12);
    const days = mails.map((mail) => `${mail.person} ${dateOf(mail.at)}`);
    expect(new Set(days).size).toBe(days.length);
  });

  test('each cycle runs as it would alone, and the order in which they are given changes nothing', () => {
    const together = live('prompt', years);
    expect(JSON.stringify(live('prompt', [...years].reverse()))).toBe(JSON.stringify(together));
    const name = cycleName(YEAR.plan.ref);
    expect(together.stages.filter((one) => one.cycle === name)).toEqual(lived.prompt.stages);
  });
});

describe('what people do in between', () => {
  const act = (at: string, command: Extract<Act, { target: 'cycle' }>['command']): Act => ({
    at,
    cycle: cycleName(YEAR.plan.ref),
    target: 'cycle',
    command,
  });

  test('a deadline moved in time: the old reminders stop, the new ones come, and who owes is told', () => {
    const at = oslo('2027-01-20');
    const move = act(at, {
      type: 'moveDeadline',
      requestId: 'move',
      actor: SECRETARIAT,
      at,
      step: 'decision-basis',
      to: '2027-02-15',
      reason: 'Snø',
    });
    const { mails } = run([YEAR], [move]);
    const own = mails.filter((mail) => mail.person === COORDINATOR);
    expect(
      own.map((mail) => `${dateOf(mail.at)} ${mail.notices.map((one) => `${one.kind} ${one.rung}`).join()}`),
    ).toEqual([
      '2026-12-30 reminder -30d',
      '2027-01-18 reminder -14d',
      '2027-01-20 deadline-changed now',
      '2027-02-01 reminder -14d',
      '2027-02-08 reminder -7d',
      '2027-02-11 reminder -2wd',
      '2027-02-15 reminder 0d',
      '2027-02-16 overdue +1d',
      '2027-02-22 overdue +7d',
    ]);
  });

  test('one partnership that is silent holds up nobody: the others are granted, it is not', () => {
    const others = actsOf([YEAR], 'prompt').filter((one) => one.target === 'cycle' || one.party !== 'fosen');
    const acts = others.map((one): Act => {
      if (one.target !== 'cycle' || one.command.type !== 'decideGrants') return one;
      const grants = one.command.grants.filter((line) => line.party !== 'fosen');
      return { ...one, command: { ...one.command, grants, deviationReason: 'Fosen har ikke levert' } };
    });
    const simulation = run([YEAR], acts);
    expect(simulation.refused).toEqual([]);
    expect(lastStages(simulation)).toEqual({ closed: 11, 'not-granted': 1 });
    expect(simulation.cycles[0]!.status).toBe('closed');
  });

  test('a decision taken after reporting has opened leads straight to reporting', () => {
    const at = oslo('2027-05-20');
    const acts = actsOf([YEAR], 'prompt').flatMap((one): Act[] => {
      if (one.target === 'partnership' && one.command.type !== 'submit' && one.command.type !== 'approve') return [];
      if (one.target === 'partnership' && 'step' in one.command && one.command.step === 'report') return [];
      return one.target === 'cycle' && one.command.type === 'decideGrants'
        ? [{ ...one, at, command: { ...one.command, at } }]
        : [one];
    });
    expect(lastStages(run([YEAR], acts))).toEqual({ reporting: 12 });
  });
});

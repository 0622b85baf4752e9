// Whole years in memory: prompt, late and silent people, and what the mails then are. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import type { CompiledYear } from '../../client/preview.ts';
import { actsOf, compileYear, holdersOf, previewYears } from '../../client/preview.ts';
import { indexPeople } from '../../domain/people-index.ts';
import { isQuiet } from '../../domain/ladder.ts';
import { isWorkingDay, localDateAt, localTimeAt } from '../../domain/local-time.ts';
import type { Act } from '../../domain/script-act.ts';
import type { Behaviour } from '../../domain/behaviour.ts';
import { BEHAVIOURS } from '../../domain/behaviour.ts';
import type { Simulation } from '../../domain/simulate.ts';
import { simulate } from '../../domain/simulate.ts';
import { cycleName } from '../../domain/words.ts';
import {
  CASE_OFFICER,
  compiled,
  COORDINATOR,
  OFFICE,
  oslo,
  OWNER,
  PEOPLE,
  SECRETARIAT,
  TABLE,
  YEAR,
} from './support.ts';

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
          'report-accepted',
          'invitation',
          'reminder',
          'approval-asked',
          'frame-published',
          'needs-delivered',
          'recommendation-ready',
          'decision-published',
          'meeting-called',
          'papers-due',
          'meeting-papers',
          'meeting-reminder',
          'need-answered',
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
    const all = late.mails.flatMap((mail) => mail.notices).filter((notice) => notice.kind === 'overdue');
    // The forum approves in writing, which takes some days more.
    const own = all.filter((notice) => notice.step === 'recommendation');
    expect(own.map((notice) => notice.rung)).toEqual(['+1d', '+7d']);
    const overdue = all.filter((notice) => notice.step !== 'recommendation');
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
    expect(kinds(silent)).toEqual(
      new Set(['invitation', 'reminder', 'overdue', 'list', 'decision-delayed', 'year-blocked']),
    );
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
      '2027-04-15 now',
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
    // The secretariat is the twelfth: the first meeting of 2028 comes; the case officer the
    // thirteenth: a decision of 2028 comes, and 2027 has none.
    expect(both).toHaveLength(13);
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

describe('one person with several roles, and a role without a person', () => {
  const two = PEOPLE.filter((person) => person.id !== CASE_OFFICER && person.id !== 'p-koordinator-nettverk-04').map(
    (person) => {
      if (person.id === SECRETARIAT) {
        return { ...person, roles: [...person.roles, { role: 'case-officer' as const, party: OFFICE }] };
      }
      if (person.id !== COORDINATOR) return person;
      return { ...person, roles: [...person.roles, { role: 'network-coordinator' as const, party: 'nettverk-04' }] };
    },
  );
  const year = compileYear(YEAR.definitions, two, { example: true, definitionHash: 'test' });

  test.each(BEHAVIOURS)(
    '%s: no two notices have one key, and a mail says the same once but names both roles',
    (behaviour) => {
      const preview = previewYears([year], two, behaviour);
      const keys = preview.simulation.mails.flatMap((mail) => mail.notices.map((one) => one.key));
      expect(keys.length).toBeGreaterThan(50);
      expect(new Set(keys).size).toBe(keys.length);
      if (behaviour !== 'prompt') return;
      const frame = preview
        .render()
        .find((mail) => mail.notices.filter((one) => one.kind === 'frame-published').length === 2)!;
      expect(frame.to).toBe('koordinator@fosen.example');
      expect(frame.text.match(/Førebels ramme for 2027 er/g)).toHaveLength(1);
      expect(frame.text).toContain('Du får han fordi du er nettverkskoordinator for Fosen.');
      expect(frame.text).toContain('Du får han fordi du er nettverkskoordinator for Nettverk 4.');
    },
  );

  test('silent: who owes the decision is told that it is overdue as long as the list would come, and gets no list', () => {
    const { mails } = previewYears([year], two, 'silent').simulation;
    const decision = mails.flatMap((mail) =>
      mail.notices
        .filter((one) => one.step === 'grant-decision' && mail.at > oslo('2027-04-16', '00:00'))
        .map((one) => `${dateOf(mail.at)} ${one.kind} ${one.person}`),
    );
    expect(decision).toEqual(
      [
        ...['2027-04-16', '2027-04-22', '2027-05-18', '2027-06-14', '2027-08-02'].map((date) => `${date} overdue`),
        '2027-12-30 year-blocked',
      ].map((what) => `${what} ${SECRETARIAT}`),
    );
  });

  test('silent: what a vacant coordinator would get goes to the secretariat, which is told why', () => {
    const rest = PEOPLE.filter((person) => person.id !== COORDINATOR);
    const vacant = compileYear(YEAR.definitions, rest, { example: true, definitionHash: 'test' });
    const preview = previewYears([vacant], rest, 'silent');
    const instead = preview.simulation.mails.flatMap((mail) => mail.notices.filter((one) => one.instead));
    expect(new Set(instead.map((one) => `${one.person} ${one.role} ${one.roleParty}`))).toEqual(
      new Set([`${SECRETARIAT} network-coordinator fosen`]),
    );
    expect(instead.map((one) => one.rung)).toEqual(['-30d', '-14d', '-7d', '-2wd', '0d', '+1d', '+7d', 'now']);
    const mail = preview.render().find((one) => one.date === '2027-01-25' && one.to.startsWith('sekretariat'))!;
    expect(mail.text).toContain('fordi ingen med rollen nettverkskoordinator for Fosen kan nås nå');
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
      '2027-04-15 decision-delayed now',
    ]);
  });

  const ofFosen = (at: string, command: Extract<Act, { target: 'partnership' }>['command']): Act => ({
    at,
    cycle: cycleName(YEAR.plan.ref),
    target: 'partnership',
    party: 'fosen',
    command,
  });

  test('an extension brings no mail of a rung that lies before it', () => {
    const extend = (step: string, party: string, to: string, date: string): Act => {
      const at = oslo(date);
      const request = { requestId: `extend-${step}`, actor: SECRETARIAT, at };
      return ofFosen(at, { ...request, type: 'extendDeadline', step, party, to, reason: 'Sykdom', beyondLimit: true });
    };
    const mailsTo = (acts: readonly Act[], person: string, from: string): string[] =>
      run([YEAR], acts)
        .mails.filter((mail) => mail.person === person && dateOf(mail.at) >= from)
        .map((mail) => `${dateOf(mail.at)} ${mail.notices.map((one) => `${one.kind} ${one.rung}`).join()}`);
    expect(mailsTo([extend('needs-report', 'eier-fosen-1', '2026-12-10', '2026-11-20')], OWNER, '2026-11-20')).toEqual([
      '2026-11-20 deadline-changed now',
      '2026-12-03 reminder -7d',
    ]);
    // Easter 2027 is 25 to 29 March: what could not wait comes on the Tuesday, with the rung of that day.
    const basis = mailsTo([extend('decision-basis', 'fosen', '2027-04-06', '2027-03-25')], COORDINATOR, '2027-03-01');
    expect(basis).toEqual([
      '2027-03-30 deadline-changed now,reminder -7d',
      '2027-04-02 reminder -2wd',
      '2027-04-06 reminder 0d',
      '2027-04-07 overdue +1d',
      '2027-04-13 overdue +7d',
      '2027-04-15 decision-delayed now',
    ]);
  });

  test('a moved deadline of the forum’s own step tells who owes it, with the old date and why', () => {
    const at = oslo('2027-03-01');
    const request = { requestId: 'move', actor: CASE_OFFICER, at, reason: 'Forumet møtes senere' };
    const move = act(at, { ...request, type: 'moveDeadline', step: 'recommendation', to: '2027-03-22' });
    const told = run([YEAR], [move]).mails.find((mail) => mail.at === oslo('2027-03-01', '10:05'));
    expect(told).toMatchObject({
      person: SECRETARIAT,
      notices: [
        { kind: 'deadline-changed', was: '2027-03-15', deadline: '2027-03-22', reason: 'Forumet møtes senere' },
      ],
    });
  });

  test('a year that stands still is listed for as long as it does: recommendation and decision up to +90d', () => {
    const listed = lived.silent.mails.flatMap((mail) =>
      mail.notices
        .filter((one) => one.rung === 'list')
        .map((one) => `${one.step} ${one.kind} ${one.person} ${dateOf(mail.at)}`),
    );
    const days = (line: string): string[] => listed.filter((one) => one.startsWith(line)).map((one) => one.slice(-10));
    expect(days(`recommendation list ${CASE_OFFICER}`)).toEqual([
      '2027-03-22',
      '2027-04-14',
      '2027-05-14',
      '2027-06-14',
    ]);
    // Ninety days after 15 April is in July, which is quiet.
    expect(days(`grant-decision list ${SECRETARIAT}`)).toEqual([
      '2027-04-16',
      '2027-04-22',
      '2027-05-18',
      '2027-06-14',
      '2027-08-02',
    ]);
    expect(days(`grant-decision overdue ${CASE_OFFICER}`)).toEqual(['2027-05-18', '2027-06-14', '2027-08-02']);
    expect(days(`grant-decision list ${CASE_OFFICER}`)).toEqual([]);
    expect(days(`first-meeting list ${SECRETARIAT}`)).toEqual([]);
    expect(days(`first-meeting list ${CASE_OFFICER}`)).toEqual(['2027-01-15', '2027-01-21']);
  });

  test('what is handed in and waits is listed after the deadline', () => {
    const at = oslo('2027-01-27');
    const submit = {
      requestId: 's',
      actor: COORDINATOR,
      at,
      type: 'submit',
      step: 'decision-basis',
      document: {},
    } as const;
    const { mails } = run([YEAR], [ofFosen(at, submit)]);
    const [mail] = mails.filter((one) => one.person === SECRETARIAT && dateOf(one.at) === '2027-02-02');
    expect(mail!.notices.filter((one) => one.kind === 'list')).toHaveLength(10);
    // Fosen came in time on 27 January: its university has five working days, to 3 February.
    expect(mail!.notices.filter((one) => one.kind === 'list-waiting')).toEqual([]);
    const [later] = mails.filter((one) => one.person === SECRETARIAT && dateOf(one.at) === '2027-02-08');
    expect(later!.notices.filter((one) => one.kind === 'list-waiting')).toMatchObject([
      { party: 'fosen', waits: { approvals: ['nord'], acceptance: false } },
    ]);
  });

  test('one partnership that is silent holds up nobody: the others are granted, it is not', () => {
    const others = actsOf([YEAR], 'prompt').filter((one) => one.target === 'cycle' || one.party !== 'fosen');
    const acts = others.map((one): Act => {
      if (one.target !== 'cycle' || one.command.type !== 'decideGrants') return one;
      const grants = one.command.grants!.filter((line) => line.party !== 'fosen');
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

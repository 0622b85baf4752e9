// Absences: deputies get what comes and may act, nothing is lost, and nothing goes to the absent. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import type { CompiledYear } from '../../client/preview.ts';
import { compileYear, previewYears } from '../../client/preview.ts';
import { awayAt, resolveAbsence, standInSpans } from '../../domain/absence.ts';
import type { Person } from '../../domain/definition-people.ts';
import { isPlaceKind } from '../../domain/notice-kinds.ts';
import type { Notice } from '../../domain/notices.ts';
import { decidePartnership } from '../../domain/partnership.ts';
import { openPartnership } from '../../domain/partnership-open.ts';
import { evolvePartnership } from '../../domain/partnership-evolve.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import type { PartnershipCommand } from '../../domain/partnership-commands.ts';
import { indexPeople } from '../../domain/people-index.ts';
import { readdressed } from '../../domain/readdress.ts';
import { BEHAVIOURS } from '../../domain/behaviour.ts';
import type { SimulatedMail } from '../../domain/simulate-mail.ts';
import { everybodyAway } from '../support/away.ts';
import { COORDINATOR, oslo, PEOPLE, SECRETARIAT, TABLE, UNIVERSITY, YEAR } from './support.ts';

const compiledFor = (people: readonly Person[]): CompiledYear =>
  compileYear(YEAR.definitions, people, { example: true, definitionHash: 'test' });

/** The shipped directory with absences for some. */
function directory(
  absences: Record<string, Person['absences']>,
  roles: Record<string, Person['roles']> = {},
): Person[] {
  return PEOPLE.map((person) => ({
    ...person,
    ...(absences[person.id] === undefined ? {} : { absences: absences[person.id] }),
    roles: roles[person.id] ?? person.roles,
  }));
}

const holiday = (from: string, to: string, ...deputies: string[]) => ({
  from,
  to,
  reason: 'holiday' as const,
  deputies,
});

describe('a year in which everybody is away for two weeks', () => {
  const people = everybodyAway(PEOPLE);
  const index = indexPeople(people);
  const away = compiledFor(people);

  test.each(BEHAVIOURS)('%s: nothing goes to the absent', (behaviour) => {
    const { simulation } = previewYears([away], people, behaviour);
    for (const mail of simulation.mails) {
      expect([mail.person, mail.at, awayAt(index.aways, mail.person, mail.at)]).toEqual([
        mail.person,
        mail.at,
        undefined,
      ]);
    }
  });

  test.each(BEHAVIOURS)('%s: nothing is lost, nobody is refused, and the year ends the same', (behaviour) => {
    const plain = previewYears([YEAR], PEOPLE, behaviour);
    const covered = previewYears([away], people, behaviour);
    expect(covered.simulation.refused).toEqual([]);
    expect(covered.stages).toEqual(plain.stages);
    const told = (mails: readonly SimulatedMail[]): Set<string> =>
      new Set(
        mails.flatMap(({ at, notices }) =>
          notices.map((one) => `${at.slice(0, 10)} ${one.step} ${one.party} ${one.kind} ${one.role}@${one.roleParty}`),
        ),
      );
    const got = told(covered.simulation.mails);
    expect([...told(plain.simulation.mails)].filter((one) => !got.has(one))).toEqual([]);
  });

  test('each deputy is told at the start, each who was away at the end, and each who sits nowhere is told nothing', () => {
    const { simulation } = previewYears([away], people, 'silent');
    const notices = simulation.mails.flatMap((mail) => mail.notices.filter((one) => isPlaceKind(one.kind)));
    for (const kind of ['standing-in', 'back'] as const) {
      const about = notices.filter((one) => one.kind === kind).map((one) => one.standIn?.holder ?? one.person);
      const seats = [...YEAR.plan.seats, ...YEAR.partnerships.flatMap((one) => one.seats)];
      expect(new Set(about)).toEqual(new Set(seats.map((seat) => seat.person)));
    }
  });
});

describe('who gets a notice', () => {
  const notice = (person: string, change: Partial<Notice> = {}): Notice => ({
    key: 'k',
    cycle: 'trondelag-kompetanseloftet/kompetanseloftet-2021/2027',
    step: 'decision-basis',
    party: 'fosen',
    kind: 'approval-reminder',
    rung: '-7d',
    deadline: '2027-02-01',
    nominal: '2027-02-01',
    was: null,
    deadlineRevision: 0,
    revision: 1,
    person,
    role: 'university-coordinator',
    roleParty: 'nord',
    instead: false,
    reason: null,
    amount: null,
    sendAt: oslo('2027-01-25', '08:00'),
    ...change,
  });
  const at = oslo('2027-01-25', '08:00');
  const to = (people: readonly Person[], waiting = notice(UNIVERSITY), when = at) =>
    readdressed(waiting, when, indexPeople(people));

  test('the first deputy who is there, with the reason and the day', () => {
    const people = directory({
      [UNIVERSITY]: [holiday('2027-01-20', '2027-01-31', COORDINATOR, 'p-koordinator-ntnu')],
    });
    expect(to(people)).toMatchObject({
      notice: {
        person: COORDINATOR,
        standIn: { holder: UNIVERSITY, to: '2027-01-31', reason: 'holiday', deputy: true },
      },
    });
  });

  test('the next deputy when the first is away as well; never the deputy of a deputy', () => {
    const away = {
      [UNIVERSITY]: [holiday('2027-01-20', '2027-01-31', COORDINATOR, 'p-koordinator-ntnu')],
      [COORDINATOR]: [holiday('2027-01-25', '2027-01-25', 'p-koordinator-dmmh')],
    };
    expect(to(directory(away))).toMatchObject({ notice: { person: 'p-koordinator-ntnu' } });
  });

  test('the secretariat when no deputy is there', () => {
    const people = directory({ [UNIVERSITY]: [holiday('2027-01-20', '2027-01-31')] });
    expect(to(people)).toMatchObject({ notice: { person: SECRETARIAT, standIn: { deputy: false } } });
  });

  test('with the secretariat away too it waits until the first of them is back', () => {
    const people = directory({
      [UNIVERSITY]: [holiday('2027-01-20', '2027-02-14')],
      [SECRETARIAT]: [holiday('2027-01-20', '2027-01-31')],
    });
    expect(to(people)).toMatchObject({ notice: { person: UNIVERSITY, sendAt: oslo('2027-02-01', '08:00') } });
  });

  test('on return it goes back, also what had been moved to the deputy and was not sent', () => {
    const people = directory({ [UNIVERSITY]: [holiday('2027-01-20', '2027-01-25', COORDINATOR)] });
    const moved = to(people) as { notice: Notice };
    expect(moved.notice.person).toBe(COORDINATOR);
    expect(to(people, moved.notice, oslo('2027-01-26', '08:00'))).toEqual({ notice: notice(UNIVERSITY) });
  });

  test('on the day of a handover it goes to the one who takes over, before that to the one who has it', () => {
    const role = { role: 'university-coordinator' as const, party: 'nord' };
    const people = directory(
      {},
      {
        [UNIVERSITY]: [{ role: 'university-coordinator', party: 'dmmh' }],
        [COORDINATOR]: [{ ...role, since: '2027-01-26', after: UNIVERSITY }],
      },
    );
    expect(to(people, notice(COORDINATOR))).toMatchObject({ notice: { person: UNIVERSITY } });
    expect(to(people, notice(UNIVERSITY), oslo('2027-01-26', '08:00'))).toMatchObject({
      notice: { person: COORDINATOR },
    });
  });

  test('what the receiver has switched off is dropped; what is a duty cannot be', () => {
    const people = PEOPLE.map((person) => ({ ...person, muted: ['needs-delivered' as const] }));
    const waiting = notice(COORDINATOR, { kind: 'needs-delivered', role: 'network-coordinator', roleParty: 'fosen' });
    expect(to(people, waiting)).toEqual({ dropped: 'switched off by the receiver' });
    expect(to(people)).toEqual({ notice: notice(UNIVERSITY) });
  });
});

describe('acting for somebody who is away', () => {
  const people = directory({ [UNIVERSITY]: [holiday('2027-01-20', '2027-01-31', 'p-koordinator-ntnu', COORDINATOR)] });
  // What a document must hold is checked elsewhere.
  const planOf = (known: readonly Person[]) => ({
    ...compiledFor(known).partnerships.find((one) => one.party === 'fosen')!,
    fields: {},
  });
  const plan = planOf(people);
  const command = (given: object): PartnershipCommand =>
    ({ requestId: JSON.stringify(given), step: 'decision-basis', ...given }) as PartnershipCommand;
  const submitted = (actor: string): PartnershipState =>
    decidePartnership(
      openPartnership(plan, YEAR.plan.opensAt),
      command({ type: 'submit', actor, at: oslo('2027-01-19'), document: { need: 'x' } }),
    ).reduce(evolvePartnership, openPartnership(plan, YEAR.plan.opensAt));
  const approve = (actor: string, day: string) =>
    decidePartnership(submitted(COORDINATOR), command({ type: 'approve', actor, at: oslo(day), revision: 1 }));

  test('a deputy’s approval counts as the absent one’s, and the entry names both', () => {
    expect(approve('p-koordinator-ntnu', '2027-01-20')).toMatchObject([
      {
        type: 'approved',
        actor: 'p-koordinator-ntnu',
        onBehalfOf: UNIVERSITY,
        slots: [{ role: 'university-coordinator', party: 'nord' }],
      },
    ]);
  });

  test.each(['2027-01-19', '2027-02-01'])('on %s, when nobody is away, the deputy may not', (day) => {
    expect(() => approve('p-koordinator-ntnu', day)).toThrow('has no role here');
  });

  test('the absent one may still act, and then there is one name', () => {
    expect(approve(UNIVERSITY, '2027-01-25')[0]).not.toHaveProperty('onBehalfOf');
  });

  test('who handed it in does not approve it in another’s place', () => {
    const alone = directory({ [UNIVERSITY]: [holiday('2027-01-20', '2027-01-31', COORDINATOR)] });
    const own = planOf(alone);
    const opened = openPartnership(own, YEAR.plan.opensAt);
    const handedIn = decidePartnership(
      opened,
      command({ type: 'submit', actor: COORDINATOR, at: oslo('2027-01-21'), document: { need: 'x' } }),
    );
    expect(handedIn[0]).toMatchObject({ approves: [{ role: 'network-coordinator', party: 'fosen' }] });
    const state = handedIn.reduce(evolvePartnership, opened);
    expect(() =>
      decidePartnership(state, command({ type: 'approve', actor: COORDINATOR, at: oslo('2027-01-22'), revision: 1 })),
    ).toThrow('wanted another person’s approval');
  });
});

test('a deputy stands in for the days that those before them are away', () => {
  const of = (person: string, from: string, to: string, deputies: string[] = []) =>
    resolveAbsence(TABLE, '08:00', person, { from, to, reason: 'other', deputies });
  const away = of('a', '2027-03-01', '2027-03-10', ['b', 'c']);
  const aways = [away, of('b', '2027-03-04', '2027-03-05'), of('c', '2027-03-05', '2027-03-05')];
  const days = (person: string) =>
    standInSpans(away, person, aways).map(({ from, until }) => [from, until].map((at) => at.slice(0, 10)));
  expect(days('b')).toEqual([
    ['2027-02-28', '2027-03-03'],
    ['2027-03-05', '2027-03-10'],
  ]);
  expect(days('c')).toEqual([['2027-03-03', '2027-03-04']]);
});

// An address that no mail reaches is suspended: nobody loses a role by it, and no notice is lost. And faults of our own.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Delivery, OutgoingMail, Ports } from '../../activities/ports.ts';
import { announceWith } from '../../activities/raise-notices.ts';
import type { SendAnswer } from '../../activities/send-digests.ts';
import { sendDigestsWith } from '../../activities/send-digests.ts';
import type { Person } from '../../domain/definition-people.ts';
import type { Notice } from '../../domain/notices.ts';
import type { Database } from '../../store/open.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { openTestDatabase, PaperYear } from '../support/store.ts';

const EIGHT = '2026-10-30T07:00:00.000Z';
const NINE = '2026-10-30T08:00:00.000Z';
const FORUM = 'trondelag-kompetanseloftet';

let opened: { database: Database; close(): Promise<void> };
let store: WorldStore;
let paper: PaperYear;
let ports: Ports;
let schemas = 0;
let mails: OutgoingMail[];
let warnings: string[];
/** Answers by address; everything else is taken. */
let answers: Record<string, Delivery>;
let wallClock: number;

const person = (id: string, role: Person['roles'][number]['role'], party: string): Person => ({
  id,
  name: id,
  email: `${id}@test.example`,
  language: 'nb',
  roles: [{ role, party }],
});
const coordinator = person('p-koordinator', 'network-coordinator', 'fosen');
const second = person('p-medkoordinator', 'network-coordinator', 'fosen');
const office = person('p-sekretariat', 'secretariat', FORUM);
const noSuchUser: Delivery = { state: 'refused', suspend: true, reply: '550 5.1.1 No such user' };

beforeAll(async () => {
  opened = await openTestDatabase();
}, 60_000);
afterAll(() => opened.close(), 60_000);

beforeEach(async () => {
  schemas += 1;
  mails = [];
  warnings = [];
  answers = {};
  wallClock = Date.parse(EIGHT);
  store = await openWorldStore(opened.database, `suspensions_${schemas}`, {
    mailDomain: 'test.example',
    // Every look is a later one, so that nothing is answered from memory.
    wallClock: () => new Date((wallClock += 5_000)),
  });
  paper = new PaperYear(store);
  ports = {
    ...store,
    definitions: { ofCycle: () => Promise.resolve({ ...paper.year.definitions, example: true }) },
    mailer: {
      abreast: 4,
      send: (mail: OutgoingMail) => {
        mails.push(mail);
        return Promise.resolve(answers[mail.to] ?? ({ state: 'sent', reply: '250 taken' } as const));
      },
    },
    engine: { ringDesk: () => Promise.resolve() } as unknown as Ports['engine'],
    test: true,
  };
}, 60_000);

function send(now: string): Promise<SendAnswer> {
  const never = new AbortController().signal;
  return sendDigestsWith(
    ports,
    () => never,
    (message) => warnings.push(message),
  )({ planned: now, now });
}

/** News, which holds whatever has become of the step. */
const notice = (to: string, step = 'first-meeting'): Notice => ({
  key: `${paper.name}|${step}|fosen|frame-published|now|0|0|${EIGHT}|network-coordinator@fosen|${to}`,
  cycle: paper.name,
  step,
  party: 'fosen',
  kind: 'frame-published',
  rung: 'now',
  deadline: '2027-01-14',
  nominal: '2027-01-14',
  was: null,
  deadlineRevision: 0,
  revision: 0,
  person: to,
  role: 'network-coordinator',
  roleParty: 'fosen',
  instead: false,
  reason: null,
  amount: null,
  sendAt: EIGHT,
});

const sentTo = (): string[] => mails.map((mail) => mail.to);

describe('an address that a server refuses for good', () => {
  it('is suspended, and what its owner was to be told goes to the secretariat at once, saying why', async () => {
    await store.directory.put([coordinator, office]);
    answers[coordinator.email] = noSuchUser;
    await store.outbox.raise([notice(coordinator.id)]);
    const first = await send(EIGHT);
    expect(first.next).toBe(EIGHT);
    expect(warnings).toEqual([expect.stringMatching(/suspended/), expect.stringMatching(/Nobody in these roles/)]);
    expect(await store.suspensions.list()).toMatchObject([
      { person: coordinator.id, since: EIGHT, why: '550 5.1.1 No such user', held: 0 },
    ]);
    expect(await send(EIGHT)).toMatchObject({ sent: 1, next: null });
    expect(sentTo()).toEqual([coordinator.email, office.email]);
    expect(mails[1]!.text).toContain('kan nås nå');
    const roles = (await store.directory.people()).flatMap((one) => one.roles.map(({ role }) => role));
    expect(roles).toEqual(['network-coordinator', 'secretariat']);
  });

  it('gets nothing more, while others who hold the role get theirs and the secretariat nothing', async () => {
    await store.directory.put([coordinator, second, office]);
    answers[coordinator.email] = noSuchUser;
    await store.outbox.raise([notice(coordinator.id), notice(second.id)]);
    await send(EIGHT);
    await send(NINE);
    expect(sentTo().sort()).toEqual([coordinator.email, second.email]);
    expect(warnings).toEqual([expect.stringMatching(/suspended/)]);
  });

  it('is left out when notices are raised', async () => {
    await store.directory.put([coordinator, office]);
    answers[coordinator.email] = noSuchUser;
    await store.outbox.raise([notice(coordinator.id)]);
    await send(EIGHT);
    await send(EIGHT);
    await paper.open();
    const said = { what: 'frame-published', at: NINE } as const;
    await announceWith(ports)({ plan: paper.year.plan, said, money: paper.cycle });
    const due = (await store.outbox.nextSendAt())!;
    mails = [];
    await send(due);
    expect(sentTo()).toEqual([office.email]);
  });

  it('when nobody at all can be told, what it was waits, and is sent when the suspension is lifted', async () => {
    await store.directory.put([coordinator, office]);
    answers = { [coordinator.email]: noSuchUser, [office.email]: noSuchUser };
    await store.outbox.raise([notice(coordinator.id)]);
    for (let rounds = 0; rounds < 5; rounds += 1) await send(EIGHT);
    expect(await store.outbox.nextSendAt()).toBeNull();
    expect(sentTo()).toEqual([coordinator.email, office.email]);
    expect((await store.suspensions.list()).map(({ person: id, held }) => [id, held])).toEqual([
      [coordinator.id, 0],
      [office.id, 1],
    ]);
    answers = {};
    await store.suspensions.lift(office.id);
    expect(await send(NINE)).toMatchObject({ sent: 1, next: null });
    expect(sentTo().at(-1)).toBe(office.email);
    await expect(store.suspensions.lift(office.id)).rejects.toMatchObject({ code: 'wrong-stage' });
  });

  it('is in use again as soon as the directory has another one', async () => {
    await store.directory.put([coordinator, office]);
    answers[coordinator.email] = noSuchUser;
    await store.outbox.raise([notice(coordinator.id)]);
    await send(EIGHT);
    await store.directory.put([{ ...coordinator, email: 'ny@test.example' }]);
    await store.outbox.raise([notice(coordinator.id, 'grant-decision')]);
    await send(NINE);
    expect(sentTo()).toContain('ny@test.example');
    expect(await store.suspensions.list()).toEqual([]);
  });

  it('is known whatever the size of its letters, and shared by all who have it', async () => {
    await store.directory.put([coordinator, { ...second, email: 'P-Koordinator@Test.Example' }, office]);
    answers[coordinator.email] = noSuchUser;
    await store.outbox.raise([notice(coordinator.id)]);
    await send(EIGHT);
    expect([...(await store.suspensions.unreachable())].sort()).toEqual([coordinator.id, second.id]);
  });
});

describe('who is away, and whose address is suspended', () => {
  const deputy = person('p-vikar', 'university-coordinator', 'nord');
  const away = (who: Person, ...deputies: string[]): Person => ({
    ...who,
    absences: [{ from: '2026-10-26', to: '2026-11-08', reason: 'holiday', deputies }],
  });
  const rounds = async (): Promise<void> => {
    for (let round = 0; round < 5; round += 1) await send(EIGHT);
  };

  const RUNS: [string, { people: Person[]; refused: Person[]; reaches: Person[] }][] = [
    [
      'the deputy’s address: the next deputy gets it',
      { people: [away(coordinator, deputy.id, second.id), deputy, second], refused: [deputy], reaches: [second] },
    ],
    [
      'the only deputy’s address: the secretariat gets it',
      { people: [away(coordinator, deputy.id), deputy, office], refused: [deputy], reaches: [office] },
    ],
    [
      'the absent one’s address: the deputy gets it, and nothing is tried at the address',
      { people: [away(coordinator, deputy.id), deputy, office], refused: [coordinator], reaches: [deputy] },
    ],
    [
      'both addresses: the secretariat gets it',
      { people: [away(coordinator, deputy.id), deputy, office], refused: [coordinator, deputy], reaches: [office] },
    ],
    [
      'the holder’s address, with the secretariat away: its deputy gets it',
      { people: [coordinator, away(office, deputy.id), deputy], refused: [coordinator], reaches: [deputy] },
    ],
    [
      'everybody’s address: it stands on the office’s list',
      { people: [away(coordinator, deputy.id), deputy, office], refused: [coordinator, deputy, office], reaches: [] },
    ],
  ];
  it.each(RUNS)('%s', async (_, { people, refused, reaches }) => {
    await store.directory.put(people);
    answers = Object.fromEntries(refused.map(({ email }) => [email, noSuchUser]));
    await store.outbox.raise([notice(coordinator.id)]);
    await rounds();
    const tried = new Set(refused.map(({ email }) => email));
    expect(sentTo().filter((to) => !tried.has(to))).toEqual(reaches.map(({ email }) => email));
    expect(new Set(sentTo()).size).toBe(sentTo().length);
    const waiting = (await store.suspensions.list()).filter((one) => one.held > 0);
    expect(waiting.map((one) => [one.person, one.held])).toEqual(reaches.length > 0 ? [] : [[deputy.id, 1]]);
  });

  it('what waited for a deputy is sent to whoever can be reached first', async () => {
    await store.directory.put([away(coordinator, deputy.id), deputy, office]);
    answers = { [deputy.email]: noSuchUser, [office.email]: noSuchUser };
    await store.outbox.raise([notice(coordinator.id)]);
    await rounds();
    expect(sentTo()).toEqual([deputy.email, office.email]);
    answers = {};
    await store.suspensions.lift(office.id);
    expect(await send(NINE)).toMatchObject({ sent: 1, next: null });
    expect(mails.at(-1)!.to).toBe(office.email);
    expect(await store.suspensions.holds()).toBe(false);
  });

  it('is told on return, where nobody who could stand in was reached', async () => {
    await store.directory.put([away(coordinator, deputy.id), deputy]);
    answers = { [deputy.email]: noSuchUser };
    await store.outbox.raise([notice(coordinator.id)]);
    await rounds();
    expect(await store.suspensions.list()).toMatchObject([{ person: deputy.id, held: 1 }]);
    await send('2026-11-09T07:00:00.000Z');
    expect(sentTo()).toEqual([deputy.email, coordinator.email]);
  });
});

describe('a fault of our own', () => {
  const people = Array.from({ length: 30 }, (_, index) => person(`p-${index}`, 'network-coordinator', 'fosen'));

  it('ends the round, burns nobody’s attempt, is kept for the office, and is over when mails go out', async () => {
    await store.directory.put([...people, office]);
    const wrongPassword: Delivery = { state: 'own-fault', fault: 'sign-in', reply: '535 wrong' };
    answers = Object.fromEntries(people.map(({ email }) => [email, wrongPassword]));
    await store.outbox.raise(people.map(({ id }) => notice(id)));
    expect(await send(EIGHT)).toEqual({ sent: 0, next: '2026-10-30T07:05:00.000Z', behind: 0 });
    expect(mails.length).toBeLessThan(people.length);
    expect(warnings).toEqual([expect.stringMatching(/ended early: sign-in/)]);
    expect(await store.faults.list()).toMatchObject([{ fault: 'sign-in', times: 1, reply: '535 wrong' }]);
    await send(NINE);
    expect(await store.faults.list()).toMatchObject([{ since: EIGHT, last_at: NINE, times: 2 }]);
    answers = {};
    mails = [];
    expect(await send('2026-10-30T09:00:00.000Z')).toMatchObject({ sent: 30, next: null });
    expect(new Set(sentTo()).size).toBe(30);
    expect(await store.faults.list()).toEqual([]);
  });

  it('a server that is away is tried again in a minute, and not once for every person', async () => {
    await store.directory.put([...people, office]);
    const away: Delivery = { state: 'deferred', because: 'server', reply: 'ECONNREFUSED' };
    answers = Object.fromEntries(people.map(({ email }) => [email, away]));
    await store.outbox.raise(people.map(({ id }) => notice(id)));
    expect(await send(EIGHT)).toEqual({ sent: 0, next: '2026-10-30T07:01:00.000Z', behind: 0 });
    expect(mails.length).toBeLessThan(people.length);
    answers = {};
    expect(await send(NINE)).toMatchObject({ sent: 30 });
  });
});

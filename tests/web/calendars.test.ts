// Calendar feeds over a real world: made on the page, read by another program, moved, called off, revoked.

import { beforeAll, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { Person } from '../../domain/definition-people.ts';
import { eventually } from '../support/wait.ts';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { ACTORS, compiledYear, examplePeople, formYear, refOf } from '../support/years.ts';
import type { TestWeb } from './visits.ts';
import { hiddenFields, openTestWeb } from './visits.ts';

const REF = refOf(2027);
let world: TestWorld;
let web: TestWeb;

beforeAll(async () => {
  world = await openTestWorld({ years: [compiledYear(formYear(2027), examplePeople())] });
  web = await openTestWeb(world);
}, 120_000);

const person = (id: string): Person => world.people.find((one) => one.id === id)!;

/** Makes a feed on the page; its path. */
async function made(who: string, about: string): Promise<string> {
  const page = await (await web.visitor(person(who))).post(web.paths.calendars(), { about }, web.paths.calendars());
  expect(page.statusCode).toBe(200);
  return new URL(/<code>(http[^<]+)<\/code>/.exec(page.body)![1]!).pathname;
}

async function eventsOf(path: string) {
  const answer = await web.app.inject({ url: path });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(answer.body) as unknown[]);
  expect(calendar.getFirstSubcomponent('vtimezone')).not.toBeNull();
  return calendar.getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    return {
      uid: event.uid,
      sequence: event.sequence,
      start: event.startDate.toString(),
      summary: event.summary,
      status: one.getFirstPropertyValue('status'),
    };
  });
}

it('a moved deadline is the same entry at another date, in one’s own feed and in the forum’s', async () => {
  const [own, forum, scheme] = [
    await made(ACTORS.fosen, 'person'),
    await made(ACTORS.fosen, `forum/${REF.forum}`),
    await made(ACTORS.fosen, `scheme/${REF.scheme}`),
  ];
  const at = await web.world.now();
  const basisOf = async (path: string) => (await eventsOf(path)).find(({ uid }) => uid.includes('/decision-basis'))!;
  const before = [await basisOf(own), await basisOf(forum), await basisOf(scheme)];
  expect(before.map(({ start }) => start)).toEqual(['2027-02-01', '2027-02-01', '2027-02-01']);
  await world.gateway.updateCycle(REF, 'moveDeadline', {
    actor: ACTORS.secretariat,
    step: 'decision-basis',
    to: '2027-02-16',
    reason: 'Vinterferie',
    at,
  });
  await eventually('the partnership is told by its cycle', async () => (await basisOf(own)).start === '2027-02-16');
  const after = [await basisOf(own), await basisOf(forum), await basisOf(scheme)];
  expect(after.map(({ uid, start }) => ({ uid, start }))).toEqual(
    before.map(({ uid }) => ({ uid, start: '2027-02-16' })),
  );
  after.forEach((event, index) => expect(event.sequence).toBeGreaterThan(before[index]!.sequence));
});

it('a meeting that is called off stays as cancelled', async () => {
  const path = await made(ACTORS.secretariat, 'person');
  const at = await web.world.now();
  const ask = { actor: ACTORS.secretariat, at };
  await world.gateway.updateCycle(REF, 'planMeeting', {
    ...ask,
    date: '2027-03-10',
    time: '12:00',
    place: 'Steinkjer',
  });
  const planned = (await eventsOf(path)).find(({ uid }) => uid.includes('/m1'))!;
  expect(planned).toMatchObject({ start: '2027-03-10T12:00:00', status: 'CONFIRMED' });
  await world.gateway.updateCycle(REF, 'cancelMeeting', { ...ask, meeting: 'm1', reason: 'Uvær' });
  const off = (await eventsOf(path)).find(({ uid }) => uid === planned.uid)!;
  expect(off.status).toBe('CANCELLED');
  expect(off.sequence).toBeGreaterThan(planned.sequence);
});

it('says that nothing is new, and nothing at all once it is revoked', async () => {
  const path = await made(ACTORS.nord, 'person');
  const { headers } = await web.app.inject({ url: path });
  const again = await web.app.inject({ url: path, headers: { 'if-none-match': String(headers['etag']) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  const visitor = await web.visitor(person(ACTORS.nord));
  const page = await visitor.get(web.paths.calendars());
  expect(page.body).not.toContain(path);
  const revoke = /action="(\/calendars\/[^"]+\/revoke)"/.exec(page.body)![1]!;
  expect((await (await web.visitor(person(ACTORS.fosen))).post(revoke, {}, web.paths.calendars())).statusCode).toBe(
    404,
  );
  expect((await visitor.post(revoke, hiddenFields(page.body))).statusCode).toBe(303);
  expect((await web.app.inject({ url: path })).statusCode).toBe(404);
  expect((await web.app.inject({ url: '/calendars/feed/unknown.ics' })).statusCode).toBe(404);
  expect(web.logged.join('\n')).not.toContain(path.split('/').at(-1)!);
});

it('is not for what one takes no part in, nor for a token of the API', async () => {
  const visitor = await web.visitor(person(ACTORS.fosen));
  const wrong = await visitor.post(web.paths.calendars(), { about: 'forum/annet-forum' }, web.paths.calendars());
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('href="#about-0"');
  const { secret } = await web.world.accessKeys.make({
    kind: 'api',
    person: ACTORS.fosen,
    name: 'x',
    gives: ['read'],
    expiresAt: null,
  });
  expect((await web.app.inject({ url: web.paths.feed(secret) })).statusCode).toBe(404);
});

it('a feed of somebody who lost all roles is empty', async () => {
  const path = await made(ACTORS.fosenOwner, `forum/${REF.forum}`);
  expect((await eventsOf(path)).length).toBeGreaterThan(5);
  await world.running.store.directory.put([{ ...person(ACTORS.fosenOwner), roles: [] }]);
  expect(await eventsOf(path)).toEqual([]);
});

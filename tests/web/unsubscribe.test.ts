// One click in a mail switches off its optional kinds; looking at the page changes nothing. Runs with the engine project.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OptionalKind } from '../../domain/notice-kinds.ts';
import type { Database } from '../../store/open.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { createApp } from '../../web/app.ts';
import { unsubscribeTokens } from '../../worker/unsubscribe.ts';
import { webWorldOf } from '../../worker/web.ts';
import { REAL_CLOCK } from '../../workflows/contract.ts';
import { openTestDatabase } from '../support/store.ts';
import { ACTORS, examplePeople } from '../support/years.ts';

const SECRET = 'a secret for tests, long enough to be one';
const KINDS: OptionalKind[] = ['invitation', 'withdrawn'];

let opened: { database: Database; close(): Promise<void> };
let store: WorldStore;
let app: Awaited<ReturnType<typeof createApp>>;

beforeAll(async () => {
  opened = await openTestDatabase();
  store = await openWorldStore(opened.database, 'unsubscribe', {
    mailDomain: 'test.example',
    wallClock: () => new Date(),
  });
  await store.directory.put(examplePeople());
  const gateway = { world: { prefix: '', taskQueue: 'none', clock: REAL_CLOCK } };
  const world = webWorldOf({ store, gateway } as unknown as Parameters<typeof webWorldOf>[0], {
    base: '',
    test: true,
    mailer: { abreast: 1, send: () => Promise.reject(new Error('not in this test')) },
    mailDomain: 'test.example',
    secret: SECRET,
  });
  app = await createApp({
    worlds: [world],
    secret: SECRET,
    secure: false,
    wallClock: () => new Date(),
    log: () => undefined,
  });
}, 60_000);
afterAll(async () => {
  await app.close();
  await opened.close();
});

const mutedOf = async (id: string) => (await store.directory.people()).find((one) => one.id === id)!.muted;
const url = `/unsubscribe/${unsubscribeTokens(SECRET, '').write({ person: ACTORS.fosen, kinds: KINDS })}`;

test('GET shows what would be switched off and a button, and changes nothing', async () => {
  const page = await app.inject({ method: 'GET', url });
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('Invitasjon');
  expect(page.body).toContain('<button');
  expect(await mutedOf(ACTORS.fosen)).toBeUndefined();
});

test.each([
  ['another world', `/unsubscribe/${unsubscribeTokens(SECRET, '/demo').write({ person: ACTORS.nord, kinds: KINDS })}`],
  ['another secret', `/unsubscribe/${unsubscribeTokens('x', '').write({ person: ACTORS.nord, kinds: KINDS })}`],
  ['somebody’s own making', '/unsubscribe/WyJwLWtvb3JkaW5hdG9yLW5vcmQiXQ.AAAA'],
  ['nothing', '/unsubscribe/x'],
])('an address of %s does nothing', async (_what, other) => {
  expect((await app.inject({ method: 'GET', url: other })).statusCode).toBe(404);
  expect((await app.inject({ method: 'POST', url: other })).statusCode).toBe(404);
  expect(await mutedOf(ACTORS.nord)).toBeUndefined();
});

test('POST does it at once, as mail programs send it, and twice is as once', async () => {
  for (let round = 0; round < 2; round += 1) {
    const answer = await app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Du er meldt av');
    expect(await mutedOf(ACTORS.fosen)).toEqual(KINDS);
  }
});

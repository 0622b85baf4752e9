// Signing in with a real OpenID Connect provider: who gets in, who does not, and answers that somebody made.

import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { createApp } from '../../web/app.ts';
import { createSingleSignOn } from '../../web/single-sign-on.ts';
import { readConfig } from '../../worker/config.ts';
import { webWorldOf } from '../../worker/web.ts';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { ACTORS } from '../support/years.ts';

const SECRET = 'a secret for tests, long enough to be one';
const URL_OF_PAGES = 'https://arshjul.example';
const CLIENT = { client_id: 'arshjul', client_secret: 'known to both' };

/** As much of the provider as is used here; the package has no types. */
type ProviderClass = new (issuer: string, options: object) => { callback(): Parameters<typeof createServer>[1] };

let world: TestWorld;
let server: Server;
let issuer: string;
const apps: FastifyInstance[] = [];
/** What the provider says of the account that signs in. */
let claims: Readonly<Record<string, unknown>> = {};

beforeAll(async () => {
  world = await openTestWorld();
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // It warns of what a real installation must have, and of this Node.
  for (const loud of ['warn', 'info'] as const) jest.spyOn(console, loud).mockImplementation(() => undefined);
  const name: string = 'oidc-provider';
  const { default: Provider } = (await import(name)) as { readonly default: ProviderClass };
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [`${URL_OF_PAGES}/single-sign-on/back`] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...claims }) }),
    cookies: { keys: ['of the test'] },
  });
  server.on('request', provider.callback()!);
}, 120_000);

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function pages(
  more: { readonly trustsAddresses?: boolean; readonly issuer?: string } = {},
): Promise<FastifyInstance> {
  const app = await createApp({
    worlds: [
      webWorldOf(world.running, {
        base: '',
        test: true,
        mailer: { abreast: 1, send: () => Promise.reject(new Error('not in this test')) },
        mailDomain: 'test.example',
        secret: SECRET,
      }),
    ],
    secret: SECRET,
    secure: false,
    wallClock: () => new Date(),
    log: () => undefined,
    requestsPerMinute: 100_000,
    singleSignOn: createSingleSignOn({
      issuer: more.issuer ?? issuer,
      clientId: CLIENT.client_id,
      clientSecret: CLIENT.client_secret,
      name: 'Prøve-ID',
      url: URL_OF_PAGES,
      trustsAddresses: more.trustsAddresses ?? false,
    }),
  });
  apps.push(app);
  return app;
}

/** Signs in at the provider as a browser would; where it sends the visitor back to. */
async function atProvider(start: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | null = null;
  for (let step = 0; step < 20; step += 1) {
    const cookie = [...jar].map(([key, value]) => `${key}=${value}`).join('; ');
    const answer: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form === null ? {} : { method: 'POST', body: form }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [key, ...value] = set.split(';')[0]!.split('=');
      jar.set(key!, value.join('='));
    }
    const to = answer.headers.get('location');
    form = null;
    if (to === null) {
      const prompt = /name="prompt" value="(\w+)"/.exec(await answer.text())![1]!;
      form = new URLSearchParams({ prompt, login: 'konto-1', password: 'any' });
      continue;
    }
    if (to.startsWith(URL_OF_PAGES)) return to.slice(URL_OF_PAGES.length);
    url = new URL(to, url).href;
  }
  throw new Error('the provider sent nobody back');
}

async function begin(app: FastifyInstance) {
  const answer = await app.inject({ url: '/single-sign-on' });
  expect(answer.statusCode).toBe(303);
  return {
    to: String(answer.headers.location),
    cookies: Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value])),
  };
}

async function signIn(app: FastifyInstance) {
  const { to, cookies } = await begin(app);
  return app.inject({ url: await atProvider(to), cookies });
}

const emailOf = (id: string): string => world.people.find((one) => one.id === id)!.email;

describe('somebody whom the provider vouches for', () => {
  it('is signed in as the person with that address, however it is written', async () => {
    claims = { email: emailOf(ACTORS.fosen).toUpperCase(), email_verified: true };
    const app = await pages();
    expect((await app.inject({ url: '/sign-in' })).body).toContain('Logg inn med Prøve-ID');
    const answer = await signIn(app);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/tasks']);
    const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
    const tasks = await app.inject({ url: '/tasks', cookies });
    expect(tasks.statusCode).toBe(200);
    expect(tasks.body).toContain(world.people.find((one) => one.id === ACTORS.fosen)!.name);
  });

  it.each([
    ['whose address nobody has here', { email: 'ukjent@nowhere.example', email_verified: true }, false, 403],
    ['whose address is not confirmed', { email_verified: false }, false, 403],
    ['of whose address nothing is said', {}, false, 403],
    ['of whose address nothing is said, where addresses are trusted', {}, true, 303],
    ['whose address is said not to be confirmed, even there', { email_verified: false }, true, 403],
  ])('%s', async (_, said, trustsAddresses, status) => {
    claims = { email: emailOf(ACTORS.fosen), ...said };
    const answer = await signIn(await pages({ trustsAddresses }));
    expect(answer.statusCode).toBe(status);
    expect(answer.cookies.some(({ name, value }) => name === 'arshjul-session' && value !== '')).toBe(status === 303);
  });
});

describe('an answer', () => {
  it('to another browser, another request, or twice, signs nobody in', async () => {
    claims = { email: emailOf(ACTORS.fosen), email_verified: true };
    const app = await pages();
    const { to, cookies } = await begin(app);
    const back = await atProvider(to);
    const other = await begin(app);
    const statuses = [
      (await app.inject({ url: back })).statusCode,
      (await app.inject({ url: back, cookies: other.cookies })).statusCode,
      (await app.inject({ url: back, cookies: { 'arshjul-single-sign-on': '{"state":"made up"}' } })).statusCode,
      (await app.inject({ url: '/single-sign-on/back?error=access_denied', cookies })).statusCode,
      (await app.inject({ url: '/single-sign-on/back', cookies })).statusCode,
      (await app.inject({ url: back, cookies })).statusCode,
      (await app.inject({ url: back, cookies })).statusCode,
    ];
    expect(statuses).toEqual([403, 403, 403, 403, 403, 303, 403]);
  });
});

it('a provider that is away is said to be, and links by mail go on', async () => {
  const app = await pages({ issuer: 'http://127.0.0.1:9' });
  expect((await app.inject({ url: '/single-sign-on' })).statusCode).toBe(503);
  expect((await app.inject({ url: '/sign-in' })).statusCode).toBe(200);
});

describe('the configuration', () => {
  const full = {
    ARSHJUL_OIDC_ISSUER: 'https://id.example',
    ARSHJUL_OIDC_CLIENT_ID: 'arshjul',
    ARSHJUL_OIDC_CLIENT_SECRET: 'secret',
    ARSHJUL_WEB_URL: URL_OF_PAGES,
  };

  it('is whole or nothing', () => {
    expect(readConfig({}).web.singleSignOn).toBeNull();
    expect(readConfig(full).web.singleSignOn).toMatchObject({ name: 'id.example', trustsAddresses: false });
    for (const name of ['ARSHJUL_OIDC_CLIENT_ID', 'ARSHJUL_OIDC_CLIENT_SECRET', 'ARSHJUL_WEB_URL'])
      expect(() => readConfig({ ...full, [name]: undefined })).toThrow(name);
  });

  it.each(['http://id.example', 'id.example', 'https://', 'http://127.0.0.1.evil.example'])(
    'takes no issuer such as %s',
    (ARSHJUL_OIDC_ISSUER) => {
      expect(() => readConfig({ ...full, ARSHJUL_OIDC_ISSUER })).toThrow(/ARSHJUL_OIDC_ISSUER/);
    },
  );
});

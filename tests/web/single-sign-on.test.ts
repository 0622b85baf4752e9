// Signing in and out with a real OpenID Connect provider: who gets in, who does not, answers that somebody made, and
// what is left at the provider.

import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { createApp } from '../../web/app.ts';
import { pathsUnder } from '../../web/paths.ts';
import { createSingleSignOn } from '../../web/single-sign-on.ts';
import { readConfig } from '../../worker/config.ts';
import { webWorldOf } from '../../worker/web.ts';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { ACTORS } from '../support/years.ts';
import type { WebWorld } from '../../web/world.ts';
import { openBrowsing } from './browsing.ts';
import { hiddenFields } from './visits.ts';

const SECRET = 'a secret for tests, long enough to be one';
const URL_OF_PAGES = 'https://arshjul.example';
const CLIENT = { client_id: 'arshjul', client_secret: 'known to both' };

/** As much of the provider as is used here; the package has no types. */
type ProviderClass = new (issuer: string, options: object) => { callback(): Parameters<typeof createServer>[1] };

let world: TestWorld;
let webWorld: WebWorld;
let issuer: string;
/** A provider that nobody can be sent to for signing out. */
let issuerWithout: string;
const servers: Server[] = [];
const apps: FastifyInstance[] = [];
/** What the provider says of the account that signs in. */
let claims: Readonly<Record<string, unknown>> = {};

beforeAll(async () => {
  world = await openTestWorld();
  webWorld = webWorldOf(world.running, {
    base: '',
    test: true,
    mailer: { abreast: 1, send: () => Promise.reject(new Error('not in this test')) },
    mailDomain: 'test.example',
    secret: SECRET,
  });
  // It warns of what a real installation must have, and of this Node.
  for (const loud of ['warn', 'info'] as const) jest.spyOn(console, loud).mockImplementation(() => undefined);
  const name: string = 'oidc-provider';
  const { default: Provider } = (await import(name)) as { readonly default: ProviderClass };
  const open = async (signsOut: boolean): Promise<string> => {
    const server = createServer();
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const back = signsOut ? { post_logout_redirect_uris: [`${URL_OF_PAGES}/sign-in`] } : {};
    const provider = new Provider(at, {
      clients: [{ ...CLIENT, redirect_uris: [`${URL_OF_PAGES}/single-sign-on/back`], ...back }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...claims }) }),
      cookies: { keys: ['of the test'] },
      features: { rpInitiatedLogout: { enabled: signsOut } },
    });
    server.on('request', provider.callback()!);
    return at;
  };
  [issuer, issuerWithout] = await Promise.all([open(true), open(false)]);
}, 120_000);

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function pages(
  more: { readonly trustsAddresses?: boolean; readonly issuer?: string } = {},
): Promise<FastifyInstance> {
  const app = await createApp({
    worlds: [webWorld],
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

/**
 * Does at the provider what it asks, as a browser would with the cookies in `jar`: signs in, says yes to signing out.
 * Where it sends the visitor back to, and what it asked on the way.
 */
async function visitProvider(start: string, jar: Map<string, string>): Promise<{ back: string; asked: string[] }> {
  const asked: string[] = [];
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
      const page = await answer.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
      asked.push(prompt ?? 'sign out');
      if (prompt === undefined) url = new URL(/action="([^"]+)"/.exec(page)![1]!, url).href;
      form =
        prompt === undefined
          ? new URLSearchParams({ xsrf: /name="xsrf" value="(\w+)"/.exec(page)![1]!, logout: 'yes' })
          : new URLSearchParams({ prompt, login: 'konto-1', password: 'any' });
      continue;
    }
    if (to.startsWith(URL_OF_PAGES)) return { back: to.slice(URL_OF_PAGES.length), asked };
    url = new URL(to, url).href;
  }
  throw new Error('the provider sent nobody back');
}

/** Signs in at the provider; where it sends the visitor back to. */
const atProvider = async (start: string): Promise<string> => (await visitProvider(start, new Map())).back;

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

describe('signing out', () => {
  const cookiesOf = ({ cookies }: { readonly cookies: readonly { name: string; value: string }[] }) =>
    Object.fromEntries(cookies.map(({ name, value }) => [name, value]));

  /** Presses the button of the menu; the cookies afterwards and where it leads. */
  async function signOut(app: FastifyInstance, cookies: Record<string, string>) {
    const { guard } = hiddenFields((await app.inject({ url: '/tasks', cookies })).body);
    const answer = await app.inject({ method: 'POST', url: '/sign-out', cookies, payload: { guard } });
    expect(answer.statusCode).toBe(303);
    return { to: answer.headers.location, cookies: cookiesOf(answer) };
  }

  const page = (app: FastifyInstance, language = 'nb') =>
    app.inject({ url: '/single-sign-on/signed-out', headers: { 'accept-language': language } });
  const linkOf = (body: string, host: string): string | undefined =>
    new RegExp(`href="(${host}[^"]*)"`).exec(body)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#38;', '&');

  it('ends the session here at once, and then offers to end the one at the provider', async () => {
    claims = { email: emailOf(ACTORS.fosen), email_verified: true };
    const app = await pages();
    const jar = new Map<string, string>();
    const start = await begin(app);
    const { back } = await visitProvider(start.to, jar);
    const left = await signOut(app, cookiesOf(await app.inject({ url: back, cookies: start.cookies })));
    expect(left).toMatchObject({ to: '/single-sign-on/signed-out', cookies: { 'arshjul-session': '' } });
    // Still signed in there: whoever comes next is let in unasked.
    expect((await visitProvider((await begin(app)).to, jar)).asked).toEqual([]);

    const { statusCode, body } = await page(app);
    expect([statusCode, body.includes('Logg ut av Prøve-ID også')]).toEqual([200, true]);
    const there = linkOf(body, issuer)!;
    expect(Object.fromEntries(new URL(there).searchParams)).toEqual({
      client_id: CLIENT.client_id,
      post_logout_redirect_uri: `${URL_OF_PAGES}/sign-in`,
    });
    expect(await visitProvider(there, jar)).toEqual({ back: '/sign-in', asked: ['sign out'] });
    expect((await visitProvider((await begin(app)).to, jar)).asked).toContain('login');
  });

  it('where the provider has no way to, or is away, ends the session here all the same and says so', async () => {
    claims = { email: emailOf(ACTORS.fosen), email_verified: true };
    const without = await pages({ issuer: issuerWithout });
    const cookies = cookiesOf(await signIn(without));
    const away = await pages({ issuer: 'http://127.0.0.1:9' });
    for (const app of [without, away]) {
      expect(await signOut(app, cookies)).toMatchObject({
        to: '/single-sign-on/signed-out',
        cookies: { 'arshjul-session': '' },
      });
      for (const [language, said] of [
        ['nb', 'logge ut på sidene til Prøve-ID'],
        ['nn', 'logge ut på sidene til Prøve-ID'],
        ['en', 'sign out on the pages of Prøve-ID'],
      ]) {
        const { statusCode, body } = await page(app, language);
        expect([statusCode, body.includes(said!), linkOf(body, 'http:')]).toEqual([200, true, undefined]);
      }
    }
  });

  it('of a session by link leads to the sign-in page, and somebody signed in is not told that they are out', async () => {
    const app = await pages();
    const secret = await webWorld.signIns.issue(ACTORS.fosen, 5);
    const cookies = cookiesOf(await app.inject({ method: 'POST', url: `/sign-in/${secret}` }));
    const early = await app.inject({ url: '/single-sign-on/signed-out', cookies });
    expect([early.statusCode, early.headers.location]).toEqual([303, '/tasks']);
    expect(await signOut(app, cookies)).toMatchObject({ to: '/sign-in', cookies: { 'arshjul-session': '' } });
  });

  it('shows a page that everybody can use, with the way to the provider and without', async () => {
    for (const [name, at] of [
      ['signed-out', issuer],
      ['signed-out-without', issuerWithout],
    ] as const) {
      const browsing = await openBrowsing({ app: await pages({ issuer: at }), world: webWorld, paths: pathsUnder('') });
      try {
        const visitor = await browsing.visitor(ACTORS.fosen);
        await visitor.context().clearCookies();
        await browsing.go(visitor, '/single-sign-on/signed-out');
        expect(await browsing.faultsInBoth(visitor, name)).toEqual([]);
        await visitor.click('button[name=language][value=en]');
        await visitor.waitForSelector('html[lang=en]');
        expect(await browsing.faults(visitor, `${name}-en`)).toEqual([]);
      } finally {
        await browsing.close();
      }
    }
  }, 60_000);
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

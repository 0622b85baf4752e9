// A web application over a test world, and people who visit it. Node only.

import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Person } from '../../domain/definition-people.ts';
import { cycleName } from '../../domain/words.ts';
import { createApp } from '../../web/app.ts';
import { pathsUnder } from '../../web/paths.ts';
import type { SignInMail, WebWorld } from '../../web/world.ts';
import { webWorldOf } from '../../worker/web.ts';
import { eventually } from '../support/wait.ts';
import type { TestWorld } from '../support/world.ts';

export interface TestWeb {
  readonly app: FastifyInstance;
  readonly world: WebWorld;
  readonly sent: SignInMail[];
  readonly logged: string[];
  /** Every route that there is, as `GET /tasks`. */
  readonly routes: readonly string[];
  readonly paths: ReturnType<typeof pathsUnder>;
  visitor(person: Person | null): Promise<TestVisitor>;
}

export interface TestVisitor {
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Posts a form as the page would: with the hidden fields of the page that `from` names. */
  post(
    url: string,
    fields: Readonly<Record<string, string>>,
    from?: string,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  /** Posts a form with files, as a browser does: with the hidden fields of the page that `from` names. */
  postFiles(
    url: string,
    fields: Readonly<Record<string, string>>,
    files: readonly { readonly name: string; readonly bytes: Buffer }[],
    from?: string,
  ): Promise<LightMyRequestResponse>;
  /** Posts bytes of a type, as a form with a file does. */
  send(url: string, payload: Buffer, type: string): Promise<LightMyRequestResponse>;
}

/** The application over a world; mails with links are kept instead of sent. */
export async function openTestWeb(
  world: TestWorld,
  options: { readonly requestsPerMinute?: number; readonly wallClock?: () => Date } = {},
): Promise<TestWeb> {
  // A cycle starts its partnerships a moment after it was opened.
  await eventually('every partnership is there', async () => {
    for (const { plan } of world.years) {
      const there = await world.running.store.reads.partnerships(cycleName(plan.ref));
      if (there.length < plan.parties.length) return false;
    }
    return true;
  });
  const sent: SignInMail[] = [];
  const logged: string[] = [];
  const routes: string[] = [];
  const web: WebWorld = {
    ...webWorldOf(world.running, {
      base: '',
      test: true,
      mailer: { abreast: 1, send: () => Promise.reject(new Error('not in this test')) },
      mailDomain: 'test.example',
      secret: 'a secret for tests, long enough to be one',
    }),
    sendSignIn: (mail) => {
      sent.push(mail);
      return Promise.resolve();
    },
  };
  const app = await createApp({
    worlds: [web],
    secret: 'a secret for tests, long enough to be one',
    secure: false,
    wallClock: options.wallClock ?? (() => new Date()),
    log: (line) => logged.push(line),
    onRoute: (method, pattern) => {
      if (method !== 'HEAD') routes.push(`${method} ${pattern}`);
    },
    requestsPerMinute: options.requestsPerMinute ?? 100_000,
  });
  const paths = pathsUnder('');
  return {
    app,
    world: web,
    sent,
    logged,
    routes,
    paths,
    async visitor(person) {
      const cookies: Record<string, string> = {};
      const go = async (options: InjectOptions): Promise<LightMyRequestResponse> => {
        const answer = await app.inject({ ...options, cookies });
        for (const { name, value } of answer.cookies) cookies[name] = value;
        return answer;
      };
      if (person !== null) {
        const secret = await web.signIns.issue(person.id, 5);
        await go({ method: 'POST', url: paths.signInWith(secret) });
      }
      return {
        get: (url, headers = {}) => go({ method: 'GET', url, headers }),
        send: (url, payload, type) => go({ method: 'POST', url, headers: { 'content-type': type }, payload }),
        async postFiles(url, fields, files, from) {
          const page = from === undefined ? '' : (await go({ method: 'GET', url: from })).body;
          const form = new FormData();
          for (const [name, value] of Object.entries({ ...hiddenFields(page), ...fields })) form.append(name, value);
          for (const { name, bytes } of files) form.append('file', new Blob([new Uint8Array(bytes)]), name);
          const encoded = new Response(form);
          const type = encoded.headers.get('content-type')!;
          const payload = Buffer.from(await encoded.arrayBuffer());
          return go({ method: 'POST', url, headers: { 'content-type': type }, payload });
        },
        async post(url, fields, from, headers = {}) {
          const page = from === undefined ? '' : (await go({ method: 'GET', url: from })).body;
          return go({
            method: 'POST',
            url,
            headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
            payload: new URLSearchParams({ ...hiddenFields(page), ...fields }).toString(),
          });
        },
      };
    },
  };
}

/** The hidden controls of a page's forms; of several with one name, the last. */
export function hiddenFields(page: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, value] of page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
    found[name!] = value!
      .replaceAll('&quot;', '"')
      .replaceAll('&#34;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&');
  }
  return found;
}

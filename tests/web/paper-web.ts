// The pages over a store that was written without an engine. Node only.

import type { LightMyRequestResponse } from 'fastify';
import type { Gateway } from '../../client/gateway.ts';
import type { Instant } from '../../domain/words.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { createApp } from '../../web/app.ts';
import { pathsUnder } from '../../web/paths.ts';
import type { WebWorld } from '../../web/world.ts';
import { webWorldOf } from '../../worker/web.ts';
import { REAL_CLOCK } from '../../workflows/contract.ts';

const SECRET = 'a secret for tests, long enough to be one';

export interface PaperWeb {
  readonly world: WebWorld;
  readonly paths: ReturnType<typeof pathsUnder>;
  readonly app: Awaited<ReturnType<typeof createApp>>;
  /** Signs somebody in; answers a function that gets pages. */
  reader(person: string): Promise<(url: string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>>;
}

/** The application over a store, at an instant at which its clock stands. */
export async function openPaperWeb(store: WorldStore, now: Instant): Promise<PaperWeb> {
  const gateway = { world: { prefix: '', taskQueue: 'none', clock: REAL_CLOCK } } as unknown as Gateway;
  const world: WebWorld = {
    ...webWorldOf(
      { store, gateway },
      {
        base: '',
        test: true,
        mailer: { abreast: 1, send: () => Promise.reject(new Error('not in this test')) },
        mailDomain: 'test.example',
        secret: SECRET,
      },
    ),
    now: () => Promise.resolve(now),
  };
  const app = await createApp({
    worlds: [world],
    secret: SECRET,
    secure: false,
    wallClock: () => new Date(),
    log: () => undefined,
    requestsPerMinute: 1_000_000,
  });
  const paths = pathsUnder('');
  return {
    world,
    paths,
    app,
    async reader(person) {
      const secret = await world.signIns.issue(person, 60);
      const { cookies } = await app.inject({ method: 'POST', url: paths.signInWith(secret) });
      const jar = Object.fromEntries(cookies.map(({ name, value }) => [name, value]));
      return (url, headers = {}) => app.inject({ url, headers, cookies: jar });
    },
  };
}

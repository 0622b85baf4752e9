// How the service is, and what waits for somebody to mend it. Node only.

import type { FastifyInstance } from 'fastify';
import { longDate } from '../../texts/dates.ts';
import { HEALTH_WORDS } from '../i18n/health.ts';
import { forumsOf } from '../own-forums.ts';
import type { Web } from '../page.ts';
import { healthPage } from '../views/health.tsx';
import { dataTable } from '../views/table.tsx';

/** One thing that waits, as the verb `tasks` lists it. */
interface Waiting {
  readonly kind: string;
  readonly since: string | null;
  readonly about: string;
  readonly why: string;
  readonly mail?: string;
}

export function addHealthRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  app.get(paths.health(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    await forumsOf(web, visitor, 'Show how the service is');
    const [checks, waiting, people, shown] = await Promise.all([
      world.health(),
      world.ask('tasks', {}) as Promise<Waiting[]>,
      world.people(),
      web.shown(request),
    ]);
    const { language } = visitor;
    const words = HEALTH_WORDS[language];
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const services = dataTable(
      words.services,
      [words.service, words.state],
      Object.entries(checks).map(([name, isWell]) => [
        words.names[name] ?? name,
        { text: isWell ? words.answers : words.silent, tag: isWell ? ('success' as const) : ('danger' as const) },
      ]),
    );
    const tasks =
      waiting.length === 0
        ? null
        : dataTable(
            words.waiting,
            [words.what, words.about, words.since, words.why],
            waiting.map(({ kind, about, since, why, mail }) => [
              words.kinds[kind] ?? kind,
              { text: names.get(about) ?? about, ...(mail === undefined ? {} : { href: paths.mail(mail) }) },
              since === null ? '' : longDate(world.dateOf(since), language),
              why,
            ]),
          );
    return web.send(reply, 200, healthPage(shown, services, tasks));
  });
}

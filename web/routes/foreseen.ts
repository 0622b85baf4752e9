// The mails of a day before they are sent: of a year that runs, or of one that is only defined. Node only.

import type { FastifyInstance } from 'fastify';
import { refuse } from '../../domain/refusal.ts';
import { BEHAVIOURS } from '../../domain/behaviour.ts';
import { tryParseCycleName } from '../../domain/words.ts';
import { localDateOf } from '../forms.ts';
import { FORESEEN_WORDS } from '../i18n/foreseen.ts';
import type { Web } from '../page.ts';
import { findPerson } from '../people-by-id.ts';
import type { Foreseen } from '../views/foreseen.tsx';
import { foreseenPage } from '../views/foreseen.tsx';
import { definitionsOfVisitor } from './definitions.ts';

type Query = Readonly<Record<string, string | string[] | undefined>>;

export function addForeseenRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  app.get<{ Querystring: Query }>(paths.foreseenMails(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const [{ mine, states }, people, now, shown] = await Promise.all([
      definitionsOfVisitor(web, visitor),
      world.people(),
      world.now(),
      web.shown(request),
    ]);
    const text = (key: string): string => {
      const value = request.query[key];
      return typeof value === 'string' ? value.trim() : '';
    };
    const usable = mine.filter(({ fault }) => fault === null);
    const forums = new Set(usable.map(({ forum }) => forum));
    const opened = [...states.keys()].filter((name) => forums.has(tryParseCycleName(name)!.forum));
    const years = [...new Set([...opened, ...usable.map(({ cycle }) => cycle)])];
    const [cycle, typed] = [text('cycle'), text('on')];
    if (cycle !== '' && !years.includes(cycle))
      refuse('not-found', `Foresee mails of ${cycle.slice(0, 120)}: no such year is among those of your forums`);
    const on = localDateOf(typed);
    const behaviour = BEHAVIOURS.find((one) => one === text('people')) ?? 'silent';
    const past = on !== null && states.has(cycle) && on < world.dateOf(now);
    const asked = cycle !== '' && on !== null && !past;
    const mails = asked
      ? ((await world.ask('previewday', { cycle, on, people: behaviour, test: world.test })) as Foreseen[])
      : null;
    const errors =
      cycle !== '' && on === null ? [{ target: 'on', text: FORESEEN_WORDS[visitor.language].dateMissing }] : [];
    const page = foreseenPage(shown, {
      years,
      running: new Set(opened),
      definitions: usable,
      choice: { cycle, on: typed, people: behaviour },
      date: on,
      past,
      mails,
      errors,
      personName: (id) => findPerson(people, id)?.name ?? id,
    });
    return web.send(reply, errors.length > 0 ? 422 : 200, page);
  });
}

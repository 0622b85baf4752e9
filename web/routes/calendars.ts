// Calendar feeds: the page where one makes and revokes them, and the files themselves. Node only.

import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isWorking, MOST_KEYS } from '../../domain/access-keys.ts';
import { refuse } from '../../domain/refusal.ts';
import { CALENDAR_WORDS } from '../../texts/calendar.ts';
import { calendarFile } from '../calendar-file.ts';
import { feedChoices, feedEntries } from '../feeds.ts';
import { CALENDAR_PAGE_WORDS } from '../i18n/calendars.ts';
import type { SignedIn, Web } from '../page.ts';
import type { CalendarsPage } from '../views/calendars.tsx';
import { calendarsPage, choiceLabel } from '../views/calendars.tsx';
import { textPage } from '../views/text.tsx';

export function addCalendarRoutes(app: FastifyInstance, web: Web, wallClock: () => Date): void {
  const { paths, world } = web;
  const workingOf = async ({ person }: SignedIn) => {
    const now = wallClock().toISOString();
    return (await world.accessKeys.list('calendar', person.id)).filter((key) => isWorking(key, now));
  };

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: SignedIn,
    given: Partial<Pick<CalendarsPage, 'problem' | 'made'>>,
  ): Promise<FastifyReply> => {
    const [keys, choices, shown] = await Promise.all([
      workingOf(visitor),
      feedChoices(world, visitor.person),
      web.shown(request),
    ]);
    const feeds = keys.map((key) => {
      const choice = choices.find(({ about }) => about === key.gives[0]);
      // The name as it was, where the person takes part no longer.
      const name = choice === undefined ? key.name : choiceLabel(choice, shown);
      return { id: key.id, name, madeOn: world.dateOf(key.madeAt), usedOn: key.usedOn };
    });
    const { problem = null, made = null } = given;
    return web.send(reply, problem === null ? 200 : 422, calendarsPage(shown, { feeds, choices, problem, made }));
  };

  app.get(paths.calendars(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    return visitor === null ? reply : show(request, reply, visitor, {});
  });

  app.post<{ Body: Record<string, unknown> }>(paths.calendars(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const words = CALENDAR_PAGE_WORDS[visitor.language];
    const choice = (await feedChoices(world, visitor.person)).find(({ about }) => about === request.body['about']);
    if (!choice) return show(request, reply, visitor, { problem: words.aboutMissing });
    if ((await workingOf(visitor)).length >= MOST_KEYS)
      return show(request, reply, visitor, { problem: words.tooMany(MOST_KEYS) });
    const name = choiceLabel(choice, { visitor });
    const { secret } = await world.accessKeys.make({
      kind: 'calendar',
      person: visitor.person.id,
      name,
      gives: [choice.about],
      expiresAt: null,
    });
    // Not a redirect: the address is nowhere to be read again.
    return show(request, reply, visitor, { made: { name, address: `${originOf(request)}${paths.feed(secret)}` } });
  });

  app.post<{ Params: { id: string } }>(`${paths.calendars()}/:id/revoke`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    if (!(await world.accessKeys.revoke('calendar', request.params.id, visitor.person.id)))
      refuse('not-found', 'Revoke a calendar address: you have none by that id that works');
    return reply.redirect(paths.calendars(), 303);
  });

  app.get<{ Params: { secret: string } }>(`${paths.calendars()}/feed/:secret.ics`, async (request, reply) => {
    const key = await world.accessKeys.use('calendar', request.params.secret);
    const person = key && (await world.people()).find((one) => one.id === key.person);
    if (!key || !person) {
      const shown = await web.shown(request);
      const { title, lead } = shown.words.errors['404'];
      return web.send(reply, 404, textPage(shown, title, [lead]));
    }
    const about = key.gives[0]!;
    const { language } = person;
    const entries = await feedEntries(world, paths, originOf(request), { person, about, language });
    const choice = (await feedChoices(world, person)).find((one) => one.about === about);
    const words = CALENDAR_WORDS[language];
    const name = words.name(choice?.names?.[language] ?? words.mine);
    const file = calendarFile(name, `${world.base.replaceAll('/', '')}.arshjul`.replace(/^\./, ''), entries);
    const tag = `"${createHash('sha256').update(file).digest('base64url').slice(0, 22)}"`;
    void reply.header('cache-control', 'private, no-cache').header('etag', tag);
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    return reply.type('text/calendar; charset=utf-8').send(file);
  });
}

function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

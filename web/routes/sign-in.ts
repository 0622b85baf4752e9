// Signing in by a link in a mail: asking for it, opening it, using it. Node only.

import type { FastifyInstance } from 'fastify';
import { bodyOf } from '../acting.ts';
import type { Web } from '../page.ts';
import { signInPage, signInSentPage, useLinkPage } from '../views/sign-in.tsx';

const LINK_MINUTES = 60;
/** Links to one person within an hour; more would be somebody filling another's inbox. */
const LINKS_PER_HOUR = 5;

export function addSignInRoutes(app: FastifyInstance, web: Web, wallClock: () => Date): void {
  const { paths, sessions, world } = web;
  app.get(paths.signIn(), async (request, reply) => web.send(reply, 200, signInPage(await web.shown(request), {})));

  app.post(paths.signIn(), { config: { rateLimit: { max: 20, timeWindow: '10 minutes' } } }, async (request, reply) => {
    const shown = await web.shown(request);
    const given = (request.body as Record<string, unknown> | undefined)?.['email'];
    const email = typeof given === 'string' ? given.trim().slice(0, 320) : '';
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) return web.send(reply, 422, signInPage(shown, { typed: email, wrong: true }));
    const person = (await world.people()).find((one) => one.email.toLowerCase() === email.toLowerCase());
    if (person) {
      const hourAgo = new Date(wallClock().getTime() - 3_600_000).toISOString();
      if ((await world.signIns.sentSince(person.id, hourAgo)) < LINKS_PER_HOUR) {
        const secret = await world.signIns.issue(person.id, LINK_MINUTES);
        const link = `${request.protocol}://${request.host}${paths.signInWith(secret)}`;
        // Not waited for: how long it takes would tell which addresses are known.
        void world
          .sendSignIn({ to: person.email, language: person.language, link, minutes: LINK_MINUTES })
          .catch((error: unknown) => {
            app.log.error(error);
          });
      }
    }
    return web.send(reply, 200, signInSentPage(shown, LINK_MINUTES));
  });

  app.get<{ Params: { token: string } }>(`${paths.signIn()}/:token`, async (request, reply) => {
    const shown = await web.shown(request);
    const known = await world.signIns.look(request.params.token);
    return web.send(
      reply,
      known === null ? 410 : 200,
      useLinkPage(shown, known === null ? null : request.params.token),
    );
  });

  app.post<{ Params: { token: string } }>(
    `${paths.signIn()}/:token`,
    { config: { rateLimit: { max: 30, timeWindow: '10 minutes' } } },
    async (request, reply) => {
      const id = await world.signIns.use(request.params.token);
      const person = id === null ? undefined : (await world.people()).find((one) => one.id === id);
      if (!person) return web.send(reply, 410, useLinkPage(await web.shown(request), null));
      sessions.begin(request, reply, person, 'link');
      return reply.redirect(paths.tasks(), 303);
    },
  );

  app.post(paths.signOut(), async (request, reply) => {
    // A page may stand open when its session has ended: what is still known of that one must end, too.
    const ended = await sessions.lapsed(request);
    const isOwn = ended !== null && sessions.guards(ended.session, bodyOf(request)['guard']);
    if (!isOwn && (await web.signedIn(request, reply)) === null) return reply;
    sessions.end(reply);
    // Never straight to the provider: our pages let no form lead elsewhere, and the session here is over in any case.
    const there = sessions.way(request) === 'provider' && (await web.shown(request)).singleSignOn !== null;
    return reply.redirect(there ? paths.singleSignOnEnded() : paths.signIn(), 303);
  });
}

// Signing in with a provider: the way there, the way back, and what is left there after signing out. Node only.

import type { FastifyInstance } from 'fastify';
import { refuse } from '../../domain/refusal.ts';
import { SINGLE_SIGN_ON_WORDS } from '../i18n/single-sign-on.ts';
import type { Web } from '../page.ts';
import type { Pending, SingleSignOn } from '../single-sign-on.ts';
import { signedOutPage } from '../views/signed-out.tsx';
import { textPage } from '../views/text.tsx';

const COOKIE = 'arshjul-single-sign-on';
/** As long as somebody may take at the provider. */
const MINUTES = 15;
const LIMIT = { config: { rateLimit: { max: 30, timeWindow: '10 minutes' } } };

export function addSingleSignOnRoutes(
  app: FastifyInstance,
  web: Web,
  singleSignOn: SingleSignOn,
  options: { readonly secure: boolean },
): void {
  const { paths, sessions, world } = web;
  const cookie = {
    path: paths.singleSignOn(),
    httpOnly: true,
    sameSite: 'lax',
    secure: options.secure,
    signed: true,
  } as const;

  app.get(paths.singleSignOn(), LIMIT, async (_, reply) => {
    const { to, pending } = await singleSignOn.begin(paths.singleSignOnBack());
    void reply.setCookie(COOKIE, JSON.stringify(pending), { ...cookie, maxAge: MINUTES * 60 });
    return reply.header('cache-control', 'no-store').redirect(to, 303);
  });

  app.get(paths.singleSignOnBack(), LIMIT, async (request, reply) => {
    const raw = request.cookies[COOKIE];
    const opened = raw === undefined ? null : request.unsignCookie(raw);
    if (opened?.valid !== true)
      return refuse('wrong-role', 'Sign in: this browser did not ask to, or too long ago; wanted a new sign-in');
    // Used once, whatever comes of it.
    void reply.clearCookie(COOKIE, cookie);
    const query = request.url.slice(request.url.indexOf('?'));
    const email = await singleSignOn.finish(
      paths.singleSignOnBack(),
      query.startsWith('?') ? query : '',
      JSON.parse(opened.value) as Pending,
    );
    const person =
      email === null
        ? undefined
        : (await world.people()).find((one) => one.email.toLowerCase() === email.toLowerCase());
    if (person) {
      sessions.begin(request, reply, person, 'provider');
      return reply.redirect(paths.tasks(), 303);
    }
    const shown = await web.shown(request);
    const words = SINGLE_SIGN_ON_WORDS[shown.visitor.language];
    return web.send(reply, 403, textPage(shown, words.unknownTitle, [words.unknown(singleSignOn.name)]));
  });

  app.get(paths.singleSignOnEnded(), async (request, reply) => {
    const shown = await web.shown(request);
    if (shown.visitor.person !== null) return reply.redirect(paths.tasks(), 303);
    return web.send(reply, 200, signedOutPage(shown, singleSignOn.name, await singleSignOn.end(paths.signIn())));
  });
}

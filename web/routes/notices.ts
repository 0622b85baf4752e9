// Pages that everybody may read: accessibility and privacy. And the choice of language. Node only.

import type { FastifyInstance } from 'fastify';
import { tryLanguage } from '../i18n/catalogue.ts';
import type { Web } from '../page.ts';
import { textPage } from '../views/text.tsx';

export function addNoticeRoutes(app: FastifyInstance, web: Web): void {
  const { paths, sessions } = web;
  app.get(paths.accessibility(), async (request, reply) => {
    const shown = await web.shown(request);
    const { accessibilityTitle, accessibility } = shown.words.pages;
    return web.send(reply, 200, textPage(shown, accessibilityTitle, accessibility));
  });
  app.get(paths.privacy(), async (request, reply) => {
    const shown = await web.shown(request);
    const { privacyTitle, privacy } = shown.words.pages;
    return web.send(reply, 200, textPage(shown, privacyTitle, privacy));
  });
  app.post(paths.language(), async (request, reply) => {
    const { language, back } = (request.body ?? {}) as Record<string, unknown>;
    const chosen = tryLanguage(language);
    if (chosen !== null) sessions.remember(reply, chosen);
    return reply.redirect(ownPath(back, paths.home()), 303);
  });
}

/** A path within our own pages; anything else could send people away. */
function ownPath(given: unknown, otherwise: string): string {
  return typeof given === 'string' && /^\/(?![/\\])[\w\-./%?=&~]*$/.test(given) ? given : otherwise;
}

// One click that switches off the optional kinds of a mail, as in RFC 8058: POST does it, GET only shows a button. Node
// only.

import type { FastifyInstance } from 'fastify';
import { UNSUBSCRIBE_WORDS } from '../../texts/unsubscribe.ts';
import type { Web } from '../page.ts';
import { textPage } from '../views/text.tsx';
import { unsubscribePage } from '../views/unsubscribe.tsx';

export function addUnsubscribeRoutes(app: FastifyInstance, web: Web): void {
  const { world, paths } = web;
  const path = paths.unsubscribe(':token').replace('%3A', ':');
  app.get<{ Params: { token: string } }>(path, async (request, reply) => {
    const shown = await web.shown(request);
    const { token } = request.params;
    const about = world.unsubscribe.read(token);
    if (about !== null) return web.send(reply, 200, unsubscribePage(shown, paths.unsubscribe(token), about.kinds));
    const { unknownTitle, unknown } = UNSUBSCRIBE_WORDS[shown.visitor.language];
    return web.send(reply, 404, textPage(shown, unknownTitle, [unknown]));
  });
  app.post<{ Params: { token: string } }>(path, async (request, reply) => {
    const shown = await web.shown(request);
    const about = world.unsubscribe.read(request.params.token);
    const words = UNSUBSCRIBE_WORDS[shown.visitor.language];
    if (about === null) return web.send(reply, 404, textPage(shown, words.unknownTitle, [words.unknown]));
    await world.unsubscribe.off(about);
    return web.send(reply, 200, textPage(shown, words.doneTitle, [words.done]));
  });
}

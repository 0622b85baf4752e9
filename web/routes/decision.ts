// The decision that was made and its letters, as everybody may read them. Node only.

import type { FastifyInstance } from 'fastify';
import { measuredParties } from '../../domain/grant-measures.ts';
import type { PartyId } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { letterDocument } from '../../texts/grant-letter.ts';
import { measureNames } from '../measure-names.ts';
import { linesOfMinutes, plainMinutes, toMarked } from '../minutes-text.ts';
import type { Web } from '../page.ts';
import { decisionPage, letterPage } from '../views/decision.tsx';
import { WORD_TYPE, wordDocument } from '../word-document.ts';
import type { CycleParams } from './cycles.ts';
import { forumOfRequest } from './forum.ts';

/** What everybody may read of a decision: the page, and each recipient’s letter. */
export function addDecisionRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const cycle = `${paths.cycles()}/:forum/:scheme/:year`;

  app.get<{ Params: CycleParams }>(`${cycle}/decision`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await forumOfRequest(web, request.params, visitor);
    return web.send(reply, 200, decisionPage(await web.shown(request), found));
  });

  type LetterParams = CycleParams & { readonly recipient: PartyId };
  app.get<{ Params: LetterParams; Querystring: { as?: string } }>(
    `${cycle}/letters/:recipient`,
    async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      const found = await forumOfRequest(web, request.params, visitor);
      const { recipient } = request.params;
      // A letter is in the recipient's own form of Norwegian, whatever the reader has chosen.
      const parties = measuredParties(found.state);
      const names = await measureNames(world.reads, cycleName(found.ref), found.definitions, parties);
      const document = letterDocument(found.definitions, found.state, recipient, undefined, names);
      const text = toMarked(document);
      const { as } = request.query;
      if (as !== 'docx' && as !== 'txt') {
        const page = letterPage(await web.shown(request), { ...found, recipient, document, text });
        return web.send(reply, 200, page);
      }
      const bytes =
        as === 'docx' ? await wordDocument(linesOfMinutes(text), document.language) : Buffer.from(plainMinutes(text));
      return reply
        .header('content-disposition', `attachment; filename="tilskuddsbrev-${recipient}-${found.ref.year}.${as}"`)
        .header('cache-control', 'no-store')
        .type(as === 'docx' ? WORD_TYPE : 'text/plain; charset=utf-8')
        .send(bytes);
    },
  );
}

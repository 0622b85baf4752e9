// The decision that was made and its letters: each as everybody may read it, and all in one document for the desk. Node
// only.

import type { FastifyInstance, FastifyReply } from 'fastify';
import { compare } from '../../domain/compare.ts';
import { measuredParties } from '../../domain/grant-measures.ts';
import { refuse } from '../../domain/refusal.ts';
import { grantedTo } from '../../domain/settlement.ts';
import type { PartyId } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { partyLabel } from '../../texts/facts.ts';
import { letterDocument } from '../../texts/grant-letter.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import { measureNames } from '../measure-names.ts';
import { linesOfMinutes, plainMinutes, toMarked } from '../minutes-text.ts';
import type { Web } from '../page.ts';
import { decisionPage, letterPage } from '../views/decision.tsx';
import { WORD_TYPE, wordDocument, wordDocumentOf } from '../word-document.ts';
import type { CycleParams } from './cycles.ts';
import { deskOfRequest } from './desk-of-request.ts';
import { forumOfRequest } from './forum.ts';

type LetterParams = CycleParams & { readonly recipient: PartyId };

/** What may be read of a decision: the page, each recipient’s letter, and all letters together. */
export function addDecisionRoutes(app: FastifyInstance, web: Web): void {
  /** Writes the letters of a cycle, each in its recipient's own form of Norwegian, whatever the reader has chosen. */
  const writer = async ({ ref, definitions, state }: Awaited<ReturnType<typeof forumOfRequest>>) => {
    const names = await measureNames(web.world.reads, cycleName(ref), definitions, measuredParties(state));
    return (recipient: PartyId) => letterDocument(definitions, state, recipient, undefined, names);
  };
  const cycle = `${web.paths.cycles()}/:forum/:scheme/:year`;

  app.get<{ Params: CycleParams }>(`${cycle}/decision`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await forumOfRequest(web, request.params, visitor);
    const parties = measuredParties(found.state);
    const names = await measureNames(web.world.reads, cycleName(found.ref), found.definitions, parties);
    return web.send(reply, 200, decisionPage(await web.shown(request), { ...found, names }));
  });

  // In the order of their names.
  app.get<{ Params: CycleParams }>(`${cycle}/letters.docx`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await deskOfRequest(web, request.params, visitor);
    const { state, facts, ref } = found;
    const { language } = visitor;
    const name = (party: PartyId): string => partyLabel(facts, party, language);
    const recipients = [...grantedTo(state).keys()].sort((a, b) => compare(name(a), name(b)));
    if (recipients.length === 0)
      refuse('wrong-stage', `Write the letters of ${cycleName(ref)}: nobody is granted anything, wanted a decision`);
    const letterTo = await writer(found);
    const parts = recipients.map((recipient) => {
      const document = letterTo(recipient);
      return { lines: linesOfMinutes(toMarked(document)), language: document.language };
    });
    const title = `${DESK_WORDS[language].letters.all}, ${facts.forum[language]}, ${ref.year}`;
    return sendFile(reply, `tilskuddsbrev-${ref.year}.docx`, WORD_TYPE, await wordDocumentOf(title, parts));
  });

  app.get<{ Params: LetterParams; Querystring: { as?: string } }>(
    `${cycle}/letters/:recipient`,
    async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      const found = await forumOfRequest(web, request.params, visitor);
      const { recipient } = request.params;
      const document = (await writer(found))(recipient);
      const text = toMarked(document);
      const { as } = request.query;
      const file = `tilskuddsbrev-${recipient}-${found.ref.year}.${as}`;
      if (as === 'docx')
        return sendFile(reply, file, WORD_TYPE, await wordDocument(linesOfMinutes(text), document.language));
      if (as === 'txt') return sendFile(reply, file, 'text/plain; charset=utf-8', Buffer.from(plainMinutes(text)));
      return web.send(reply, 200, letterPage(await web.shown(request), { ...found, recipient, document, text }));
    },
  );
}

function sendFile(reply: FastifyReply, name: string, type: string, bytes: Buffer): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .type(type)
    .send(bytes);
}

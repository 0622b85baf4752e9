// The minutes of a meeting or a written procedure: made from the record, edited as text, downloaded. Node only.

import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { minutesOf, writtenMinutesOf } from '../../domain/minutes.ts';
import { refuse } from '../../domain/refusal.ts';
import { cycleName } from '../../domain/words.ts';
import { longDate } from '../../texts/dates.ts';
import { minutesDocument, writtenMinutesDocument } from '../../texts/minutes.ts';
import { mayAsk } from '../access.ts';
import { bodyOf } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import { linesOfMinutes, plainMinutes, toMarked } from '../minutes-text.ts';
import type { SignedIn, Web } from '../page.ts';
import { minutesConflictPage, minutesPage } from '../views/minutes.tsx';
import { WORD_TYPE, wordDocument } from '../word-document.ts';
import type { CycleParams } from './cycles.ts';
import { eventsOfCycle, forumOfRequest, mustOffer } from './forum.ts';

type MinutesParams = CycleParams & { readonly meeting: string };

/** The record as text, and what somebody has made of it. */
async function minutesOfRequest(web: Web, params: MinutesParams, visitor: SignedIn) {
  const found = await forumOfRequest(web, params, visitor);
  const { state, ref, facts, table } = found;
  const name = cycleName(ref);
  const events = await eventsOfCycle(web, name);
  const context = {
    facts,
    forum: state.plan.forum,
    people: state.plan.seats,
    table,
    language: visitor.language,
  };
  const written = params.meeting === 'writing' ? writtenMinutesOf(events) : null;
  const held = params.meeting === 'writing' ? null : minutesOf(events, params.meeting);
  const document = written
    ? writtenMinutesDocument(written, context)
    : held
      ? minutesDocument(held, context)
      : refuse('not-found', `Show minutes of ${params.meeting} in ${name}: nothing is recorded by that name`);
  const draftKey = {
    cycle: name,
    partnership: ref.forum,
    step: `minutes-${params.meeting}`,
    party: `${ref.forum}-${visitor.language}`,
  };
  const draft = await web.world.drafts.read(draftKey);
  const record = toMarked(document);
  return {
    ...found,
    document,
    record,
    basis: createHash('sha256').update(record).digest('hex'),
    draftKey,
    draft,
    text: draft?.fields['text'] ?? record,
    meeting: params.meeting,
    mayEdit: mayAsk(state.plan.seats, visitor.person.id, 'recordItem', found.now),
  };
}

export function addMinutesRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const pattern = `${paths.cycles()}/:forum/:scheme/:year/forum/minutes/:meeting`;

  app.get<{ Params: MinutesParams; Querystring: { as?: string } }>(pattern, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await minutesOfRequest(web, request.params, visitor);
    const { as } = request.query;
    if (as === 'docx' || as === 'txt') return download(reply, found, found.text, as, visitor);
    const shown = await web.shown(request);
    const { draft } = found;
    return web.send(
      reply,
      200,
      minutesPage(shown, {
        ...found,
        version: draft?.version ?? 0,
        recordChanged: draft !== null && draft.fields['basis'] !== found.basis,
        savedText:
          draft === null
            ? null
            : FORUM_WORDS[visitor.language].minutes.saved(
                found.personName(draft.savedBy),
                longDate(world.dateOf(draft.savedAt), visitor.language),
              ),
      }),
    );
  });

  app.post<{ Params: MinutesParams }>(pattern, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await minutesOfRequest(web, request.params, visitor);
    mustOffer(found.mayEdit, `Edit minutes of ${request.params.meeting}`);
    const body = bodyOf(request);
    const wanted = textIn(body, 'do');
    const text = wanted === 'again' ? found.record : `${textIn(body, 'text')}\n`;
    if (wanted === 'docx' || wanted === 'txt') return download(reply, found, text, wanted, visitor);
    const version = Number(textIn(body, 'version'));
    const fields = { text, basis: found.basis };
    const saved = await world.drafts.save(
      found.draftKey,
      Number.isInteger(version) ? version : 0,
      fields,
      visitor.person.id,
    );
    if (saved !== null) return reply.redirect(paths.minutes(found.ref, request.params.meeting), 303);
    // Somebody saved meanwhile: both texts are shown, and one's own can be saved over theirs.
    return web.send(
      reply,
      409,
      minutesConflictPage(await web.shown(request), {
        ...found,
        yours: text,
        version: found.draft?.version ?? 0,
      }),
    );
  });
}

async function download(
  reply: FastifyReply,
  found: Awaited<ReturnType<typeof minutesOfRequest>>,
  text: string,
  as: 'docx' | 'txt',
  { language }: SignedIn,
): Promise<FastifyReply> {
  const file = `${FORUM_WORDS[language].minutes.title.toLowerCase()}-${found.ref.forum}-${found.ref.year}-${found.meeting}.${as}`;
  const bytes = as === 'docx' ? await wordDocument(linesOfMinutes(text), language) : Buffer.from(plainMinutes(text));
  return reply
    .header('content-disposition', `attachment; filename="${file}"`)
    .header('cache-control', 'no-store')
    .type(as === 'docx' ? WORD_TYPE : 'text/plain; charset=utf-8')
    .send(bytes);
}

// What is typed and chosen in a step's form is kept as its draft, and looked over before it is handed in. Node only.

import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Attachment } from '../../domain/attachments.ts';
import { ATTACHMENTS_PER_DOCUMENT } from '../../domain/attachments.ts';
import { Refusal, refuse } from '../../domain/refusal.ts';
import { longDate } from '../../texts/dates.ts';
import { textIn } from '../bodies.ts';
import type { FieldDefinition, FieldError, Typed } from '../forms.ts';
import { documentOf, typedFields } from '../forms.ts';
import type { UploadFault } from '../i18n/attachments.ts';
import type { SignedIn, Web } from '../page.ts';
import type { Uploads } from '../uploads.ts';
import { NO_UPLOADS, readForm } from '../uploads.ts';
import { conflictPage, reviewPage } from '../views/review.tsx';
import type { StepPage } from '../views/step-shown.ts';
import { atOf } from './cycles.ts';
import { draftVersionOf, showStep } from './show-step.ts';
import type { StepFound, StepParams } from './step-of-request.ts';
import { stepOfRequest } from './step-of-request.ts';
import { wantsJson, writerOf } from './writer-of-request.ts';

type Body = Readonly<Record<string, unknown>>;

/** `pattern` is where the step itself is. */
export function addStepDraftRoutes(app: FastifyInstance, web: Web, pattern: string): void {
  const { world } = web;
  const uploadsOf = new WeakMap<FastifyRequest, Uploads>();

  /** Keeps what was typed and chosen as the draft. Null when the page has been answered, since two wrote at once. */
  const kept = async (
    request: FastifyRequest<{ Params: StepParams; Body: Body }>,
    reply: FastifyReply,
    visitor: SignedIn,
    found: StepFound,
  ) => {
    mustWrite(found.mayWrite, request.params);
    const typed = typedFields(found.fields, request.body);
    const begins = found.documents.at(-1)?.attachments ?? [];
    const saved = await world.drafts.save(
      found.draftKey,
      draftVersionOf(request.body),
      typed,
      visitor.person.id,
      begins,
    );
    const uploads = uploadsOf.get(request) ?? NO_UPLOADS;
    const faults: { name: string; fault: UploadFault }[] = [...uploads.faults];
    // Also where the text was refused: files of two people stand beside each other.
    const attachments = await world.drafts.attach(found.draftKey, (files) => {
      const left = files.filter(({ hash }) => hash !== textIn(request.body, 'remove'));
      return uploads.taken.reduce<readonly Attachment[]>((all, file) => {
        const others = all.filter(({ hash }) => hash !== file.hash);
        if (others.length < ATTACHMENTS_PER_DOCUMENT) return [...others, file];
        faults.push({ name: file.name, fault: 'too-many' });
        return all;
      }, left);
    });
    if (saved !== null) {
      await tellOfDraft(found, request, visitor);
      if (textIn(request.body, 'kept') === 'used') await world.keptTexts.drop(found.keptKey, visitor.person.id);
      return { typed, saved, attachments: attachments ?? [], faults };
    }
    const theirs = await world.drafts.read(found.draftKey);
    if (wantsJson(request)) await reply.code(409).send({ version: theirs?.version ?? 0 });
    else {
      const shown = await web.shown(request);
      const both = { theirs: theirs?.fields ?? {}, yours: typed, version: theirs?.version ?? 0 };
      await web.send(reply, 409, conflictPage(shown, { ...found, ...both }));
    }
    return null;
  };

  // Not waited for: what is set on the application later must hold here too.
  void app.register(async (scope) => {
    await scope.register(multipart, { throwFileSizeLimit: false });
    scope.addHook('preHandler', async (request: FastifyRequest<{ Params: StepParams }>) => {
      if (!request.isMultipart()) return;
      const { body, uploads } = await readForm(request, world, async (fields) => {
        const visitor = await web.sessions.visitor(request);
        if (visitor.session === null || !web.sessions.guards(visitor.session, fields['guard'])) return false;
        return (await stepOfRequest(web, request.params, visitor as SignedIn)).mayWrite;
      });
      request.body = body;
      uploadsOf.set(request, uploads);
    });
    // No larger body: files are limited where they are read, and a form without files is read whole into memory.
    const limits = { config: { rateLimit: { max: 120, timeWindow: '1 minute' } } };

    scope.post<{ Params: StepParams; Body: Body }>(`${pattern}/draft`, limits, async (request, reply) => {
      const visitor = await writerOf(web, request, reply);
      if (visitor === null) return reply;
      const found = await stepOfRequest(web, request.params, visitor);
      const draft = await kept(request, reply, visitor, found);
      if (draft === null) return reply;
      if (draft.faults.length > 0) return shownFaults(request, reply, visitor, draft);
      if (!wantsJson(request)) return reply.redirect(found.path, 303);
      const { words } = await web.shown(request);
      const text = words.form.saved(longDate(world.dateOf(draft.saved.savedAt), visitor.language));
      return reply.send({ version: draft.saved.version, text });
    });

    scope.post<{ Params: StepParams; Body: Body }>(`${pattern}/attach`, limits, async (request, reply) => {
      const visitor = await writerOf(web, request, reply);
      if (visitor === null) return reply;
      const found = await stepOfRequest(web, request.params, visitor);
      const draft = await kept(request, reply, visitor, found);
      if (draft === null) return reply;
      const { taken } = uploadsOf.get(request) ?? NO_UPLOADS;
      if (taken.length + draft.faults.length === 0 && textIn(request.body, 'remove') === '')
        draft.faults.push({ name: '', fault: 'none-chosen' });
      if (draft.faults.length > 0) return shownFaults(request, reply, visitor, draft);
      return reply.redirect(`${found.path}#attachments`, 303);
    });

    scope.post<{ Params: StepParams; Body: Body }>(`${pattern}/review`, limits, async (request, reply) => {
      const visitor = await writerOf(web, request, reply);
      if (visitor === null) return reply;
      const found = await stepOfRequest(web, request.params, visitor);
      const draft = await kept(request, reply, visitor, found);
      if (draft === null) return reply;
      const { typed, saved, attachments } = draft;
      const shown = await web.shown(request);
      const labelOf = (field: FieldDefinition): string => field.labels[visitor.language];
      const { errors } = documentOf(found.fields, typed, labelOf, shown.words.form);
      if (errors.length + draft.faults.length > 0) return shownFaults(request, reply, visitor, draft, errors);
      return web.send(reply, 200, reviewPage(shown, { ...found, typed, attachments, draftVersion: saved.version }));
    });
  });

  app.post<{ Params: StepParams; Body: Body }>(`${pattern}/forget`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await stepOfRequest(web, request.params, visitor);
    await world.keptTexts.drop(found.keptKey, visitor.person.id);
    return reply.redirect(found.path, 303);
  });

  const shownFaults = (
    request: FastifyRequest<{ Params: StepParams; Body: Body }>,
    reply: FastifyReply,
    visitor: SignedIn,
    draft: { typed: Typed; saved: { version: number }; faults: StepPage['uploadFaults'] },
    errors: readonly FieldError[] = [],
  ): Promise<FastifyReply> =>
    showStep(web, request, reply, visitor, request.params, {
      status: 422,
      typed: draft.typed,
      errors,
      draftVersion: draft.saved.version,
      uploadFaults: draft.faults,
    });

  /**
   * The partnership is told once that something is begun: those with a draft are reminded of optional steps. What is in
   * it stays here until it is handed in.
   */
  const tellOfDraft = async (
    found: StepFound,
    request: FastifyRequest<{ Params: StepParams; Body: Body }>,
    visitor: SignedIn,
  ): Promise<void> => {
    if (found.row.draftSince !== null || !found.step.optional) return;
    try {
      await world.gateway.updatePartnership(found.ref, found.state.plan.party, 'saveDraft', {
        actor: visitor.person.id,
        requestId: randomUUID(),
        step: request.params.step,
        party: request.params.party,
        document: {},
        ...(await atOf(web)),
      });
    } catch (error) {
      // The draft is saved all the same: being reminded of it is not worth losing it.
      if (!(error instanceof Refusal)) throw error;
    }
  };
}

function mustWrite(may: boolean, { step, party }: StepParams): void {
  if (!may) refuse('wrong-role', `Write ${step} of ${party}: it is not open to you, wanted an open step of your own`);
}

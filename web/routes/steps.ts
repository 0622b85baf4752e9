// One step of one party: its form with drafts, review and receipt, its revisions, and approval. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, refuse } from '../../domain/refusal.ts';
import { textsIn } from '../bodies.ts';
import { sendFile } from '../downloads.ts';
import type { FieldDefinition, Typed } from '../forms.ts';
import { documentOf, typedFields } from '../forms.ts';
import type { SignedIn, Web } from '../page.ts';
import { STATUS_OF } from '../refusals.ts';
import { atOf, requestIdOf } from './cycles.ts';
import { draftVersionOf, showStep } from './show-step.ts';
import { addStepDraftRoutes } from './step-drafts.ts';
import type { StepFound, StepParams } from './step-of-request.ts';
import { stepOfRequest } from './step-of-request.ts';
import { writerOf } from './writer-of-request.ts';

type Body = Readonly<Record<string, unknown>>;

export function addStepRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const pattern = `${paths.cycles()}/:forum/:scheme/:year/parties/:partnership/steps/:step/:party`;

  addStepDraftRoutes(app, web, pattern);

  app.get<{ Params: StepParams }>(pattern, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    return visitor === null ? reply : showStep(web, request, reply, visitor, request.params, { status: 200 });
  });

  app.get<{ Params: StepParams & { hash: string } }>(`${pattern}/attachments/:hash`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await stepOfRequest(web, request.params, visitor);
    const drafted = found.mayWrite ? ((await world.drafts.read(found.draftKey))?.attachments ?? []) : [];
    const files = [...drafted, ...found.documents.flatMap(({ attachments }) => attachments)];
    const file = files.find(({ hash }) => hash === request.params.hash);
    if (!file)
      return refuse('not-found', `Open an attachment of ${request.params.step}: there is none such to see here`);
    return sendFile(reply, world, file);
  });

  app.post<{ Params: StepParams; Body: Body }>(`${pattern}/submit`, async (request, reply) => {
    const visitor = await writerOf(web, request, reply);
    if (visitor === null) return reply;
    const found = await stepOfRequest(web, request.params, visitor);
    const shown = await web.shown(request);
    const typed = typedFields(found.fields, request.body);
    const labelOf = (field: FieldDefinition): string => field.labels[visitor.language];
    const { document, errors } = documentOf(found.fields, typed, labelOf, shown.words.form);
    if (errors.length > 0)
      return showStep(web, request, reply, visitor, request.params, { status: 422, typed, errors });
    const wanted = textsIn(request.body, 'attachment');
    const draft = await world.drafts.read(found.draftKey);
    const drafted = (draft?.attachments ?? []).filter(({ hash }) => wanted.includes(hash));
    // A click that comes a second time finds no draft any more, but what it handed in.
    const handedIn = found.documents.flatMap(({ attachments }) => attachments);
    const files = wanted.flatMap((hash) => [drafted, handedIn].flat().find((one) => one.hash === hash) ?? []);
    if (files.length < wanted.length) {
      const uploadFaults = [{ name: '', fault: 'gone' as const }];
      return showStep(web, request, reply, visitor, request.params, { status: 409, typed, uploadFaults });
    }
    return acting(request, reply, visitor, request.params, typed, async () => {
      const missing = await world.attachments.missing(files);
      if (missing !== null)
        refuse(
          'not-found',
          `Hand in ${request.params.step}: "${missing.name}" is not in the store, wanted it attached anew`,
        );
      await world.gateway.updatePartnership(found.ref, found.state.plan.party, 'submit', {
        actor: visitor.person.id,
        requestId: requestIdOf(request.body),
        step: request.params.step,
        party: request.params.party,
        document,
        ...(files.length === 0 ? {} : { attachments: files }),
        ...(await atOf(web)),
      });
      await world.drafts.clear(found.draftKey, draftVersionOf(request.body), drafted);
      return found.path;
    });
  });

  app.post<{ Params: StepParams; Body: Body }>(`${pattern}/no-need`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await stepOfRequest(web, request.params, visitor);
    return acting(request, reply, visitor, request.params, undefined, async () => {
      await ask('declareNoNeed', found, request, visitor, {});
      return found.path;
    });
  });

  app.post<{ Params: StepParams; Body: Body }>(`${pattern}/approve`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await stepOfRequest(web, request.params, visitor);
    return acting(request, reply, visitor, request.params, undefined, async () => {
      await ask('approve', found, request, visitor, { revision: Number(request.body['revision']) });
      return found.path;
    });
  });

  app.post<{ Params: StepParams; Body: Body }>(`${pattern}/return`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await stepOfRequest(web, request.params, visitor);
    const reason = typeof request.body['reason'] === 'string' ? request.body['reason'].trim() : '';
    if (reason === '')
      return showStep(web, request, reply, visitor, request.params, { status: 422, reasonMissing: true });
    return acting(request, reply, visitor, request.params, undefined, async () => {
      await ask('returnForChanges', found, request, visitor, { revision: Number(request.body['revision']), reason });
      return found.path;
    });
  });

  const ask = async (
    name: 'declareNoNeed' | 'approve' | 'returnForChanges',
    found: StepFound,
    request: FastifyRequest<{ Params: StepParams; Body: Body }>,
    visitor: SignedIn,
    more: Readonly<Record<string, unknown>>,
  ): Promise<void> => {
    await world.gateway.updatePartnership(found.ref, found.state.plan.party, name, {
      actor: visitor.person.id,
      requestId: requestIdOf(request.body),
      step: request.params.step,
      party: request.params.party,
      ...more,
      ...(await atOf(web)),
    });
  };

  /** Does it and goes on; on a refusal the page comes back with what was typed and a sentence about why. */
  const acting = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: SignedIn,
    params: StepParams,
    typed: Typed | undefined,
    act: () => Promise<string>,
  ): Promise<FastifyReply> => {
    try {
      return await reply.redirect(await act(), 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return showStep(web, request, reply, visitor, params, {
        status: STATUS_OF[error.code],
        refusal: error,
        ...(typed === undefined ? {} : { typed }),
      });
    }
  };
}

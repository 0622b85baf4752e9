// One step of one party: its form with drafts, review and receipt, its revisions, and approval. Node only.

import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fieldsOfStep } from '../../domain/document-fields.ts';
import type { Obligation } from '../../domain/obligations.ts';
import { isMissing, obligationsOfPartnership } from '../../domain/obligations.ts';
import { dutyKey } from '../../domain/plan.ts';
import { Refusal, refuse } from '../../domain/refusal.ts';
import { handsOf, keyedDuties, partiesOfRole } from '../../domain/stage.ts';
import { cycleName } from '../../domain/words.ts';
import { localDateAt } from '../../domain/local-time.ts';
import { longDate } from '../../texts/dates.ts';
import type { FieldDefinition, FieldError, Typed } from '../forms.ts';
import { documentOf, namedFields, typedAgain, typedFields } from '../forms.ts';
import { mayAsk } from '../access.ts';
import type { SignedIn, Web } from '../page.ts';
import { REFUSED, STATUS_OF } from '../refusals.ts';
import type { StepPage } from '../views/step.tsx';
import { conflictPage, reviewPage, stepPage } from '../views/step.tsx';
import { reportRowNames, withRows } from '../report-row-names.ts';
import { atOf, requestIdOf } from './cycles.ts';
import type { PartnershipParams } from './partnerships.ts';
import { partnershipOfRequest } from './partnerships.ts';

type StepParams = PartnershipParams & { readonly step: string; readonly party: string };
type Body = Readonly<Record<string, unknown>>;

/** Everything about one step that its pages need. */
async function stepOfRequest(web: Web, params: StepParams, visitor: SignedIn) {
  const found = await partnershipOfRequest(web, params, visitor);
  const { state, definitions, ref } = found;
  const keyed = keyedDuties(state.plan).find(({ key }) => key === dutyKey(params.step, params.party));
  const whole = definitions.forum.steps.find(({ id }) => id === params.step);
  if (!keyed || !whole) refuse('not-found', `Show ${params.step} of ${params.party}: nobody owes that here`);
  const row = obligationsOfPartnership(state).find(
    (one) => one.step === params.step && one.party === params.party,
  ) as Obligation;
  const holds = (role: string, parties: readonly string[]): boolean =>
    visitor.person.roles.some((own) => own.role === role && parties.includes(own.party));
  const { duty } = keyed;
  const documents = (await web.world.reads.documents(`partnership/${cycleName(ref)}/${state.plan.party}`)).filter(
    // A draft that somebody began is kept as revision 0, and is no document.
    (one) => one.step === params.step && one.revision > 0,
  );
  // Of a report each author sees and writes their own section; everybody else sees all of them together.
  const sections = state.items[keyed.key]!.sections ?? null;
  const own = sections?.find(({ role, party }) => holds(role, [party])) ?? null;
  const writer = own?.party ?? params.party;
  const mine = own && duty.step.sections.find(({ author }) => author === own.role)!.fields;
  const named = namedFields(fieldsOfStep(whole, definitions.scheme), definitions.forum);
  const all = withRows(named, await reportRowNames(web, { ...found, duty }, visitor.language));
  const draftKey = { cycle: cycleName(ref), partnership: state.plan.party, step: params.step, party: writer };
  return {
    ...found,
    step: whole,
    fields: mine ? all.filter(({ id }) => mine.includes(id)) : all,
    row,
    draftKey,
    documents: sections && !own ? together(documents) : documents.filter(({ party }) => party === writer),
    mayWrite:
      isMissing(row) &&
      (sections
        ? (row.missing ?? []).some((one) => one.role === own?.role && one.party === own.party)
        : handsOf(duty.step).some((role) => holds(role, partiesOfRole(state.plan, role, duty.party)))),
    mayAnswerNoNeed: isMissing(row) && whole.optional && holds(duty.step.owedBy, [duty.party]),
    mayApprove: row.pending.some(({ role, party }) => holds(role, [party])),
    mayExtend: isMissing(row) && mayAsk(state.plan.seats, visitor.person.id, 'extendDeadline', await web.world.now()),
    path: web.paths.step(ref, state.plan.party, params.step, params.party),
  };
}

/** The newest text of every section as one document: no field stands in two. */
function together<Row extends { readonly party: string; readonly document: string }>(rows: readonly Row[]): Row[] {
  const newest = new Map(rows.map((row) => [row.party, row]));
  const last = rows.at(-1);
  if (!last) return [];
  const parts = [...newest.values()].map((row) => JSON.parse(row.document) as Record<string, unknown>);
  return [{ ...last, document: JSON.stringify(Object.assign({}, ...parts)) }];
}

export function addStepRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const pattern = `${paths.cycles()}/:forum/:scheme/:year/parties/:partnership/steps/:step/:party`;

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: SignedIn,
    params: StepParams,
    given: {
      status: number;
      typed?: Typed;
      errors?: readonly FieldError[];
      refusal?: Refusal;
      draftVersion?: number;
      reasonMissing?: boolean;
    },
  ): Promise<FastifyReply> => {
    const found = await stepOfRequest(web, params, visitor);
    const [draft, now, shown] = await Promise.all([world.drafts.read(found.draftKey), world.now(), web.shown(request)]);
    const last = found.documents.at(-1);
    const typed =
      given.typed ??
      draft?.fields ??
      (last ? typedAgain(found.fields, JSON.parse(last.document) as Record<string, unknown>) : {});
    const { table } = found.state.plan.rules;
    const page: StepPage = {
      ...found,
      typed,
      errors: given.errors ?? [],
      problem: given.refusal
        ? { plain: REFUSED[given.refusal.code][visitor.language], exact: given.refusal.message }
        : null,
      reasonMissing: given.reasonMissing ?? false,
      draftVersion: given.draftVersion ?? draft?.version ?? 0,
      savedText: draft === null ? '' : shown.words.form.saved(longDate(world.dateOf(draft.savedAt), visitor.language)),
      today: localDateAt(table, now),
      table,
    };
    return web.send(reply, given.status, stepPage(shown, page));
  };

  app.get<{ Params: StepParams }>(pattern, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    return visitor === null ? reply : show(request, reply, visitor, request.params, { status: 200 });
  });

  app.post<{ Params: StepParams; Body: Body }>(`${pattern}/draft`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await stepOfRequest(web, request.params, visitor);
    mustWrite(found.mayWrite, request.params);
    const typed = typedFields(found.fields, request.body);
    const saved = await world.drafts.save(found.draftKey, versionOf(request.body), typed, visitor.person.id);
    if (saved !== null) await tellOfDraft(found, request, visitor);
    const asJson = request.headers.accept?.includes('application/json') ?? false;
    if (saved === null) {
      const theirs = await world.drafts.read(found.draftKey);
      if (asJson) return reply.code(409).send({ version: theirs?.version ?? 0 });
      const shown = await web.shown(request);
      return web.send(
        reply,
        409,
        conflictPage(shown, { ...found, theirs: theirs?.fields ?? {}, yours: typed, version: theirs?.version ?? 0 }),
      );
    }
    if (!asJson) return reply.redirect(found.path, 303);
    const { words } = await web.shown(request);
    const text = words.form.saved(longDate(world.dateOf(saved.savedAt), visitor.language));
    return reply.send({ version: saved.version, text });
  });

  app.post<{ Params: StepParams; Body: Body }>(`${pattern}/review`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await stepOfRequest(web, request.params, visitor);
    mustWrite(found.mayWrite, request.params);
    const shown = await web.shown(request);
    const typed = typedFields(found.fields, request.body);
    const saved = await world.drafts.save(found.draftKey, versionOf(request.body), typed, visitor.person.id);
    if (saved === null) {
      const theirs = await world.drafts.read(found.draftKey);
      return web.send(
        reply,
        409,
        conflictPage(shown, { ...found, theirs: theirs?.fields ?? {}, yours: typed, version: theirs?.version ?? 0 }),
      );
    }
    await tellOfDraft(found, request, visitor);
    const labelOf = (field: FieldDefinition): string => field.labels[visitor.language];
    const { errors } = documentOf(found.fields, typed, labelOf, shown.words.form);
    if (errors.length > 0)
      return show(request, reply, visitor, request.params, { status: 422, typed, errors, draftVersion: saved.version });
    return web.send(reply, 200, reviewPage(shown, { ...found, typed, draftVersion: saved.version }));
  });

  app.post<{ Params: StepParams; Body: Body }>(`${pattern}/submit`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await stepOfRequest(web, request.params, visitor);
    const shown = await web.shown(request);
    const typed = typedFields(found.fields, request.body);
    const labelOf = (field: FieldDefinition): string => field.labels[visitor.language];
    const { document, errors } = documentOf(found.fields, typed, labelOf, shown.words.form);
    if (errors.length > 0) return show(request, reply, visitor, request.params, { status: 422, typed, errors });
    return acting(request, reply, visitor, request.params, typed, async () => {
      await world.gateway.updatePartnership(found.ref, found.state.plan.party, 'submit', {
        actor: visitor.person.id,
        requestId: requestIdOf(request.body),
        step: request.params.step,
        party: request.params.party,
        document,
        ...(await atOf(web)),
      });
      await world.drafts.clear(found.draftKey, versionOf(request.body));
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
    if (reason === '') return show(request, reply, visitor, request.params, { status: 422, reasonMissing: true });
    return acting(request, reply, visitor, request.params, undefined, async () => {
      await ask('returnForChanges', found, request, visitor, { revision: Number(request.body['revision']), reason });
      return found.path;
    });
  });

  /**
   * The partnership is told once that something is begun: those with a draft are reminded of optional steps. What is in
   * it stays here until it is handed in.
   */
  const tellOfDraft = async (
    found: Awaited<ReturnType<typeof stepOfRequest>>,
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

  const ask = async (
    name: 'declareNoNeed' | 'approve' | 'returnForChanges',
    found: Awaited<ReturnType<typeof stepOfRequest>>,
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
      return show(request, reply, visitor, params, {
        status: STATUS_OF[error.code],
        refusal: error,
        ...(typed === undefined ? {} : { typed }),
      });
    }
  };
}

function mustWrite(may: boolean, { step, party }: StepParams): void {
  if (!may) refuse('wrong-role', `Write ${step} of ${party}: it is not open to you, wanted an open step of your own`);
}

function versionOf(body: Body): number {
  const version = Number(body['draftVersion']);
  return Number.isInteger(version) && version >= 0 ? version : 0;
}

// The forum's room: the recommendation with its outcome, written procedure, and the year's meetings. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CycleEvent } from '../../domain/cycle-events.ts';
import { OUTCOMES } from '../../domain/cycle-state.ts';
import { ANSWERS, CONFLICT_KINDS } from '../../domain/forum-state.ts';
import { localDateAt } from '../../domain/local-time.ts';
import { fieldsOfStep } from '../../domain/document-fields.ts';
import type { DocumentFields } from '../../domain/document.ts';
import { proposedStep } from '../../domain/plan.ts';
import { refuse } from '../../domain/refusal.ts';
import { cycleName } from '../../domain/words.ts';
import type { Again } from '../acting.ts';
import { acting, asked, AT_FIRST, bodyOf } from '../acting.ts';
import { given, textIn } from '../bodies.ts';
import type { FieldDefinition } from '../forms.ts';
import { localDateOf, namedFields } from '../forms.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { SignedIn, Web } from '../page.ts';
import { findPerson } from '../people-by-id.ts';
import type { ControlError } from '../views/fields.tsx';
import { forumPage } from '../views/forum.tsx';
import { datedOf } from './meeting-dates.ts';
import type { CycleParams } from './cycles.ts';
import { cycleOfRequest } from './cycles.ts';

/** A cycle with what every page of the forum's room needs of it. */
export async function forumOfRequest(web: Web, params: CycleParams, visitor: SignedIn) {
  const [found, now, people] = await Promise.all([
    cycleOfRequest(web, params, visitor),
    web.world.now(),
    web.world.people(),
  ]);
  const { table } = found.state.plan.rules;
  return {
    ...found,
    ...(await proposalTextOf(web, found)),
    now,
    table,
    today: localDateAt(table, now),
    personName: (id: string) => findPerson(people, id)?.name ?? id,
  };
}

/** The fields of what is proposed to the forum, and its present text; null where it has none. */
async function proposalTextOf(
  web: Web,
  { ref, state, definitions }: Awaited<ReturnType<typeof cycleOfRequest>>,
): Promise<{ asked: readonly FieldDefinition[]; said: DocumentFields | null }> {
  const step = definitions.forum.steps.find(({ id }) => id === proposedStep(state.plan)?.id);
  if (step === undefined || state.plan.fields?.[step.id] === undefined) return { asked: [], said: null };
  const fields = namedFields(fieldsOfStep(step, definitions.scheme), definitions.forum);
  const documented = state.recommendation?.documented;
  if (documented === undefined) return { asked: fields, said: null };
  const rows = await web.world.reads.documents(`cycle/${cycleName(ref)}`);
  const row = rows.find((one) => one.step === step.id && one.revision === documented);
  return { asked: fields, said: row ? (JSON.parse(row.document) as DocumentFields) : null };
}

/** Everything that has happened in a cycle. */
export async function eventsOfCycle(web: Web, cycle: string): Promise<CycleEvent[]> {
  const entries = await web.world.reads.journal(`cycle/${cycle}`);
  return entries.map(({ event }) => JSON.parse(event) as CycleEvent);
}

export function addForumRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const pattern = `${paths.cycles()}/:forum/:scheme/:year/forum`;

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: SignedIn,
    params: CycleParams,
    again: Again,
  ): Promise<FastifyReply> => {
    const found = await forumOfRequest(web, params, visitor);
    const shown = await web.shown(request);
    const old = Number(textIn(again.body ?? null, 'revision'));
    // Somebody acted on a recommendation that is not the present one: both are shown.
    const before =
      again.refusal?.code === 'old-revision'
        ? ((await eventsOfCycle(web, cycleName(found.ref))).find(
            (event) => event.type === 'recommendation-proposed' && event.revision === old,
          ) ?? null)
        : null;
    const page = forumPage(shown, {
      ...found,
      person: visitor.person.id,
      again,
      before: before?.type === 'recommendation-proposed' ? before : null,
    });
    return web.send(reply, again.status, page);
  };

  app.get<{ Params: CycleParams }>(pattern, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    return visitor === null ? reply : show(request, reply, visitor, request.params, AT_FIRST);
  });

  /** One form of the room: what is wrong with it, or the message that it becomes. */
  const form = (
    verb: string,
    read: (
      request: FastifyRequest<{ Params: CycleParams }>,
      visitor: SignedIn,
    ) =>
      | { readonly errors: readonly ControlError[] }
      | { readonly name: Parameters<typeof world.gateway.updateCycle>[1]; readonly message: object },
  ): void => {
    app.post<{ Params: CycleParams }>(`${pattern}/${verb}`, async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      const { ref } = await cycleOfRequest(web, request.params, visitor);
      const body = bodyOf(request);
      const wanted = read(request, visitor);
      const again = { form: verb, body };
      if ('errors' in wanted)
        return show(request, reply, visitor, request.params, { ...again, status: 422, errors: wanted.errors });
      return acting(
        reply,
        async () => {
          await world.gateway.updateCycle(ref, wanted.name, {
            ...(await asked(web, request, visitor)),
            ...wanted.message,
          });
          return paths.forum(ref);
        },
        (refused) => show(request, reply, visitor, request.params, { ...again, ...refused }),
      );
    });
  };

  form('outcome', (request, visitor) => {
    const body = bodyOf(request);
    const outcome = OUTCOMES.find((one) => one === textIn(body, 'outcome'));
    if (outcome === undefined)
      return { errors: [{ target: 'outcome', text: FORUM_WORDS[visitor.language].outcome.choose }] };
    const revision = textIn(body, 'revision');
    return {
      name: 'recordForumOutcome',
      message: {
        outcome,
        ...given('revision', revision === '' ? null : Number(revision)),
        ...given('note', textIn(body, 'note')),
      },
    };
  });

  form('plan', (request, visitor) => {
    const body = bodyOf(request);
    const { errors, ...dated } = datedOf(body, 'plan-', visitor.language);
    if (errors.length > 0) return { errors };
    return { name: 'planMeeting', message: { ...dated, ...given('step', textIn(body, 'step')) } };
  });

  form('writing-open', (request, visitor) => {
    const body = bodyOf(request);
    const typed = textIn(body, 'until');
    const until = typed === '' ? null : localDateOf(typed);
    if (typed !== '' && until === null)
      return { errors: [{ target: 'until', text: FORUM_WORDS[visitor.language].meetings.dateMissing }] };
    return { name: 'openWriting', message: { revision: Number(textIn(body, 'revision')), ...given('until', until) } };
  });

  form('answer', (request, visitor) => {
    const body = bodyOf(request);
    const words = FORUM_WORDS[visitor.language].writing;
    const answer = ANSWERS.find((one) => one === textIn(body, 'answer'));
    const statement = textIn(body, 'statement');
    if (answer === undefined) return { errors: [{ target: 'answer', text: words.choose }] };
    if (answer === 'dissents' && statement === '')
      return { errors: [{ target: 'statement', text: words.statementMissing }] };
    return {
      name: 'approveInWriting',
      message: {
        answer,
        revision: Number(textIn(body, 'revision')),
        seat: textIn(body, 'seat'),
        ...given('statement', statement),
      },
    };
  });

  form('conflict', (request, visitor) => {
    const body = bodyOf(request);
    const kind = CONFLICT_KINDS.find((one) => one === textIn(body, 'kind'));
    if (kind === undefined)
      return { errors: [{ target: 'conflict-kind', text: FORUM_WORDS[visitor.language].conflict.choose }] };
    return {
      name: 'recordConflict',
      message: {
        seat: textIn(body, 'seat'),
        kind,
        ...given('substitute', textIn(body, 'substitute')),
        ...given('note', textIn(body, 'note')),
      },
    };
  });

  form('writing-close', (request) => {
    const body = bodyOf(request);
    return {
      name: 'closeWriting',
      message: {
        revision: Number(textIn(body, 'revision')),
        ...given('withoutResult', textIn(body, 'withoutResult') === 'yes' ? true : null),
        ...given('note', textIn(body, 'note')),
      },
    };
  });
}

/** Refuses a page that only some may work on. */
export function mustOffer(may: boolean, doing: string): void {
  if (!may) refuse('wrong-role', `${doing}: it is not open to you, wanted the secretariat of the forum`);
}

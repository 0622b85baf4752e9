// All decision bases side by side, and the proposal that the secretariat makes of them. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compile } from '../../domain/compilation.ts';
import { linesByRule } from '../../domain/cycle-money.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import { Refusal } from '../../domain/refusal.ts';
import { grantLimit, planningFrames } from '../../domain/cycle-frame.ts';
import { cycleName } from '../../domain/words.ts';
import { mayAsk } from '../access.ts';
import type { Again } from '../acting.ts';
import { acting, asked, AT_FIRST, bodyOf } from '../acting.ts';
import type { Body } from '../bodies.ts';
import { given, textIn } from '../bodies.ts';
import type { FieldDefinition } from '../forms.ts';
import { controlName, documentOf, typedFields, wholeKroner } from '../forms.ts';
import type { SignedIn, Web } from '../page.ts';
import { STATUS_OF } from '../refusals.ts';
import type { ControlError } from '../views/fields.tsx';
import { compilationPage } from '../views/compilation.tsx';
import { amountControl, proposalPage } from '../views/proposal.tsx';
import type { CycleParams } from './cycles.ts';
import { forumOfRequest, mustOffer } from './forum.ts';

/** The forum's room with every decision basis laid out. */
async function compiledOfRequest(web: Web, params: CycleParams, visitor: SignedIn) {
  const found = await forumOfRequest(web, params, visitor);
  const { state, definitions, ref } = found;
  const frames = planningFrames(state);
  const bases = (await web.world.reads.bases(cycleName(ref))).map((basis) => ({
    ...basis,
    frame: frames?.get(basis.state.plan.party) ?? null,
  }));
  return { ...found, compiled: compile(definitions, bases, grantLimit(state.plan, state)), frames };
}

/** The form again, with what the rule gives in place of the amounts; as it was where the frame cannot be shared out. */
function filledIn<Shown>(
  state: CycleState,
  body: Body,
  show: (again: Pick<Again, 'status' | 'body' | 'refusal'>) => Shown,
): Shown {
  try {
    const byRule = new Map(
      linesByRule(state, `Propose for ${cycleName(state.plan.ref)}`).map(({ party, amount }) => [party, amount]),
    );
    const amounts = state.plan.parties.map(({ id }): [string, string] => [
      amountControl(id),
      String(byRule.get(id) ?? 0),
    ]);
    return show({ status: 200, body: { ...body, ...Object.fromEntries<string>(amounts) } });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return show({ status: STATUS_OF[error.code], body, refusal: error });
  }
}

export function addCompilationRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const pattern = `${paths.cycles()}/:forum/:scheme/:year/forum`;

  app.get<{ Params: CycleParams }>(`${pattern}/compilation`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await compiledOfRequest(web, request.params, visitor);
    return web.send(reply, 200, compilationPage(await web.shown(request), found));
  });

  const show = async (
    request: FastifyRequest<{ Params: CycleParams }>,
    reply: FastifyReply,
    visitor: SignedIn,
    again: Again,
  ): Promise<FastifyReply> => {
    const found = await compiledOfRequest(web, request.params, visitor);
    mustOffer(
      mayAsk(found.state.plan.seats, visitor.person.id, 'proposeRecommendation', found.now),
      `Propose for ${cycleName(found.ref)}`,
    );
    return web.send(reply, again.status, proposalPage(await web.shown(request), { ...found, again }));
  };

  app.get<{ Params: CycleParams }>(`${pattern}/proposal`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    return visitor === null ? reply : show(request, reply, visitor, AT_FIRST);
  });

  app.post<{ Params: CycleParams }>(`${pattern}/proposal`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const { state, ref, asked: fields } = await forumOfRequest(web, request.params, visitor);
    const body = bodyOf(request);
    const words = (await web.shown(request)).words.form;
    const errors: ControlError[] = [];
    const lines = state.plan.parties.flatMap(({ id }) => {
      const typed = textIn(body, amountControl(id));
      const amount = typed === '' ? 0 : wholeKroner(typed);
      if (amount === null) {
        errors.push({ target: amountControl(id), text: words.notAmount(typed) });
        return [];
      }
      return amount === 0 ? [] : [{ party: id, amount }];
    });
    const again = { form: 'proposal', body };
    if (textIn(body, 'do') === 'rule') {
      return filledIn(state, body, (filled) => show(request, reply, visitor, { form: 'proposal', ...filled }));
    }
    const labelOf = (field: FieldDefinition): string => field.labels[visitor.language];
    const written = documentOf(fields, typedFields(fields, body), labelOf, words);
    if (textIn(body, 'do') !== 'recalculate')
      errors.push(...written.errors.map(({ field, text }) => ({ target: controlName(field), text })));
    if (errors.length > 0) return show(request, reply, visitor, { ...again, status: 422, errors });
    if (textIn(body, 'do') === 'recalculate') return show(request, reply, visitor, { ...again, status: 200 });
    // Somebody proposed while this was written: both are shown, and nothing is lost.
    if (Number(textIn(body, 'seen')) !== (state.recommendation?.revision ?? 0))
      return show(request, reply, visitor, { ...again, status: 409 });
    return acting(
      reply,
      async () => {
        await world.gateway.updateCycle(ref, 'proposeRecommendation', {
          ...(await asked(web, request, visitor)),
          lines,
          ...(fields.length === 0 ? {} : { document: written.document }),
          ...given('note', textIn(body, 'note')),
        });
        return paths.forum(ref);
      },
      (refused) => show(request, reply, visitor, { ...again, ...refused }),
    );
  });
}

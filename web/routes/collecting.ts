// The coordinator's page: who has answered in the network, reminders on request, the network's own date. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { collected, collectedSteps } from '../../domain/collecting.ts';
import { limitFor } from '../../domain/extension-limit.ts';
import { nextReminder } from '../../domain/notices.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Act } from '../../domain/script-act.ts';
import { cycleName } from '../../domain/words.ts';
import { isOffice, mayAsk } from '../access.ts';
import type { Again } from '../acting.ts';
import { acting, asked, AT_FIRST, bodyOf } from '../acting.ts';
import { given, textIn, textsIn } from '../bodies.ts';
import { localDateOf } from '../forms.ts';
import { COLLECTING_WORDS } from '../i18n/collecting.ts';
import type { SignedIn, Web } from '../page.ts';
import { findPerson } from '../people-by-id.ts';
import { collectingPage } from '../views/collecting.tsx';
import type { PartnershipParams } from './partnerships.ts';
import { partnershipOfRequest } from './partnerships.ts';

type Request = FastifyRequest<{ Params: PartnershipParams }>;

export function addCollectingRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const pattern = `${paths.cycles()}/:forum/:scheme/:year/parties/:partnership/network`;

  const found = async (request: Request, visitor: SignedIn) => {
    const partnership = await partnershipOfRequest(web, request.params, visitor);
    const { state } = partnership;
    const now = await world.now();
    const at = now > state.now ? now : state.now;
    const leads = mayAsk(state.plan.seats, visitor.person.id, 'remindMissing', at);
    if (!leads && !isOffice(visitor.person))
      refuse('wrong-role', `Show the network ${state.plan.party}: it is for its coordinator, wanted that role`);
    return { ...partnership, at, leads };
  };

  const show = async (
    request: Request,
    reply: FastifyReply,
    visitor: SignedIn,
    again: Again,
    wanted: { readonly step: string; readonly act: Act } | null = null,
  ): Promise<FastifyReply> => {
    const { ref, state, cycleState, facts, at, leads } = await found(request, visitor);
    const [people, shown] = await Promise.all([world.people(), web.shown(request)]);
    const effect = wanted === null ? null : await world.lookAhead(ref, [wanted.act], at);
    const steps = collectedSteps(state.plan).map((step) => ({
      step,
      rows: collected(state, step.id, at),
      general: cycleState.steps[step.id]!.deadline,
      limit: limitFor(state, step),
      effect: wanted?.step === step.id ? effect : null,
    }));
    const page = collectingPage(shown, {
      ref,
      party: state.plan.party,
      facts,
      table: state.plan.rules.table,
      steps,
      meetings: cycleState.forum.meetings,
      sendAt: nextReminder(state.plan.rules, at),
      leads: leads && !state.ended,
      again,
      personName: (id) => findPerson(people, id)?.name ?? id,
    });
    return web.send(reply, effect !== null && effect.refused.length > 0 ? 422 : again.status, page);
  };

  app.get<{ Params: PartnershipParams }>(pattern, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    return show(request, reply, visitor, AT_FIRST);
  });

  app.post<{ Params: PartnershipParams }>(`${pattern}/remind`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const { ref, state } = await found(request, visitor);
    const body = bodyOf(request);
    const step = textIn(body, 'step');
    const again = { form: `remind-${step}`, body };
    const parties = textsIn(body, 'parties');
    if (parties.length === 0) {
      const text = COLLECTING_WORDS[visitor.language].whoMissing;
      const errors = [{ target: `parties-${step}`, text }];
      return show(request, reply, visitor, { ...again, status: 422, errors });
    }
    return acting(
      reply,
      async () => {
        const note = given('note', textIn(body, 'note'));
        const message = { ...(await asked(web, request, visitor)), step, parties, ...note };
        await world.gateway.updatePartnership(ref, state.plan.party, 'remindMissing', message);
        return paths.network(ref, state.plan.party);
      },
      (refused) => show(request, reply, visitor, { ...again, ...refused }),
    );
  });

  app.post<{ Params: PartnershipParams }>(`${pattern}/date`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const { ref, state, at } = await found(request, visitor);
    const body = bodyOf(request);
    const step = textIn(body, 'step');
    const again = { form: `date-${step}`, body };
    const to = localDateOf(textIn(body, 'to'));
    if (to === null) {
      const errors = [{ target: `to-${step}`, text: COLLECTING_WORDS[visitor.language].toMissing }];
      return show(request, reply, visitor, { ...again, status: 422, errors });
    }
    const fields = { step, to, ...given('reason', textIn(body, 'reason')) };
    if (textIn(body, 'do') !== 'save') {
      const command = { ...fields, type: 'setLocalDeadline', actor: visitor.person.id, requestId: 'look-ahead', at };
      const act = { at, cycle: cycleName(ref), target: 'partnership', party: state.plan.party, command } as Act;
      return show(request, reply, visitor, { ...again, status: 200 }, { step, act });
    }
    return acting(
      reply,
      async () => {
        const message = { ...(await asked(web, request, visitor)), ...fields };
        await world.gateway.updatePartnership(ref, state.plan.party, 'setLocalDeadline', message);
        return paths.network(ref, state.plan.party);
      },
      (refused) => show(request, reply, visitor, { ...again, ...refused }),
    );
  });
}

// The forum's own order of measures, where it shares by needs. Node only.

import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Priority } from '../../domain/allocation-needs.ts';
import { needsInOrder } from '../../domain/needs-in-order.ts';
import { refuse } from '../../domain/refusal.ts';
import { cycleName } from '../../domain/words.ts';
import type { Again } from '../acting.ts';
import { acting, asked, AT_FIRST, bodyOf } from '../acting.ts';
import { given, textIn } from '../bodies.ts';
import { PRIORITY_WORDS } from '../i18n/priorities.ts';
import type { SignedIn, Web } from '../page.ts';
import type { ControlError } from '../views/fields.tsx';
import { prioritiesPage, priorityControl } from '../views/priorities.tsx';
import { measureNames } from '../measure-names.ts';
import type { CycleParams } from './cycles.ts';
import { forumOfRequest } from './forum.ts';

/** A cycle that shares by needs, with its measures in order. */
async function measuresOfRequest(web: Web, params: CycleParams, visitor: SignedIn) {
  const found = await forumOfRequest(web, params, visitor);
  const { state, ref } = found;
  const { method } = state.plan.allocation;
  if (method !== 'needs') {
    refuse(
      'wrong-stage',
      `Order the measures of ${cycleName(ref)}: ${ref.forum} shares by ${method}, wanted a forum that shares by needs`,
    );
  }
  const ordered = needsInOrder(state);
  const version = createHash('sha256')
    .update(JSON.stringify([ordered.needs, inFixedOrder(state.priorities ?? [])]))
    .digest('hex');
  return { ...found, ...ordered, version };
}

/** The same order is the same text, however it was listed. */
function inFixedOrder(priorities: readonly Priority[]): string[] {
  return priorities.map(({ party, measure, priority }) => `${party}/${measure}=${priority}`).sort();
}

export function addPriorityRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const pattern = `${paths.cycles()}/:forum/:scheme/:year/forum/priorities`;

  const show = async (
    request: FastifyRequest<{ Params: CycleParams }>,
    reply: FastifyReply,
    visitor: SignedIn,
    again: Again,
  ): Promise<FastifyReply> => {
    const found = await measuresOfRequest(web, request.params, visitor);
    const parties = new Set(found.needs.map(({ party }) => party));
    const names = await measureNames(web.world.reads, cycleName(found.ref), found.definitions, parties);
    const page = prioritiesPage(await web.shown(request), { ...found, names, person: visitor.person.id, again });
    return web.send(reply, again.status, page);
  };

  app.get<{ Params: CycleParams }>(pattern, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    return visitor === null ? reply : show(request, reply, visitor, AT_FIRST);
  });

  app.post<{ Params: CycleParams }>(pattern, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const { ref, state, needs, version } = await measuresOfRequest(web, request.params, visitor);
    const body = bodyOf(request);
    const errors: ControlError[] = [];
    const priorities = needs.flatMap(({ party, measure }): Priority[] => {
      const target = priorityControl({ party, measure });
      const typed = textIn(body, target);
      if (typed === '') return [];
      if (/^[1-9]\d{0,3}$/.test(typed)) return [{ party, measure, priority: Number(typed) }];
      errors.push({ target, text: PRIORITY_WORDS[visitor.language].notPriority(typed) });
      return [];
    });
    const again = { form: 'priorities', body };
    if (errors.length > 0) return show(request, reply, visitor, { ...again, status: 422, errors });
    if (textIn(body, 'seen') !== version) {
      // Sent twice, or somebody set the same: it is as it was wanted.
      if (String(inFixedOrder(priorities)) === String(inFixedOrder(state.priorities ?? [])))
        return reply.redirect(paths.priorities(ref), 303);
      return show(request, reply, visitor, { ...again, status: 409 });
    }
    return acting(
      reply,
      async () => {
        await world.gateway.updateCycle(ref, 'setPriorities', {
          ...(await asked(web, request, visitor)),
          priorities,
          ...given('note', textIn(body, 'note')),
        });
        return paths.priorities(ref);
      },
      (refused) => show(request, reply, visitor, { ...again, ...refused }),
    );
  });
}

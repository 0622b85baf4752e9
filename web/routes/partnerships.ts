// One partnership: what it owes, who has approved, what has happened, why it stands still. Node only.

import type { FastifyInstance } from 'fastify';
import { collectedSteps } from '../../domain/collecting.ts';
import { explainPartnership } from '../../domain/explain-partnership.ts';
import { localDateAt } from '../../domain/local-time.ts';
import { obligationsOfPartnership } from '../../domain/obligations.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import { refuse } from '../../domain/refusal.ts';
import { stageOf } from '../../domain/stage.ts';
import { cycleName } from '../../domain/words.ts';
import { stepLabel } from '../../texts/facts.ts';
import { isOffice, mayAsk } from '../access.ts';
import { given } from '../bodies.ts';
import { findPerson } from '../people-by-id.ts';
import { ATTACHMENT_WORDS } from '../i18n/attachments.ts';
import { REVISION_WORDS } from '../i18n/revisions.ts';
import type { SignedIn, Web } from '../page.ts';
import { partnershipPage } from '../views/partnership.tsx';
import type { CycleParams } from './cycles.ts';
import { cycleOfRequest } from './cycles.ts';

export type PartnershipParams = CycleParams & { readonly partnership: string };

/** The partnership of an address, for somebody who may see its cycle. */
export async function partnershipOfRequest(web: Web, params: PartnershipParams, visitor: SignedIn) {
  const cycle = await cycleOfRequest(web, params, visitor);
  const state = (await web.world.reads.state(cycleName(cycle.ref), params.partnership)) as PartnershipState | null;
  if (state === null) refuse('not-found', `Show ${params.partnership}: it takes no part in ${cycleName(cycle.ref)}`);
  return { ...cycle, cycleState: cycle.state, state };
}

export function addPartnershipRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  app.get<{ Params: PartnershipParams }>(
    paths.cycles() + '/:forum/:scheme/:year/parties/:partnership',
    async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      const { ref, state, facts } = await partnershipOfRequest(web, request.params, visitor);
      const [entries, now, shown, people] = await Promise.all([
        world.reads.journal(`partnership/${cycleName(ref)}/${state.plan.party}`),
        world.now(),
        web.shown(request),
        world.people(),
      ]);
      const { table } = state.plan.rules;
      const page = partnershipPage(shown, {
        ref,
        party: state.plan.party,
        facts,
        table,
        stage: stageOf(state),
        rows: obligationsOfPartnership(state),
        network:
          collectedSteps(state.plan).length > 0 &&
          (isOffice(visitor.person) || mayAsk(state.plan.seats, visitor.person.id, 'remindMissing', now)),
        workflowPage: isOffice(visitor.person) ? world.workflowPage(ref, state.plan.party) : null,
        explanation: explainPartnership(state, now > state.now ? now : state.now),
        history: entries.map(({ at, type, event }) => {
          const { step, actor, onBehalfOf, reason, attachments } = JSON.parse(event) as Partial<
            Record<'step' | 'actor' | 'onBehalfOf' | 'reason', string>
          > & { readonly attachments?: readonly unknown[] };
          const what = step === undefined ? '' : stepLabel(facts, step, visitor.language);
          const files = attachments && ATTACHMENT_WORDS[visitor.language].count(attachments.length);
          const nameOf = (id = ''): string | undefined => findPerson(people, id)?.name;
          const [did, absent] = [nameOf(actor), nameOf(onBehalfOf)];
          const who =
            did !== undefined && absent !== undefined ? REVISION_WORDS[visitor.language].onBehalf(did, absent) : did;
          return {
            at,
            type,
            what: files === undefined ? what : `${what}, ${files}`,
            date: localDateAt(table, at),
            ...given('who', who),
            ...given('reason', reason),
          };
        }),
      });
      return web.send(reply, 200, page);
    },
  );
}

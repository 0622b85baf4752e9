// The board of cycles, and one cycle: wheel, why it stands still, partnerships, forum. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compare } from '../../domain/compare.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import { explainCycle } from '../../domain/explain-cycle.ts';
import { localDateAt } from '../../domain/local-time.ts';
import { refuse } from '../../domain/refusal.ts';
import { phaseAt } from '../../domain/standing.ts';
import type { CycleRef } from '../../domain/words.ts';
import { cycleName, tryParseCycleName } from '../../domain/words.ts';
import { isOffice, maySeeCycle } from '../access.ts';
import { frozenFacts } from '../facts.ts';
import type { SignedIn, Web } from '../page.ts';
import type { BoardRow } from '../views/board.tsx';
import { boardPage } from '../views/board.tsx';
import { cyclePage } from '../views/cycle.tsx';

interface CycleParams {
  readonly forum: string;
  readonly scheme: string;
  readonly year: string;
}

/** The cycle of an address, with its definitions, for somebody who may see it. */
export async function cycleOfRequest(web: Web, params: CycleParams, visitor: SignedIn) {
  const ref = tryParseCycleName(`${params.forum}/${params.scheme}/${params.year}`);
  const state = ref && ((await web.world.reads.state(cycleName(ref), null)) as CycleState | null);
  if (!ref || !state)
    refuse('not-found', `Show ${params.forum}/${params.scheme}/${params.year}: no such cycle is here`);
  const definitions = await web.world.definitionsOf(cycleName(ref));
  if (!maySeeCycle(visitor.person, definitions))
    refuse('wrong-role', `Show ${cycleName(ref)}: you act for none of its parties, wanted a role in it`);
  return { ref, state, definitions, facts: frozenFacts(definitions) };
}

export function addCycleRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  app.get<{ Querystring: { all?: string } }>(paths.cycles(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const [lines, standings, now, shown] = await Promise.all([
      world.reads.cycles(),
      world.reads.cycleStandings(),
      world.now(),
      web.shown(request),
    ]);
    const standingOf = new Map(standings.map((one) => [one.cycle, one]));
    const rows: BoardRow[] = [];
    for (const line of lines) {
      const definitions = await world.definitionsOf(line.cycle);
      if (!maySeeCycle(visitor.person, definitions)) continue;
      const phase = phaseAt(standingOf.get(line.cycle)!, now);
      rows.push({
        ref: tryParseCycleName(line.cycle)!,
        facts: frozenFacts(definitions),
        status: line.status,
        next: line.next === null ? null : world.dateOf(line.next),
        nextAt: line.next ?? '9',
        phase,
        since: world.dateOf(phase.since),
      });
    }
    rows.sort((a, b) => compare(a.nextAt, b.nextAt));
    return web.send(reply, 200, boardPage(shown, rows));
  });

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: SignedIn,
    params: CycleParams,
  ): Promise<FastifyReply> => {
    const { ref, state, facts } = await cycleOfRequest(web, params, visitor);
    const name = cycleName(ref);
    const [lines, entries, now, shown] = await Promise.all([
      world.reads.partnerships(name),
      world.reads.journal(`cycle/${name}`),
      world.now(),
      web.shown(request),
    ]);
    const { table } = state.plan.rules;
    const page = cyclePage(shown, {
      ref,
      state,
      facts,
      lines,
      today: localDateAt(table, now),
      explanation: explainCycle(state, now > state.now ? now : state.now),
      history: entries.map(({ at, type }) => ({ at, type, what: '', date: localDateAt(table, at) })),
      workflowPage: isOffice(visitor.person) ? world.workflowPage(ref, null) : null,
    });
    return web.send(reply, 200, page);
  };

  const cyclePattern = paths.cycles() + '/:forum/:scheme/:year';
  app.get<{ Params: CycleParams }>(cyclePattern, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    return visitor === null ? reply : show(request, reply, visitor, request.params);
  });
}

/** The request id that a form carries, so that a double click is one request. */
export function requestIdOf(body: Readonly<Record<string, unknown>>): string {
  const given = body['requestId'];
  if (typeof given !== 'string' || !/^[\w-]{8,80}$/.test(given))
    refuse('misshapen', 'Take the form: its request id is missing, wanted the one that the page had');
  return given;
}

/** The time that messages carry where the clock stands. */
export async function atOf(web: Web): Promise<{ at?: string }> {
  return web.world.clockStands ? { at: await web.world.now() } : {};
}

export type { CycleParams, CycleRef };

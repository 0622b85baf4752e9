// My tasks: what I owe, soonest first, over all cycles. Node only.

import type { FastifyInstance } from 'fastify';
import type { Obligation } from '../../domain/obligations.ts';
import { isMissing } from '../../domain/obligations.ts';
import type { Person } from '../../domain/definition-people.ts';
import { isLate } from '../../domain/deadline.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { USUAL_LEAD } from '../../domain/plan.ts';
import { turnKey } from '../../domain/turns.ts';
import { turnsOfPerson } from '../access.ts';
import { frozenFacts } from '../facts.ts';
import type { Web } from '../page.ts';
import type { OwnNetwork, Task, WaitingText } from '../views/tasks.tsx';
import { tasksPage } from '../views/tasks.tsx';

export function addTaskRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  app.get(paths.home(), async (request, reply) => {
    const { person } = (await web.shown(request)).visitor;
    return reply.redirect(person === null ? paths.signIn() : paths.tasks(), 303);
  });

  app.get(paths.tasks(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const turns = turnsOfPerson(visitor.person);
    const [rows, kept, now, shown] = await Promise.all([
      world.reads.waitingFor(turns),
      world.keptTexts.of(visitor.person.id),
      world.now(),
      web.shown(request),
    ]);
    const facts = new Map<string, CycleFacts>();
    for (const cycle of new Set([...rows, ...kept].map((row) => row.cycle))) {
      const definitions = await world.definitionsOf(cycle);
      facts.set(cycle, frozenFacts(definitions));
    }
    const tasks = rows
      .filter((row) => isWanted(row, now))
      .map((row): Task => ({ row, facts: facts.get(row.cycle)!, kind: kindOf(row, turns), overdue: isLate(row, now) }));
    const waiting = kept.map((key): WaitingText => {
      return { ...key, facts: facts.get(key.cycle)! };
    });
    return web.send(reply, 200, tasksPage(shown, tasks, networksAmong(rows, visitor.person, facts), waiting));
  });
}

/** The networks that the visitor coordinates and that still owe something, where owners hand something to them. */
function networksAmong(
  rows: readonly Obligation[],
  { roles }: Person,
  facts: ReadonlyMap<string, CycleFacts>,
): OwnNetwork[] {
  const own = new Set(roles.filter(({ role }) => role === USUAL_LEAD).map(({ party }) => party));
  const found = new Map<string, OwnNetwork>();
  for (const { cycle, partnership } of rows) {
    if (partnership === null || !own.has(partnership) || facts.get(cycle)!.collectedSteps?.length === 0) continue;
    found.set(`${cycle}/${partnership}`, { cycle, party: partnership, facts: facts.get(cycle)! });
  }
  return [...found.values()];
}

/** An optional step is still open after its date, but nobody owes it then. */
function isWanted(row: Obligation, now: string): boolean {
  return !(row.optional && isMissing(row) && isLate(row, now));
}

function kindOf(row: Obligation, turns: readonly string[]): Task['kind'] {
  if (row.prepared && turns.includes(turnKey('office-leader', row.party))) return 'approve';
  if (row.status === 'changes-asked') return 'correct';
  if (isMissing(row)) return row.partnership === null ? 'record' : 'deliver';
  return row.pending.some(({ role, party }) => turns.includes(`${role}@${party}`)) ? 'approve' : 'accept';
}

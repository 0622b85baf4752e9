// What years are made from: the list with its faults, the difference between two, and opening the next. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DefinitionDifference } from '../../domain/definition-difference.ts';
import type { CheckedDefinition, CheckedDefinitions, OpeningPlan } from '../../domain/opening.ts';
import { Refusal, refuse } from '../../domain/refusal.ts';
import type { CycleRef } from '../../domain/words.ts';
import { cycleName, tryParseCycleName } from '../../domain/words.ts';
import { isOffice, officePartiesOf } from '../access.ts';
import type { Again } from '../acting.ts';
import { AT_FIRST, bodyOf } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { DEFINITION_WORDS } from '../i18n/definitions.ts';
import type { SignedIn, Web } from '../page.ts';
import { STATUS_OF } from '../refusals.ts';
import { definitionsPage } from '../views/definitions.tsx';
import { comparePage } from '../views/definition-changes.tsx';
import { openingPage } from '../views/definition-opening.tsx';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The definitions of the visitor's forums, and the years that are open here. */
export async function definitionsOfVisitor({ world }: Pick<Web, 'world'>, visitor: SignedIn) {
  if (!isOffice(visitor.person))
    refuse('wrong-role', 'Show definitions: they are for secretariats, case officers and administrators');
  const [checked, lines] = await Promise.all([
    world.ask('definitionlist', {}) as Promise<CheckedDefinitions>,
    world.reads.cycles(),
  ]);
  const own = officePartiesOf(visitor.person);
  const runs = visitor.person.roles.some(({ role }) => role === 'administrator');
  // Whose a file is that cannot be read, nobody knows: whoever runs the service must see it.
  const ours = checked.cycles.filter(({ forum, office }) => own.has(forum) || (office !== null && own.has(office)));
  const mine = checked.cycles.filter((one) => ours.includes(one) || (one.fault !== null && runs));
  const states = new Map(lines.map(({ cycle, status }) => [cycle, status]));
  return { mine, ours, states, fault: runs ? checked.fault : null };
}

export function addDefinitionRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;

  const found = (visitor: SignedIn) => definitionsOfVisitor(web, visitor);

  /** A year that the visitor may look at: one that is defined, or the next of one that is. */
  const mayName = (mine: readonly CheckedDefinition[], name: string): CycleRef => {
    const ref = tryParseCycleName(name);
    if (!ref || !mine.some(({ forum, scheme }) => forum === ref.forum && scheme === ref.scheme))
      refuse('not-found', `Show ${name.slice(0, 120)}: no such definition is among those of your forums`);
    return ref;
  };

  const difference = (from: string, to: string): Promise<DefinitionDifference> =>
    world.ask('definitiondifference', { from, to }) as Promise<DefinitionDifference>;

  app.get(paths.definitions(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const [{ mine, states, fault }, shown] = [await found(visitor), await web.shown(request)];
    const next = new Map<string, number>();
    for (const { forum, scheme, year } of [...mine, ...[...states.keys()].map((one) => tryParseCycleName(one)!)]) {
      const key = `${forum}/${scheme}`;
      next.set(key, Math.max(next.get(key) ?? 0, year + 1));
    }
    return web.send(reply, 200, definitionsPage(shown, { definitions: mine, states, next, fault }));
  });

  app.get<{ Querystring: Query }>(paths.compareDefinitions(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const [{ ours: mine, states }, shown] = [await found(visitor), await web.shown(request)];
    const own = new Set(mine.map(({ forum }) => forum));
    const names = new Set([
      ...mine.map(({ cycle }) => cycle),
      ...[...states.keys()].filter((name) => own.has(tryParseCycleName(name)!.forum)),
    ]);
    const chosen = (key: string, usual: string | undefined): string => {
      const value = request.query[key];
      return typeof value === 'string' && value !== '' ? cycleName(mayName(mine, value)) : (usual ?? '');
    };
    const list = [...names].sort();
    const [from, to] = [chosen('from', list[0]), chosen('to', list[1] ?? list[0])];
    const changes = from === '' || request.query['from'] === undefined ? null : await difference(from, to);
    return web.send(reply, 200, comparePage(shown, { names: list, from, to, changes, definitions: mine }));
  });

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: SignedIn,
    name: string,
    again: Again,
  ): Promise<FastifyReply> => {
    const [{ ours: mine, states }, shown] = [await found(visitor), await web.shown(request)];
    const ref = mayName(mine, name);
    const cycle = cycleName(ref);
    const plan = (await world.ask('openingplan', { cycle })) as OpeningPlan;
    // The year before is what people know: what it froze where it was opened, else its file.
    const before = cycleName({ ...ref, year: ref.year - 1 });
    const known = states.has(before) || mine.some((one) => one.cycle === before);
    const changes = known ? await difference(before, cycle) : null;
    const like = mine.find(({ forum, scheme }) => forum === ref.forum && scheme === ref.scheme)!;
    const page = openingPage(shown, { ref, cycle, before, plan, changes, like, again, open: states.has(cycle) });
    return web.send(reply, again.status, page);
  };

  app.get<{ Querystring: Query }>(paths.openDefinition(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const { cycle } = request.query;
    return show(request, reply, visitor, typeof cycle === 'string' ? cycle : '', AT_FIRST);
  });

  app.post(paths.openDefinition(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const body = bodyOf(request);
    const { ours: mine } = await found(visitor);
    const cycle = cycleName(mayName(mine, textIn(body, 'cycle')));
    const acknowledged = textIn(body, 'acknowledge') === 'yes';
    const again = { form: 'open', body };
    const { opening } = (await world.ask('openingplan', { cycle })) as OpeningPlan;
    if (opening !== null && opening.vacant.length > 0 && !acknowledged) {
      const errors = [{ target: 'acknowledge', text: DEFINITION_WORDS[visitor.language].acknowledgeMissing }];
      return show(request, reply, visitor, cycle, { ...again, status: 422, errors });
    }
    try {
      await world.ask('open', { cycle, example: true, acknowledgeVacant: acknowledged, as: visitor.person.id });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return show(request, reply, visitor, cycle, { ...again, status: STATUS_OF[error.code], refusal: error });
    }
    return reply.redirect(paths.definitions(), 303);
  });
}

// The governor's desk: the page, and what its forms lead to. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { measuredParties } from '../../domain/grant-measures.ts';
import { cycleName } from '../../domain/words.ts';
import type { Again } from '../acting.ts';
import { acting, asked, AT_FIRST, bodyOf } from '../acting.ts';
import { measureNames } from '../measure-names.ts';
import type { SignedIn, Web } from '../page.ts';
import { deskPage } from '../views/desk.tsx';
import type { CycleParams } from './cycles.ts';
import { DESK_FORMS } from './desk-forms.ts';
import { deskOfRequest } from './desk-of-request.ts';

/** The desk’s page and what its forms do. */
export function addDeskRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const cycle = `${paths.cycles()}/:forum/:scheme/:year`;

  const show = async (
    request: FastifyRequest<{ Params: CycleParams }>,
    reply: FastifyReply,
    visitor: SignedIn,
    again: Again,
  ): Promise<FastifyReply> => {
    const found = await deskOfRequest(web, request.params, visitor);
    const parties = new Set([...measuredParties(found.state), ...Object.keys(found.state.measures ?? {})]);
    const names = await measureNames(world.reads, cycleName(found.ref), found.definitions, parties);
    return web.send(
      reply,
      again.status,
      deskPage(await web.shown(request), { ...found, person: visitor.person.id, names, again }),
    );
  };

  app.get<{ Params: CycleParams }>(`${cycle}/desk`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    return visitor === null ? reply : show(request, reply, visitor, AT_FIRST);
  });

  for (const [verb, read] of Object.entries(DESK_FORMS)) {
    app.post<{ Params: CycleParams }>(`${cycle}/desk/${verb}`, async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      const [found, shown] = [await deskOfRequest(web, request.params, visitor), await web.shown(request)];
      const body = bodyOf(request);
      const again = { form: verb, body };
      const wanted = read(body, found, shown);
      if ('errors' in wanted) return show(request, reply, visitor, { ...again, status: 422, errors: wanted.errors });
      if ('again' in wanted) return show(request, reply, visitor, { ...again, ...wanted.again });
      return acting(
        reply,
        async () => {
          const message = { ...(await asked(web, request, visitor)), ...wanted.message };
          await world.gateway.updateCycle(found.ref, wanted.name, message);
          return paths.desk(found.ref);
        },
        (refused) => show(request, reply, visitor, { ...again, ...refused }),
      );
    });
  }
}

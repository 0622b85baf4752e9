// One meeting of the forum: the page, and what its forms lead to. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Again } from '../acting.ts';
import { acting, asked, AT_FIRST, bodyOf } from '../acting.ts';
import { textIn } from '../bodies.ts';
import type { SignedIn, Web } from '../page.ts';
import { meetingPage } from '../views/meeting.tsx';
import type { MeetingParams } from './meeting-of-request.ts';
import { MEETING_FORMS, suggested } from './meeting-forms.ts';
import { meetingOfRequest } from './meeting-of-request.ts';

export function addMeetingRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const pattern = `${paths.cycles()}/:forum/:scheme/:year/forum/meetings/:meeting`;

  const show = async (
    request: FastifyRequest<{ Params: MeetingParams }>,
    reply: FastifyReply,
    visitor: SignedIn,
    again: Again,
  ): Promise<FastifyReply> => {
    const found = await meetingOfRequest(web, request.params, visitor);
    const shown = await web.shown(request);
    return web.send(reply, again.status, meetingPage(shown, { ...found, person: visitor.person.id, again }));
  };

  app.get<{ Params: MeetingParams }>(pattern, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    return visitor === null ? reply : show(request, reply, visitor, AT_FIRST);
  });

  for (const [verb, read] of Object.entries(MEETING_FORMS)) {
    app.post<{ Params: MeetingParams }>(`${pattern}/${verb}`, async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      const [found, shown] = [await meetingOfRequest(web, request.params, visitor), await web.shown(request)];
      const body = bodyOf(request);
      const item = textIn(body, 'item');
      const again = { form: item === '' ? verb : `${verb}-${item}`, body };
      // A suggestion changes the page and nothing else.
      if (verb === 'agenda' && textIn(body, 'do') === 'suggest')
        return show(request, reply, visitor, { ...again, body: suggested(body, found, shown), status: 200 });
      const wanted = read(body, found, shown);
      if ('errors' in wanted) return show(request, reply, visitor, { ...again, status: 422, errors: wanted.errors });
      return acting(
        reply,
        async () => {
          const message = { ...(await asked(web, request, visitor)), ...wanted.message };
          await world.gateway.updateCycle(found.ref, wanted.name, message);
          return paths.meeting(found.ref, found.meeting.id);
        },
        (refused) => show(request, reply, visitor, { ...again, ...refused }),
      );
    });
  }
}

// The mail log, for those who follow whole cycles. Node only.

import type { FastifyInstance } from 'fastify';
import { refuse } from '../../domain/refusal.ts';
import { isOffice } from '../access.ts';
import type { Web } from '../page.ts';
import { mailsPage } from '../views/mails.tsx';

/** Mails on one page. */
const PAGE = 100;

export function addMailRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  app.get<{ Querystring: { before?: string } }>(paths.mails(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    if (!isOffice(visitor.person))
      refuse('wrong-role', 'Show the mail log: it is for secretariats, case officers and administrators');
    const [all, people, shown] = await Promise.all([world.reads.mails(), world.people(), web.shown(request)]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const { before } = request.query;
    const newest = all
      .filter((mail) => before === undefined || `${mail.date}|${mail.key}` < before)
      .sort((a, b) => (`${a.date}|${a.key}` < `${b.date}|${b.key}` ? 1 : -1));
    const shownMails = newest.slice(0, PAGE);
    const last = shownMails.at(-1);
    const older = newest.length > PAGE && last ? `${last.date}|${last.key}` : null;
    return web.send(
      reply,
      200,
      mailsPage(
        shown,
        shownMails.map((mail) => ({ ...mail, to: names.get(mail.person) ?? mail.person })),
        older,
      ),
    );
  });
}

// The directory: who holds which role, who is away and who stands in, and a role that passes on. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ABSENCE_REASONS } from '../../domain/absence.ts';
import { Refusal, refuse } from '../../domain/refusal.ts';
import type { OwnDirectory } from '../directory-access.ts';
import { mayChangePlace, ownDirectory, personAmong, requireMayChangePlace } from '../directory-access.ts';
import { localDateOf } from '../forms.ts';
import { DIRECTORY_WORDS } from '../i18n/directory.ts';
import type { SignedIn, Web } from '../page.ts';
import { REFUSED, STATUS_OF } from '../refusals.ts';
import type { PersonProblem } from '../views/person.tsx';
import { directoryPage } from '../views/directory.tsx';
import { personPage } from '../views/person.tsx';

/** People on one page. */
const PAGE = 100;

type Body = Readonly<Record<string, unknown>>;

export function addDirectoryRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;

  const seenBy = ({ person }: SignedIn): Promise<OwnDirectory> => ownDirectory(world, person);

  app.get<{ Querystring: { q?: string; after?: string } }>(paths.directory(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const [{ people, labels }, now, shown] = await Promise.all([seenBy(visitor), world.now(), web.shown(request)]);
    const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 200) : '');
    const [search, after] = [text(request.query.q), text(request.query.after)];
    const found = people.filter(({ name, email }) => `${name}\n${email}`.toLowerCase().includes(search.toLowerCase()));
    const start = found.findIndex(({ id }) => id === after) + 1;
    const listed = found.slice(start, start + PAGE);
    const next = start + PAGE < found.length ? listed.at(-1)!.id : null;
    return web.send(
      reply,
      200,
      directoryPage(shown, { people: listed, labels, search, next, today: world.dateOf(now) }),
    );
  });

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: SignedIn,
    id: string,
    problem: PersonProblem | null,
  ): Promise<FastifyReply> => {
    const own = await seenBy(visitor);
    const { labels } = own;
    const person = personAmong(own, id);
    const shown = await web.shown(request);
    const names = new Map((await world.people()).map((one) => [one.id, one.name]));
    return web.send(
      reply,
      problem?.status ?? 200,
      personPage(shown, { person, labels, names, problem, mayChange: mayChangePlace(visitor.person, person) }),
    );
  };

  const pattern = `${paths.directory()}/:person`;
  app.get<{ Params: { person: string } }>(pattern, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    return visitor === null ? reply : show(request, reply, visitor, request.params.person, null);
  });

  for (const verb of ['away', 'back', 'handover'] as const) {
    app.post<{ Params: { person: string }; Body: Body }>(`${pattern}/${verb}`, async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      const own = await seenBy(visitor);
      const { people, isOwn } = own;
      const person = personAmong(own, request.params.person);
      requireMayChangePlace(visitor.person, person);
      const typed = typedOf(request.body);
      const errors: { field: string; text: string }[] = [];
      const words = DIRECTORY_WORDS[visitor.language];
      const date = (field: string, label: string): string => {
        const found = localDateOf(typed[field] ?? '');
        if (found === null) errors.push({ field, text: words.noDate(label) });
        return found ?? '';
      };
      const somebody = (field: string, label: string): string => {
        const email = (typed[field] ?? '').toLowerCase();
        const found = people.find((one) => one.email.toLowerCase() === email);
        if (!found) errors.push({ field, text: words.unknown(label) });
        return found?.id ?? '';
      };
      const input = {
        away: () => ({
          person: person.id,
          from: date('from', words.from),
          to: date('to', words.to),
          reason: ABSENCE_REASONS.find((one) => one === typed['reason']) ?? 'other',
          deputies: (typed['deputy'] ?? '') === '' ? [] : [somebody('deputy', words.deputyAddress)],
        }),
        back: () => ({ person: person.id }),
        handover: () => {
          const held = person.roles.find(({ role, party }) => isOwn(party) && `${role}@${party}` === typed['role']);
          if (!held) return refuse('misshapen', `Hand over a role of ${person.id}: it is none of theirs`);
          const { role, party } = held;
          return { from: person.id, to: somebody('taker', words.taker), role, party, on: date('on', words.on) };
        },
      }[verb]();
      if (errors.length > 0) {
        return show(request, reply, visitor, person.id, { status: 422, verb, typed, errors, refused: null });
      }
      try {
        // Where the person sits in other forums too, those are told by one of their own.
        const asked = person.roles.every(({ party }) => isOwn(party)) ? { as: visitor.person.id } : {};
        await world.ask(verb, { ...input, ...asked });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const refused = { plain: REFUSED[error.code][visitor.language], exact: error.message };
        return show(request, reply, visitor, person.id, {
          status: STATUS_OF[error.code],
          verb,
          typed,
          errors: [],
          refused,
        });
      }
      return reply.redirect(paths.person(person.id), 303);
    });
  }
}

function typedOf(body: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries((body ?? {}) as Body);
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value.trim()] as const] : [])),
  );
}

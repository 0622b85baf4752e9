// The directory: who holds which role, who is away and who stands in, and a role that passes on. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ABSENCE_REASONS } from '../../domain/absence.ts';
import { compare } from '../../domain/compare.ts';
import type { Person } from '../../domain/definition-people.ts';
import { Refusal, refuse } from '../../domain/refusal.ts';
import type { PartyId, Role } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { frozenFacts } from '../facts.ts';
import { localDateOf } from '../forms.ts';
import { DIRECTORY_WORDS } from '../i18n/directory.ts';
import { forumsOf } from '../own-forums.ts';
import type { SignedIn, Web } from '../page.ts';
import { findPerson } from '../people-by-id.ts';
import { REFUSED, STATUS_OF } from '../refusals.ts';
import type { PersonProblem } from '../views/directory.tsx';
import { directoryPage, personPage } from '../views/directory.tsx';

/** People on one page. */
const PAGE = 100;

const POWERFUL: readonly Role[] = ['secretariat', 'case-officer', 'office-leader', 'administrator'];

type Body = Readonly<Record<string, unknown>>;

export function addDirectoryRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;

  /** The people of the visitor's forums, with the names of their parties. */
  const seenBy = async (visitor: SignedIn) => {
    const { mine } = await forumsOf(web, visitor, 'Show the directory');
    const facts: CycleFacts[] = await Promise.all(
      mine.map(async (one) => frozenFacts(await world.definitionsOf(cycleName(one)))),
    );
    const labels = Object.assign({}, ...facts.map(({ parties }) => parties)) as CycleFacts['parties'];
    const isOwn = (party: PartyId): boolean => Object.hasOwn(labels, party);
    const people = (await world.people())
      .filter(({ roles }) => roles.some(({ party }) => isOwn(party)))
      .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
    return { people, labels, isOwn };
  };

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
    const { people, labels } = await seenBy(visitor);
    const person = personOf(people, id);
    const shown = await web.shown(request);
    const names = new Map((await world.people()).map((one) => [one.id, one.name]));
    return web.send(
      reply,
      problem?.status ?? 200,
      personPage(shown, { person, labels, names, problem, mayChange: mayChange(visitor.person, person) }),
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
      const { people, isOwn } = await seenBy(visitor);
      const person = personOf(people, request.params.person);
      if (!mayChange(visitor.person, person))
        refuse(
          'wrong-role',
          `Change the place of ${person.id}: it is the office's own, wanted an administrator or themselves`,
        );
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

/** A place in the office gives power over money: only an administrator, or whoever holds it, lends it or passes it on. */
function mayChange(visitor: Person, person: Person): boolean {
  const isPower = person.roles.some(({ role }) => POWERFUL.includes(role));
  return !isPower || visitor.id === person.id || visitor.roles.some(({ role }) => role === 'administrator');
}

function personOf(people: readonly Person[], id: string): Person {
  return (
    findPerson(people, id) ??
    refuse('not-found', `Show ${id.slice(0, 80)}: nobody by that id has a role in your forums`)
  );
}

function typedOf(body: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries((body ?? {}) as Body);
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value.trim()] as const] : [])),
  );
}

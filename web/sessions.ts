// Who is signed in: one signed cookie, nothing stored on the server. Node only.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../domain/definition-people.ts';
import { withStandIns } from './access.ts';
import { findPerson } from './people-by-id.ts';
import { languageOfBrowser, tryLanguage } from './i18n/catalogue.ts';
import type { Visitor, WebWorld } from './world.ts';

/** A working day and some more: forms are long, and drafts are kept anyway. */
const SESSION_HOURS = 12;
/** How long afterwards it is still known who was writing: a weekend. */
const LAPSED_HOURS = 72;

/** How somebody signed in: by a link in a mail, or at the provider. */
export type SignInWay = 'link' | 'provider';

export interface Sessions {
  visitor(request: FastifyRequest): Promise<Visitor>;
  /**
   * Who was signed in until lately: a genuine session that has ended. It opens nothing. What its person posts is kept for
   * them until they have signed in again.
   */
  lapsed(request: FastifyRequest): Promise<(Visitor & { readonly person: Person; readonly session: string }) | null>;
  /** Signs somebody in. Whoever was signed in here before goes on with the same session, and so do their open forms. */
  begin(request: FastifyRequest, reply: FastifyReply, person: Person, way: SignInWay): void;
  /** How whoever asks signed in last, as their cookie says; a link where it says nothing. */
  way(request: FastifyRequest): SignInWay;
  end(reply: FastifyReply): void;
  remember(reply: FastifyReply, language: string): void;
  /** The form guard of a session: proves that a form came from our own page. */
  guard(session: string): string;
  guards(session: string, given: unknown): boolean;
}

/** Sessions of one world. `secure` sets cookies for TLS only. */
export function createSessions(
  world: WebWorld,
  options: { readonly secret: string; readonly secure: boolean; readonly wallClock: () => Date },
): Sessions {
  // Two worlds under one address must not sign each other's people in.
  const suffix = world.base.replaceAll('/', '-');
  const SESSION = `arshjul-session${suffix}`;
  const LANGUAGE = `arshjul-language${suffix}`;
  const cookie = {
    path: world.base === '' ? '/' : world.base,
    httpOnly: true,
    sameSite: 'lax',
    secure: options.secure,
    signed: true,
  } as const;
  const proofOf = (session: string, salt: string): string =>
    createHmac('sha256', options.secret).update(`form|${world.base}|${session}|${salt}`).digest('base64url');
  // Another text on every page: pages are sent compressed, and a secret that stays the same could be guessed from
  // lengths.
  const guard = (session: string): string => {
    const salt = randomBytes(9).toString('base64url');
    return `${salt}.${proofOf(session, salt)}`;
  };
  // A page asks several times who it is for.
  const visitors = new WeakMap<FastifyRequest, Promise<Visitor>>();
  const whoAsks = async (request: FastifyRequest): Promise<Visitor> => {
    const chosen = read(request, LANGUAGE);
    const value = read(request, SESSION);
    const [id, until, session] = value?.split('|') ?? [];
    const valid = id !== undefined && until !== undefined && Number(until) > options.wallClock().getTime();
    // Asked anew each time, so that somebody without a role any more has no access either.
    const ended = valid ? null : endedSession(request);
    const people = valid || ended !== null ? await world.people() : [];
    const known = valid ? (findPerson(people, id) ?? null) : null;
    const person = known === null ? null : await withStandIns(known, people, () => world.now());
    return {
      person,
      session: person === null ? null : (session ?? null),
      language:
        tryLanguage(chosen) ??
        person?.language ??
        // Whose session has ended reads the way in in the language of the page that they came from.
        findPerson(people, ended?.id ?? '')?.language ??
        languageOfBrowser(request.headers['accept-language']),
    };
  };
  return {
    visitor(request) {
      const known = visitors.get(request) ?? whoAsks(request);
      visitors.set(request, known);
      return known;
    },
    async lapsed(request) {
      const ended = endedSession(request);
      const people = ended ? await world.people() : [];
      const known = findPerson(people, ended?.id ?? '');
      if (!ended || !known) return null;
      const person = await withStandIns(known, people, () => world.now());
      const language = tryLanguage(read(request, LANGUAGE)) ?? person.language;
      return { person, session: ended.session, language };
    },
    begin(request, reply, person, way) {
      const until = options.wallClock().getTime() + SESSION_HOURS * 3_600_000;
      const before = endedSession(request);
      const session = before?.id === person.id ? before.session : randomBytes(16).toString('base64url');
      const maxAge = (SESSION_HOURS + LAPSED_HOURS) * 3600;
      void reply.setCookie(SESSION, [person.id, until, session, way].join('|'), { ...cookie, maxAge });
    },
    way(request) {
      return read(request, SESSION)?.split('|')[3] === 'provider' ? 'provider' : 'link';
    },
    end(reply) {
      void reply.clearCookie(SESSION, cookie);
    },
    remember(reply, language) {
      void reply.setCookie(LANGUAGE, language, { ...cookie, maxAge: 365 * 86_400 });
    },
    guard,
    guards(session, given) {
      if (typeof given !== 'string') return false;
      const [salt, proof] = given.split('.');
      if (salt === undefined || proof === undefined) return false;
      const wanted = Buffer.from(proofOf(session, salt));
      const got = Buffer.from(proof);
      return wanted.length === got.length && timingSafeEqual(wanted, got);
    },
  };

  function endedSession(request: FastifyRequest): { readonly id: string; readonly session: string } | null {
    const [id, until, session] = read(request, SESSION)?.split('|') ?? [];
    if (id === undefined || until === undefined || session === undefined) return null;
    const ago = options.wallClock().getTime() - Number(until);
    return ago >= 0 && ago < LAPSED_HOURS * 3_600_000 ? { id, session } : null;
  }

  function read(request: FastifyRequest, name: string): string | null {
    const raw = request.cookies[name];
    if (raw === undefined) return null;
    const opened = request.unsignCookie(raw);
    return opened.valid ? opened.value : null;
  }
}

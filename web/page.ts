// What every route is handed: the world, its addresses, and the way from a request to a page. Types only.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../domain/definition-people.ts';
import type { Words } from './i18n/words.ts';
import type { Paths } from './paths.ts';
import type { Sessions } from './sessions.ts';
import type { Visitor, WebWorld } from './world.ts';

/** A visitor who is signed in. */
export interface SignedIn extends Visitor {
  readonly person: Person;
  readonly session: string;
}

/** What views need besides their own data. */
export interface Shown {
  readonly visitor: Visitor;
  readonly words: Words;
  readonly paths: Paths;
  readonly styleName: string;
  readonly scriptName: string;
  readonly test: boolean;
  /** The demonstration's date, written out; null in the real world. */
  readonly demoDate: string | null;
  /** The page's own path, for the language buttons to return to. */
  readonly here: string;
  /** Name of the provider that people may sign in with; null where there is none. */
  readonly singleSignOn: string | null;
  /** The form guard; empty when nobody is signed in. */
  readonly guard: string;
}

export interface Web {
  readonly world: WebWorld;
  readonly paths: Paths;
  readonly sessions: Sessions;
  shown(request: FastifyRequest): Promise<Shown>;
  /** The signed-in visitor; otherwise answers with the sign-in page and gives null. */
  signedIn(request: FastifyRequest, reply: FastifyReply): Promise<SignedIn | null>;
  send(reply: FastifyReply, status: number, html: string): FastifyReply;
}

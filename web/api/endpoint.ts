// What an address of the API is: who may ask, what is given, what is answered, and who answers. Node only.

import type { z } from 'zod';
import type { Scope } from '../../domain/access-keys.ts';
import type { Person } from '../../domain/definition-people.ts';
import type { Fields } from '../../domain/shape.ts';

/** Somebody's program: acts as its person, within the scopes of its token. */
export interface Caller {
  readonly person: Person;
  readonly scopes: readonly Scope[];
}

/** What a request carries, checked. */
export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Endpoint {
  readonly method: 'get' | 'post';
  /** Below `/api`, with `{names}` in braces. */
  readonly path: string;
  /** Unique name, for generated clients. */
  readonly id: string;
  readonly summary: string;
  readonly scope: Scope;
  /** A second scope that the token must give too. */
  readonly alsoScope?: Scope;
  /** For secretariats, case officers and administrators. */
  readonly office?: boolean;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  /** The shape of the body, besides `updateId`; only of posts. */
  readonly body?: Fields;
  readonly result: z.ZodType;
  run(caller: Caller, asked: Asked): Promise<unknown>;
}

/** An endpoint that only reads; for whoever may read, when nothing else is said. */
export function reading(one: Omit<Endpoint, 'method' | 'scope'> & { readonly scope?: Endpoint['scope'] }): Endpoint {
  return { method: 'get', scope: 'read', ...one };
}

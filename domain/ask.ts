// Who asks and what became of it: what every command and every event carries. Pure. Sandbox-safe.

import type { Instant, PersonId } from './words.ts';

/** Who asks, when, and under which request id. `at` is business time. */
export interface Ask {
  readonly requestId: string;
  readonly actor: PersonId;
  readonly at: Instant;
}

/**
 * The name under which a request is remembered. An id is one person's for one kind of command: used for another, it is
 * another request, and nobody can use up the ids of a cycle's tells.
 */
export function requestKey(command: { readonly type: string; readonly requestId: string }): string {
  return `${command.type}/${command.requestId}`;
}

/** When something happened, who did it, and the request that asked for it. */
export interface Happened {
  readonly at: Instant;
  /** A person's id, or `cycle` or `clock`. */
  readonly actor: PersonId;
  /** The absent person in whose place the actor acts. */
  readonly onBehalfOf?: PersonId;
  readonly requestId: string | null;
}

/** How many request ids a workflow remembers. */
export const REMEMBERED_REQUESTS = 200;

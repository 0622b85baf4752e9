// From a form to an act and back: on a refusal the page comes again with what was typed. Node only.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, refuse } from '../domain/refusal.ts';
import type { Body } from './bodies.ts';
import type { SignedIn, Web } from './page.ts';
import { STATUS_OF } from './refusals.ts';
import type { ControlError } from './views/fields.tsx';

/** What a page is shown again with after a form that could not be carried out. */
export interface Again {
  readonly status: number;
  /** Which of the page's forms was sent, and what was in it. */
  readonly form?: string;
  readonly body?: Body;
  readonly errors?: readonly ControlError[];
  readonly refusal?: Refusal;
}

/** A page as it is first opened. */
export const AT_FIRST: Again = { status: 200 };

/** What was typed in one of a page's forms; null when another was sent, or none. */
export function sentIn(again: Again, form: string): Body | null {
  return again.form === form ? (again.body ?? null) : null;
}

/** The errors of one of a page's forms. */
export function errorsIn(again: Again, form: string): readonly ControlError[] {
  return again.form === form ? (again.errors ?? []) : [];
}

/** Who signed in, what was sent, and the fields of every message that it leads to. */
export async function asked(
  web: Web,
  request: FastifyRequest,
  visitor: SignedIn,
): Promise<{ readonly actor: string; readonly requestId: string; readonly at?: string }> {
  const body = bodyOf(request);
  const requestId = body['requestId'];
  if (typeof requestId !== 'string' || !/^[\w-]{8,80}$/.test(requestId))
    return refuse('misshapen', 'Take the form: its request id is missing, wanted the one that the page had');
  return {
    actor: visitor.person.id,
    requestId,
    ...(web.world.clockStands ? { at: await web.world.now() } : {}),
  };
}

export function bodyOf(request: FastifyRequest): Body {
  return (request.body ?? {}) as Body;
}

/** Does it and goes on; on a refusal `show` answers. */
export async function acting(
  reply: FastifyReply,
  act: () => Promise<string>,
  show: (again: { readonly status: number; readonly refusal: Refusal }) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await reply.redirect(await act(), 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return show({ status: STATUS_OF[error.code], refusal: error });
  }
}

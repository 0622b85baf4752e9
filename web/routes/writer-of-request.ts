// Who writes in a step's form; what comes after a session has ended is kept before the sign-in page is shown. Node
// only.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/refusal.ts';
import { typedFields } from '../forms.ts';
import { KEPT_WORDS } from '../i18n/kept.ts';
import type { SignedIn, Web } from '../page.ts';
import { signInPage } from '../views/sign-in.tsx';
import type { StepParams } from './step-of-request.ts';
import { stepOfRequest } from './step-of-request.ts';

type Writing = FastifyRequest<{ Params: StepParams; Body: Readonly<Record<string, unknown>> }>;

/**
 * The signed-in visitor; null when the request has been answered. A form of a genuine session that has ended, with that
 * session's own guard, is kept for its person, who still must be one who may write there. It changes no draft, sends
 * nothing and shows nothing.
 */
export async function writerOf(web: Web, request: Writing, reply: FastifyReply): Promise<SignedIn | null> {
  const visitor = await web.sessions.visitor(request);
  const lapsed = visitor.person === null ? await web.sessions.lapsed(request) : null;
  if (lapsed === null || !web.sessions.guards(lapsed.session, request.body['guard']))
    return web.signedIn(request, reply);
  if (!(await keep(web, request, lapsed))) return web.signedIn(request, reply);
  if (wantsJson(request)) await reply.code(401).send({ text: KEPT_WORDS[lapsed.language].saving });
  else {
    const shown = { ...(await web.shown(request)), here: web.paths.home() };
    await web.send(reply, 401, signInPage(shown, { kept: true }));
  }
  return null;
}

/** True when it is kept. */
async function keep(web: Web, request: Writing, lapsed: SignedIn): Promise<boolean> {
  try {
    const found = await stepOfRequest(web, request.params, lapsed);
    if (!found.mayWrite) return false;
    await web.world.keptTexts.keep(found.keptKey, typedFields(found.fields, request.body), lapsed.person.id);
    return true;
  } catch (error) {
    // Where there is nothing to see for them, there is nothing to keep.
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** The page's own script asks, and not the browser. */
export function wantsJson(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('application/json') ?? false;
}

// The page of a step, as it is opened or as it comes again after a form that could not be carried out. Node only.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { localDateAt } from '../../domain/local-time.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { longDate } from '../../texts/dates.ts';
import type { FieldError, Typed } from '../forms.ts';
import { typedAgain } from '../forms.ts';
import type { SignedIn, Web } from '../page.ts';
import { REFUSED } from '../refusals.ts';
import type { StepPage } from '../views/step-shown.ts';
import { stepPage } from '../views/step.tsx';
import type { StepParams } from './step-of-request.ts';
import { stepOfRequest } from './step-of-request.ts';

/** Shows a step again, with what somebody typed and what must be corrected. */
export async function showStep(
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: SignedIn,
  params: StepParams,
  given: {
    status: number;
    typed?: Typed;
    errors?: readonly FieldError[];
    refusal?: Refusal;
    draftVersion?: number;
    reasonMissing?: boolean;
    uploadFaults?: StepPage['uploadFaults'];
  },
): Promise<FastifyReply> {
  const { world } = web;
  const found = await stepOfRequest(web, params, visitor);
  const [draft, kept, now, shown] = await Promise.all([
    world.drafts.read(found.draftKey),
    world.keptTexts.read(found.keptKey, visitor.person.id),
    world.now(),
    web.shown(request),
  ]);
  const last = found.documents.at(-1);
  const typed =
    given.typed ??
    draft?.fields ??
    (last ? typedAgain(found.fields, JSON.parse(last.document) as Record<string, unknown>) : {});
  const { table } = found.state.plan.rules;
  const page: StepPage = {
    ...found,
    typed,
    errors: given.errors ?? [],
    problem: given.refusal
      ? { plain: REFUSED[given.refusal.code][visitor.language], exact: given.refusal.message }
      : null,
    kept: kept && { fields: kept.fields, date: world.dateOf(kept.keptAt) },
    reasonMissing: given.reasonMissing ?? false,
    attachments: draft?.attachments ?? last?.attachments ?? [],
    attachmentBytes: world.attachmentBytes,
    uploadFaults: given.uploadFaults ?? [],
    draftVersion: given.draftVersion ?? draft?.version ?? 0,
    savedText: draft === null ? '' : shown.words.form.saved(longDate(world.dateOf(draft.savedAt), visitor.language)),
    today: localDateAt(table, now),
    table,
  };
  return web.send(reply, given.status, stepPage(shown, page));
}

/** Which version of the draft a form was made from; 0 where there was none. */
export function draftVersionOf(body: Readonly<Record<string, unknown>>): number {
  const version = Number(body['draftVersion']);
  return Number.isInteger(version) && version >= 0 ? version : 0;
}

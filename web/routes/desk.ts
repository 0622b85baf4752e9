// The governor's desk: the decision prepared, approved and paid, the frame, and what everybody may read of it. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allocateFrame } from '../../domain/cycle-allocation.ts';
import { needsOf } from '../../domain/cycle-needs.ts';
import { frameOf } from '../../domain/cycle-frame.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { GrantLine } from '../../domain/grant-lines.ts';
import { measuredParties } from '../../domain/grant-measures.ts';
import { Refusal, refuse } from '../../domain/refusal.ts';
import type { PartyId } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { letterDocument } from '../../texts/grant-letter.ts';
import { isAtDesk } from '../access.ts';
import type { Again } from '../acting.ts';
import { acting, asked, AT_FIRST, bodyOf } from '../acting.ts';
import type { Body } from '../bodies.ts';
import { given, textIn, textsIn } from '../bodies.ts';
import { localDateOf, wholeKroner } from '../forms.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import { measureNames } from '../measure-names.ts';
import { linesOfMinutes, plainMinutes, toMarked } from '../minutes-text.ts';
import type { Shown, SignedIn, Web } from '../page.ts';
import { allocationPage } from '../views/allocation.tsx';
import { decisionPage, letterPage } from '../views/decision.tsx';
import type { ControlError } from '../views/fields.tsx';
import { deskPage } from '../views/desk.tsx';
import { frameVersion, grantControl, partiesToDecide } from '../views/desk-found.ts';
import { WORD_TYPE, wordDocument } from '../word-document.ts';
import type { CycleParams } from './cycles.ts';
import { forumOfRequest } from './forum.ts';

/** A cycle for somebody who works on its decision. */
export async function deskOfRequest(web: Web, params: CycleParams, visitor: SignedIn) {
  const found = await forumOfRequest(web, params, visitor);
  if (!isAtDesk(found.state.plan.seats, visitor.person.id))
    refuse(
      'wrong-role',
      `Show the casework of ${cycleName(found.ref)}: you have no role in the office, wanted one of its own`,
    );
  return found;
}

type Found = Awaited<ReturnType<typeof deskOfRequest>>;
type Wanted =
  | { readonly errors: readonly ControlError[] }
  | { readonly again: Partial<Again> & { readonly status: number } }
  | { readonly name: Parameters<Web['world']['gateway']['updateCycle']>[1]; readonly message: object };

export function addDeskRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const cycle = `${paths.cycles()}/:forum/:scheme/:year`;

  const show = async (
    request: FastifyRequest<{ Params: CycleParams }>,
    reply: FastifyReply,
    visitor: SignedIn,
    again: Again,
  ): Promise<FastifyReply> => {
    const found = await deskOfRequest(web, request.params, visitor);
    return web.send(
      reply,
      again.status,
      deskPage(await web.shown(request), { ...found, person: visitor.person.id, again }),
    );
  };

  app.get<{ Params: CycleParams }>(`${cycle}/desk`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    return visitor === null ? reply : show(request, reply, visitor, AT_FIRST);
  });

  for (const [verb, read] of Object.entries(FORMS)) {
    app.post<{ Params: CycleParams }>(`${cycle}/desk/${verb}`, async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      const [found, shown] = [await deskOfRequest(web, request.params, visitor), await web.shown(request)];
      const body = bodyOf(request);
      const again = { form: verb, body };
      const wanted = read(body, found, shown);
      if ('errors' in wanted) return show(request, reply, visitor, { ...again, status: 422, errors: wanted.errors });
      if ('again' in wanted) return show(request, reply, visitor, { ...again, ...wanted.again });
      return acting(
        reply,
        async () => {
          const message = { ...(await asked(web, request, visitor)), ...wanted.message };
          await world.gateway.updateCycle(found.ref, wanted.name, message);
          return paths.desk(found.ref);
        },
        (refused) => show(request, reply, visitor, { ...again, ...refused }),
      );
    });
  }

  const showAllocation = async (
    request: FastifyRequest<{ Params: CycleParams }>,
    reply: FastifyReply,
    visitor: SignedIn,
    typed: { readonly frame?: string | undefined; readonly joint?: string | undefined },
    again: Again,
  ): Promise<FastifyReply> => {
    const found = await deskOfRequest(web, request.params, visitor);
    const shown = await web.shown(request);
    const { plan } = found.state;
    const present = frameOf(plan, found.state);
    const amount = typed.frame === undefined ? present.amount : wholeKroner(typed.frame);
    const joint = typed.joint === undefined ? present.jointMeasures : wholeKroner(typed.joint);
    const { notAmount } = shown.words.form;
    const words = DESK_WORDS[visitor.language].allocation;
    const errors = [
      ...(amount === null ? [{ target: 'frame', text: notAmount(words.frame) }] : []),
      ...(joint === null ? [{ target: 'joint', text: notAmount(words.joint) }] : []),
      ...(again.errors ?? []),
    ];
    const shared = (frame: number, jointMeasures: number) =>
      allocateFrame(
        `Allocate ${cycleName(found.ref)}`,
        plan,
        { amount: frame, jointMeasures },
        needsOf(plan, found.state),
      );
    const refusedOr = <Result>(work: () => Result): Result | Refusal => {
      try {
        return work();
      } catch (error) {
        if (error instanceof Refusal) return error;
        throw error;
      }
    };
    const asShown = refusedOr(() => shared(amount ?? present.amount, joint ?? present.jointMeasures));
    const now = refusedOr(() => shared(present.amount, present.jointMeasures));
    const page = allocationPage(shown, {
      ...found,
      person: visitor.person.id,
      typed: { frame: typed.frame ?? String(present.amount), joint: typed.joint ?? String(present.jointMeasures) },
      present,
      allocation: asShown instanceof Refusal ? null : asShown,
      current: now instanceof Refusal ? null : now,
      again: {
        ...again,
        errors,
        ...(again.refusal === undefined && asShown instanceof Refusal ? { refusal: asShown } : {}),
      },
    });
    const status = again.status !== 200 ? again.status : errors.length > 0 || asShown instanceof Refusal ? 422 : 200;
    return web.send(reply, status, page);
  };

  app.get<{ Params: CycleParams; Querystring: { frame?: string; joint?: string } }>(
    `${cycle}/desk/allocation`,
    async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      return showAllocation(request, reply, visitor, request.query, AT_FIRST);
    },
  );

  app.post<{ Params: CycleParams }>(`${cycle}/desk/allocation`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await deskOfRequest(web, request.params, visitor);
    const body = bodyOf(request);
    const typed = { frame: textIn(body, 'frame'), joint: textIn(body, 'joint') };
    const [frame, jointMeasures] = [wholeKroner(typed.frame), wholeKroner(typed.joint)];
    const again = { form: 'final', body };
    if (frame === null || jointMeasures === null)
      return showAllocation(request, reply, visitor, typed, { ...again, status: 422 });
    if (textIn(body, 'seen') !== frameVersion(found.state))
      return showAllocation(request, reply, visitor, typed, { ...again, status: 409 });
    return acting(
      reply,
      async () => {
        await world.gateway.updateCycle(found.ref, 'setFinalFrame', {
          ...(await asked(web, request, visitor)),
          frame,
          jointMeasures,
          ...given('reason', textIn(body, 'reason')),
        });
        return paths.allocation(found.ref);
      },
      (refused) => showAllocation(request, reply, visitor, typed, { ...again, ...refused }),
    );
  });

  app.get<{ Params: CycleParams }>(`${cycle}/decision`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const found = await forumOfRequest(web, request.params, visitor);
    return web.send(reply, 200, decisionPage(await web.shown(request), found));
  });

  type LetterParams = CycleParams & { readonly recipient: PartyId };
  app.get<{ Params: LetterParams; Querystring: { as?: string } }>(
    `${cycle}/letters/:recipient`,
    async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      const found = await forumOfRequest(web, request.params, visitor);
      const { recipient } = request.params;
      // A letter is in the recipient's own form of Norwegian, whatever the reader has chosen.
      const parties = measuredParties(found.state);
      const names = await measureNames(world.reads, cycleName(found.ref), found.definitions, parties);
      const document = letterDocument(found.definitions, found.state, recipient, undefined, names);
      const text = toMarked(document);
      const { as } = request.query;
      if (as !== 'docx' && as !== 'txt') {
        const page = letterPage(await web.shown(request), { ...found, recipient, document, text });
        return web.send(reply, 200, page);
      }
      const bytes =
        as === 'docx' ? await wordDocument(linesOfMinutes(text), document.language) : Buffer.from(plainMinutes(text));
      return reply
        .header('content-disposition', `attachment; filename="tilskuddsbrev-${recipient}-${found.ref.year}.${as}"`)
        .header('cache-control', 'no-store')
        .type(as === 'docx' ? WORD_TYPE : 'text/plain; charset=utf-8')
        .send(bytes);
    },
  );
}

/** The forms of the desk: what each amounts to, or what is wrong with it. */
const FORMS: Readonly<Record<string, (body: Body, found: Found, shown: Shown) => Wanted>> = {
  prepare(body, { state }, shown) {
    const words = DESK_WORDS[shown.visitor.language].prepare;
    const errors: ControlError[] = [];
    const recommended = recommendedIn(state);
    const lines: GrantLine[] = [];
    for (const party of partiesToDecide(state)) {
      const typed = textIn(body, grantControl(party));
      const amount = typed === '' ? 0 : wholeKroner(typed);
      if (amount === null) {
        errors.push({ target: grantControl(party), text: shown.words.form.notAmount(typed) });
        continue;
      }
      const returned = textIn(body, `result-${party}`) === 'returned';
      const reason = textIn(body, `reason-${party}`);
      // Nobody who was neither recommended nor granted anything has a line.
      if (amount === 0 && !returned && reason === '' && (recommended?.get(party) ?? 0) === 0) continue;
      lines.push({
        party,
        amount,
        ...(returned ? { result: 'returned' as const } : {}),
        ...(reason === '' ? {} : { reason }),
      });
    }
    const { criteria, checklist, caseNumber: wantsCase } = state.plan.decision;
    const criteriaMet = textsIn(body, 'criteria').filter((one) => criteria.includes(one));
    const caseNumber = textIn(body, 'caseNumber');
    const deviationReason = textIn(body, 'deviation');
    const again = textIn(body, 'do') === 'recalculate';
    if (!again) {
      const grants = lines.some(({ amount }) => amount > 0);
      if (checklist && grants && criteriaMet.length < criteria.length)
        errors.push({ target: 'criteria', text: words.criteriaMissing });
      if (wantsCase && caseNumber === '') errors.push({ target: 'caseNumber', text: words.caseMissing });
      const deviating = lines.some(
        ({ party, amount, reason }) =>
          recommended !== null && amount !== (recommended.get(party) ?? 0) && reason === undefined,
      );
      if (deviating && deviationReason === '') errors.push({ target: 'deviation', text: words.deviationMissing });
    }
    if (errors.length > 0) return { errors };
    if (again) return { again: { status: 200 } };
    const revision = Number(textIn(body, 'revision'));
    if (textIn(body, 'seen') !== (state.prepared?.at ?? '') || revision !== (state.recommendation?.revision ?? 0))
      return { again: { status: 409 } };
    return {
      name: state.plan.decision.fourEyes ? 'prepareDecision' : 'decideGrants',
      message: {
        revision,
        grants: lines,
        ...given('criteriaMet', criteriaMet.length === 0 ? null : criteriaMet),
        ...given('caseNumber', caseNumber),
        ...given('deviationReason', deviationReason),
      },
    };
  },
  approve(body, { state }) {
    // What is approved is what was read.
    if (state.prepared === null || textIn(body, 'seen') !== state.prepared.at) return { again: { status: 409 } };
    return { name: 'decideGrants', message: { revision: state.prepared.revision } };
  },
  return(body, _, shown) {
    const reason = textIn(body, 'reason');
    if (reason === '')
      return {
        errors: [{ target: 'return-reason', text: DESK_WORDS[shown.visitor.language].returning.missing }],
      };
    return { name: 'returnToForum', message: { reason } };
  },
  money(body, _, shown) {
    const words = DESK_WORDS[shown.visitor.language].money;
    const kinds = ['registerPayment', 'registerRepayment', 'withdrawGrant'] as const;
    const kind = kinds.find((one) => one === textIn(body, 'kind'));
    const amount = wholeKroner(textIn(body, 'amount'));
    const date = localDateOf(textIn(body, 'date'));
    const reason = textIn(body, 'reason');
    const errors = [
      ...(kind === undefined ? [{ target: 'kind', text: words.choose }] : []),
      ...(amount === null ? [{ target: 'amount', text: shown.words.form.notAmount(words.amount) }] : []),
      ...(kind !== 'withdrawGrant' && date === null
        ? [{ target: 'date', text: shown.words.form.notDate(words.date) }]
        : []),
      ...(kind !== 'registerPayment' && kind !== undefined && reason === ''
        ? [{ target: 'money-reason', text: words.reasonMissing }]
        : []),
    ];
    if (kind === undefined || errors.length > 0) return { errors };
    return {
      name: kind,
      message: {
        recipient: textIn(body, 'recipient'),
        amount,
        ...(kind === 'withdrawGrant' ? {} : { date }),
        ...(kind === 'registerPayment' ? {} : { reason }),
      },
    };
  },
};

/** What the forum recommended by party; null when it came to no result. */
function recommendedIn({ recommendation }: CycleState): ReadonlyMap<PartyId, number> | null {
  if (recommendation?.outcome == null || recommendation.outcome.kind === 'no-result') return null;
  return new Map(recommendation.lines.map(({ party, amount }) => [party, amount]));
}

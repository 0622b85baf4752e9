// How the frame is shared, as a page, and the final frame. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allocateFrame } from '../../domain/cycle-allocation.ts';
import { frameOf } from '../../domain/cycle-frame.ts';
import { needsOf } from '../../domain/cycle-needs.ts';
import { Refusal } from '../../domain/refusal.ts';
import { cycleName } from '../../domain/words.ts';
import type { Again } from '../acting.ts';
import { acting, asked, AT_FIRST, bodyOf } from '../acting.ts';
import { given, textIn } from '../bodies.ts';
import { wholeKroner } from '../forms.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import type { SignedIn, Web } from '../page.ts';
import { allocationPage } from '../views/allocation.tsx';
import { frameVersion } from '../views/desk-found.ts';
import type { CycleParams } from './cycles.ts';
import { deskOfRequest } from './desk-of-request.ts';

/** How the frame is shared, with what a typed frame would give; and the final frame. */
export function addAllocationRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const cycle = `${paths.cycles()}/:forum/:scheme/:year`;

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
}

// Moving a deadline for all, for some, or for one: what would happen is shown before anything is saved. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deadline } from '../../domain/deadline.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import { dutyKey } from '../../domain/plan.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Act } from '../../domain/script-act.ts';
import { cycleName } from '../../domain/words.ts';
import { mayAsk } from '../access.ts';
import type { Again } from '../acting.ts';
import { acting, asked, AT_FIRST, bodyOf } from '../acting.ts';
import type { Body } from '../bodies.ts';
import { given, textIn, textsIn } from '../bodies.ts';
import { localDateOf } from '../forms.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import type { Shown, SignedIn, Web } from '../page.ts';
import { deadlinesPage, deadlineVersion } from '../views/deadlines.tsx';
import type { ControlError } from '../views/fields.tsx';
import type { CycleParams } from './cycles.ts';
import { deskOfRequest } from './desk-of-request.ts';
import { timeOf } from './meeting-dates.ts';

type Request = FastifyRequest<{ Params: CycleParams }>;
type Found = Awaited<ReturnType<typeof deskOfRequest>>;

/** Which deadline is meant: a step of the year, or that step of one owner or partnership. */
interface Meant {
  readonly step: string;
  /** Set when it is one party's own. */
  readonly one: { readonly partnership: string; readonly party: string } | null;
}

/** What a form wants: to whom it goes and the command, or what is wrong with it. */
type Wanted =
  | { readonly errors: readonly ControlError[] }
  | { readonly party: string | null; readonly name: 'moveDeadline' | 'extendDeadline'; readonly fields: object };

export function addDeadlineRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const pattern = `${paths.cycles()}/:forum/:scheme/:year/desk/deadlines`;

  /** The deadline in force of what is meant. */
  const present = async ({ ref, state }: Found, { step, one }: Meant): Promise<Deadline> => {
    const general = state.steps[step]?.deadline;
    if (!general)
      return refuse('not-found', `Move the deadline of ${step}: there is no such step in ${cycleName(ref)}`);
    if (one === null) return general;
    const own = (await world.reads.state(cycleName(ref), one.partnership)) as PartnershipState | null;
    return own?.items[dutyKey(step, one.party)]?.deadline ?? general;
  };

  const show = async (
    request: Request,
    reply: FastifyReply,
    visitor: SignedIn,
    meant: { readonly step: string | null; readonly one: Meant['one'] },
    again: Again,
    wanted: Exclude<Wanted, { errors: unknown }> | null = null,
  ): Promise<FastifyReply> => {
    const found = await deskOfRequest(web, request.params, visitor);
    const { state, ref, now } = found;
    if (!mayAsk(state.plan.seats, visitor.person.id, 'moveDeadline', now))
      refuse('wrong-role', `Move deadlines of ${cycleName(ref)}: it is not open to you, wanted the office's own`);
    const step = meant.step ?? nextStep(found);
    const acts = wanted === null ? [] : [actOf(ref, wanted, visitor.person.id, now)];
    const effect = wanted === null ? null : await world.lookAhead(ref, acts, now);
    const deadline = await present(found, { step, one: meant.one });
    const page = deadlinesPage(await web.shown(request), { ...found, step, one: meant.one, deadline, again, effect });
    return web.send(
      reply,
      effect !== null && effect.refused.length > 0 && again.status === 200 ? 422 : again.status,
      page,
    );
  };

  app.get<{ Params: CycleParams; Querystring: { step?: string; partnership?: string; party?: string } }>(
    pattern,
    async (request, reply) => {
      const visitor = await web.signedIn(request, reply);
      if (visitor === null) return reply;
      const { step, partnership, party } = request.query;
      const one = partnership === undefined || party === undefined ? null : { partnership, party };
      return show(request, reply, visitor, { step: step ?? null, one }, AT_FIRST);
    },
  );

  app.post<{ Params: CycleParams }>(pattern, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const [found, shown] = [await deskOfRequest(web, request.params, visitor), await web.shown(request)];
    const body = bodyOf(request);
    const meant = meantBy(body);
    const again = { form: 'deadline', body };
    const wanted = wantedBy(body, meant, shown);
    if ('errors' in wanted)
      return show(request, reply, visitor, meant, { ...again, status: 422, errors: wanted.errors });
    const deadline = await present(found, meant);
    // Somebody moved it while this was looked at: both dates are shown, and what would happen now.
    if (textIn(body, 'seen') !== '' && textIn(body, 'seen') !== deadlineVersion(deadline))
      return show(request, reply, visitor, meant, { ...again, status: 409 }, wanted);
    if (textIn(body, 'do') !== 'save') return show(request, reply, visitor, meant, { ...again, status: 200 }, wanted);
    return acting(
      reply,
      async () => {
        const message = { ...(await asked(web, request, visitor)), ...wanted.fields };
        await (wanted.party === null
          ? world.gateway.updateCycle(found.ref, 'moveDeadline', message)
          : world.gateway.updatePartnership(found.ref, wanted.party, 'extendDeadline', message));
        return meant.one === null
          ? paths.cycle(found.ref)
          : paths.step(found.ref, meant.one.partnership, meant.step, meant.one.party);
      },
      (refused) => show(request, reply, visitor, meant, { ...again, ...refused }),
    );
  });
}

/** The step whose deadline comes next; the first of the year when all is done. */
function nextStep({ state, now }: Found): string {
  const open = state.plan.steps.filter(({ id }) => state.steps[id]!.doneAt === null);
  const coming = open.filter(({ id }) => state.steps[id]!.deadline.instant > now);
  return (coming[0] ?? open[0] ?? state.plan.steps[0]!).id;
}

function meantBy(body: Body): Meant {
  const [partnership, party] = [textIn(body, 'partnership'), textIn(body, 'party')];
  const one = textIn(body, 'who') === 'one' && partnership !== '' && party !== '' ? { partnership, party } : null;
  return { step: textIn(body, 'step'), one };
}

function wantedBy(body: Body, { step, one }: Meant, shown: Shown): Wanted {
  const words = DESK_WORDS[shown.visitor.language].deadlines;
  const to = localDateOf(textIn(body, 'to'));
  const typedTime = textIn(body, 'time');
  const time = typedTime === '' ? null : timeOf(typedTime);
  const reason = textIn(body, 'reason');
  const some = textIn(body, 'who') === 'some';
  const parties = textsIn(body, 'parties');
  const errors = [
    ...(to === null ? [{ target: 'to', text: words.dateMissing }] : []),
    ...(reason === '' ? [{ target: 'reason', text: words.reasonMissing }] : []),
    ...(some && parties.length === 0 ? [{ target: 'parties', text: words.partiesMissing }] : []),
  ];
  if (errors.length > 0) return { errors };
  const fields = {
    step,
    to,
    reason,
    ...given('time', time),
    ...given('beyondLimit', textIn(body, 'beyond') === 'yes' ? true : null),
  };
  if (one !== null) return { party: one.partnership, name: 'extendDeadline', fields: { ...fields, party: one.party } };
  return { party: null, name: 'moveDeadline', fields: { ...fields, ...(some ? { parties } : {}) } };
}

/** The act that a message would be, for looking ahead. */
function actOf(
  ref: Found['ref'],
  { party, name, fields }: Exclude<Wanted, { errors: unknown }>,
  actor: string,
  at: string,
): Act {
  const command = { ...fields, type: name, actor, requestId: 'look-ahead', at };
  const cycle = cycleName(ref);
  return (
    party === null ? { at, cycle, target: 'cycle', command } : { at, cycle, target: 'partnership', party, command }
  ) as Act;
}

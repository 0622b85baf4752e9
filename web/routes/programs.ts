// One's own tokens for programs: the list, making one, revoking one. Node only.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Scope } from '../../domain/access-keys.ts';
import { askedToken, isWorking, LONGEST_DAYS, MOST_KEYS, SCOPES } from '../../domain/access-keys.ts';
import { refuse } from '../../domain/refusal.ts';
import { isOffice } from '../access.ts';
import { PROGRAM_WORDS } from '../i18n/programs.ts';
import type { SignedIn, Web } from '../page.ts';
import type { ProgramsPage } from '../views/programs.tsx';
import { programsPage } from '../views/programs.tsx';

const DAY_MS = 86_400_000;
/** What the form suggests. */
const USUAL_DAYS = 90;

export function addProgramRoutes(app: FastifyInstance, web: Web, wallClock: () => Date): void {
  const { paths, world } = web;
  const keysOf = ({ person }: SignedIn) => world.accessKeys.list('api', person.id);

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: SignedIn,
    given: Partial<Pick<ProgramsPage, 'typed' | 'errors' | 'made'>> & { readonly status?: number },
  ): Promise<FastifyReply> => {
    const [keys, shown] = await Promise.all([keysOf(visitor), web.shown(request)]);
    const now = wallClock().toISOString();
    return web.send(
      reply,
      given.status ?? 200,
      programsPage(shown, {
        tokens: keys.map((key) => ({
          id: key.id,
          name: key.name,
          gives: key.gives,
          madeOn: world.dateOf(key.madeAt),
          until: key.expiresAt === null ? null : world.dateOf(key.expiresAt),
          usedOn: key.usedOn,
          state: isWorking(key, now) ? 'works' : key.revokedAt === null ? 'expired' : 'revoked',
        })),
        offered: offeredTo(visitor),
        typed: given.typed ?? { name: '', scopes: ['read'], days: String(USUAL_DAYS) },
        errors: given.errors ?? [],
        made: given.made ?? null,
      }),
    );
  };

  app.get(paths.programs(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    return visitor === null ? reply : show(request, reply, visitor, {});
  });

  app.post<{ Body: Record<string, unknown> }>(paths.programs(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const { body } = request;
    const typed = { name: textIn(body['name']), scopes: textsIn(body['scopes']), days: textIn(body['days']) };
    const now = wallClock();
    const working = (await keysOf(visitor)).filter((key) => isWorking(key, now.toISOString())).length;
    const errors = faultsIn(typed, working, visitor);
    if (errors.length > 0) return show(request, reply, visitor, { status: 422, typed, errors });
    const { name, scopes, days } = askedToken(typed, working);
    const { secret } = await world.accessKeys.make({
      kind: 'api',
      person: visitor.person.id,
      name,
      gives: scopes.filter((scope) => offeredTo(visitor).includes(scope)),
      expiresAt: new Date(now.getTime() + days * DAY_MS).toISOString(),
    });
    // Not a redirect: the secret is nowhere to be read again.
    return show(request, reply, visitor, { made: { name, secret } });
  });

  app.post<{ Params: { id: string } }>(`${paths.programs()}/:id/revoke`, async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    if (!(await world.accessKeys.revoke('api', request.params.id, visitor.person.id)))
      refuse('not-found', 'Revoke a token: you have none by that id that works');
    return reply.redirect(paths.programs(), 303);
  });
}

/** Journal, mail log and directory are the office's: nobody else is offered a token that would be refused. */
function offeredTo({ person }: SignedIn): readonly Scope[] {
  return isOffice(person) ? SCOPES : ['read', 'act'];
}

function faultsIn(typed: ProgramsPage['typed'], working: number, visitor: SignedIn): ProgramsPage['errors'] {
  const words = PROGRAM_WORDS[visitor.language];
  const name = typed.name.trim();
  const days = Number(typed.days);
  return [
    ...(working >= MOST_KEYS ? [{ field: 'name' as const, text: words.tooMany(MOST_KEYS) }] : []),
    ...(name === '' || name.length > 80 ? [{ field: 'name' as const, text: words.nameMissing }] : []),
    ...(typed.scopes.some((one) => (offeredTo(visitor) as readonly string[]).includes(one))
      ? []
      : [{ field: 'scopes' as const, text: words.givesMissing }]),
    ...(Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS
      ? []
      : [{ field: 'days' as const, text: words.daysWrong(LONGEST_DAYS) }]),
  ];
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** One box ticked comes as a text, several as a list. */
function textsIn(value: unknown): string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === 'string');
}

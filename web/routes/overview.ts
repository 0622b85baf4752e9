// The overview: every partnership and forum that the visitor follows, the nearest deadline first. Node only.

import type { FastifyInstance } from 'fastify';
import { isLate } from '../../domain/deadline.ts';
import { toInstant, toMs } from '../../domain/local-time.ts';
import { STAGES } from '../../domain/partnership-state.ts';
import { phaseAt } from '../../domain/standing.ts';
import { cycleName, tryParseCycleName } from '../../domain/words.ts';
import type { OverviewFilter, OverviewForum, OverviewKey } from '../../store/reads.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { forumsOf } from '../own-forums.ts';
import { frozenFacts } from '../facts.ts';
import type { Web } from '../page.ts';
import type { OverviewLine } from '../views/overview.tsx';
import { overviewPage } from '../views/overview.tsx';

/** Lines on one page. */
const PAGE = 50;
const SOON_MS = 14 * 86_400_000;
const SHOWS = ['blocked', 'overdue', 'soon'] as const;
/** Stages of partnerships, and states of whole years. */
export const STANDS = [...STAGES, 'open', 'closed', 'cancelled'] as const;

type Query = Readonly<Record<string, string | string[] | undefined>>;

export function addOverviewRoutes(app: FastifyInstance, web: Web): void {
  const { paths, world } = web;
  const factsOfCycle = async (cycle: string): Promise<CycleFacts> => frozenFacts(await world.definitionsOf(cycle));
  app.get<{ Querystring: Query }>(paths.overview(), async (request, reply) => {
    const visitor = await web.signedIn(request, reply);
    if (visitor === null) return reply;
    const [{ all, mine }, now, shown] = await Promise.all([
      forumsOf(web, visitor, 'Show the overview'),
      world.now(),
      web.shown(request),
    ]);
    const filter = filterOf(request.query, all, mine, now);
    const [page, counts] = await Promise.all([world.reads.overview(filter), world.reads.overviewCounts(filter)]);
    // Many lines have the same instants in them.
    const dates = new Map<string, string>();
    const dateOf = (at: string): string => {
      const date = dates.get(at) ?? world.dateOf(at);
      dates.set(at, date);
      return date;
    };
    const lines = await Promise.all(
      page.rows.map(async (standing): Promise<OverviewLine> => {
        const phase = phaseAt(standing, now);
        return {
          standing,
          ref: tryParseCycleName(standing.cycle)!,
          facts: await factsOfCycle(standing.cycle),
          phase,
          since: dateOf(phase.since),
          overdue: standing.due !== null && isLate(standing.due, now),
        };
      }),
    );
    const newest = newestOf(mine);
    const choices = await Promise.all(
      newest.map(async (one) => ({ ...one, facts: await factsOfCycle(cycleName(one)) })),
    );
    return web.send(
      reply,
      200,
      overviewPage(shown, {
        filter,
        lines,
        counts,
        next: page.next === null ? null : keyText(page.next),
        forums: distinct(choices, (one) => one.forum).map(({ forum, facts }) => ({ id: forum, labels: facts.forum })),
        schemes: distinct(choices, (one) => one.scheme).map(({ scheme, facts }) => ({
          id: scheme,
          labels: facts.scheme,
        })),
      }),
    );
  });
}

/** What the address asks for. What is not known is left out: an old bookmark still shows something. */
function filterOf(
  query: Query,
  all: readonly OverviewForum[],
  mine: readonly OverviewForum[],
  now: string,
): OverviewFilter {
  const text = (key: string): string | undefined => {
    const value = query[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const forum = mine.find((one) => one.forum === text('forum'))?.forum;
  const scheme = mine.find((one) => one.scheme === text('scheme'))?.scheme;
  const stage = STANDS.find((one) => one === text('stage'));
  const show = SHOWS.find((one) => one === text('show'));
  const after = keyOf(text('after'));
  return {
    visible: mine.length === all.length ? null : [...new Set(mine.map((one) => one.forum))],
    now,
    soon: toInstant(toMs(now) + SOON_MS),
    limit: PAGE,
    ...(forum === undefined ? {} : { forum }),
    ...(scheme === undefined ? {} : { scheme }),
    ...(stage === undefined ? {} : { stage }),
    ...(show === undefined ? {} : { show }),
    ...(after === null ? {} : { after }),
  };
}

function keyText({ dueAt, cycle, party }: OverviewKey): string {
  return `${dueAt}|${cycle}|${party}`;
}

function keyOf(text: string | undefined): OverviewKey | null {
  const [dueAt, cycle, party, ...more] = text?.split('|') ?? [];
  return dueAt === undefined || cycle === undefined || party === undefined || more.length > 0
    ? null
    : { dueAt, cycle, party };
}

/** The newest year of each forum and scheme: its labels name them. */
function newestOf(forums: readonly OverviewForum[]): OverviewForum[] {
  const newest = new Map<string, OverviewForum>();
  for (const one of forums) {
    const key = `${one.forum}/${one.scheme}`;
    if ((newest.get(key)?.year ?? 0) < one.year) newest.set(key, one);
  }
  return [...newest.values()];
}

function distinct<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

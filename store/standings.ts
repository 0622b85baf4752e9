// The overview's lines: written with each projection, read a page at a time by key and never by offset. Node only.

import type { Kysely, SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import { lateThrough } from '../domain/deadline.ts';
import type { Standing } from '../domain/standing.ts';
import type { Instant } from '../domain/words.ts';
import type { Tables } from './tables.ts';

/** Above every seq: the largest number that the column holds. */
export const ANY_SEQ = 2_147_483_647;

/** Sorts after every instant. */
const NEVER = '9';

/** What the overview is narrowed to. */
export interface OverviewFilter {
  /** The forums that the reader may see; null for all. */
  readonly visible: readonly string[] | null;
  readonly forum?: string;
  readonly scheme?: string;
  readonly stage?: string;
  /** `soon`: not late, and due before `soon`. */
  readonly show?: 'blocked' | 'overdue' | 'soon';
  readonly now: Instant;
  readonly soon: Instant;
  /** The last line of the page before. */
  readonly after?: OverviewKey;
  readonly limit: number;
}

/** Where a line stands in the order: by deadline, then cycle, then party (empty for the cycle's own). */
export interface OverviewKey {
  readonly dueAt: string;
  readonly cycle: string;
  readonly party: string;
}

export interface OverviewPage {
  readonly rows: readonly Standing[];
  /** Where the next page begins; null on the last one. */
  readonly next: OverviewKey | null;
}

export interface OverviewCounts {
  readonly blocked: number;
  readonly overdue: number;
  readonly soon: number;
}

export interface OverviewForum {
  readonly forum: string;
  readonly office: string;
  readonly scheme: string;
  /** The newest year of the two together. */
  readonly year: number;
}

/** Writes one line, unless there is one with a seq that is not below `over`. */
export async function putStanding(db: Kysely<Tables>, standing: Standing, seq: number, over: number): Promise<void> {
  const row: Tables['standings'] = {
    cycle: standing.cycle,
    party: standing.party ?? '',
    forum: standing.forum,
    office: standing.office,
    scheme: standing.scheme,
    year: standing.year,
    stage: standing.stage,
    seq,
    running: standing.running,
    due_at: standing.due?.instant ?? NEVER,
    blocked_from: standing.blockedFrom,
    row: JSON.stringify(standing),
  };
  await db
    .insertInto('standings')
    .values(row)
    .onConflict((on) => on.columns(['cycle', 'party']).doUpdateSet(row).where('standings.seq', '<', over))
    .execute();
}

/** The partnerships of one cycle, by party. */
export async function standingsOf(db: Kysely<Tables>, cycle: string): Promise<Standing[]> {
  const rows = await db
    .selectFrom('standings')
    .select('row')
    .where('cycle', '=', cycle)
    .where('party', '<>', '')
    .orderBy('party')
    .execute();
  return rows.map(({ row }) => JSON.parse(row) as Standing);
}

/** Every cycle's own line, by cycle. */
export async function standingsOfCycles(db: Kysely<Tables>): Promise<Standing[]> {
  const rows = await db.selectFrom('standings').select('row').where('party', '=', '').orderBy('cycle').execute();
  return rows.map(({ row }) => JSON.parse(row) as Standing);
}

/** One page, and where the next begins. */
export async function listStandings(db: Kysely<Tables>, filter: OverviewFilter): Promise<OverviewPage> {
  const rows = await overviewQuery(db, filter).execute();
  const last = rows.length > filter.limit ? rows[filter.limit - 1]! : null;
  return {
    rows: rows.slice(0, filter.limit).map(({ row }) => JSON.parse(row) as Standing),
    next: last && { dueAt: last.due_at, cycle: last.cycle, party: last.party },
  };
}

/** The bare query of a page; one row more than asked for tells that there is a next page. */
export function overviewQuery(db: Kysely<Tables>, filter: OverviewFilter) {
  const { show, now, soon, after, limit } = filter;
  let query = chosen(db, filter).select(['row', 'due_at', 'cycle', 'party']);
  if (show === 'blocked') query = query.where('blocked_from', '<=', now);
  if (show === 'overdue') query = query.where('due_at', '<=', lateThrough(now));
  if (show === 'soon') query = query.where('due_at', '>', lateThrough(now)).where('due_at', '<', soon);
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(due_at, cycle, party) > (${after.dueAt} collate "C", ${after.cycle} collate "C", ${after.party} collate "C")`,
    );
  }
  return query
    .orderBy('due_at')
    .orderBy('cycle')
    .orderBy('party')
    .limit(limit + 1);
}

/** How many lines within the choice are blocked, overdue or due soon. */
export async function countStandings(db: Kysely<Tables>, filter: OverviewFilter): Promise<OverviewCounts> {
  const { blocked, dated } = countQueries(db, filter);
  const [one, other] = await Promise.all([blocked.executeTakeFirstOrThrow(), dated.executeTakeFirstOrThrow()]);
  return { blocked: Number(one.blocked), overdue: Number(other.overdue), soon: Number(other.soon) };
}

/** The bare queries of the counts. */
export function countQueries(db: Kysely<Tables>, filter: OverviewFilter) {
  const { now, soon } = filter;
  return {
    blocked: chosen(db, filter)
      .where('blocked_from', '<=', now)
      .select((eb) => eb.fn.countAll().as('blocked')),
    dated: chosen(db, filter)
      .where('due_at', '<', soon)
      .select((eb) => [
        eb.fn.countAll().filterWhere('due_at', '<=', lateThrough(now)).as('overdue'),
        eb.fn.countAll().filterWhere('due_at', '>', lateThrough(now)).as('soon'),
      ]),
  };
}

/** Forums and their schemes, by forum and scheme. */
export async function readForums(db: Kysely<Tables>): Promise<OverviewForum[]> {
  return db
    .selectFrom('standings')
    .select((eb) => ['forum', 'office', 'scheme', eb.fn.max('year').as('year')])
    .where('party', '=', '')
    .groupBy(['forum', 'office', 'scheme'])
    .orderBy('forum')
    .orderBy('scheme')
    .execute();
}

type Chosen = SelectQueryBuilder<Tables, 'standings', object>;

/** Lines of the forum, scheme and stage; without a stage only those that still wait for something. */
function chosen(db: Kysely<Tables>, { visible, forum, scheme, stage }: OverviewFilter): Chosen {
  let query: Chosen = db.selectFrom('standings');
  query = stage === undefined ? query.where('running', '=', true) : query.where('stage', '=', stage);
  if (forum !== undefined) query = query.where('forum', '=', forum);
  else if (visible !== null) query = query.where('forum', 'in', visible.length === 0 ? [''] : [...visible]);
  if (scheme !== undefined) query = query.where('scheme', '=', scheme);
  return query;
}

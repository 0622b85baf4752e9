// How fast pages are on the server, at 1,000 running partnerships of 20,000 people and over 100,000 partnerships, and how
// many bytes they take. Store of production (PostgreSQL, a process of its own); requests go through the whole application
// but no socket. Rows are synthetic. Prints; asserts nothing. Node only: `npm run bench -- web`.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { toInstant, toMs } from '../domain/local-time.ts';
import { openDatabase } from '../store/open.ts';
import type { OverviewFilter } from '../store/standings.ts';
import { countQueries, overviewQuery, readForums } from '../store/standings.ts';
import type { Tables } from '../store/tables.ts';
import { openWorldStore } from '../store/world-store.ts';
import type { PaperForum } from '../tests/support/paper-forums.ts';
import { paperForums, writeForums } from '../tests/support/paper-forums.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import type { Browsing } from '../tests/web/browsing.ts';
import { openBrowsing } from '../tests/web/browsing.ts';
import { openPaperWeb } from '../tests/web/paper-web.ts';
import type { Figure } from './figures.ts';
import { median } from './figures.ts';

const NOW = '2027-02-10T10:00:00.000Z';
const FORUMS = 10;
const NETWORKS = 100;
/** Forums and years of the large overview: 50 x 20 x 100 partnerships. */
const LAND_FORUMS = 50;
const LAND_YEARS = 20;
const WARM_UP = 30;
const ROUNDS = 200;
const SLOWER = 4;
const PAINTS = 9;
const SCHEMA = 'bench_web';
const DAY_MS = 86_400_000;

type Get = (url: string, headers?: Record<string, string>) => Promise<{ statusCode: number; rawPayload: Buffer }>;

export async function benchWeb(): Promise<Figure[]> {
  const postgres = await startPostgres();
  const database = await openDatabase({ kind: 'postgres', url: postgres.url });
  let browsing: Browsing | null = null;
  try {
    const store = await openWorldStore(database, SCHEMA, { mailDomain: 'bench.example', wallClock: () => new Date() });
    const db = await database.schema(SCHEMA);
    const forums = paperForums({
      forums: FORUMS,
      networks: NETWORKS,
      at: '2027-02-05T10:00:00.000Z',
      behaviour: 'late',
    });
    await writeForums(store, forums);
    const offices = forums.map(({ office }) => office);
    const lands = Array.from({ length: LAND_FORUMS }, (_, index) => `land-${String(index).padStart(2, '0')}`);
    await store.directory.put([
      {
        id: 'p-alle',
        name: 'Drift for alle',
        email: 'drift@alle.example',
        language: 'nb',
        roles: [...offices, ...lands].map((party) => ({ role: 'administrator' as const, party })),
      },
    ]);
    await analyse(db);
    const web = await openPaperWeb(store, NOW);
    browsing = await openBrowsing(web);
    const { paths } = web;
    const paints: Figure[] = [];
    const ref = forums[0]!.state.plan.ref;
    const thousand: Figure[] = [];
    for (const [what, person, url] of [
      ['tasks of an owner', 'p-0-eier-nettverk-0007-3', paths.tasks()],
      ['tasks of a secretariat', 'p-0-sekretariat', paths.tasks()],
      [`cycle page, ${NETWORKS} partnerships`, 'p-0-sekretariat', paths.cycle(ref)],
      ['partnership page', 'p-0-nettverk-0007', paths.partnership(ref, 'nettverk-0007')],
      ['list of years', 'p-alle', paths.cycles()],
      ['overview', 'p-alle', paths.overview()],
    ] as const)
      thousand.push(...(await figuresOf(what, await web.reader(person), url)));
    for (const [what, person, url] of [
      ['tasks of an owner', 'p-0-eier-nettverk-0007-3', paths.tasks()],
      [`cycle page, ${NETWORKS} partnerships`, 'p-0-sekretariat', paths.cycle(ref)],
      ['overview', 'p-alle', paths.overview()],
    ] as const)
      paints.push(await paintOf(what, browsing, person, url));
    await fillLand(db, forums[0]!, lands);
    await analyse(db);
    const large = await largeOverview(db, await web.reader('p-alle'), paths.overview());
    return [...thousand, ...paints, ...large];
  } finally {
    await browsing?.close();
    await database.close();
    await postgres.stop();
  }
}

async function figuresOf(what: string, get: Get, url: string): Promise<Figure[]> {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const started = performance.now();
    const { statusCode } = await get(url, { 'accept-encoding': 'br' });
    if (round >= WARM_UP) times.push(performance.now() - started);
    if (statusCode !== 200) throw new Error(`Measure ${url}: it answers ${statusCode}, wanted 200`);
  }
  const plain = await get(url);
  const packed = await get(url, { 'accept-encoding': 'br' });
  return [
    {
      what: `${what}: server time p95`,
      measured: `${p95(times).toFixed(1)} ms`,
      goal: '< 50 ms',
      note: `median ${median(times).toFixed(1)} ms, ${ROUNDS} requests one after another, compression included`,
    },
    {
      what: `${what}: bytes transferred`,
      measured: `${(packed.rawPayload.length / 1000).toFixed(1)} kB`,
      goal: '< 60 kB',
      note: `${(plain.rawPayload.length / 1000).toFixed(1)} kB before compression; style sheet and script are kept by the browser`,
    },
  ];
}

/** Largest contentful paint in a real browser that has nothing kept and a quarter of its speed. */
async function paintOf(what: string, browsing: Browsing, person: string, path: string): Promise<Figure> {
  const page = await browsing.visitor(person);
  const tools = await page.context().newCDPSession(page);
  await tools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const paints: number[] = [];
  for (let round = 0; round < PAINTS; round += 1) {
    await browsing.go(page, path);
    paints.push(
      await page.evaluate<number>(`new Promise((resolve) => new PerformanceObserver((seen) =>
        resolve(seen.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true }))`),
    );
  }
  await page.context().close();
  return {
    what: `${what}: largest contentful paint, processor ${SLOWER} times slower`,
    measured: `${median(paints).toFixed(0)} ms`,
    goal: '< 1,000 ms',
    note: `median of ${PAINTS}, at most ${Math.max(...paints).toFixed(0)} ms, nothing in the browser’s cache, same machine`,
  };
}

/** Page and bare statements in turn, so that both meet the same machine. */
async function largeOverview(db: Kysely<Tables>, get: Get, url: string): Promise<Figure[]> {
  const choices: readonly {
    readonly what: string;
    readonly query: string;
    readonly filter: Partial<OverviewFilter>;
  }[] = [
    { what: 'everything', query: '', filter: {} },
    { what: 'blocked', query: '?show=blocked', filter: { show: 'blocked' } },
    { what: 'one forum', query: '?forum=land-07', filter: { forum: 'land-07' } },
  ];
  const figures: Figure[] = [];
  const rows = await db
    .selectFrom('standings')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  for (const { what, query, filter } of choices) {
    const [pages, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const first = performance.now();
      const { statusCode } = await get(`${url}${query}`, { 'accept-encoding': 'br' });
      const second = performance.now();
      await bareOverview(db, filter);
      const third = performance.now();
      if (statusCode !== 200) throw new Error(`Measure ${url}${query}: it answers ${statusCode}, wanted 200`);
      if (round < WARM_UP) continue;
      pages.push(second - first);
      bare.push(third - second);
    }
    figures.push({
      what: `overview of ${Number(rows.count).toLocaleString('en')} lines, ${what}: p95 of the page over that of its bare SQL`,
      measured: `${(p95(pages) / p95(bare)).toFixed(2)}`,
      goal: '<= 1.5',
      note: `page ${p95(pages).toFixed(1)} ms, SQL ${p95(bare).toFixed(1)} ms; medians ${median(pages).toFixed(1)} and ${median(bare).toFixed(1)} ms`,
    });
  }
  return figures;
}

/** The statements of a page and nothing else. */
async function bareOverview(db: Kysely<Tables>, chosen: Partial<OverviewFilter>): Promise<void> {
  const filter: OverviewFilter = {
    visible: null,
    now: NOW,
    soon: toInstant(toMs(NOW) + 14 * DAY_MS),
    limit: 50,
    ...chosen,
  };
  const { blocked, dated } = countQueries(db, filter);
  await readForums(db);
  await Promise.all([overviewQuery(db, filter).execute(), blocked.execute(), dated.execute()]);
}

/** 100,000 lines made of one forum's hundred, with deadlines all over the year. */
async function fillLand(db: Kysely<Tables>, { id, office, definitions }: PaperForum, lands: readonly string[]) {
  const small = {
    ...definitions,
    forum: { ...definitions.forum, networks: definitions.forum.networks.map((one) => ({ ...one, owners: [] })) },
  };
  const { scheme } = definitions;
  for (const land of lands) {
    for (let year = 2001; year < 2001 + LAND_YEARS; year += 1) {
      const cycle = `${land}/${scheme.id}/${year}`;
      const text = JSON.stringify(small).replaceAll(`"${id}"`, `"${land}"`).replaceAll(`"${office}"`, `"${land}"`);
      await db
        .insertInto('cycle_definitions')
        .values({ cycle, hash: cycle, definitions: text, example: true, opened_at: NOW })
        .execute();
      await sql`
        insert into ${sql.table(`${SCHEMA}.standings`)}
          (cycle, party, forum, office, scheme, year, stage, seq, running, due_at, blocked_from, row)
        select ${cycle}, party, ${land}, ${land}, scheme, ${year}::integer, stage, seq, running,
          to_char((due_at::timestamptz + (ascii(right(party, 1)) * 37 + ${year}::integer * 11) % 330 * interval '1 day')
            at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          case when random() < 0.02 then blocked_from end,
          replace(replace(row, ${`"${id}/${scheme.id}/2027"`}, ${`"${cycle}"`}), ${`"${id}"`}, ${`"${land}"`})
        from ${sql.table(`${SCHEMA}.standings`)}
        where forum = ${id} and due_at <> '9'`.execute(db);
    }
  }
}

async function analyse(db: Kysely<Tables>): Promise<void> {
  await sql`vacuum analyze ${sql.table(`${SCHEMA}.standings`)}`.execute(db);
  await sql`analyze`.execute(db);
}

function p95(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)]!;
}

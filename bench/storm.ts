// A storm of mails: 10,000 digests on one morning, through the mail desk's workflow, store, ledger and mailer, to a sink in
// a process of its own; and a bare pool that sends the same bytes to the same sink. With the store of production
// (PostgreSQL, a process of its own, disk synced) and with the embedded one. Prints; asserts nothing. Node only:
// `npm run bench -- storm`.

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { createTransport } from 'nodemailer';
import { noticeHeader } from '../activities/mail/notice-header.ts';
import { mailToSend } from '../activities/mail/smtp-mailer.ts';
import { toInstant, toMs } from '../domain/local-time.ts';
import type { Notice } from '../domain/notices.ts';
import { openDatabase } from '../store/open.ts';
import { startChild } from '../tests/support/children.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { roundNotices, roundPeople, ROUND_CYCLE } from '../tests/support/round.ts';
import { NAMESPACE } from '../tests/support/standing-world.ts';
import { smallYear } from '../tests/support/years.ts';
import { workflowBundle } from '../worker/bundle.ts';
import { registerSearchAttributes } from '../worker/register-search-attributes.ts';
import { runWorld } from '../worker/run-world.ts';
import type { Figure } from './figures.ts';

const DIGESTS = 10_000;
/** The first mails of a process cost more than the others, on both sides. */
const WARM_UP = 500;
const CONNECTIONS = 16;
const PAGE = 1_000;
const WARM_AT = '2027-01-04T07:00:00.000Z';
const STORM_AT = '2027-01-05T07:00:00.000Z';
const SCHEMA = 'storm';

/** Which store the notices and the ledger are in. */
export type StormStore = 'postgres' | 'embedded';

/** What `--json` prints of each store. */
export interface Storm {
  readonly store: StormStore;
  /** Rate of the pipeline over that of the bare pool. */
  readonly ratios: { readonly pool: number };
  readonly mailsPerSecond: number;
  readonly poolMailsPerSecond: number;
  /** Highest resident memory while the round was sent, and how far above that before it. */
  readonly peakRssMb: number;
  readonly rssGrowthMb: number;
  /** Events that the round added to the mail desk's history. */
  readonly historyEvents: number;
  readonly digests: number;
}

export async function runStorm(address: string, kind: StormStore, digests = DIGESTS): Promise<Storm> {
  const folder = await mkdtemp(join(tmpdir(), 'arshjul-storm-'));
  const sink = startChild('sink-process.ts', {});
  const { port } = (await sink.next<{ port: number }>())!;
  const postgres = kind === 'postgres' ? await startPostgres({ durable: true }) : null;
  const [connection, nativeConnection, database, bundle] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
    openDatabase(postgres === null ? { kind: 'folder', folder } : { kind: 'postgres', url: postgres.url }),
    workflowBundle(),
  ]);
  await registerSearchAttributes(connection, NAMESPACE);
  const smtp = {
    host: '127.0.0.1',
    port,
    secure: false,
    from: 'arshjul@storm.example',
    domain: 'storm.example',
    connections: CONNECTIONS,
  };
  const id = `storm/${randomUUID()}`;
  const from = toInstant(toMs(WARM_AT) - 3_600_000);
  const world = await runWorld({
    world: {
      prefix: `${id}/`,
      taskQueue: `arshjul/${id}`,
      clock: { virtualAnchor: from, realAnchor: new Date().toISOString(), speed: 0 },
    },
    database,
    schema: SCHEMA,
    connection,
    nativeConnection,
    namespace: NAMESPACE,
    bundle,
    smtp,
    test: true,
    openCycle: () => Promise.resolve({ opened: null, refused: 'this world opens no years by itself' }),
  });
  const { gateway, store } = world;
  try {
    const people = roundPeople(digests);
    const definitions = smallYear(2027, 1);
    await store.definitions.freeze(ROUND_CYCLE, definitions, { example: true, openedAt: from });
    await store.directory.put(people);
    await gateway.startDesk({ world: gateway.world, startedAt: from, wakeAt: null });
    const desk = gateway.client.workflow.getHandle(gateway.deskId());
    const eventsSoFar = async (): Promise<number> => Number((await desk.describe()).historyLength);

    const round = async (at: string, of: number): Promise<void> => {
      const notices = roundNotices(people.slice(0, of), at);
      for (let page = 0; page < notices.length; page += PAGE) {
        await store.outbox.raise(notices.slice(page, page + PAGE));
      }
      await gateway.ringDesk(at, from);
    };
    await round(WARM_AT, Math.min(WARM_UP, digests));
    await gateway.advance(gateway.deskId(), WARM_AT);
    await round(STORM_AT, digests);

    const eventsBefore = await eventsSoFar();
    globalThis.gc?.();
    const watch = watchMemory();
    const started = performance.now();
    await gateway.advance(gateway.deskId(), STORM_AT);
    const pipelineMs = performance.now() - started;
    const memory = watch.stop();
    const historyEvents = (await eventsSoFar()) - eventsBefore;
    const sent = (await store.reads.mails({ state: 'sent' })).filter((mail) => mail.date === STORM_AT).length;
    if (sent !== digests) throw new Error(`Measure the storm: ${sent} digests were sent, wanted ${digests}`);

    const db = await database.schema(SCHEMA);
    const pool = createTransport({ pool: true, maxConnections: CONNECTIONS, maxRequeues: 0, host: smtp.host, port });
    let poolMs = 0;
    const samePage = async (at: string, offset: number): Promise<number> => {
      const rows = await db
        .selectFrom('mails')
        .innerJoin('people', 'people.id', 'mails.person')
        .select(['mails.message_id', 'mails.date', 'mails.subject', 'mails.body', 'mails.html', 'mails.notices'])
        .select(['people.email', 'people.language'])
        .where('mails.date', '=', at)
        .orderBy('mails.key')
        .limit(PAGE)
        .offset(offset)
        .execute();
      const mails = rows.map((row) =>
        mailToSend(
          {
            to: row.email,
            language: row.language as 'nb',
            subject: row.subject!,
            text: row.body!,
            html: row.html!,
            messageId: row.message_id,
            date: row.date,
            notices: (JSON.parse(row.notices) as Notice[]).map(noticeHeader),
          },
          smtp,
        ),
      );
      const begun = performance.now();
      await Promise.all(mails.map((mail) => pool.sendMail(mail)));
      poolMs += performance.now() - begun;
      return rows.length;
    };
    await samePage(WARM_AT, 0);
    poolMs = 0;
    for (let offset = 0; offset < digests; offset += PAGE) await samePage(STORM_AT, offset);
    pool.close();
    const rate = (ms: number): number => Math.round(digests / (ms / 1000));
    return {
      store: kind,
      ratios: { pool: Number((poolMs / pipelineMs).toFixed(3)) },
      mailsPerSecond: rate(pipelineMs),
      poolMailsPerSecond: rate(poolMs),
      ...memory,
      historyEvents,
      digests,
    };
  } finally {
    await gateway.client.workflow
      .getHandle(gateway.deskId())
      .terminate('the storm is over')
      .catch(() => undefined);
    await world.stop();
    await Promise.all([database.close(), connection.close(), nativeConnection.close()]);
    sink.kill();
    await sink.ended;
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Follows the resident memory of this process. */
function watchMemory(): { stop(): { peakRssMb: number; rssGrowthMb: number } } {
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 100);
  const mb = (bytes: number): number => Math.round(bytes / 1_000_000);
  return {
    stop() {
      clearInterval(timer);
      peak = Math.max(peak, process.memoryUsage.rss());
      return { peakRssMb: mb(peak), rssGrowthMb: mb(peak - before) };
    },
  };
}

const STORE_NAMES: Readonly<Record<StormStore, string>> = { postgres: 'PostgreSQL', embedded: 'embedded store' };

export function figuresOfStorm(storm: Storm): Figure[] {
  const of = (what: string, measured: string, goal: string, note = ''): Figure => ({
    what: `${storm.digests.toLocaleString('en')} digests in one round, ${STORE_NAMES[storm.store]}: ${what}`,
    measured,
    goal,
    note,
  });
  return [
    of(
      'rate against a bare nodemailer pool',
      storm.ratios.pool.toFixed(2),
      '>= 0.7 (0.9)',
      `${storm.mailsPerSecond} against ${storm.poolMailsPerSecond} mails/s; the same bytes, sink and number of connections (${CONNECTIONS})`,
    ),
    of('growth of resident memory', `${storm.rssGrowthMb} MB`, '< 100 MB', `to ${storm.peakRssMb} MB`),
    of('events in the mail desk’s history', String(storm.historyEvents), '<= 60'),
  ];
}

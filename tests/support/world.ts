// Worlds of the real engine for tests: one database, one bundle and one connection per test file. Node only.

import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import proto from '@temporalio/proto';
import { Connection } from '@temporalio/client';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import { driveWorld } from '../../client/drive.ts';
import type { Gateway } from '../../client/gateway.ts';
import { openCycle } from '../../client/open-cycle.ts';
import type { CompiledYear } from '../../client/preview.ts';
import { actsOf } from '../../client/preview.ts';
import type { Person } from '../../domain/definition-people.ts';
import type { Act } from '../../domain/script-act.ts';
import type { Behaviour } from '../../domain/behaviour.ts';
import type { CycleRef, Instant, PartyId, WorkflowId } from '../../domain/words.ts';
import type { Database } from '../../store/open.ts';
import { openDatabase } from '../../store/open.ts';
import { workflowBundle } from '../../worker/bundle.ts';
import type { MailCatcher } from '../../worker/mail-catcher.ts';
import { startMailCatcher } from '../../worker/mail-catcher.ts';
import { registerSearchAttributes } from '../../worker/register-search-attributes.ts';
import type { RunningWorld, WorldOptions } from '../../worker/run-world.ts';
import { runWorld } from '../../worker/run-world.ts';
import type { WorldClock } from '../../workflows/contract.ts';
import { compiledYear, examplePeople, smallYear } from './years.ts';

export const NAMESPACE = 'default';

/** What the worlds of one test file share. */
interface Bench {
  readonly address: string;
  readonly connection: Connection;
  readonly nativeConnection: NativeConnection;
  readonly database: Database;
  readonly bundle: { code: string } | { codePath: string };
}

// What workers say about their own coming and going would bury what a test says.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
});

let bench: Promise<Bench> | null = null;
const open = new Set<TestWorld>();

/** The dev server that Jest's global setup started. */
export function testServer(): string {
  const address = process.env['ARSHJUL_TEST_TEMPORAL'];
  if (!address) throw new Error('Start a test world: ARSHJUL_TEST_TEMPORAL is not set, wanted Jest’s global setup');
  return address;
}

async function openBench(address: string): Promise<Bench> {
  const [connection, nativeConnection, database, bundle] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
    openDatabase({ kind: 'memory' }),
    workflowBundle(),
  ]);
  await registerSearchAttributes(connection, NAMESPACE);
  return { address, connection, nativeConnection, database, bundle };
}

/** Closes what worlds share; worlds that a failed test left open are closed too. Runs by itself at the end of a file. */
export async function closeTestBench(): Promise<void> {
  for (const world of [...open]) await world.close();
  if (bench === null) return;
  const { connection, nativeConnection, database } = await bench;
  bench = null;
  await Promise.all([database.close(), connection.close(), nativeConnection.close()]);
}

afterAll(closeTestBench, 60_000);

export interface TestWorldOptions {
  /** A server of the file's own; the shared one by default. One file uses one server. */
  readonly address?: string;
  /** Standing before the first year opens by default. */
  readonly clock?: WorldClock;
  /** Years of the shipped forum, or ready ones; 2027 by default. */
  readonly years?: readonly (number | CompiledYear)[];
  /** How many networks a year has; 2 by default. */
  readonly networks?: number;
  /** When the years open; by default when their forum opens them. */
  readonly openedAt?: Instant;
  /** How people act while the clock is advanced; silent by default. */
  readonly behaviour?: Behaviour;
  /** Which of their acts are carried out; all by default. */
  readonly acts?: (act: Act) => boolean;
  readonly replacePorts?: WorldOptions['replacePorts'];
}

export interface TestWorld {
  readonly running: RunningWorld;
  readonly gateway: Gateway;
  readonly catcher: MailCatcher;
  readonly years: readonly CompiledYear[];
  readonly people: readonly Person[];
  readonly connection: Connection;
  readonly address: string;
  /** Lets everything happen up to an instant. */
  advance(to: Instant): Promise<{ refused: { act: Act; sentence: string }[] }>;
  /** Opens one more year. */
  openYear(year: CompiledYear, openedAt?: Instant): Promise<void>;
  /** Ids of every cycle, partnership and the desk. */
  ids(): WorkflowId[];
  close(): Promise<void>;
}

/** What cycles of test worlds know their partnerships by. */
export const TEST_TOKEN = 'token-of-the-test';

/** Starts a world with an id prefix, queue, schema and mail catcher of its own, and opens its years. */
export async function openTestWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  bench ??= openBench(options.address ?? testServer());
  const { address, connection, nativeConnection, database, bundle } = await bench;
  const people = examplePeople();
  const years = (options.years ?? [2027]).map((year) =>
    typeof year === 'number' ? compiledYear(smallYear(year, options.networks), people) : year,
  );
  const from = options.openedAt ?? years.map((year) => year.plan.opensAt).sort()[0]!;
  const clock = options.clock ?? { virtualAnchor: from, realAnchor: new Date().toISOString(), speed: 0 };
  const id = randomUUID();
  const catcher = await startMailCatcher();
  const running = await runWorld({
    world: { prefix: `test/${id}/`, taskQueue: `arshjul/test/${id}`, clock },
    database,
    schema: `test_${id.replaceAll('-', '_')}`,
    connection,
    nativeConnection,
    namespace: NAMESPACE,
    bundle,
    smtp: {
      host: '127.0.0.1',
      port: catcher.port,
      secure: false,
      from: 'arshjul@test.example',
      domain: 'test.example',
    },
    test: true,
    openCycle: () => Promise.resolve({ opened: null, refused: 'a test opens no years by itself' }),
    ...(options.replacePorts === undefined ? {} : { replacePorts: options.replacePorts }),
  });
  const { gateway } = running;
  const opened: CompiledYear[] = [];
  const acts = actsOf(years, options.behaviour ?? 'silent').filter(options.acts ?? (() => true));
  let reached = from;
  const world: TestWorld = {
    running,
    gateway,
    catcher,
    years,
    people,
    connection,
    address,
    async advance(to) {
      const now = acts.filter((act) => act.at > reached && act.at <= to);
      const cycles = opened.map((year) => year.plan.ref);
      const { refused } = await driveWorld({ gateway, cycles, acts: now, from: reached, until: to });
      reached = to;
      return { refused };
    },
    async openYear(year, openedAt = year.plan.opensAt) {
      await openCycle({
        gateway,
        freezer: running.store.definitions,
        announcer: running.store.addressing,
        definitions: year.definitions,
        people,
        openedAt,
        example: true,
        token: TEST_TOKEN,
      });
      opened.push(year);
    },
    ids: () => [
      ...opened.flatMap(({ plan }) => [
        gateway.cycleId(plan.ref),
        ...plan.parties.map((party) => gateway.partnershipId(plan.ref, party.id)),
      ]),
      gateway.deskId(),
    ],
    async close() {
      if (!open.delete(world)) return;
      const ends = world.ids().map((one) => gateway.client.workflow.getHandle(one).terminate('the test is over'));
      await Promise.allSettled(ends);
      await running.stop();
      await catcher.close();
    },
  };
  open.add(world);
  await running.store.directory.put(people);
  await gateway.startDesk({ world: gateway.world, startedAt: from, wakeAt: null });
  for (const year of years) await world.openYear(year, options.openedAt);
  return world;
}

type HistoryEvent = proto.temporal.api.history.v1.IHistoryEvent;

/** One run's events, page by page. */
async function eventsOfRun(gateway: Gateway, workflowId: WorkflowId, runId: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let nextPageToken: Uint8Array | undefined;
  do {
    const page = await gateway.client.workflowService.getWorkflowExecutionHistory({
      namespace: NAMESPACE,
      execution: { workflowId, runId },
      ...(nextPageToken === undefined ? {} : { nextPageToken }),
    });
    events.push(...(page.history?.events ?? []));
    nextPageToken = page.nextPageToken.length > 0 ? page.nextPageToken : undefined;
  } while (nextPageToken !== undefined);
  return events;
}

/** The histories of a workflow over its whole chain of runs, first run first. */
export async function runsOf(gateway: Gateway, workflowId: WorkflowId): Promise<HistoryEvent[][]> {
  const runs: HistoryEvent[][] = [];
  let runId: string | null | undefined = (await gateway.client.workflow.getHandle(workflowId).describe()).runId;
  while (runId) {
    const events: HistoryEvent[] = await eventsOfRun(gateway, workflowId, runId);
    runs.unshift(events);
    runId = events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
  }
  return runs;
}

const EVENT_TYPES = proto.temporal.api.enums.v1.EventType;

/** Names of the events of a workflow, over its whole chain, without `EVENT_TYPE_`. */
export async function eventTypesOf(gateway: Gateway, workflowId: WorkflowId): Promise<string[]> {
  const runs = await runsOf(gateway, workflowId);
  return runs.flat().map((event) => EVENT_TYPES[event.eventType!].replace('EVENT_TYPE_', ''));
}

/** The events that a workflow's life is made of. A busy server writes down tasks that it would else keep to itself. */
export async function eventsBesidesTasks(gateway: Gateway, workflowId: WorkflowId): Promise<string[]> {
  return (await eventTypesOf(gateway, workflowId)).filter((type) => !type.startsWith('WORKFLOW_TASK_'));
}

/** Whether a workflow runs. */
export async function isRunning(gateway: Gateway, workflowId: WorkflowId): Promise<boolean> {
  return (await gateway.client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
}

/** Journal events of a cycle, parsed. */
export async function journalOf(world: TestWorld, ref: CycleRef, party?: PartyId): Promise<JournalEvent[]> {
  const name = `${ref.forum}/${ref.scheme}/${ref.year}`;
  const workflow = party === undefined ? `cycle/${name}` : `partnership/${name}/${party}`;
  const entries = await world.running.store.reads.journal(workflow);
  return entries.map((entry) => JSON.parse(entry.event) as JournalEvent);
}

/** A journal event as tests look at it. */
export type JournalEvent = Readonly<Record<string, unknown>> & { readonly type: string; readonly at: Instant };

/** Runs of asked-for work, at most so many at a time, answered in order. */
export async function abreast<Item, Result>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
  return results;
}

// Rounds of mails whose processes are killed: the worker, the SMTP sink, the store. Counts what the sink has on disk for
// every mail of the ledger. Node only; for a test and for `npm run test:long`.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import type { Failpoint } from '../../activities/failpoints.ts';
import { toInstant, toMs } from '../../domain/local-time.ts';
import type { StoreLocation } from '../../store/open.ts';
import type { ChildBundles } from './child-bundles.ts';
import { bundleChildren } from './child-bundles.ts';
import type { Child } from './children.ts';
import { startChild } from './children.ts';
import type { Postgres } from './postgres.ts';
import { startPostgres } from './postgres.ts';
import type { RoundEnd, RoundProcessInput } from './round-process.ts';
import type { SinkProcessInput } from './sink-process.ts';
import type { SinkPoint } from './smtp-sink.ts';
import { readSink } from './smtp-sink.ts';
import { smallYear } from './years.ts';

const MAIL_DOMAIN = 'runde.example';
const FIRST = '2027-01-04T07:00:00.000Z';
const DAY_MS = 86_400_000;
/** A round that takes longer than this stands still. */
const LIMIT_MS = 600_000;

/** What is killed, and when. */
export type Blow =
  /** The worker, by itself, when it comes to a failpoint for the so-many-th time. */
  | { readonly kill: 'worker'; readonly at: Failpoint; readonly time?: number }
  /**
   * The worker or the sink, when the sink comes to a point of its conversations for the so-many-th time. A moment of
   * `chance` may come after the end of the round: then it does not fall.
   */
  | { readonly kill: 'worker' | 'sink'; readonly when: SinkPoint; readonly time?: number; readonly chance?: true }
  /** Any of them, so many ms after the round has begun. */
  | { readonly kill: 'worker' | 'sink' | 'store'; readonly afterMs: number };

export interface KilledRound {
  readonly people: number;
  /** Blows that fell; a round may be over before. */
  readonly kills: number;
  /** Blows at a named point that was never reached. */
  readonly notReached: readonly Blow[];
  /** How many mails may have been on their way when the blows fell: no more may be unknown. */
  readonly inFlight: number;
  /** Sentences about what must never be: a mail twice, or none though it is not listed as unknown. */
  readonly faults: readonly string[];
  readonly accepted: number;
  /** Mails that the ledger lists as unknown, and how many of them the sink has. */
  readonly unknown: number;
  readonly unknownArrived: number;
}

export interface KillBench {
  /** Runs one round of its own; blows fall one after the other. */
  round(options: {
    readonly people: number;
    readonly workers?: 1 | 2;
    readonly blows: readonly Blow[];
  }): Promise<KilledRound>;
  close(): Promise<void>;
}

/** Opens a store that all rounds share: embedded, in a folder, or a PostgreSQL of its own. */
export async function openKillBench(kind: 'folder' | 'postgres'): Promise<KillBench> {
  const folder = await mkdtemp(join(tmpdir(), 'arshjul-rounds-'));
  const postgres: Postgres | null = kind === 'postgres' ? await startPostgres() : null;
  const location: StoreLocation =
    postgres === null ? { kind: 'folder', folder: join(folder, 'store') } : { kind: 'postgres', url: postgres.url };
  const children = new Set<Child>();
  const bundles = await bundleChildren(['round-process.ts', 'sink-process.ts']);
  const definitions = join(folder, 'definitions.json');
  await writeFile(definitions, JSON.stringify(smallYear(2027, 1)));
  let rounds = 0;
  return {
    async round(options) {
      rounds += 1;
      const at = toInstant(toMs(FIRST) + rounds * DAY_MS);
      const file = join(folder, `sink-${rounds}.jsonl`);
      // A round that went wrong must not go on under the next one.
      return runRound({ ...options, at, location, postgres, children, bundles, definitions, file }).finally(() =>
        endAll(children),
      );
    },
    async close() {
      await endAll(children);
      await postgres?.stop();
      await bundles.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function endAll(children: ReadonlySet<Child>): Promise<void> {
  for (const child of children) child.kill();
  await Promise.all([...children].map((child) => child.ended));
}

interface Run {
  readonly people: number;
  readonly workers?: 1 | 2;
  readonly blows: readonly Blow[];
  readonly at: string;
  readonly location: StoreLocation;
  readonly postgres: Postgres | null;
  readonly children: Set<Child>;
  readonly bundles: ChildBundles;
  readonly definitions: string;
  readonly file: string;
}

async function runRound(run: Run): Promise<KilledRound> {
  const { people, at, location, definitions } = run;
  const start = (script: string, argument: unknown): Child => {
    const child = startChild(run.bundles.path(script), argument);
    run.children.add(child);
    void child.ended.then(() => run.children.delete(child));
    return child;
  };
  const startSink = async (port?: number): Promise<{ sink: Child; port: number }> => {
    const input: SinkProcessInput = { file: run.file, ...(port === undefined ? {} : { port }) };
    const sink = start('sink-process.ts', input);
    const line = await sink.next<{ port: number }>();
    if (line === undefined) throw new Error('Start the sink: it ended without a word, wanted its port');
    return { sink, port: line.port };
  };
  let abreast = 0;
  let { sink, port } = await startSink();
  // The last to end saw all that became of the round: one that ended before may have been followed by another.
  let end: RoundEnd | undefined;
  const ends: Promise<void>[] = [];
  const startWorker = async (setsUp: boolean, blow?: Blow): Promise<Child> => {
    const armed = blow !== undefined && 'at' in blow ? { failpoint: `${blow.at}:${blow.time ?? 1}` } : {};
    const about = { location, smtpPort: port, people, at, definitions, mailDomain: MAIL_DOMAIN };
    const input: RoundProcessInput = { ...about, setsUp, ...armed };
    const worker = start('round-process.ts', input);
    const line = await worker.next<{ abreast: number }>();
    if (line !== undefined) ({ abreast } = line);
    ends.push(
      worker.next<RoundEnd>().then((last) => {
        if (last !== undefined) end = last;
      }),
    );
    return worker;
  };
  const workers = [await startWorker(true, run.blows[0])];
  if (run.workers === 2) workers.push(await startWorker(false));

  const notReached: Blow[] = [];
  let kills = 0;
  let inFlight = 0;
  for (const [index, blow] of run.blows.entries()) {
    const one = index % workers.length;
    const worker = workers[one]!;
    const gone = Promise.all(workers.map((each) => each.ended)).then(() => false as const);
    let fell: boolean;
    if ('at' in blow) {
      fell = (await inTime(worker.ended, `the worker comes to ${blow.at}`)) === 'SIGKILL';
    } else if ('when' in blow) {
      sink.tell({ stopAt: { point: blow.when, time: blow.time ?? 1, how: blow.kill === 'sink' ? 'die' : 'hold' } });
      const reached = blow.kill === 'sink' ? sink.ended : sink.next();
      fell = await inTime(Promise.race([reached.then(() => true), gone]), `the sink comes to ${blow.when}`);
    } else {
      // A worker that has ended has nothing left to be killed at.
      fell = await Promise.race([
        sleep(blow.afterMs).then(() => true),
        blow.kill === 'worker' ? worker.ended.then(() => false) : gone,
      ]);
    }
    if (!fell) {
      if (!('afterMs' in blow) && !('chance' in blow)) notReached.push(blow);
      break;
    }
    kills += 1;
    if (!isBeforeAll(blow)) inFlight += abreast * (blow.kill === 'worker' ? 1 : workers.length);
    if (blow.kill === 'store') await run.postgres!.crash();
    if (blow.kill === 'sink') {
      sink.kill();
      await sink.ended;
      ({ sink, port } = await startSink(port));
    }
    if (blow.kill === 'worker') {
      worker.kill();
      await worker.ended;
      sink.tell({ goOn: true });
      workers[one] = await startWorker(false, run.blows[index + 1]);
    }
  }
  await inTime(Promise.all(workers.map((each) => each.ended)), 'the round is over');
  sink.kill();
  await sink.ended;
  await Promise.all(ends);
  if (end === undefined) throw new Error('Run a round: no worker said how it ended, wanted the ledger');
  return { people, kills, notReached, inFlight, ...(await compare(run, end)) };
}

/** Nothing is on its way at such a point: the worker cannot leave a doubt behind. */
function isBeforeAll(blow: Blow): boolean {
  return 'at' in blow && ['round-begun', 'people-chosen', 'claimed', 'written', 'round-over'].includes(blow.at);
}

/** What the ledger says of every mail of the round, against what the sink has on disk. */
async function compare(
  { people, file }: Run,
  { mails, waiting }: RoundEnd,
): Promise<Pick<KilledRound, 'faults' | 'accepted' | 'unknown' | 'unknownArrived'>> {
  const accepted = readSink(file);
  const copies = new Map<string, number>();
  const perPerson = new Map<string, number>();
  for (const { raw, to } of accepted) {
    const { messageId } = await PostalMime.parse(Buffer.from(raw, 'latin1'));
    copies.set(messageId!, (copies.get(messageId!) ?? 0) + 1);
    perPerson.set(to[0]!, (perPerson.get(to[0]!) ?? 0) + 1);
  }
  const faults: string[] = [];
  if (waiting !== null) faults.push(`something waits still, to be sent at ${waiting}`);
  for (const [messageId, count] of copies) if (count > 1) faults.push(`${messageId} was accepted ${count} times`);
  for (const [to, count] of perPerson) if (count > 1) faults.push(`${to} was sent ${count} mails`);
  const settled = new Set<string>();
  for (const { person, messageId, state } of mails) {
    const count = copies.get(messageId) ?? 0;
    if (state === 'sent' || state === 'unknown') settled.add(person);
    if (state === 'sent' && count !== 1) faults.push(`${messageId} is sent, and was accepted ${count} times`);
    if ((state === 'deferred' || state === 'not-sent' || state === 'refused') && count > 0)
      faults.push(`${messageId} is ${state}, and was accepted`);
    if (state === 'refused') faults.push(`${messageId} is refused by a sink that refuses nothing`);
  }
  if (settled.size !== people) faults.push(`${people - settled.size} people have no mail that is sent or unknown`);
  const unknown = mails.filter((mail) => mail.state === 'unknown');
  return {
    faults,
    accepted: accepted.length,
    unknown: unknown.length,
    unknownArrived: unknown.filter((mail) => copies.has(mail.messageId)).length,
  };
}

async function inTime<Result>(promise: Promise<Result>, what: string): Promise<Result> {
  const abort = new AbortController();
  const late = sleep(LIMIT_MS, undefined, { signal: abort.signal }).then(
    () => {
      throw new Error(`Wait until ${what}: not so after ${LIMIT_MS / 1000} s`);
    },
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([promise, late]);
  } finally {
    abort.abort();
  }
}

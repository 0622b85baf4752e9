// A year whose worker is killed again and again, with its store in a folder and the mail catcher in another process: what
// was promised to people before a kill must be there after it. Node only; for a test and for a bench.

import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { driveWorld } from '../../client/drive.ts';
import type { Gateway, Message } from '../../client/gateway.ts';
import { createGateway } from '../../client/gateway.ts';
import { actsOf, previewYears, sortStages } from '../../client/preview.ts';
import { toInstant, toMs } from '../../domain/local-time.ts';
import { requestKey } from '../../domain/ask.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Behaviour } from '../../domain/behaviour.ts';
import type { Instant } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { openDatabase } from '../../store/open.ts';
import type { MailLine } from '../../store/reads.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { workflowBundle } from '../../worker/bundle.ts';
import { callDoor } from '../../worker/call-door.ts';
import { readCaught } from '../../worker/mail-catcher.ts';
import { asListed, compareYears } from '../../worker/rehearse.ts';
import type { Answer, World } from '../../workflows/contract.ts';
import type { WorldProcessInput } from './world-process.ts';
import { yearOf } from './year-of.ts';

const SUPPORT = fileURLToPath(new URL('.', import.meta.url));
const NAMESPACE = 'default';
const SCHEMA = 'killed';
const MAIL_DOMAIN = 'killed.example';
/** A kill comes at most so long after its instant is begun: some rounds last no longer than this. */
const LATEST_MS = 700;

export interface KilledYearOptions {
  readonly address: string;
  readonly year: number;
  /** How many networks; null = the whole forum. */
  readonly networks: number | null;
  readonly behaviour: Behaviour;
  readonly kills: number;
  /** The same seed kills at the same instants of the year. */
  readonly seed: number;
  readonly say?: (line: string) => void;
}

export interface KilledYear {
  /** Business time that had been reached at each kill. */
  readonly kills: readonly Instant[];
  /** Updates that were answered. */
  readonly acknowledged: number;
  /** Of these, what the journal lacks. */
  readonly lost: readonly string[];
  /** Mails of which the ledger did not know whether they had left, and whether the catcher had them. */
  readonly unknown: readonly { readonly key: string; readonly arrived: boolean }[];
  readonly mails: number;
  /** Lines that differ from the preview: mails, stages and refusals. */
  readonly differences: readonly string[];
  readonly missing: number;
  readonly doubled: number;
  /** What `journal --verify` finds. */
  readonly faults: readonly string[];
}

/** Runs the year to its end, killing on the way. */
export async function runKilledYear(options: KilledYearOptions): Promise<KilledYear> {
  const folder = await mkdtemp(join(tmpdir(), 'arshjul-killed-'));
  const children: ChildProcess[] = [];
  const connection = await Connection.connect({ address: options.address });
  try {
    return await run(options, folder, connection, children);
  } finally {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
    await connection.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(
  options: KilledYearOptions,
  folder: string,
  connection: Connection,
  children: ChildProcess[],
): Promise<KilledYear> {
  const { address, behaviour, networks } = options;
  const { year, people } = yearOf(options.year, networks);
  const { opensAt, endsAt, ref } = year.plan;
  const expected = previewYears([year], people, behaviour);
  const acts = actsOf([year], behaviour);
  const inbox = join(folder, 'inbox');
  const catcher = start('catcher-process.ts', inbox, children);
  const { port } = await firstLine<{ port: number }>(catcher);
  const codePath = join(folder, 'workflow-bundle.js');
  const bundle = await workflowBundle();
  if (!('code' in bundle)) throw new Error('Run a year with kills: the bundle is a file already, wanted a checkout');
  await writeFile(codePath, bundle.code);
  const name = `killed/${randomUUID()}`;
  const world: World = {
    prefix: `${name}/`,
    taskQueue: `arshjul/${name}`,
    clock: { virtualAnchor: opensAt, realAnchor: new Date().toISOString(), speed: 0 },
  };
  const input: WorldProcessInput = {
    address,
    namespace: NAMESPACE,
    folder: join(folder, 'store'),
    codePath,
    smtpPort: port,
    world,
    schema: SCHEMA,
    year: options.year,
    networks,
    mailDomain: MAIL_DOMAIN,
  };

  const unknown: { key: string; arrived: boolean }[] = [];
  const killed: Instant[] = [];
  let worker = start('world-process.ts', JSON.stringify(input), children);
  let door = await firstLine<Door>(worker);
  let calm: Promise<void> = Promise.resolve();
  let reached: Instant = opensAt;

  /** Kill, start again, and have a person look after what the ledger does not know. */
  const strike = async (): Promise<void> => {
    killed.push(reached);
    worker.kill('SIGKILL');
    await ended(worker);
    worker = start('world-process.ts', JSON.stringify(input), children);
    door = await firstLine<Door>(worker);
    const found = await resolveUnknown(door, inbox);
    unknown.push(...found);
    options.say?.(`killed at ${killed.at(-1)}; ${found.length} mails unknown`);
  };

  const plan = instantsToKillAt(options, acts, expected.simulation.mails);
  let position = 0;
  let waits = false;
  const strikeLater = (now: Instant): void => {
    reached = now;
    const next = plan[position];
    if (waits || next === undefined || next.at > now) return;
    position += 1;
    waits = true;
    calm = calm.then(async () => {
      await sleep(next.delayMs);
      // From here on nobody is answered before the worker is back.
      const over = strike();
      waits = false;
      return over;
    });
  };

  const answered: { workflow: string; requestId: string; seq: number }[] = [];
  const gateway = createGateway(connection, NAMESPACE, world);
  const steady = steadyGateway(gateway, {
    calm: () => (waits ? Promise.resolve() : calm),
    kills: () => killed.length,
    answered: (workflow, requestId, { seq }) => answered.push({ workflow, requestId, seq }),
  });
  try {
    const { refused } = await driveWorld({
      gateway: steady,
      cycles: [ref],
      acts,
      from: opensAt,
      until: endsAt,
      onProgress: strikeLater,
    });
    await calm;
    worker.kill('SIGTERM');
    await ended(worker);
    const database = await openDatabase({ kind: 'folder', folder: input.folder });
    try {
      const store = await openWorldStore(database, SCHEMA, { mailDomain: MAIL_DOMAIN, wallClock: () => new Date() });
      const lost: string[] = [];
      for (const { workflow, requestId, seq } of answered) {
        const entries = await store.reads.journal(workflow);
        const own = entries.find(
          (entry) => (JSON.parse(entry.event) as { requestId: unknown }).requestId === requestId,
        );
        if (!own || own.seq > seq) lost.push(`${workflow} ${requestId}`);
      }
      const caught = await readCaught(inbox);
      const differences = compareYears(
        {
          mails: expected.render(),
          stages: expected.stages,
          refused: expected.simulation.refused.map((one) => one.sentence),
        },
        {
          mails: asListed(caught, [year]),
          stages: sortStages(await store.reads.stages(cycleName(ref))),
          refused: refused.map((one) => one.sentence),
        },
      );
      const verdicts = await store.reads.verify();
      return {
        kills: killed,
        acknowledged: answered.length,
        lost,
        unknown,
        mails: caught.length,
        differences,
        missing: differences.filter((line) => line.startsWith('- mail')).length,
        doubled: differences.filter((line) => line.startsWith('+ mail')).length,
        faults: verdicts.flatMap((one) => (one.fault === null ? [] : [`${one.workflow}: ${one.fault}`])),
      };
    } finally {
      await database.close();
    }
  } finally {
    await Promise.allSettled(
      [
        gateway.cycleId(ref),
        gateway.deskId(),
        ...year.plan.parties.map((party) => gateway.partnershipId(ref, party.id)),
      ].map((id) => gateway.client.workflow.getHandle(id).terminate('the year with kills is over')),
    );
  }
}

interface Door {
  readonly url: string;
  readonly token: string;
}

/** A person looks up each mail of which the ledger does not know whether it left, and says what is to be done. */
async function resolveUnknown(door: Door, inbox: string): Promise<{ key: string; arrived: boolean }[]> {
  const mails = await callDoor<MailLine[]>(door, 'world', 'mails', { state: 'unknown' });
  const there = new Set((await readCaught(inbox)).map((mail) => bare(mail.messageId)));
  const found: { key: string; arrived: boolean }[] = [];
  for (const { key, messageId } of mails) {
    const arrived = there.has(bare(messageId));
    await callDoor(door, 'world', 'resolve', { key, how: arrived ? 'close' : 'resend' });
    found.push({ key, arrived });
  }
  return found;
}

function bare(messageId: string): string {
  return messageId.replaceAll(/[<>]/g, '');
}

/** Instants at which the year does something, and how long after them the blow falls. */
function instantsToKillAt(
  { kills, seed }: KilledYearOptions,
  acts: readonly { readonly at: Instant }[],
  mails: readonly { readonly at: Instant }[],
): { at: Instant; delayMs: number }[] {
  const RAISED_BEFORE_MS = 2 * 3_600_000;
  const instants = [
    ...new Set([
      ...acts.map((act) => act.at),
      ...mails.flatMap((mail) => [mail.at, toInstant(toMs(mail.at) - RAISED_BEFORE_MS)]),
    ]),
  ].sort();
  const next = seededNumbers(seed);
  const chosen = new Set<number>();
  while (chosen.size < Math.min(kills, instants.length)) chosen.add(Math.floor(next() * instants.length));
  return [...chosen]
    .sort((a, b) => a - b)
    .map((index) => ({ at: instants[index]!, delayMs: Math.floor(next() * LATEST_MS) }));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A client that tries again for as long as nobody answers, and goes on only when a killed worker is back. */
function steadyGateway(
  gateway: Gateway,
  watch: {
    calm(): Promise<void>;
    kills(): number;
    answered(workflow: string, requestId: string, answer: Answer): void;
  },
): Gateway {
  const steady = async <Result>(call: () => Promise<Result>, again = false): Promise<Result> => {
    for (;;) {
      await watch.calm();
      const before = watch.kills();
      try {
        const result = await call();
        await watch.calm();
        if (!again || watch.kills() === before) return result;
      } catch (error) {
        if (!(error instanceof Refusal) || (error.code !== 'unavailable' && error.code !== 'busy')) throw error;
        await sleep(200);
      }
    }
  };
  return {
    ...gateway,
    // Repeated after a kill, so that what a person had sent again is sent within its own round.
    advance: (id, to) => steady(() => gateway.advance(id, to), true),
    query: (id, name) => steady(() => gateway.query(id, name)),
    async updateCycle(ref, name, message) {
      const answer = await steady(() => gateway.updateCycle(ref, name, message));
      watch.answered(`cycle/${cycleName(ref)}`, keyOf(name, message), answer);
      return answer;
    },
    async updatePartnership(ref, party, name, message) {
      const answer = await steady(() => gateway.updatePartnership(ref, party, name, message));
      watch.answered(`partnership/${cycleName(ref)}/${party}`, keyOf(name, message), answer);
      return answer;
    },
  };
}

/** How the journal names a request. */
function keyOf(type: string, message: Message): string {
  return requestKey({ type, requestId: message.requestId! });
}

function start(script: string, argument: string, children: ChildProcess[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', join(SUPPORT, script), argument], {
    cwd: join(SUPPORT, '..', '..'),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

/** What a child prints first, as JSON; rejects when it ends without a word. */
async function firstLine<Printed>(child: ChildProcess): Promise<Printed> {
  for await (const line of createInterface({ input: child.stdout! })) {
    child.stdout!.resume();
    return JSON.parse(line) as Printed;
  }
  throw new Error(`Start a process: it ended (${String(child.exitCode)}) without a word, wanted its address`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}

// What `npm start` runs: Temporal, store, mail catchers, workers and door in one process, with an example year in real
// time and a demonstration whose clock stands. Long, since it is one
// list of what is started and closed, in order. Node only.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NativeConnection } from '@temporalio/worker';
import type { ListedCycle } from '../client/commands/list.ts';
import { cycleText } from '../client/commands/list.ts';
import { ensureSchedules } from '../client/ensure-schedules.ts';
import { EXIT, exitCodeOf } from '../client/exit-codes.ts';
import { openCycle } from '../client/open-cycle.ts';
import type { CompiledYear } from '../client/preview.ts';
import { loadYears } from '../client/years.ts';
import type { Person } from '../domain/definition-people.ts';
import { compare } from '../domain/compare.ts';
import { Refusal } from '../domain/refusal.ts';
import { createSmtpMailer } from '../activities/mail/smtp-mailer.ts';
import { openDatabase } from '../store/open.ts';
import type { World, WorldClock } from '../workflows/contract.ts';
import { REAL_CLOCK, TASK_QUEUE } from '../workflows/contract.ts';
import { workflowBundle } from './bundle.ts';
import type { Config } from './config.ts';
import { readConfig, storeLocation } from './config.ts';
import type { Door } from './door.ts';
import { openDoor } from './door.ts';
import { startMailCatcher } from './mail-catcher.ts';
import { linksOf } from './mail-links.ts';
import { openByRule } from './open-by-rule.ts';
import { requirePrivateHost } from './private-host.ts';
import { removeProcessFile, writeProcessFile } from './process-file.ts';
import { installRuntime } from './quiet-runtime.ts';
import { registerSearchAttributes } from './register-search-attributes.ts';
import type { RunningWorld } from './run-world.ts';
import { runWorld } from './run-world.ts';
import { closeAll } from './services.ts';
import { keepHeapSteady } from './steady-heap.ts';
import { sweepFiles } from './sweep-files.ts';
import { sweepMails } from './sweep-mails.ts';
import { connectTemporal, temporalServer } from './temporal-server.ts';
import type { RunningWeb } from './web.ts';
import { exampleSignIns, openWeb, webWorldOf } from './web.ts';
import { secretOf } from './web-secret.ts';
import { VERBS } from './verbs/table.ts';

const FORUM = 'trondelag-kompetanseloftet';
const SCHEME = 'kompetanseloftet-2021';

export interface AllInOne {
  readonly door: Door;
  readonly web: RunningWeb;
  readonly signIns: Awaited<ReturnType<typeof exampleSignIns>>;
  readonly real: RunningWorld;
  readonly demo: RunningWorld;
  readonly uiUrl: string | null;
  stop(): Promise<void>;
  readonly died: Promise<never>;
}

/**
 * Starts everything, in an order in which nothing is missing what it needs. Whatever fails, what was started is ended.
 */
export async function startAllInOne(config: Config, say: (line: string) => void): Promise<AllInOne> {
  const closers: (() => Promise<void> | void)[] = [];
  const stop = closeAll(closers);
  try {
    // The store first: its lock is what keeps a second process off this folder.
    const database = await openDatabase(storeLocation(config));
    closers.push(() => database.close());
    const [server, bundle] = await Promise.all([
      temporalServer(config, { folder: config.dataFolder, onProgress: say }),
      workflowBundle(),
    ]);
    closers.push(() => server.stop());
    const connection = await connectTemporal(server.address);
    closers.push(() => connection.close());
    const nativeConnection = await NativeConnection.connect({ address: server.address });
    closers.push(() => nativeConnection.close());
    await registerSearchAttributes(connection, config.namespace);

    const definitions = config.definitions ?? undefined;
    const year = soonestYear(new Date(), definitions);
    const clock = demoClock(config.dataFolder, year.years[0]!.plan.opensAt);
    const shared = {
      database,
      connection,
      nativeConnection,
      namespace: config.namespace,
      bundle,
      test: !config.production,
    };
    const realBox = await startMailCatcher({ folder: join(config.dataFolder, 'inbox-real') });
    closers.push(() => realBox.close());
    const demoBox = await startMailCatcher({ folder: join(config.dataFolder, 'inbox-demo') });
    closers.push(() => demoBox.close());
    const caughtAt = (port: number) => ({
      host: '127.0.0.1',
      port,
      secure: false,
      from: 'arshjul@trondelag.example',
      domain: 'arshjul.example',
    });
    if (config.smtp !== null && !config.production) await requirePrivateHost(config.smtp.host);
    const real = await runWorld({
      ...shared,
      world: { prefix: '', taskQueue: TASK_QUEUE, clock: REAL_CLOCK },
      schema: 'real',
      links: linksOf(config, ''),
      smtp: config.smtp ?? caughtAt(realBox.port),
      duty: config.mail.duty,
      hold: config.mail.hold,
      openCycle: openByRule(definitions),
    });
    closers.push(() => real.stop());
    const demoWorld: World = { prefix: 'demo/', taskQueue: `${TASK_QUEUE}-demo`, clock };
    const demo = await runWorld({
      ...shared,
      world: demoWorld,
      schema: 'demo',
      links: linksOf(config, '/demo'),
      smtp: caughtAt(demoBox.port),
      openCycle: openByRule(definitions),
    });
    closers.push(() => demo.stop());

    const { opens, zone } = year.years[0]!.definitions.forum;
    await ensureSchedules(real.gateway, [{ forum: FORUM, scheme: SCHEME, opens, zone }]);
    for (const [world, openedAt] of [
      [real, new Date().toISOString()],
      [demo, clock.virtualAnchor],
    ] as const) {
      await world.gateway.startDesk({
        world: world.gateway.world,
        startedAt: openedAt,
        wakeAt: await world.store.outbox.nextSendAt(),
      });
      if ((await world.store.directory.people()).length === 0) await world.store.directory.put(year.people);
      if ((await world.store.reads.cycles()).length === 0)
        await openExample(world, year.years[0]!, year.people, openedAt);
    }
    const ring = async (): Promise<void> => {
      const now = new Date().toISOString();
      await real.gateway.ringDesk(now, now);
    };
    closers.push(sweepFiles(real.store.attachments, say), sweepFiles(demo.store.attachments, say));
    closers.push(sweepMails({ store: real.store, keepDays: config.mail.keepDays, ring, log: say }));
    for (const warning of year.warnings) say(`EKSEMPEL: ${warning}`);

    const door = await openDoor({
      worlds: {
        real: {
          running: real,
          inbox: config.smtp === null ? () => realBox.mails() : null,
          definitions,
          examples: false,
        },
        demo: { running: demo, inbox: () => demoBox.mails(), definitions, examples: true },
      },
      host: config.door.host,
      port: config.door.port,
      token: config.door.token,
      attachmentBytes: config.attachmentBytes,
    });
    closers.push(() => door.close());
    const domain = 'arshjul.example';
    const realMailer = createSmtpMailer(config.smtp ?? caughtAt(realBox.port));
    closers.push(() => realMailer.close());
    const demoMailer = createSmtpMailer(caughtAt(demoBox.port));
    closers.push(() => demoMailer.close());
    const secret = secretOf(config);
    const uiUrl = config.workflowUiUrl ?? server.uiUrl;
    const workflowUi = uiUrl === null ? null : { url: uiUrl, namespace: config.namespace };
    const demoPages = webWorldOf(demo, {
      base: '/demo',
      test: true,
      inbox: `${door.url}/inbox/demo`,
      mailer: demoMailer,
      mailDomain: domain,
      secret,
      definitions,
      workflowUi,
      attachmentBytes: config.attachmentBytes,
    });
    const web = await openWeb(config, [
      webWorldOf(real, {
        base: '',
        test: !config.production,
        inbox: config.smtp === null ? `${door.url}/inbox/real` : null,
        mailer: realMailer,
        mailDomain: domain,
        secret,
        definitions,
        workflowUi,
        attachmentBytes: config.attachmentBytes,
      }),
      demoPages,
    ]);
    closers.push(() => web.close());
    const signIns = config.production ? [] : await exampleSignIns(demoPages, web.url);
    writeProcessFile(config.dataFolder, {
      pid: process.pid,
      url: door.url,
      token: door.token,
      temporalAddress: server.address,
      namespace: config.namespace,
    });
    closers.push(() => removeProcessFile(config.dataFolder));
    return { door, web, signIns, real, demo, uiUrl: server.uiUrl, stop, died: Promise.race([real.died, demo.died]) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The year of the example whose next deadline comes soonest from a day on. */
export function soonestYear(
  from: Date,
  definitions?: string,
): {
  years: readonly CompiledYear[];
  people: readonly Person[];
  warnings: readonly string[];
} {
  const now = from.toISOString();
  const around = from.getUTCFullYear();
  const candidates = [around - 1, around, around + 1, around + 2].map((year) => {
    const loaded = loadYears([`${FORUM}/${SCHEME}/${year}`], definitions);
    const next = loaded.years[0]!.plan.steps.map((step) => step.deadline.instant)
      .filter((instant) => instant > now)
      .sort()[0];
    return { loaded, next: next ?? '9999' };
  });
  // Of two years the one that is already under way comes first when both have the same next deadline.
  return candidates.sort((a, b) => compare(a.next, b.next))[0]!.loaded;
}

async function openExample(
  world: RunningWorld,
  year: CompiledYear,
  people: readonly Person[],
  openedAt: string,
): Promise<void> {
  try {
    await openCycle({
      gateway: world.gateway,
      freezer: world.store.definitions,
      announcer: world.store.addressing,
      definitions: year.definitions,
      people,
      openedAt,
      example: true,
    });
  } catch (error) {
    // Killed between freezing and starting: the year is frozen and running, or frozen and not yet listed.
    if (!(error instanceof Refusal) || error.code !== 'already-open') throw error;
  }
}

/** The demonstration keeps its clock from the first start on: ids and histories are bound to it. */
function demoClock(folder: string, opensAt: string): WorldClock {
  const file = join(folder, 'demo-clock.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as WorldClock;
  const clock: WorldClock = { virtualAnchor: opensAt, realAnchor: new Date().toISOString(), speed: 0 };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(clock));
  return clock;
}

async function greet(all: AllInOne, say: (line: string) => void): Promise<void> {
  const world = { running: all.real, inbox: null, definitions: undefined, examples: false };
  const cycles = await waitForPartnerships(all.real, () => VERBS['list']!(world, {}) as Promise<ListedCycle[]>);
  say('');
  for (const cycle of cycles) say(cycleText(cycle));
  say('');
  say(`Pages: ${all.web.url}/ (the demonstration: ${all.web.url}/demo/)`);
  if (all.signIns.length > 0) {
    say('Sign in to the demonstration as one of these; each link works once, for twelve hours:');
    for (const { role, link } of all.signIns) say(`  ${role.padEnd(22)} ${link}`);
  }
  say(`Inbox: ${all.door.url}/inbox`);
  say(`Temporal: ${all.uiUrl ?? 'the server in TEMPORAL_ADDRESS has its own pages'}`);
  say('');
  say('Beside it stands a demonstration of the same year. Its clock moves only when you move it. In another terminal:');
  say(`  npm run -s arshjul -- advance --to ${all.demo.gateway.world.clock.virtualAnchor.slice(0, 4)}-10-30`);
  say('  npm run -s arshjul -- inbox --demo');
  say('  npm run -s arshjul -- explain --demo');
  say('');
  say('Ctrl-C stops everything; starting again goes on where it was.');
}

/** The first list is shown when every partnership of every open cycle is there. */
async function waitForPartnerships(
  { store }: RunningWorld,
  list: () => Promise<ListedCycle[]>,
): Promise<ListedCycle[]> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const cycles = await list();
    const states = await Promise.all(cycles.map((cycle) => store.reads.state(cycle.cycle, null)));
    const whole = cycles.every((cycle, index) => {
      const state = states[index];
      return (
        cycle.status !== 'open' ||
        (state && 'recommendation' in state && cycle.partnerships.length === state.plan.parties.length)
      );
    });
    if (cycles.length > 0 && whole) return cycles;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return list();
}

async function main(): Promise<void> {
  const started = performance.now();
  const say = (line: string): void => console.log(line);
  keepHeapSteady();
  installRuntime();
  const all = await startAllInOne(readConfig(), say);
  let stopping = false;
  const end = (code: number): void => {
    if (stopping) return;
    stopping = true;
    say('Stopping …');
    // Lets go in order; a last resort in case something does not.
    setTimeout(() => process.exit(code === EXIT.ok ? EXIT.unknown : code), 30_000).unref();
    void all.stop().then(() => process.exit(code));
  };
  process.on('SIGINT', () => end(EXIT.ok));
  process.on('SIGTERM', () => end(EXIT.ok));
  await greet(all, say);
  say(`Ready in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  await all.died.catch((error: unknown) => {
    console.error(`The worker stopped: ${error instanceof Error ? error.message : String(error)}`);
    end(EXIT.unknown);
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(exitCodeOf(error));
  });
}

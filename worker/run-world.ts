// Starts one world: its store, its mailer and the worker that serves its queue. Node only.

import type { Connection } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import { createActivities } from '../activities/create-activities.ts';
import type { SmtpOptions } from '../activities/mail/smtp-mailer.ts';
import { createSmtpMailer } from '../activities/mail/smtp-mailer.ts';
import type { Mailer, Ports } from '../activities/ports.ts';
import { createEngine } from '../client/engine.ts';
import type { Gateway } from '../client/gateway.ts';
import { createGateway, payloadConverterPath } from '../client/gateway.ts';
import type { Database } from '../store/open.ts';
import type { ResendOptions } from '../store/resends.ts';
import type { WorldStore } from '../store/world-store.ts';
import { openWorldStore } from '../store/world-store.ts';
import type { CycleRef } from '../domain/words.ts';
import type { World } from '../workflows/contract.ts';
import { pollerSeen } from './poller-seen.ts';

export interface WorldOptions {
  readonly world: World;
  readonly database: Database;
  /** Name of the world's schema in SQL. */
  readonly schema: string;
  readonly connection: Connection;
  readonly nativeConnection: NativeConnection;
  readonly namespace: string;
  readonly bundle: { code: string } | { codePath: string };
  readonly smtp: SmtpOptions;
  /** Addresses in mails; none by default. */
  readonly links?: Ports['links'];
  /** What becomes of a duty mail in doubt; a person decides by default. */
  readonly duty?: ResendOptions['duty'];
  /** Which rounds of mails wait for somebody to look first; none by default. */
  readonly hold?: Ports['holdRule'];
  /** Marks every subject: nothing here is the real thing. */
  readonly test: boolean;
  /** How the yearly opener opens a cycle. */
  readonly openCycle: (
    world: RunningWorld,
    ref: CycleRef,
  ) => Promise<{ opened: string | null; refused: string | null }>;
  /** How long running activities may go on after `stop`; short by default, for terminals and tests. */
  readonly shutdown?: { readonly graceMs: number; readonly forceMs: number };
  /** Replaces ports, for tests that break things on purpose. */
  readonly replacePorts?: (ports: Ports) => Ports;
}

export interface RunningWorld {
  readonly store: WorldStore;
  readonly gateway: Gateway;
  /** Stops the worker, lets go of connections; resolves when all is closed. */
  stop(): Promise<void>;
  /** Rejects when the worker dies by itself. */
  readonly died: Promise<never>;
  /** True while the worker asks Temporal for work. */
  polls(): boolean;
}

/** Starts a world and waits until its worker polls, and the server knows it. */
export async function runWorld(options: WorldOptions): Promise<RunningWorld> {
  const { world } = options;
  const store = await openWorldStore(options.database, options.schema, {
    mailDomain: options.smtp.domain,
    ...(options.duty === undefined ? {} : { duty: options.duty }),
    wallClock: () => new Date(),
  });
  const gateway = createGateway(options.connection, options.namespace, world);
  const mailer: Mailer & { close(): void } = createSmtpMailer(options.smtp);
  const self: { running?: RunningWorld } = {};
  const plain: Ports = {
    ...store,
    mailer,
    engine: {
      ...createEngine(gateway, options.connection),
      openCycle: (ref) => options.openCycle(self.running!, ref),
    },
    links: options.links,
    holdRule: options.hold,
    test: options.test,
  };
  const ports = options.replacePorts?.(plain) ?? plain;
  const worker = await Worker.create({
    connection: options.nativeConnection,
    namespace: options.namespace,
    taskQueue: world.taskQueue,
    workflowBundle: options.bundle,
    activities: createActivities(ports),
    dataConverter: { payloadConverterPath: payloadConverterPath() },
    shutdownGraceTime: options.shutdown?.graceMs ?? 5_000,
    shutdownForceTime: options.shutdown?.forceMs ?? 20_000,
  });
  let stopping = false;
  const ended = worker.run();
  const died = ended.then(
    () => new Promise<never>(() => undefined),
    (error: unknown) => {
      if (stopping) return new Promise<never>(() => undefined);
      throw error;
    },
  );
  died.catch(() => undefined);
  self.running = {
    store,
    gateway,
    died,
    polls: () => worker.getState() === 'RUNNING' && worker.getStatus().workflowPollerState === 'POLLING',
    async stop() {
      stopping = true;
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended.catch(() => undefined);
      mailer.close();
    },
  };
  const { namespace, connection } = options;
  const { identity } = worker.options;
  await Promise.race([pollerSeen(connection, { namespace, taskQueue: world.taskQueue, identity }), died]);
  return self.running;
}

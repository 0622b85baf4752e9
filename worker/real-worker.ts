// The worker process of the real world: its workflows, its activities, the mail desk and the yearly openers. Node only.

import { NativeConnection } from '@temporalio/worker';
import { ensureSchedules } from '../client/ensure-schedules.ts';
import { loadForum, loadScheme } from '../definitions/load.ts';
import { openDatabase } from '../store/open.ts';
import { REAL_CLOCK, TASK_QUEUE } from '../workflows/contract.ts';
import { workflowBundle } from './bundle.ts';
import { watchBounceFolder } from './bounce-folder.ts';
import type { Config } from './config.ts';
import { openHealth } from './health.ts';
import { openByRule } from './open-by-rule.ts';
import { requirePrivateHost } from './private-host.ts';
import { registerSearchAttributes } from './register-search-attributes.ts';
import { runWorld } from './run-world.ts';
import { linksOf } from './mail-links.ts';
import type { Service } from './services.ts';
import { closeAll, missing, outside, outsideChecks, REAL_SCHEMA } from './services.ts';
import { sweepFiles } from './sweep-files.ts';
import { sweepMails } from './sweep-mails.ts';
import { connectTemporal } from './temporal-server.ts';

/** Longer than the SMTP timeouts together, so that a mail under way gets its answer. */
const SHUTDOWN = { graceMs: 45_000, forceMs: 75_000 };

/** Starts the worker. Refuses when the environment lacks something or a service does not answer. */
export async function startWorker(config: Config): Promise<Service> {
  const { address, databaseUrl } = outside(config, 'worker');
  const smtp = config.smtp ?? missing('worker', 'SMTP_HOST', 'a mail server');
  if (!config.production) await requirePrivateHost(smtp.host);
  const definitions = config.definitions ?? undefined;
  const openings = config.opens.map(({ forum, scheme }) => {
    const { opens, zone } = loadForum(forum, definitions);
    return { forum, scheme: loadScheme(scheme, definitions).id, opens, zone };
  });
  const closers: (() => Promise<void> | void)[] = [];
  const stop = closeAll(closers);
  try {
    const database = await openDatabase({ kind: 'postgres', url: databaseUrl });
    closers.push(() => database.close());
    const connection = await connectTemporal(address);
    closers.push(() => connection.close());
    await registerSearchAttributes(connection, config.namespace);
    const nativeConnection = await NativeConnection.connect({ address });
    closers.push(() => nativeConnection.close());
    const world = await runWorld({
      world: { prefix: '', taskQueue: TASK_QUEUE, clock: REAL_CLOCK },
      database,
      schema: REAL_SCHEMA,
      links: linksOf(config, ''),
      connection,
      nativeConnection,
      namespace: config.namespace,
      bundle: await workflowBundle(),
      smtp,
      test: !config.production,
      duty: config.mail.duty,
      hold: config.mail.hold,
      openCycle: openByRule(definitions),
      shutdown: SHUTDOWN,
    });
    closers.push(() => world.stop());
    const ring = async (): Promise<void> => {
      const now = new Date().toISOString();
      await world.gateway.ringDesk(now, now);
    };
    const { bounceFolder } = config.mail;
    if (bounceFolder !== null) {
      const { secret } =
        config.mail.bounces ??
        missing('worker', 'MAIL_BOUNCES_TO', 'the address whose mail is in ARSHJUL_BOUNCE_FOLDER');
      closers.push(watchBounceFolder(bounceFolder, { bounces: world.store.bounces, secret, ring, log: console.error }));
    }
    await ensureSchedules(world.gateway, openings);
    await world.gateway.startDesk({
      world: world.gateway.world,
      startedAt: new Date().toISOString(),
      wakeAt: await world.store.outbox.nextSendAt(),
    });
    closers.push(sweepFiles(world.store.attachments, console.error));
    closers.push(sweepMails({ store: world.store, keepDays: config.mail.keepDays, ring, log: console.error }));
    if (config.health.port !== null) {
      const health = await openHealth(
        { host: config.health.host, port: config.health.port },
        {
          ...outsideChecks(connection, database),
          worker: () => (world.polls() ? Promise.resolve() : Promise.reject(new Error('the worker does not poll'))),
        },
      );
      closers.push(() => health.close());
    }
    return {
      greeting: `The worker serves the queue ${TASK_QUEUE} at ${address}; mail goes to ${smtp.host}:${smtp.port}.`,
      stop,
      died: world.died,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

// A world whose clock stands, outside Jest: for the recorder of histories and for benches. Node only.

import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { findTemporalBinary, startDevServer } from '../../client/dev-server.ts';
import { driveWorld } from '../../client/drive.ts';
import type { CompiledYear } from '../../client/preview.ts';
import type { Person } from '../../domain/definition-people.ts';
import type { Act } from '../../domain/script-act.ts';
import type { Instant } from '../../domain/words.ts';
import { openDatabase } from '../../store/open.ts';
import { workflowBundle } from '../../worker/bundle.ts';
import { startMailCatcher } from '../../worker/mail-catcher.ts';
import { registerSearchAttributes } from '../../worker/register-search-attributes.ts';
import { openWorld } from '../../worker/rehearse.ts';
import type { RunningWorld } from '../../worker/run-world.ts';
import { runWorld } from '../../worker/run-world.ts';

export const NAMESPACE = 'default';

/** Works on the server that TEMPORAL_ADDRESS names, or on one of its own. */
export async function withTemporal<Result>(work: (address: string) => Promise<Result>): Promise<Result> {
  const given = process.env['TEMPORAL_ADDRESS'];
  return given ? work(given) : withOwnTemporal(work);
}

/** Works on a server that is started for it and ended after. */
export async function withOwnTemporal<Result>(work: (address: string) => Promise<Result>): Promise<Result> {
  const server = await startDevServer({ binary: await findTemporalBinary(), headless: true });
  try {
    return await work(server.address);
  } finally {
    await server.stop();
  }
}

export interface StandingWorld extends RunningWorld {
  /** Lets everything happen between two instants; answers what was refused. */
  drive(acts: readonly Act[], from: Instant, until: Instant): Promise<readonly string[]>;
}

/** Opens years in a world of their own: store in memory, mails caught; closes it when the work is done. */
export async function withStandingWorld<Result>(
  options: {
    readonly address: string;
    readonly years: readonly CompiledYear[];
    readonly people: readonly Person[];
    /** In front of every workflow id; one of chance by default. */
    readonly prefix?: string;
  },
  work: (world: StandingWorld) => Promise<Result>,
): Promise<Result> {
  const { address, years, people } = options;
  const prefix = options.prefix ?? `standing/${randomUUID()}/`;
  const from = years.map((year) => year.plan.opensAt).sort()[0]!;
  const [connection, nativeConnection, database, bundle, catcher] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
    openDatabase({ kind: 'memory' }),
    workflowBundle(),
    startMailCatcher(),
  ]);
  let running: RunningWorld | null = null;
  try {
    await registerSearchAttributes(connection, NAMESPACE);
    running = await runWorld({
      world: {
        prefix,
        taskQueue: `arshjul/${prefix}`,
        clock: { virtualAnchor: from, realAnchor: new Date().toISOString(), speed: 0 },
      },
      database,
      schema: 'standing',
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
      openCycle: () => Promise.resolve({ opened: null, refused: 'this world opens no years by itself' }),
    });
    const { gateway } = running;
    await openWorld(running, years, people, from);
    return await work({
      ...running,
      async drive(acts, start, until) {
        const cycles = years.map((year) => year.plan.ref);
        const now = acts.filter((act) => act.at > start && act.at <= until);
        const { refused } = await driveWorld({ gateway, cycles, acts: now, from: start, until });
        return refused.map((one) => one.sentence);
      },
    });
  } finally {
    await running?.stop();
    await Promise.all([catcher.close(), database.close(), connection.close(), nativeConnection.close()]);
  }
}

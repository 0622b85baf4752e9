// Starts one Temporal dev server and one PostgreSQL cluster for the engine suites before Jest runs them. Node only.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgresOfRun } from './postgres-of-run.ts';
import { findTemporalBinary, startDevServer } from '../../client/dev-server.ts';
import { stopRecordedDevServer } from '../../client/dev-server-record.ts';

/** One pid file per Jest process: runs at the same time in one checkout must not end each other's servers. */
const pidFolder = join(process.cwd(), 'node_modules', '.cache', 'arshjul-tests');
const pidFileName = (jestPid: number): string => `dev-server-${jestPid}.json`;

/**
 * Puts the address of a running dev server in ARSHJUL_TEST_TEMPORAL, and where its pid is recorded in
 * ARSHJUL_TEST_TEMPORAL_PID_FILE. An address that is already set is used as it is, and left running.
 */
async function globalSetup(): Promise<void> {
  await endLeftovers();
  await startPostgresOfRun();
  if (process.env['ARSHJUL_TEST_TEMPORAL']) return;
  const pidFile = join(pidFolder, pidFileName(process.pid));
  const server = await startDevServer({ binary: await findTemporalBinary(), headless: true, pidFile });
  process.env['ARSHJUL_TEST_TEMPORAL'] = server.address;
  process.env['ARSHJUL_TEST_TEMPORAL_PID_FILE'] = pidFile;
}

/** Servers of Jest runs that were killed before their teardown. */
async function endLeftovers(): Promise<void> {
  for (const name of await readdir(pidFolder).catch(() => [])) {
    const jestPid = Number(/^dev-server-(\d+)\.json$/.exec(name)?.[1]);
    if (Number.isInteger(jestPid) && !isAlive(jestPid)) await stopRecordedDevServer(join(pidFolder, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

// Jest calls a default export and nothing else.
export default globalSetup;

// Ends what global-setup.ts started: the dev server by its pid, and the PostgreSQL cluster. Node only.

import { stopRecordedDevServer } from '../../client/dev-server-record.ts';
import { stopPostgresOfRun } from './postgres-of-run.ts';

async function globalTeardown(): Promise<void> {
  await stopPostgresOfRun();
  const pidFile = process.env['ARSHJUL_TEST_TEMPORAL_PID_FILE'];
  if (pidFile) await stopRecordedDevServer(pidFile);
}

// Jest calls a default export and nothing else.
export default globalTeardown;

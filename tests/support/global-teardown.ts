// Ends the dev server that global-setup.ts started, by its pid. Node only.

import { stopRecordedDevServer } from '../../client/dev-server.ts';

async function globalTeardown(): Promise<void> {
  const pidFile = process.env['ARSHJUL_TEST_TEMPORAL_PID_FILE'];
  if (pidFile) await stopRecordedDevServer(pidFile);
}

// Jest calls a default export and nothing else.
export default globalTeardown;

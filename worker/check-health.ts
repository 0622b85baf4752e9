// The health check of the image: ends with 0 when this container's process is ready. Node only.

import { readConfig } from './config.ts';

try {
  const { port } = readConfig().health;
  if (port === null) throw new Error('ARSHJUL_HEALTH_PORT is missing, wanted the port of the process');
  const response = await fetch(`http://127.0.0.1:${port}/ready`, { signal: AbortSignal.timeout(4_000) });
  console.log(await response.text());
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  console.error(`Check health: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

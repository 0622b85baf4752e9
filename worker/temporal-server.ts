// The Temporal server that a process uses: the configured one, or a dev server that it finds, gets and starts. Node
// only.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { findTemporalBinary, startDevServer } from '../client/dev-server.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Config } from './config.ts';

export interface TemporalServer {
  readonly address: string;
  readonly uiUrl: string | null;
  /** Ends the server if this process started it. */
  stop(): Promise<void>;
}

/** With `folder` the dev server keeps its data there and survives restarts; without, it lives in memory. */
export async function temporalServer(
  config: Pick<Config, 'temporalAddress' | 'workflowUiPort'>,
  options: { folder: string | null; onProgress: (line: string) => void },
): Promise<TemporalServer> {
  if (config.temporalAddress !== null)
    return { address: config.temporalAddress, uiUrl: null, stop: () => Promise.resolve() };
  const { folder, onProgress } = options;
  const binary = await findTemporalBinary({ onProgress });
  if (folder === null) return startDevServer({ binary, headless: true, onProgress });
  mkdirSync(folder, { recursive: true });
  return startDevServer({
    binary,
    dbFilename: join(folder, 'temporal.db'),
    pidFile: join(folder, 'temporal.pid.json'),
    logFile: join(folder, 'temporal.log'),
    onProgress,
    ...(config.workflowUiPort === null ? {} : { uiPort: config.workflowUiPort }),
  });
}

/** Connects, or says in a sentence that nobody answers there. */
export async function connectTemporal(address: string): Promise<Connection> {
  try {
    return await Connection.connect({ address, connectTimeout: '5 s' });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : 'no answer';
    throw new Refusal(
      'unavailable',
      `Connect to Temporal at ${address}: ${why}, wanted a server there (TEMPORAL_ADDRESS)`,
    );
  }
}

// A dev server of one test file's own, with settings that the shared one does not have. Node only.

import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTemporalBinary, startDevServer } from '../../client/dev-server.ts';

/** Starts a dev server with dynamic configuration, such as `limit.historyCount.suggestContinueAsNew=40`. */
export async function startOwnServer(settings: readonly string[]): Promise<{ address: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'arshjul-own-server-'));
  const binary = await findTemporalBinary();
  // A program that passes on everything and adds the settings: starting, waiting and stopping stay as they are.
  const wrapper = join(folder, 'temporal');
  const added = settings.map((setting) => `--dynamic-config-value '${setting}'`).join(' ');
  await writeFile(wrapper, `#!/bin/sh\nexec '${binary}' "$@" ${added}\n`);
  await chmod(wrapper, 0o755);
  const server = await startDevServer({ binary: wrapper, headless: true, pidFile: join(folder, 'pid.json') });
  return {
    address: server.address,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

#!/usr/bin/env node
// The CLI's entry: reads the environment, supplies what commands may not reach themselves. Node only.

import { Refusal } from '../domain/refusal.ts';
import { EXIT, exitCodeOf } from '../client/exit-codes.ts';
import { runProgram } from '../client/program.ts';
import { callDoor, sendToDoor } from './call-door.ts';
import type { Config } from './config.ts';
import { readConfig } from './config.ts';
import { readProcessFile } from './process-file.ts';

async function main(): Promise<number> {
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return exitCodeOf(error);
  }
  return runProgram(process.argv.slice(2), {
    definitions: config.definitions ?? undefined,
    out: (text) => process.stdout.write(`${text}\n`),
    warn: (text) => process.stderr.write(`${text}\n`),
    call: (world, verb, input) => callDoor(doorOf(config), world, verb, input),
    give: (world, file) => sendToDoor(doorOf(config), world, file),
    rehearse: async (options) => {
      // The SDK's worker takes a second to load, and only rehearsals need it.
      const [{ rehearse }, { installRuntime }, { temporalServer }] = await Promise.all([
        import('./rehearse.ts'),
        import('./quiet-runtime.ts'),
        import('./temporal-server.ts'),
      ]);
      installRuntime();
      const running = readProcessFile(config.dataFolder);
      const temporalAddress = config.temporalAddress ?? running?.temporalAddress ?? null;
      const server = await temporalServer(
        { ...config, temporalAddress },
        { folder: null, onProgress: (line) => process.stderr.write(`${line}\n`) },
      );
      try {
        return await rehearse({ ...options, address: server.address, namespace: config.namespace });
      } finally {
        await server.stop();
      }
    },
  });
}

/** The door that the environment names, or that of the process with the same data folder. */
function doorOf(config: Config): { url: string; token: string } {
  const { host, port, token } = config.door;
  if (token !== null && port !== 0) {
    // A process in the same container listens on every address; one calls it at its own.
    return { url: `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`, token };
  }
  const running = readProcessFile(config.dataFolder);
  if (running) return running;
  throw new Refusal(
    'unavailable',
    `Reach arshjul: no process runs with the data folder ${config.dataFolder}, wanted npm start in another terminal, or ARSHJUL_DOOR_PORT and ARSHJUL_DOOR_TOKEN of a running office`,
  );
}

// Whoever reads the results may stop early, as `head` does. That ends this program too, and is nobody's fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});
process.exitCode = await main();

// The production entry: `main.js worker` or `main.js office`, told everything by its environment. Node only.

import { EXIT, exitCodeOf } from '../client/exit-codes.ts';
import { Refusal } from '../domain/refusal.ts';
import { readConfig } from './config.ts';
import { startOffice } from './office.ts';
import type { Service } from './services.ts';
import { keepHeapSteady } from './steady-heap.ts';

/** After the worker's own force time, before a container's end of patience. */
const LAST_RESORT_MS = 85_000;

async function start(role: string | undefined): Promise<Service> {
  const config = readConfig();
  switch (role) {
    case 'office':
      return startOffice(config);
    case 'worker': {
      // The SDK's worker takes a second to load, and only this role needs it.
      const [{ startWorker }, { installRuntime }] = await Promise.all([
        import('./real-worker.ts'),
        import('./quiet-runtime.ts'),
      ]);
      keepHeapSteady();
      installRuntime();
      return startWorker(config);
    }
    default:
      throw new Refusal('misshapen', `Start arshjul: the role is "${role ?? ''}", wanted worker or office`);
  }
}

async function main(): Promise<void> {
  const [, , role] = process.argv;
  const service = await start(role);
  let stopping = false;
  const end = (code: number): void => {
    if (stopping) return;
    stopping = true;
    console.log('Stopping …');
    setTimeout(() => process.exit(EXIT.unknown), LAST_RESORT_MS).unref();
    void service.stop().then(() => {
      console.log('Stopped.');
      process.exit(code);
    });
  };
  process.on('SIGINT', () => end(EXIT.ok));
  process.on('SIGTERM', () => end(EXIT.ok));
  console.log(service.greeting);
  await service.died.catch((error: unknown) => {
    console.error(`The ${role} stopped by itself: ${error instanceof Error ? error.message : String(error)}`);
    end(EXIT.unknown);
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(exitCodeOf(error));
});

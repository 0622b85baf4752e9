// How soon `npm start` is ready, with the server's binary cached: with an empty data folder, and again with a full one.
// Prints; asserts nothing. Node only: `npm run bench -- start`.

import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figures.ts';
import { median } from './figures.ts';

const RUNS = 3;
const ROOT = fileURLToPath(new URL('..', import.meta.url));

export async function benchStart(): Promise<Figure[]> {
  const fresh: number[] = [];
  const again: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'arshjul-start-'));
    try {
      fresh.push(await secondsUntilReady(folder));
      again.push(await secondsUntilReady(folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return [
    ['an empty data folder', fresh],
    ['a data folder from before', again],
  ].map(([what, seconds]) => ({
    what: `npm start until ready, ${what as string}`,
    measured: `${median(seconds as number[]).toFixed(1)} s`,
    goal: '< 15 s',
    note: `median of ${RUNS}: ${(seconds as number[]).map((one) => one.toFixed(1)).join(', ')}; from the process’s start`,
  }));
}

/** Starts everything, waits for "Ready", stops it as Ctrl-C does. */
async function secondsUntilReady(folder: string): Promise<number> {
  const { TEMPORAL_ADDRESS: _, ...env } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'worker/all-in-one.ts'], {
    cwd: ROOT,
    env: { ...env, ARSHJUL_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    await printed(child, /Ready in/);
    return (performance.now() - started) / 1000;
  } finally {
    child.kill('SIGINT');
    await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(null)));
  }
}

function printed(child: ChildProcess, wanted: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (part: Buffer): void => {
      output += part.toString('utf8');
      if (wanted.test(output)) resolve();
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.once('exit', () =>
      reject(new Error(`Start everything: it ended before it was ready. It printed: ${output}`)),
    );
  });
}

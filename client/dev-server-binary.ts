// Finds a Temporal dev server binary, or gets one and keeps it outside the repository. Node only.

import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

/** A dev server could not be found, built, started or reached. The message is a sentence that can be shown as it is. */
export class DevServerError extends Error {
  override readonly name = 'DevServerError';
}

/** Receives one line of progress at a time, without a line end. */
export type OnProgress = (line: string) => void;

/** The CLI version that is built from source: the newest whose module `go install` takes as it is. */
export const temporalCliVersion = 'v1.5.1';

/** Where this program keeps its binaries: `$XDG_CACHE_HOME/arshjul`, else `~/.cache/arshjul`. */
export function defaultCacheDir(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'arshjul');
}

/**
 * A runnable `temporal` binary: the one on PATH, the cached one, the SDK's own download, or one built with Go, in this
 * order. What is got is cached, so that only the first start on a machine takes minutes.
 *
 * @throws {DevServerError} when there is none and none can be got; the sentence says what to do.
 */
export async function findTemporalBinary(
  options: {
    /** Gets lines such as "Building …: 40 s"; standard error by default. */
    onProgress?: OnProgress;
    /** Absolute; {@link defaultCacheDir} by default. */
    cacheDir?: string;
  } = {},
): Promise<string> {
  const onProgress = options.onProgress ?? ((line: string) => process.stderr.write(`${line}\n`));
  const cacheDir = options.cacheDir ?? defaultCacheDir();

  const found = (await onPath()) ?? (await cached(cacheDir));
  if (found !== null) return found;

  await mkdir(cacheDir, { recursive: true });
  return await withInstallLock(cacheDir, onProgress, async () => {
    // Another process may have finished while this one waited for the lock.
    const meanwhile = await cached(cacheDir);
    if (meanwhile !== null) return meanwhile;
    const reasons: string[] = [];
    for (const get of [downloadWithSdk, buildWithGo]) {
      const result = await get(cacheDir, onProgress);
      if ('binary' in result) return result.binary;
      onProgress(`No Temporal dev server that way: ${result.reason}.`);
      reasons.push(result.reason);
    }
    throw new DevServerError(
      `No Temporal dev server was found or could be got: none on PATH, none in ${cacheDir}; ${reasons.join('; ')}. ` +
        `Wanted: the Temporal CLI on PATH, Go 1.25 or newer on PATH to build it, or TEMPORAL_ADDRESS set to a running server.`,
    );
  });
}

type Got = { binary: string } | { reason: string };

const binaryName = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/** A started server writes nothing for long; a download that has stalled this long will not recover. */
const downloadStallMs = 15_000;
const lockHeartbeatMs = 5_000;
const lockStaleMs = 30_000;

async function onPath(): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const candidate = join(folder, binaryName);
    if (await runs(candidate)) return candidate;
  }
  return null;
}

async function cached(cacheDir: string): Promise<string | null> {
  for (const folder of [`temporal-cli-${temporalCliVersion}`, 'temporal-cli-sdk']) {
    const candidate = join(cacheDir, folder, binaryName);
    if (await runs(candidate)) return candidate;
  }
  return null;
}

/** Whether the file is there and answers `--version`: a half-copied or foreign binary must not stop the search. */
async function runs(candidate: string): Promise<boolean> {
  try {
    await access(candidate, constants.X_OK);
    return (await run(candidate, ['--version'], { timeoutMs: 20_000 })).code === 0;
  } catch {
    return false;
  }
}

/** In a child process, since the SDK's native download cannot be cancelled from within. */
async function downloadWithSdk(cacheDir: string, onProgress: OnProgress): Promise<Got> {
  const target = await mkdtemp(join(cacheDir, 'installing-'));
  const script = `
    import { TestWorkflowEnvironment } from '@temporalio/testing';
    const executable = { type: 'cached-download', downloadDir: process.argv[1] };
    const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
    await environment.teardown();`;
  try {
    onProgress('Looking for a Temporal dev server to download.');
    let bytesSeen = 0;
    let movedAt = performance.now();
    const { code } = await run(process.execPath, ['--input-type=module', '--eval', script, target], {
      cwd: dirname(fileURLToPath(import.meta.url)),
      everySecond: async (seconds, stop) => {
        const bytes = await bytesIn(target);
        if (bytes > bytesSeen) {
          bytesSeen = bytes;
          movedAt = performance.now();
          if (seconds % 5 === 0) onProgress(`Downloading the Temporal dev server: ${Math.round(bytes / 1e6)} MB.`);
        } else if (performance.now() - movedAt > downloadStallMs) {
          stop();
        }
      },
    });
    const [file] = await readdir(target);
    if (code !== 0 || file === undefined) return { reason: 'the download cannot be reached from here' };
    await rename(join(target, file), join(target, binaryName));
    return { binary: await moveIntoPlace(target, join(cacheDir, 'temporal-cli-sdk')) };
  } finally {
    await rm(target, { recursive: true, force: true });
  }
}

async function buildWithGo(cacheDir: string, onProgress: OnProgress): Promise<Got> {
  const target = await mkdtemp(join(cacheDir, 'installing-'));
  try {
    if ((await run('go', ['version'], { timeoutMs: 20_000 })).code !== 0) return { reason: 'Go is not on PATH' };
    onProgress('Building the Temporal dev server with Go, once on this machine; about five minutes.');
    let fetched = 0;
    const { code, lastLine } = await run(
      'go',
      ['install', `github.com/temporalio/cli/cmd/temporal@${temporalCliVersion}`],
      {
        env: { ...process.env, CGO_ENABLED: '0', GOBIN: target },
        onLine: (line) => {
          if (line.startsWith('go: downloading')) fetched += 1;
        },
        everySecond: (seconds) => {
          if (seconds % 10 === 0) {
            onProgress(`Building the Temporal dev server: ${seconds} s so far, ${fetched} modules fetched.`);
          }
        },
      },
    );
    if (code !== 0) return { reason: `go install failed (${lastLine || `exit code ${code}`})` };
    return { binary: await moveIntoPlace(target, join(cacheDir, `temporal-cli-${temporalCliVersion}`)) };
  } finally {
    await rm(target, { recursive: true, force: true });
  }
}

/** One rename, so that another process sees either the whole binary or none. */
async function moveIntoPlace(from: string, to: string): Promise<string> {
  await chmod(join(from, binaryName), 0o755);
  // What stands there did not run, or it would have been used.
  await rm(to, { recursive: true, force: true });
  await rename(from, to);
  return join(to, binaryName);
}

async function bytesIn(folder: string): Promise<number> {
  let total = 0;
  for (const name of await readdir(folder)) {
    total += (await stat(join(folder, name)).catch(() => null))?.size ?? 0;
  }
  return total;
}

/**
 * One process at a time gets a binary. The holder touches the lock file; a lock left by a process that died grows old
 * and is taken over. Two that take over in the same instant both build, which costs time but harms nothing.
 */
async function withInstallLock<T>(cacheDir: string, onProgress: OnProgress, work: () => Promise<T>): Promise<T> {
  const lock = join(cacheDir, 'install.lock');
  for (let told = false; !(await createLock(lock)); await sleep(1_000)) {
    const touched = await stat(lock).catch(() => null);
    if (touched !== null && Date.now() - touched.mtimeMs > lockStaleMs) {
      await rm(lock, { force: true });
    } else if (!told) {
      onProgress('Another process is getting the Temporal dev server; waiting for it.');
      told = true;
    }
  }
  const heartbeat = setInterval(() => {
    const now = Date.now() / 1_000;
    utimes(lock, now, now).catch(() => undefined);
  }, lockHeartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(lock, { force: true });
  }
}

async function createLock(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx')).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new DevServerError(
      `The cache for the Temporal dev server cannot be written: ${(error as Error).message}. ` +
        `Wanted: a writable folder; XDG_CACHE_HOME chooses another.`,
    );
  }
}

interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  timeoutMs?: number;
  onLine?: (line: string) => void;
  everySecond?: (seconds: number, stop: () => void) => void | Promise<void>;
}

/** Runs a program to its end without a shell. A program that cannot be started has code -1. */
async function run(
  program: string,
  args: readonly string[],
  options: RunOptions,
): Promise<{ code: number; lastLine: string }> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
  });
  const stop = () => child.kill();
  process.once('exit', stop);
  let rest = '';
  let lastLine = '';
  const read = (chunk: Buffer): void => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.trim() !== '') lastLine = line.trim();
      options.onLine?.(line);
    }
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);

  let seconds = 0;
  const ticking = setInterval(() => {
    seconds += 1;
    // A failing look at the download folder must not end the download.
    Promise.resolve(options.everySecond?.(seconds, stop)).catch(() => undefined);
  }, 1_000);
  try {
    return await new Promise((resolve) => {
      child.on('error', () => resolve({ code: -1, lastLine }));
      child.on('close', (code) => resolve({ code: code ?? -1, lastLine: rest.trim() || lastLine }));
    });
  } finally {
    clearInterval(ticking);
    process.off('exit', stop);
  }
}

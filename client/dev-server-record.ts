// The dev server that a pid file names, across processes: written, read, known again and ended. Node only.

import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const stopMs = 10_000;

/** What the pid file holds, as JSON. */
export interface Recorded {
  pid: number;
  address: string;
  uiUrl: string | null;
  dbFilename: string | null;
}

/**
 * Ends the server that a pid file names, if it still runs, and removes the file: for clearing up after a parent that
 * was killed, when no new server is wanted.
 */
export async function stopRecordedDevServer(pidFile: string): Promise<void> {
  const recorded = await readRecord(pidFile);
  if (recorded !== null && (await isDevServer(recorded.pid))) await stopProcess(recorded.pid);
  await rm(pidFile, { force: true });
}

/** Writes the file in one go: nobody reads half a record. */
export async function writeRecord(pidFile: string, recorded: Recorded): Promise<void> {
  await mkdir(dirname(resolve(pidFile)), { recursive: true });
  const draft = `${pidFile}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(recorded)}\n`);
  await rename(draft, pidFile);
}

/** The server that the file names; null when there is none or half a one. */
export async function readRecord(pidFile: string): Promise<Recorded | null> {
  try {
    const read: unknown = JSON.parse(await readFile(pidFile, 'utf8'));
    if (typeof read !== 'object' || read === null) return null;
    const { pid, address, uiUrl, dbFilename } = read as Partial<Record<keyof Recorded, unknown>>;
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid < 2 || typeof address !== 'string') return null;
    return {
      pid,
      address,
      uiUrl: typeof uiUrl === 'string' ? uiUrl : null,
      dbFilename: typeof dbFilename === 'string' ? dbFilename : null,
    };
  } catch {
    // No file, or half a file from a machine that lost power: either way it names no server.
    return null;
  }
}

/** Pids are used again after a restart of the machine, so a live pid alone does not say that it is ours to end. */
export async function isDevServer(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(async () => {
    const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'args=']).catch(() => ({
      stdout: '',
    }));
    return stdout;
  });
  return commandLine.includes('start-dev');
}

/** Whether a process with this number runs, also one of another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Asks the process to end, and ends it when it has not after ten seconds. */
export async function stopProcess(pid: number): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const until = performance.now() + stopMs; performance.now() < until && isAlive(pid);) await sleep(50);
  }
}

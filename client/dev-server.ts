// Starts, reuses and stops one local Temporal dev server. Node only.

import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { DevServerError, type OnProgress } from './dev-server-binary.ts';
import { ensureFree, freePort } from './dev-server-ports.ts';
import { isAlive, isDevServer, readRecord, stopProcess, writeRecord } from './dev-server-record.ts';

export { DevServerError, findTemporalBinary, type OnProgress } from './dev-server-binary.ts';

/** A running dev server: in-process state is only its pid, so that any process may stop it. */
export interface DevServer {
  /** Host and port of the frontend, such as `127.0.0.1:7233`. */
  address: string;
  /** Where Temporal's own pages are; null when started headless. */
  uiUrl: string | null;
  pid: number;
  /** Ends the server, waits until it is gone, and removes its pid file. Safe to call twice. */
  stop(): Promise<void>;
}

/** How to start a dev server. */
export interface DevServerOptions {
  /** From `findTemporalBinary`. */
  binary: string;
  /** SQLite file that keeps the workflows between starts; without it they live in memory. */
  dbFilename?: string;
  /** Frontend port; a free one by default. */
  port?: number;
  /** Port of Temporal's pages; a free one by default. */
  uiPort?: number;
  /** True leaves out Temporal's pages. */
  headless?: boolean;
  /** The server's output; without it, kept only to explain a failed start. */
  logFile?: string;
  /**
   * Names the running server across processes. When it names a server that still answers (its parent was killed), that
   * one is reused; one that no longer answers is ended first. So no orphan outlives the next start.
   */
  pidFile?: string;
  onProgress?: OnProgress;
}

/** The search attributes that the workflows set; a server without them refuses to start the workflows. */
export const devServerSearchAttributes = {
  Forum: 'Keyword',
  Scheme: 'Keyword',
  FiscalYear: 'Keyword',
  Stage: 'Keyword',
  NextDeadline: 'Datetime',
  Overdue: 'Bool',
} as const;

const host = '127.0.0.1';
const startupMs = 60_000;
const reuseMs = 10_000;
/** Another program can take a free port between the look and the start. */
const portTries = 3;

/**
 * Starts a dev server and returns when its frontend answers, or returns the one that the pid file names.
 *
 * @throws {DevServerError} when a wanted port is in use, the binary dies, or it does not answer within a minute.
 */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const running = await runningServer(options);
  if (running !== null) return running;

  for (const port of [options.port, options.uiPort]) {
    if (port !== undefined) await ensureFree(port);
  }
  if (options.dbFilename !== undefined) await mkdir(dirname(resolve(options.dbFilename)), { recursive: true });

  const portsAreChosenHere = options.port === undefined || (options.uiPort === undefined && options.headless !== true);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      const portWasTaken =
        error instanceof DevServerError && /address already in use|can't (bind|set)/i.test(error.message);
      if (!portWasTaken || !portsAreChosenHere || attempt === portTries) throw error;
    }
  }
}

async function startOnce(options: DevServerOptions): Promise<DevServer> {
  const port = options.port ?? (await freePort());
  const uiPort = options.headless === true ? null : (options.uiPort ?? (await freePort()));
  const address = `${host}:${port}`;
  const uiUrl = uiPort === null ? null : `http://${host}:${uiPort}`;

  const ownLogFolder = options.logFile === undefined ? await mkdtemp(join(tmpdir(), 'arshjul-dev-server-')) : null;
  const logFile = resolve(options.logFile ?? join(ownLogFolder ?? '', 'log'));
  await mkdir(dirname(logFile), { recursive: true });

  options.onProgress?.(`Starting the Temporal dev server at ${address}.`);
  const { child, failure } = spawnServer(options, port, uiPort, logFile);
  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  child.once('error', () => ended.abort());
  const pid = child.pid;
  const stopWithParent = (): void => {
    if (pid !== undefined && isAlive(pid)) process.kill(pid, 'SIGTERM');
  };
  process.once('exit', stopWithParent);

  const cleanUp = async (): Promise<void> => {
    process.off('exit', stopWithParent);
    if (pid !== undefined) await stopProcess(pid);
    if (options.pidFile !== undefined) await rm(options.pidFile, { force: true });
    if (ownLogFolder !== null) await rm(ownLogFolder, { recursive: true, force: true });
  };

  try {
    const dbFilename = options.dbFilename === undefined ? null : resolve(options.dbFilename);
    // Recorded before it answers: a parent that is killed while waiting leaves no unknown server behind.
    if (options.pidFile !== undefined && pid !== undefined) {
      await writeRecord(options.pidFile, { pid, address, uiUrl, dbFilename });
    }
    const answered = await answers(address, startupMs, ended.signal);
    if (!answered || pid === undefined) {
      const said = failure() ?? lastWords(await readFile(logFile, 'utf8').catch(() => ''));
      const how = ended.signal.aborted ? 'ended before it answered' : `did not answer within ${startupMs / 1000} s`;
      throw new DevServerError(
        `The Temporal dev server (${options.binary}) ${how} at ${address}; wanted: a server that answers there. ` +
          `Its last words: ${said || 'none'}`,
      );
    }
    return { address, uiUrl, pid, stop: cleanUp };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

function spawnServer(
  options: DevServerOptions,
  port: number,
  uiPort: number | null,
  logFile: string,
): { child: ChildProcess; failure: () => string | null } {
  const log = openSync(logFile, 'a');
  try {
    const child = spawn(
      options.binary,
      [
        'server',
        'start-dev',
        ...['--ip', host, '--port', String(port), '--log-level', 'warn'],
        ...(uiPort === null ? ['--headless'] : ['--ui-port', String(uiPort)]),
        ...(options.dbFilename === undefined ? [] : ['--db-filename', resolve(options.dbFilename)]),
        ...Object.entries(devServerSearchAttributes).flatMap(([name, type]) => [
          '--search-attribute',
          `${name}=${type}`,
        ]),
      ],
      // A file, not a pipe: the server must survive a killed parent. Detached: Ctrl-C reaches the parent alone, which
      // drains its worker against a server that still answers, and stops it then.
      { stdio: ['ignore', log, log], detached: true },
    );
    let failure: string | null = null;
    child.once('error', (error) => {
      failure = error.message;
    });
    // The server must not keep a program alive that has otherwise ended.
    child.unref();
    return { child, failure: () => failure };
  } finally {
    closeSync(log);
  }
}

/** The server that the pid file names, when it still answers; otherwise null, with what was left of it ended. */
async function runningServer(options: DevServerOptions): Promise<DevServer | null> {
  const { pidFile } = options;
  if (pidFile === undefined) return null;
  const recorded = await readRecord(pidFile);
  if (recorded === null) return null;

  if (await isDevServer(recorded.pid)) {
    const dbFilename = options.dbFilename === undefined ? null : resolve(options.dbFilename);
    if (await answers(recorded.address, reuseMs, null)) {
      if (recorded.dbFilename !== dbFilename) {
        throw new DevServerError(
          `The Temporal dev server at ${recorded.address} (pid ${recorded.pid}) keeps its workflows in ` +
            `${recorded.dbFilename ?? 'memory'}; wanted: ${dbFilename ?? 'memory'}. Stop it and start again.`,
        );
      }
      if (options.port !== undefined && recorded.address !== `${host}:${options.port}`) {
        throw new DevServerError(
          `The Temporal dev server of this folder runs at ${recorded.address} (pid ${recorded.pid}); ` +
            `wanted: port ${options.port}. Stop it and start again, or leave the port out.`,
        );
      }
      options.onProgress?.(`Using the Temporal dev server that already runs at ${recorded.address}.`);
      return {
        address: recorded.address,
        uiUrl: recorded.uiUrl,
        pid: recorded.pid,
        stop: async () => {
          await stopProcess(recorded.pid);
          await rm(pidFile, { force: true });
        },
      };
    }
    options.onProgress?.(`Ending a Temporal dev server that no longer answers (pid ${recorded.pid}).`);
    await stopProcess(recorded.pid);
  }
  await rm(pidFile, { force: true });
  return null;
}

/** Whether the frontend and its default namespace answer in time. */
async function answers(address: string, withinMs: number, ended: AbortSignal | null): Promise<boolean> {
  const hasEnded = (): boolean => ended?.aborted === true;
  const until = performance.now() + withinMs;
  while (performance.now() < until && !hasEnded()) {
    if (await answersNow(address)) return !hasEnded();
    await sleep(100);
  }
  return false;
}

async function answersNow(address: string): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: '2s' });
    try {
      await connection.workflowService.describeNamespace({ namespace: 'default' });
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

function lastWords(log: string): string {
  return log.trim().split('\n').slice(-3).join(' / ');
}

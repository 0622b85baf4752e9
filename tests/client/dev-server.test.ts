// Where the dev server's binary is looked for, and how a start fails. Node only; starts no server, uses no network.

import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporalCliVersion } from '../../client/dev-server-binary.ts';
import { DevServerError, findTemporalBinary, startDevServer } from '../../client/dev-server.ts';

let folder: string;
const pathBefore = process.env['PATH'];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arshjul-test-'));
  await mkdir(join(folder, 'bin'));
  process.env['PATH'] = join(folder, 'bin');
});

afterEach(async () => {
  process.env['PATH'] = pathBefore;
  await rm(folder, { recursive: true, force: true });
});

async function program(path: string, exitCode: number): Promise<string> {
  const file = join(folder, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, `#!/bin/sh\nexit ${exitCode}\n`);
  await chmod(file, 0o755);
  return file;
}

const find = async (): Promise<string> =>
  await findTemporalBinary({ cacheDir: join(folder, 'cache'), onProgress: () => undefined });

describe('findTemporalBinary', () => {
  it('takes the one on PATH before the cached one', async () => {
    await program(`cache/temporal-cli-${temporalCliVersion}/temporal`, 0);
    const wanted = await program('bin/temporal', 0);
    expect(await find()).toBe(wanted);
  });

  it('takes the cached one when none is on PATH', async () => {
    const wanted = await program(`cache/temporal-cli-${temporalCliVersion}/temporal`, 0);
    expect(await find()).toBe(wanted);
  });

  it('passes over one on PATH that does not run', async () => {
    await program('bin/temporal', 1);
    const wanted = await program('cache/temporal-cli-sdk/temporal', 0);
    expect(await find()).toBe(wanted);
  });
});

describe('startDevServer', () => {
  it('says which port is in use', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as AddressInfo;
    try {
      await expect(startDevServer({ binary: 'unused', port })).rejects.toThrow(
        `The Temporal dev server cannot start: port ${port} is in use; wanted: a free port.`,
      );
    } finally {
      await new Promise((done) => taken.close(done));
    }
  });

  it('says that the binary died, and its last words', async () => {
    const binary = await program('bin/temporal', 3);
    await writeFile(binary, '#!/bin/sh\necho "no such command"\nexit 3\n');
    const pidFile = join(folder, 'pid.json');
    const start = startDevServer({ binary, headless: true, pidFile });
    await expect(start).rejects.toThrow(DevServerError);
    await expect(start).rejects.toThrow(/ended before it answered .* Its last words: no such command/);
  });

  it('starts anew when the pid file names a process that is not a dev server', async () => {
    const binary = await program('bin/temporal', 3);
    const pidFile = join(folder, 'pid.json');
    await writeFile(
      pidFile,
      JSON.stringify({ pid: process.pid, address: '127.0.0.1:1', uiUrl: null, dbFilename: null }),
    );
    await expect(startDevServer({ binary, headless: true, pidFile })).rejects.toThrow(/ended before it answered/);
  });
});

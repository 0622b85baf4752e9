// The store's folder: one holder at a time, sentences for folders that are not to be had, and what is left after a kill.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFolder } from '../../store/folder-lock.ts';
import { openDatabase } from '../../store/open.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { examplePeople } from '../support/years.ts';

let folder: string;
const open: { close(): Promise<void> }[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'arshjul-folder-'));
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  rmSync(folder, { recursive: true, force: true });
});

const lockFile = (): string => join(folder, 'store.lock');

/** The pid of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn('true', { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid!;
}

describe('the folder’s lock', () => {
  it('names its holder, keeps others out, and can be had again after it was let go', async () => {
    const holder = spawn('sleep', ['60'], { stdio: 'ignore' });
    try {
      writeFileSync(lockFile(), String(holder.pid));
      expect(() => lockFolder(folder)).toThrow(
        `Open the store in ${folder}: process ${holder.pid} has it open, wanted a folder that no other process uses`,
      );
      await expect(openDatabase({ kind: 'folder', folder })).rejects.toMatchObject({ code: 'unavailable' });
      expect(readFileSync(lockFile(), 'utf8')).toBe(String(holder.pid));
    } finally {
      holder.kill();
      await once(holder, 'exit');
    }
    const release = lockFolder(folder);
    expect(readFileSync(lockFile(), 'utf8')).toBe(String(process.pid));
    release();
    lockFolder(folder)();
  });

  it('keeps out a second holder in the same process too', () => {
    const release = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(/this process has it open/);
    expect(() => lockFolder(join(folder, '..', folder.split('/').at(-1)!))).toThrow(/this process has it open/);
    release();
    lockFolder(folder)();
  });

  it.each([
    ['a process that is dead', deadPid],
    ['this process’s own pid from an earlier life', () => Promise.resolve(process.pid)],
    ['nobody', () => Promise.resolve('')],
    ['something that is no pid', () => Promise.resolve('half a pid')],
  ])('left by %s is taken over', async (_, holder) => {
    writeFileSync(lockFile(), String(await holder()));
    const release = lockFolder(folder);
    expect(readFileSync(lockFile(), 'utf8')).toBe(String(process.pid));
    release();
  });
});

describe('a folder that is not to be had', () => {
  it('is refused with a sentence when it cannot be written', () => {
    const locked = join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o555);
    chmodSync(folder, 0o755);
    // Root may write anywhere, so root steps down for a moment.
    const isRoot = process.geteuid!() === 0;
    if (isRoot) process.seteuid!(65_534);
    try {
      expect(() => lockFolder(locked)).toThrow(
        `Open the store in ${locked}: the folder cannot be written (EACCES), wanted one that can`,
      );
      expect(() => lockFolder(join(locked, 'within'))).toThrow(/cannot be written \(EACCES\)/);
    } finally {
      if (isRoot) process.seteuid!(0);
    }
  });

  it('is refused with a sentence when a file stands in its place', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(openDatabase({ kind: 'folder', folder: file })).rejects.toMatchObject({
      code: 'unavailable',
      message: `Open the store in ${file}: the folder cannot be written (EEXIST), wanted one that can`,
    });
  });

  it('as is a PostgreSQL server that does not answer', async () => {
    const url = 'postgresql://nobody@127.0.0.1:1/none';
    await expect(openDatabase({ kind: 'postgres', url })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/PostgreSQL does not answer \(.*\), wanted a server/),
    });
  });
});

describe('a store in a folder', () => {
  it('keeps what it acknowledged, and a mail that was being sent is unknown when it opens again', async () => {
    const options = { mailDomain: 'test.example', wallClock: () => new Date('2027-01-04T07:00:00.000Z') };
    const now = '2027-01-04T07:00:00.000Z';
    const first = await openDatabase({ kind: 'folder', folder });
    open.push(first);
    await expect(openDatabase({ kind: 'folder', folder })).rejects.toMatchObject({ code: 'unavailable' });
    const store = await openWorldStore(first, 'real', options);
    await store.directory.put(examplePeople());
    const about = { cycle: 'f/s/2027', step: 'first-meeting', party: 'fosen', rung: 'now', deadline: '2027-01-14' };
    await store.outbox.raise([
      {
        ...about,
        key: 'k',
        kind: 'frame-published',
        deadlineRevision: 0,
        revision: 0,
        person: 'p-koordinator-fosen',
        role: 'network-coordinator',
        roleParty: 'fosen',
        amount: null,
        sendAt: now,
      },
    ]);
    expect(await store.outbox.claim('p-koordinator-fosen', { planned: now, now })).not.toBeNull();
    await open.pop()!.close();

    const second = await openDatabase({ kind: 'folder', folder });
    open.push(second);
    const again = await openWorldStore(second, 'real', options);
    expect(await again.directory.people()).toHaveLength(examplePeople().length);
    expect(await again.reads.mails()).toMatchObject([{ person: 'p-koordinator-fosen', state: 'unknown' }]);
    expect(await again.outbox.nextSendAt()).toBeNull();
  }, 120_000);
});

// The store's folder: one holder at a time, sentences for folders that are not to be had, and what is left after a kill.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFolder } from '../../store/folder-lock.ts';
import { openDatabase } from '../../store/open.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { examplePeople } from '../support/years.ts';
import { newsFor } from '../support/news.ts';

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

const holderIn = (file: string): number => Number(readFileSync(file, 'utf8').split(' ')[0]);

/** A process that takes what it can get of some folders at a given instant, and keeps it until its input ends. */
function startTaker(folders: readonly string[]) {
  const script = join(import.meta.dirname, '../support/lock-taker.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...folders], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ready = lines.next();
  const taken = ready.then(async () => JSON.parse((await lines.next()).value as string) as string[]);
  return { child, ready, taken };
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
    expect(holderIn(lockFile())).toBe(process.pid);
    release();
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
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
    expect(holderIn(lockFile())).toBe(process.pid);
    expect(readdirSync(folder)).toEqual(['store.lock']);
    release();
  });

  it('left by a process whose number another program has now is taken over where the system tells when a process began', async () => {
    const other = spawn('sleep', ['60'], { stdio: 'ignore' });
    try {
      writeFileSync(lockFile(), `${other.pid} 1`);
      // Elsewhere the living number is believed: better a sentence too many than two processes on one folder.
      if (existsSync('/proc/self/stat')) lockFolder(folder)();
      else expect(() => lockFolder(folder)).toThrow(`process ${other.pid} has it open`);
    } finally {
      other.kill();
      await once(other, 'exit');
    }
  });

  it('that somebody was killed over while taking it says which file is in the way', async () => {
    writeFileSync(lockFile(), String(await deadPid()));
    writeFileSync(`${lockFile()}.turn`, String(await deadPid()));
    expect(() => lockFolder(folder)).toThrow(`wanted ${lockFile()}.turn removed by hand`);
  });

  it('goes to one of several who find it stale at the same moment', async () => {
    const folders = Array.from({ length: 60 }, (_, index) => join(folder, String(index)));
    const dead = await deadPid();
    for (const one of folders) {
      mkdirSync(one);
      writeFileSync(join(one, 'store.lock'), String(dead));
    }
    const takers = Array.from({ length: 3 }, () => startTaker(folders));
    await Promise.all(takers.map(({ ready }) => ready));
    const at = Date.now() + 200;
    for (const { child } of takers) child.stdin.write(`${at}\n`);
    const taken = await Promise.all(takers.map(({ taken: got }) => got));
    for (const { child } of takers) child.stdin.end();
    await Promise.all(takers.map(({ child }) => once(child, 'exit')));
    expect(taken.flat().sort()).toEqual([...folders].sort());
  }, 60_000);
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
      message: expect.stringMatching(/^Open the store: PostgreSQL does not (answer|let us in) \(/),
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
    await store.outbox.raise([newsFor('p-koordinator-fosen', now, { cycle: 'f/s/2027' })]);
    const [mail] = await store.outbox.claim(['p-koordinator-fosen'], { planned: now, now });
    await store.outbox.turn({
      settle: [],
      handOver: [{ key: mail!.key, subject: 'Emne', text: 'Tekst', html: '<p>Tekst</p>' }],
    });
    await open.pop()!.close();

    const second = await openDatabase({ kind: 'folder', folder });
    open.push(second);
    const again = await openWorldStore(second, 'real', options);
    expect(await again.directory.people()).toHaveLength(examplePeople().length);
    expect(await again.reads.mails()).toMatchObject([{ person: 'p-koordinator-fosen', state: 'unknown' }]);
    expect(await again.outbox.nextSendAt()).toBeNull();
  }, 120_000);
});

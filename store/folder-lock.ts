// One process per store folder: two on one folder would silently lose half of what they acknowledged. Node only.

import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';

/** Folders that this process holds: its own pid in a lock file may also be left over from an earlier life. */
const held = new Set<string>();

/** Takes the folder for this process; throws a Refusal that names the holder. Returns how to let go. */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'store.lock');
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unwritable(folder, error);
  }
  const real = realpathSync(folder);
  if (held.has(real)) {
    throw new Refusal('unavailable', `Open the store in ${folder}: this process has it open, wanted it opened once`);
  }
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
      held.add(real);
      return () => {
        if (held.delete(real)) rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(folder, error);
      const holder = Number(readFileSync(file, 'utf8').trim());
      if (Number.isInteger(holder) && holder > 0 && holder !== process.pid && isAlive(holder)) {
        throw new Refusal(
          'unavailable',
          `Open the store in ${folder}: process ${holder} has it open, wanted a folder that no other process uses`,
        );
      }
      // The holder was killed; what it acknowledged is in the folder.
      rmSync(file, { force: true });
    }
  }
  throw new Refusal(
    'unavailable',
    `Open the store in ${folder}: another process took it at the same moment, wanted a folder that no other process uses`,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function unwritable(folder: string, error: unknown): Refusal {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return new Refusal(
    'unavailable',
    `Open the store in ${folder}: the folder cannot be written (${code}), wanted one that can`,
  );
}

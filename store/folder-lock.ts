// One process per store folder: two on one folder would silently lose half of what they acknowledged. Node only.

import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';

/** Folders that this process holds: its own pid in a lock file may also be left over from an earlier life. */
const held = new Set<string>();

/** Takes the folder for this process; throws a Refusal that names the holder. Returns how to let go. */
export function lockFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unwritable(folder, error);
  }
  const real = realpathSync(folder);
  if (held.has(real)) {
    throw new Refusal('unavailable', `Open the store in ${folder}: this process has it open, wanted it opened once`);
  }
  const file = join(folder, 'store.lock');
  // Written aside and put in place in one go: nobody may see a lock that does not yet say whose it is.
  const own = `${file}.${randomUUID()}`;
  try {
    writeFileSync(own, `${process.pid} ${startOf(process.pid)}`.trimEnd(), { mode: 0o600 });
    if (!putInPlace(own, file)) takeOver(folder, file, own);
  } catch (error) {
    throw error instanceof Refusal ? error : unwritable(folder, error);
  } finally {
    rmSync(own, { force: true });
  }
  held.add(real);
  return () => {
    if (held.delete(real)) rmSync(file, { force: true });
  };
}

/**
 * Replaces the lock of a holder that was killed; what it acknowledged is in the folder. Of several who find it so, only
 * the one with the second file may look again and replace the first.
 */
function takeOver(folder: string, file: string, own: string): void {
  isLeftOver(folder, file);
  const turn = `${file}.turn`;
  const atOnce = `Open the store in ${folder}: another process took it at the same moment, wanted a folder that no other process uses`;
  if (!putInPlace(own, turn)) {
    if (!isLeftOver(folder, turn)) throw new Refusal('unavailable', atOnce);
    throw new Refusal(
      'unavailable',
      `Open the store in ${folder}: a process was killed while it took the folder over, wanted ${turn} removed by hand`,
    );
  }
  let leftOver: boolean;
  try {
    leftOver = isLeftOver(folder, file);
  } catch (error) {
    rmSync(turn, { force: true });
    throw error;
  }
  if (leftOver) return renameSync(turn, file);
  // It was let go meanwhile, so anybody may have it.
  rmSync(turn, { force: true });
  if (!putInPlace(own, file)) throw new Refusal('unavailable', atOnce);
}

/** A second name for a file, unless the name is taken. */
function putInPlace(own: string, name: string): boolean {
  try {
    linkSync(own, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** False when there is no lock, true when its holder is gone; refuses when the holder still runs. */
function isLeftOver(folder: string, file: string): boolean {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  const [pid, start] = text.split(' ');
  const holder = Number(pid);
  if (!Number.isInteger(holder) || holder <= 0 || holder === process.pid || !isAlive(holder)) return true;
  // The number was given to another program since.
  if (start !== undefined && startOf(holder) !== '' && startOf(holder) !== start) return true;
  throw new Refusal(
    'unavailable',
    `Open the store in ${folder}: process ${holder} has it open, wanted a folder that no other process uses`,
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

/** When a process began, in the kernel's own count; empty where there is no /proc. */
function startOf(pid: number): string {
  try {
    // The name in brackets may hold spaces and brackets; what follows it may not. The start is field 22, the 20th
    // after.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function unwritable(folder: string, error: unknown): Refusal {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return new Refusal(
    'unavailable',
    `Open the store in ${folder}: the folder cannot be written (${code}), wanted one that can`,
  );
}

// Reads delivery reports out of a Maildir, where a mail server puts them: new/ is read, then moved to cur/. Node only.

import { mkdirSync } from 'node:fs';
import { readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { REPORT_LIMIT } from '../activities/mail/delivery-report.ts';
import { Refusal } from '../domain/refusal.ts';
import type { BounceDesk, Taken } from './take-bounce.ts';
import { takeBounce } from './take-bounce.ts';

const LOOK_MS = 30_000;

/**
 * One look into the folder. A report is moved after it was taken: a process that dies in between takes it again, which
 * changes nothing. Answers what became of each, oldest first.
 */
export async function emptyBounceFolder(folder: string, desk: BounceDesk): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const name of (await readdir(join(folder, 'new'))).sort()) {
    const path = join(folder, 'new', name);
    try {
      const found = await stat(path);
      if (!found.isFile()) continue;
      taken.push(found.size > REPORT_LIMIT ? 'ignored' : await takeBounce(await readFile(path), desk));
      await rename(path, join(folder, 'cur', `${name}:2,S`));
    } catch (error) {
      // Another worker looked at the same time and was first.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return taken;
}

/** Looks every half minute until it is told to stop. Refuses a folder that cannot be made. */
export function watchBounceFolder(folder: string, desk: BounceDesk): () => void {
  try {
    for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(folder, part), { recursive: true });
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'no';
    throw new Refusal(
      'invalid-definition',
      `Read ARSHJUL_BOUNCE_FOLDER: ${folder} cannot be made (${why}), wanted a Maildir`,
    );
  }
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      await emptyBounceFolder(folder, desk);
    } catch (error) {
      // The database is away, or the folder is: the next look finds the same reports.
      desk.log(`Read delivery reports: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      looking = false;
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_MS);
  return () => clearInterval(timer);
}

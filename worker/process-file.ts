// Where the running process can be reached: a file in its data folder that only its owner may read. Node only.

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ProcessFile {
  readonly pid: number;
  readonly url: string;
  readonly token: string;
  readonly temporalAddress: string;
  readonly namespace: string;
}

function pathIn(folder: string): string {
  return join(folder, 'door.json');
}

/** Written whole or not at all: a half-read file would lock the CLI out. */
export function writeProcessFile(folder: string, file: ProcessFile): void {
  mkdirSync(folder, { recursive: true });
  const part = `${pathIn(folder)}.part`;
  writeFileSync(part, JSON.stringify(file), { mode: 0o600 });
  renameSync(part, pathIn(folder));
}

export function removeProcessFile(folder: string): void {
  rmSync(pathIn(folder), { force: true });
}

/** Null when no process has announced itself, or it died without a word. */
export function readProcessFile(folder: string): ProcessFile | null {
  try {
    const file = JSON.parse(readFileSync(pathIn(folder), 'utf8')) as ProcessFile;
    process.kill(file.pid, 0);
    return file;
  } catch {
    return null;
  }
}

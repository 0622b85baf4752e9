// A copy of the shipped definitions in a temporary folder, with edits; for tests of bad input. Node only.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, parseDocument } from 'yaml';
import { Refusal } from '../../domain/refusal.ts';

const SHIPPED = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'definitions');

/** Sets the value at a path of a file; `undefined` deletes. The last part may be the length of a list: it appends. */
export interface Edit {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Runs `use` on a folder of definitions with the edits applied and removes the folder afterwards. */
export function withDefinitions<Result>(edits: readonly Edit[], use: (dir: string) => Result): Result {
  const root = mkdtempSync(join(tmpdir(), 'arshjul-definitions-'));
  const dir = join(root, 'definitions');
  try {
    for (const kind of ['forums', 'schemes', 'cycles', 'people']) {
      cpSync(join(SHIPPED, kind), join(dir, kind), { recursive: true });
    }
    for (const edit of edits) {
      const file = join(dir, edit.file);
      if (edit.path.length === 0) {
        writeFileSync(file, String(edit.value));
        continue;
      }
      const document = parseDocument(readFileSync(file, 'utf8'));
      if (!isMap(document.contents)) throw new Error(`${edit.file} is no map`);
      if (edit.value === undefined) document.deleteIn(edit.path);
      else document.setIn(edit.path, document.createNode(edit.value));
      writeFileSync(file, document.toString());
    }
    return use(dir);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The code and the sentence of a refusal, with the temporary folder called `definitions` as in a checkout. */
export function refusalOf(edits: readonly Edit[], use: (dir: string) => unknown): string {
  return withDefinitions(edits, (dir) => {
    try {
      use(dir);
    } catch (error) {
      if (error instanceof Refusal) return `${error.code}: ${error.message.replaceAll(dir, 'definitions')}`;
      throw error;
    }
    return 'not refused';
  });
}

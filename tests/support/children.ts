// Child processes that speak in lines of JSON. Node only.

import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SUPPORT = fileURLToPath(new URL('.', import.meta.url));

export interface Child {
  /** The next line that it prints; undefined when it has ended. */
  next<Line>(): Promise<Line | undefined>;
  tell(line: unknown): void;
  kill(): void;
  /** The signal that ended it, or its exit code. */
  readonly ended: Promise<NodeJS.Signals | number>;
}

/** Starts a script of this folder, or a bundle of one by its path, with one argument. */
export function startChild(script: string, argument: unknown): Child {
  const file = isAbsolute(script) ? [script] : ['--import', 'tsx', join(SUPPORT, script)];
  const child: ChildProcess = spawn(process.execPath, [...file, JSON.stringify(argument)], {
    cwd: join(SUPPORT, '..', '..'),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // Whoever is killed cannot be told anything more.
  child.stdin!.on('error', () => undefined);
  const ended = new Promise<NodeJS.Signals | number>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code ?? 1));
  });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return {
    async next<Line>() {
      const line = await lines.next();
      return line.done === true ? undefined : (JSON.parse(line.value) as Line);
    },
    tell: (line) => void child.stdin!.write(`${JSON.stringify(line)}\n`),
    kill: () => void child.kill('SIGKILL'),
    ended,
  };
}

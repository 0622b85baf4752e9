// Runs `npm start`'s program and the CLI as processes of their own, as a person would. Node only.

import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface StartedProcess {
  readonly child: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  readonly ended: Promise<Finished>;
}

/** Starts a program of the checkout with a clean environment plus what is given. */
export function startProgram(
  script: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): StartedProcess {
  const { TEMPORAL_ADDRESS: _unused, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...argv], {
    cwd: ROOT,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString('utf8')));
  child.stderr.on('data', (part: Buffer) => (err += part.toString('utf8')));
  return {
    child,
    output: () => out + err,
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err }))),
  };
}

/** Waits until a program has printed something, or fails with what it printed instead. */
export async function untilPrinted(program: StartedProcess, wanted: RegExp, milliseconds = 120_000): Promise<void> {
  const until = Date.now() + milliseconds;
  let over = false;
  void program.ended.then(() => (over = true));
  while (!wanted.test(program.output())) {
    if (over || Date.now() > until)
      throw new Error(
        `Wait for ${String(wanted)}: the program ${over ? 'ended' : 'is silent'}; it printed:\n${program.output()}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Starts everything in a data folder and waits until it is ready. */
export async function startAll(folder: string, env: Readonly<Record<string, string>> = {}): Promise<StartedProcess> {
  const program = startProgram('worker/all-in-one.ts', [], { ARSHJUL_DATA: folder, ...env });
  await untilPrinted(program, /Ready in/);
  return program;
}

/** One command line against the process of a data folder. */
export async function cli(folder: string, ...argv: string[]): Promise<Finished> {
  return startProgram('worker/arshjul.ts', argv, { ARSHJUL_DATA: folder }).ended;
}

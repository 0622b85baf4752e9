// A real Chromium for tests: the one on PATH, else one that is installed here and now. Node only.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** A package that carries the browser itself, for machines where nobody may install programs. */
const CARRIER = '@sparticuz/chromium@138.0.2';

/** Starts the browser. Throws a sentence that says what to do when there is none and none can be had. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
}

async function chromiumPath(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  const found = onPath() ?? fromSystem() ?? (await fromPackage());
  if (found) return found;
  throw new Error(
    'Start a browser: Chromium is not on PATH and could not be installed with apt-get or npm, wanted it installed, or CHROMIUM_PATH',
  );
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
}

function fromSystem(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return onPath();
}

async function fromPackage(): Promise<string | undefined> {
  const folder = join(homedir(), '.cache', 'arshjul', 'chromium');
  const entry = join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'esm', 'index.js');
  try {
    if (!existsSync(entry)) {
      mkdirSync(folder, { recursive: true });
      execFileSync('npm', ['install', '--no-save', '--prefix', folder, CARRIER], { stdio: 'ignore' });
    }
    const carrier = (await import(pathToFileURL(entry).href)) as { default: { executablePath(): Promise<string> } };
    return await carrier.default.executablePath();
  } catch {
    return undefined;
  }
}

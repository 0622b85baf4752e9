// A real browser for tests: the one on this machine, or one that is got from the package registry and kept outside the
// repository. Node only.

import { execFile } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { defaultCacheDir } from '../../client/dev-server-binary.ts';
import type { PackedProgram } from './packages.ts';
import { packedArchive, unpackArchive } from './packages.ts';

const run = promisify(execFile);
const unpack = promisify(brotliDecompress);

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Carries a Chromium, with the libraries and a font that it needs. */
const PACKED: PackedProgram = {
  what: 'a browser',
  spec: '@sparticuz/chromium@153.0.0',
  megabytes: 70,
  missing: `no ${NAMES.join(', ')} is on PATH`,
};

/** Opens a browser. Throws a sentence when there is none and none can be got. */
export async function openBrowser(): Promise<Browser> {
  const own = onPath();
  if (own !== null) return chromium.launch({ executablePath: own, args: ['--no-sandbox'] });
  const folder = await packed();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--no-zygote', '--headless=new', '--disable-gpu'],
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: [join(folder, 'lib'), folder, process.env['LD_LIBRARY_PATH'] ?? ''].join(':'),
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
    },
  });
}

function onPath(): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of NAMES) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // The next one.
      }
    }
  }
  return null;
}

/** The folder of the browser that was got; gets it when it is not there. */
async function packed(): Promise<string> {
  const cache = defaultCacheDir();
  const folder = join(cache, PACKED.spec.replaceAll(/[/@]/g, '-'));
  if (existsSync(folder)) return folder;
  const archive = await packedArchive(PACKED);
  const work = await mkdtemp(join(cache, 'browser-'));
  try {
    await unpackArchive(archive, work);
    const bin = join(work, 'package', 'bin');
    const made = join(work, 'made');
    await mkdir(made);
    await writeFile(join(made, 'chromium'), await unpack(await readFile(join(bin, 'chromium.br'))));
    chmodSync(join(made, 'chromium'), 0o755);
    for (const name of ['al2023', 'swiftshader', 'fonts']) {
      const tar = join(work, `${name}.tar`);
      await writeFile(tar, await unpack(await readFile(join(bin, `${name}.tar.br`))));
      await run('tar', ['xf', tar, '-C', made]);
    }
    // Another process may have been faster: its folder is as good.
    await rename(made, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

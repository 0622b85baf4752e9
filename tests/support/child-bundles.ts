// Scripts of this folder as one file each, for processes that are started dozens of times: compiling TypeScript anew took
// most of such a test's time. Node only.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const SUPPORT = fileURLToPath(new URL('.', import.meta.url));

export interface ChildBundles {
  /** Path of a script's bundle, for `startChild`. */
  path(script: string): string;
  remove(): Promise<void>;
}

/** Bundles scripts. Their code may not ask where its own file stands. */
export async function bundleChildren(scripts: readonly string[]): Promise<ChildBundles> {
  // Packages are not bundled, so they must be found from where the bundle is.
  const cache = join(process.cwd(), 'node_modules', '.cache', 'arshjul-tests');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'children-'));
  await build({
    entryPoints: scripts.map((script) => join(SUPPORT, script)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  return {
    path: (script) => join(folder, script.replace(/\.ts$/, '.mjs')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

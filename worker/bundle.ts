// Bundles the workflows: once at build, or at start in development. Node only.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { payloadConverterPath } from '../client/gateway.ts';

const here = dirname(fileURLToPath(import.meta.url));
const BUILT = join(here, '..', 'workflow-bundle.js');

/** The bundle that the build wrote, or a fresh one. */
export async function workflowBundle(): Promise<{ code: string } | { codePath: string }> {
  // Only a built tree has it; a checkout always bundles what is there now.
  if (here.endsWith(join('dist', 'worker')) && existsSync(BUILT)) return { codePath: BUILT };
  return makeBundle(
    join(here, '..', 'workflows', existsSync(join(here, '..', 'workflows', 'index.ts')) ? 'index.ts' : 'index.js'),
  );
}

/** Bundles a workflows entry. Fails when anything in its reach may not run in the sandbox. */
export async function makeBundle(workflowsPath: string): Promise<{ code: string }> {
  const quiet = { info: () => undefined, debug: () => undefined, trace: () => undefined, log: () => undefined };
  return bundleWorkflowCode({
    workflowsPath,
    payloadConverterPath: payloadConverterPath(),
    logger: { ...quiet, warn: (message) => console.warn(message), error: (message) => console.error(message) },
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { code } = await makeBundle(join(here, '..', 'workflows', 'index.ts'));
  const target = join(here, '..', 'dist', 'workflow-bundle.js');
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
  console.log(`Workflow bundle: ${Math.round(code.length / 1024)} KiB`);
}

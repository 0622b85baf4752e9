// All benches, or those that are named: `npm run bench`, `npm run bench -- preview events`. Prints a table; asserts
// nothing. Node only. Uses the server in TEMPORAL_ADDRESS, or starts one for those that need it.

import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { withTemporal } from '../tests/support/standing-world.ts';
import { installRuntime } from '../worker/quiet-runtime.ts';
import { keepHeapSteady } from '../worker/steady-heap.ts';
import { benchEvents } from './events.ts';
import type { Figure } from './figures.ts';
import { tableOf } from './figures.ts';
import { benchKilled } from './killed.ts';
import { benchPreview } from './preview.ts';
import { benchRehearse } from './rehearse.ts';
import { benchStart } from './start.ts';
import { benchStateSize } from './state-size.ts';
import type { Storm } from './storm.ts';
import { figuresOfStorm, runStorm } from './storm.ts';
import { benchWeb } from './web.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, json: { type: 'boolean' } },
});
const seed = Number(values.seed ?? '20270101');

/** With the store of production first. */
async function bothStorms(address: string): Promise<[Storm, Storm]> {
  return [await runStorm(address, 'postgres'), await runStorm(address, 'embedded')];
}

const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  preview: benchPreview,
  'state-size': benchStateSize,
  start: benchStart,
  web: benchWeb,
  events: () => withTemporal(benchEvents),
  rehearse: () => withTemporal(benchRehearse),
  killed: () => withTemporal((address) => benchKilled(address, seed)),
  storm: async () => (await withTemporal(bothStorms)).flatMap(figuresOfStorm),
};

const unknown = positionals.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0 || !Number.isInteger(seed)) {
  console.error(
    unknown.length > 0
      ? `Run benches: there is no "${unknown.join('", "')}", wanted ${Object.keys(BENCHES).join(', ')}`
      : `Run benches: --seed is "${values.seed}", wanted a whole number`,
  );
  process.exit(2);
}
if (values.json && positionals.join() !== 'storm') {
  console.error(`Run benches: --json was given for ${positionals.join(', ') || 'all'}, wanted storm alone`);
  process.exit(2);
}
keepHeapSteady();
installRuntime();
if (values.json) {
  const [storm, embedded] = await withTemporal(bothStorms);
  console.log(JSON.stringify({ ...storm, embedded }));
  process.exit(0);
}
const figures: Figure[] = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
  console.error(`${name} …`);
  figures.push(...(await BENCHES[name]!()));
}
const [load] = loadavg();
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}, load ${load!.toFixed(1)} at the end\n`,
);
console.log(tableOf(figures));
process.exit(0);

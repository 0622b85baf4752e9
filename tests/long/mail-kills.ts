// kill -9 at 200 moments of chance of rounds of 500 mails, or as many as are named: `npm run test:long -- --kills 40`. Prints
// what was seen, as a table for docs/reliability.md, and fails when a mail came twice or was lost. Node only.

import { parseArgs } from 'node:util';
import type { Figure } from '../../bench/figures.ts';
import { tableOf } from '../../bench/figures.ts';
import { chanceBlow } from '../support/chance-blows.ts';
import type { Blow, KilledRound } from '../support/killed-rounds.ts';
import { openKillBench } from '../support/killed-rounds.ts';
import { seededNumbers } from '../support/killed-year.ts';

const PEOPLE = 500;
/** So many blows are planned for a round; those that come after its end fall on the next. */
const BLOWS_A_ROUND = 8;

const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
const kills = Number(values.kills ?? '200');
const seed = Number(values.seed ?? '20270101');
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error(`Run the long test: --kills ${values.kills}, --seed ${values.seed}, wanted whole numbers`);
  process.exit(2);
}
const chance = seededNumbers(seed);

interface Sort {
  readonly what: string;
  readonly store: 'folder' | 'postgres';
  readonly workers: 1 | 2;
  readonly kill: Blow['kill'];
  /** Share of the kills. */
  readonly share: number;
}

const SORTS: readonly Sort[] = [
  { what: 'worker, PostgreSQL', store: 'postgres', workers: 1, kill: 'worker', share: 0.25 },
  { what: 'one of two workers, PostgreSQL', store: 'postgres', workers: 2, kill: 'worker', share: 0.2 },
  { what: 'PostgreSQL, two workers', store: 'postgres', workers: 2, kill: 'store', share: 0.1 },
  { what: 'SMTP server, two workers', store: 'postgres', workers: 2, kill: 'sink', share: 0.15 },
  { what: 'worker, embedded store', store: 'folder', workers: 1, kill: 'worker', share: 0.3 },
];

const figures: Figure[] = [];
let bad = false;
for (const { what, store, workers, kill, share } of SORTS) {
  const wanted = Math.max(1, Math.round(kills * share));
  const bench = await openKillBench(store);
  const rounds: KilledRound[] = [];
  const total = (field: 'kills' | 'accepted' | 'unknown' | 'unknownArrived' | 'inFlight'): number =>
    rounds.reduce((sum, round) => sum + round[field], 0);
  try {
    while (total('kills') < wanted) {
      const count = Math.min(BLOWS_A_ROUND, wanted - total('kills'));
      const blows = Array.from({ length: count }, () => chanceBlow(kill, chance));
      const round = await bench.round({ people: PEOPLE, workers, blows });
      rounds.push(round);
      for (const fault of round.faults) console.error(`${what}: ${fault}`);
      if (round.faults.length > 0 || round.unknown > round.inFlight) bad = true;
      console.error(`${what}: ${total('kills')} of ${wanted} kills, ${total('unknown')} unknown`);
    }
  } finally {
    await bench.close();
  }
  const faults = rounds.reduce((sum, round) => sum + round.faults.length, 0);
  figures.push({
    what: `kill -9 of the ${what}`,
    measured: `${total('kills')} kills in ${rounds.length} rounds: ${total('accepted')} mails accepted, ${faults} twice or lost, ${total('unknown')} unknown`,
    goal: `0 twice or lost; unknown at most ${total('inFlight')}`,
    note: `${total('unknownArrived')} of the unknown had arrived`,
  });
}
console.log(tableOf(figures));
process.exit(bad ? 1 : 0);

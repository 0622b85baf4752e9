// kill -9 of the worker at 20 random moments of a rehearsal year. Prints; asserts nothing. Node only:
// `npm run bench -- killed`, with a seed of one's own as `npm run bench -- killed --seed 7`.

import { runKilledYear } from '../tests/support/killed-year.ts';
import type { Figure } from './figures.ts';

const KILLS = 20;

export async function benchKilled(address: string, seed: number): Promise<Figure[]> {
  const started = performance.now();
  const year = await runKilledYear({
    address,
    year: 2027,
    networks: null,
    behaviour: 'prompt',
    kills: KILLS,
    seed,
    say: (line) => console.error(line),
  });
  for (const line of year.differences) console.error(line.slice(0, 300));
  const seconds = Math.round((performance.now() - started) / 1000);
  const arrived = year.unknown.filter((mail) => mail.arrived).length;
  const of = (what: string, measured: number | string, goal: string, note = ''): Figure => ({
    what: `kill -9 of the worker: ${what}`,
    measured: String(measured),
    goal,
    note,
  });
  return [
    of('kills', year.kills.length, String(KILLS), `seed ${seed}, prompt, the whole Trøndelag year, ${seconds} s`),
    of('acknowledged Updates lost', year.lost.length, '0', `of ${year.acknowledged}`),
    of('mails missing', year.missing, '0', `of ${year.mails} received`),
    of('mails doubled', year.doubled, '0'),
    of(
      'mails unknown to the ledger',
      year.unknown.length,
      '-',
      `a person found ${arrived} of them and had the others resent`,
    ),
    of('other lines that differ from the preview', year.differences.length - year.missing - year.doubled, '0'),
    of('journals that do not hold', year.faults.length, '0'),
  ];
}

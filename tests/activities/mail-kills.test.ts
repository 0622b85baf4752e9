// kill -9 at every named point of a send, and at moments of chance: of the worker, of the SMTP server, of the store, with one
// worker and with two. Never two copies; never none, except mails that are listed as unknown, and these are no more than
// there were on their way. `npm run test:long` does the same with hundreds of kills.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAILPOINTS } from '../../activities/failpoints.ts';
import { chanceBlow, PLAIN_POINTS } from '../support/chance-blows.ts';
import type { Blow, KillBench, KilledRound } from '../support/killed-rounds.ts';
import { openKillBench } from '../support/killed-rounds.ts';
import { seededNumbers } from '../support/killed-year.ts';

/** Dozens of processes are started: a busy machine takes its time. */
const LIMIT_MS = 900_000;
const PEOPLE = 500;
const chance = seededNumbers(20270104);

let bench: KillBench;

function holds(round: KilledRound): void {
  expect(round.faults).toEqual([]);
  expect(round.notReached).toEqual([]);
  expect(round.unknown).toBeLessThanOrEqual(round.inFlight);
  expect(round.accepted).toBe(round.people - (round.unknown - round.unknownArrived));
}

/** Rounds until so many blows have fallen: those that come after the end of a round fall in the next. */
async function chanceKills(count: number, kill: Blow['kill'], workers: 1 | 2): Promise<void> {
  for (let kills = 0; kills < count;) {
    const blows = Array.from({ length: count - kills }, () => chanceBlow(kill, chance));
    const round = await bench.round({ people: PEOPLE, workers, blows });
    holds(round);
    kills += round.kills;
  }
}

describe('with the embedded store', () => {
  beforeAll(async () => {
    bench = await openKillBench('folder');
  }, LIMIT_MS);
  afterAll(() => bench.close(), LIMIT_MS);

  it(
    'the worker killed at each failpoint',
    async () => {
      const blows = FAILPOINTS.map((at): Blow => ({ kill: 'worker', at, time: at === 'settled' ? 2 : 1 }));
      const round = await bench.round({ people: 200, blows });
      holds(round);
      expect(round.kills).toBe(FAILPOINTS.length);
    },
    LIMIT_MS,
  );

  it.each(['worker', 'sink'] as const)(
    'the %s killed at each point of a conversation',
    async (kill) => {
      const blows = PLAIN_POINTS.map((when): Blow => ({ kill, when, time: 3 }));
      const round = await bench.round({ people: 300, blows });
      holds(round);
      expect(round.kills).toBe(PLAIN_POINTS.length);
    },
    LIMIT_MS,
  );

  it('the worker killed at five moments of chance', () => chanceKills(5, 'worker', 1), LIMIT_MS);
});

describe('with PostgreSQL', () => {
  beforeAll(async () => {
    bench = await openKillBench('postgres');
  }, LIMIT_MS);
  afterAll(() => bench.close(), LIMIT_MS);

  it('the worker killed at seven moments of chance', () => chanceKills(7, 'worker', 1), LIMIT_MS);

  it('one or the other of two workers killed at five moments', () => chanceKills(5, 'worker', 2), LIMIT_MS);

  it('the server killed at two moments, with two workers', () => chanceKills(2, 'sink', 2), LIMIT_MS);

  it('the store killed in the middle of a round, with two workers', () => chanceKills(1, 'store', 2), LIMIT_MS);

  it(
    'two workers at the same round: everybody gets one mail',
    async () => {
      const round = await bench.round({ people: PEOPLE, workers: 2, blows: [] });
      holds(round);
      expect(round.accepted).toBe(PEOPLE);
    },
    LIMIT_MS,
  );
});

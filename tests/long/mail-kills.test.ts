// kill -9 at every named point of a send, and at moments of chance: of the worker, of the SMTP server, of the store, with one
// worker and with two. Never two copies; never none, except mails that are listed as unknown, and these are no more than
// there were on their way.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAILPOINTS } from '../../activities/failpoints.ts';
import type { Blow, KillBench, KilledRound } from '../support/killed-rounds.ts';
import { openKillBench } from '../support/killed-rounds.ts';
import { seededNumbers } from '../support/killed-year.ts';
import { SINK_POINTS } from '../support/smtp-sink.ts';

/** Dozens of processes are started: a busy machine takes its time. */
const LIMIT_MS = 1_800_000;
const chance = seededNumbers(20270104);
const afterMs = (): number => Math.floor(chance() * 1_500);
const many = (count: number, kill: 'worker' | 'sink' | 'store'): Blow[] =>
  Array.from({ length: count }, () => ({ kill, afterMs: afterMs() }));

/** Those that a server comes to which is well and asks for no password. */
const POINTS = SINK_POINTS.filter((point) => point !== 'STARTTLS' && point !== 'AUTH');

function holds(round: KilledRound): void {
  expect(round.faults).toEqual([]);
  expect(round.notReached).toEqual([]);
  expect(round.unknown).toBeLessThanOrEqual(round.inFlight);
  expect(round.accepted).toBe(round.people - (round.unknown - round.unknownArrived));
}

describe.each(['folder', 'postgres'] as const)('with the store in a %s', (kind) => {
  let bench: KillBench;
  beforeAll(async () => {
    bench = await openKillBench(kind);
  }, LIMIT_MS);
  afterAll(() => bench.close(), LIMIT_MS);

  if (kind === 'folder') {
    it(
      'the worker killed at each failpoint',
      async () => {
        const blows = FAILPOINTS.map((at): Blow => ({ kill: 'worker', at, time: at === 'settled' ? 2 : 1 }));
        const round = await bench.round({ people: 300, blows });
        holds(round);
        expect(round.kills).toBe(FAILPOINTS.length);
      },
      LIMIT_MS,
    );

    it.each(['worker', 'sink'] as const)(
      'the %s killed at each point of a conversation',
      async (kill) => {
        const blows = POINTS.map((when): Blow => ({ kill, when, time: 3 }));
        const round = await bench.round({ people: 500, blows });
        holds(round);
        expect(round.kills).toBe(POINTS.length);
      },
      LIMIT_MS,
    );
  }

  it(
    'the worker killed at ten moments of rounds of 500',
    async () => {
      let kills = 0;
      while (kills < 10) {
        const round = await bench.round({ people: 500, blows: many(10 - kills, 'worker') });
        holds(round);
        kills += round.kills;
      }
      expect(kills).toBe(10);
    },
    LIMIT_MS,
  );

  if (kind === 'postgres') {
    it(
      'the store killed in the middle of a round',
      async () => {
        holds(await bench.round({ people: 500, blows: many(2, 'store') }));
      },
      LIMIT_MS,
    );

    it(
      'two workers at the same round: everybody gets one mail',
      async () => {
        holds(await bench.round({ people: 500, workers: 2, blows: [] }));
      },
      LIMIT_MS,
    );

    it(
      'two workers, of whom one or the other is killed, and the store, and the server',
      async () => {
        const blows = [...many(3, 'worker'), ...many(1, 'store'), ...many(1, 'sink')];
        holds(await bench.round({ people: 500, workers: 2, blows }));
      },
      LIMIT_MS,
    );
  }
});

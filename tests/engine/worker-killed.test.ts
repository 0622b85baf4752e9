// The worker is killed in mid-year, a few times, and started again: what was answered stands, and nobody gets a mail twice.

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { KilledYear } from '../support/killed-year.ts';
import { runKilledYear } from '../support/killed-year.ts';
import { testServer } from '../support/world.ts';

const KILLS = 3;

describe.each(['prompt', 'late'] as const)('a %s year whose worker is killed with SIGKILL', (behaviour) => {
  let year: KilledYear;
  beforeAll(async () => {
    year = await runKilledYear({
      address: testServer(),
      year: 2027,
      networks: 3,
      behaviour,
      kills: KILLS,
      seed: 2027,
    });
  }, 300_000);

  it('was killed as often as asked for, at different times of the year', () => {
    expect(new Set(year.kills).size).toBe(KILLS);
  });

  it('has every answered Update in its journal, whose chain holds', () => {
    expect(year.acknowledged).toBeGreaterThan(20);
    expect(year.lost).toEqual([]);
    expect(year.faults).toEqual([]);
  });

  it('has the mails and stages of the preview: none missing, none twice', () => {
    expect(year.mails).toBeGreaterThan(20);
    expect(year.differences).toEqual([]);
  });

  it('asks a person about each mail that it does not know about, and about no other', () => {
    expect(new Set(year.unknown.map((mail) => mail.key)).size).toBe(year.unknown.length);
    expect(year.unknown.length).toBeLessThan(year.mails);
  });
});

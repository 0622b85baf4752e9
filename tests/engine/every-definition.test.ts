// All definitions together, five schemes and three counties in one world: the engine does what the preview shows.
// The other behaviours take minutes each: tests/long.

import { expect, it } from '@jest/globals';
import { loadYears } from '../../client/years.ts';
import { listCycles } from '../../definitions/load.ts';
import type { Behaviour } from '../../domain/behaviour.ts';
import { cycleName } from '../../domain/words.ts';
import { rehearse } from '../../worker/rehearse.ts';
import { NAMESPACE, testServer } from '../support/world.ts';

it.each(['late'] as const)(
  'every definition, rehearsed %s, is what the preview shows',
  async (behaviour: Behaviour) => {
    const all = loadYears(listCycles().map(cycleName));
    const done = await rehearse({ ...all, behaviour, address: testServer(), namespace: NAMESPACE });
    expect(done.differences).toEqual([]);
    expect(done.refused).toEqual([]);
    const seen = new Set(done.mails.flatMap((mail) => mail.notices.map((one) => one.cycle)));
    expect(seen.size).toBe(all.years.length);
  },
  900_000,
);

// The yearly opener: its Schedule follows the forum's date, and it opens each year once.

import { afterEach, describe, expect, it } from '@jest/globals';
import { ensureSchedules } from '../../client/ensure-schedules.ts';
import type { CycleRef } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { openByRule } from '../../worker/open-by-rule.ts';
import { openerScheduleId } from '../../workflows/contract.ts';
import { eventually } from '../support/wait.ts';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { refOf } from '../support/years.ts';

const { forum, scheme } = refOf(2027);
const RULE = { forum, scheme, zone: 'Europe/Oslo', opens: { month: 10, day: 1, yearOffset: -1 } };

let world: TestWorld;
const asked: CycleRef[] = [];

const scheduleOf = (one: TestWorld) =>
  one.gateway.client.schedule.getHandle(`${one.gateway.world.prefix}${openerScheduleId(forum, scheme)}`);

afterEach(async () => {
  await scheduleOf(world).delete();
  await world.close();
}, 60_000);

describe('the opener’s schedule', () => {
  it('follows the forum’s date and zone, stays paused, and opens the year that the forum says', async () => {
    world = await openTestWorld({
      networks: 1,
      replacePorts: (ports) => ({
        ...ports,
        engine: {
          ...ports.engine,
          openCycle: (ref) => {
            asked.push(ref);
            return Promise.resolve({ opened: cycleName(ref), refused: null });
          },
        },
      }),
    });
    const schedule = scheduleOf(world);
    const opening = async () => {
      const before = asked.length;
      await schedule.trigger();
      await eventually('the opener has asked', () => asked.length > before);
      return asked.at(-1)!;
    };
    await ensureSchedules(world.gateway, [RULE]);
    expect((await schedule.describe()).spec).toMatchObject({
      timezone: 'Europe/Oslo',
      calendars: [{ month: [{ start: 'OCTOBER' }], dayOfMonth: [{ start: 1 }], hour: [{ start: 6 }] }],
    });
    const thisYear = new Date().getUTCFullYear();
    expect(await opening()).toEqual({ forum, scheme, year: thisYear + 1 });

    const { lastUpdatedAt } = (await schedule.describe()).info;
    await ensureSchedules(world.gateway, [RULE]);
    expect((await schedule.describe()).info.lastUpdatedAt).toEqual(lastUpdatedAt);

    await schedule.pause('not this year');
    await ensureSchedules(world.gateway, [
      { ...RULE, zone: 'Europe/Helsinki', opens: { month: 1, day: 15, yearOffset: 0 } },
    ]);
    const changed = await schedule.describe();
    expect(changed.spec).toMatchObject({
      timezone: 'Europe/Helsinki',
      calendars: [{ month: [{ start: 'JANUARY' }], dayOfMonth: [{ start: 15 }] }],
    });
    expect(changed.state.paused).toBe(true);
    await schedule.unpause();
    expect(await opening()).toEqual({ forum, scheme, year: thisYear });
  }, 120_000);
});

describe('opening by rule', () => {
  it('twice is a success both times; what the rules refuse is its answer', async () => {
    world = await openTestWorld({ networks: 1 });
    await ensureSchedules(world.gateway, [RULE]);
    const open = openByRule(undefined);
    const ref = refOf(2025);
    const opened = { opened: cycleName(ref), refused: null };
    expect(await open(world.running, ref)).toEqual(opened);
    expect(await open(world.running, ref)).toEqual(opened);
    expect(await open(world.running, refOf(2031))).toEqual({
      opened: null,
      refused: expect.stringContaining('2031'),
    });
    await world.gateway.client.workflow.getHandle(world.gateway.cycleId(ref)).terminate('the test is over');
  }, 120_000);
});

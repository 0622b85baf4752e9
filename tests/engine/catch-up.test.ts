// Nothing ran for a day, a week or three months: what was overtaken is dropped with a reason, the rest is sent once, and nothing
// leaves outside the hours of a working day.

import { describe, expect, it } from '@jest/globals';
import { localDateAt } from '../../domain/local-time.ts';
import type { Instant } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { eventually } from '../support/wait.ts';
import { answerHold } from '../../worker/verbs/holds.ts';
import type { TestWorld } from '../support/world.ts';
import { openTestWorld } from '../support/world.ts';
import { ACTORS, refOf } from '../support/years.ts';

const ref = refOf(2027);
const CYCLE = cycleName(ref);
const FOSEN = 'koordinator@fosen.example';
/** A desk that looks before the cycle has caught up looks again after a minute of this clock, which runs as the wall’s. */
const CAUGHT_UP_MS = 150_000;
const LIMIT_MS = 240_000;

/** A year that was opened at `since`, in a world that comes to life at `now`: all between the two is overdue. */
async function awake(since: Instant, now: Instant): Promise<TestWorld> {
  const clock = { virtualAnchor: now, realAnchor: new Date().toISOString(), speed: 1 };
  return openTestWorld({ networks: 1, openedAt: since, clock });
}

/** Waits until the cycle has caught up and no notice is due any more; answers what each person was sent. */
async function caughtUp(world: TestWorld, now: Instant): Promise<Map<string, string[][]>> {
  await eventually(
    'the cycle has caught up and nothing waits',
    async () => {
      const { next } = await world.gateway.query<{ next: Instant | null }>(world.gateway.cycleId(ref), 'status');
      if (next !== null && next <= now) return undefined;
      const { waiting = [] } = (await world.running.store.yearSoFar(CYCLE)) ?? {};
      const due = waiting.filter((notice) => notice.sendAt <= now);
      return due.length === 0 && (await world.catcher.mails()).length > 0 ? true : undefined;
    },
    CAUGHT_UP_MS,
  );
  const { table } = world.years[0]!.plan.rules;
  const byPerson = new Map<string, string[][]>();
  for (const mail of await world.catcher.mails()) {
    const lines = mail.notices.map((one) => `${one['kind']} ${one['rung']} ${one['step']}`).sort();
    for (const one of mail.notices) {
      const comesBefore = one['kind'] === 'reminder' || one['kind'] === 'invitation';
      if (comesBefore) expect(one['deadline']! >= localDateAt(table, mail.date)).toBe(true);
    }
    byPerson.set(mail.to, [...(byPerson.get(mail.to) ?? []), lines]);
  }
  for (const mails of byPerson.values()) expect(mails).toHaveLength(1);
  return byPerson;
}

const whyDropped = async (world: TestWorld): Promise<string[]> =>
  (await world.running.store.dropped(CYCLE)).map(
    ({ notice, why }) => `${notice.step} ${notice.kind} ${notice.rung}: ${why}`,
  );

describe('after', () => {
  it(
    'a day: the reminder comes a day late, once',
    async () => {
      const now = '2027-01-19T09:00:00.000Z';
      const world = await awake('2027-01-17T12:00:00.000Z', now);
      const sent = await caughtUp(world, now);
      expect(sent.get(FOSEN)).toEqual([['reminder -14d decision-basis']]);
      expect(await whyDropped(world)).toEqual([]);
      await world.close();
    },
    LIMIT_MS,
  );

  it(
    'a week: the newest of two reminders comes, and the other is dropped with the reason',
    async () => {
      const now = '2027-01-26T09:00:00.000Z';
      const world = await awake('2027-01-17T12:00:00.000Z', now);
      const sent = await caughtUp(world, now);
      expect(sent.get(FOSEN)).toEqual([['reminder -7d decision-basis']]);
      expect(await whyDropped(world)).toContain('decision-basis reminder -14d: overtaken by a later reminder');
      await world.close();
    },
    LIMIT_MS,
  );

  it(
    'three months: no reminder of what has passed, one mail each with the newest word, and a reason for all the rest',
    async () => {
      const now = '2027-03-22T10:00:00.000Z';
      const world = await awake('2026-12-20T12:00:00.000Z', now);
      const sent = await caughtUp(world, now);
      expect(sent.get(FOSEN)).toEqual([['overdue +7d decision-basis']]);
      const dropped = await whyDropped(world);
      for (const rung of ['-30d', '-14d', '-7d', '-2wd', '0d'])
        expect(dropped).toContain(`decision-basis reminder ${rung}: the deadline has passed`);
      expect(dropped).toContain('decision-basis overdue +1d: overtaken by a later reminder');
      expect(dropped.filter((line) => line.endsWith(': '))).toEqual([]);
      await world.close();
    },
    LIMIT_MS,
  );

  it(
    'a week that ends in the night to Sunday: nothing leaves, and the desk wakes on Monday at 08:00',
    async () => {
      const now = '2027-01-24T02:00:00.000Z';
      const world = await awake('2027-01-17T12:00:00.000Z', now);
      await eventually('the cycle has caught up', async () => {
        const { next } = await world.gateway.query<{ next: Instant | null }>(world.gateway.cycleId(ref), 'status');
        return next !== null && next > now ? next : undefined;
      });
      await eventually('the desk has looked and waits for Monday', async () => {
        const { next } = await world.gateway.query<{ next: Instant | null }>(world.gateway.deskId(), 'status');
        return next === '2027-01-25T07:00:00.000Z' ? next : undefined;
      });
      expect(await world.catcher.mails()).toEqual([]);
      await world.close();
    },
    LIMIT_MS,
  );
});

it(
  'more mails at once than usual wait for somebody to look: the desk sleeps until then, and sends when they are let go',
  async () => {
    const now = '2026-01-19T09:00:00.000Z';
    const world = await openTestWorld({
      years: [2026],
      networks: 2,
      openedAt: '2026-01-18T12:00:00.000Z',
      clock: { virtualAnchor: now, realAnchor: new Date().toISOString(), speed: 1 },
      replacePorts: (ports) => ({ ...ports, holdRule: { above: 1, minutes: 10 } }),
    });
    const { gateway, running } = world;
    const hold = await eventually(
      'the round is held, and the desk waits for its end',
      async () => {
        const [on] = await running.store.holds.list();
        const { next } = await gateway.query<{ next: Instant | null }>(gateway.deskId(), 'status');
        return on !== undefined && next === on.until ? on : undefined;
      },
      CAUGHT_UP_MS,
    );
    const kinds = (about: typeof hold.about): string[] => about.map(({ kind, people }) => `${kind} to ${people}`);
    expect([hold.people.length, kinds(hold.about)]).toEqual([2, ['reminder to 2']]);
    expect(await world.catcher.mails()).toEqual([]);

    const verbs = { running, inbox: null, definitions: undefined, examples: true };
    const order = { id: hold.id, how: 'release', as: ACTORS.secretariat };
    expect(await answerHold(verbs, { ...order, dryRun: true })).toMatchObject({ dryRun: true, people: 2 });
    await answerHold(verbs, order);
    const mails = await eventually(
      'both have their mail',
      async () => {
        const caught = await world.catcher.mails();
        return caught.length === 2 ? caught : undefined;
      },
      CAUGHT_UP_MS,
    );
    expect(new Set(mails.map(({ to }) => to)).size).toBe(2);
    expect(await running.store.holds.list({ all: true })).toMatchObject([
      { state: 'released', endedBy: ACTORS.secretariat },
    ]);
    await world.close();
  },
  LIMIT_MS,
);

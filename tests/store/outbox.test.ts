// The outbox and its ledger: a row before every sending, and nobody's notice twice. And the directory.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClaimedMail, Delivery } from '../../activities/ports.ts';
import { openCycle } from '../../domain/cycle.ts';
import type { Notice } from '../../domain/notices.ts';
import { noticesOfAnnouncement } from '../../domain/notices-announced.ts';
import { obligationsOfCycle } from '../../domain/obligations.ts';
import type { Person } from '../../domain/definition-people.ts';
import type { Database } from '../../store/open.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { openTestDatabase } from '../support/store.ts';
import { compiledYear, examplePeople, smallYear } from '../support/years.ts';
import { newsFor } from '../support/news.ts';

const ROUND = '2027-01-04T07:00:00.000Z';
const LATER = '2027-01-04T07:05:00.000Z';

let opened: { database: Database; close(): Promise<void> };
let store: WorldStore;
let wallClock = new Date(ROUND);
let schemas = 0;

const person = (id: string, roles: Person['roles'] = [{ role: 'network-coordinator', party: 'fosen' }]): Person => ({
  id,
  name: `Koordinator ${id}`,
  email: `${id}@test.example`,
  language: 'nn',
  roles,
});

const notice = (to: string, step: string, sendAt = ROUND): Notice => newsFor(to, sendAt, { cycle: 'f/s/2027', step });

beforeAll(async () => {
  opened = await openTestDatabase();
}, 60_000);
afterAll(() => opened.close(), 60_000);
beforeEach(async () => {
  schemas += 1;
  wallClock = new Date(ROUND);
  store = await openStore();
  await store.directory.put([person('p-a'), person('p-b')]);
}, 60_000);

function openStore(): Promise<WorldStore> {
  return openWorldStore(opened.database, `outbox_${schemas}`, {
    mailDomain: 'test.example',
    wallClock: () => wallClock,
  });
}

const round = { planned: ROUND, now: ROUND };
const sent = { state: 'sent', reply: '250 taken' } as const;
const words = { subject: 'Emne', text: 'Tekst', html: '<p>Tekst</p>' };

async function claimOne(id: string, at = round, of = store): Promise<ClaimedMail | null> {
  return (await of.outbox.claim([id], at))[0] ?? null;
}

async function handOver(mail: ClaimedMail | null): Promise<void> {
  const { key } = mail!;
  expect(await store.outbox.turn({ settle: [], handOver: [{ key, ...words }] })).toEqual(new Set([key]));
}

async function settle(mail: ClaimedMail | null, delivery: Delivery): Promise<void> {
  await store.outbox.turn({ settle: [{ key: mail!.key, delivery }], handOver: [] });
}

describe('a claim', () => {
  it('bundles what one person is due, once', async () => {
    expect(await store.outbox.raise([notice('p-a', 'one'), notice('p-a', 'two'), notice('p-b', 'one')])).toBe(3);
    expect(await store.outbox.raise([notice('p-a', 'one')])).toBe(0);
    expect(await store.outbox.nextSendAt()).toBe(ROUND);
    expect(await store.outbox.peopleDue('2027-01-04T06:59:59.999Z')).toEqual([]);
    expect(await store.outbox.peopleDue(ROUND)).toEqual(['p-a', 'p-b']);

    const mail = await claimOne('p-a');
    expect(mail!.notices.map(({ step }) => step)).toEqual(['one', 'two']);
    expect(mail).toMatchObject({ person: person('p-a'), date: ROUND });
    expect(await claimOne('p-a')).toBeNull();
    expect(await store.reads.mails()).toMatchObject([{ person: 'p-a', state: 'intent', messageId: mail!.messageId }]);
    await handOver(mail);
    expect(await store.reads.mails()).toMatchObject([{ state: 'sending', subject: 'Emne' }]);
    await settle(mail, sent);
    expect(await store.reads.mails()).toMatchObject([{ state: 'sent', reply: '250 taken', subject: 'Emne' }]);
    expect(await store.outbox.peopleDue(ROUND)).toEqual(['p-b']);
  });

  it('lists a notice once for each role in which somebody gets it, as the preview does', async () => {
    const year = compiledYear(smallYear(2027, 2), examplePeople());
    const said = { what: 'frame-published', at: ROUND } as const;
    const raised = noticesOfAnnouncement(said, obligationsOfCycle(openCycle(year.plan, ROUND)), {
      ...year.plan,
      holders: () => ['p-a'],
      leads: year.plan.parties.map((party) => ['network-coordinator', party.id]),
      universities: [],
      frame: { amount: 0, jointMeasures: 0 },
      ownMoney: () => () => null,
      steps: { meeting: 'first-meeting', recommendation: null, decision: null, granting: null },
    });
    expect(raised.map((one) => one.roleParty)).toHaveLength(2);
    expect(await store.outbox.raise(raised)).toBe(2);
    const at = raised[0]!.sendAt;
    const mail = await claimOne('p-a', { planned: at, now: at });
    expect(mail!.notices.map((one) => one.key)).toEqual(raised.map((one) => one.key).sort());
  });

  it('made by many at once goes to one of them', async () => {
    await store.outbox.raise(Array.from({ length: 20 }, (_, index) => notice('p-a', `step-${index}`)));
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimOne('p-a')));
    const won = claims.filter((claim) => claim !== null);
    expect(won).toHaveLength(1);
    expect(won[0]!.notices).toHaveLength(20);
    expect(await store.reads.mails()).toHaveLength(1);
  });

  it('has the same Message-ID for the same person and round in every world of the same past', async () => {
    await store.outbox.raise([notice('p-a', 'one')]);
    const first = await claimOne('p-a');
    schemas += 1;
    const twin = await openStore();
    await twin.directory.put([person('p-a')]);
    await twin.outbox.raise([notice('p-a', 'one')]);
    const second = await claimOne('p-a', round, twin);
    expect(second!.messageId).toBe(first!.messageId);
    expect(first!.messageId).toMatch(/^<[0-9a-f]{32}@test\.example>$/);
    await twin.outbox.raise([notice('p-a', 'two')]);
    expect((await claimOne('p-a', round, twin))!.messageId).not.toBe(first!.messageId);
  });

  it('for somebody who is not in the directory drops the notices and says why', async () => {
    await store.outbox.raise([notice('p-gone', 'one')]);
    expect(await claimOne('p-gone')).toBeNull();
    expect(await store.outbox.nextSendAt()).toBeNull();
    const db = await opened.database.schema(`outbox_${schemas}`);
    expect(await db.selectFrom('notices').select(['state', 'why']).execute()).toEqual([
      { state: 'dropped', why: 'nobody by that id is in the directory' },
    ]);
  });

  it('drops what no longer holds and overtaken rungs, and sends the rest', async () => {
    const gone: Notice = { ...notice('p-a', 'report'), kind: 'reminder', key: 'gone' };
    await store.outbox.raise([gone, notice('p-a', 'one'), notice('p-a', 'one', LATER)]);
    const mail = await claimOne('p-a', { planned: LATER, now: LATER });
    expect(mail!.notices.map(({ sendAt }) => sendAt)).toEqual([LATER]);
    const db = await opened.database.schema(`outbox_${schemas}`);
    const dropped = await db
      .selectFrom('notices')
      .select(['why'])
      .where('state', '=', 'dropped')
      .orderBy('why')
      .execute();
    expect(dropped.map(({ why }) => why)).toEqual(['overtaken by a later reminder', 'the obligation is gone']);
  });
});

describe('a mail that is put off', () => {
  it('puts its notices back until the time to try again, then is claimed under a new key', async () => {
    await store.outbox.raise([notice('p-a', 'one')]);
    const first = await claimOne('p-a');
    await handOver(first);
    await settle(first, { state: 'deferred', because: 'recipient', reply: '450 later' });
    expect(await store.outbox.peopleDue(ROUND)).toEqual([]);
    expect(await store.outbox.nextSendAt()).toBe(LATER);
    const second = await claimOne('p-a', { planned: LATER, now: LATER });
    expect(second!.notices.map(({ step }) => step)).toEqual(['one']);
    expect(second!.key).not.toBe(first!.key);
    expect([first!.attempt, second!.attempt]).toEqual([1, 2]);
    await handOver(second);
    await settle(second, sent);
    expect((await store.reads.mails()).map(({ state }) => state)).toEqual(['deferred', 'sent']);
    expect(await store.outbox.nextSendAt()).toBeNull();
  });

  it('pauses longer each time, and after days is refused for good', async () => {
    await store.outbox.raise([notice('p-a', 'one')]);
    const pauses: number[] = [];
    let now = ROUND;
    for (let at: string | null = now; at !== null; at = await store.outbox.nextSendAt()) {
      if (at !== now) pauses.push((Date.parse(at) - Date.parse(now)) / 60_000);
      now = at;
      const mail = await claimOne('p-a', { planned: now, now });
      await handOver(mail);
      await settle(mail, { state: 'deferred', because: 'recipient', reply: '450 later' });
    }
    expect(pauses.slice(0, 8)).toEqual([5, 10, 20, 40, 80, 160, 240, 240]);
    expect(Date.parse(now) - Date.parse(ROUND)).toBeGreaterThanOrEqual(4 * 24 * 3_600_000);
    expect(Date.parse(now) - Date.parse(ROUND)).toBeLessThan(4.2 * 24 * 3_600_000);
    expect((await store.reads.mails()).at(-1)).toMatchObject({
      state: 'refused',
      reply: expect.stringMatching(/450 later.*4 days/),
    });
  });

  it('starts counting anew after one that was taken', async () => {
    const tries: [string, 'sent' | 'deferred'][] = [
      ['2027-01-04T07:00:00.000Z', 'deferred'],
      ['2027-01-04T07:05:00.000Z', 'sent'],
      ['2027-01-05T07:00:00.000Z', 'deferred'],
    ];
    for (const [now, state] of tries) {
      await store.outbox.raise([notice('p-a', 'one', now)]);
      const mail = await claimOne('p-a', { planned: now, now });
      await handOver(mail);
      await settle(mail, state === 'sent' ? sent : { state, because: 'recipient', reply: '450 later' });
    }
    expect(await store.outbox.nextSendAt()).toBe('2027-01-05T07:05:00.000Z');
  });

  it('because of us or the server is no attempt: it is due as it was', async () => {
    await store.outbox.raise([notice('p-a', 'one')]);
    for (const delivery of [
      { state: 'own-fault', fault: 'sign-in', reply: '535 wrong' },
      { state: 'deferred', because: 'server', reply: 'ECONNREFUSED' },
      { state: 'deferred', because: 'stopped', reply: 'EABORT' },
    ] as const) {
      const mail = await claimOne('p-a');
      await handOver(mail);
      await settle(mail, delivery);
      expect(await store.outbox.nextSendAt()).toBe(ROUND);
    }
    const mail = await claimOne('p-a');
    await handOver(mail);
    await settle(mail, { state: 'deferred', because: 'recipient', reply: '450 later' });
    expect(await store.outbox.nextSendAt()).toBe(LATER);
  });

  it.each([
    { state: 'refused', suspend: false, reply: '5xx' },
    { state: 'unknown', reply: 'ETIMEDOUT' },
  ] as const)('unlike one that is $state, which is not tried again', async (delivery) => {
    await store.outbox.raise([notice('p-a', 'one')]);
    const mail = await claimOne('p-a');
    await handOver(mail);
    await settle(mail, delivery);
    expect(await store.outbox.nextSendAt()).toBeNull();
    expect(await claimOne('p-a', { planned: LATER, now: LATER })).toBeNull();
    expect(await store.reads.mails({ state: delivery.state })).toHaveLength(1);
  });
});

describe('a mail whose sender died', () => {
  it('becomes unknown when its lease is over, not before, and is not sent again', async () => {
    await store.outbox.raise([notice('p-a', 'one')]);
    const mail = await claimOne('p-a');
    await handOver(mail);
    expect(await store.outbox.settleAbandoned()).toBe(0);
    wallClock = new Date(wallClock.getTime() + 59_000);
    expect(await store.outbox.settleAbandoned()).toBe(0);
    wallClock = new Date(wallClock.getTime() + 2_000);
    expect(await store.outbox.settleAbandoned()).toBe(1);
    expect(await store.outbox.settleAbandoned()).toBe(0);
    expect(await store.reads.mails()).toMatchObject([
      { state: 'unknown', reply: expect.stringMatching(/stopped before/) },
    ]);
    expect(await store.outbox.nextSendAt()).toBeNull();
  });
});

describe('a mail that was claimed and not handed over', () => {
  it('is taken back when its claim has run out: nothing has left, so nothing is in doubt', async () => {
    await store.outbox.raise([notice('p-a', 'one')]);
    const first = await claimOne('p-a');
    expect(await store.outbox.msUntilAbandoned()).toBe(15_000);
    wallClock = new Date(wallClock.getTime() + 15_001);
    expect(await store.outbox.settleAbandoned()).toBe(0);
    expect(await store.outbox.msUntilAbandoned()).toBeNull();
    expect(await store.reads.mails()).toEqual([]);
    const again = await claimOne('p-a');
    expect(again!.messageId).toBe(first!.messageId);
  });

  it('may not be sent by the one who claimed it first', async () => {
    await store.outbox.raise([notice('p-a', 'one')]);
    const first = await claimOne('p-a');
    wallClock = new Date(wallClock.getTime() + 15_001);
    const other = await openStore();
    await other.outbox.settleAbandoned();
    expect(await claimOne('p-a', round, other)).toMatchObject({ key: first!.key });
    expect(await store.outbox.turn({ settle: [], handOver: [{ key: first!.key, ...words }] })).toEqual(new Set());
    expect(await other.outbox.turn({ settle: [], handOver: [{ key: first!.key, ...words }] })).toEqual(
      new Set([first!.key]),
    );
    expect(await other.outbox.turn({ settle: [], handOver: [{ key: first!.key, ...words }] })).toEqual(new Set());
  });

  it('is let go by the one who stops, and by nobody else', async () => {
    await store.outbox.raise([notice('p-a', 'one'), notice('p-b', 'one')]);
    const other = await openStore();
    const [a, b] = await store.outbox.claim(['p-a', 'p-b'], round);
    await handOver(b!);
    await other.outbox.release([a!.key]);
    expect(await store.outbox.peopleDue(ROUND)).toEqual([]);
    await store.outbox.release([a!.key, b!.key]);
    expect(await store.outbox.peopleDue(ROUND)).toEqual(['p-a']);
  });
});

describe('the end of a mail', () => {
  it('is kept when it comes after its lease, and changes nothing that a person has resolved', async () => {
    await store.outbox.raise([notice('p-a', 'one')]);
    const mail = await claimOne('p-a');
    await handOver(mail);
    wallClock = new Date(wallClock.getTime() + 61_000);
    expect(await store.outbox.settleAbandoned()).toBe(1);
    await settle(mail, sent);
    expect(await store.reads.mails()).toMatchObject([{ state: 'sent' }]);
    await store.outbox.raise([notice('p-a', 'two')]);
    const other = await claimOne('p-a');
    await handOver(other);
    wallClock = new Date(wallClock.getTime() + 61_000);
    expect(await store.outbox.settleAbandoned()).toBe(1);
    await store.outbox.resolveUnknown(other!.key, 'close');
    await settle(other, sent);
    expect(await store.reads.mails({ state: 'closed' })).toHaveLength(1);
  });
});

describe('the directory', () => {
  it('replaces a person whole: address, language and roles', async () => {
    const changed: Person = {
      ...person('p-a', [
        { role: 'owner-contact', party: 'eier-fosen-1' },
        { role: 'secretariat', party: 'forum' },
      ]),
      email: 'ny@test.example',
      language: 'nb',
    };
    expect((await store.directory.index()).seats('network-coordinator', 'fosen').map((seat) => seat.person)).toEqual([
      'p-a',
      'p-b',
    ]);
    await store.directory.put([changed]);
    expect(await store.directory.people()).toEqual([changed, person('p-b')]);
    const index = await store.directory.index();
    expect(index.seats('network-coordinator', 'fosen').map((seat) => seat.person)).toEqual(['p-b']);
    expect(index.seats('secretariat', 'forum').map((seat) => seat.person)).toEqual(['p-a']);
  });

  it('keeps somebody who has no role left, and nobody is put twice', async () => {
    await store.directory.put([person('p-a', [])]);
    await store.directory.put([person('p-a', [])]);
    expect(await store.directory.people()).toEqual([person('p-a', []), person('p-b')]);
    await store.directory.put([]);
    expect(await store.directory.people()).toHaveLength(2);
  });

  it('shows another process’s change after a moment', async () => {
    const other = await openStore();
    await store.directory.people();
    await other.directory.put([person('p-c')]);
    wallClock = new Date(wallClock.getTime() + 2_001);
    expect((await store.directory.people()).map(({ id }) => id)).toEqual(['p-a', 'p-b', 'p-c']);
  });
});

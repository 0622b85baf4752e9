// A mail of which nobody knows whether it left goes out again with the same bytes, when a person or the rule for duty mails
// says so; and what is not taken then stays in doubt.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Delivery, OutgoingMail, Ports } from '../../activities/ports.ts';
import type { SendAnswer } from '../../activities/send-digests.ts';
import { sendDigestsWith } from '../../activities/send-digests.ts';
import type { Database } from '../../store/open.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { openTestDatabase, PaperYear } from '../support/store.ts';
import { newsFor } from '../support/news.ts';

const EIGHT = '2026-10-30T07:00:00.000Z';
const NINE = '2026-10-30T08:00:00.000Z';
const TEN = '2026-10-30T09:00:00.000Z';
const lost: Delivery = { state: 'unknown', reply: 'ECONNECTION' };

let opened: { database: Database; close(): Promise<void> };
let schemas = 0;

beforeAll(async () => {
  opened = await openTestDatabase();
}, 60_000);
afterAll(() => opened.close(), 60_000);

interface Desk {
  readonly store: WorldStore;
  readonly mails: OutgoingMail[];
  answer: Delivery;
  send(now: string): Promise<SendAnswer>;
  states(): Promise<string[]>;
}

async function deskWith(
  kind: 'decision-published' | 'frame-published',
  duty: 'at-most-once' | 'at-least-once' = 'at-most-once',
): Promise<Desk> {
  schemas += 1;
  let wallClock = Date.parse(EIGHT);
  const wall = () => new Date((wallClock += 5_000));
  const store = await openWorldStore(opened.database, `resends_${schemas}`, {
    mailDomain: 'test.example',
    wallClock: wall,
    duty,
  });
  const paper = new PaperYear(store);
  const to = 'p-koordinator';
  const roles = [{ role: 'network-coordinator' as const, party: 'fosen' }];
  await store.directory.put([{ id: to, name: to, email: `${to}@test.example`, language: 'nb', roles }]);
  await store.outbox.raise([newsFor(to, EIGHT, { cycle: paper.name, kind, amount: 1000 })]);
  const mails: OutgoingMail[] = [];
  const desk: Desk = {
    store,
    mails,
    answer: lost,
    async send(now) {
      const ports = {
        ...store,
        definitions: { ofCycle: () => Promise.resolve({ ...paper.year.definitions, example: true }) },
        mailer: {
          abreast: 4,
          send: (mail: OutgoingMail) => {
            mails.push(mail);
            return Promise.resolve(desk.answer);
          },
        },
        engine: {} as Ports['engine'],
        test: true,
      };
      const never = new AbortController().signal;
      return sendDigestsWith(
        ports,
        () => never,
        () => undefined,
      )({ planned: now, now });
    },
    states: async () => (await store.reads.mails()).map(({ state }) => state),
  };
  await desk.send(EIGHT);
  return desk;
}

describe('a mail in doubt', () => {
  it('is not sent again by itself, and goes out with the same words and name when a person says so', async () => {
    const desk = await deskWith('decision-published');
    expect(await desk.send(NINE)).toMatchObject({ next: null });
    expect(desk.mails).toHaveLength(1);
    const [{ key } = { key: '' }] = await desk.store.reads.mails();
    const at = await desk.store.outbox.resolveUnknown(key, 'resend');
    expect(at).toBe(await desk.store.outbox.nextSendAt());
    await expect(desk.store.outbox.resolveUnknown(key, 'resend')).rejects.toMatchObject({ code: 'wrong-stage' });
    desk.answer = { state: 'sent', reply: '250 taken' };
    expect(await desk.send(TEN)).toMatchObject({ next: null });
    expect(desk.mails).toHaveLength(2);
    expect(desk.mails[1]).toEqual(desk.mails[0]);
    expect(await desk.store.reads.mails()).toMatchObject([{ key, state: 'sent', resends: 1, reply: '250 taken' }]);
  });

  it.each([
    // The server is asked again soon, the mail not before five minutes have passed.
    [{ state: 'deferred', because: 'server', reply: 'ECONNREFUSED' }, '2026-10-30T08:01:00.000Z'],
    [{ state: 'deferred', because: 'recipient', reply: '450 later' }, '2026-10-30T08:05:00.000Z'],
    [{ state: 'own-fault', fault: 'sign-in', reply: '535 wrong' }, '2026-10-30T08:05:00.000Z'],
  ] as const)('that is not taken the second time stays in doubt, and is tried later: %o', async (answer, next) => {
    const desk = await deskWith('decision-published');
    const [{ key } = { key: '' }] = await desk.store.reads.mails();
    await desk.store.outbox.resolveUnknown(key, 'resend');
    desk.answer = answer;
    expect(await desk.send(NINE)).toMatchObject({ next });
    expect(await desk.store.outbox.nextSendAt()).toBe('2026-10-30T08:05:00.000Z');
    expect(await desk.states()).toEqual(['unknown']);
    desk.answer = { state: 'sent', reply: '250 taken' };
    await desk.send(TEN);
    expect(desk.mails).toHaveLength(3);
    expect(new Set(desk.mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await desk.states()).toEqual(['sent']);
  });

  it('is closed for good when a person says so', async () => {
    const desk = await deskWith('decision-published', 'at-least-once');
    const [{ key } = { key: '' }] = await desk.store.reads.mails();
    expect(await desk.store.outbox.resolveUnknown(key, 'close')).toBeNull();
    expect(await desk.send(TEN)).toMatchObject({ next: null });
    expect(desk.mails).toHaveLength(1);
  });
});

describe('where duty mails are sent at least once', () => {
  it('one in doubt goes out again by itself after a pause, three times, and then waits for a person', async () => {
    const desk = await deskWith('decision-published', 'at-least-once');
    let rounds = 0;
    for (let at = await desk.store.outbox.nextSendAt(); at !== null && rounds < 10; rounds += 1) {
      await desk.send(at);
      at = await desk.store.outbox.nextSendAt();
    }
    expect(desk.mails).toHaveLength(4);
    expect(new Set(desk.mails.map((mail) => JSON.stringify(mail))).size).toBe(1);
    expect(await desk.states()).toEqual(['unknown']);
  });

  it('news in doubt waits for a person all the same', async () => {
    const desk = await deskWith('frame-published', 'at-least-once');
    expect(await desk.store.outbox.nextSendAt()).toBeNull();
    await desk.send(TEN);
    expect(desk.mails).toHaveLength(1);
  });
});

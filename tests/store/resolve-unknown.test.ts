// What a person does about a mail whose fate nobody knows: send it again, or let it rest.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClaimedMail } from '../../activities/ports.ts';
import type { Database } from '../../store/open.ts';
import { openDatabase } from '../../store/open.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { newsFor } from '../support/news.ts';

const ROUND = '2027-01-04T07:00:00.000Z';
let database: Database;
let store: WorldStore;
let key: string;

async function claimAndHandOver(person: string): Promise<ClaimedMail> {
  const [mail] = await store.outbox.claim([person], { planned: ROUND, now: ROUND });
  await store.outbox.turn({
    settle: [],
    handOver: [{ key: mail!.key, subject: 'Emne', text: 'Tekst', html: '<p>Tekst</p>' }],
  });
  return mail!;
}

async function loseTheReply(person: string): Promise<string> {
  await store.directory.put([
    {
      id: person,
      name: person,
      email: `${person}@example.example`,
      language: 'nb',
      roles: [{ role: 'network-coordinator', party: 'fosen' }],
    },
  ]);
  await store.outbox.raise([newsFor(person, ROUND)]);
  const { key } = await claimAndHandOver(person);
  await store.outbox.turn({ settle: [{ key, delivery: { state: 'unknown', reply: 'ECONNRESET' } }], handOver: [] });
  return key;
}

beforeAll(async () => {
  database = await openDatabase({ kind: 'memory' });
  store = await openWorldStore(database, 'unknowns', { mailDomain: 'test.example', wallClock: () => new Date(ROUND) });
  key = await loseTheReply('p-a');
});
afterAll(() => database.close());

describe('a mail whose reply was lost', () => {
  it('is not sent again by itself', async () => {
    expect(await store.outbox.nextSendAt()).toBeNull();
    expect(await store.outbox.peopleDue(ROUND)).toEqual([]);
    expect(await store.reads.mails({ state: 'unknown' })).toMatchObject([{ key, state: 'unknown' }]);
  });

  it('goes out again with the same words, name and date when a person says so', async () => {
    expect(await store.outbox.resolveUnknown(key, 'resend')).toBe(ROUND);
    expect(await store.outbox.nextSendAt()).toBe(ROUND);
    // Nothing is claimed anew: it is the same mail.
    expect(await store.outbox.peopleDue(ROUND)).toEqual([]);
    const { messageId } = (await store.reads.mail(key))!;
    expect(await store.resends.take(ROUND)).toMatchObject({
      key,
      messageId,
      date: ROUND,
      subject: 'Emne',
      text: 'Tekst',
    });
    expect(await store.resends.take(ROUND)).toBeNull();
    await store.outbox.turn({ settle: [{ key, delivery: { state: 'sent', reply: '250' } }], handOver: [] });
    expect(await store.reads.mails()).toMatchObject([{ key, state: 'sent', resends: 1, resendAt: null }]);
  });

  it('of which the answer comes late after all is not sent again, though a person has said so', async () => {
    const late = await loseTheReply('p-late');
    await store.outbox.resolveUnknown(late, 'resend');
    await store.outbox.turn({ settle: [{ key: late, delivery: { state: 'sent', reply: '250' } }], handOver: [] });
    expect(await store.outbox.nextSendAt()).toBeNull();
    expect(await store.resends.take(ROUND)).toBeNull();
    expect(await store.reads.mail(late)).toMatchObject({ state: 'sent', resendAt: null });
  });

  it('rests when a person has found it where it should be', async () => {
    const other = await loseTheReply('p-b');
    expect(await store.outbox.resolveUnknown(other, 'close')).toBeNull();
    expect(await store.outbox.nextSendAt()).toBeNull();
    expect(await store.reads.mails({ state: 'closed' })).toMatchObject([{ key: other }]);
  });

  it('is resolved once: a second answer, or one about another mail, is refused with the state', async () => {
    const before = await store.reads.mails();
    await expect(store.outbox.resolveUnknown(key, 'resend')).rejects.toMatchObject({
      code: 'wrong-stage',
      message: expect.stringMatching(/it is sent, wanted unknown, refused or bounced/),
    });
    await expect(store.outbox.resolveUnknown('no-such', 'close')).rejects.toMatchObject({ code: 'not-found' });
    expect(await store.reads.mails()).toEqual(before);
  });
});

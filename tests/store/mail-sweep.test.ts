// The sweep of the ledger: doubts are found and the desk is woken; old words are forgotten, once an hour, and nothing else.

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Database } from '../../store/open.ts';
import { openDatabase } from '../../store/open.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { mailSweep } from '../../worker/sweep-mails.ts';
import { newsFor } from '../support/news.ts';

const KEEP_DAYS = 30;
const MINUTE_MS = 60_000;
const START = Date.parse('2027-03-01T12:00:00.000Z');

let database: Database;
let store: WorldStore;
let sweep: (now: Date) => Promise<void>;
let clock = START;
let rings = 0;
let lines: string[] = [];

const daysAgo = (days: number): string => new Date(START - days * 24 * 60 * MINUTE_MS).toISOString();

async function mailOf(person: string, at: string): Promise<string> {
  const roles = [{ role: 'network-coordinator' as const, party: 'fosen' }];
  await store.directory.put([{ id: person, name: person, email: `${person}@test.example`, language: 'nb', roles }]);
  await store.outbox.raise([newsFor(person, at)]);
  const [mail] = await store.outbox.claim([person], { planned: at, now: at });
  const words = { subject: 'Emne', text: 'Tekst', html: '<p>Tekst</p>' };
  await store.outbox.turn({ settle: [], handOver: [{ key: mail!.key, ...words }] });
  return mail!.key;
}

async function sent(person: string, at: string): Promise<string> {
  const key = await mailOf(person, at);
  await store.outbox.turn({ settle: [{ key, delivery: { state: 'sent', reply: '250 taken' } }], handOver: [] });
  return key;
}

const words = async (key: string) => {
  const mail = await store.reads.mail(key);
  return mail && [mail.state, mail.subject, mail.text, mail.html];
};

beforeAll(async () => {
  database = await openDatabase({ kind: 'memory' });
  store = await openWorldStore(database, 'sweeps', { mailDomain: 'test.example', wallClock: () => new Date(clock) });
  sweep = mailSweep({
    store,
    keepDays: KEEP_DAYS,
    ring: () => Promise.resolve(void (rings += 1)),
    log: (line) => void lines.push(line),
  });
}, 60_000);
afterAll(() => database.close());

it('forgets the words of mails that are older than they are kept, and keeps that they were sent and about what', async () => {
  const old = await sent('p-old', daysAgo(31));
  const young = await sent('p-young', daysAgo(29));
  await sweep(new Date(START));
  expect(await words(old)).toEqual(['sent', null, null, null]);
  expect(await store.reads.mail(old)).toMatchObject({ person: 'p-old', notices: [{ step: 'first-meeting' }] });
  expect(await words(young)).toEqual(['sent', 'Emne', 'Tekst', '<p>Tekst</p>']);
  expect([rings, lines]).toEqual([0, ['Mails whose words are forgotten after 30 days: 1.']]);
});

it('looks for them again after an hour and not before', async () => {
  const old = await sent('p-other', daysAgo(40));
  await sweep(new Date(START + 59 * MINUTE_MS));
  expect(await words(old)).toEqual(['sent', 'Emne', 'Tekst', '<p>Tekst</p>']);
  await sweep(new Date(START + 60 * MINUTE_MS));
  expect(await words(old)).toEqual(['sent', null, null, null]);
});

it('finds a mail whose sender died, wakes the desk, and keeps the words of what is to go out again', async () => {
  lines = [];
  const key = await mailOf('p-doubt', daysAgo(50));
  clock = START + 2 * MINUTE_MS;
  await sweep(new Date(START + 61 * MINUTE_MS));
  expect([rings, lines]).toEqual([1, [expect.stringMatching(/^Mails with an unknown end: 1\./)]]);
  await store.outbox.resolveUnknown(key, 'resend');
  await sweep(new Date(START + 121 * MINUTE_MS));
  expect(await words(key)).toEqual(['unknown', 'Emne', 'Tekst', '<p>Tekst</p>']);
  await store.outbox.resolveUnknown(key, 'close');
  await sweep(new Date(START + 181 * MINUTE_MS));
  expect(await words(key)).toEqual(['closed', null, null, null]);
});

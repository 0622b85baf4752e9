// Whole rounds of mails against an SMTP server in a process of its own: faults of every kind, and names that mean harm.
// What the server has on its disk is read back by a MIME library that is not ours.

import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from '@jest/globals';
import PostalMime from 'postal-mime';
import { createSmtpMailer } from '../../activities/mail/smtp-mailer.ts';
import type { Ports } from '../../activities/ports.ts';
import { sendDigestsWith } from '../../activities/send-digests.ts';
import type { CycleDefinitions } from '../../domain/definition.ts';
import type { Person } from '../../domain/definition-people.ts';
import type { Notice } from '../../domain/notices.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Database } from '../../store/open.ts';
import { openDatabase } from '../../store/open.ts';
import type { MailLine } from '../../store/reads.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { unsubscribeTokens } from '../../worker/unsubscribe.ts';
import type { Child } from '../support/children.ts';
import { startChild } from '../support/children.ts';
import { roundNotices, roundPeople } from '../support/round.ts';
import type { SinkScript } from '../support/smtp-sink.ts';
import { readSink } from '../support/smtp-sink.ts';
import { smallYear } from '../support/years.ts';

const AT = '2027-01-04T07:00:00.000Z';
const LIMIT_MS = 120_000;

let database: Database;
let folder: string;
let store: WorldStore;
let sink: Child;
let port: number;
let file: string;
let rounds = 0;
const closing: (() => void)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'arshjul-round-'));
  file = join(folder, 'sink.jsonl');
  database = await openDatabase({ kind: 'memory' });
  sink = startChild('sink-process.ts', { file });
  ({ port } = (await sink.next<{ port: number }>())!);
}, LIMIT_MS);
afterAll(async () => {
  sink.kill();
  await sink.ended;
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}, LIMIT_MS);
beforeEach(async () => {
  rounds += 1;
  store = await openWorldStore(database, `mail_round_${rounds}`, {
    mailDomain: `runde-${rounds}.example`,
    wallClock: () => new Date(),
  });
}, LIMIT_MS);
afterEach(() => closing.splice(0).forEach((close) => close()));

/** Sends one round; answers what the engine would be answered. */
async function send(
  people: readonly Person[],
  more: {
    script?: SinkScript;
    definitions?: CycleDefinitions;
    ofCycle?: Ports['definitions']['ofCycle'];
    warn?: (about: unknown) => void;
    now?: string;
    smtp?: object;
    links?: Ports['links'];
    /** Raised besides the two pieces of news that everybody gets, or instead of them. */
    notices?: readonly Notice[];
  } = {},
) {
  sink.tell({ script: more.script ?? {} });
  await store.directory.put(people);
  await store.outbox.raise(more.notices ?? roundNotices(people, AT));
  const mailer = createSmtpMailer({
    host: '127.0.0.1',
    port,
    secure: false,
    from: 'arshjul@test.example',
    domain: `runde-${rounds}.example`,
    ...more.smtp,
  });
  closing.push(() => mailer.close());
  const ports: Ports = {
    ...store,
    definitions: {
      ofCycle: more.ofCycle ?? (() => Promise.resolve({ ...(more.definitions ?? smallYear(2027, 1)), example: true })),
    },
    mailer,
    engine: {} as Ports['engine'],
    links: more.links,
    test: true,
  };
  const never = new AbortController().signal;
  const now = more.now ?? AT;
  return sendDigestsWith(
    ports,
    () => never,
    (_, about) => more.warn?.(about),
  )({ planned: now, now });
}

/** What the server has of this round, by recipient. */
async function arrived() {
  const own = readSink(file).filter(({ raw }) => raw.includes(`@runde-${rounds}.example>`));
  return Promise.all(
    own.map(async ({ raw, to, from }) => ({ to, from, raw, mail: await PostalMime.parse(Buffer.from(raw, 'latin1')) })),
  );
}

const states = (mails: readonly MailLine[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { state } of mails) found[state] = (found[state] ?? 0) + 1;
  return found;
};

test(
  'a mail that may be switched off carries both fields of one click, signed; one with a duty in it carries neither',
  async () => {
    const tokens = unsubscribeTokens('a secret for tests, long enough to be one', '');
    const people = roundPeople(2);
    const [optional, duty] = people as [Person, Person];
    const of = (who: Person) => roundNotices([who], AT);
    const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    });
    await send(people, {
      // Of the two pieces of news, the first is a duty to know.
      notices: [...of(optional).filter(({ kind }) => kind === 'needs-delivered'), ...of(duty)],
      links: (person, kinds) => ({
        tasks: 'https://arshjul.example/tasks',
        unsubscribe:
          kinds.length === 0 ? null : `https://arshjul.example/unsubscribe/${tokens.write({ person, kinds })}`,
      }),
      smtp: { dkim: { domain: 'test.example', selector: 's1', privateKey } },
    });
    const there = await arrived();
    const mailTo = (who: Person) => there.find(({ to }) => to[0] === who.email)!.mail;
    const field = (who: Person, name: string) =>
      mailTo(who)
        .headers.filter(({ key }) => key === name)
        .map(({ value }) => value);

    const [address = '', ...others] = field(optional, 'list-unsubscribe');
    expect(others).toEqual([]);
    const [, token = ''] = /^<https:\/\/arshjul\.example\/unsubscribe\/([\w.-]+)>$/.exec(address) ?? [];
    expect(tokens.read(token)).toEqual({ person: optional.id, kinds: ['needs-delivered'] });
    expect(field(optional, 'list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    const [signature = ''] = field(optional, 'dkim-signature');
    const signed = /[;\s]h=([^;]*)/.exec(signature)![1]!.replace(/\s/g, '').toLowerCase().split(':');
    expect(signed).toEqual(expect.arrayContaining(['from', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']));

    expect(field(duty, 'list-unsubscribe')).toEqual([]);
    expect(field(duty, 'list-unsubscribe-post')).toEqual([]);
    // It says in words which kinds can be switched off, and where.
    expect(mailTo(duty).text).toContain('https://arshjul.example/unsubscribe/');
  },
  LIMIT_MS,
);

describe('a server that misbehaves', () => {
  const PEOPLE = 12;
  const faults: [sentence: string, script: SinkScript, states: Record<string, number>, smtp?: object][] = [
    ['puts every third recipient off', { on: { RCPT: '450 4.2.0 later' }, every: 3 }, { deferred: 4, sent: 8 }],
    ['knows every third recipient not', { on: { RCPT: '550 5.1.1 no such user' }, every: 3 }, { refused: 4, sent: 8 }],
    ['breaks off after the message', { on: { 'end-of-data': 'drop' }, every: 4 }, { unknown: 3, sent: 9 }],
    ['breaks off though it has the message', { on: { written: 'drop' }, every: 4 }, { unknown: 3, sent: 9 }],
    ['breaks off before the message', { on: { DATA: 'drop' }, every: 4 }, { 'not-sent': 3, sent: 9 }],
    ['reads slowly', { slow: { bytes: 2_000, ms: 2 } }, { sent: 12 }],
  ];
  it.each(faults)(
    '%s: the ledger says so of every mail',
    // A fourth parameter without a value would be Jest's own callback.
    async (_, script, wanted, smtp = {}) => {
      await send(roundPeople(PEOPLE), { script, smtp });
      const mails = await store.reads.mails();
      expect(states(mails)).toEqual(wanted);
      const there = await arrived();
      const ids = there.map(({ mail }) => mail.messageId);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { messageId, state } of mails) {
        if (state === 'sent') expect(ids).toContain(messageId);
        else if (state !== 'unknown') expect(ids).not.toContain(messageId);
      }
    },
    LIMIT_MS,
  );

  const ours: [sentence: string, script: SinkScript, smtp: object][] = [
    ['a password that is wrong', { auth: true, on: { AUTH: '535 5.7.8 wrong' } }, { user: 'arshjul', password: 'no' }],
    ['a handshake that is none', { brokenTls: true }, {}],
    ['TLS wanted where there is none', {}, { secure: true }],
  ];
  it.each(ours)(
    'and %s: nothing leaves, no attempt is counted, and all goes out later',
    async (_, script, smtp) => {
      const { sent, next } = await send(roundPeople(PEOPLE), { script, smtp });
      expect(sent).toBe(0);
      expect(next! > AT).toBe(true);
      expect(await arrived()).toEqual([]);
      expect((await store.reads.mails()).every(({ state }) => state === 'not-sent')).toBe(true);
      await send(roundPeople(PEOPLE), { now: next! });
      expect(await arrived()).toHaveLength(PEOPLE);
    },
    LIMIT_MS,
  );

  it(
    'and breaks off hundreds of connections: nothing is lost, and everybody gets one mail',
    async () => {
      let { next } = await send(roundPeople(PEOPLE), { script: { refuse: 200 } });
      // A connection that is broken off counts; the server behaves from the 201st on.
      while (next !== null) ({ next } = await send(roundPeople(PEOPLE), { now: next }));
      const there = await arrived();
      expect(there).toHaveLength(PEOPLE);
      expect(new Set(there.flatMap(({ to }) => to)).size).toBe(PEOPLE);
    },
    LIMIT_MS,
  );
});

describe('names that mean harm', () => {
  const names: [sentence: string, name: string][] = [
    ['line breaks and a header', 'Fosen\r\nBcc: alle@skummel.example\r\n\r\nHei'],
    ['right-to-left signs', 'Fosen \u202Eetsgnet\u202C nettverk'],
    ['ten thousand characters', 'Ö'.repeat(10_000)],
    ['South Sami letters', 'Åarjelsaemien ïedtjieh, öörnegh jïh æjja'],
    ['signs of HTML', '<script>alert("x")</script> & <b>'],
    ['a sign that ends SMTP’s message', 'Fosen\r\n.\r\nMAIL FROM:<x@skummel.example>'],
    ['half a character', 'Fosen \uD800 nettverk'],
  ];
  it.each(names)(
    '%s: one mail to one recipient, with our headers and no other',
    async (_, name) => {
      const year = smallYear(2027, 1);
      const named = { nb: name, nn: name, en: name };
      const networks = year.forum.networks.map((network) => ({ ...network, names: named }));
      const [person] = roundPeople(1);
      await send([{ ...person!, name }], {
        definitions: { ...year, forum: { ...year.forum, names: named, networks } },
      });
      const there = await arrived();
      expect(there).toHaveLength(1);
      const { mail, to, from, raw } = there[0]!;
      expect([from, to]).toEqual(['arshjul@test.example', [person!.email]]);
      expect(mail.to).toEqual([{ address: person!.email, name: '' }]);
      expect([mail.cc ?? [], mail.bcc ?? [], mail.attachments]).toEqual([[], [], []]);
      expect(mail.headers.map(({ key }) => key).filter((key) => key === 'bcc' || key === 'cc')).toEqual([]);
      expect(mail.headers.filter(({ key }) => key === 'subject')).toHaveLength(1);
      expect(mail.subject).not.toMatch(/[\r\n\0]/);
      // RFC 5322: no line is longer than 998 bytes.
      expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
      expect(mail.html).not.toContain('<script>');
      expect(mail.text!.length).toBeGreaterThan(100);
      expect(states(await store.reads.mails())).toEqual({ sent: 1 });
    },
    LIMIT_MS,
  );
});

it(
  'one mail that cannot be written is a row for the office; the others go',
  async () => {
    const people = roundPeople(6);
    const [first, second] = people as [Person, Person];
    // One is about a year that nobody opened; what another is to be told names a role that has no word.
    const news = roundNotices([first, second], AT);
    const bad: Notice[] = [
      { ...news[0]!, key: 'of-nothing', cycle: 'nowhere/nothing/2027' },
      { ...news[2]!, key: 'of-no-role', role: 'none' as Notice['role'] },
    ];
    await store.directory.put(people);
    await store.outbox.raise(bad);
    const year = smallYear(2027, 1);
    const warnings: unknown[] = [];
    const { sent, next } = await send(people, {
      warn: (about) => warnings.push(about),
      ofCycle: (cycle) =>
        cycle.startsWith('nowhere')
          ? Promise.reject(new Refusal('not-found', `Read the definitions of ${cycle}: no such cycle was opened here`))
          : Promise.resolve({ ...year, example: true }),
    });
    expect({ sent, next }).toEqual({ sent: 4, next: null });
    expect(await arrived()).toHaveLength(4);
    const refused = (await store.reads.mails({ state: 'refused' })).map(({ person, reply }) => [person, reply]);
    expect(refused).toEqual([
      [first.id, expect.stringMatching(/nowhere\/nothing\/2027: no such cycle/)],
      [second.id, expect.stringMatching(/cannot be written/)],
    ]);
    expect(warnings).toHaveLength(2);
  },
  LIMIT_MS,
);

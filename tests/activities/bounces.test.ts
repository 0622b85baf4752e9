// Delivery reports: those of ours are carried out, once; forged ones, foreign ones and rubbish change nothing.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fc } from '../support/properties.ts';
import { readDeliveryReport } from '../../activities/mail/delivery-report.ts';
import { envelopeId, envelopeIdsIn, isSignedFor } from '../../activities/mail/envelope-id.ts';
import type { Database } from '../../store/open.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { emptyBounceFolder } from '../../worker/bounce-folder.ts';
import { openDoor } from '../../worker/door.ts';
import type { BounceDesk } from '../../worker/take-bounce.ts';
import { takeBounce } from '../../worker/take-bounce.ts';
import { openTestDatabase } from '../support/store.ts';

const NOW = '2027-01-04T07:00:00.000Z';
const SECRET = 'not-to-be-guessed-0123456789';
const TO = 'Koordinator@Fosen.example';

let opened: { database: Database; close(): Promise<void> };
let store: WorldStore;
let schemas = 0;
let rings: number;
let lines: string[];
let desk: BounceDesk;
let key: string;
let id: string;

beforeAll(async () => {
  opened = await openTestDatabase();
}, 60_000);
afterAll(() => opened.close(), 60_000);

beforeEach(async () => {
  schemas += 1;
  rings = 0;
  lines = [];
  let wallClock = Date.parse(NOW);
  store = await openWorldStore(opened.database, `bounces_${schemas}`, {
    mailDomain: 'test.example',
    wallClock: () => new Date((wallClock += 5_000)),
  });
  await store.directory.put([
    {
      id: 'p-a',
      name: 'Koordinator',
      email: TO,
      language: 'nb',
      roles: [{ role: 'network-coordinator', party: 'fosen' }],
    },
  ]);
  await store.outbox.raise([news()]);
  const [mail] = await store.outbox.claim(['p-a'], { planned: NOW, now: NOW });
  key = mail!.key;
  id = envelopeId({ messageId: mail!.messageId, to: TO }, SECRET);
  await store.outbox.turn({ settle: [], handOver: [{ key, subject: 'Emne', text: 'Tekst', html: '<p>Tekst</p>' }] });
  await store.outbox.turn({ settle: [{ key, delivery: { state: 'sent', reply: '250 taken' } }], handOver: [] });
  desk = {
    bounces: store.bounces,
    secret: SECRET,
    ring: () => Promise.resolve(void (rings += 1)),
    log: (line) => lines.push(line),
  };
}, 60_000);

function news() {
  return {
    key: 'f/s/2027|first-meeting|fosen|frame-published',
    cycle: 'f/s/2027',
    step: 'first-meeting',
    party: 'fosen',
    kind: 'frame-published' as const,
    rung: 'now',
    deadline: '2027-01-14',
    nominal: '2027-01-14',
    was: null,
    deadlineRevision: 0,
    revision: 0,
    person: 'p-a',
    role: 'network-coordinator' as const,
    roleParty: 'fosen',
    instead: false,
    reason: null,
    amount: null,
    sendAt: NOW,
  };
}

interface Said {
  readonly action?: string;
  readonly status?: string;
  readonly diagnostic?: string;
  /** Where the report has the envelope's name. */
  readonly named?: 'receiver' | 'envelope-id' | 'returned-mail' | 'returned-headers' | 'nowhere';
  readonly as?: string;
  readonly recipients?: number;
}

/** A report as mail servers write them. */
function report(said: Said = {}): Buffer {
  const { action = 'failed', status = '5.1.1', named = 'returned-headers', as = id, recipients = 1 } = said;
  const diagnostic =
    said.diagnostic ?? 'smtp; 550 5.1.1 <koordinator@fosen.example>:\r\n    Recipient address rejected';
  const each = Array.from({ length: recipients }, () =>
    [
      'Final-Recipient: rfc822; koordinator@fosen.example',
      'Original-Recipient: rfc822;koordinator@fosen.example',
      `Action: ${action}`,
      `Status: ${status}`,
      `Diagnostic-Code: ${diagnostic}`,
    ].join('\r\n'),
  );
  const head = [
    'From: arshjul@test.example',
    'Subject: Emne',
    ...(named.startsWith('returned') ? [`Arshjul-Envelope: ${as}`] : []),
  ];
  return Buffer.from(
    [
      'From: MAILER-DAEMON@mx.test.example',
      `To: ${named === 'receiver' ? `bounces+${as}@test.example` : 'bounces@test.example'}`,
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
      '',
      '--b1',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Your mail could not be delivered.',
      '--b1',
      'Content-Type: message/delivery-status',
      '',
      ['Reporting-MTA: dns; mx.test.example', ...(named === 'envelope-id' ? [`Original-Envelope-Id: ${as}`] : [])].join(
        '\r\n',
      ),
      '',
      each.join('\r\n\r\n'),
      '',
      '--b1',
      `Content-Type: ${named === 'returned-mail' ? 'message/rfc822' : 'text/rfc822-headers'}`,
      '',
      head.join('\r\n'),
      '',
      ...(named === 'returned-mail' ? ['Hei.'] : []),
      '--b1--',
      '',
    ].join('\r\n'),
  );
}

const ledger = async () =>
  (await store.reads.mails()).map(({ state, suspension, report: words }) => ({ state, suspension, words }));
const untouched = [{ state: 'sent', suspension: null, words: null }];

describe('a report about a mail of ours', () => {
  it.each(['receiver', 'envelope-id', 'returned-mail', 'returned-headers'] as const)(
    'suspends the address, wherever it has the envelope’s name: %s',
    async (named) => {
      expect(await takeBounce(report({ named }), desk)).toBe('suspended');
      expect(await ledger()).toEqual([
        { state: 'bounced', suspension: 'due', words: expect.stringMatching(/^5\.1\.1 550 5\.1\.1 .*rejected$/) },
      ]);
      expect(rings).toBe(1);
      expect(await store.suspensions.carryOut(NOW)).toEqual(['p-a']);
      expect(await store.suspensions.list()).toMatchObject([{ person: 'p-a', mail: key }]);
      // What it was to tell waits again, for somebody else.
      expect((await store.suspensions.waiting(null, 10)).map(({ kind }) => kind)).toEqual(['frame-published']);
    },
  );

  it('changes nothing when it comes again, even after the suspension was lifted', async () => {
    await takeBounce(report(), desk);
    await store.suspensions.carryOut(NOW);
    await store.suspensions.lift('p-a');
    expect(await takeBounce(report(), desk)).toBe('ignored');
    expect(await store.suspensions.carryOut(NOW)).toEqual([]);
    expect([...(await store.suspensions.unreachable())]).toEqual([]);
  });

  it('about a full mailbox is kept for a person, and the address stays in use', async () => {
    expect(await takeBounce(report({ status: '5.2.2' }), desk)).toBe('failed');
    expect(await ledger()).toMatchObject([{ state: 'bounced', suspension: null }]);
    expect(rings).toBe(0);
  });

  it('that it is late is noted, and a failure may follow', async () => {
    expect(await takeBounce(report({ action: 'delayed', status: '4.4.1', diagnostic: 'smtp; no answer' }), desk)).toBe(
      'delayed',
    );
    expect(await ledger()).toEqual([{ state: 'sent', suspension: null, words: '4.4.1 no answer' }]);
    expect(await takeBounce(report(), desk)).toBe('suspended');
  });

  it('that it arrived changes nothing', async () => {
    expect(await takeBounce(report({ action: 'delivered', status: '2.0.0' }), desk)).toBe('ignored');
    expect(await ledger()).toEqual(untouched);
  });
});

describe('a report that is not to be believed changes nothing but a line in the log', () => {
  const forged = (): [sentence: string, bytes: Buffer][] => [
    [
      'signed by somebody else',
      report({ as: envelopeId({ messageId: `<${id.slice(0, 32)}@x>`, to: TO }, 'another secret') }),
    ],
    [
      'signed for another address',
      report({ as: envelopeId({ messageId: `<${id.slice(0, 32)}@x>`, to: 'b@fosen.example' }, SECRET) }),
    ],
    [
      'about a mail that was never sent',
      report({ as: envelopeId({ messageId: `<${'0'.repeat(32)}@x>`, to: TO }, SECRET) }),
    ],
    ['without a name', report({ named: 'nowhere' })],
    ['about many recipients', report({ recipients: 2 })],
    ['with an unknown action', report({ action: 'exploded' })],
    [
      'that is an ordinary mail',
      Buffer.from(`To: bounces+${id}@test.example\r\nSubject: Fravær\r\n\r\nJeg er bortreist.`),
    ],
    ['that is nothing at all', Buffer.alloc(0)],
    ['that is too large', Buffer.concat([report(), Buffer.alloc(1024 * 1024)])],
  ];
  it('each of them', async () => {
    for (const [sentence, bytes] of forged()) {
      const before = lines.length;
      expect([sentence, await takeBounce(bytes, desk)]).toEqual([sentence, 'ignored']);
      expect(lines.length).toBe(before + 1);
      expect(lines.at(-1)).not.toContain('@');
    }
    expect(await ledger()).toEqual(untouched);
    expect(rings).toBe(0);
  });

  it('when the address was mended since the mail was sent', async () => {
    const [person] = await store.directory.people();
    await store.directory.put([{ ...person!, email: 'ny@fosen.example' }]);
    expect(await takeBounce(report(), desk)).toBe('ignored');
    expect(await ledger()).toEqual(untouched);
  });

  it('whatever bytes come: rubbish is read without an error, and never as a report of ours', async () => {
    const whole = report({ named: 'nowhere' });
    const rubbish = fc.oneof(
      fc.uint8Array({ maxLength: 2_000 }),
      fc.string({ unit: 'binary', maxLength: 500 }).map((text) => Buffer.from(text)),
      // Parts of a real one, torn, doubled and with bytes changed.
      fc
        .tuple(
          fc.nat(whole.length),
          fc.nat(whole.length),
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
        )
        .map(([from, to, changes]) => {
          const bytes = Buffer.concat([whole.subarray(0, Math.max(from, to)), whole.subarray(Math.min(from, to))]);
          for (const [at, value] of changes) bytes[at] = value;
          return bytes;
        }),
    );
    await fc.assert(
      fc.asyncProperty(rubbish, async (bytes) => {
        const read = await readDeliveryReport(bytes);
        expect(read === null || read.envelopes.length === 0).toBe(true);
        expect(await takeBounce(bytes, desk)).toBe('ignored');
      }),
      { numRuns: 300 },
    );
    expect(await ledger()).toEqual(untouched);
  }, 120_000);

  it('deep nesting and endless headers are no way to stop the process', async () => {
    const nested = Array.from(
      { length: 5_000 },
      (_, depth) => `Content-Type: multipart/mixed; boundary="${depth}"\r\n\r\n--${depth}\r\n`,
    ).join('');
    expect(await readDeliveryReport(Buffer.from(nested))).toBeNull();
    expect(await readDeliveryReport(Buffer.from(`X: ${'a\r\n '.repeat(100_000)}`))).toBeNull();
  }, 60_000);
});

describe('the name of an envelope', () => {
  it('is read back from any text, and holds for its mail and address alone', () => {
    const named = envelopeIdsIn(`Return-Path: <bounces+${id}@test.example>`)[0]!;
    expect(`${named.id}.${named.signature}`).toBe(id);
    expect(isSignedFor(named, TO, SECRET)).toBe(true);
    expect(isSignedFor(named, TO.toLowerCase(), SECRET)).toBe(true);
    expect(isSignedFor(named, 'other@fosen.example', SECRET)).toBe(false);
    expect(isSignedFor(named, TO, `${SECRET}x`)).toBe(false);
    expect(`bounces+${id}`.length).toBeLessThanOrEqual(64);
  });
});

describe('reports arrive', () => {
  it('in a Maildir: each is taken once, and moved', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'arshjul-bounces-'));
    try {
      for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(folder, part));
      writeFileSync(join(folder, 'new', '1.a'), report());
      writeFileSync(join(folder, 'new', '2.b'), 'rubbish');
      mkdirSync(join(folder, 'new', '3.c'));
      const both = await Promise.all([emptyBounceFolder(folder, desk), emptyBounceFolder(folder, desk)]);
      expect(both.flat().filter((one) => one === 'suspended')).toEqual(['suspended']);
      expect(readdirSync(join(folder, 'new'))).toEqual(['3.c']);
      expect(readdirSync(join(folder, 'cur')).sort()).toEqual(['1.a:2,S', '2.b:2,S']);
      expect(await emptyBounceFolder(folder, desk)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('at the door, for those who have the secret and no others', async () => {
    const door = await openDoor({
      worlds: {},
      host: '127.0.0.1',
      port: 0,
      token: 'the-door’s-own',
      bounces: desk,
      log: () => undefined,
    });
    const post = (authorization: string, body: Buffer) =>
      fetch(`${door.url}/bounces`, { method: 'POST', headers: { authorization }, body: new Uint8Array(body) });
    try {
      expect((await post('Bearer wrong', report())).status).toBe(401);
      expect((await post(`Bearer ${encodeURIComponent(door.token)}`, report())).status).toBe(401);
      expect(await ledger()).toEqual(untouched);
      const answer = await post(`Bearer ${SECRET}`, report());
      expect([answer.status, await answer.json()]).toEqual([200, { result: 'suspended' }]);
      expect((await post(`Bearer ${SECRET}`, Buffer.alloc(2 * 1024 * 1024))).status).toBe(422);
    } finally {
      await door.close();
    }
  });

  it('at a door that expects none, nowhere', async () => {
    const door = await openDoor({ worlds: {}, host: '127.0.0.1', port: 0, token: 'token', log: () => undefined });
    try {
      const answer = await fetch(`${door.url}/bounces`, { method: 'POST', headers: { authorization: 'Bearer token' } });
      expect(answer.status).toBe(404);
    } finally {
      await door.close();
    }
  });
});

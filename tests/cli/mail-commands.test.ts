// `arshjul mails` and `tasks`, from the command line to the ledger: what is listed, shown, sent again and let rest.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClaimedMail, Delivery } from '../../activities/ports.ts';
import type { Gateway } from '../../client/gateway.ts';
import { runProgram } from '../../client/program.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { VERBS } from '../../worker/verbs/table.ts';
import { openTestDatabase } from '../support/store.ts';
import { newsFor } from '../support/news.ts';

const CYCLE = 'forum/scheme/2027';
const MONDAY = '2027-01-04T07:00:00.000Z';
/** Half an hour into Wednesday, as Oslo counts days. */
const WEDNESDAY = '2027-01-05T23:30:00.000Z';

let close: () => Promise<void>;
let store: WorldStore;
let rings: string[] = [];
const keys: Record<string, string> = {};

/** One person, one mail, one end. */
async function mailTo(person: string, party: string, step: string, at: string, delivery: Delivery): Promise<void> {
  const roles = [{ role: 'network-coordinator' as const, party }];
  await store.directory.put([{ id: person, name: person, email: `${person}@test.example`, language: 'nb', roles }]);
  await store.outbox.raise([newsFor(person, at, { cycle: CYCLE, step, party })]);
  const [mail] = (await store.outbox.claim([person], { planned: at, now: at })) as [ClaimedMail];
  const words = { subject: `Emne til ${person}`, text: `Tekst til ${person}`, html: '<p>Tekst</p>' };
  await store.outbox.turn({ settle: [], handOver: [{ key: mail.key, ...words }] });
  await store.outbox.turn({ settle: [{ key: mail.key, delivery }], handOver: [] });
  keys[person] = mail.key;
}

beforeAll(async () => {
  const opened = await openTestDatabase();
  close = () => opened.close();
  store = await openWorldStore(opened.database, 'mail_commands', {
    mailDomain: 'test.example',
    wallClock: () => new Date(MONDAY),
  });
  await mailTo('p-sent', 'fosen', 'first-meeting', MONDAY, { state: 'sent', reply: '250 taken' });
  await mailTo('p-unknown', 'fosen', 'report', MONDAY, { state: 'unknown', reply: 'ECONNRESET' });
  await mailTo('p-refused', 'innherred', 'report', WEDNESDAY, {
    state: 'refused',
    suspend: false,
    reply: '554 disliked',
  });
  await mailTo('p-bounced', 'innherred', 'first-meeting', WEDNESDAY, { state: 'sent', reply: '250 taken' });
  await store.bounces.failed(keys['p-bounced']!, '5.2.2 mailbox full', false);
}, 60_000);
afterAll(() => close(), 60_000);

/** Runs a command line against the verbs of this world, as the door would. */
async function run(...line: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const gateway = {
    world: { prefix: '', taskQueue: 'none', clock: { virtualAnchor: WEDNESDAY, realAnchor: WEDNESDAY, speed: 0 } },
    ringDesk: (at: string) => Promise.resolve(void rings.push(at)),
  } as unknown as Gateway;
  const world = { running: { store, gateway }, inbox: null, definitions: undefined, examples: false };
  const code = await runProgram(line, {
    definitions: undefined,
    out: (text) => out.push(text),
    warn: (text) => err.push(text),
    call: async <Result>(_world: string, verb: string, input: Record<string, unknown>) =>
      (await VERBS[verb]!(world, JSON.parse(JSON.stringify(input)) as typeof input)) as Result,
    give: () => Promise.reject(new Error('not in this test')),
    rehearse: () => Promise.reject(new Error('not in this test')),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

async function listed(...options: string[]): Promise<string[]> {
  const { code, out, err } = await run('mails', ...options, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return (JSON.parse(out) as { person: string }[]).map(({ person }) => person).sort();
}

describe('mails are found', () => {
  it.each<[string[], string[]]>([
    [[], ['p-bounced', 'p-refused', 'p-sent', 'p-unknown']],
    [['--person', 'p-sent'], ['p-sent']],
    [
      ['--party', 'fosen'],
      ['p-sent', 'p-unknown'],
    ],
    [
      ['--step', 'report'],
      ['p-refused', 'p-unknown'],
    ],
    [['--step', 'report', '--party', 'fosen'], ['p-unknown']],
    [
      ['--cycle', CYCLE],
      ['p-bounced', 'p-refused', 'p-sent', 'p-unknown'],
    ],
    [['--cycle', 'forum/scheme/2028'], []],
    [['--state', 'bounced'], ['p-bounced']],
    // Days are those of Oslo.
    [
      ['--since', '2027-01-06'],
      ['p-bounced', 'p-refused'],
    ],
    [
      ['--until', '2027-01-05'],
      ['p-sent', 'p-unknown'],
    ],
    [['--since', '2027-01-05', '--until', '2027-01-05'], []],
  ])('with %j', async (options, people) => {
    expect(await listed(...options)).toEqual(people);
  });

  it('and shown, one with its words and what it was about', async () => {
    const { code, out } = await run('mails', keys['p-refused']!);
    expect(code).toBe(0);
    expect(out).toMatch(/^To: p-refused\nDate: 2027-01-05T23:30/);
    expect(out).toMatch(/State: refused\nThe server said: 554 disliked/);
    expect(out).toMatch(/About: frame-published of report, innherred in forum\/scheme\/2027, deadline 2027-01-14/);
    expect(out).toMatch(/Subject: Emne til p-refused\n\nTekst til p-refused$/);
    const { out: list } = await run('mails', '--state', 'refused');
    expect(list).toContain(keys['p-refused']);
  });

  it.each<[string[], number, RegExp]>([
    [['--since', 'yesterday'], 2, /since is "yesterday", wanted a date as YYYY-MM-DD/],
    [['--state', 'lost'], 2, /Allowed choices are intent, sending, sent/],
    [['no-such-key'], 4, /the ledger has none by that key/],
    [['a-key', '--party', 'fosen'], 2, /--party is given too/],
    [['--resend', 'a', '--close', 'a'], 2, /both --resend and --close are given/],
    [['--resend', 'a', '--state', 'sent'], 2, /--state is given too/],
    [['--dry-run'], 2, /wanted it with --resend or --close only/],
  ])('and bad questions are refused with a sentence: %j', async (options, code, sentence) => {
    const result = await run('mails', ...options);
    expect(result.err).toMatch(sentence);
    expect(result.code).toBe(code);
  });
});

describe('a mail that may not have arrived', () => {
  const tasks = async (): Promise<unknown[]> =>
    (JSON.parse((await run('tasks', '--json')).out) as { kind: string }[]).map(({ kind }) => kind);
  const state = async (person: string) => (await store.reads.mail(keys[person]!))?.state;

  it.each(['p-unknown', 'p-refused', 'p-bounced'])('may be tried for what would happen: %s', async (person) => {
    const before = await store.reads.mails();
    const { code, out } = await run('mails', '--resend', keys[person]!, '--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(/nothing is changed\. The mail to p-\w+ would be sent again/);
    expect([await store.reads.mails(), rings]).toEqual([before, []]);
  });

  it('is a task until it is sent again or let rest, and the desk is woken', async () => {
    expect(await tasks()).toEqual(['unknown', 'bounced', 'refused']);
    expect(await run('mails', '--resend', keys['p-unknown']!)).toMatchObject({ code: 0 });
    expect(await tasks()).toEqual(['bounced', 'refused']);
    expect(await run('mails', '--resend', keys['p-bounced']!)).toMatchObject({ code: 0 });
    expect(await run('mails', '--close', keys['p-refused']!)).toMatchObject({ code: 0 });
    expect(await tasks()).toEqual([]);
    expect(rings).toEqual([MONDAY, WEDNESDAY]);
    expect(await store.outbox.nextSendAt()).toBe(MONDAY);
    // The same mail; a new one with what the bounced one was about; and nothing.
    expect([await state('p-unknown'), await state('p-bounced'), await state('p-refused')]).toEqual([
      'unknown',
      'resent',
      'closed',
    ]);
    expect(await store.outbox.peopleDue(WEDNESDAY)).toEqual(['p-bounced']);
  });

  it('is answered for once', async () => {
    rings = [];
    for (const line of [
      ['--resend', keys['p-unknown']!],
      ['--resend', keys['p-bounced']!],
      ['--close', keys['p-refused']!],
      ['--close', keys['p-sent']!],
    ]) {
      const dry = await run('mails', ...line, '--dry-run');
      const real = await run('mails', ...line);
      expect([dry.code, real.code]).toEqual([3, 3]);
      expect(dry.err).toBe(real.err);
    }
    expect(rings).toEqual([]);
  });
});

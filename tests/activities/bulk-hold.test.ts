// A round to more people than usual waits until somebody has looked, or until its time is over; once, not once per call.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutgoingMail, Ports } from '../../activities/ports.ts';
import type { SendAnswer } from '../../activities/send-digests.ts';
import { sendDigestsWith } from '../../activities/send-digests.ts';
import type { Gateway } from '../../client/gateway.ts';
import { runProgram } from '../../client/program.ts';
import type { Database } from '../../store/open.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { VERBS } from '../../worker/verbs/table.ts';
import { roundNotices, roundPeople } from '../support/round.ts';
import { openTestDatabase } from '../support/store.ts';
import { smallYear } from '../support/years.ts';

const EIGHT = '2027-01-04T07:00:00.000Z';
const FIVE_PAST = '2027-01-04T07:05:00.000Z';
const TEN_PAST = '2027-01-04T07:10:00.000Z';
const RULE = { above: 5, minutes: 10 };

let opened: { database: Database; close(): Promise<void> };
let schema = '';
let schemas = 0;
let store: WorldStore;
let mails: OutgoingMail[];
let warnings: Record<string, unknown>[];
let rings: string[];
let clock: string;

/** As a process does that starts on the same tables. */
const openStore = (): Promise<WorldStore> =>
  openWorldStore(opened.database, schema, { mailDomain: 'test.example', wallClock: () => new Date(clock) });

beforeAll(async () => {
  opened = await openTestDatabase();
}, 60_000);
afterAll(() => opened.close(), 60_000);

beforeEach(async () => {
  schemas += 1;
  schema = `bulk_hold_${schemas}`;
  clock = EIGHT;
  [mails, warnings, rings] = [[], [], []];
  store = await openStore();
  await store.directory.put([
    ...roundPeople(12),
    {
      id: 'p-drift',
      name: 'Drift',
      email: 'drift@test.example',
      language: 'nb',
      roles: [{ role: 'administrator', party: 'office' }],
    },
  ]);
}, 60_000);

/** One call of the desk at an instant; the process's clock is the same. */
async function send(
  now: string,
  more: Partial<Ports> & { stands?: boolean; on?: WorldStore } = {},
): Promise<SendAnswer> {
  clock = now;
  const { stands = false, on = store, ...ports } = more;
  const all: Ports = {
    ...on,
    definitions: { ofCycle: () => Promise.resolve({ ...smallYear(2027, 1), example: true }) },
    mailer: {
      abreast: 4,
      send: (mail) => {
        mails.push(mail);
        return Promise.resolve({ state: 'sent', reply: '250 taken' });
      },
    },
    engine: {} as Ports['engine'],
    holdRule: RULE,
    test: true,
    ...ports,
  };
  const never = new AbortController().signal;
  return sendDigestsWith(
    all,
    () => never,
    (_, about) => warnings.push(about),
  )({ planned: now, now, ...(stands ? {} : { waitingSince: now }) });
}

const raise = (count: number, at: string, from = 0): Promise<number> =>
  store.outbox.raise(roundNotices(roundPeople(from + count).slice(from), at));

/** Runs a command line against the verbs of this world, as the door would. */
async function run(...line: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const gateway = {
    world: {
      prefix: '',
      taskQueue: 'none',
      clock: { virtualAnchor: clock, realAnchor: new Date().toISOString(), speed: 1 },
    },
    ringDesk: (at: string) => Promise.resolve(void rings.push(at)),
  } as unknown as Gateway;
  const code = await runProgram(line, {
    definitions: undefined,
    out: (text) => out.push(text),
    warn: (text) => err.push(text),
    call: async <Result>(_world: string, verb: string, input: Record<string, unknown>) =>
      (await VERBS[verb]!(
        { running: { store, gateway }, inbox: null, definitions: undefined, examples: false },
        JSON.parse(JSON.stringify(input)) as typeof input,
      )) as Result,
    give: () => Promise.reject(new Error('not in this test')),
    rehearse: () => Promise.reject(new Error('not in this test')),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('a large round', () => {
  it('waits ten minutes, is told of once, and then goes with what became due meanwhile', async () => {
    await raise(6, EIGHT);
    await raise(3, FIVE_PAST, 6);
    expect(await send(EIGHT)).toEqual({ sent: 0, next: TEN_PAST, behind: 0 });
    // The desk is rung at every notice.
    expect(await send(FIVE_PAST)).toEqual({ sent: 0, next: TEN_PAST, behind: 0 });
    expect([mails.length, warnings]).toEqual([0, [{ hold: 1, people: 6, until: TEN_PAST }]]);
    expect(await send(TEN_PAST)).toEqual({ sent: 9, next: null, behind: 0 });
    expect(await store.holds.list({ all: true })).toMatchObject([
      { id: 1, state: 'over', endedAt: TEN_PAST, endedBy: null, notices: 18 },
    ]);
    expect(warnings).toHaveLength(1);
  });

  it('is held once, though many of its mails are put off and tried again', async () => {
    await raise(8, EIGHT);
    await send(EIGHT);
    const away = () => Promise.resolve({ state: 'deferred', because: 'server', reply: 'gone' } as const);
    const { next } = await send(TEN_PAST, { mailer: { abreast: 4, send: away } });
    expect(next! > TEN_PAST).toBe(true);
    expect(await send(next!)).toMatchObject({ sent: 8 });
    expect(warnings.filter((about) => 'hold' in about)).toHaveLength(1);
  });

  it('after it is a large round of its own', async () => {
    await raise(8, EIGHT);
    await send(EIGHT);
    await send(TEN_PAST);
    const noon = '2027-01-04T11:00:00.000Z';
    await raise(8, noon);
    expect(await send(noon)).toMatchObject({ sent: 0, next: '2027-01-04T11:10:00.000Z' });
  });

  it('is held for whoever looks next: another process, and two at once', async () => {
    await raise(8, EIGHT);
    await Promise.all([send(EIGHT), send(EIGHT, { on: await openStore() })]);
    expect([mails.length, warnings.length]).toEqual([0, 1]);
    const later = await openStore();
    expect(await later.outbox.nextSendAt()).toBe(TEN_PAST);
    expect(await send(FIVE_PAST, { on: later })).toMatchObject({ sent: 0, next: TEN_PAST });
    // One that has not heard of the hold, with people in hand, can claim nothing either.
    expect(await later.outbox.claim(['p-00001'], { planned: FIVE_PAST, now: FIVE_PAST })).toEqual([]);
    expect(await send(TEN_PAST, { on: later })).toMatchObject({ sent: 8 });
  });

  it('goes when the desk next may, where the hold ends in the night', async () => {
    const evening = '2027-01-04T14:25:00.000Z';
    await raise(8, evening);
    expect(await send(evening)).toMatchObject({ next: '2027-01-04T14:35:00.000Z' });
    const night = '2027-01-04T23:00:00.000Z';
    // No year is open here, so no hours are kept: the hold itself is what ends.
    expect(await send(night)).toMatchObject({ sent: 8 });
  });

  it('goes at once where the clock stands, and where the rule is off', async () => {
    await raise(8, EIGHT);
    expect(await send(EIGHT, { stands: true })).toMatchObject({ sent: 8 });
    await raise(8, FIVE_PAST);
    expect(await send(FIVE_PAST, { holdRule: { above: 0, minutes: 10 } })).toMatchObject({ sent: 8 });
    expect(warnings).toEqual([]);
  });
});

describe('somebody who looks', () => {
  beforeEach(async () => {
    await raise(7, EIGHT);
    await send(EIGHT);
  });

  it('sees how many, about what and who, and finds it among the tasks', async () => {
    const [hold] = JSON.parse((await run('holds', '--people', '--json')).out) as Record<string, unknown>[];
    expect(hold).toMatchObject({ id: 1, state: 'on', people: 7, notices: 14, since: EIGHT, until: TEN_PAST });
    expect(hold!['about']).toEqual(
      ['frame-published', 'needs-delivered'].map((kind) => ({ cycle: expect.any(String), kind, people: 7 })),
    );
    expect(hold!['who']).toEqual(roundPeople(7).map(({ id }) => id));
    expect((await run('holds')).out).toMatch(/^Hold 1: 7 people, 14 notices, .*goes by itself at 2027-01-04T07:10/);
    expect((await run('tasks')).out).toMatch(/held +hold 1 +mails to 7 people wait until 2027-01-04T07:10/);
  });

  it('lets it go at once', async () => {
    clock = FIVE_PAST;
    expect((await run('holds', 'release', '1', '--as', 'administrator', '--dry-run')).out).toMatch(
      /^Dry run, nothing is changed\. The mails to 7 people would go now/,
    );
    expect(rings).toEqual([]);
    expect(await run('holds', 'release', '1', '--as', 'p-drift')).toMatchObject({ code: 0 });
    // At the time of this world, which is not that on the wall.
    expect(rings).toEqual([expect.stringMatching(/^2027-01-04T07:05/)]);
    expect(await send(FIVE_PAST)).toEqual({ sent: 7, next: null, behind: 0 });
    expect(await store.holds.list()).toEqual([]);
  });

  it('cancels it: nobody gets a mail, and the mail log says who did it, when and why', async () => {
    const cancel = ['holds', 'cancel', '1', '--as', 'p-drift', '--reason', 'Feil frist'];
    expect((await run(...cancel, '--dry-run')).out).toMatch(/would be cancelled/);
    expect((await run(...cancel)).out).toBe('The mails to 7 people are cancelled.');
    expect(await send(TEN_PAST)).toEqual({ sent: 0, next: null, behind: 0 });
    const log = JSON.parse((await run('mails', '--state', 'cancelled', '--json')).out) as Record<string, string>[];
    expect(log.map(({ person }) => person)).toEqual(roundPeople(7).map(({ id }) => id));
    for (const { reply } of log) expect(reply).toMatch(/^held and cancelled by p-drift at .*Z: Feil frist$/);
    const { out } = await run('holds', '--all');
    expect(out).toMatch(/^Hold 1: 7 people, 14 notices, .*cancelled by p-drift at .*\(Feil frist\)$/m);
    // It is over: there is nothing left to say.
    const again = await run('holds', 'release', '1', '--as', 'p-drift');
    expect(again.err).toMatch(/^Answer for hold 1: it was cancelled by p-drift at .*, wanted one that is on$/);
    expect(again.code).not.toBe(0);
  });

  it('must be somebody who may, and must give a reason that can be kept', async () => {
    const table: [string[], RegExp][] = [
      [['release', '1', '--as', 'p-00001'], /"p-00001" is network-coordinator of fosen, wanted an administrator/],
      [['cancel', '1', '--as', 'p-drift', '--reason', ' '], /the reason has 0 characters, wanted 1 to 500/],
      [['cancel', '1', '--as', 'nobody', '--reason', 'x'], /"nobody" is not in the directory/],
      [['release', '99', '--as', 'p-drift'], /hold 99: there is none by that number/],
      [['release', 'x', '--as', 'p-drift'], /its number is "x", wanted a whole number/],
    ];
    for (const [line, sentence] of table) {
      const { code, err } = await run('holds', ...line);
      expect(err).toMatch(sentence);
      expect(code).not.toBe(0);
    }
    expect(await store.holds.list()).toHaveLength(1);
  });
});

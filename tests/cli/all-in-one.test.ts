// The README's walk, restarts and bad input, with `npm start`'s program and the CLI as real processes.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stopRecordedDevServer } from '../../client/dev-server-record.ts';
import { runProgram } from '../../client/program.ts';
import { Refusal } from '../../domain/refusal.ts';
import { callDoor, sendToDoor } from '../../worker/call-door.ts';
import { readProcessFile } from '../../worker/process-file.ts';
import type { Finished, StartedProcess } from '../support/all-in-one-process.ts';
import { cli, startAll, startProgram } from '../support/all-in-one-process.ts';
import { pdfOf } from '../support/files.ts';
import { eventually } from '../support/wait.ts';

const CYCLE = 'trondelag-kompetanseloftet/kompetanseloftet-2021';
const folder = mkdtempSync(join(tmpdir(), 'arshjul-start-'));
let all: StartedProcess;

/** The program in this process, against the running one's door; a process per command would cost a second each. */
async function ask(...argv: string[]): Promise<Finished> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runProgram(argv, {
    definitions: undefined,
    out: (text) => out.push(text),
    warn: (text) => err.push(text),
    call: (world, verb, input) => {
      const door = readProcessFile(folder);
      if (!door) return Promise.reject(new Refusal('unavailable', 'Reach arshjul: no process runs'));
      return callDoor(door, world, verb, input);
    },
    give: (world, file) => sendToDoor(readProcessFile(folder)!, world, file),
    rehearse: () => Promise.reject(new Error('not in this test')),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

async function asked<Result>(...argv: string[]): Promise<Result> {
  const { code, out, err } = await ask(...argv, '--json');
  expect({ argv, code, err: code === 0 ? '' : err }).toEqual({ argv, code: 0, err: '' });
  return JSON.parse(out) as Result;
}

interface Line {
  readonly cycle: string;
  readonly partnerships: { party: string; stage: string; grant: number | null }[];
}

/** The demonstration's fiscal year: `npm start` opens the year whose next deadline comes soonest. */
let year = 0;

beforeAll(async () => {
  all = await startAll(folder);
  const [line] = await asked<Line[]>('list', '--demo');
  year = Number(line!.cycle.split('/')[2]);
}, 180_000);

afterAll(async () => {
  all.child.kill('SIGINT');
  await all.ended;
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('npm start', () => {
  test('prints the partnerships with their next deadline, the inbox, the Temporal UI and what to try next', () => {
    const printed = all.output();
    for (const party of ['fosen', 'trondheim-malvik', 'trondelag-sorvest', 'ppt-ledernettverket'])
      expect(printed).toContain(party);
    expect(printed).toContain('EKSEMPEL');
    expect(printed).toMatch(/Inbox: http:\/\/127\.0\.0\.1:\d+\/inbox/);
    expect(printed).toMatch(/Temporal: http:\/\/127\.0\.0\.1:\d+/);
    expect(printed.match(/npm run -s arshjul -- /g)).toHaveLength(3);
  });

  test('a second process on the same folder is refused with a sentence', async () => {
    const second = await startProgram('worker/all-in-one.ts', [], { ARSHJUL_DATA: folder }).ended;
    expect(second.code).toBe(5);
    expect(second.err).toMatch(
      /Open the store in .*: process \d+ has it open, wanted a folder that no other process uses/,
    );
    expect(second.err).not.toMatch(/\n\s+at /);
  });
});

/** What `advance` answers. */
interface Advanced {
  readonly mails: readonly { readonly to: string; readonly subject: string; readonly date: string }[];
}

describe('the walk through the demonstration', () => {
  test('from the first reminder to the inbox, the forum’s approval, the grants and a partnership that moves on', async () => {
    const to = ['advance', '--to', `${year - 1}-11-01`];
    const foretold = await asked<Advanced & { moments: object[] }>(...to, '--dry-run');
    const first = await asked<Advanced>(...to);
    const listed = ({ mails }: Advanced) => mails.map((mail) => `${mail.date.slice(0, 10)} ${mail.to} ${mail.subject}`);
    expect(listed(foretold).sort()).toEqual(listed(first).sort());
    expect(foretold.moments.length).toBeGreaterThan(0);
    expect(first.mails.map((mail) => mail.to)).toContain('kontakt@eier-1.fosen.example');
    const spawned = await cli(folder, 'explain', '--demo', '--language', 'nn');
    expect({ code: spawned.code, err: spawned.err }).toEqual({ code: 0, err: '' });
    expect(spawned.out.length).toBeGreaterThan(40);
    const caught = await asked<{ to: string; text: string }[]>('inbox', '--demo');
    expect(caught.find((mail) => mail.to === 'kontakt@eier-1.fosen.example')?.text).toContain('Fosen');

    await asked('advance', '--to', `${year}-01-14`);
    await asked('outcome', 'agreed', '--step', 'first-meeting', '--frame', '12000000', '--joint', '2000000', '--demo');
    const plan = join(folder, 'plan.pdf');
    writeFileSync(plan, pdfOf('Plan', 400_000));
    const basis = ['submit', 'fosen', 'decision-basis', '--text', 'Behov, prioriteringer og planer', '--demo'];
    await asked(...basis, '--attach', plan);
    const entries = await asked<{ event: { attachments?: { name: string }[] } }[]>('journal', 'fosen', '--demo');
    expect(JSON.stringify(entries)).toContain('plan.pdf');
    const dry = await asked<{ events: { type: string }[] }>(
      'approve',
      'fosen',
      'decision-basis',
      '--demo',
      '--dry-run',
    );
    expect(dry.events.map((event) => event.type)).toEqual(['approved']);
    await asked('approve', 'fosen', 'decision-basis', '--demo');

    const early = await ask('decide', '--grant', 'fosen=900000', '--demo');
    expect(early.code).toBe(3);
    expect(early.err).toContain('the forum has recorded no outcome');

    await asked('propose', '--line', 'fosen=900000', 'ppt-ledernettverket=200000', '--text', 'Lesing', '--demo');
    await asked('forum-approve', '--demo');
    const met = ['local-needs', 'workplace-based', 'partnership', 'interdisciplinary'];
    await asked('prepare', '--case-number', '2027/1', '--met', ...met, '--demo');
    await asked('decide', '--demo');
    const [line] = await asked<Line[]>('list', '--demo');
    const stages = Object.fromEntries(line!.partnerships.map(({ party, stage, grant }) => [party, [stage, grant]]));
    expect(stages['fosen']).toEqual(['implementation', 900_000]);
    expect(stages['ppt-ledernettverket']).toEqual(['implementation', 200_000]);
    expect(stages['trondheim-malvik']).toEqual(['not-granted', 0]);
    const { text } = await asked<{ text: string }>('explain', 'fosen', '--demo');
    expect(text.length).toBeGreaterThan(20);
    const verdicts = await asked<{ fault: string | null }[]>('journal', '--verify', '--demo');
    expect(verdicts.length).toBe(13);
    expect(verdicts.every((one) => one.fault === null)).toBe(true);
  }, 120_000);
});

describe('bad input', () => {
  const big = join(folder, 'big.json');
  test.each<[string, () => string[], number, RegExp]>([
    ['advance in real time', () => ['advance', '--to', '2030-01-01', '--real'], 3, /runs in real time/],
    ['advance to no date', () => ['advance', '--to', 'tomorrow'], 2, /"tomorrow" is no date/],
    ['advance backwards', () => ['advance', '--to', `${year - 1}-10-02`], 3, /is before/],
    [
      'a date that does not exist',
      () => ['extend', 'fosen', 'report', '--to', '2027-02-31', '--reason', 'x', '--demo'],
      2,
      /"2027-02-31", wanted a date that exists/,
    ],
    [
      'a deadline moved into the past',
      () => ['move-deadline', 'report', '--to', `${year - 1}-10-01`, '--reason', 'x', '--demo'],
      3,
      /has passed/,
    ],
    [
      'a person that nobody knows',
      () => ['withdraw', 'fosen', '--reason', 'x', '--as', 'p-ukjent', '--demo'],
      3,
      /"p-ukjent" has no role here/,
    ],
    [
      'a role that may not do it',
      () => ['accept-late', 'fosen', 'report', '--reason', 'x', '--as', 'network-coordinator', '--demo'],
      3,
      /wanted secretariat or case-officer/,
    ],
    ['nobody named in the real world', () => ['withdraw', 'fosen', '--reason', 'x'], 2, /wanted --as/],
    ['a partnership that is not there', () => ['status', 'nowhere', '--demo'], 4, /nothing by that id is running/],
    ['a step that is not there', () => ['submit', 'fosen', 'nothing', '--demo'], 4, /owes no step "nothing"/],
    [
      'a stage that is wrong',
      () => ['approve', 'fosen', 'report', '--demo', '--revision', '0'],
      3,
      /is (not-due|open), wanted it submitted/,
    ],
    [
      'an old revision',
      () => ['approve', 'fosen', 'decision-basis', '--demo', '--revision', '7'],
      3,
      /revision 7 of decision-basis is not the present one/,
    ],
    [
      'a document that is too large',
      () => ['submit', 'fosen', 'report', '--file', big, '--demo'],
      3,
      /the document is \d+ bytes, wanted at most 262144/,
    ],
    ['a cycle’s name that is none', () => ['status', '--cycle', 'x', '--demo'], 2, /"x" is not forum\/scheme\/year/],
    [
      'a scheme version that has ended',
      () => ['open', `${CYCLE}/2031`],
      3,
      /valid to 2025-12-31.*"kollektiv-kompetanseutvikling-2026" succeeds it/,
    ],
    ['a year opened twice', () => ['open', `${CYCLE}/${year}`, '--demo'], 3, /this year is open or was/],
    ['a mail that is not there', () => ['inbox', '9999', '--demo'], 4, /wanted a number from 1/],
  ])('%s', async (_what, argv, code, sentence) => {
    writeFileSync(big, JSON.stringify({ text: 'x'.repeat(300 * 1024) }));
    const before = await asked<unknown>('journal', '--verify', '--demo');
    const result = await ask(...argv());
    expect(result.err).toMatch(sentence);
    expect(result.code).toBe(code);
    expect(result.err).not.toMatch(/\n\s+at /);
    expect(await asked<unknown>('journal', '--verify', '--demo')).toEqual(before);
  });
});

describe('starting again', () => {
  test('after kill -9 it goes on where it was', async () => {
    const before = await asked<unknown>('list', '--demo');
    all.child.kill('SIGKILL');
    await all.ended;
    all = await startAll(folder);
    expect(await asked<unknown>('list', '--demo')).toEqual(before);
    const extended = await ask(
      'extend',
      'fosen',
      'report',
      '--to',
      `${year}-08-16`,
      '--reason',
      'Etter avtale',
      '--demo',
    );
    expect({ code: extended.code, err: extended.err }).toEqual({ code: 0, err: '' });
    // The partnership has answered; its cycle, told by a durable signal, writes the extension down a moment later.
    await eventually('the cycle has written the extension down', async () => {
      const entries = await asked<{ type: string; at: string }[]>('journal', '--demo');
      return entries.at(-1)?.type === 'noted';
    });
  }, 180_000);

  test('Ctrl-C stops it in order, and what was running is there the next time', async () => {
    const before = await asked<unknown>('journal', '--verify', '--demo');
    all.child.kill('SIGINT');
    const { code, err } = await all.ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect((await cli(folder, 'list')).code).toBe(5);
    all = await startAll(folder);
    expect(await asked<unknown>('journal', '--verify', '--demo')).toEqual(before);
  }, 180_000);
});

describe('what is needed and is not there', () => {
  const elsewhere = (): string => mkdtempSync(join(tmpdir(), 'arshjul-none-'));

  test('no Temporal server at the address that is named', async () => {
    const ended = await startProgram('worker/all-in-one.ts', [], {
      ARSHJUL_DATA: elsewhere(),
      TEMPORAL_ADDRESS: '127.0.0.1:9',
    }).ended;
    expect(ended.code).toBe(5);
    expect(ended.err).toMatch(/Connect to Temporal at 127\.0\.0\.1:9: .*, wanted a server there/);
  });

  test('a port in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as AddressInfo;
    const ended = await startProgram('worker/all-in-one.ts', [], {
      ARSHJUL_DATA: elsewhere(),
      ARSHJUL_DOOR_PORT: String(port),
    }).ended;
    blocker.close();
    expect(ended.code).toBe(5);
    expect(ended.err).toMatch(new RegExp(`Listen on 127\\.0\\.0\\.1:${port}: the port is in use, wanted a free port`));
  }, 120_000);

  test('a folder that cannot be written', async () => {
    const parent = elsewhere();
    const target = join(parent, 'data');
    // A file where the folder should be stops everybody, also the user that no permission stops.
    writeFileSync(target, '');
    const ended = await startProgram('worker/all-in-one.ts', [], { ARSHJUL_DATA: target }).ended;
    expect(ended.code).toBe(5);
    expect(ended.err).toMatch(/Open the store in .*: the folder cannot be written/);
  });

  test('a mail server that could reach real people, outside production', async () => {
    const ended = await startProgram('worker/all-in-one.ts', [], {
      ARSHJUL_DATA: elsewhere(),
      SMTP_HOST: 'smtp.office.example',
      MAIL_FROM: 'a@office.example',
    }).ended;
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/Read SMTP_HOST: it is "smtp\.office\.example" outside production/);
  });
});

// The dev servers of killed processes are detached on purpose; none may outlive the tests.
afterAll(async () => {
  await stopRecordedDevServer(join(folder, 'temporal.pid.json')).catch(() => undefined);
});

// The commands that need no running process, through the program's front door.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { runProgram } from '../../client/program.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CataloguedMessage } from '../../client/message-catalogue.ts';

const CYCLE = 'trondelag-kompetanseloftet/kompetanseloftet-2021/2027';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line with nothing running behind it. */
async function run(...argv: string[]): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runProgram(argv, {
    definitions: undefined,
    out: (text) => out.push(text),
    warn: (text) => err.push(text),
    call: (_world, verb) =>
      Promise.reject(
        new Refusal(
          'unavailable',
          `Reach arshjul: no process runs (asked for ${verb}), wanted npm start in another terminal`,
        ),
      ),
    give: () => Promise.reject(new Error('not in this test')),
    rehearse: () => Promise.reject(new Error('not in this test')),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function json<Result>(text: string): Result {
  return JSON.parse(text) as Result;
}

describe('calendar', () => {
  test('gives every deadline with nominal and handled date, instant and reason', async () => {
    const { code, out } = await run(
      'calendar',
      '--forum',
      'trondelag-kompetanseloftet',
      '--from',
      '2026',
      '--to',
      '2028',
      '--json',
    );
    expect(code).toBe(0);
    const rows = json<Record<string, unknown>[]>(out);
    expect(rows).toHaveLength(18);
    expect(rows).toContainEqual({
      year: 2026,
      step: 'decision-basis',
      nominal: '2026-02-01',
      handled: '2026-02-02',
      instant: '2026-02-02T22:59:59.000Z',
      moved: true,
      reason: 'søndag',
    });
    expect(rows).toContainEqual({
      year: 2028,
      step: 'grant-decision',
      nominal: '2028-04-15',
      handled: '2028-04-18',
      instant: '2028-04-18T21:59:59.000Z',
      moved: true,
      reason: 'påskeaften',
    });
    expect(rows).toContainEqual({
      year: 2027,
      step: 'report',
      nominal: '2027-06-15',
      handled: '2027-06-15',
      instant: '2027-06-15T21:59:59.000Z',
      moved: false,
      reason: null,
    });
  });
});

describe('preview', () => {
  test.each(['prompt', 'late', 'silent'])(
    'gives the same bytes twice, sorted, when people are %s',
    async (behaviour) => {
      const first = await run('preview', CYCLE, '--people', behaviour, '--json');
      const second = await run('preview', CYCLE, '--people', behaviour, '--json');
      expect(first.code).toBe(0);
      expect(second.out).toBe(first.out);
      expect(first.err).toMatch(/^EKSEMPEL: /);
      const { mails, stages } = json<{
        mails: { date: string; to: string; subject: string; notices: { rung: string; kind: string }[] }[];
        stages: { at: string; party: string; stage: string; cycle: string }[];
      }>(first.out);
      expect(mails.length).toBeGreaterThan(100);
      expect(stages.length).toBeGreaterThan(20);
      const keys = mails.map((mail) => `${mail.date} ${mail.to}`);
      expect([...keys].sort()).toEqual(keys);
      const places = stages.map(({ at, party, stage }) => `${at} ${party} ${stage}`);
      expect([...places].sort()).toEqual(places);
      for (const mail of mails) expect(mail.notices.length).toBeGreaterThan(0);
      for (const mail of mails) expect(mail.subject).toContain('EKSEMPEL');
    },
  );

  test('gives the mails of one day alone, with their words when they are asked for', async () => {
    const all = json<{ mails: { date: string }[] }>((await run('preview', CYCLE, '--json')).out).mails;
    const day = '2026-12-30';
    const { code, out } = await run('preview', CYCLE, '--on', day, '--bodies', '--json');
    expect(code).toBe(0);
    const { mails } = json<{ mails: { date: string; to: string; subject: string; text: string; html: string }[] }>(out);
    expect(mails).toHaveLength(all.filter(({ date }) => date === day).length);
    expect(mails.length).toBeGreaterThan(5);
    for (const mail of mails) {
      expect(mail.date).toBe(day);
      expect(mail.text).toMatch(/1\. februar|14\. januar/);
      expect(mail.html).toContain('<html');
    }
    const plain = await run('preview', CYCLE, '--on', day, '--bodies');
    expect(plain.out).toContain(mails[0]!.text);
    const sunday = await run('preview', CYCLE, '--on', '2026-12-27');
    expect(sunday.out).toContain('0 mails on 2026-12-27');
  });

  test('bundles two years into one mail a day', async () => {
    const { out } = await run(
      'preview',
      CYCLE,
      'trondelag-kompetanseloftet/kompetanseloftet-2021/2028',
      '--people',
      'silent',
      '--json',
    );
    const { mails } = json<{ mails: { date: string; to: string }[] }>(out);
    const keys = mails.map((mail) => `${mail.date} ${mail.to}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('definitions', () => {
  test('are checked one by one: what is unknown, which scheme has ended', async () => {
    const { code, out } = await run('definitions', '--check', '--json');
    expect(code).toBe(0);
    const { cycles } = json<{
      cycles: { cycle: string; fault: string | null; expired: string | null; unknowns: unknown[] }[];
    }>(out);
    expect(cycles.filter(({ fault }) => fault !== null)).toEqual([]);
    const of = (name: string) => cycles.find(({ cycle }) => cycle === name);
    expect(of(CYCLE)?.expired).toMatch(/2025/);
    const template = cycles.find(({ cycle }) => cycle.startsWith('mal-'));
    expect(template?.unknowns.length).toBeGreaterThan(5);
  });

  test('are compared field by field; one name alone is refused', async () => {
    const { out } = await run('definitions', '--compare', CYCLE.replace('2027', '2025'), CYCLE);
    expect(out).toMatch(/cycle\.year +2025 +2027/);
    const alone = await run('definitions', '--compare', CYCLE);
    expect(alone.code).toBe(2);
    expect(alone.err).toContain('1 are named, wanted two');
  });

  test('a folder with a broken file says which, and still lists the others', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'arshjul-definitions-'));
    try {
      cpSync(new URL('../../definitions', import.meta.url), folder, { recursive: true });
      writeFileSync(join(folder, 'forums', 'nordland.yaml'), 'id: nordland\n  broken: [\n');
      const out: string[] = [];
      const code = await runProgram(['definitions', '--check'], {
        definitions: folder,
        out: (text) => out.push(text),
        warn: () => undefined,
        give: () => Promise.reject(new Error('not in this test')),
        call: () => Promise.reject(new Error('not in this test')),
        rehearse: () => Promise.reject(new Error('not in this test')),
      });
      expect(code).toBe(2);
      expect(out.join('\n')).toMatch(
        /nordland\/rekom-2021\/2025: Read .*nordland\.yaml: line 1, column \d+ is not YAML/,
      );
      expect(out.join('\n')).toContain('trondelag-rekom/rekom-2021/2025: may be opened');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('allocate', () => {
  test('gives lines that add up to the frame, each with a recipient and an explanation', async () => {
    const { code, out, err } = await run('allocate', CYCLE, '--json');
    expect(code).toBe(0);
    const report = json<{ frame: number; lines: { recipient: string; kind: string; amount: number }[] }>(out);
    expect(Object.keys(report)).toEqual(['frame', 'lines']);
    for (const line of report.lines) expect(Object.keys(line)).toEqual(['recipient', 'kind', 'amount', 'explanation']);
    expect(report.frame).toBe(12_000_000);
    expect(report.lines.reduce((sum, line) => sum + line.amount, 0)).toBe(12_000_000);
    expect(err).toMatch(/Nøkkelen gir hvert nettverk en ramme/);
  });

  test('asks what another frame would mean, and refuses one that its own lines use up', async () => {
    const { out } = await run('allocate', CYCLE, '--json', '--frame', '13000000', '--joint', '0');
    const { lines } = json<{ lines: { kind: string; amount: number }[] }>(out);
    expect(lines.map((line) => line.kind)).not.toContain('joint');
    expect(lines.reduce((sum, line) => sum + line.amount, 0)).toBe(13_000_000);
    const small = await run('allocate', CYCLE, '--frame', '3000000');
    expect(small.code).toBe(3);
    expect(small.err).toMatch(/the frame is 3000000 kroner and fixed lines of 1900000/);
    for (const bad of ['-1', '0.5', 'mye']) {
      const refused = await run('allocate', CYCLE, `--frame=${bad}`);
      expect(refused.code).toBe(2);
      expect(refused.err).toMatch(/is no amount, wanted whole kroner/);
    }
  });
});

/** What a command's help lists under a heading, one name a line. */
function namesOf(help: string, heading: string): string[] {
  const [, list = ''] = help.split(`\n${heading}:\n`);
  return list
    .split('\n\n')[0]!
    .split('\n')
    .flatMap((line) => /^ {2}([a-z][a-z-]*)/.exec(line)?.[1] ?? [])
    .filter((name) => name !== 'help');
}

/** Every command that does something itself, as one would type it. */
async function leaves(path: readonly string[] = []): Promise<{ path: string; help: string }[]> {
  const { out } = await run(...path, '--help');
  const names = namesOf(out, 'Commands');
  if (names.length === 0) return [{ path: path.join(' '), help: out }];
  return (await Promise.all(names.map((name) => leaves([...path, name])))).flat();
}

describe('--dry-run', () => {
  /** They only read; the gallery and a letter write the file that they are told to. */
  const READS = [
    ...['preview', 'mail-gallery', 'rehearse', 'calendar', 'allocate', 'contract', 'definitions', 'list', 'inbox'],
    ...['status', 'explain', 'agenda', 'journal', 'tasks', 'people list', 'people suspended', 'tokens list'],
    ...['forum compilation', 'forum seats', 'minutes', 'confirmations', 'frame show', 'letter'],
    ...['report status', 'report summary'],
  ];

  test('is there on every command that changes something', async () => {
    const all = await leaves();
    expect(all.length).toBeGreaterThan(60);
    const without = all.filter(({ help }) => !help.includes('--dry-run')).map(({ path }) => path);
    expect(without.sort()).toEqual([...READS].sort());
  });
});

describe('contract', () => {
  test('gives every message a schema that its example fits', async () => {
    const { out } = await run('contract', '--json');
    const messages = json<CataloguedMessage[]>(out);
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const message of messages)
      expect({ name: message.name, fits: ajv.validate(message.schema, message.example) }).toEqual({
        name: message.name,
        fits: true,
      });
    const names = (workflow: string, kind: string) =>
      messages.filter((one) => one.workflow === workflow && one.kind === kind && !one.internal).map((one) => one.name);
    expect(names('partnership', 'update')).toEqual(
      expect.arrayContaining([
        'submit',
        'saveDraft',
        'approve',
        'returnForChanges',
        'acceptReport',
        'reportNotCarriedOut',
        'requestChange',
        'answerRequest',
        'declareNoNeed',
        'withdraw',
        'extendDeadline',
        'acceptLate',
        'reopen',
        'changeSeats',
        'advance',
      ]),
    );
    expect(names('cycle', 'update')).toEqual(
      expect.arrayContaining([
        'proposeRecommendation',
        'recordForumOutcome',
        'decideGrants',
        'returnToForum',
        'moveDeadline',
        'recordStep',
        'closeCycle',
        'cancelCycle',
        'changeSeats',
        'advance',
      ]),
    );
    expect(names('cycle', 'signal')).toEqual(['forumApproval']);
    expect(names('cycle', 'query')).toEqual(['status', 'agenda', 'explain']);
  });
});

describe('bad input', () => {
  const folder = mkdtempSync(join(tmpdir(), 'arshjul-cli-'));
  const broken = join(folder, 'broken.yaml');
  writeFileSync(broken, 'forum: [unclosed');
  const document = join(folder, 'document.json');
  writeFileSync(document, '{"text": ');

  test.each<[string, string[], number, RegExp]>([
    [
      'a forum that is not there',
      ['calendar', '--forum', 'nowhere', '--from', '2027', '--to', '2027'],
      4,
      /nowhere\.yaml: the file is missing, wanted one of .*trondelag-kompetanseloftet/,
    ],
    [
      'years the wrong way round',
      ['calendar', '--forum', 'trondelag-kompetanseloftet', '--from', '2028', '--to', '2027'],
      2,
      /2027 is before 2028/,
    ],
    [
      'a year that is no year',
      ['calendar', '--forum', 'trondelag-kompetanseloftet', '--from', 'x', '--to', '2027'],
      2,
      /"x" is no fiscal year/,
    ],
    [
      'a scheme that is not there',
      ['preview', 'trondelag-kompetanseloftet/nothing/2027'],
      4,
      /nothing\.yaml: the file is missing/,
    ],
    ['a file that is no YAML', ['preview', broken], 2, /broken\.yaml/],
    ['a day that does not exist', ['preview', CYCLE, '--on', '2027-02-31'], 2, /2027-02-31/],
    [
      'a behaviour that is not known',
      ['preview', CYCLE, '--people', 'lazy'],
      2,
      /Allowed choices are prompt, late, silent/,
    ],
    [
      'a cycle that is listed twice',
      ['preview', CYCLE, CYCLE],
      2,
      /kompetanseloftet-2021\/2027 is listed twice, wanted each cycle once/,
    ],
    ['no cycle at all', ['preview'], 2, /missing required argument/],
    ['a command that is not known', ['frobnicate'], 2, /unknown command/],
    ['a line that is no amount', ['propose', '--line', 'fosen:1'], 2, /wanted party=kroner/],
    ['a document that is no JSON', ['submit', 'fosen', 'decision-basis', '--file', document], 2, /document\.json/],
    [
      'a document that is not there',
      ['submit', 'fosen', 'decision-basis', '--file', join(folder, 'none.json')],
      4,
      /ENOENT/,
    ],
    [
      'an extension without a reason',
      ['extend', 'fosen', 'report', '--to', '2027-07-01'],
      2,
      /required option '--reason/,
    ],
    ['nothing running', ['list'], 5, /no process runs/],
  ])('%s', async (_what, argv, code, sentence) => {
    const result = await run(...argv);
    expect(result.err).toMatch(sentence);
    expect(result.code).toBe(code);
    expect(result.err).not.toMatch(/\n\s+at /);
    expect(result.out).toBe('');
  });
});

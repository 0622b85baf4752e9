// `arshjul forum`, `minutes` and `confirmations`: what each command line asks the running process for. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { runProgram } from '../../client/program.ts';

interface Asked {
  readonly verb: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Runs a command line; what it asked for, and what came out. */
async function run(line: readonly string[], answer: unknown = { seq: 7 }) {
  const asked: Asked[] = [];
  const out: string[] = [];
  const err: string[] = [];
  const code = await runProgram(line, {
    definitions: undefined,
    out: (text) => out.push(text),
    warn: (text) => err.push(text),
    call: <Result>(_world: string, verb: string, input: Record<string, unknown>) => {
      asked.push({ verb, input });
      return Promise.resolve(answer as Result);
    },
    give: () => Promise.reject(new Error('not in this test')),
    rehearse: () => Promise.reject(new Error('not in this test')),
  });
  return { code, asked, out: out.join('\n'), err: err.join('\n') };
}

describe('forum verbs become one message each', () => {
  test.each<[string, string[], string, Record<string, unknown>]>([
    [
      'plan',
      ['plan', '--date', '2027-03-10', '--papers', '2027-03-03', '--step', 'recommendation', '--place', 'Statens hus'],
      'planMeeting',
      { date: '2027-03-10', papersOut: '2027-03-03', step: 'recommendation', place: 'Statens hus' },
    ],
    [
      'move',
      ['move', 'm1', '--date', '2027-03-12', '--reason', 'Snø'],
      'moveMeeting',
      { meeting: 'm1', date: '2027-03-12', reason: 'Snø' },
    ],
    ['call-off', ['call-off', 'm1', '--reason', 'Snø'], 'cancelMeeting', { meeting: 'm1', reason: 'Snø' }],
    [
      'agenda',
      ['agenda', 'm1', '--item', 'sak-1:recommendation=Innstilling', '--item', 'sak-2:measure:fosen=Tiltak = ett'],
      'setAgenda',
      {
        meeting: 'm1',
        items: [
          { id: 'sak-1', about: 'recommendation', title: 'Innstilling' },
          { id: 'sak-2', about: 'measure', title: 'Tiltak = ett', parties: ['fosen'] },
        ],
      },
    ],
    ['papers', ['papers', 'm1'], 'sendPapers', { meeting: 'm1' }],
    [
      'attendance',
      ['attendance', 'm1', '--present', 'plass-ks=p-medlem-ks'],
      'recordAttendance',
      { meeting: 'm1', present: [{ seat: 'plass-ks', person: 'p-medlem-ks' }] },
    ],
    [
      'conflict',
      ['conflict', 'plass-nord', 'stepped-back', '--meeting', 'm1', '--item', 'sak-1', '--substitute', 'p-vara'],
      'recordConflict',
      { seat: 'plass-nord', kind: 'stepped-back', meeting: 'm1', item: 'sak-1', substitute: 'p-vara' },
    ],
    [
      'item',
      ['item', 'sak-2', 'agreed-with-dissent', '--meeting', 'm1', '--dissent', 'p-medlem-ks=Vi er uenige'],
      'recordItem',
      {
        item: 'sak-2',
        outcome: 'agreed-with-dissent',
        meeting: 'm1',
        dissents: [{ who: 'p-medlem-ks', statement: 'Vi er uenige' }],
      },
    ],
    ['close', ['close', 'm1'], 'closeMeeting', { meeting: 'm1' }],
    ['writing-open', ['writing-open', '--until', '2027-03-12'], 'openWriting', { until: '2027-03-12' }],
    [
      'answer',
      ['answer', 'dissents', '--statement', 'For lite', '--seat', 'plass-ks'],
      'approveInWriting',
      { answer: 'dissents', statement: 'For lite', seat: 'plass-ks' },
    ],
    ['writing-close', ['writing-close', '--without-result'], 'closeWriting', { withoutResult: true }],
  ])('%s', async (_name, line, name, message) => {
    const { code, asked } = await run(['forum', ...line, '--as', 'p-noen', '--json']);
    expect(code).toBe(0);
    expect(asked).toMatchObject([{ verb: 'command', input: { name, message, as: 'p-noen', dryRun: false } }]);
  });

  test('with --dry-run nothing is asked to change, and what would happen is printed', async () => {
    const { asked, out } = await run(['forum', 'papers', 'm1', '--as', 'x', '--dry-run'], {
      events: [{ type: 'papers-sent' }],
    });
    expect(asked[0]!.input).toMatchObject({ dryRun: true });
    expect(out).toBe('Dry run, nothing is changed. It would lead to: papers-sent.');
  });

  test('an outcome takes the meeting, votes and dissents', async () => {
    const { asked } = await run(['outcome', 'voted', '--meeting', 'm1', '--vote', 'plass-ks=for', '--as', 'x']);
    expect(asked[0]!.input['message']).toMatchObject({
      outcome: 'voted',
      meeting: 'm1',
      votes: [{ who: 'plass-ks', vote: 'for' }],
    });
  });

  test('rubbish is a sentence and exit code of its own, and nothing is asked', async () => {
    const { code, err, asked } = await run(['forum', 'attendance', 'm1', '--present', 'plass-ks', '--as', 'x']);
    expect(code).not.toBe(0);
    expect(err).toMatch(/^Read "plass-ks": wanted seat=person/);
    expect(asked).toEqual([]);
  });
});

describe('what is read', () => {
  test.each([
    [
      ['minutes', 'a/b/2027', '--meeting', 'm1', '--language', 'nn'],
      'minutes',
      { cycle: 'a/b/2027', meeting: 'm1', language: 'nn' },
    ],
    [['forum', 'compilation', 'a/b/2027'], 'compilation', { cycle: 'a/b/2027', language: 'nb' }],
  ])('%j', async (line, verb, input) => {
    const answer = { text: 'Protokoll\n', html: '<p>Protokoll</p>' };
    const { asked, out } = await run(line, answer);
    expect(asked).toEqual([{ verb, input }]);
    expect(out).toBe('Protokoll');
    expect((await run([...line, '--html'], answer)).out).toBe('<p>Protokoll</p>');
    expect(JSON.parse((await run([...line, '--json'], answer)).out)).toEqual(answer);
  });

  test('confirmations lists what waits for one party', async () => {
    const row = {
      cycle: 'c',
      partnership: 'fosen',
      step: 'decision-basis',
      revision: 2,
      since: 's',
      approveBy: '2027-02-08',
    };
    const { asked, out } = await run(['confirmations', '--party', 'nord'], [row]);
    expect(asked).toEqual([{ verb: 'confirmations', input: { party: 'nord' } }]);
    expect(out).toMatch(/fosen +decision-basis +2 +s +2027-02-08/);
  });

  test('seats warns of each group without a seat', async () => {
    const seat = { id: 'plass-ks', group: 'ks', votes: true, valid: true, members: ['p'], substitutes: [] };
    const { out, err } = await run(['forum', 'seats'], { seats: [seat], missingGroups: ['pbl'] });
    expect(out).toContain('plass-ks');
    expect(err).toMatch(/group pbl has no seat/);
  });
});

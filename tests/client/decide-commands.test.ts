// `arshjul prepare`, `decide`, `propose` and `prioritise`: lines from a file, reasons on lines. Runs under Jest.

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../client/program.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'arshjul-lines-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(text: string): string {
  const path = join(folder, `${Math.random()}.yaml`);
  writeFileSync(path, text);
  return path;
}

const STATUS = {
  recommendation: {
    lines: [
      { party: 'fosen', amount: 100 },
      { party: 'namdal', amount: 50 },
    ],
  },
  prepared: null,
};

async function run(line: readonly string[], status: unknown = STATUS) {
  const asked: Record<string, unknown>[] = [];
  const err: string[] = [];
  const code = await runProgram(line, {
    definitions: undefined,
    out: () => undefined,
    warn: (text) => err.push(text),
    call: <Result>(_world: string, verb: string, input: Record<string, unknown>) => {
      if (verb === 'command') asked.push({ name: input['name'], message: input['message'] });
      return Promise.resolve((verb === 'status' ? status : { seq: 1 }) as Result);
    },
    give: () => Promise.reject(new Error('not in this test')),
    rehearse: () => Promise.reject(new Error('not in this test')),
  });
  return { code, asked, err: err.join('\n') };
}

describe('what each command line asks for', () => {
  test('prepare with lines of a file, all that a line may say', async () => {
    const lines = file(
      '- { party: fosen, amount: 80, reason: Færre deltakere }\n- { party: namdal, amount: 0, result: returned, reason: Uklart }\n',
    );
    const { asked } = await run(['prepare', '--lines', lines, '--revision', '1']);
    expect(asked).toEqual([
      {
        name: 'prepareDecision',
        message: {
          revision: 1,
          grants: [
            { party: 'fosen', amount: 80, reason: 'Færre deltakere' },
            { party: 'namdal', amount: 0, result: 'returned', reason: 'Uklart' },
          ],
        },
      },
    ]);
  });

  test('prepare measure by measure, in flags and in a file', async () => {
    const measures = [
      { measure: 1, amount: 150_000 },
      { measure: 2, amount: 80_000, reason: 'Færre' },
      { measure: 3, amount: 0, result: 'returned', reason: 'Mangler mål' },
    ];
    const flags = [
      ['--measure', 'fosen/1=150_000', 'fosen/2=80000', 'namdal/1=5'],
      ['--measure-reason', 'fosen/2=Færre'],
      ['--return-measure', 'fosen/3=Mangler mål'],
    ].flat();
    const { asked } = await run(['prepare', '--grant', 'namdal=10', ...flags]);
    const namdal = { party: 'namdal', amount: 10, measures: [{ measure: 1, amount: 5 }] };
    const line = { party: 'fosen', amount: 230_000, measures };
    expect(asked).toEqual([{ name: 'prepareDecision', message: { grants: [namdal, line] } }]);
    const fromFile = await run(['prepare', '--lines', file(JSON.stringify([line]))]);
    expect(fromFile.asked).toEqual([{ name: 'prepareDecision', message: { grants: [line] } }]);
  });

  test('prepare without lines leaves them to the rules; with a reason the recommended lines carry it', async () => {
    expect((await run(['prepare'])).asked).toEqual([{ name: 'prepareDecision', message: {} }]);
    const { asked } = await run(['prepare', '--grant', 'fosen=80', 'namdal=50', '--reason', 'fosen=Færre = mindre']);
    expect(asked[0]!['message']).toEqual({
      grants: [
        { party: 'fosen', amount: 80, reason: 'Færre = mindre' },
        { party: 'namdal', amount: 50 },
      ],
    });
  });

  test('propose without lines leaves them to the rule; prioritise numbers measures in the order given', async () => {
    expect((await run(['propose'])).asked).toEqual([{ name: 'proposeRecommendation', message: {} }]);
    const { asked } = await run(['prioritise', '--measure', 'namdal/2', 'fosen/1']);
    expect(asked[0]).toEqual({
      name: 'setPriorities',
      message: {
        priorities: [
          { party: 'namdal', measure: 2, priority: 1 },
          { party: 'fosen', measure: 1, priority: 2 },
        ],
      },
    });
  });
});

test.each([
  ['both kinds of lines', ['prepare', '--grant', 'fosen=1', '--lines', 'x'], 2, /both given, wanted one/],
  ['a measure without a number', ['prepare', '--measure', 'fosen=1'], 2, /wanted party\/number=kroner/],
  ['a measure of half a krone', ['prepare', '--measure', 'fosen/1=0.5'], 2, /0.5 are no kroner, wanted whole/],
  ['a measure twice', ['prepare', '--measure', 'fosen/1=1', 'fosen/1=2'], 2, /fosen\/1: it is named twice/],
  [
    'a reason for a measure that is not decided',
    ['prepare', '--measure', 'fosen/1=1', '--measure-reason', 'fosen/2=Nei'],
    4,
    /no --measure names it/,
  ],
  ['measures beside a file', ['prepare', '--measure', 'fosen/1=1', '--lines', 'x'], 2, /both given, wanted one/],
  ['a reason without a party', ['prepare', '--grant', 'fosen=1', '--reason', 'bare'], 2, /wanted party=text/],
  [
    'a reason for nobody',
    ['prepare', '--grant', 'fosen=1', '--reason', 'narnia=x'],
    4,
    /no line is for it, wanted one of fosen/,
  ],
  ['a file that is not there', ['prepare', '--lines', '/nowhere.yaml'], 4, /cannot be read/],
  ['a measure without a number', ['prioritise', '--measure', 'fosen'], 2, /wanted party\/number/],
] as const)('%s is refused with a sentence, and nothing is asked', async (_name, line, code, says) => {
  const answer = await run(line);
  expect(answer.asked).toEqual([]);
  expect(answer.code).toBe(code);
  expect(answer.err).toMatch(says);
});

test('a file of other things than lines is refused with the field and what is wanted', async () => {
  const answer = await run(['decide', '--lines', file('- { party: fosen, amount: -1 }\n')]);
  expect(answer.err).toMatch(/message\[0\]\.amount is -1, wanted whole kroner/);
  expect(answer.asked).toEqual([]);
});

// What a process ends with, and a reader that stops early.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { EXIT, exitCodeOf } from '../../client/exit-codes.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { Refusal } from '../../domain/refusal.ts';

test.each<[RefusalCode, number]>([
  ['invalid-definition', EXIT.usage],
  ['misshapen', EXIT.usage],
  ['wrong-role', EXIT.refused],
  ['not-found', EXIT.notFound],
  ['unavailable', EXIT.unavailable],
  ['busy', EXIT.unavailable],
  ['a code of a newer process' as RefusalCode, EXIT.refused],
])('%s ends with %i', (code, exit) => {
  expect(exitCodeOf(new Refusal(code, 'No.'))).toBe(exit);
});

test('what is no refusal should not happen', () => {
  expect(exitCodeOf(new Error('No.'))).toBe(EXIT.unknown);
});

function start(script: string, env: Record<string, string>, ...argv: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...argv], { env: { ...process.env, ...env } });
  let err = '';
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number, err })) };
}

test('a reader that stops early ends the program, and nobody is told of it', async () => {
  const cycle = 'trondelag-kompetanseloftet/kompetanseloftet-2021/2025';
  const { child, ended } = start('worker/arshjul.ts', {}, 'preview', cycle, '--json');
  child.stdout.destroy();
  expect(await ended).toEqual({ code: 0, err: '' });
});

test.each([
  ['the CLI', 'worker/arshjul.ts', ['list']],
  ['a production process', 'worker/main.ts', ['office']],
  ['npm start', 'worker/all-in-one.ts', []],
])('%s ends with 2 when its environment is wrong', async (_, script, argv) => {
  const { ended } = start(
    script,
    { SMTP_HOST: 'mail.example.org', MAIL_FROM: 'a@b.example', ARSHJUL_PRODUCTION: '' },
    ...argv,
  );
  expect(await ended).toMatchObject({ code: 2, err: expect.stringMatching(/^Read SMTP_HOST: /) });
});

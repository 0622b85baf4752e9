// `--attach`: files are looked at here first, given in, and named in what is handed in; a dry run gives nothing in.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readAttachment } from '../../client/attach.ts';
import { runProgram } from '../../client/program.ts';
import { docxOf, pdfOf } from '../support/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'arshjul-attach-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, bytes: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** Runs a command line; what was given in, what was asked for, and what was said. */
async function run(...line: string[]) {
  const given: string[] = [];
  const asked: Record<string, unknown>[] = [];
  const err: string[] = [];
  const code = await runProgram(line, {
    definitions: undefined,
    out: () => undefined,
    warn: (text) => err.push(text),
    call: <Result>(_world: string, _verb: string, input: Record<string, unknown>) => {
      asked.push(input['message'] as Record<string, unknown>);
      return Promise.resolve({ seq: 2 } as Result);
    },
    give: (world, { name, content }) => {
      given.push(`${world} ${name}`);
      return Promise.resolve({ hash: 'f'.repeat(64), name, bytes: content.length, type: 'pdf' });
    },
    rehearse: () => Promise.reject(new Error('not in this test')),
  });
  return { code, given, asked, err: err.join('\n') };
}

test('hands files in with a document, and with a section of a report', async () => {
  const [pdf, word] = [fileOf('Søknad.pdf', pdfOf('a')), fileOf('plan.docx', await docxOf('b'))];
  const whole = await run('submit', 'fosen', 'decision-basis', '--attach', pdf, word, '--as', 'x');
  expect(whole).toMatchObject({ code: 0, given: ['real Søknad.pdf', 'real plan.docx'] });
  expect(whole.asked[0]!['attachments']).toHaveLength(2);
  const section = await run('report', 'section', 'fosen', '--attach', pdf, '--as', 'x', '--demo');
  expect(section).toMatchObject({ code: 0, given: ['demo Søknad.pdf'] });
  expect((await run('submit', 'fosen', 'decision-basis', '--as', 'x')).asked[0]).not.toHaveProperty('attachments');
});

test('a dry run names the files and gives none in', async () => {
  const pdf = fileOf('plan.pdf', pdfOf('a'));
  const dry = await run('submit', 'fosen', 'decision-basis', '--attach', pdf, '--as', 'x', '--dry-run');
  expect(dry).toMatchObject({ code: 0, given: [], asked: [{ attachments: [readAttachment(pdf).file] }] });
});

test.each([
  ['a file that is not there', () => join(folder, 'none.pdf'), 4, /ENOENT, wanted a PDF or a Word document/],
  ['another kind', () => fileOf('a.xlsx', Buffer.from('a;b')), 2, /Attach "a.xlsx": it is neither by its content/],
  ['an empty one', () => fileOf('b.pdf', Buffer.alloc(0)), 2, /Attach "b.pdf": it is empty/],
  ['one that was cut off', () => fileOf('c.pdf', Buffer.from('%PDF-1.7')), 2, /its end is missing/],
])('refuses %s before anything is sent', async (_, path, code, says) => {
  const good = fileOf('good.pdf', pdfOf('a'));
  const tried = await run('submit', 'fosen', 'decision-basis', '--attach', good, path(), '--as', 'x');
  expect(tried).toMatchObject({ code, given: [], asked: [] });
  expect(tried.err).toMatch(says);
});

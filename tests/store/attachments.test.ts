// Files are kept once, given out as they came in, told by their hash, and swept when nothing names them any more.

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Kysely } from 'kysely';
import type { Attachment } from '../../domain/attachments.ts';
import type { Database } from '../../store/open.ts';
import type { Tables } from '../../store/tables.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { docxOf, inPieces, pdfOf } from '../support/files.ts';
import { openTestDatabase, PaperYear } from '../support/store.ts';
import { ACTORS, examplePeople } from '../support/years.ts';

const LIMIT = 1024 * 1024;
const DAY = 86_400_000;
const START = Date.parse('2027-01-01T00:00:00.000Z');
const DRAFT = {
  cycle: 'trondelag-kompetanseloftet/kompetanseloftet-2021/2027',
  partnership: 'fosen',
  step: 'decision-basis',
  party: 'fosen',
};
let opened: { database: Database; close(): Promise<void> };
let store: WorldStore;
let db: Kysely<Tables>;
let now = START;
let schemas = 0;

beforeAll(async () => {
  opened = await openTestDatabase();
}, 60_000);
afterAll(() => opened.close(), 60_000);
beforeEach(async () => {
  schemas += 1;
  now = START;
  const schema = `attachments_${schemas}`;
  store = await openWorldStore(opened.database, schema, { mailDomain: 'x.example', wallClock: () => new Date(now) });
  db = await opened.database.schema(schema);
}, 60_000);

async function take(bytes: Buffer, name = 'plan.pdf'): Promise<Attachment> {
  const came = await store.attachments.take(inPieces(bytes, 70_000), { name, limit: LIMIT });
  if ('fault' in came) throw new Error(came.fault);
  return came.taken;
}

async function bytesOf(hash: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of (await store.attachments.read(hash))!.parts) parts.push(part);
  return Buffer.concat(parts);
}

const count = async (table: 'files' | 'file_parts'): Promise<number> =>
  (await db.selectFrom(table).select('content').execute()).length;

describe('a file', () => {
  it('comes out as it went in, under its hash, however large and however it was cut up', async () => {
    for (const bytes of [
      pdfOf('small'),
      pdfOf('large', 700_001),
      pdfOf('whole parts', 512 * 1024),
      await docxOf('W'),
    ]) {
      const taken = await take(bytes, 'Søknad.pdf');
      expect(taken.hash).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(taken.bytes).toBe(bytes.length);
      expect((await bytesOf(taken.hash)).equals(bytes)).toBe(true);
    }
  });

  it('that is there is kept once, under each name that it is given, also when both come at once', async () => {
    const bytes = pdfOf('twice', 600_000);
    const [one, other] = await Promise.all([take(bytes, 'a.pdf'), take(bytes, 'b.pdf')]);
    await take(bytes);
    expect([one.name, other.name, one.hash === other.hash]).toEqual(['a.pdf', 'b.pdf', true]);
    expect([await count('files'), await count('file_parts')]).toEqual([1, 3]);
  });

  it('that is not taken leaves nothing behind', async () => {
    const faults: string[] = [];
    for (const bytes of [
      Buffer.alloc(0),
      pdfOf('x', LIMIT + 1),
      pdfOf('x', 4 * LIMIT),
      Buffer.from('MZ'),
      pdfOf('x').subarray(0, 12),
    ]) {
      const came = await store.attachments.take(inPieces(bytes, 65_536), { name: 'x.pdf', limit: LIMIT });
      faults.push('fault' in came ? came.fault : 'taken');
    }
    const broken = async function* (): AsyncGenerator<Buffer> {
      yield pdfOf('half', 300_000);
      throw new Error('the line is down');
    };
    await expect(store.attachments.take(broken(), { name: 'x.pdf', limit: LIMIT })).rejects.toThrow('line is down');
    expect(faults).toEqual(['empty', 'too-large', 'too-large', 'other', 'cut']);
    expect([await count('files'), await count('file_parts')]).toEqual([0, 0]);
  });

  it('is missing when its hash, its size or its type is another', async () => {
    const taken = await take(pdfOf('here'));
    const missing = (files: readonly Attachment[]) => store.attachments.missing(files);
    expect(await missing([taken])).toBeNull();
    for (const other of [{ hash: 'a'.repeat(64) }, { bytes: 1 }, { type: 'docx' as const }])
      expect(await missing([taken, { ...taken, ...other }])).toMatchObject(other);
    expect(await store.attachments.read('a'.repeat(64))).toBeNull();
  });
});

describe('sweeping', () => {
  it('removes after a day what nothing names, and leaves what a draft or a document names', async () => {
    const [alone, drafted, handedIn] = [
      await take(pdfOf('alone')),
      await take(pdfOf('draft')),
      await take(pdfOf('in')),
    ];
    await store.drafts.save(DRAFT, 0, {}, ACTORS.fosen, [drafted]);
    await store.directory.put(examplePeople());
    const paper = new PaperYear(store);
    await paper.open();
    await paper.commandPartnership({
      type: 'submit',
      requestId: 'r1',
      actor: ACTORS.fosen,
      at: '2027-01-05T09:00:00.000Z',
      step: 'decision-basis',
      document: { need: 'Lesing', total: 100_000 },
      attachments: [handedIn],
    });
    await db
      .insertInto('file_parts')
      .values({ content: 'cut off', part: 0, bytes: Buffer.from('x'), taken_at: new Date(now).toISOString() })
      .execute();
    expect(await store.attachments.sweep(new Date(now + DAY / 2))).toBe(0);
    expect(await store.attachments.sweep(new Date(now + 2 * DAY))).toBe(1);
    expect(await store.attachments.read(alone.hash)).toBeNull();
    expect([await count('files'), await count('file_parts')]).toEqual([2, 2]);
    expect(await store.reads.verify()).toMatchObject([{ fault: null }, { fault: null }]);
    expect((await bytesOf(handedIn.hash)).length).toBe(handedIn.bytes);
  });

  it('waits another day after a file was named or came again', async () => {
    const [named, again] = [await take(pdfOf('named')), await take(pdfOf('again'))];
    now += 2 * DAY;
    await store.attachments.missing([named]);
    await take(pdfOf('again'));
    expect(await store.attachments.sweep(new Date(now + DAY / 2))).toBe(0);
    expect(await store.attachments.missing([named, again])).toBeNull();
  });

  it('takes the files of a draft that was left when its year ended, and never its words', async () => {
    const left = await take(pdfOf('left'));
    await store.drafts.save(DRAFT, 0, { need: 'Lesing' }, ACTORS.fosen, [left]);
    const row = { cycle: DRAFT.cycle, seq: 1, next_at: null, state: '{}' };
    await db
      .insertInto('cycles')
      .values({ ...row, status: 'open' })
      .execute();
    expect(await store.attachments.sweep(new Date(now + 200 * DAY))).toBe(0);
    await db.updateTable('cycles').set({ status: 'closed' }).execute();
    expect(await store.attachments.sweep(new Date(now + 80 * DAY))).toBe(0);
    expect(await store.attachments.sweep(new Date(now + 200 * DAY))).toBe(1);
    expect(await store.drafts.read(DRAFT)).toMatchObject({ fields: { need: 'Lesing' }, attachments: [] });
  });
});

it('a draft keeps its files when its words are saved, and is cleared with the very files that were handed in', async () => {
  const [one, other] = [await take(pdfOf('one')), await take(pdfOf('other'))];
  await store.drafts.save(DRAFT, 0, { need: 'a' }, ACTORS.fosen, [one]);
  await store.drafts.save(DRAFT, 1, { need: 'b' }, ACTORS.fosen);
  await Promise.all([
    store.drafts.attach(DRAFT, (files) => [...files, other]),
    store.drafts.attach(DRAFT, (files) => files.filter(({ hash }) => hash !== one.hash)),
  ]);
  expect((await store.drafts.read(DRAFT))!.attachments).toEqual([other]);
  await store.drafts.clear(DRAFT, 2, [one]);
  expect(await store.drafts.read(DRAFT)).not.toBeNull();
  await store.drafts.clear(DRAFT, 2, [other]);
  expect(await store.drafts.read(DRAFT)).toBeNull();
  expect(await store.drafts.attach(DRAFT, () => [one])).toBeNull();
});

it('verification finds a file that was taken away, changed, or exchanged in the row', async () => {
  const file = await take(pdfOf('sealed'));
  await store.directory.put(examplePeople());
  const paper = new PaperYear(store);
  await paper.open();
  const document = { need: 'Lesing', total: 100_000 };
  const when = { requestId: 'r1', actor: ACTORS.fosen, at: '2027-01-05T09:00:00.000Z' };
  await paper.commandPartnership({ type: 'submit', ...when, step: 'decision-basis', document, attachments: [file] });
  const fault = async () => (await store.reads.verify()).map((one) => one.fault).find((one) => one !== null) ?? null;
  expect(await fault()).toBeNull();
  await db.updateTable('documents').set({ attachments: '[]' }).execute();
  expect(await fault()).toBe('the attachments of entry 2 have been changed');
  await db
    .updateTable('documents')
    .set({ attachments: JSON.stringify([file]) })
    .execute();
  await db
    .updateTable('file_parts')
    .set({ bytes: pdfOf('forged') })
    .execute();
  expect(await fault()).toBe('a file of the document of entry 2 has been changed');
  await db.deleteFrom('files').execute();
  expect(await fault()).toBe('a file of the document of entry 2 is missing');
});

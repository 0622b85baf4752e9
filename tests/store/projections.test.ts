// Projections are idempotent and never go back; the journal's chain shows every tampering.

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Kysely } from 'kysely';
import type { PartnershipEvent } from '../../domain/partnership-events.ts';
import type { Database } from '../../store/open.ts';
import { sealOf } from '../../store/journal.ts';
import type { Tables } from '../../store/tables.ts';
import type { WorldStore } from '../../store/world-store.ts';
import { openWorldStore } from '../../store/world-store.ts';
import { ON_POSTGRES, openTestDatabase, PaperYear } from '../support/store.ts';
import { ACTORS, examplePeople } from '../support/years.ts';

let opened: { database: Database; close(): Promise<void> };
let store: WorldStore;
let db: Kysely<Tables>;
let paper: PaperYear;
let schemas = 0;

beforeAll(async () => {
  opened = await openTestDatabase();
}, 60_000);
afterAll(() => opened.close(), 60_000);

const at = (day: number): string => `2027-01-${String(day).padStart(2, '0')}T09:00:00.000Z`;
const basis = { step: 'decision-basis', party: 'fosen' };

/** A year with six entries in the partnership's journal and three in the cycle's. */
beforeEach(async () => {
  schemas += 1;
  const schema = `projections_${schemas}`;
  store = await openWorldStore(opened.database, schema, {
    mailDomain: 'test.example',
    wallClock: () => new Date('2027-01-01T00:00:00.000Z'),
  });
  db = await opened.database.schema(schema);
  await store.directory.put(examplePeople());
  paper = new PaperYear(store);
  await paper.open();
  const { secretariat, fosen, nord } = ACTORS;
  const document = { need: 'Lesing', total: 100_000 };
  await paper.commandPartnership({ type: 'submit', requestId: 'r1', actor: fosen, at: at(5), ...basis, document });
  await paper.commandPartnership({
    type: 'returnForChanges',
    requestId: 'r2',
    actor: nord,
    at: at(6),
    ...basis,
    revision: 1,
    reason: 'Meir',
  });
  await paper.commandPartnership({
    type: 'submit',
    requestId: 'r3',
    actor: fosen,
    at: at(7),
    ...basis,
    document: { ...document, need: 'Rekning' },
  });
  await paper.commandPartnership({ type: 'approve', requestId: 'r4', actor: nord, at: at(8), ...basis, revision: 2 });
  await paper.commandCycle({
    type: 'moveDeadline',
    requestId: 'r5',
    actor: secretariat,
    at: at(9),
    step: 'report',
    to: '2027-06-22',
    reason: 'Ferie',
  });
  await paper.commandCycle({
    type: 'proposeRecommendation',
    requestId: 'r6',
    actor: secretariat,
    at: at(10),
    lines: [],
  });
}, 60_000);

async function everything(): Promise<unknown> {
  const tables = ['journal', 'documents', 'cycles', 'partnerships', 'obligations', 'notices'] as const;
  return Promise.all(
    tables.map(async (table) => {
      const rows = await db.selectFrom(table).selectAll().execute();
      return rows.map((row) => JSON.stringify(row)).sort();
    }),
  );
}

async function faults(): Promise<(string | null)[]> {
  return (await store.reads.verify()).map(({ fault }) => fault);
}

describe('what is approved', () => {
  const submitWith = (requestId: string, day: number, files: readonly string[]) =>
    paper.commandPartnership({
      type: 'submit',
      requestId,
      actor: ACTORS.fosen,
      at: at(day),
      ...basis,
      document: { need: 'Rekning' },
      ...(files.length === 0
        ? {}
        : { attachments: files.map((hash) => ({ hash, name: 'plan.pdf', bytes: 10, type: 'pdf' as const })) }),
    });
  const approve = (requestId: string, day: number, revision: number) =>
    paper.commandPartnership({ type: 'approve', requestId, actor: ACTORS.nord, at: at(day), ...basis, revision });
  const reopen = (requestId: string, day: number) =>
    paper.commandPartnership({
      type: 'reopen',
      requestId,
      actor: ACTORS.secretariat,
      at: at(day),
      ...basis,
      reason: 'Feil fil',
    });

  it('is its words and its files: the same words with other files have another hash', async () => {
    const files = [[], ['a'.repeat(64)], ['b'.repeat(64)], ['b'.repeat(64), 'a'.repeat(64)]];
    for (const [index, own] of files.entries()) {
      await reopen(`o${index}`, 11 + index);
      await submitWith(`s${index}`, 11 + index, own);
      await approve(`a${index}`, 11 + index, 3 + index);
    }
    const entries = (await store.reads.journal(paper.workflow)).map(
      ({ event }) => JSON.parse(event) as { type: string; documentSha256?: string; contentSha256?: string },
    );
    const approved = entries.filter(({ type }) => type === 'approved').map(({ contentSha256 }) => contentSha256);
    const words = entries.filter(({ type }) => type === 'submitted').at(-1)!.documentSha256;
    expect(approved).toHaveLength(5);
    expect(approved[1]).toBe(words);
    expect(new Set(approved).size).toBe(5);
    // The hash can be made again from what the journal and the document say.
    const again = JSON.stringify({ text: words, files: files[3] });
    expect(approved[4]).toBe(createHash('sha256').update(again).digest('hex'));
  });
});

describe('a projection', () => {
  it('made twice, in any order and at the same time, changes nothing', async () => {
    const before = await everything();
    for (const again of paper.projected) await again();
    for (const again of [...paper.projected].reverse()) await again();
    await Promise.all(paper.projected.flatMap((again) => [again(), again()]));
    expect(await everything()).toEqual(before);
    expect(await faults()).toEqual([null, null]);
  });

  it('writes journal, row, obligations, documents and notices together', async () => {
    const [line] = await store.reads.partnerships(paper.name);
    expect(line).toMatchObject({ party: 'fosen', stage: 'allocation', grant: null });
    const rows = await store.projections.obligationsOf(paper.name);
    expect(rows.find(({ step }) => step === 'decision-basis')).toMatchObject({ status: 'complete', revision: 2 });
    const documents = await store.reads.documents(paper.workflow);
    expect(
      documents.map(({ seq, revision, document }) => [seq, revision, (JSON.parse(document) as { need: string }).need]),
    ).toEqual([
      [2, 1, 'Lesing'],
      [4, 2, 'Rekning'],
    ]);
    expect(documents.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
    const journal = await store.reads.journal(paper.workflow);
    expect(journal.map(({ seq, type, actor }) => [seq, type, actor])).toEqual([
      [1, 'opened', 'cycle'],
      [2, 'submitted', ACTORS.fosen],
      [3, 'returned', ACTORS.nord],
      [4, 'submitted', ACTORS.fosen],
      [5, 'approved', ACTORS.nord],
    ]);
    // Two were asked to approve, and one to mend.
    const kinds = await db.selectFrom('notices').select('notice').execute();
    expect(kinds.map(({ notice }) => (JSON.parse(notice) as { kind: string }).kind).sort()).toEqual([
      'approval-asked',
      'approval-asked',
      'changes-asked',
    ]);
    expect(paper.rings.length).toBeGreaterThan(0);
  });

  it('that leaves a gap in the journal is not taken, nor any part of it', async () => {
    const before = await everything();
    const state = { ...paper.partnership, seq: 9 };
    const event = { type: 'withdrawn', reason: 'x', at: at(11), actor: ACTORS.fosen, requestId: 'r9' } as const;
    const gap = store.projections.project({
      workflow: paper.workflow,
      cycle: paper.name,
      seq: 9,
      fence: 9,
      entries: [{ seq: 9, event }],
      documents: [],
      obligations: [],
      notices: [],
      summary: { kind: 'partnership', state, stage: 'withdrawn' },
    });
    await expect(gap).rejects.toThrow(/entry 9 comes after 5, wanted 6/);
    expect(await everything()).toEqual(before);
  });

  it('of a writer that has been overtaken changes nothing', async () => {
    const before = await everything();
    const { event } = (await store.reads.journal(paper.workflow))[2]!;
    await store.projections.project({
      workflow: paper.workflow,
      cycle: paper.name,
      seq: 3,
      fence: 1,
      entries: [{ seq: 3, event: { ...(JSON.parse(event) as PartnershipEvent), at: at(20) } }],
      documents: [],
      obligations: [],
      notices: [],
      summary: { kind: 'partnership', state: paper.partnership, stage: 'allocation' },
    });
    expect(await everything()).toEqual(before);
  });
});

describe('a worker killed after it wrote and before its Update was durable', () => {
  const late = { actor: ACTORS.secretariat, reason: 'x' };

  it('is overwritten by what happened instead: entries, documents and rows', async () => {
    const durable = paper.partnership;
    const ghost = { text: 'never acknowledged' };
    await paper.commandPartnership({ type: 'reopen', requestId: 'g1', at: at(12), ...late, ...basis });
    await paper.commandPartnership({
      type: 'submit',
      requestId: 'g2',
      at: at(13),
      actor: ACTORS.fosen,
      ...basis,
      document: ghost,
    });
    paper.partnership = durable;
    paper.timedOut = 5;
    await paper.commandPartnership({ type: 'reopen', requestId: 'r7', at: at(14), ...late, ...basis });
    const journal = await store.reads.journal(paper.workflow);
    expect(journal.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(journal.at(-1)!.at).toBe(at(14));
    const documents = await store.reads.documents(paper.workflow);
    expect(documents.map(({ document }) => document)).not.toContain(JSON.stringify(ghost));
    const row = (await store.projections.obligationsOf(paper.name)).find((one) => one.step === basis.step);
    expect(row).toMatchObject({ status: 'changes-asked', revision: durable.items['decision-basis/fosen']!.revision });
    expect(await faults()).toEqual([null, null]);
  });

  it('leaves nothing when the same thing happened again', async () => {
    const durable = paper.partnership;
    const command = { type: 'reopen', requestId: 'r7', at: at(12), ...late, ...basis } as const;
    await paper.commandPartnership(command);
    const before = await everything();
    paper.partnership = durable;
    paper.timedOut = 5;
    await paper.commandPartnership(command);
    expect(await everything()).toEqual(before);
    expect(await faults()).toEqual([null, null]);
  });
});

describe('verifying the journal', () => {
  const entryAt = (seq: number) =>
    db
      .selectFrom('journal')
      .selectAll()
      .where('workflow', '=', paper.workflow)
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow();
  const change = (seq: number, set: Partial<Tables['journal']>) =>
    db.updateTable('journal').set(set).where('workflow', '=', paper.workflow).where('seq', '=', seq).execute();
  const partnershipFault = async () =>
    (await store.reads.verify()).find(({ workflow }) => workflow === paper.workflow)!.fault;

  it('finds nothing when nobody has touched it, and folding gives the rows', async () => {
    expect(await store.reads.verify()).toEqual([
      { workflow: paper.cycleWorkflow, entries: 3, fault: null },
      { workflow: paper.workflow, entries: 5, fault: null },
    ]);
  });

  it.each([
    ['its event', { event: '{"type":"submitted"}' }],
    ['its actor', { actor: 'p-andre' }],
    ['its time', { at: at(1) }],
    ['its type', { type: 'withdrawn' }],
    ['its rule version', { rule_version: 2 }],
    ['its software version', { software_version: '9.9.9' }],
  ])('finds a changed entry: %s', async (_, set) => {
    await change(3, set);
    expect(await partnershipFault()).toBe('entry 3 has been changed');
  });

  it('finds a changed entry whose hash was computed anew', async () => {
    const { hash: _, ...entry } = await entryAt(3);
    const forged = { ...entry, event: entry.event.replace('Meir', 'Mindre') };
    await change(3, { event: forged.event, hash: sealOf(forged) });
    expect(await partnershipFault()).toBe('entry 4 does not follow from entry 3');
  });

  it('finds a chain that was computed anew from end to end, since it folds to another state', async () => {
    let previous = '0'.repeat(64);
    for (let seq = 1; seq <= 5; seq += 1) {
      const { hash: _, ...entry } = await entryAt(seq);
      const event = entry.event.replace('"revision":2', '"revision":7');
      const forged = { ...entry, event, previous_hash: previous };
      previous = sealOf(forged);
      await change(seq, { event, previous_hash: forged.previous_hash, hash: previous });
    }
    expect(await partnershipFault()).toMatch(/folds to another state/);
  });

  it.each([
    ['in the middle', [3], 'entry 3 is missing'],
    ['at the beginning', [1], 'entry 1 is missing'],
    ['all of them', [1, 2, 3, 4, 5], 'entry 1 is missing'],
  ])('finds missing entries: %s', async (_, seqs, fault) => {
    await db.deleteFrom('journal').where('workflow', '=', paper.workflow).where('seq', 'in', seqs).execute();
    expect(await partnershipFault()).toBe(fault);
  });

  it('finds that the end was cut off', async () => {
    await db.deleteFrom('journal').where('workflow', '=', paper.workflow).where('seq', '=', 5).execute();
    expect(await partnershipFault()).toMatch(/folds to another state/);
  });

  it('finds a changed row', async () => {
    const state = JSON.stringify({ ...paper.partnership, grant: 1_000_000 });
    await db.updateTable('partnerships').set({ state }).execute();
    expect(await partnershipFault()).toMatch(/folds to another state/);
    expect((await faults())[0]).toBeNull();
  });

  const documentOf = (seq: number) => ({ workflow: paper.workflow, seq });
  const changeDocument = (seq: number, set: Partial<Tables['documents']>) =>
    db.updateTable('documents').set(set).where('workflow', '=', paper.workflow).where('seq', '=', seq).execute();

  it('finds a changed document, also when its hash was computed anew', async () => {
    const document = '{"need":"Lesing","total":900000}';
    await changeDocument(2, { document });
    expect(await partnershipFault()).toBe('the document of entry 2 has been changed');
    await changeDocument(2, { sha256: createHash('sha256').update(document).digest('hex') });
    expect(await partnershipFault()).toBe('the document of entry 2 has been changed');
    expect((await faults())[0]).toBeNull();
  });

  it('finds a document that is gone, one for an entry without any, and one for no entry', async () => {
    const { seq: _, ...row } = await db
      .selectFrom('documents')
      .selectAll()
      .where('seq', '=', 2)
      .executeTakeFirstOrThrow();
    await db.deleteFrom('documents').where('seq', '=', 2).execute();
    expect(await partnershipFault()).toBe('the document of entry 2 is missing');
    await db
      .insertInto('documents')
      .values([
        { ...row, ...documentOf(2) },
        { ...row, ...documentOf(3) },
      ])
      .execute();
    expect(await partnershipFault()).toBe('entry 3 has no document, but the store has one');
    await changeDocument(3, { seq: 99 });
    expect(await partnershipFault()).toBe('the document of entry 99 has no entry');
  });

  it('finds a journal whose row is gone', async () => {
    await db.deleteFrom('partnerships').execute();
    expect(await partnershipFault()).toBe('there is no row for lists to be made from');
  });
});

describe('the schema', () => {
  it('is brought up to date twice without harm, and worlds do not see each other', async () => {
    const before = await everything();
    await opened.database.schema(`projections_${schemas}`);
    await Promise.all([opened.database.schema('side_by_side'), opened.database.schema('side_by_side')]);
    expect(await everything()).toEqual(before);
    const other = await opened.database.schema('side_by_side');
    expect(await other.selectFrom('journal').selectAll().execute()).toEqual([]);
  });

  it.each(['', 'Upper', '1st', 'a b', 'a";drop schema public;--', 'x'.repeat(60)])(
    'refuses the name "%s"',
    async (name) => {
      await expect(opened.database.schema(name)).rejects.toMatchObject({ code: 'misshapen' });
    },
  );

  it(`runs on ${ON_POSTGRES ? 'PostgreSQL' : 'the embedded database'}`, () => {
    expect(opened.database.location.kind).toBe(ON_POSTGRES ? 'postgres' : 'memory');
  });
});

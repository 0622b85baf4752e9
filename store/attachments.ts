// Files that are attached to documents: taken in and given out part by part, every content kept once. Node only.

import { createHash, randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { attachmentTypeOf, TAIL_BYTES } from '../domain/attachment-type.ts';
import type { Attachment, AttachmentFault } from '../domain/attachments.ts';
import { attachmentName } from '../domain/attachments.ts';
import type { Tables } from './tables.ts';

/** A file on its way out. */
export interface StoredFile {
  readonly bytes: number;
  readonly parts: AsyncIterable<Uint8Array>;
}

export interface AttachmentStore {
  /**
   * Takes a file in as it comes, without holding it in memory; content that is there already is kept once. Nothing is left
   * of a file that is not taken. Of one above the limit as much again is read and dropped, so that a form can be answered.
   */
  take(
    source: AsyncIterable<Uint8Array>,
    file: { readonly name: string; readonly limit: number },
  ): Promise<{ readonly taken: Attachment } | { readonly fault: AttachmentFault }>;
  /** The first that is not here as it is said to be; null when all are, and then none is swept for a day. */
  missing(files: readonly Attachment[]): Promise<Attachment | null>;
  read(hash: string): Promise<StoredFile | null>;
  /** Removes files that nothing names any more; answers how many. */
  sweep(now: Date): Promise<number>;
}

/** Small enough for a statement, large enough for few of them. */
const PART_BYTES = 256 * 1024;
const DAY_MS = 86_400_000;
/** How long a file is kept that nothing names: it may be on its way into a draft or a document. */
const UNNAMED_MS = DAY_MS;
/** How long a draft that was never handed in keeps its files after the end of its year. */
const LEFT_DRAFT_MS = 90 * DAY_MS;

export function createAttachments(db: Kysely<Tables>, wallClock: () => Date): AttachmentStore {
  const now = (): string => wallClock().toISOString();
  return {
    async take(source, { name, limit }) {
      const content = randomUUID();
      const dropped = async (fault: AttachmentFault) => {
        await db.deleteFrom('file_parts').where('content', '=', content).execute();
        return { fault };
      };
      try {
        const read = await readIn(source, limit, (part, bytes) =>
          db.insertInto('file_parts').values({ content, part, bytes, taken_at: now() }).execute(),
        );
        if (read.bytes === 0) return await dropped('empty');
        if (read.bytes > limit) return await dropped('too-large');
        const type = attachmentTypeOf(read.head, read.tail);
        if (type !== 'pdf' && type !== 'docx') return await dropped(type);
        const kept = await db
          .insertInto('files')
          .values({ sha256: read.hash, content, type, bytes: read.bytes, taken_at: now() })
          .onConflict((on) => on.column('sha256').doUpdateSet({ taken_at: now() }))
          .returning('content')
          .executeTakeFirstOrThrow();
        if (kept.content !== content) await db.deleteFrom('file_parts').where('content', '=', content).execute();
        return { taken: { hash: read.hash, name: attachmentName(name, type), bytes: read.bytes, type } };
      } catch (error) {
        // The line or the database is down: what is left is swept.
        await dropped('cut').catch(() => undefined);
        throw error;
      }
    },
    async missing(files) {
      if (files.length === 0) return null;
      const hashes = files.map(({ hash }) => hash);
      const rows = await db
        .updateTable('files')
        .set({ taken_at: now() })
        .where('sha256', 'in', hashes)
        .returning(['sha256', 'type', 'bytes'])
        .execute();
      const isHere = ({ hash, type, bytes }: Attachment): boolean =>
        rows.some((row) => row.sha256 === hash && row.type === type && row.bytes === bytes);
      return files.find((one) => !isHere(one)) ?? null;
    },
    async read(hash) {
      const row = await db.selectFrom('files').selectAll().where('sha256', '=', hash).executeTakeFirst();
      return row ? { bytes: row.bytes, parts: partsOf(db, row.content) } : null;
    },
    async sweep(at) {
      const before = (ms: number): string => new Date(at.getTime() - ms).toISOString();
      await db
        .updateTable('drafts')
        .set({ attachments: '[]' })
        .where('saved_at', '<', before(LEFT_DRAFT_MS))
        .where('attachments', '!=', '[]')
        .where(sql<string>`split_part(id, '|', 1)`, 'in', (eb) =>
          eb.selectFrom('cycles').select('cycle').where('status', '!=', 'open'),
        )
        .execute();
      const hashOfEach = sql<string>`jsonb_array_elements(attachments::jsonb)->>'hash'`.as('hash');
      const removed = await db
        .deleteFrom('files')
        .where('taken_at', '<', before(UNNAMED_MS))
        .where('sha256', 'not in', (eb) => eb.selectFrom('documents').select(hashOfEach))
        .where('sha256', 'not in', (eb) => eb.selectFrom('drafts').select(hashOfEach))
        .executeTakeFirst();
      await db
        .deleteFrom('file_parts')
        .where('taken_at', '<', before(UNNAMED_MS))
        .where('content', 'not in', (eb) => eb.selectFrom('files').select('content'))
        .execute();
      return Number(removed.numDeletedRows);
    },
  };
}

/** What is wrong with the files of a store: those that are missing or are not what their hash says, by hash. */
export async function faultsInFiles(
  db: Kysely<Tables> | Transaction<Tables>,
  hashes: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const faults = new Map<string, string>();
  for (const hash of hashes) {
    const row = await db.selectFrom('files').select('content').where('sha256', '=', hash).executeTakeFirst();
    const sum = createHash('sha256');
    if (row) for await (const part of partsOf(db, row.content)) sum.update(part);
    if (!row) faults.set(hash, 'is missing');
    else if (sum.digest('hex') !== hash) faults.set(hash, 'has been changed');
  }
  return faults;
}

async function* partsOf(db: Kysely<Tables> | Transaction<Tables>, content: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const row = await db
      .selectFrom('file_parts')
      .select('bytes')
      .where('content', '=', content)
      .where('part', '=', part)
      .executeTakeFirst();
    if (!row) return;
    yield row.bytes;
  }
}

/** Reads a source to its end, or to twice the limit, and hands its parts on while it is within the limit. */
async function readIn(
  source: AsyncIterable<Uint8Array>,
  limit: number,
  keep: (part: number, bytes: Buffer) => Promise<unknown>,
) {
  const sum = createHash('sha256');
  let [bytes, parts] = [0, 0];
  let [head, tail, waiting] = [Buffer.alloc(0), Buffer.alloc(0), Buffer.alloc(0)];
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > 2 * limit) break;
    if (bytes > limit) continue;
    sum.update(chunk);
    if (head.length < 8) head = Buffer.concat([head, chunk.subarray(0, 8)]).subarray(0, 8);
    tail = Buffer.concat([tail, chunk]).subarray(-TAIL_BYTES);
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= PART_BYTES) {
      await keep(parts, waiting.subarray(0, PART_BYTES));
      parts += 1;
      waiting = waiting.subarray(PART_BYTES);
    }
  }
  if (waiting.length > 0 && bytes <= limit) await keep(parts, waiting);
  return { bytes, hash: sum.digest('hex'), head, tail };
}

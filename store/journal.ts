// The journal: nothing that anybody was answered for ever changes, each entry sealed with the hash of the one before
// and of its document. Node only.

import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Attachment } from '../domain/attachments.ts';
import type { CycleEvent } from '../domain/cycle-events.ts';
import type { PartnershipEvent } from '../domain/partnership-events.ts';
import type { Tables } from './tables.ts';

/** Written into every entry, so that it can be told which software judged. */
export const SOFTWARE_VERSION = '0.1.0';

/** The hash before the first entry of a workflow. */
const GENESIS = '0'.repeat(64);

type Entry = Omit<Tables['journal'], 'hash'>;
/** What is sealed: everything but the fence, which is about writing and not about what happened. */
type Sealed = Omit<Entry, 'fence'>;

/** SHA-256 over every field of the entry, the previous hash included. */
export function sealOf(entry: Sealed): string {
  const fields = [
    entry.workflow,
    entry.seq,
    entry.at,
    entry.actor,
    entry.type,
    entry.event,
    entry.rule_version,
    entry.software_version,
    entry.previous_hash,
  ];
  return sha256(JSON.stringify(fields));
}

/** An event on its way into the journal. */
export interface NewEntry {
  readonly seq: number;
  readonly event: { readonly type: string; readonly at: string; readonly actor: string };
  /** Hash of the document that came with it; sealed with the entry, so that a document cannot be exchanged either. */
  readonly documentSha256: string | null;
  /** Hash of what was approved, or of what is to be; null for everything else. */
  readonly contentSha256?: string | null;
}

/** The bytes that are sealed. Folding ignores the document's hash, since no rule knows the field. */
function textOf({ event, documentSha256, contentSha256 }: NewEntry): string {
  return JSON.stringify({
    ...event,
    ...(documentSha256 === null ? {} : { documentSha256 }),
    ...(contentSha256 == null ? {} : { contentSha256 }),
  });
}

/**
 * What came of an append. `stale`: a newer writer was here first. `replaced`: a tail that never became durable is gone.
 */
export type Appended = 'added' | 'replaced' | 'stale';

/**
 * Adds entries that are not there yet. A projection runs before Temporal has made its Update durable, so a worker that is
 * killed in between leaves entries that nobody was answered for. `fence` is the length of the history that the writer
 * saw: it only grows, and a writer with the same or a newer one replaces such a tail.
 */
export async function appendToJournal(
  tx: Transaction<Tables>,
  workflow: string,
  entries: readonly NewEntry[],
  writer: { readonly ruleVersion: number; readonly fence: number },
): Promise<Appended> {
  const first = entries[0];
  if (!first) return 'added';
  const there = await tx
    .selectFrom('journal')
    .select(['seq', 'event', 'fence', 'hash'])
    .where('workflow', '=', workflow)
    .where((eb) =>
      eb.or([
        eb('seq', '>=', first.seq - 1),
        // Also the last one, so that a gap can be named.
        eb(
          'seq',
          '=',
          eb
            .selectFrom('journal')
            .select((one) => one.fn.max('seq').as('last'))
            .where('workflow', '=', workflow),
        ),
      ]),
    )
    .orderBy('seq')
    .execute();
  const bySeq = new Map(there.map((row) => [row.seq, row]));
  const last = entries.at(-1)!.seq;
  const differs = entries.find((one) => {
    const row = bySeq.get(one.seq);
    return row !== undefined && row.event !== textOf(one);
  });
  if (differs && bySeq.get(differs.seq)!.fence > writer.fence) return 'stale';
  const beyond = there.find((row) => row.seq > last && row.fence < writer.fence);
  const from = differs?.seq ?? beyond?.seq;
  if (from !== undefined) {
    await tx.deleteFrom('journal').where('workflow', '=', workflow).where('seq', '>=', from).execute();
    await tx.deleteFrom('documents').where('workflow', '=', workflow).where('seq', '>=', from).execute();
  }
  const kept = there.filter((row) => from === undefined || row.seq < from).at(-1);
  let seq = kept?.seq ?? 0;
  let previous = kept?.hash ?? GENESIS;
  const rows: Tables['journal'][] = [];
  for (const one of entries) {
    const { seq: own, event } = one;
    if (own <= seq) continue;
    if (own !== seq + 1)
      throw new Error(`Append to the journal of ${workflow}: entry ${own} comes after ${seq}, wanted ${seq + 1}`);
    const entry: Entry = {
      workflow,
      seq: own,
      at: event.at,
      actor: event.actor,
      type: event.type,
      event: textOf(one),
      rule_version: writer.ruleVersion,
      software_version: SOFTWARE_VERSION,
      previous_hash: previous,
      fence: writer.fence,
    };
    previous = sealOf(entry);
    rows.push({ ...entry, hash: previous });
    seq = own;
  }
  if (rows.length > 0) await tx.insertInto('journal').values(rows).execute();
  return from === undefined ? 'added' : 'replaced';
}

/** What is wrong with the documents that a workflow's entries speak of; null when each is as it was handed in. */
export function faultInDocuments(
  entries: readonly Tables['journal'][],
  documents: readonly Tables['documents'][],
): string | null {
  const bySeq = new Map(documents.map((one) => [one.seq, one]));
  for (const { seq, event } of entries) {
    const documentSha256 = hashIn(event);
    const row = bySeq.get(seq);
    bySeq.delete(seq);
    if (documentSha256 === undefined && row === undefined) continue;
    if (documentSha256 === undefined) return `entry ${seq} has no document, but the store has one`;
    if (row === undefined) return `the document of entry ${seq} is missing`;
    if (row.sha256 !== documentSha256 || sha256(row.document) !== documentSha256)
      return `the document of entry ${seq} has been changed`;
    if (row.attachments !== attachmentsIn(event)) return `the attachments of entry ${seq} have been changed`;
  }
  const [without] = bySeq.keys();
  return without === undefined ? null : `the document of entry ${without} has no entry`;
}

function hashIn(event: string): string | undefined {
  try {
    return (JSON.parse(event) as { documentSha256?: string }).documentSha256;
  } catch {
    // Never written by this program; folding says so.
    return undefined;
  }
}

/** The files that an entry names, as the document's row has them. */
function attachmentsIn(event: string): string {
  return JSON.stringify((JSON.parse(event) as { attachments?: readonly Attachment[] }).attachments ?? []);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What is wrong with a workflow's chain; null when every entry follows from the one before. */
export function faultInChain(entries: readonly Tables['journal'][]): string | null {
  // A workflow has an entry from its first moment on.
  if (entries.length === 0) return 'entry 1 is missing';
  let previous = GENESIS;
  let seq = 0;
  for (const { hash, ...entry } of entries) {
    if (entry.seq !== seq + 1) return `entry ${seq + 1} is missing`;
    if (entry.previous_hash !== previous) return `entry ${entry.seq} does not follow from entry ${seq}`;
    if (sealOf(entry) !== hash) return `entry ${entry.seq} has been changed`;
    previous = hash;
    seq = entry.seq;
  }
  return null;
}

/** The entries of one workflow, in order; of a `page` those after an entry's number, at most so many. */
export async function readJournal(
  db: Kysely<Tables>,
  workflow: string,
  page?: { readonly after: number; readonly limit: number },
): Promise<Tables['journal'][]> {
  const all = db.selectFrom('journal').selectAll().where('workflow', '=', workflow).orderBy('seq');
  return (page === undefined ? all : all.where('seq', '>', page.after).limit(page.limit)).execute();
}

/** The events of some kinds of one workflow, oldest first; of a long journal only those are read. */
export async function readEvents(
  db: Kysely<Tables>,
  workflow: string,
  types: readonly string[],
): Promise<(CycleEvent | PartnershipEvent)[]> {
  const rows = await db
    .selectFrom('journal')
    .select('event')
    .where('workflow', '=', workflow)
    .where('type', 'in', [...types])
    .orderBy('seq')
    .execute();
  return rows.map(({ event }) => JSON.parse(event) as CycleEvent | PartnershipEvent);
}

// What somebody approved, as a hash in the journal: a document with its files, or the lines of a recommendation. Node
// only.

import type { Kysely, Transaction } from 'kysely';
import type { Projection } from '../activities/ports.ts';
import type { Attachment } from '../domain/attachments.ts';
import { sha256 } from './journal.ts';
import type { Tables } from './tables.ts';

type Entry = Projection['entries'][number];
interface Revised {
  readonly type: string;
  readonly revision?: number;
  readonly step?: string;
  readonly party?: string;
  readonly lines?: unknown;
  readonly note?: unknown;
  readonly documented?: number;
}

/** Events that approve, decide on or lay open a revision of the recommendation. */
const OF_RECOMMENDATION = new Set([
  'recommendation-proposed',
  'answered-in-writing',
  'outcome-recorded',
  'writing-opened',
]);

/** The hash of what each entry is about, by its seq; entries that approve nothing are not there. */
export async function contentHashes(
  tx: Transaction<Tables> | Kysely<Tables>,
  workflow: string,
  entries: readonly Entry[],
  documents: readonly Tables['documents'][],
): Promise<ReadonlyMap<number, string>> {
  const hashes = new Map<number, string>();
  for (const { seq, event } of entries) {
    const one = event as Revised;
    const hash =
      one.type === 'approved'
        ? await documentHash(tx, workflow, one, documents)
        : OF_RECOMMENDATION.has(one.type)
          ? await recommendationHash(tx, workflow, one, entries, documents)
          : undefined;
    if (hash !== undefined) hashes.set(seq, hash);
  }
  return hashes;
}

async function documentHash(
  tx: Transaction<Tables> | Kysely<Tables>,
  workflow: string,
  { step, party, revision }: Revised,
  documents: readonly Tables['documents'][],
): Promise<string | undefined> {
  const own = documents.find((one) => one.step === step && one.party === party && one.revision === revision);
  if (own) return hashOfRevision(own);
  const row = await tx
    .selectFrom('documents')
    .select(['sha256', 'attachments'])
    .where('workflow', '=', workflow)
    .where('step', '=', step ?? '')
    .where('party', '=', party ?? '')
    .where('revision', '=', revision ?? 0)
    .executeTakeFirst();
  return row && hashOfRevision(row);
}

/** That of the text alone where nothing is attached; else over it and the hashes of the files, in their order. */
function hashOfRevision({ sha256: text, attachments }: Pick<Tables['documents'], 'sha256' | 'attachments'>): string {
  const files = (JSON.parse(attachments) as Attachment[]).map(({ hash }) => hash);
  return files.length === 0 ? text : sha256(JSON.stringify({ text, files }));
}

async function recommendationHash(
  tx: Transaction<Tables> | Kysely<Tables>,
  workflow: string,
  { revision }: Revised,
  entries: readonly Entry[],
  documents: readonly Tables['documents'][],
): Promise<string | undefined> {
  const isIt = (one: Revised): boolean => one.type === 'recommendation-proposed' && one.revision === revision;
  const hashOf = async (proposed: Revised): Promise<string> =>
    hashOfRecommendation(proposed, await textHash(tx, workflow, proposed, documents));
  const own = entries.map(({ event }) => event as Revised).find(isIt);
  if (own) return hashOf(own);
  const rows = await tx
    .selectFrom('journal')
    .select('event')
    .where('workflow', '=', workflow)
    .where('type', '=', 'recommendation-proposed')
    .execute();
  const proposed = rows.map(({ event }) => JSON.parse(event) as Revised).find(isIt);
  return proposed && hashOf(proposed);
}

/** The hash of the text that a recommendation has; undefined where it has none. */
async function textHash(
  tx: Transaction<Tables> | Kysely<Tables>,
  workflow: string,
  { step, documented }: Revised,
  documents: readonly Tables['documents'][],
): Promise<string | undefined> {
  if (documented === undefined) return undefined;
  const own = documents.find((one) => one.step === step && one.revision === documented);
  if (own) return own.sha256;
  const row = await tx
    .selectFrom('documents')
    .select('sha256')
    .where('workflow', '=', workflow)
    .where('step', '=', step ?? '')
    .where('revision', '=', documented)
    .executeTakeFirst();
  return row?.sha256;
}

/** Over revision, lines, note and the hash of the text, in this order: what the forum has before it. */
function hashOfRecommendation({ revision, lines, note }: Revised, text: string | undefined): string {
  return sha256(JSON.stringify({ revision, lines, note, ...(text === undefined ? {} : { text }) }));
}

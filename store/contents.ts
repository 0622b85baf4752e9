// What somebody approved, as a hash in the journal: a decision basis, or the lines of a recommendation. Node only.

import type { Kysely, Transaction } from 'kysely';
import type { Projection } from '../activities/ports.ts';
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
          ? await recommendationHash(tx, workflow, one, entries)
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
  if (own) return own.sha256;
  const row = await tx
    .selectFrom('documents')
    .select('sha256')
    .where('workflow', '=', workflow)
    .where('step', '=', step ?? '')
    .where('party', '=', party ?? '')
    .where('revision', '=', revision ?? 0)
    .executeTakeFirst();
  return row?.sha256;
}

async function recommendationHash(
  tx: Transaction<Tables> | Kysely<Tables>,
  workflow: string,
  { revision }: Revised,
  entries: readonly Entry[],
): Promise<string | undefined> {
  const isIt = (one: Revised): boolean => one.type === 'recommendation-proposed' && one.revision === revision;
  const own = entries.map(({ event }) => event as Revised).find(isIt);
  if (own) return hashOfRecommendation(own);
  const rows = await tx
    .selectFrom('journal')
    .select('event')
    .where('workflow', '=', workflow)
    .where('type', '=', 'recommendation-proposed')
    .execute();
  const proposed = rows.map(({ event }) => JSON.parse(event) as Revised).find(isIt);
  return proposed && hashOfRecommendation(proposed);
}

/** Over revision, lines and note, in this order: what the forum has before it. */
function hashOfRecommendation({ revision, lines, note }: Revised): string {
  return sha256(JSON.stringify({ revision, lines, note }));
}

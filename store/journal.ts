// The journal: append-only, each entry sealed with the hash of the one before. Node only.

import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Written into every entry, so that it can be told which software judged. */
export const SOFTWARE_VERSION = '0.1.0';

/** The hash before the first entry of a workflow. */
const GENESIS = '0'.repeat(64);

type Entry = Omit<Tables['journal'], 'hash'>;

/** SHA-256 over every field of the entry, the previous hash included. */
export function sealOf(entry: Entry): string {
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
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** Adds entries that are not there yet. Throws when an entry that is there says something else, or one is missing. */
export async function appendToJournal(
  tx: Transaction<Tables>,
  workflow: string,
  entries: readonly {
    readonly seq: number;
    readonly event: { readonly type: string; readonly at: string; readonly actor: string };
  }[],
  ruleVersion: number,
): Promise<void> {
  const last = await tx
    .selectFrom('journal')
    .select(['seq', 'hash'])
    .where('workflow', '=', workflow)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  let seq = last?.seq ?? 0;
  let previous = last?.hash ?? GENESIS;
  const rows: Tables['journal'][] = [];
  for (const { seq: own, event } of entries) {
    if (own <= seq) continue;
    if (own !== seq + 1)
      throw new Error(`Append to the journal of ${workflow}: entry ${own} comes after ${seq}, wanted ${seq + 1}`);
    const entry: Entry = {
      workflow,
      seq: own,
      at: event.at,
      actor: event.actor,
      type: event.type,
      event: JSON.stringify(event),
      rule_version: ruleVersion,
      software_version: SOFTWARE_VERSION,
      previous_hash: previous,
    };
    previous = sealOf(entry);
    rows.push({ ...entry, hash: previous });
    seq = own;
  }
  if (rows.length > 0) await tx.insertInto('journal').values(rows).execute();
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

/** The entries of one workflow, in order. */
export async function readJournal(db: Kysely<Tables>, workflow: string): Promise<Tables['journal'][]> {
  return db.selectFrom('journal').selectAll().where('workflow', '=', workflow).orderBy('seq').execute();
}

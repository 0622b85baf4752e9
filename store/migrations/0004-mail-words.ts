// The ledger keeps a mail's words as they were handed over, HTML too, and finds a person's earlier mails. Node only.

import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('mails').addColumn('html', 'text').execute();
  // Until now a mail's words were written after it was handed over: of these nobody can tell.
  const reply = 'the sender was replaced before it knew the answer';
  await db.updateTable('mails').set({ state: 'unknown', reply }).where('state', '=', 'sending').execute();
  await db.schema.createIndex('mails_by_person').on('mails').columns(['person', 'date']).execute();
}

// What people posted after their session had ended, until they have signed in again. Node only.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
  const bytewise = sql`text collate "C"`;
  const key = ['person', 'cycle', 'partnership', 'step', 'party'] as const;
  await db.schema
    .createTable('kept_texts')
    .addColumn('person', bytewise, (col) => col.notNull())
    .addColumn('cycle', bytewise, (col) => col.notNull())
    .addColumn('partnership', bytewise, (col) => col.notNull())
    .addColumn('step', bytewise, (col) => col.notNull())
    .addColumn('party', bytewise, (col) => col.notNull())
    .addColumn('fields', 'text', (col) => col.notNull())
    .addColumn('kept_at', bytewise, (col) => col.notNull())
    .addPrimaryKeyConstraint('kept_texts_pk', [...key])
    .execute();
}

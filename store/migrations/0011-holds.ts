// Rounds of mails that wait for somebody to look. Node only.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
  const text = sql`text collate "C"`;
  await db.schema
    .createTable('holds')
    .addColumn('id', 'integer', (col) => col.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('since', text, (col) => col.notNull())
    .addColumn('until', text, (col) => col.notNull())
    .addColumn('state', text, (col) => col.notNull())
    .addColumn('people', 'integer', (col) => col.notNull())
    .addColumn('ended_at', text)
    .addColumn('ended_by', text)
    .addColumn('reason', 'text')
    .execute();
  // One at a time, whoever asks.
  await db.schema
    .createIndex('holds_on')
    .unique()
    .on('holds')
    .column('state')
    .where(sql.ref('state'), '=', sql.lit('on'))
    .execute();
  await db.schema.alterTable('notices').addColumn('hold', 'integer').execute();
  await db.schema
    .createIndex('notices_of_hold')
    .on('notices')
    .column('hold')
    .where(sql`hold`, 'is not', null)
    .execute();
}

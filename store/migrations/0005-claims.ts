// The ledger tells a mail that was only claimed from one that is being sent, and finds its rows without reading all.
// Node only.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
  const { schema } = db;
  await schema
    .alterTable('mails')
    .addColumn('attempt', 'integer', (col) => col.notNull().defaultTo(1))
    .addColumn('claimed_by', 'text')
    .execute();
  await schema
    .alterTable('notices')
    .addColumn('attempts', 'integer', (col) => col.notNull().defaultTo(0))
    .execute();
  await schema
    .createIndex('mails_open')
    .on('mails')
    .column('lease_until')
    .where(sql.ref('state'), 'in', sql`('intent', 'sending')`)
    .execute();
  await schema.createIndex('notices_of_mail').on('notices').column('mail').execute();
}

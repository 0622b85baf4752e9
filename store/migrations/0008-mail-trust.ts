// Suspended addresses, faults of our own mail, and what became of a mail after it was sent. Node only.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
  const text = sql`text collate "C"`;
  const { schema } = db;
  await schema
    .alterTable('mails')
    .addColumn('suspension', 'text')
    .addColumn('report', 'text')
    .addColumn('resend_at', text)
    .addColumn('resends', 'integer', (col) => col.notNull().defaultTo(0))
    .execute();
  await schema
    .createIndex('mails_to_suspend')
    .on('mails')
    .column('key')
    .where(sql.ref('suspension'), '=', sql.lit('due'))
    .execute();
  await schema
    .createTable('suspensions')
    .addColumn('email', text, (col) => col.primaryKey())
    .addColumn('person', text, (col) => col.notNull())
    .addColumn('since', text, (col) => col.notNull())
    .addColumn('why', 'text', (col) => col.notNull())
    .addColumn('mail', text, (col) => col.notNull())
    .execute();
  await schema
    .createTable('mail_faults')
    .addColumn('fault', text, (col) => col.primaryKey())
    .addColumn('since', text, (col) => col.notNull())
    .addColumn('last_at', text, (col) => col.notNull())
    .addColumn('times', 'integer', (col) => col.notNull())
    .addColumn('reply', 'text', (col) => col.notNull())
    .execute();
}

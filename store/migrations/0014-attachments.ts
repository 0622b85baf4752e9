// Files that are attached to documents and drafts: every content once, in parts, under its hash. Node only.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
  const bytewise = sql`text collate "C"`;
  const make = db.schema;
  await make
    .createTable('files')
    .addColumn('sha256', bytewise, (col) => col.primaryKey())
    .addColumn('content', bytewise, (col) => col.notNull().unique())
    .addColumn('type', 'text', (col) => col.notNull())
    .addColumn('bytes', 'integer', (col) => col.notNull())
    .addColumn('taken_at', bytewise, (col) => col.notNull())
    .execute();
  await make
    .createTable('file_parts')
    .addColumn('content', bytewise, (col) => col.notNull())
    .addColumn('part', 'integer', (col) => col.notNull())
    .addColumn('bytes', 'bytea', (col) => col.notNull())
    .addColumn('taken_at', bytewise, (col) => col.notNull())
    .addPrimaryKeyConstraint('file_parts_pk', ['content', 'part'])
    .execute();
  for (const table of ['documents', 'drafts'] as const) {
    await make
      .alterTable(table)
      .addColumn('attachments', 'text', (col) => col.notNull().defaultTo('[]'))
      .execute();
  }
}

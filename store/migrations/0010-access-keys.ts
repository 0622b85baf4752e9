// Secrets that people made for programs: tokens of the API, addresses of calendar feeds. Node only.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
  const id = sql`text collate "C"`;
  await db.schema
    .createTable('access_keys')
    .addColumn('id', id, (col) => col.primaryKey())
    .addColumn('hash', id, (col) => col.notNull().unique())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('person', id, (col) => col.notNull())
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('gives', 'text', (col) => col.notNull())
    .addColumn('made_at', id, (col) => col.notNull())
    .addColumn('expires_at', id)
    .addColumn('revoked_at', id)
    .addColumn('used_on', id)
    .execute();
  await db.schema.createIndex('access_keys_by_person').on('access_keys').columns(['person', 'made_at']).execute();
}

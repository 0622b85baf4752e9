// Absences with deputies, roles that change hands on a day, kinds that are switched off. Node only.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
  const id = sql`text collate "C"`;
  await db.schema
    .createTable('absences')
    .addColumn('person', id, (col) => col.notNull())
    .addColumn('from_day', id, (col) => col.notNull())
    .addColumn('to_day', id, (col) => col.notNull())
    .addColumn('reason', 'text', (col) => col.notNull())
    .addColumn('deputies', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('absences_pk', ['person', 'from_day'])
    .execute();
  await db.schema
    .createTable('muted_kinds')
    .addColumn('person', id, (col) => col.notNull())
    .addColumn('kind', id, (col) => col.notNull())
    .addPrimaryKeyConstraint('muted_kinds_pk', ['person', 'kind'])
    .execute();
  await db.schema.alterTable('person_roles').addColumn('since', id).addColumn('after', id).execute();
  await db.schema.alterTable('notices').addColumn('for_person', id).execute();
  await db.schema
    .createIndex('notices_for_person')
    .on('notices')
    .columns(['send_at'])
    .where(sql`for_person`, 'is not', null)
    .execute();
}

// What the web keeps: links for signing in, drafts, and whose turn each obligation is. Node only.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Obligation } from '../../domain/obligations.ts';
import { turnsOf } from '../../domain/turns.ts';
import type { Tables } from '../tables.ts';

const bytewise = sql`text collate "C"`;

export async function up(db: Kysely<Tables>): Promise<void> {
  const make = db.schema;
  await make
    .createTable('sign_in_links')
    .addColumn('hash', 'text', (col) => col.primaryKey())
    .addColumn('person', bytewise, (col) => col.notNull())
    .addColumn('issued_at', bytewise, (col) => col.notNull())
    .addColumn('expires_at', bytewise, (col) => col.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await make.createIndex('sign_in_links_by_person').on('sign_in_links').columns(['person', 'issued_at']).execute();
  await make
    .createTable('drafts')
    .addColumn('id', bytewise, (col) => col.primaryKey())
    .addColumn('fields', 'text', (col) => col.notNull())
    .addColumn('version', 'integer', (col) => col.notNull())
    .addColumn('saved_by', 'text', (col) => col.notNull())
    .addColumn('saved_at', 'text', (col) => col.notNull())
    .execute();
  await make
    .alterTable('obligations')
    .addColumn('instant', bytewise, (col) => col.notNull().defaultTo(''))
    .addColumn('turns', sql`text[]`, (col) => col.notNull().defaultTo(sql`'{}'::text[]`))
    .execute();
  const rows = await db.selectFrom('obligations').select(['cycle', 'step', 'party', 'row']).execute();
  for (const { cycle, step, party, row } of rows) {
    const obligation = JSON.parse(row) as Obligation;
    await db
      .updateTable('obligations')
      .set({ instant: obligation.instant, turns: turnsOf(obligation) })
      .where('cycle', '=', cycle)
      .where('step', '=', step)
      .where('party', '=', party)
      .execute();
  }
  await make.createIndex('obligations_by_turn').on('obligations').using('gin').column('turns').execute();
}

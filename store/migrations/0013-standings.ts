// Where each cycle and partnership stands, so that the overview finds its lines by an index and reads no state. Node
// only.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import { standingOfCycle, standingOfPartnership } from '../../domain/standing.ts';
import { ANY_SEQ, putStanding } from '../standings.ts';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
  const bytewise = sql`text collate "C"`;
  await db.schema
    .createTable('standings')
    .addColumn('cycle', bytewise, (col) => col.notNull())
    .addColumn('party', bytewise, (col) => col.notNull())
    .addColumn('forum', bytewise, (col) => col.notNull())
    .addColumn('office', bytewise, (col) => col.notNull())
    .addColumn('scheme', bytewise, (col) => col.notNull())
    .addColumn('year', 'integer', (col) => col.notNull())
    .addColumn('stage', bytewise, (col) => col.notNull())
    .addColumn('seq', 'integer', (col) => col.notNull())
    .addColumn('running', 'boolean', (col) => col.notNull())
    .addColumn('due_at', bytewise, (col) => col.notNull())
    .addColumn('blocked_from', bytewise)
    .addColumn('row', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('standings_pk', ['cycle', 'party'])
    .execute();
  const key = ['due_at', 'cycle', 'party'] as const;
  const index = (name: string, columns: readonly string[]) =>
    db.schema
      .createIndex(name)
      .on('standings')
      .columns([...columns]);
  // The three with a choice in front serve the overview of one forum, scheme or stage among very many.
  await index('standings_by_due', key).where(sql.ref('running'), '=', sql.lit(true)).execute();
  await index('standings_by_forum', ['forum', ...key]).execute();
  await index('standings_by_scheme', ['scheme', ...key]).execute();
  await index('standings_by_stage', ['stage', ...key]).execute();
  await index('standings_blocked', ['blocked_from']).where(sql.ref('blocked_from'), 'is not', null).execute();
  await index('standings_of_cycles', ['forum', 'scheme']).where(sql.ref('party'), '=', sql.lit('')).execute();
  for (const { state, seq } of await db.selectFrom('cycles').select(['state', 'seq']).execute())
    await putStanding(db, standingOfCycle(JSON.parse(state) as CycleState), seq, ANY_SEQ);
  for (const { state, seq } of await db.selectFrom('partnerships').select(['state', 'seq']).execute())
    await putStanding(db, standingOfPartnership(JSON.parse(state) as PartnershipState), seq, ANY_SEQ);
}

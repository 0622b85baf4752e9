// The journal remembers how far its writer's history went, so that a tail that never became durable can be told. Node
// only.

import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable('journal')
    .addColumn('fence', 'integer', (col) => col.notNull().defaultTo(0))
    .execute();
}

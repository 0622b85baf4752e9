// Indexes of what is still open hold nothing else: thousands of mails a minute pass through, and nobody asks for those
// that are over by their state. Node only.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
  const { schema } = db;
  await schema.dropIndex('notices_waiting').execute();
  await schema
    .createIndex('notices_waiting')
    .on('notices')
    .columns(['send_at', 'person'])
    .where(sql.ref('state'), '=', sql`'raised'`)
    .execute();
  await schema
    .createIndex('notices_of_person')
    .on('notices')
    .column('person')
    .where(sql.ref('state'), '=', sql`'raised'`)
    .execute();
  await schema.dropIndex('mails_by_state').execute();
  await schema
    .createIndex('mails_by_state')
    .on('mails')
    .columns(['state', 'date'])
    .where(sql.ref('state'), 'not in', sql`('intent', 'sending', 'sent')`)
    .execute();
}

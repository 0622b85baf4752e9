// Keys and instants are compared byte by byte, as JavaScript compares them: a server's language would sort them its own
// way, and instants as text must sort as time. Node only.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../tables.ts';

const COLUMNS: Readonly<Partial<Record<keyof Tables, readonly string[]>>> = {
  cycle_definitions: ['cycle', 'opened_at'],
  people: ['id'],
  person_roles: ['person', 'role', 'party'],
  journal: ['workflow', 'at'],
  documents: ['workflow', 'step', 'party'],
  cycles: ['cycle', 'next_at'],
  partnerships: ['cycle', 'party'],
  obligations: ['cycle', 'step', 'party'],
  notices: ['key', 'person', 'send_at', 'mail'],
  mails: ['key', 'person', 'date', 'lease_until'],
};

export async function up(db: Kysely<Tables>): Promise<void> {
  for (const [table, columns] of Object.entries(COLUMNS)) {
    for (const column of columns) {
      await db.schema
        .alterTable(table)
        .alterColumn(column, (col) => col.setDataType(sql`text collate "C"`))
        .execute();
    }
  }
}

// The first tables. Node only.

import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function up(db: Kysely<Tables>): Promise<void> {
  const make = db.schema;
  await make
    .createTable('cycle_definitions')
    .addColumn('cycle', 'text', (col) => col.primaryKey())
    .addColumn('hash', 'text', (col) => col.notNull())
    .addColumn('definitions', 'text', (col) => col.notNull())
    .addColumn('example', 'boolean', (col) => col.notNull())
    .addColumn('opened_at', 'text', (col) => col.notNull())
    .execute();
  await make
    .createTable('people')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('email', 'text', (col) => col.notNull())
    .addColumn('language', 'text', (col) => col.notNull())
    .execute();
  await make
    .createTable('person_roles')
    .addColumn('person', 'text', (col) => col.notNull())
    .addColumn('role', 'text', (col) => col.notNull())
    .addColumn('party', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('person_roles_pk', ['person', 'role', 'party'])
    .execute();
  await make
    .createTable('journal')
    .addColumn('workflow', 'text', (col) => col.notNull())
    .addColumn('seq', 'integer', (col) => col.notNull())
    .addColumn('at', 'text', (col) => col.notNull())
    .addColumn('actor', 'text', (col) => col.notNull())
    .addColumn('type', 'text', (col) => col.notNull())
    .addColumn('event', 'text', (col) => col.notNull())
    .addColumn('rule_version', 'integer', (col) => col.notNull())
    .addColumn('software_version', 'text', (col) => col.notNull())
    .addColumn('previous_hash', 'text', (col) => col.notNull())
    .addColumn('hash', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('journal_pk', ['workflow', 'seq'])
    .execute();
  await make
    .createTable('documents')
    .addColumn('workflow', 'text', (col) => col.notNull())
    .addColumn('seq', 'integer', (col) => col.notNull())
    .addColumn('step', 'text', (col) => col.notNull())
    .addColumn('party', 'text', (col) => col.notNull())
    .addColumn('revision', 'integer', (col) => col.notNull())
    .addColumn('document', 'text', (col) => col.notNull())
    .addColumn('sha256', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('documents_pk', ['workflow', 'seq'])
    .execute();
  await make
    .createTable('cycles')
    .addColumn('cycle', 'text', (col) => col.primaryKey())
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('seq', 'integer', (col) => col.notNull())
    .addColumn('next_at', 'text')
    .addColumn('state', 'text', (col) => col.notNull())
    .execute();
  await make
    .createTable('partnerships')
    .addColumn('cycle', 'text', (col) => col.notNull())
    .addColumn('party', 'text', (col) => col.notNull())
    .addColumn('stage', 'text', (col) => col.notNull())
    .addColumn('seq', 'integer', (col) => col.notNull())
    .addColumn('state', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('partnerships_pk', ['cycle', 'party'])
    .execute();
  await make
    .createTable('obligations')
    .addColumn('cycle', 'text', (col) => col.notNull())
    .addColumn('step', 'text', (col) => col.notNull())
    .addColumn('party', 'text', (col) => col.notNull())
    .addColumn('seq', 'integer', (col) => col.notNull())
    .addColumn('row', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('obligations_pk', ['cycle', 'step', 'party'])
    .execute();
  await make
    .createTable('notices')
    .addColumn('key', 'text', (col) => col.primaryKey())
    .addColumn('person', 'text', (col) => col.notNull())
    .addColumn('send_at', 'text', (col) => col.notNull())
    .addColumn('state', 'text', (col) => col.notNull())
    .addColumn('why', 'text')
    .addColumn('mail', 'text')
    .addColumn('notice', 'text', (col) => col.notNull())
    .execute();
  await make.createIndex('notices_waiting').on('notices').columns(['state', 'send_at', 'person']).execute();
  await make
    .createTable('mails')
    .addColumn('key', 'text', (col) => col.primaryKey())
    .addColumn('person', 'text', (col) => col.notNull())
    .addColumn('message_id', 'text', (col) => col.notNull().unique())
    .addColumn('date', 'text', (col) => col.notNull())
    .addColumn('state', 'text', (col) => col.notNull())
    .addColumn('lease_until', 'text', (col) => col.notNull())
    .addColumn('reply', 'text')
    .addColumn('subject', 'text')
    .addColumn('body', 'text')
    .addColumn('notices', 'text', (col) => col.notNull())
    .execute();
  await make.createIndex('mails_by_state').on('mails').columns(['state', 'date']).execute();
}

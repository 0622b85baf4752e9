// Writes what workflows have become, guarded by seq, and reads it back. Node only.

import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Projection, ProjectionStore } from '../activities/ports.ts';
import type { Obligation } from '../domain/obligations.ts';
import { appendToJournal } from './journal.ts';
import { insertNotices } from './outbox.ts';
import type { Tables } from './tables.ts';

export function createProjectionStore(db: Kysely<Tables>): ProjectionStore {
  return {
    async project(projection) {
      await db.transaction().execute(async (tx) => {
        // Two attempts at one projection may overlap; the second must see the first.
        await sql`select pg_advisory_xact_lock(hashtext(${projection.workflow}))`.execute(tx);
        await appendToJournal(tx, projection.workflow, projection.entries, projection.summary.state.ruleVersion);
        await putDocuments(tx, projection);
        await putSummary(tx, projection);
        await putObligations(tx, projection);
        await insertNotices(tx, projection.notices);
      });
    },
    async obligationsOf(cycle) {
      const rows = await db
        .selectFrom('obligations')
        .select('row')
        .where('cycle', '=', cycle)
        .orderBy('step')
        .orderBy('party')
        .execute();
      return rows.map(({ row }) => JSON.parse(row) as Obligation);
    },
    async partnershipsOf(cycle) {
      return db
        .selectFrom('partnerships')
        .select(['party', 'stage'])
        .where('cycle', '=', cycle)
        .orderBy('party')
        .execute();
    },
  };
}

async function putDocuments(tx: Transaction<Tables>, { workflow, documents }: Projection): Promise<void> {
  if (documents.length === 0) return;
  const rows = documents.map(({ seq, step, party, revision, document }) => {
    const text = JSON.stringify(document);
    return {
      workflow,
      seq,
      step,
      party,
      revision,
      document: text,
      sha256: createHash('sha256').update(text).digest('hex'),
    };
  });
  await tx
    .insertInto('documents')
    .values(rows)
    .onConflict((on) => on.columns(['workflow', 'seq']).doNothing())
    .execute();
}

async function putSummary(tx: Transaction<Tables>, { cycle, seq, summary }: Projection): Promise<void> {
  const state = JSON.stringify(summary.state);
  if (summary.kind === 'cycle') {
    const row = { cycle, status: summary.state.status, seq, next_at: summary.next, state };
    await tx
      .insertInto('cycles')
      .values(row)
      .onConflict((on) => on.column('cycle').doUpdateSet(row).where('cycles.seq', '<', seq))
      .execute();
    return;
  }
  const row = { cycle, party: summary.state.plan.party, stage: summary.stage, seq, state };
  await tx
    .insertInto('partnerships')
    .values(row)
    .onConflict((on) => on.columns(['cycle', 'party']).doUpdateSet(row).where('partnerships.seq', '<', seq))
    .execute();
}

async function putObligations(tx: Transaction<Tables>, { seq, obligations }: Projection): Promise<void> {
  if (obligations.length === 0) return;
  const rows = obligations.map((one) => ({
    cycle: one.cycle,
    step: one.step,
    party: one.party,
    seq,
    row: JSON.stringify(one),
  }));
  await tx
    .insertInto('obligations')
    .values(rows)
    .onConflict((on) =>
      on
        .columns(['cycle', 'step', 'party'])
        .doUpdateSet((eb) => ({ seq: eb.ref('excluded.seq'), row: eb.ref('excluded.row') }))
        .whereRef('obligations.seq', '<', 'excluded.seq'),
    )
    .execute();
}

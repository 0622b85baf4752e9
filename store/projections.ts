// Writes what workflows have become, guarded by seq, and reads it back. Node only.

import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Projection, ProjectionStore } from '../activities/ports.ts';
import type { CycleState } from '../domain/cycle-state.ts';
import type { Obligation } from '../domain/obligations.ts';
import type { Standing } from '../domain/standing.ts';
import { standingOfCycle, standingOfPartnership } from '../domain/standing.ts';
import { turnsOf } from '../domain/turns.ts';
import { contentHashes } from './contents.ts';
import { appendToJournal, sha256 } from './journal.ts';
import { insertNotices } from './outbox.ts';
import { ANY_SEQ, putStanding } from './standings.ts';
import type { Tables } from './tables.ts';

export function createProjectionStore(db: Kysely<Tables>): ProjectionStore {
  return {
    async project(projection) {
      await db.transaction().execute(async (tx) => {
        // Two attempts at one projection may overlap; the second must see the first.
        await sql`select pg_advisory_xact_lock(hashtext(${projection.workflow}))`.execute(tx);
        const documents = documentRows(projection);
        const hashes = new Map(documents.map((row) => [row.seq, row.sha256]));
        const contents = await contentHashes(tx, projection.workflow, projection.entries, documents);
        const entries = projection.entries.map((one) => ({
          ...one,
          documentSha256: hashes.get(one.seq) ?? null,
          contentSha256: contents.get(one.seq) ?? null,
        }));
        const { ruleVersion } = projection.summary.state;
        const appended = await appendToJournal(tx, projection.workflow, entries, {
          ruleVersion,
          fence: projection.fence,
        });
        if (appended === 'stale') return;
        await putDocuments(tx, documents);
        // Rows made of a tail that is gone may have higher numbers than the true ones.
        const over = appended === 'replaced' ? ANY_SEQ : projection.seq;
        await putSummary(tx, projection, over);
        await putStanding(tx, standingOf(projection.summary), projection.seq, over);
        await putObligations(tx, projection, over);
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
    async rulesInForce() {
      const rows = await db.selectFrom('cycles').select('state').where('status', '=', 'open').execute();
      return rows.map(({ state }) => (JSON.parse(state) as CycleState).plan.rules);
    },
    async cyclesBehind(at) {
      const row = await db
        .selectFrom('cycles')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('next_at', '<=', at)
        .executeTakeFirstOrThrow();
      return Number(row.count);
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

function standingOf(summary: Projection['summary']): Standing {
  return summary.kind === 'cycle' ? standingOfCycle(summary.state) : standingOfPartnership(summary.state);
}

function documentRows({ workflow, documents }: Projection): Tables['documents'][] {
  return documents.map(({ seq, step, party, revision, document, attachments }) => {
    const text = JSON.stringify(document);
    const files = JSON.stringify(attachments);
    return { workflow, seq, step, party, revision, document: text, sha256: sha256(text), attachments: files };
  });
}

async function putDocuments(tx: Transaction<Tables>, rows: readonly Tables['documents'][]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('documents')
    .values(rows)
    .onConflict((on) => on.columns(['workflow', 'seq']).doNothing())
    .execute();
}

async function putSummary(tx: Transaction<Tables>, { cycle, seq, summary }: Projection, over: number): Promise<void> {
  const state = JSON.stringify(summary.state);
  if (summary.kind === 'cycle') {
    const row = { cycle, status: summary.state.status, seq, next_at: summary.next, state };
    await tx
      .insertInto('cycles')
      .values(row)
      .onConflict((on) => on.column('cycle').doUpdateSet(row).where('cycles.seq', '<', over))
      .execute();
    return;
  }
  const row = { cycle, party: summary.state.plan.party, stage: summary.stage, seq, state };
  await tx
    .insertInto('partnerships')
    .values(row)
    .onConflict((on) => on.columns(['cycle', 'party']).doUpdateSet(row).where('partnerships.seq', '<', over))
    .execute();
}

async function putObligations(tx: Transaction<Tables>, { seq, obligations }: Projection, over: number): Promise<void> {
  if (obligations.length === 0) return;
  const rows = obligations.map((one) => ({
    cycle: one.cycle,
    step: one.step,
    party: one.party,
    seq,
    row: JSON.stringify(one),
    instant: one.instant,
    turns: turnsOf(one),
  }));
  await tx
    .insertInto('obligations')
    .values(rows)
    .onConflict((on) =>
      on
        .columns(['cycle', 'step', 'party'])
        .doUpdateSet((eb) => ({
          seq: eb.ref('excluded.seq'),
          row: eb.ref('excluded.row'),
          instant: eb.ref('excluded.instant'),
          turns: eb.ref('excluded.turns'),
        }))
        .where('obligations.seq', '<', over),
    )
    .execute();
}

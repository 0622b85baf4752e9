// What people and programs read: lists, journals, mails. Node only.

import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Attachment } from '../domain/attachments.ts';
import { evolveCycle } from '../domain/cycle-evolve.ts';
import type { CycleState } from '../domain/cycle-state.ts';
import type { CycleEvent } from '../domain/cycle-events.ts';
import { openCycle } from '../domain/cycle.ts';
import { fingerprint } from '../domain/fingerprint.ts';
import type { Obligation } from '../domain/obligations.ts';
import type { Standing } from '../domain/standing.ts';
import type { Turn } from '../domain/turns.ts';
import { openPartnership } from '../domain/partnership-open.ts';
import { evolvePartnership } from '../domain/partnership-evolve.ts';
import type { PartnershipState } from '../domain/partnership-state.ts';
import type { PartnershipEvent } from '../domain/partnership-events.ts';
import { faultsInFiles } from './attachments.ts';
import { faultInChain, faultInDocuments, readEvents, readJournal } from './journal.ts';
import type { OverviewCounts, OverviewFilter, OverviewForum, OverviewPage } from './standings.ts';
import { countStandings, listStandings, readForums, standingsOf, standingsOfCycles } from './standings.ts';
import type { LoggedMail, MailFilter, MailLine } from './mail-log.ts';
import { listMails, readMail } from './mail-log.ts';
import type { Tables } from './tables.ts';

/** One partnership in a list, with the next thing it owes. */
export interface PartnershipLine {
  readonly cycle: string;
  readonly party: string;
  readonly stage: string;
  readonly grant: number | null;
  readonly next: {
    readonly step: string;
    readonly party: string;
    readonly nominal: string;
    readonly handled: string;
    readonly instant: string;
  } | null;
}

export interface CycleLine {
  readonly cycle: string;
  readonly status: string;
  readonly example: boolean;
  readonly next: string | null;
}

/** The verdict on one workflow's journal. */
export interface Verification {
  readonly workflow: string;
  readonly entries: number;
  /** Null when the chain and the documents hold and folding it gives the state that lists are made from. */
  readonly fault: string | null;
}

export type { LoggedMail, MailFilter, MailLine } from './mail-log.ts';
export type { OverviewCounts, OverviewFilter, OverviewForum, OverviewKey } from './standings.ts';

/** A partnership and what it has handed in for the forum to treat; null when that is nothing. */
export interface Basis {
  readonly state: PartnershipState;
  readonly document: Readonly<Record<string, unknown>> | null;
}

export interface Reads {
  cycles(): Promise<CycleLine[]>;
  partnerships(cycle: string): Promise<PartnershipLine[]>;
  stages(cycle: string): Promise<{ cycle: string; party: string; stage: string; at: string }[]>;
  journal(workflow: string, page?: { readonly after: number; readonly limit: number }): Promise<Tables['journal'][]>;
  /** The events of some kinds of one workflow, oldest first. */
  events(workflow: string, types: readonly string[]): Promise<(CycleEvent | PartnershipEvent)[]>;
  /** The state that lists are made from: a cycle's, or with a party that partnership's. */
  state(cycle: string, party: string | null): Promise<CycleState | PartnershipState | null>;
  verify(): Promise<Verification[]>;
  mails(filter?: MailFilter): Promise<MailLine[]>;
  mail(key: string): Promise<LoggedMail | null>;
  documents(workflow: string): Promise<Tables['documents'][]>;
  /** Every partnership of a cycle with the newest revision of its decision basis. */
  bases(cycle: string): Promise<Basis[]>;
  /** Obligations that wait for one of these turns (`role@party`), soonest first. */
  waitingFor(turns: readonly Turn[]): Promise<Obligation[]>;
  /** The obligations of a cycle, or of one of its partnerships. */
  obligations(cycle: string): Promise<Obligation[]>;
  /** The overview: one page of standings, soonest deadline first. */
  overview(filter: OverviewFilter): Promise<OverviewPage>;
  /** Where each cycle stands with its own steps. */
  cycleStandings(): Promise<Standing[]>;
  /** How many standings need a look, within the same choice of forum, scheme and stage. */
  overviewCounts(filter: OverviewFilter): Promise<OverviewCounts>;
  /** Which forums there are, of which office, with the schemes and the newest year of each. */
  overviewForums(): Promise<OverviewForum[]>;
}

export function createReads(db: Kysely<Tables>): Reads {
  return {
    async cycles() {
      const rows = await db
        .selectFrom('cycles')
        .innerJoin('cycle_definitions', 'cycle_definitions.cycle', 'cycles.cycle')
        .select(['cycles.cycle', 'cycles.status', 'cycles.next_at', 'cycle_definitions.example'])
        .orderBy('cycles.cycle')
        .execute();
      return rows.map(({ cycle, status, next_at, example }) => ({ cycle, status, example, next: next_at }));
    },
    async partnerships(cycle) {
      const rows = await standingsOf(db, cycle);
      return rows.map(({ party, stage, grant, next }) => ({ cycle, party: party!, stage, grant, next }));
    },
    async stages(cycle) {
      const rows = await db
        .selectFrom('partnerships')
        .select(['party', 'state'])
        .where('cycle', '=', cycle)
        .orderBy('party')
        .execute();
      return rows.flatMap(({ party, state }) =>
        (JSON.parse(state) as PartnershipState).stages.map(({ stage, at }) => ({ cycle, party, stage, at })),
      );
    },
    journal: (workflow, page) => readJournal(db, workflow, page),
    events: (workflow, types) => readEvents(db, workflow, types),
    async state(cycle, party) {
      const row =
        party === null
          ? await db.selectFrom('cycles').select('state').where('cycle', '=', cycle).executeTakeFirst()
          : await db
              .selectFrom('partnerships')
              .select('state')
              .where('cycle', '=', cycle)
              .where('party', '=', party)
              .executeTakeFirst();
      return row ? (JSON.parse(row.state) as CycleState | PartnershipState) : null;
    },
    // One picture of the whole store: what is written meanwhile would look like a fault.
    verify: () => db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(verifyAll),
    mails: (filter = {}) => listMails(db, filter),
    mail: (key) => readMail(db, key),
    documents: (workflow) => readDocuments(db, workflow),
    bases: (cycle) => readBases(db, cycle),
    async waitingFor(turns) {
      if (turns.length === 0) return [];
      const rows = await db
        .selectFrom('obligations')
        .select('row')
        .where('turns', '&&', sql<string[]>`array[${sql.join(turns)}]::text[]`)
        .orderBy('instant')
        .orderBy('cycle')
        .orderBy('step')
        .orderBy('party')
        .execute();
      return rows.map(({ row }) => JSON.parse(row) as Obligation);
    },
    async obligations(cycle) {
      const rows = await db
        .selectFrom('obligations')
        .select('row')
        .where('cycle', '=', cycle)
        .orderBy('instant')
        .orderBy('step')
        .orderBy('party')
        .execute();
      return rows.map(({ row }) => JSON.parse(row) as Obligation);
    },
    overview: (filter) => listStandings(db, filter),
    cycleStandings: () => standingsOfCycles(db),
    overviewCounts: (filter) => countStandings(db, filter),
    overviewForums: () => readForums(db),
  };
}

/** Two questions however many partnerships there are. */
async function readBases(db: Kysely<Tables>, cycle: string): Promise<Basis[]> {
  const rows = await db
    .selectFrom('partnerships')
    .select(['party', 'state'])
    .where('cycle', '=', cycle)
    .orderBy('party')
    .execute();
  const states = rows.map(({ state }) => JSON.parse(state) as PartnershipState);
  const steps = new Set(
    states.flatMap(({ plan }) => plan.duties.filter((duty) => duty.step.kind === 'basis').map((duty) => duty.step.id)),
  );
  if (steps.size === 0) return states.map((state) => ({ state, document: null }));
  const documents = await db
    .selectFrom('documents')
    .select(['workflow', 'party', 'document'])
    .where(
      'workflow',
      'in',
      states.map(({ plan }) => `partnership/${cycle}/${plan.party}`),
    )
    .where('step', 'in', [...steps])
    // Drafts are kept as revision 0.
    .where('revision', '>', 0)
    .orderBy('seq')
    .execute();
  const newest = new Map(documents.map((one) => [`${one.workflow}|${one.party}`, one.document]));
  return states.map((state) => {
    const { party } = state.plan;
    const document = newest.get(`partnership/${cycle}/${party}|${party}`);
    return { state, document: document === undefined ? null : (JSON.parse(document) as Record<string, unknown>) };
  });
}

function readDocuments(db: Kysely<Tables>, workflow: string): Promise<Tables['documents'][]> {
  return db.selectFrom('documents').selectAll().where('workflow', '=', workflow).orderBy('seq').execute();
}

async function verifyAll(tx: Transaction<Tables>): Promise<Verification[]> {
  const cycles = await tx.selectFrom('cycles').select(['cycle', 'state']).orderBy('cycle').execute();
  const partnerships = await tx
    .selectFrom('partnerships')
    .select(['cycle', 'party', 'state'])
    .orderBy('cycle')
    .orderBy('party')
    .execute();
  const found: Verification[] = [];
  for (const { cycle, state } of cycles) {
    found.push(
      await verifyOne(tx, `cycle/${cycle}`, state, (events) =>
        foldCycle(JSON.parse(state) as CycleState, events as CycleEvent[]),
      ),
    );
  }
  for (const { cycle, party, state } of partnerships) {
    found.push(
      await verifyOne(tx, `partnership/${cycle}/${party}`, state, (events) =>
        foldPartnership(JSON.parse(state) as PartnershipState, events as PartnershipEvent[]),
      ),
    );
  }
  const known = new Set(found.map(({ workflow }) => workflow));
  const journals = await tx
    .selectFrom('journal')
    .select(['workflow', (eb) => eb.fn.countAll().as('entries')])
    .groupBy('workflow')
    .orderBy('workflow')
    .execute();
  for (const { workflow, entries } of journals) {
    if (known.has(workflow)) continue;
    found.push({ workflow, entries: Number(entries), fault: 'there is no row for lists to be made from' });
  }
  return found;
}

async function verifyOne(
  tx: Transaction<Tables>,
  workflow: string,
  state: string,
  fold: (events: unknown[]) => unknown,
): Promise<Verification> {
  const entries = await readJournal(tx, workflow);
  const documents = await readDocuments(tx, workflow);
  const foldsToRow = (): boolean => {
    try {
      const events = entries.map((entry) => JSON.parse(entry.event) as unknown);
      return fingerprint(fold(events)) === fingerprint(JSON.parse(state));
    } catch {
      // Events that were never written by this program lead to no state at all.
      return false;
    }
  };
  const fault =
    faultInChain(entries) ??
    faultInDocuments(entries, documents) ??
    (await faultInAttachments(tx, documents)) ??
    (foldsToRow() ? null : 'the journal folds to another state than the one that lists are made from');
  return { workflow, entries: entries.length, fault };
}

/** The first file of a workflow's documents that is not there as it was handed in. */
async function faultInAttachments(
  tx: Transaction<Tables>,
  documents: readonly Tables['documents'][],
): Promise<string | null> {
  const files = documents.flatMap(({ seq, attachments }) =>
    (JSON.parse(attachments) as Attachment[]).map(({ hash }) => ({ seq, hash })),
  );
  const faults = await faultsInFiles(tx, new Set(files.map(({ hash }) => hash)));
  const first = files.find(({ hash }) => faults.has(hash));
  return first ? `a file of the document of entry ${first.seq} ${faults.get(first.hash)!}` : null;
}

function foldCycle(state: CycleState, events: readonly CycleEvent[]): CycleState {
  const [opened, ...rest] = events;
  return rest.reduce(evolveCycle, openCycle(state.plan, opened!.at));
}

function foldPartnership(state: PartnershipState, events: readonly PartnershipEvent[]): PartnershipState {
  const [opened, ...rest] = events;
  return rest.reduce(evolvePartnership, openPartnership(state.plan, opened!.at));
}

// All of one world's store: the ports of its activities, and what people read. Node only.

import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Addressing, DefinitionShelf, Outbox, ProjectionStore, Resends } from '../activities/ports.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Instant } from '../domain/words.ts';
import type { AccessKeyStore } from './access-keys.ts';
import { createAccessKeys } from './access-keys.ts';
import type { AttachmentStore } from './attachments.ts';
import { createAttachments } from './attachments.ts';
import type { BounceStore } from './bounces.ts';
import { createBounces } from './bounces.ts';
import type { DirectoryStore } from './directory.ts';
import { createDirectory } from './directory.ts';
import type { HoldStore } from './holds.ts';
import { createHolds } from './holds.ts';
import type { Database } from './open.ts';
import type { KeptTextStore } from './kept-texts.ts';
import { createKeptTexts } from './kept-texts.ts';
import { settleAbandoned } from './ledger.ts';
import { createOutbox } from './outbox.ts';
import type { DraftStore } from './drafts.ts';
import { createDrafts } from './drafts.ts';
import { createProjectionStore } from './projections.ts';
import { createAddressing } from './readdressing.ts';
import { createReads } from './reads.ts';
import type { Reads } from './reads.ts';
import type { SignInStore } from './sign-ins.ts';
import { createSignIns } from './sign-ins.ts';
import type { MailFaultStore } from './mail-faults.ts';
import { createMailFaults } from './mail-faults.ts';
import type { ResendOptions } from './resends.ts';
import { createResends } from './resends.ts';
import { forgetWords } from './forget-words.ts';
import type { SuspensionStore } from './suspensions.ts';
import { createSuspensions } from './suspensions.ts';
import type { Tables } from './tables.ts';
import type { CyclePicture } from './year-so-far.ts';
import { readDropped, readYearSoFar } from './year-so-far.ts';

export interface DefinitionStore extends DefinitionShelf {
  /** Freezes definitions under the cycle's name; refuses a name that was used before. */
  freeze(
    cycle: string,
    definitions: CycleDefinitions,
    options: { example: boolean; openedAt: string },
  ): Promise<string>;
  /** Takes back a freeze whose cycle never started. */
  unfreeze(cycle: string): Promise<void>;
}

export interface WorldStore {
  readonly projections: ProjectionStore;
  readonly outbox: Outbox;
  readonly suspensions: SuspensionStore;
  readonly faults: MailFaultStore;
  readonly resends: Resends;
  readonly holds: HoldStore;
  /** Forgets subject and words of mails dated before an instant; answers how many. */
  forgetWords(before: Instant): Promise<number>;
  readonly bounces: BounceStore;
  readonly addressing: Addressing;
  readonly directory: DirectoryStore;
  readonly definitions: DefinitionStore;
  readonly reads: Reads;
  readonly drafts: DraftStore;
  readonly attachments: AttachmentStore;
  readonly keptTexts: KeptTextStore;
  readonly signIns: SignInStore;
  readonly accessKeys: AccessKeyStore;
  /** A running cycle as it stands; null when there is none by that name. */
  yearSoFar(cycle: string): Promise<CyclePicture | null>;
  /** Notices of a cycle that were not sent, each with the reason. */
  dropped(cycle: string): ReturnType<typeof readDropped>;
}

/** Opens a world's tables in a database. `schema` is the world's name in SQL. */
export async function openWorldStore(
  database: Database,
  schema: string,
  options: ResendOptions & { readonly mailDomain: string },
): Promise<WorldStore> {
  const db = await database.schema(schema);
  // In a folder of one's own nobody else can be in the middle of a sending.
  if (database.location.kind !== 'postgres') await settleAbandoned(db, null);
  const directory = createDirectory(db, options.wallClock);
  return {
    projections: createProjectionStore(db),
    outbox: createOutbox(db, directory, options),
    suspensions: createSuspensions(db, options.wallClock),
    faults: createMailFaults(db),
    resends: createResends(db, options),
    holds: createHolds(db, options),
    forgetWords: (before) => forgetWords(db, before),
    bounces: createBounces(db),
    addressing: createAddressing(db, directory),
    directory,
    definitions: createDefinitionStore(db),
    reads: createReads(db),
    drafts: createDrafts(db, options.wallClock),
    attachments: createAttachments(db, options.wallClock),
    keptTexts: createKeptTexts(db, options.wallClock),
    signIns: createSignIns(db, options.wallClock),
    accessKeys: createAccessKeys(db, options.wallClock),
    yearSoFar: (cycle) => readYearSoFar(db, cycle),
    dropped: (cycle) => readDropped(db, cycle),
  };
}

/** SHA-256 of definitions, the name under which a cycle remembers what it froze. */
export function hashDefinitions(definitions: CycleDefinitions): string {
  return createHash('sha256').update(JSON.stringify(definitions)).digest('hex');
}

function createDefinitionStore(db: Kysely<Tables>): DefinitionStore {
  return {
    async freeze(cycle, definitions, { example, openedAt }) {
      const hash = hashDefinitions(definitions);
      const row = { cycle, hash, definitions: JSON.stringify(definitions), example, opened_at: openedAt };
      const inserted = await db
        .insertInto('cycle_definitions')
        .values(row)
        .onConflict((on) => on.column('cycle').doNothing())
        .returning('cycle')
        .execute();
      if (inserted.length === 0) {
        const before = await db
          .selectFrom('cycle_definitions')
          .select(['opened_at', 'hash'])
          .where('cycle', '=', cycle)
          .executeTakeFirstOrThrow();
        const running = await db.selectFrom('cycles').select('cycle').where('cycle', '=', cycle).executeTakeFirst();
        // Frozen, but nothing came of it: an opener that was killed in between may try again with the same definitions.
        if (running || before.hash !== hash) {
          throw new Refusal(
            'already-open',
            `Open ${cycle}: this year was opened at ${before.opened_at}, wanted one that was never opened`,
          );
        }
      }
      return hash;
    },
    async unfreeze(cycle) {
      await db.deleteFrom('cycle_definitions').where('cycle', '=', cycle).execute();
    },
    async ofCycle(cycle) {
      const row = await db.selectFrom('cycle_definitions').selectAll().where('cycle', '=', cycle).executeTakeFirst();
      if (!row) throw new Refusal('not-found', `Read the definitions of ${cycle}: no such cycle was opened here`);
      return { ...(JSON.parse(row.definitions) as CycleDefinitions), example: row.example };
    },
  };
}

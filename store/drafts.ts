// What people have typed and not yet handed in: one draft per obligation, shared by those who may write it. Node only.

import type { Kysely } from 'kysely';
import type { Instant, PartyId, PersonId, StepId } from '../domain/words.ts';
import type { Tables } from './tables.ts';

/** Which obligation a draft is for. */
export interface DraftKey {
  readonly cycle: string;
  readonly partnership: PartyId;
  readonly step: StepId;
  readonly party: PartyId;
}

export interface Draft {
  readonly fields: Readonly<Record<string, string>>;
  /** One more each time it is saved, so that two who write at once can be told. */
  readonly version: number;
  readonly savedBy: PersonId;
  readonly savedAt: Instant;
}

export interface DraftStore {
  read(key: DraftKey): Promise<Draft | null>;
  /**
   * Saves a draft over the version that the writer saw; 0 = there was none. Null when another was saved meanwhile:
   * then nothing is written, and the writer is shown both.
   */
  save(key: DraftKey, seen: number, fields: Readonly<Record<string, string>>, by: PersonId): Promise<Draft | null>;
  /** Removes a draft that was handed in, unless it was changed since. */
  clear(key: DraftKey, version: number): Promise<void>;
}

export function createDrafts(db: Kysely<Tables>, wallClock: () => Date): DraftStore {
  const idOf = ({ cycle, partnership, step, party }: DraftKey): string => `${cycle}|${partnership}|${step}|${party}`;
  return {
    async read(key) {
      const row = await db.selectFrom('drafts').selectAll().where('id', '=', idOf(key)).executeTakeFirst();
      return row ? toDraft(row) : null;
    },
    async save(key, seen, fields, by) {
      const row = {
        id: idOf(key),
        fields: JSON.stringify(fields),
        version: seen + 1,
        saved_by: by,
        saved_at: wallClock().toISOString(),
      };
      const saved =
        seen === 0
          ? await db
              .insertInto('drafts')
              .values(row)
              .onConflict((on) => on.column('id').doNothing())
              .returningAll()
              .executeTakeFirst()
          : await db
              .updateTable('drafts')
              .set(row)
              .where('id', '=', row.id)
              .where('version', '=', seen)
              .returningAll()
              .executeTakeFirst();
      return saved ? toDraft(saved) : null;
    },
    async clear(key, version) {
      await db.deleteFrom('drafts').where('id', '=', idOf(key)).where('version', '=', version).execute();
    },
  };
}

function toDraft(row: Tables['drafts']): Draft {
  return {
    fields: JSON.parse(row.fields) as Record<string, string>,
    version: row.version,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  };
}

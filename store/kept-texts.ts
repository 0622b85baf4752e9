// What somebody posted after their session had ended: kept for that person alone until they have signed in again. Node
// only.

import type { Kysely } from 'kysely';
import type { Instant, PersonId } from '../domain/words.ts';
import type { DraftKey } from './drafts.ts';
import type { Tables } from './tables.ts';

/** One text that waits for its writer. */
export interface KeptText {
  readonly fields: Readonly<Record<string, string>>;
  readonly keptAt: Instant;
}

export interface KeptTextStore {
  /** Keeps what was typed; what the same person typed there before is replaced, since a form sends all of it again. */
  keep(key: DraftKey, fields: Readonly<Record<string, string>>, by: PersonId): Promise<void>;
  read(key: DraftKey, by: PersonId): Promise<KeptText | null>;
  /** Where something of a person waits. */
  of(by: PersonId): Promise<DraftKey[]>;
  drop(key: DraftKey, by: PersonId): Promise<void>;
}

/** Nobody who did not come for it in a month will. */
const KEPT_MS = 30 * 86_400_000;

export function createKeptTexts(db: Kysely<Tables>, wallClock: () => Date): KeptTextStore {
  const rowOf = ({ cycle, partnership, step, party }: DraftKey, person: PersonId) =>
    ({ person, cycle, partnership, step, party }) as const;
  return {
    async keep(key, fields, by) {
      const now = wallClock();
      const old = new Date(now.getTime() - KEPT_MS).toISOString();
      await db.deleteFrom('kept_texts').where('kept_at', '<', old).execute();
      const kept = { fields: JSON.stringify(fields), kept_at: now.toISOString() };
      await db
        .insertInto('kept_texts')
        .values({ ...rowOf(key, by), ...kept })
        .onConflict((on) => on.columns(['person', 'cycle', 'partnership', 'step', 'party']).doUpdateSet(kept))
        .execute();
    },
    async read(key, by) {
      const row = await db
        .selectFrom('kept_texts')
        .select(['fields', 'kept_at'])
        .where((eb) => eb.and(rowOf(key, by)))
        .executeTakeFirst();
      return row ? { fields: JSON.parse(row.fields) as Record<string, string>, keptAt: row.kept_at } : null;
    },
    of: (by) =>
      db
        .selectFrom('kept_texts')
        .select(['cycle', 'partnership', 'step', 'party'])
        .where('person', '=', by)
        .orderBy('kept_at')
        .execute(),
    async drop(key, by) {
      await db
        .deleteFrom('kept_texts')
        .where((eb) => eb.and(rowOf(key, by)))
        .execute();
    },
  };
}

// What people have typed and not yet handed in: one draft per obligation, shared by those who may write it. Node only.

import type { Kysely } from 'kysely';
import type { Attachment } from '../domain/attachments.ts';
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
  readonly attachments: readonly Attachment[];
  /** One more each time it is saved, so that two who write at once can be told. */
  readonly version: number;
  readonly savedBy: PersonId;
  readonly savedAt: Instant;
}

export interface DraftStore {
  read(key: DraftKey): Promise<Draft | null>;
  /**
   * Saves a draft over the version that the writer saw; 0 = there was none. Null when another was saved meanwhile:
   * then nothing is written, and the writer is shown both. A new draft begins with the files of `begins`.
   */
  save(
    key: DraftKey,
    seen: number,
    fields: Readonly<Record<string, string>>,
    by: PersonId,
    begins?: readonly Attachment[],
  ): Promise<Draft | null>;
  /**
   * Changes the files of a draft that is there: whatever version anybody saw, since files of two people stand beside each
   * other. Null when there is no draft.
   */
  attach(
    key: DraftKey,
    change: (files: readonly Attachment[]) => readonly Attachment[],
  ): Promise<readonly Attachment[] | null>;
  /** Removes a draft that was handed in with these files, unless it was changed since. */
  clear(key: DraftKey, version: number, files: readonly Attachment[]): Promise<void>;
}

export function createDrafts(db: Kysely<Tables>, wallClock: () => Date): DraftStore {
  const idOf = ({ cycle, partnership, step, party }: DraftKey): string => `${cycle}|${partnership}|${step}|${party}`;
  return {
    async read(key) {
      const row = await db.selectFrom('drafts').selectAll().where('id', '=', idOf(key)).executeTakeFirst();
      return row ? toDraft(row) : null;
    },
    async save(key, seen, fields, by, begins = []) {
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
              .values({ ...row, attachments: JSON.stringify(begins) })
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
    attach: (key, change) =>
      db.transaction().execute(async (tx) => {
        const row = await tx
          .selectFrom('drafts')
          .select('attachments')
          .where('id', '=', idOf(key))
          .forUpdate()
          .executeTakeFirst();
        if (!row) return null;
        const files = change(JSON.parse(row.attachments) as Attachment[]);
        await tx
          .updateTable('drafts')
          .set({ attachments: JSON.stringify(files) })
          .where('id', '=', idOf(key))
          .execute();
        return files;
      }),
    async clear(key, version, files) {
      await db
        .deleteFrom('drafts')
        .where('id', '=', idOf(key))
        .where('version', '=', version)
        .where('attachments', '=', JSON.stringify(files))
        .execute();
    },
  };
}

function toDraft(row: Tables['drafts']): Draft {
  return {
    fields: JSON.parse(row.fields) as Record<string, string>,
    attachments: JSON.parse(row.attachments) as Attachment[],
    version: row.version,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  };
}

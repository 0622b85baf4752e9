// What delivery reports say, written beside the mails they are about. Node only.

import type { Kysely } from 'kysely';
import type { PersonId } from '../domain/words.ts';
import type { Tables } from './tables.ts';

/** The mail that a report is about, and where it would go today. */
export interface ReportedMail {
  readonly key: string;
  readonly person: PersonId;
  /** Null when the directory has nobody by that id any more. */
  readonly email: string | null;
}

export interface BounceStore {
  /** By the part of the Message-ID before the @: 32 hexadecimal digits. */
  find(id: string): Promise<ReportedMail | null>;
  /** Answers whether it was news: a mail bounces once. */
  failed(key: string, words: string, suspend: boolean): Promise<boolean>;
  delayed(key: string, words: string): Promise<boolean>;
}

export function createBounces(db: Kysely<Tables>): BounceStore {
  return {
    async find(id) {
      if (!/^[0-9a-f]{32}$/.test(id)) return null;
      const row = await db
        .selectFrom('mails')
        .leftJoin('people', 'people.id', 'mails.person')
        .select(['mails.key', 'mails.person', 'people.email'])
        .where('message_id', 'like', `<${id}@%`)
        .executeTakeFirst();
      return row ?? null;
    },
    async failed(key, words, suspend) {
      const changed = await db
        .updateTable('mails')
        .set({ state: 'bounced', report: words, suspension: suspend ? 'due' : null, resend_at: null })
        .where('key', '=', key)
        // A mail of which nobody knew whether it left is known now.
        .where('state', 'in', ['sent', 'unknown', 'closed'])
        .executeTakeFirst();
      return changed.numUpdatedRows > 0n;
    },
    async delayed(key, words) {
      const changed = await db
        .updateTable('mails')
        .set({ report: words })
        .where('key', '=', key)
        .where('state', 'in', ['sent', 'unknown'])
        .executeTakeFirst();
      return changed.numUpdatedRows > 0n;
    },
  };
}

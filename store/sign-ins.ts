// Links for signing in: single use, short-lived, kept as hashes only. Node only.

import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { PersonId } from '../domain/words.ts';
import type { Tables } from './tables.ts';

export interface SignInStore {
  /** A new link's secret. Links of the same person that are older and unused stay valid until they run out. */
  issue(person: PersonId, minutes: number): Promise<string>;
  /** Whose link it is; null when it is unknown, used or has run out. Uses nothing: mail scanners open links. */
  look(secret: string): Promise<PersonId | null>;
  /** Uses the link up. Null as in `look`; of two at once, one gets the person. */
  use(secret: string): Promise<PersonId | null>;
  /** How many links a person was sent since an instant of the wall's clock. */
  sentSince(person: PersonId, since: string): Promise<number>;
}

/** The links of one world. */
export function createSignIns(db: Kysely<Tables>, wallClock: () => Date): SignInStore {
  const now = (): string => wallClock().toISOString();
  return {
    async issue(person, minutes) {
      const secret = randomBytes(32).toString('base64url');
      const issuedAt = wallClock();
      const expiresAt = new Date(issuedAt.getTime() + minutes * 60_000).toISOString();
      // What has run out a day ago is of no use to anybody.
      await db
        .deleteFrom('sign_in_links')
        .where('expires_at', '<', new Date(issuedAt.getTime() - 86_400_000).toISOString())
        .execute();
      await db
        .insertInto('sign_in_links')
        .values({
          hash: hashOf(secret),
          person,
          issued_at: issuedAt.toISOString(),
          expires_at: expiresAt,
          used_at: null,
        })
        .execute();
      return secret;
    },
    async look(secret) {
      const row = await db
        .selectFrom('sign_in_links')
        .select('person')
        .where('hash', '=', hashOf(secret))
        .where('used_at', 'is', null)
        .where('expires_at', '>', now())
        .executeTakeFirst();
      return row?.person ?? null;
    },
    async use(secret) {
      const row = await db
        .updateTable('sign_in_links')
        .set({ used_at: now() })
        .where('hash', '=', hashOf(secret))
        .where('used_at', 'is', null)
        .where('expires_at', '>', now())
        .returning('person')
        .executeTakeFirst();
      return row?.person ?? null;
    },
    async sentSince(person, since) {
      const row = await db
        .selectFrom('sign_in_links')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('person', '=', person)
        .where('issued_at', '>=', since)
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
  };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

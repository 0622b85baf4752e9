// Secrets that people made for programs: kept as hashes only, shown once, revocable. Node only.

import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { KeyKind } from '../domain/access-keys.ts';
import type { Instant, LocalDate, PersonId } from '../domain/words.ts';
import type { Tables } from './tables.ts';

/** A key as lists show it: everything but its secret, which nobody knows here. */
export interface AccessKey {
  /** Public: names the key in lists and when it is revoked. */
  readonly id: string;
  readonly kind: KeyKind;
  readonly person: PersonId;
  /** What its maker calls it. */
  readonly name: string;
  /** Scopes of a token; what a feed is about. */
  readonly gives: readonly string[];
  readonly madeAt: Instant;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
  /** The day of its last use, so that one that nobody uses can be found; null when it was never used. */
  readonly usedOn: LocalDate | null;
}

export interface AccessKeyStore {
  /** Makes a key. The secret is in the answer and nowhere else. */
  make(key: {
    readonly kind: KeyKind;
    readonly person: PersonId;
    readonly name: string;
    readonly gives: readonly string[];
    readonly expiresAt: Instant | null;
  }): Promise<{ readonly key: AccessKey; readonly secret: string }>;
  /** The key of a secret; null when it is unknown, revoked, of another kind or has run out. Notes the day of use. */
  use(kind: KeyKind, secret: string): Promise<AccessKey | null>;
  /** The keys of a person, or of everybody, newest first; revoked ones too. */
  list(kind: KeyKind, person: PersonId | null): Promise<AccessKey[]>;
  /** Ends a key at once. False when there is none by that id, of that person where one is given, that still works. */
  revoke(kind: KeyKind, id: string, person: PersonId | null): Promise<boolean>;
}

/** In front of a token, so that one that leaks is recognised by whoever finds it. */
const PREFIX: Readonly<Record<KeyKind, string>> = { api: 'arshjul_', calendar: '' };

/** The keys of one world. */
export function createAccessKeys(db: Kysely<Tables>, wallClock: () => Date): AccessKeyStore {
  const now = (): string => wallClock().toISOString();
  return {
    async make({ kind, person, name, gives, expiresAt }) {
      const secret = `${PREFIX[kind]}${randomBytes(32).toString('base64url')}`;
      const row: Tables['access_keys'] = {
        id: randomBytes(9).toString('base64url'),
        hash: hashOf(secret),
        kind,
        person,
        name,
        gives: JSON.stringify(gives),
        made_at: now(),
        expires_at: expiresAt,
        revoked_at: null,
        used_on: null,
      };
      await db.insertInto('access_keys').values(row).execute();
      return { key: keyOf(row), secret };
    },
    async use(kind, secret) {
      const row = await db
        .selectFrom('access_keys')
        .selectAll()
        .where('hash', '=', hashOf(secret))
        .where('kind', '=', kind)
        .where('revoked_at', 'is', null)
        .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now())]))
        .executeTakeFirst();
      if (!row) return null;
      const today = now().slice(0, 10);
      // Once a day: a write for every request would cost more than the request.
      if (row.used_on !== today)
        await db.updateTable('access_keys').set({ used_on: today }).where('id', '=', row.id).execute();
      return keyOf(row);
    },
    async list(kind, person) {
      let query = db.selectFrom('access_keys').selectAll().where('kind', '=', kind);
      if (person !== null) query = query.where('person', '=', person);
      return (await query.orderBy('made_at', 'desc').orderBy('id').execute()).map(keyOf);
    },
    async revoke(kind, id, person) {
      let query = db
        .updateTable('access_keys')
        .set({ revoked_at: now() })
        .where('id', '=', id)
        .where('kind', '=', kind)
        .where('revoked_at', 'is', null);
      if (person !== null) query = query.where('person', '=', person);
      return (await query.returning('id').execute()).length > 0;
    },
  };
}

function keyOf(row: Tables['access_keys']): AccessKey {
  return {
    id: row.id,
    kind: row.kind,
    person: row.person,
    name: row.name,
    gives: JSON.parse(row.gives) as string[],
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    usedOn: row.used_on,
  };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

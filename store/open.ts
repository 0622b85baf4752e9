// Opens the database, embedded or PostgreSQL, and brings a world's schema up to date. Node only.

import { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool } from 'pg';
import { Refusal } from '../domain/refusal.ts';
import { lockFolder } from './folder-lock.ts';
import { MIGRATIONS } from './migrations/all.ts';
import type { Tables } from './tables.ts';

/** Where the data is: in memory, in a folder of this process alone, or in a PostgreSQL server. */
export type StoreLocation =
  | { readonly kind: 'memory' }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** An open database that can hold the schemas of several worlds. */
export interface Database {
  readonly location: StoreLocation;
  /** The tables of one world, made or migrated when they are not there. */
  schema(name: string): Promise<Kysely<Tables>>;
  /** Resolves when the database answers, else rejects. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database. Throws a Refusal with a sentence when it is not to be had. */
export async function openDatabase(location: StoreLocation): Promise<Database> {
  const opened = await connect(location);
  const db = opened.db;
  return {
    location,
    async schema(name) {
      await makeSchema(db, safeName(name));
      const scoped = db.withSchema(name);
      const { error } = await new Migrator({
        db: scoped,
        provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
        migrationTableSchema: name,
      }).migrateToLatest();
      if (error !== undefined) {
        const why = error instanceof Error ? error.message : 'unknown error';
        throw new Refusal('unavailable', `Bring the store up to date (${name}): ${why}`);
      }
      return scoped;
    },
    async ping() {
      await db.executeQuery(CompiledQuery.raw('select 1'));
    },
    async close() {
      await db.destroy();
      opened.release();
    },
  };
}

/** `if not exists` alone fails when two processes start at once, and for a user who may not create schemas. */
async function makeSchema(db: Kysely<Tables>, name: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.executeQuery(CompiledQuery.raw('select pg_advisory_xact_lock(hashtext($1))', [`make schema ${name}`]));
    const there = await tx.executeQuery(CompiledQuery.raw('select 1 from pg_namespace where nspname = $1', [name]));
    if (there.rows.length === 0) await tx.executeQuery(CompiledQuery.raw(`create schema "${name}"`));
  });
}

/** Codes of Node and of PostgreSQL for: nobody is there, or the server is going down or coming up. */
const AWAY = /^(ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE|08|57P0)/;

/** True when an error of a query means that the database is away, and the same query may pass later. */
export function isStoreAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (AWAY.test((error as NodeJS.ErrnoException).code ?? '')) return true;
  // The driver's own errors have no code.
  return /^Connection terminated|^timeout exceeded when trying to connect/.test(error.message);
}

function safeName(name: string): string {
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(name)) {
    throw new Refusal(
      'misshapen',
      `Open a world's store: "${name}" is no schema name, wanted small letters, digits and _`,
    );
  }
  return name;
}

async function connect(location: StoreLocation): Promise<{ db: Kysely<Tables>; release: () => void }> {
  if (location.kind === 'postgres') {
    const pool = new Pool({ connectionString: location.url, max: 10, connectionTimeoutMillis: 5_000 });
    // Idle connections that break are replaced by the pool; without a listener the process would end.
    pool.on('error', () => undefined);
    // One that breaks while it is in use fails its query, and says so a second time here.
    pool.on('connect', (client) => client.on('error', () => undefined));
    try {
      await pool.query('select 1');
    } catch (error) {
      await pool.end();
      const why = error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code : 'no answer';
      const what = isStoreAway(error) ? 'does not answer' : 'does not let us in';
      throw new Refusal(
        'unavailable',
        `Open the store: PostgreSQL ${what} (${String(why)}), wanted a server at DATABASE_URL that lets this user in`,
      );
    }
    return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), release: () => undefined };
  }
  const release = location.kind === 'folder' ? lockFolder(location.folder) : () => undefined;
  try {
    const pglite = await PGlite.create(location.kind === 'folder' ? `${location.folder}/pglite` : undefined);
    return { db: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }), release };
  } catch (error) {
    release();
    throw error;
  }
}

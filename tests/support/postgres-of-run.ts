// The PostgreSQL cluster that all suites of one Jest run share: started before them, a database for each. Node only.

import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Postgres } from './postgres.ts';
import { startPostgres } from './postgres.ts';

const URL_VARIABLE = 'ARSHJUL_TEST_POSTGRES_URL';
const WHY_VARIABLE = 'ARSHJUL_TEST_POSTGRES_WHY_NOT';

/** Jest loads set-up and teardown in one process, but not always as one module. */
const kept = globalThis as { arshjulPostgresOfRun?: Postgres };

/** Called once before the suites. Where there is no PostgreSQL, those that want it say so, and the others run. */
export async function startPostgresOfRun(): Promise<void> {
  try {
    kept.arshjulPostgresOfRun = await startPostgres();
    process.env[URL_VARIABLE] = kept.arshjulPostgresOfRun.url;
  } catch (error) {
    process.env[WHY_VARIABLE] = error instanceof Error ? error.message : String(error);
  }
}

/** Called once after the suites. */
export async function stopPostgresOfRun(): Promise<void> {
  await kept.arshjulPostgresOfRun?.stop();
}

/** A database of the suite's own in the cluster of the run. Throws a sentence when there is no cluster. */
export async function databaseOfRun(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const url = process.env[URL_VARIABLE];
  if (url === undefined)
    throw new Error(process.env[WHY_VARIABLE] ?? 'Test on PostgreSQL: no cluster was started, wanted a run by Jest');
  const name = `suite_${randomBytes(6).toString('hex')}`;
  const ask = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await ask(`create database ${name}`);
  return { url: url.replace('/postgres?', `/${name}?`), drop: () => ask(`drop database ${name} with (force)`) };
}

// What both production processes need from outside: a Temporal server, a database, an address for health. Node only.

import type { Connection } from '@temporalio/client';
import { Refusal } from '../domain/refusal.ts';
import type { Database } from '../store/open.ts';
import type { Config } from './config.ts';
import type { Checks } from './health.ts';

/** Name of the real world's schema in SQL, the same as in `npm start`. */
export const REAL_SCHEMA = 'real';

/** A production process: runs until it is stopped or dies. */
export interface Service {
  /** What to tell the operator once it runs. */
  readonly greeting: string;
  stop(): Promise<void>;
  /** Rejects when it cannot go on. */
  readonly died: Promise<never>;
}

/** The address of Temporal and the database, which production never makes up by itself. */
export function outside(config: Config, role: string): { address: string; databaseUrl: string } {
  if (config.temporalAddress === null) missing(role, 'TEMPORAL_ADDRESS', 'host:port of a Temporal server');
  if (config.databaseUrl === null) missing(role, 'DATABASE_URL', 'postgres://user:password@host/database');
  return { address: config.temporalAddress, databaseUrl: config.databaseUrl };
}

/** Refuses to start without a variable. */
export function missing(role: string, variable: string, wanted: string): never {
  throw new Refusal('invalid-definition', `Start the ${role}: ${variable} is missing, wanted ${wanted}`);
}

/** Checks that both processes share. */
export function outsideChecks(connection: Connection, database: Database): Checks {
  return {
    database: () => database.ping(),
    temporal: async () => {
      await connection.withDeadline(Date.now() + 2_500, () => connection.workflowService.getSystemInfo({}));
    },
  };
}

/** Closes in the opposite order of opening, each one even when another fails. */
export function closeAll(closers: (() => Promise<void> | void)[]): () => Promise<void> {
  return async () => {
    for (const close of closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        console.error(`Stop: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
}

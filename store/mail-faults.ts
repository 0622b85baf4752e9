// What is wrong with our own mail at present: since when, how often, and the server's last words. Node only.

import type { Kysely } from 'kysely';
import type { MailFaults } from '../activities/ports.ts';
import type { Tables } from './tables.ts';

export interface MailFaultStore extends MailFaults {
  list(): Promise<Tables['mail_faults'][]>;
}

export function createMailFaults(db: Kysely<Tables>): MailFaultStore {
  return {
    async note({ fault, reply }, at) {
      await db
        .insertInto('mail_faults')
        .values({ fault, reply, since: at, last_at: at, times: 1 })
        .onConflict((on) =>
          on.column('fault').doUpdateSet((eb) => ({ reply, last_at: at, times: eb('mail_faults.times', '+', 1) })),
        )
        .execute();
    },
    async clear() {
      await db.deleteFrom('mail_faults').execute();
    },
    list: () => db.selectFrom('mail_faults').selectAll().orderBy('since').orderBy('fault').execute(),
  };
}

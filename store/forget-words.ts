// What was said in old mails is forgotten; that they were sent, to whom and about what, is kept. Node only.

import type { Kysely } from 'kysely';
import type { Instant } from '../domain/words.ts';
import type { Tables } from './tables.ts';

/** So many rows a transaction, so that nobody waits for the first sweep of a large ledger. */
const SOME = 1_000;

/** Forgets subject and words of mails dated before an instant; answers how many. What is to go out again keeps them. */
export async function forgetWords(db: Kysely<Tables>, before: Instant): Promise<number> {
  for (let forgotten = 0; ;) {
    const result = await db
      .updateTable('mails')
      .set({ subject: null, body: null, html: null })
      .where('key', 'in', (eb) =>
        eb
          .selectFrom('mails')
          .select('key')
          .where('date', '<', before)
          .where('body', 'is not', null)
          .where('state', 'not in', ['intent', 'sending'])
          .where('resend_at', 'is', null)
          .limit(SOME)
          .forUpdate()
          .skipLocked(),
      )
      .executeTakeFirst();
    const some = Number(result.numUpdatedRows);
    forgotten += some;
    if (some < SOME) return forgotten;
  }
}

// Mails of which nobody knows whether they left, and which are to go out again with the very same words. Node only.

import type { Kysely } from 'kysely';
import type { Resends } from '../activities/ports.ts';
import { isDuty } from '../domain/duty.ts';
import { toInstant, toMs } from '../domain/local-time.ts';
import { FIRST_PAUSE_MS, LONGEST_PAUSE_MS } from '../domain/mail-retry.ts';
import type { Notice } from '../domain/notices.ts';
import type { Instant } from '../domain/words.ts';
import { SENDING_LEASE_MS } from './ledger.ts';
import type { Tables } from './tables.ts';

/** So often a duty mail is sent again by itself; then a person decides. */
const BY_ITSELF = 3;
/** About four days of growing pauses; then a person must say again what is to become of it. */
const NOT_TAKEN = 28;

export interface ResendOptions {
  readonly wallClock: () => Date;
  /** `at-least-once`: a duty mail in doubt goes out again by itself; otherwise a person decides. */
  readonly duty?: 'at-most-once' | 'at-least-once';
}

export function createResends(db: Kysely<Tables>, options: ResendOptions): Resends {
  return {
    async schedule(now) {
      if (options.duty !== 'at-least-once') return;
      const doubtful = await db
        .selectFrom('mails')
        .select(['key', 'notices'])
        .where('state', '=', 'unknown')
        .where('resend_at', 'is', null)
        .where('resends', '<', BY_ITSELF)
        .where('body', 'is not', null)
        .execute();
      const keys = doubtful
        .filter(({ notices }) => (JSON.parse(notices) as Notice[]).some(({ kind }) => isDuty(kind)))
        .map(({ key }) => key);
      if (keys.length === 0) return;
      await db
        .updateTable('mails')
        // Time for the server to find its feet, and for a person to look first.
        .set({ resend_at: toInstant(toMs(now) + FIRST_PAUSE_MS) })
        .where('key', 'in', keys)
        .where('state', '=', 'unknown')
        .where('resend_at', 'is', null)
        .execute();
    },
    async isDue(now) {
      const at = await nextResend(db);
      return at !== null && at <= now;
    },
    async take(now) {
      const row = await db
        .updateTable('mails')
        .set((eb) => ({
          state: 'sending',
          resend_at: null,
          resends: eb('resends', '+', 1),
          lease_until: new Date(options.wallClock().getTime() + SENDING_LEASE_MS).toISOString(),
        }))
        .where('key', 'in', (eb) =>
          eb
            .selectFrom('mails')
            .select('key')
            .where('state', '=', 'unknown')
            .where('resend_at', '<=', now)
            .orderBy('resend_at')
            .orderBy('key')
            .limit(1)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['key', 'person', 'message_id', 'date', 'subject', 'body', 'html', 'notices'])
        .executeTakeFirst();
      if (!row) return null;
      const { key, person, date, subject, body, html } = row;
      const notices = JSON.parse(row.notices) as Notice[];
      return { key, person, messageId: row.message_id, date, subject: subject!, text: body!, html: html!, notices };
    },
    async notTaken(key, reply, now) {
      const row = await db.selectFrom('mails').select('resends').where('key', '=', key).executeTakeFirst();
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.max((row?.resends ?? 1) - 1, 0), LONGEST_PAUSE_MS);
      const isLast = now === null || (row?.resends ?? 0) >= NOT_TAKEN;
      await db
        .updateTable('mails')
        .set({ state: 'unknown', reply, resend_at: isLast ? null : toInstant(toMs(now) + pause) })
        .where('key', '=', key)
        .where('state', '=', 'sending')
        .execute();
    },
  };
}

/** When the next mail is to go out again; null when none is. */
export async function nextResend(db: Kysely<Tables>): Promise<Instant | null> {
  const row = await db
    .selectFrom('mails')
    .select((eb) => eb.fn.min<string | null>('resend_at').as('at'))
    // Only those, and they have an index.
    .where('state', '=', 'unknown')
    .executeTakeFirst();
  return row?.at ?? null;
}

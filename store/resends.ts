// Mails of which nobody knows whether they left, and which are to go out again with the very same words. Node only.

import type { Kysely } from 'kysely';
import type { Resends } from '../activities/ports.ts';
import { isDuty } from '../domain/duty.ts';
import { toInstant, toMs } from '../domain/local-time.ts';
import type { Notice } from '../domain/notices.ts';
import { SENDING_LEASE_MS } from './ledger.ts';
import type { Tables } from './tables.ts';

/** Time for the server to find its feet, and for a person to look first. */
const PAUSE_MS = 5 * 60_000;
/** So often a duty mail is sent again by itself; then a person decides. */
const BY_ITSELF = 3;

export function createResends(
  db: Kysely<Tables>,
  options: { readonly wallClock: () => Date; readonly duty?: 'at-most-once' | 'at-least-once' },
): Resends {
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
        .set({ resend_at: toInstant(toMs(now) + PAUSE_MS) })
        .where('key', 'in', keys)
        .where('state', '=', 'unknown')
        .execute();
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
      await db
        .updateTable('mails')
        .set({ state: 'unknown', reply, resend_at: now === null ? null : toInstant(toMs(now) + PAUSE_MS) })
        .where('key', '=', key)
        .where('state', '=', 'sending')
        .execute();
    },
  };
}

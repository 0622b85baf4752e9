// Notices waiting to be sent, and the ledger that has a row before every sending. Node only.

import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { ClaimedMail, Directory, Outbox } from '../activities/ports.ts';
import type { Notice } from '../domain/notices.ts';
import { chooseForSending } from '../domain/notices-checked.ts';
import type { Obligation } from '../domain/obligations.ts';
import { obligationKey } from '../domain/obligations.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Tables } from './tables.ts';

/** Longer than the sum of the SMTP timeouts: a row that is older was left by a sender that died. */
const LEASE_MS = 60_000;

/** Adds notices that are not there; the key decides. */
export async function insertNotices(
  tx: Kysely<Tables> | Transaction<Tables>,
  notices: readonly Notice[],
): Promise<number> {
  if (notices.length === 0) return 0;
  const rows = notices.map((notice) => ({
    key: notice.key,
    person: notice.person,
    send_at: notice.sendAt,
    state: 'raised' as const,
    why: null,
    mail: null,
    notice: JSON.stringify(notice),
  }));
  const inserted = await tx
    .insertInto('notices')
    .values(rows)
    .onConflict((on) => on.column('key').doNothing())
    .returning('key')
    .execute();
  return inserted.length;
}

export function createOutbox(
  db: Kysely<Tables>,
  directory: Directory,
  options: { readonly mailDomain: string; readonly wallClock: () => Date },
): Outbox {
  return {
    raise: (notices) => insertNotices(db, notices),
    async nextSendAt() {
      const row = await db
        .selectFrom('notices')
        .select((eb) => eb.fn.min('send_at').as('at'))
        .where('state', '=', 'raised')
        .executeTakeFirst();
      return (row?.at as string | null | undefined) ?? null;
    },
    async peopleDue(at) {
      const rows = await db
        .selectFrom('notices')
        .select('person')
        .distinct()
        .where('state', '=', 'raised')
        .where('send_at', '<=', at)
        .orderBy('person')
        .execute();
      return rows.map((row) => row.person);
    },
    async claim(person, round) {
      const known = (await directory.people()).find((one) => one.id === person);
      return db.transaction().execute(async (tx): Promise<ClaimedMail | null> => {
        const waiting = await lockWaiting(tx, person, round.planned);
        if (waiting.length === 0) return null;
        if (!known) {
          await drop(
            tx,
            waiting.map((notice) => ({ notice, why: 'nobody by that id is in the directory' })),
          );
          return null;
        }
        const rows = await rowsFor(tx, waiting);
        const { send, dropped } = chooseForSending(waiting, (notice) => rows.get(obligationKey(notice)), round.now);
        await drop(tx, dropped);
        if (send.length === 0) return null;
        const earlier = await tx
          .selectFrom('mails')
          .select((eb) => eb.fn.countAll().as('count'))
          .where('person', '=', person)
          .where('date', '=', round.now)
          .executeTakeFirstOrThrow();
        const key = `${person}|${round.now}|${String(earlier.count)}`;
        const messageId = `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${options.mailDomain}>`;
        await tx
          .insertInto('mails')
          .values({
            key,
            person,
            message_id: messageId,
            date: round.now,
            state: 'sending',
            lease_until: new Date(options.wallClock().getTime() + LEASE_MS).toISOString(),
            reply: null,
            subject: null,
            body: null,
            notices: JSON.stringify(send),
          })
          .execute();
        await tx
          .updateTable('notices')
          .set({ state: 'bundled', mail: key })
          .where(
            'key',
            'in',
            send.map((notice) => notice.key),
          )
          .execute();
        return { key, person: known, notices: send, messageId, date: round.now };
      });
    },
    async settle(key, outcome) {
      await db.transaction().execute(async (tx) => {
        if (outcome.state === 'deferred') {
          await tx
            .updateTable('mails')
            .set({ state: 'deferred', reply: outcome.reply })
            .where('key', '=', key)
            .execute();
          await tx
            .updateTable('notices')
            .set({ state: 'raised', mail: null, send_at: outcome.retryAt })
            .where('mail', '=', key)
            .execute();
          return;
        }
        const { state, reply, subject, body } = outcome;
        await tx.updateTable('mails').set({ state, reply, subject, body }).where('key', '=', key).execute();
      });
    },
    async settleAbandoned() {
      return settleAbandoned(db, options.wallClock().toISOString());
    },
    async resolveUnknown(key, how) {
      return db.transaction().execute(async (tx) => {
        const mail = await tx.selectFrom('mails').select('state').where('key', '=', key).forUpdate().executeTakeFirst();
        if (!mail) throw new Refusal('not-found', `Resolve the mail ${key}: the ledger has none by that key`);
        if (mail.state !== 'unknown')
          throw new Refusal('wrong-stage', `Resolve the mail ${key}: it is ${mail.state}, wanted unknown`);
        const state = how === 'resend' ? 'resent' : 'closed';
        await tx.updateTable('mails').set({ state }).where('key', '=', key).execute();
        if (how === 'close') return null;
        const back = await tx
          .updateTable('notices')
          .set({ state: 'raised', mail: null })
          .where('mail', '=', key)
          .returning('send_at')
          .execute();
        return back.map((notice) => notice.send_at).sort()[0] ?? null;
      });
    },
  };
}

/** Marks rows whose sender died as unknown; all of them when `before` is null, as when the only process has just started. */
export async function settleAbandoned(db: Kysely<Tables>, before: string | null): Promise<number> {
  let query = db
    .updateTable('mails')
    .set({ state: 'unknown', reply: 'the sender stopped before it knew the answer' })
    .where('state', '=', 'sending');
  if (before !== null) query = query.where('lease_until', '<', before);
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

async function lockWaiting(tx: Transaction<Tables>, person: string, planned: string): Promise<Notice[]> {
  const rows = await tx
    .selectFrom('notices')
    .select('notice')
    .where('person', '=', person)
    .where('state', '=', 'raised')
    .where('send_at', '<=', planned)
    .orderBy('key')
    .forUpdate()
    .execute();
  return rows.map((row) => JSON.parse(row.notice) as Notice);
}

async function drop(tx: Transaction<Tables>, dropped: readonly { notice: Notice; why: string }[]): Promise<void> {
  for (const { notice, why } of dropped) {
    await tx.updateTable('notices').set({ state: 'dropped', why }).where('key', '=', notice.key).execute();
  }
}

async function rowsFor(tx: Transaction<Tables>, notices: readonly Notice[]): Promise<Map<string, Obligation>> {
  const rows = await tx
    .selectFrom('obligations')
    .select('row')
    .where('cycle', 'in', [...new Set(notices.map((one) => one.cycle))])
    .where('step', 'in', [...new Set(notices.map((one) => one.step))])
    .where('party', 'in', [...new Set(notices.map((one) => one.party))])
    .execute();
  return new Map(rows.map(({ row }) => JSON.parse(row) as Obligation).map((row) => [obligationKey(row), row]));
}

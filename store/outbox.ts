// Notices waiting to be sent, and the ledger that has a row before every sending. Node only.

import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { ClaimedMail, Delivery, Directory, Outbox } from '../activities/ports.ts';
import { PATIENCE_DAYS, retryAfter } from '../domain/mail-retry.ts';
import type { Notice } from '../domain/notices.ts';
import { chooseForSending } from '../domain/notices-checked.ts';
import type { Obligation } from '../domain/obligations.ts';
import { obligationKey } from '../domain/obligations.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Instant } from '../domain/words.ts';
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
            html: null,
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
    async keep(mails) {
      const lease_until = new Date(options.wallClock().getTime() + LEASE_MS).toISOString();
      const ours = new Set<string>();
      for (const { key, subject, text, html } of mails) {
        const kept = await db
          .updateTable('mails')
          .set({ subject, body: text, html, lease_until })
          .where('key', '=', key)
          .where('state', '=', 'sending')
          .executeTakeFirst();
        if (kept.numUpdatedRows > 0n) ours.add(key);
      }
      return ours;
    },
    async settle(key, delivery) {
      await db.transaction().execute((tx) => settle(tx, key, delivery));
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

async function settle(tx: Transaction<Tables>, key: string, delivery: Delivery): Promise<void> {
  const { state, reply } = delivery;
  if (state === 'own-fault' || (state === 'deferred' && delivery.because !== 'recipient')) {
    return putBack(tx, key, { state: 'not-sent', reply, retryAt: null });
  }
  if (state === 'deferred') {
    const retryAt = retryAfter(await attemptsUpTo(tx, key));
    if (retryAt !== null) return putBack(tx, key, { state, reply, retryAt });
    const words = `${reply} (given up after ${PATIENCE_DAYS} days)`;
    await tx.updateTable('mails').set({ state: 'refused', reply: words }).where('key', '=', key).execute();
    return;
  }
  await tx.updateTable('mails').set({ state, reply }).where('key', '=', key).execute();
}

/** The mail was not taken: its notices wait again, and are looked at again before they are sent. */
async function putBack(
  tx: Transaction<Tables>,
  key: string,
  { state, reply, retryAt }: { state: 'not-sent' | 'deferred'; reply: string; retryAt: Instant | null },
): Promise<void> {
  await tx.updateTable('mails').set({ state, reply }).where('key', '=', key).execute();
  await tx
    .updateTable('notices')
    .set({ state: 'raised', mail: null, ...(retryAt === null ? {} : { send_at: retryAt }) })
    .where('mail', '=', key)
    .execute();
}

/** Instants of the attempts at this person's address that were put off in a row, the mail's own last. */
async function attemptsUpTo(tx: Transaction<Tables>, key: string): Promise<[Instant, ...Instant[]]> {
  const mail = await tx.selectFrom('mails').select(['person', 'date']).where('key', '=', key).executeTakeFirstOrThrow();
  const earlier = await tx
    .selectFrom('mails')
    .select(['date', 'state'])
    .where('person', '=', mail.person)
    .where('key', '!=', key)
    .where('date', '<=', mail.date)
    .where('state', '!=', 'not-sent')
    .orderBy('date', 'desc')
    .limit(200)
    .execute();
  const broken = earlier.findIndex((row) => row.state !== 'deferred');
  const run = (broken < 0 ? earlier : earlier.slice(0, broken)).map((row) => row.date).reverse();
  const [first = mail.date, ...more] = [...run, mail.date];
  return [first, ...more];
}

/** Settles rows whose sender died; all of them when `before` is null, as when the only process has just started. */
export async function settleAbandoned(db: Kysely<Tables>, before: string | null): Promise<number> {
  let query = db
    .updateTable('mails')
    .set({ state: 'unknown', reply: 'the sender stopped before it knew the answer' })
    .where('state', '=', 'sending')
    .where('body', 'is not', null);
  let never = db.selectFrom('mails').select('key').where('state', '=', 'sending').where('body', 'is', null);
  if (before !== null) {
    query = query.where('lease_until', '<', before);
    never = never.where('lease_until', '<', before);
  }
  const result = await query.executeTakeFirst();
  for (const { key } of await never.execute()) {
    const reply = 'the sender stopped before it began';
    await db.transaction().execute((tx) => putBack(tx, key, { state: 'not-sent', reply, retryAt: null }));
  }
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

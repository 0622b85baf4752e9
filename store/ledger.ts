// What has become of claimed mails: in hand, on their way, sent, or in doubt. Node only.

import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Delivery, Rendered, Settlement } from '../activities/ports.ts';
import { PATIENCE_DAYS, retryAfter } from '../domain/mail-retry.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Resolution } from '../domain/resolve-mail.ts';
import { requireResolvable } from '../domain/resolve-mail.ts';
import type { Instant } from '../domain/words.ts';
import { compileOnce } from './compile-once.ts';
import type { Tables } from './tables.ts';

/** Longer than a mail may be on its way: a row that is older was left by a sender that died. */
export const SENDING_LEASE_MS = 60_000;
/** Claims are cheap to take back, and a sender whose claim was taken back finds out before a byte leaves. */
export const INTENT_LEASE_MS = 15_000;

/** Settles and hands over, in one statement for as long as all goes well; see `Outbox.turn`. */
export async function turnLedger(
  db: Kysely<Tables>,
  step: { readonly settle: readonly Settlement[]; readonly handOver: readonly (Rendered & { readonly key: string })[] },
  by: { readonly claimedBy: string; readonly leaseUntil: string },
): Promise<ReadonlySet<string>> {
  const over = step.settle.flatMap(({ key, delivery }) => (isOver(delivery) ? [rowOf(key, delivery)] : []));
  const off = step.settle.flatMap(({ key, delivery }) => (isOver(delivery) ? [] : [{ key, delivery }]));
  const handOver = step.handOver.map((words) => ({ ...words, state: 'sending' as const, reply: null }));
  if (off.length === 0) return moveRows(db, [...over, ...handOver], by);
  return db.transaction().execute(async (tx) => {
    const givenUp = [];
    for (const { key, delivery } of off) givenUp.push(...(await putOff(tx, key, delivery)));
    return moveRows(tx, [...over, ...givenUp, ...handOver], by);
  });
}

type Over = Extract<Delivery, { readonly state: 'sent' | 'refused' | 'unknown' }>;

function isOver(delivery: Delivery): delivery is Over {
  return delivery.state === 'sent' || delivery.state === 'refused' || delivery.state === 'unknown';
}

interface Moving {
  readonly key: string;
  readonly state: string;
  readonly reply: string | null;
  /** A refusal that is about the address has it suspended; see store/suspensions.ts. */
  readonly suspension?: 'due' | null;
}

function rowOf(key: string, delivery: Over): Moving {
  const { state, reply } = delivery;
  return { key, state, reply, suspension: state === 'refused' && delivery.suspend ? 'due' : null };
}

async function moveRows(
  db: Kysely<Tables>,
  rows: readonly (Partial<Rendered> & Moving)[],
  by: { readonly claimedBy: string; readonly leaseUntil: string },
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const moved = await move(db, {
    ...by,
    keys: rows.map((one) => one.key),
    states: rows.map((one) => one.state),
    replies: rows.map((one) => one.reply),
    subjects: rows.map((one) => one.subject ?? null),
    bodies: rows.map((one) => one.text ?? null),
    htmls: rows.map((one) => one.html ?? null),
    suspensions: rows.map((one) => one.suspension ?? null),
  });
  return new Set(moved.flatMap(({ key, state }) => (state === 'sending' ? [key] : [])));
}

interface Moves {
  readonly claimedBy: string;
  readonly leaseUntil: string;
  readonly keys: readonly string[];
  readonly states: readonly string[];
  readonly replies: readonly (string | null)[];
  readonly subjects: readonly (string | null)[];
  readonly bodies: readonly (string | null)[];
  readonly htmls: readonly (string | null)[];
  readonly suspensions: readonly (string | null)[];
}

const move = compileOnce((db, moves: Moves) => {
  const values = sql<
    Pick<Tables['mails'], 'key' | 'state' | 'reply' | 'subject' | 'body' | 'html' | 'suspension'>
  >`unnest(${moves.keys}::text[], ${moves.states}::text[], ${moves.replies}::text[], ${moves.subjects}::text[],
    ${moves.bodies}::text[], ${moves.htmls}::text[], ${moves.suspensions}::text[])`;
  // An end is kept though the lease ran out meanwhile; what a person has resolved stays resolved.
  return db
    .updateTable('mails')
    .from(values.as<'v'>(sql`v(key, state, reply, subject, body, html, suspension)`))
    .set((eb) => ({
      state: eb.ref('v.state'),
      reply: eb.ref('v.reply'),
      lease_until: moves.leaseUntil,
      suspension: eb.ref('v.suspension'),
      // A late answer: what has ended is not sent again.
      resend_at: sql<string | null>`case when v.state = 'unknown' then mails.resend_at end`,
      subject: eb.fn.coalesce('v.subject', 'mails.subject'),
      body: eb.fn.coalesce('v.body', 'mails.body'),
      html: eb.fn.coalesce('v.html', 'mails.html'),
    }))
    .whereRef('mails.key', '=', 'v.key')
    .where((eb) =>
      eb.or([
        eb.and([
          eb('v.state', '=', 'sending'),
          eb('mails.state', '=', 'intent'),
          eb('mails.claimed_by', '=', moves.claimedBy),
        ]),
        eb.and([eb('v.state', '!=', 'sending'), eb('mails.state', 'in', ['sending', 'unknown'])]),
      ]),
    )
    .returning(['mails.key', 'mails.state']);
});

/**
 * A mail that was certainly not taken: its notices wait again, or it is given up. Answers what is left to be settled.
 */
async function putOff(tx: Transaction<Tables>, key: string, delivery: Exclude<Delivery, Over>): Promise<Moving[]> {
  const { reply } = delivery;
  const isAttempt = delivery.state === 'deferred' && delivery.because === 'recipient';
  const retryAt = isAttempt ? retryAfter(await attemptsUpTo(tx, key)) : null;
  if (isAttempt && retryAt === null) {
    return [rowOf(key, { state: 'refused', suspend: false, reply: `${reply} (given up after ${PATIENCE_DAYS} days)` })];
  }
  const { numUpdatedRows } = await tx
    .updateTable('mails')
    .set({ state: isAttempt ? 'deferred' : 'not-sent', reply })
    .where('key', '=', key)
    .where('state', 'in', ['sending', 'unknown'])
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await putBack(tx, [key], retryAt);
  return [];
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

/** The notices of mails that did not go out wait again: until `retryAt`, or as they did. */
async function putBack(tx: Transaction<Tables>, keys: readonly string[], retryAt: Instant | null): Promise<void> {
  if (keys.length === 0) return;
  await tx
    .updateTable('notices')
    .set((eb) => ({
      state: 'raised',
      mail: null,
      ...(retryAt === null ? {} : { send_at: retryAt, attempts: eb('attempts', '+', 1) }),
    }))
    .where('mail', 'in', keys)
    .where('state', '=', 'bundled')
    .execute();
}

/** Takes back claims of which nothing has left: these, or every one whose lease ran out before an instant. */
export async function releaseClaims(
  db: Kysely<Tables>,
  which: { readonly keys: readonly string[]; readonly claimedBy: string } | { readonly before: string | null },
): Promise<void> {
  if ('keys' in which && which.keys.length === 0) return;
  await db.transaction().execute(async (tx) => {
    let query = tx.deleteFrom('mails').where('state', '=', 'intent');
    if ('keys' in which) query = query.where('key', 'in', which.keys).where('claimed_by', '=', which.claimedBy);
    else if (which.before !== null) query = query.where('lease_until', '<', which.before);
    const taken = await query.returning('key').execute();
    await putBack(
      tx,
      taken.map(({ key }) => key),
      null,
    );
  });
}

/**
 * Finds what senders left that died: `sending` becomes unknown, `intent` is taken back. All rows when `before` is null, as
 * when the only process has just started. Answers how many became unknown.
 */
export async function settleAbandoned(db: Kysely<Tables>, before: string | null): Promise<number> {
  await releaseClaims(db, { before });
  let query = db
    .updateTable('mails')
    .set({ state: 'unknown', reply: 'the sender stopped before it knew the answer' })
    .where('state', '=', 'sending');
  if (before !== null) query = query.where('lease_until', '<', before);
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** The earliest lease among claims; null when there is none. */
export async function nextLeaseEnd(db: Kysely<Tables>): Promise<string | null> {
  const row = await db
    .selectFrom('mails')
    .select((eb) => eb.fn.min('lease_until').as('at'))
    .where('state', '=', 'intent')
    .executeTakeFirst();
  return (row?.at as string | null | undefined) ?? null;
}

/** A person's answer about a mail that may not have arrived; see `Outbox.resolveUnknown`. */
export async function resolveUnknown(db: Kysely<Tables>, key: string, how: Resolution): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    const mail = await tx
      .selectFrom('mails')
      .select(['state', 'date', 'body', 'resend_at', 'suspension'])
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst();
    if (!mail) throw new Refusal('not-found', `Resolve the mail ${key}: the ledger has none by that key`);
    requireResolvable({ key, state: mail.state, resendAt: mail.resend_at, suspension: mail.suspension }, how);
    if (how === 'close') {
      await tx.updateTable('mails').set({ state: 'closed', resend_at: null }).where('key', '=', key).execute();
      return null;
    }
    // Nobody knows whether it arrived: the same bytes, so that two copies can be told for one.
    if (mail.state === 'unknown' && mail.body !== null) {
      await tx.updateTable('mails').set({ resend_at: mail.date }).where('key', '=', key).execute();
      return mail.date;
    }
    await tx.updateTable('mails').set({ state: 'resent' }).where('key', '=', key).execute();
    const back = await tx
      .updateTable('notices')
      .set({ state: 'raised', mail: null })
      .where('mail', '=', key)
      .where('state', '=', 'bundled')
      .returning('send_at')
      .execute();
    return back.map((notice) => notice.send_at).sort()[0] ?? null;
  });
}

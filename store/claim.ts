// Chooses among the due notices of many people at once and writes a ledger row for each mail. Node only.

import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { ClaimedMail } from '../activities/ports.ts';
import type { Person } from '../domain/definition-people.ts';
import type { Notice } from '../domain/notices.ts';
import { chooseForSending } from '../domain/notices-checked.ts';
import type { Obligation } from '../domain/obligations.ts';
import { obligationKey } from '../domain/obligations.ts';
import type { Instant, PersonId } from '../domain/words.ts';
import { isFree } from './holds.ts';
import type { Tables } from './tables.ts';

interface Waiting {
  readonly notice: Notice;
  readonly attempts: number;
}

/** See `Outbox.claim`. `people` are those of the directory, by id. */
export async function claimMails(
  tx: Transaction<Tables>,
  ids: readonly PersonId[],
  round: { readonly planned: Instant; readonly now: Instant },
  by: {
    readonly people: ReadonlyMap<PersonId, Person>;
    readonly claimedBy: string;
    readonly leaseUntil: string;
    readonly mailDomain: string;
  },
): Promise<ClaimedMail[]> {
  const free = await lockPeople(tx, ids);
  const strangers = ids.filter((id) => !by.people.has(id));
  const waiting = await readWaiting(tx, [...free, ...strangers], round.planned);
  const rows = await rowsFor(
    tx,
    [...waiting.values()].flat().map(({ notice }) => notice),
  );
  const earlier = await countEarlier(tx, [...waiting.keys()], round.now);
  const claimed: ClaimedMail[] = [];
  const dropped: { readonly notice: Notice; readonly why: string }[] = [];
  for (const [id, own] of waiting) {
    const person = by.people.get(id);
    if (!person) {
      dropped.push(...own.map(({ notice }) => ({ notice, why: 'nobody by that id is in the directory' })));
      continue;
    }
    const chosen = chooseForSending(
      own.map(({ notice }) => notice),
      (notice) => rows.get(obligationKey(notice)),
      round.now,
    );
    dropped.push(...chosen.dropped);
    if (chosen.send.length === 0) continue;
    const key = `${id}|${round.now}|${String(earlier.get(id) ?? 0)}`;
    claimed.push({
      key,
      person,
      notices: chosen.send,
      messageId: `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${by.mailDomain}>`,
      date: round.now,
      attempt: 1 + Math.max(...own.map(({ attempts }) => attempts)),
    });
  }
  await drop(tx, dropped);
  await insertIntents(tx, claimed, by);
  return claimed;
}

/** People whom no other process is claiming at this moment: nobody's digest is split between two. */
async function lockPeople(tx: Transaction<Tables>, ids: readonly PersonId[]): Promise<PersonId[]> {
  const rows = await tx
    .selectFrom('people')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  return rows.map(({ id }) => id);
}

async function readWaiting(
  tx: Transaction<Tables>,
  ids: readonly PersonId[],
  planned: Instant,
): Promise<Map<PersonId, Waiting[]>> {
  const found = new Map<PersonId, Waiting[]>();
  if (ids.length === 0) return found;
  const rows = await tx
    .selectFrom('notices')
    .select(['person', 'notice', 'attempts'])
    .where('person', 'in', ids)
    .where('state', '=', 'raised')
    .where('send_at', '<=', planned)
    .where(isFree)
    .orderBy('person')
    .orderBy('key')
    .execute();
  for (const { person, notice, attempts } of rows) {
    const one = { notice: JSON.parse(notice) as Notice, attempts };
    const own = found.get(person);
    if (own) own.push(one);
    else found.set(person, [one]);
  }
  return found;
}

async function rowsFor(tx: Transaction<Tables>, notices: readonly Notice[]): Promise<Map<string, Obligation>> {
  if (notices.length === 0) return new Map();
  const rows = await tx
    .selectFrom('obligations')
    .select('row')
    .where('cycle', 'in', [...new Set(notices.map((one) => one.cycle))])
    .where('step', 'in', [...new Set(notices.map((one) => one.step))])
    .where('party', 'in', [...new Set(notices.map((one) => one.party))])
    .execute();
  return new Map(rows.map(({ row }) => JSON.parse(row) as Obligation).map((row) => [obligationKey(row), row]));
}

/** How many mails each person got at the same instant before. */
async function countEarlier(
  tx: Transaction<Tables>,
  ids: readonly PersonId[],
  date: Instant,
): Promise<Map<PersonId, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('mails')
    .select(['person', (eb) => eb.fn.countAll().as('count')])
    .where('person', 'in', ids)
    .where('date', '=', date)
    .groupBy('person')
    .execute();
  return new Map(rows.map(({ person, count }) => [person, Number(count)]));
}

async function drop(
  tx: Transaction<Tables>,
  dropped: readonly { readonly notice: Notice; readonly why: string }[],
): Promise<void> {
  const reasons = new Map<string, string[]>();
  for (const { notice, why } of dropped) reasons.set(why, [...(reasons.get(why) ?? []), notice.key]);
  for (const [why, keys] of reasons) {
    await tx.updateTable('notices').set({ state: 'dropped', why }).where('key', 'in', keys).execute();
  }
}

async function insertIntents(
  tx: Transaction<Tables>,
  claimed: readonly ClaimedMail[],
  by: { readonly claimedBy: string; readonly leaseUntil: string },
): Promise<void> {
  if (claimed.length === 0) return;
  const values = sql<
    Pick<Tables['mails'], 'key' | 'person' | 'message_id' | 'date' | 'attempt' | 'notices'>
  >`unnest(${claimed.map((one) => one.key)}::text[], ${claimed.map((one) => one.person.id)}::text[],
    ${claimed.map((one) => one.messageId)}::text[], ${claimed.map((one) => one.date)}::text[],
    ${claimed.map((one) => one.attempt)}::integer[], ${claimed.map((one) => JSON.stringify(one.notices))}::text[])`;
  await tx
    .insertInto('mails')
    .columns(['key', 'person', 'message_id', 'date', 'attempt', 'notices', 'state', 'claimed_by', 'lease_until'])
    .expression((eb) =>
      eb
        .selectFrom(values.as<'v'>(sql`v(key, person, message_id, date, attempt, notices)`))
        .select(['v.key', 'v.person', 'v.message_id', 'v.date', 'v.attempt', 'v.notices'])
        .select([
          sql<Tables['mails']['state']>`'intent'`.as('state'),
          sql<string>`${by.claimedBy}::text`.as('claimed_by'),
          sql<string>`${by.leaseUntil}::text`.as('lease_until'),
        ]),
    )
    .execute();
  const chosen = claimed.flatMap(({ key, notices }) => notices.map((notice) => ({ notice: notice.key, mail: key })));
  const pairs = sql<{ key: string; mail: string }>`unnest(${chosen.map((one) => one.notice)}::text[],
    ${chosen.map((one) => one.mail)}::text[])`;
  const { numUpdatedRows } = await tx
    .updateTable('notices')
    .from(pairs.as<'v'>(sql`v(key, mail)`))
    .set((eb) => ({ state: 'bundled', mail: eb.ref('v.mail') }))
    .whereRef('notices.key', '=', 'v.key')
    .where('notices.state', '=', 'raised')
    .executeTakeFirstOrThrow();
  // Somebody took one out in between: nothing is claimed, and the next try sees what is left.
  if (Number(numUpdatedRows) !== chosen.length) {
    throw new Error(`Claim mails: ${numUpdatedRows} notices waited still, wanted ${chosen.length}`);
  }
}

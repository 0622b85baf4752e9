// Addresses that no mail reaches, and the notices that wait because of them. Node only.

import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Suspensions } from '../activities/ports.ts';
import type { Notice } from '../domain/notices.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Instant, PersonId } from '../domain/words.ts';
import { insertNotices } from './outbox.ts';
import type { Tables } from './tables.ts';

/** How long other processes' changes may stay unseen. */
const FRESH_MS = 2_000;

/** One suspended address, without the address itself. */
export interface SuspensionLine {
  readonly person: PersonId;
  readonly since: Instant;
  /** The server's words. */
  readonly why: string;
  /** The ledger key of the mail that found it out. */
  readonly mail: string;
  /** Notices that nobody could be told instead. */
  readonly held: number;
}

export interface SuspensionStore extends Suspensions {
  list(): Promise<SuspensionLine[]>;
  /** Whether any notice waits because nobody can be reached. */
  holds(): Promise<boolean>;
  /** Mail may go to this person's address again. Refuses when it may already. */
  lift(person: PersonId): Promise<void>;
}

export function createSuspensions(db: Kysely<Tables>, wallClock: () => Date): SuspensionStore {
  let cached: { people: ReadonlySet<PersonId>; readAt: number } | null = null;
  const read = async (): Promise<ReadonlySet<PersonId>> => {
    const now = wallClock().getTime();
    if (cached && now - cached.readAt < FRESH_MS) return cached.people;
    const rows = await suspendedPeople(db).execute();
    cached = { people: new Set(rows.map(({ id }) => id)), readAt: now };
    return cached.people;
  };
  return {
    unreachable: read,
    async carryOut(now) {
      const due = await db.selectFrom('mails').select('key').where('suspension', '=', 'due').orderBy('key').execute();
      const people: PersonId[] = [];
      for (const { key } of due) {
        const person = await db.transaction().execute((tx) => suspend(tx, key, now));
        if (person !== null) people.push(person);
      }
      if (due.length > 0) cached = null;
      await db
        .updateTable('notices')
        .set({ state: 'raised', why: null })
        .where('state', '=', 'held')
        .where('person', 'not in', suspendedPeople(db))
        .execute();
      return [...new Set(people)].sort();
    },
    async waiting(after, limit) {
      const rows = await db
        .selectFrom('notices')
        .select('notice')
        .where('state', 'in', ['raised', 'held'])
        .where('person', 'in', suspendedPeople(db))
        .where('key', '>', after ?? '')
        .orderBy('key')
        .limit(limit)
        .execute();
      return rows.map(({ notice }) => JSON.parse(notice) as Notice);
    },
    async divert(key, instead) {
      await db.transaction().execute(async (tx) => {
        const moved = await tx
          .updateTable('notices')
          .set(
            instead === null
              ? { state: 'held', why: 'nobody who is to have it can be reached' }
              : { state: 'dropped', why: 'the address is suspended: others have it instead' },
          )
          .where('key', '=', key)
          .where('state', 'in', ['raised', 'held'])
          .returning('send_at')
          .execute();
        if (moved.length > 0 && instead !== null) await insertNotices(tx, instead);
      });
    },
    async list() {
      const rows = await db
        .selectFrom('suspensions')
        .innerJoin('people', (on) => on.on(sql`lower(people.email)`, '=', sql`suspensions.email`))
        .select(['people.id as person', 'since', 'why', 'mail'])
        .select((eb) =>
          eb
            .selectFrom('notices')
            .select((one) => one.fn.countAll().as('count'))
            .whereRef('notices.person', '=', 'people.id')
            .where('notices.state', '=', 'held')
            .as('held'),
        )
        .orderBy('people.id')
        .execute();
      return rows.map((row) => ({ ...row, held: Number(row.held) }));
    },
    async holds() {
      const one = await db.selectFrom('notices').select('key').where('state', '=', 'held').limit(1).executeTakeFirst();
      return one !== undefined;
    },
    async lift(person) {
      const known = await db.selectFrom('people').select('email').where('id', '=', person).executeTakeFirst();
      if (!known)
        throw new Refusal('unknown-person', `Lift the suspension of ${person}: the directory has nobody by that id`);
      const lifted = await db
        .deleteFrom('suspensions')
        .where('email', '=', known.email.toLowerCase())
        .returning('email')
        .execute();
      cached = null;
      if (lifted.length === 0)
        throw new Refusal(
          'wrong-stage',
          `Lift the suspension of ${person}: the address is in use, wanted a suspended one`,
        );
    },
  };
}

/** By address, so that a mended address is in use at once, and two people with one mailbox share its fate. */
function suspendedPeople(db: Kysely<Tables>) {
  return db
    .selectFrom('people')
    .innerJoin('suspensions', (on) => on.on(sql`lower(people.email)`, '=', sql`suspensions.email`))
    .select('people.id as id');
}

/** Suspends the address that a mail did not reach; its notices wait again, for somebody else. Answers whose it is. */
async function suspend(tx: Transaction<Tables>, key: string, since: Instant): Promise<PersonId | null> {
  const mail = await tx
    .updateTable('mails')
    .set({ suspension: 'done' })
    .where('key', '=', key)
    .where('suspension', '=', 'due')
    .returning(['person', 'reply', 'report'])
    .executeTakeFirst();
  const known =
    mail && (await tx.selectFrom('people').select('email').where('id', '=', mail.person).executeTakeFirst());
  if (!known) return null;
  const why = mail.report ?? mail.reply ?? '';
  const row = { email: known.email.toLowerCase(), person: mail.person, since, why, mail: key };
  await tx
    .insertInto('suspensions')
    .values(row)
    .onConflict((on) => on.column('email').doNothing())
    .execute();
  await tx
    .updateTable('notices')
    .set({ state: 'raised', mail: null })
    .where('mail', '=', key)
    .where('state', '=', 'bundled')
    .execute();
  return mail.person;
}

// Notices waiting to be sent, and the ledger that has a row before every sending. Node only.

import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Directory, Outbox } from '../activities/ports.ts';
import type { Person } from '../domain/definition-people.ts';
import type { Notice } from '../domain/notices.ts';
import type { PersonId } from '../domain/words.ts';
import { claimMails } from './claim.ts';
import {
  INTENT_LEASE_MS,
  nextLeaseEnd,
  releaseClaims,
  resolveUnknown,
  SENDING_LEASE_MS,
  settleAbandoned,
  turnLedger,
} from './ledger.ts';
import { isFree } from './holds.ts';
import { nextResend } from './resends.ts';
import type { Tables } from './tables.ts';

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
    attempts: 0,
    for_person: null,
    hold: null,
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
  const claimedBy = randomUUID();
  const inMs = (ms: number): string => new Date(options.wallClock().getTime() + ms).toISOString();
  let known: { readonly list: readonly Person[]; readonly byId: ReadonlyMap<PersonId, Person> } | null = null;
  const byId = (list: readonly Person[]): ReadonlyMap<PersonId, Person> => {
    if (known?.list !== list) known = { list, byId: new Map(list.map((one) => [one.id, one])) };
    return known.byId;
  };
  return {
    raise: (notices) => insertNotices(db, notices),
    async nextSendAt() {
      const [notice, held, resend] = await Promise.all([
        db
          .selectFrom('notices')
          .select((eb) => eb.fn.min<string | null>('send_at').as('at'))
          .where('state', '=', 'raised')
          .where(isFree)
          .executeTakeFirst(),
        db.selectFrom('holds').select('until').where('state', '=', 'on').executeTakeFirst(),
        nextResend(db),
      ]);
      return [notice?.at, held?.until, resend].filter((at) => at != null).sort()[0] ?? null;
    },
    async peopleDue(at, limit) {
      let query = db
        .selectFrom('notices')
        .select('person')
        .distinct()
        .where('state', '=', 'raised')
        .where('send_at', '<=', at)
        .where(isFree)
        .orderBy('person');
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map((row) => row.person);
    },
    async claim(ids, round) {
      if (ids.length === 0) return [];
      const people = byId(await directory.people());
      const by = { people, claimedBy, leaseUntil: inMs(INTENT_LEASE_MS), mailDomain: options.mailDomain };
      return db.transaction().execute((tx) => claimMails(tx, ids, round, by));
    },
    turn: (step) => turnLedger(db, step, { claimedBy, leaseUntil: inMs(SENDING_LEASE_MS) }),
    async giveUp(key, why) {
      await db
        .updateTable('mails')
        .set({ state: 'refused', reply: why })
        .where('key', '=', key)
        .where('state', '=', 'intent')
        .where('claimed_by', '=', claimedBy)
        .execute();
    },
    release: (keys) => releaseClaims(db, { keys, claimedBy }),
    settleAbandoned: () => settleAbandoned(db, inMs(0)),
    async msUntilAbandoned() {
      const at = await nextLeaseEnd(db);
      return at === null ? null : Math.max(0, new Date(at).getTime() - options.wallClock().getTime());
    },
    resolveUnknown: (key, how) => resolveUnknown(db, key, how),
  };
}

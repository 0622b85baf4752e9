// Moves waiting notices to those who are to get them now: deputies, successors, and back. Node only.

import type { Kysely, Transaction } from 'kysely';
import type { Addressing, Directory } from '../activities/ports.ts';
import { awayAt } from '../domain/absence.ts';
import { isPlaceKind } from '../domain/notice-kinds.ts';
import type { Notice } from '../domain/notices.ts';
import type { Obligation } from '../domain/obligations.ts';
import type { PeopleByRole } from '../domain/people-index.ts';
import type { Unreachable } from '../domain/reachable.ts';
import { readdressed, waitingItems } from '../domain/readdress.ts';
import type { Instant, PersonId } from '../domain/words.ts';
import type { Tables } from './tables.ts';

/** No statement names more people. */
const CHUNK = 1_000;

export function createAddressing(db: Kysely<Tables>, directory: Directory): Addressing {
  return {
    async readdress({ planned, now, unreachable }) {
      const index = await directory.index();
      const concerned = concernedBy(index, now);
      await db.transaction().execute(async (tx) => {
        for (const row of await dueOf(tx, planned, concerned)) await readdressOne(tx, row, { now, index, unreachable });
      });
    },
    async announce(notices) {
      if (notices.length === 0) return;
      await db
        .insertInto('notices')
        .values(notices.map((notice) => ({ ...rowOf(notice, notice.person), attempts: 0 })))
        .onConflict((on) => on.column('key').doNothing())
        .execute();
    },
    async withdrawPlaceNotices(person, why) {
      const waiting = await db
        .selectFrom('notices')
        .select(['key', 'notice'])
        .where('state', '=', 'raised')
        .where('for_person', '=', person)
        .execute();
      const keys = waiting
        .filter(({ notice }) => {
          const { kind } = JSON.parse(notice) as Notice;
          return kind === 'standing-in' || kind === 'back';
        })
        .map(({ key }) => key);
      if (keys.length > 0)
        await db.updateTable('notices').set({ state: 'dropped', why }).where('key', 'in', keys).execute();
    },
  };
}

/** Whose notices may have to go to somebody else, or to nobody. */
function concernedBy(index: PeopleByRole, now: Instant): PersonId[] {
  const away = index.aways.filter((one) => awayAt([one], one.person, now)).map((one) => one.person);
  return [...new Set([...away, ...index.handedOver, ...index.withMuted])];
}

interface Due {
  readonly key: string;
  readonly notice: string;
}

async function dueOf(tx: Transaction<Tables>, planned: Instant, concerned: readonly PersonId[]): Promise<Due[]> {
  const due = () =>
    tx.selectFrom('notices').select(['key', 'notice']).where('send_at', '<=', planned).orderBy('key').forUpdate();
  // What waits for one who stands in and cannot be reached may go to the next.
  const found = await due().where('for_person', 'is not', null).where('state', 'in', ['raised', 'held']).execute();
  for (let from = 0; from < concerned.length; from += CHUNK) {
    const people = concerned.slice(from, from + CHUNK);
    const own = due().where('for_person', 'is', null).where('person', 'in', people).where('state', '=', 'raised');
    found.push(...(await own.execute()));
  }
  return found;
}

async function readdressOne(
  tx: Transaction<Tables>,
  row: Due,
  by: { readonly now: Instant; readonly index: PeopleByRole; readonly unreachable: Unreachable },
): Promise<void> {
  const { now, index, unreachable } = by;
  const before = JSON.parse(row.notice) as Notice;
  const found = readdressed(before, now, index, unreachable);
  if ('dropped' in found) {
    await tx.updateTable('notices').set({ state: 'dropped', why: found.dropped }).where('key', '=', row.key).execute();
    return;
  }
  const { notice } = found;
  const { key, ...changed } = rowOf(notice, isPlaceKind(notice.kind) ? notice.person : null);
  await tx.updateTable('notices').set(changed).where('key', '=', key).execute();
  if (!isPlaceKind(notice.kind) || notice.sendAt > now) return;
  const rows = await tx.selectFrom('obligations').select('row').where('cycle', '=', notice.cycle).execute();
  const items = waitingItems(
    notice,
    rows.map((one) => JSON.parse(one.row) as Obligation),
    now,
    index,
  );
  if (items.length === 0) return;
  await tx
    .insertInto('notices')
    .values(items.map((item) => ({ ...rowOf(item, item.person), attempts: 0 })))
    .onConflict((on) => on.column('key').doNothing())
    .execute();
}

/** `otherwise`: who is remembered as the one it is about when nobody stands in. */
function rowOf(notice: Notice, otherwise: PersonId | null) {
  return {
    key: notice.key,
    person: notice.person,
    send_at: notice.sendAt,
    state: 'raised' as const,
    why: null,
    mail: null,
    for_person: notice.standIn?.holder ?? otherwise,
    notice: JSON.stringify(notice),
  };
}

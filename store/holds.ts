// Rounds of mails that wait for somebody to look: what is in them, and what became of them. Node only.

import { createHash } from 'node:crypto';
import type { ExpressionBuilder, Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Holds } from '../activities/ports.ts';
import type { HoldOrder } from '../domain/bulk-hold.ts';
import { cancelledBecause } from '../domain/bulk-hold.ts';
import { compare } from '../domain/compare.ts';
import type { Notice } from '../domain/notices.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Instant, PersonId } from '../domain/words.ts';
import type { Tables } from './tables.ts';

/** So many ended holds are listed. */
const ENDED = 20;

/**
 * One hold, and what is in it: while it is on, what is due by now; afterwards, what was let go or cancelled with it.
 */
export interface HoldLine {
  readonly id: number;
  readonly since: Instant;
  /** When it ends by itself. */
  readonly until: Instant;
  /** `over`: it ended by itself. */
  readonly state: Tables['holds']['state'];
  readonly people: readonly PersonId[];
  readonly notices: number;
  /** To how many people of which cycle which kind of notice is due. */
  readonly about: readonly { readonly cycle: string; readonly kind: string; readonly people: number }[];
  readonly endedAt: Instant | null;
  readonly endedBy: PersonId | null;
  readonly reason: string | null;
}

export interface HoldStore extends Holds {
  /**
   * The one that is on, and with `all` the latest that have ended; newest first. `at` = business time, by which mails are
   * due; the wall's when left out.
   */
  list(options?: { readonly all?: boolean; readonly at?: Instant }): Promise<HoldLine[]>;
  /**
   * Ends a hold: what is in it goes at once, or is dropped, with a row in the mail log for everybody in it. `judge` may
   * refuse; nothing is changed then. Refuses a hold that is not on.
   */
  answer(id: number, order: HoldOrder, judge: (hold: HoldLine) => void): Promise<HoldLine>;
}

/** Holds for what no hold has let go, as long as one is on. */
export function isFree(eb: ExpressionBuilder<Tables, 'notices'>) {
  const on = eb.selectFrom('holds').select('id').where('state', '=', 'on');
  return eb.or([eb('notices.hold', 'is not', null), eb.not(eb.exists(on))]);
}

export function createHolds(
  db: Kysely<Tables>,
  options: { readonly mailDomain: string; readonly wallClock: () => Date },
): HoldStore {
  const now = (): Instant => options.wallClock().toISOString();
  return {
    async until() {
      const row = await db.selectFrom('holds').select('until').where('state', '=', 'on').executeTakeFirst();
      return row?.until ?? null;
    },
    async peopleDue(at) {
      const row = await dueIn(db, at)
        .select((eb) => eb.fn.count('person').distinct().as('count'))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
    async begin(hold) {
      const row = await db
        .insertInto('holds')
        .values({ ...hold, state: 'on', ended_at: null, ended_by: null, reason: null })
        .onConflict((on) => on.doNothing())
        .returning('id')
        .executeTakeFirst();
      return row?.id ?? null;
    },
    async end(at) {
      await db.transaction().execute(async (tx) => {
        const ended = await tx
          .updateTable('holds')
          .set({ state: 'over', ended_at: at })
          .where('state', '=', 'on')
          .returning('id')
          .executeTakeFirst();
        if (ended) await letGo(tx, ended.id, at);
      });
    },
    async list({ all = false, at = now() } = {}) {
      let query = db.selectFrom('holds').selectAll().orderBy('id', 'desc');
      query = all ? query.limit(ENDED) : query.where('state', '=', 'on');
      const rows = await query.execute();
      return Promise.all(rows.map((row) => lineOf(db, row, at)));
    },
    answer: (id, order, judge) =>
      db.transaction().execute(async (tx) => {
        const row = await tx.selectFrom('holds').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
        if (!row) throw new Refusal('not-found', `Answer for hold ${id}: there is none by that number`);
        if (row.state !== 'on') {
          const how = row.state === 'over' ? 'ended by itself' : `was ${row.state} by ${row.ended_by}`;
          throw new Refusal(
            'wrong-stage',
            `Answer for hold ${id}: it ${how} at ${row.ended_at}, wanted one that is on`,
          );
        }
        const { at } = order;
        judge(await lineOf(tx, row, at));
        const state = order.how === 'release' ? ('released' as const) : ('cancelled' as const);
        const ended = { state, ended_at: at, ended_by: order.by, reason: order.reason };
        await tx.updateTable('holds').set(ended).where('id', '=', id).execute();
        if (order.how === 'release') await letGo(tx, id, at);
        else await cancel(tx, { id, at, why: cancelledBecause(order) }, options.mailDomain);
        return lineOf(tx, { ...row, ...ended }, at);
      }),
  };
}

/** What is due and no hold has let go. */
function dueIn(db: Kysely<Tables>, at: Instant) {
  return db.selectFrom('notices').where('state', '=', 'raised').where('send_at', '<=', at).where('hold', 'is', null);
}

async function letGo(tx: Transaction<Tables>, id: number, at: Instant): Promise<void> {
  await tx
    .updateTable('notices')
    .set({ hold: id })
    .where('state', '=', 'raised')
    .where('send_at', '<=', at)
    .where('hold', 'is', null)
    .execute();
}

/** Everybody has a line in the mail log, so that whoever looks for a mail finds why there is none. */
async function cancel(
  tx: Transaction<Tables>,
  { id, at, why }: { readonly id: number; readonly at: Instant; readonly why: string },
  mailDomain: string,
): Promise<void> {
  const rows = await dueIn(tx, at).select(['key', 'person', 'notice']).orderBy('key').forUpdate().execute();
  const perPerson = new Map<PersonId, typeof rows>();
  for (const row of rows) perPerson.set(row.person, [...(perPerson.get(row.person) ?? []), row]);
  const mails = [...perPerson].map(([person, own]) => {
    const key = `${person}|${at}|hold-${id}`;
    const name = createHash('sha256').update(key).digest('hex').slice(0, 32);
    return {
      key,
      person,
      messageId: `<${name}@${mailDomain}>`,
      notices: `[${own.map((one) => one.notice).join(',')}]`,
      own,
    };
  });
  if (mails.length === 0) return;
  const values = sql<Pick<Tables['mails'], 'key' | 'person' | 'message_id' | 'notices'>>`unnest(
    ${mails.map((one) => one.key)}::text[], ${mails.map((one) => one.person)}::text[],
    ${mails.map((one) => one.messageId)}::text[], ${mails.map((one) => one.notices)}::text[])`;
  await tx
    .insertInto('mails')
    .columns(['key', 'person', 'message_id', 'notices', 'date', 'state', 'attempt', 'lease_until', 'reply'])
    .expression((eb) =>
      eb
        .selectFrom(values.as<'v'>(sql`v(key, person, message_id, notices)`))
        .select(['v.key', 'v.person', 'v.message_id', 'v.notices'])
        .select([
          sql<string>`${at}::text`.as('date'),
          sql<'cancelled'>`'cancelled'`.as('state'),
          sql<number>`0`.as('attempt'),
          sql<string>`${at}::text`.as('lease_until'),
          sql<string>`${why}::text`.as('reply'),
        ]),
    )
    .execute();
  const pairs = mails.flatMap(({ key, own }) => own.map((one) => ({ notice: one.key, mail: key })));
  const dropped = sql<{ key: string; mail: string }>`unnest(${pairs.map((one) => one.notice)}::text[],
    ${pairs.map((one) => one.mail)}::text[])`;
  await tx
    .updateTable('notices')
    .from(dropped.as<'v'>(sql`v(key, mail)`))
    .set((eb) => ({ state: 'dropped', why, hold: id, mail: eb.ref('v.mail') }))
    .whereRef('notices.key', '=', 'v.key')
    .execute();
}

async function lineOf(
  db: Kysely<Tables>,
  row: { readonly id: number } & Omit<Tables['holds'], 'id'>,
  now: Instant,
): Promise<HoldLine> {
  const query = row.state === 'on' ? dueIn(db, now) : db.selectFrom('notices').where('hold', '=', row.id);
  const notices = await query.select(['person', 'notice']).execute();
  const about = new Map<string, { cycle: string; kind: string; people: Set<PersonId> }>();
  for (const { person, notice } of notices) {
    const { cycle, kind } = JSON.parse(notice) as Notice;
    const key = `${cycle} ${kind}`;
    const one = about.get(key) ?? { cycle, kind, people: new Set() };
    about.set(key, one);
    one.people.add(person);
  }
  const { id, since, until, state } = row;
  return {
    id,
    since,
    until,
    state,
    people: [...new Set(notices.map(({ person }) => person))].sort(),
    notices: notices.length,
    about: [...about]
      .sort(([a], [b]) => compare(a, b))
      .map(([, { cycle, kind, people }]) => ({ cycle, kind, people: people.size })),
    endedAt: row.ended_at,
    endedBy: row.ended_by,
    reason: row.reason,
  };
}

// The mail log: what the ledger has of every mail, found by whom and what it was about. Node only.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Instant, PersonId } from '../domain/words.ts';
import type { Tables } from './tables.ts';

/** One mail in a list. */
export interface MailLine {
  readonly key: string;
  readonly person: PersonId;
  readonly date: Instant;
  readonly state: Tables['mails']['state'];
  readonly messageId: string;
  readonly subject: string | null;
  /** The server's words. */
  readonly reply: string | null;
  /** What a delivery report said later. */
  readonly report: string | null;
  /** How often the same bytes went out again. */
  readonly resends: number;
  /** When they will. */
  readonly resendAt: Instant | null;
  /** Set when its address was suspended for it, or will be. */
  readonly suspension: Tables['mails']['suspension'];
}

/** A mail as it was handed over. The words are null before that, and after the time for which they are kept. */
export interface LoggedMail extends MailLine {
  readonly text: string | null;
  readonly html: string | null;
  /** What it was about: the notices in it. */
  readonly notices: readonly {
    readonly cycle: string;
    readonly step: string;
    readonly party: string;
    readonly kind: string;
    readonly rung: string;
    readonly deadline: string;
  }[];
}

/** Which mails to list; all that is given must hold, `cycle`, `step` and party of one and the same notice. */
export interface MailFilter {
  readonly state?: string | readonly string[];
  readonly person?: PersonId;
  /** Any of these. */
  readonly people?: readonly PersonId[];
  readonly cycle?: string;
  readonly step?: string;
  readonly party?: string;
  /** Any of these. */
  readonly parties?: readonly string[];
  /** About a cycle of any of these forums. */
  readonly forums?: readonly string[];
  /** Instants: from the first on, and before the second. */
  readonly from?: Instant;
  readonly before?: Instant;
  /** The newest first, at most so many; those older than the one that is named. */
  readonly newest?: { readonly limit: number; readonly after?: { readonly date: Instant; readonly key: string } };
}

const COLUMNS = [
  'key',
  'person',
  'date',
  'state',
  'message_id',
  'subject',
  'reply',
  'report',
  'resends',
  'resend_at',
  'suspension',
] as const;

/** Sorted by date and key, the oldest first unless the newest are asked for. */
export async function listMails(db: Kysely<Tables>, filter: MailFilter): Promise<MailLine[]> {
  const { state, person, cycle, step, party, from, before } = filter;
  let query = db.selectFrom('mails').select(COLUMNS);
  const states = typeof state === 'string' ? [state] : state;
  if (states !== undefined) query = query.where('state', 'in', states as Tables['mails']['state'][]);
  if (person !== undefined) query = query.where('person', '=', person);
  if (filter.people !== undefined)
    query = query.where('person', 'in', filter.people.length === 0 ? [''] : [...filter.people]);
  if (from !== undefined) query = query.where('date', '>=', from);
  if (before !== undefined) query = query.where('date', '<', before);
  const parties = filter.parties ?? [party];
  if (cycle !== undefined || step !== undefined || parties.some((one) => one !== undefined)) {
    const about = parties.map((one) => JSON.stringify([{ cycle, step, party: one }]));
    query = query.where(sql<boolean>`notices::jsonb @> any (${about}::text[]::jsonb[])`);
  }
  if (filter.forums !== undefined) {
    query = query.where(
      sql<boolean>`exists (select 1 from jsonb_array_elements(notices::jsonb) as one
        where split_part(one->>'cycle', '/', 1) = any (${[...filter.forums]}::text[]))`,
    );
  }
  if (filter.newest === undefined) return (await query.orderBy('date').orderBy('key').execute()).map(lineOf);
  const { after, limit } = filter.newest;
  if (after !== undefined)
    query = query.where(sql<boolean>`(date, key) < (${after.date} collate "C", ${after.key} collate "C")`);
  return (await query.orderBy('date', 'desc').orderBy('key', 'desc').limit(limit).execute()).map(lineOf);
}

/** One mail with its words; null when the ledger has none by that key. */
export async function readMail(db: Kysely<Tables>, key: string): Promise<LoggedMail | null> {
  const row = await db
    .selectFrom('mails')
    .select([...COLUMNS, 'body', 'html', 'notices'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row) return null;
  const notices = JSON.parse(row.notices) as LoggedMail['notices'];
  return {
    ...lineOf(row),
    text: row.body,
    html: row.html,
    notices: notices.map(({ cycle, step, party, kind, rung, deadline }) => ({
      cycle,
      step,
      party,
      kind,
      rung,
      deadline,
    })),
  };
}

function lineOf(row: Pick<Tables['mails'], (typeof COLUMNS)[number]>): MailLine {
  const { key, person, date, state, subject, reply, report, resends, suspension } = row;
  return {
    key,
    person,
    date,
    state,
    messageId: row.message_id,
    subject,
    reply,
    report,
    resends,
    resendAt: row.resend_at,
    suspension,
  };
}

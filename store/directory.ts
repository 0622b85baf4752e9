// People, roles and addresses: the only place that has them. Node only.

import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Directory } from '../activities/ports.ts';
import type { Absence, AbsenceReason } from '../domain/absence.ts';
import type { PeopleByRole } from '../domain/people-index.ts';
import { indexPeople } from '../domain/people-index.ts';
import type { Person } from '../domain/definition-people.ts';
import type { OptionalKind } from '../domain/notice-kinds.ts';
import type { Language, PersonId, Role } from '../domain/words.ts';
import type { Tables } from './tables.ts';

/** How long other processes' changes to the directory may stay unseen. */
const FRESH_MS = 2_000;

export interface DirectoryStore extends Directory {
  /**
   * Adds people, or replaces those with the same id, roles and all. Absences and what is switched off stay as they are
   * where a person says nothing of them.
   */
  put(people: readonly Person[]): Promise<void>;
  /** Replaces all absences of a person. */
  setAbsences(person: PersonId, absences: readonly Absence[]): Promise<void>;
  /** Replaces the optional kinds of notice that a person has switched off. */
  setMuted(person: PersonId, kinds: readonly OptionalKind[]): Promise<void>;
}

export function createDirectory(db: Kysely<Tables>, wallClock: () => Date): DirectoryStore {
  let cached: { people: readonly Person[]; index: PeopleByRole; readAt: number; mark: string } | null = null;
  const read = async () => {
    const now = wallClock().getTime();
    if (cached && now - cached.readAt < FRESH_MS) return cached;
    const mark = await markOf(db);
    if (cached?.mark === mark) {
      cached.readAt = now;
      return cached;
    }
    const [people, roles, absences, muted] = await Promise.all([
      db.selectFrom('people').selectAll().orderBy('id').execute(),
      db.selectFrom('person_roles').selectAll().orderBy('person').orderBy('role').orderBy('party').execute(),
      db.selectFrom('absences').selectAll().orderBy('person').orderBy('from_day').execute(),
      db.selectFrom('muted_kinds').selectAll().orderBy('person').orderBy('kind').execute(),
    ]);
    const [rolesOf, absencesOf, mutedOf] = [byPerson(roles), byPerson(absences), byPerson(muted)];
    const list = people.map((one): Person => {
      const away = absencesOf.get(one.id);
      const off = mutedOf.get(one.id);
      return {
        ...one,
        language: one.language as Language,
        roles: (rolesOf.get(one.id) ?? []).map(roleOf),
        ...(away === undefined ? {} : { absences: away.map(absenceOf) }),
        ...(off === undefined ? {} : { muted: off.map(({ kind }) => kind as OptionalKind) }),
      };
    });
    cached = { people: list, index: indexPeople(list), readAt: now, mark };
    return cached;
  };
  return {
    index: async () => (await read()).index,
    people: async () => (await read()).people,
    async put(people) {
      await db.transaction().execute(async (tx) => {
        for (const { id, name, email, language, roles, absences, muted } of people) {
          const row = { id, name, email, language };
          await tx
            .insertInto('people')
            .values(row)
            .onConflict((on) => on.column('id').doUpdateSet(row))
            .execute();
          if (absences !== undefined) await writeAbsences(tx, id, absences);
          if (muted !== undefined) await writeMuted(tx, id, muted);
          await tx.deleteFrom('person_roles').where('person', '=', id).execute();
          // Somebody may stay known without a role.
          if (roles.length === 0) continue;
          await tx
            .insertInto('person_roles')
            .values(
              roles.map(({ role, party, since, after }) => {
                return { person: id, role, party, since: since ?? null, after: after ?? null };
              }),
            )
            .execute();
        }
      });
      cached = null;
    },
    async setAbsences(person, absences) {
      await db.transaction().execute((tx) => writeAbsences(tx, person, absences));
      cached = null;
    },
    async setMuted(person, kinds) {
      await db.transaction().execute((tx) => writeMuted(tx, person, kinds));
      cached = null;
    },
  };
}

/**
 * Another text whenever a row was written: the sum of the transactions that wrote them. Much cheaper than reading all.
 */
async function markOf(db: Kysely<Tables>): Promise<string> {
  const written = sql<string>`count(*) || '/' || coalesce(sum(xmin::text::bigint), 0)`.as('written');
  const marks = await Promise.all([
    db.selectFrom('people').select(written).executeTakeFirstOrThrow(),
    db.selectFrom('person_roles').select(written).executeTakeFirstOrThrow(),
    db.selectFrom('absences').select(written).executeTakeFirstOrThrow(),
    db.selectFrom('muted_kinds').select(written).executeTakeFirstOrThrow(),
  ]);
  return marks.map((one) => one.written).join(' ');
}

function byPerson<Row extends { readonly person: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const own = found.get(row.person);
    if (own) own.push(row);
    else found.set(row.person, [row]);
  }
  return found;
}

function roleOf({ role, party, since, after }: Tables['person_roles']): Person['roles'][number] {
  const held = { role: role as Role, party };
  return since === null || after === null ? held : { ...held, since, after };
}

function absenceOf({ from_day, to_day, reason, deputies }: Tables['absences']): Absence & { deputies: string[] } {
  return { from: from_day, to: to_day, reason: reason as AbsenceReason, deputies: JSON.parse(deputies) as string[] };
}

async function writeAbsences(tx: Transaction<Tables>, person: string, absences: readonly Absence[]): Promise<void> {
  await tx.deleteFrom('absences').where('person', '=', person).execute();
  if (absences.length === 0) return;
  const rows = absences.map(({ from, to, reason, deputies }) => {
    return { person, from_day: from, to_day: to, reason, deputies: JSON.stringify(deputies) };
  });
  await tx.insertInto('absences').values(rows).execute();
}

async function writeMuted(tx: Transaction<Tables>, person: string, kinds: readonly OptionalKind[]): Promise<void> {
  await tx.deleteFrom('muted_kinds').where('person', '=', person).execute();
  if (kinds.length === 0) return;
  const rows = [...new Set(kinds)].map((kind) => ({ person, kind }));
  await tx.insertInto('muted_kinds').values(rows).execute();
}

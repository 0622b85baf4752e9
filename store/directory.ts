// People, roles and addresses: the only place that has them. Node only.

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Directory } from '../activities/ports.ts';
import type { PeopleByRole } from '../domain/compile.ts';
import { indexPeople } from '../domain/compile.ts';
import type { Person } from '../domain/definition.ts';
import type { Language, Role } from '../domain/words.ts';
import type { Tables } from './tables.ts';

/** How long other processes' changes to the directory may stay unseen. */
const FRESH_MS = 2_000;

export interface DirectoryStore extends Directory {
  /** Adds people, or replaces those with the same id, roles and all. */
  put(people: readonly Person[]): Promise<void>;
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
    const [people, roles] = await Promise.all([
      db.selectFrom('people').selectAll().orderBy('id').execute(),
      db.selectFrom('person_roles').selectAll().orderBy('person').orderBy('role').orderBy('party').execute(),
    ]);
    const byPerson = new Map<string, { role: Role; party: string }[]>();
    for (const { person, role, party } of roles) {
      byPerson.set(person, [...(byPerson.get(person) ?? []), { role: role as Role, party }]);
    }
    const list = people.map((one): Person => ({
      ...one,
      language: one.language as Language,
      roles: byPerson.get(one.id) ?? [],
    }));
    cached = { people: list, index: indexPeople(list), readAt: now, mark };
    return cached;
  };
  return {
    index: async () => (await read()).index,
    people: async () => (await read()).people,
    async put(people) {
      await db.transaction().execute(async (tx) => {
        for (const { id, name, email, language, roles } of people) {
          const row = { id, name, email, language };
          await tx
            .insertInto('people')
            .values(row)
            .onConflict((on) => on.column('id').doUpdateSet(row))
            .execute();
          await tx.deleteFrom('person_roles').where('person', '=', id).execute();
          // Somebody may stay known without a role.
          if (roles.length === 0) continue;
          await tx
            .insertInto('person_roles')
            .values(roles.map((role) => ({ person: id, ...role })))
            .execute();
        }
      });
      cached = null;
    },
  };
}

/** Another text whenever a row was written: the sum of the transactions that wrote them. Much cheaper than reading all. */
async function markOf(db: Kysely<Tables>): Promise<string> {
  const written = sql<string>`count(*) || '/' || coalesce(sum(xmin::text::bigint), 0)`.as('written');
  const [people, roles] = await Promise.all([
    db.selectFrom('people').select(written).executeTakeFirstOrThrow(),
    db.selectFrom('person_roles').select(written).executeTakeFirstOrThrow(),
  ]);
  return `${people.written} ${roles.written}`;
}

// The mails of one day with their words: of a year that runs as it stands now, of another from its definition. Node only.

import type { Person } from '../domain/definition-people.ts';
import type { CalendarTable } from '../domain/local-time.ts';
import { addDays, localDateAt, localToInstant } from '../domain/local-time.ts';
import type { PeopleByRole } from '../domain/people-index.ts';
import type { CycleSoFar } from '../domain/simulate-cycle.ts';
import type { SimulatedMail } from '../domain/simulate-mail.ts';
import { carryOn } from '../domain/simulate.ts';
import type { Notice } from '../domain/notices.ts';
import type { Instant, LocalDate, PersonId } from '../domain/words.ts';
import { renderDigest } from '../texts/digest.ts';
import type { CycleFacts } from '../texts/facts.ts';
import { holdersOf } from './preview.ts';

/** A mail that would be sent, with its words. */
export interface ForeseenMail {
  readonly at: Instant;
  readonly person: PersonId;
  readonly subject: string;
  readonly text: string;
}

/** What a running year sends on a day if nobody does anything until then. */
export function foreseenOn(
  date: LocalDate,
  year: {
    readonly soFar: CycleSoFar;
    readonly waiting: readonly Notice[];
    readonly people: readonly Person[];
    readonly index: PeopleByRole;
    readonly facts: CycleFacts;
    readonly now: Instant;
    readonly test: boolean;
  },
): ForeseenMail[] {
  const { soFar, waiting, people, index, facts, now, test } = year;
  const { table } = soFar.state.plan.rules;
  if (date < table.from || addDays(date, 1) > table.to) return [];
  const { mails } = carryOn({
    cycles: [soFar],
    waiting,
    holders: holdersOf(index),
    directory: index,
    from: now,
    acts: [],
    until: localToInstant(table, date, '23:59:59'),
  });
  return writtenOn(date, mails, { table, people, facts, test });
}

/** Of these mails those of one day, with their words. */
export function writtenOn(
  date: LocalDate,
  mails: readonly SimulatedMail[],
  by: {
    readonly table: CalendarTable;
    readonly people: readonly Person[];
    readonly facts: CycleFacts;
    readonly test: boolean;
  },
): ForeseenMail[] {
  const byId = new Map(by.people.map((person) => [person.id, person]));
  return mails
    .filter((mail) => localDateAt(by.table, mail.at) === date)
    .map((mail) => written(mail, byId.get(mail.person), by.facts, date, by.test));
}

function written(
  { at, person, notices }: SimulatedMail,
  who: Person | undefined,
  facts: CycleFacts,
  today: LocalDate,
  test: boolean,
): ForeseenMail {
  const digest = { language: who?.language ?? 'nb', notices, facts: () => facts, today, test } as const;
  const { subject, text } = renderDigest(digest);
  return { at, person, subject, text };
}

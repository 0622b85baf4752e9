// Mails of running years as they stand now, with their words: all until an instant, or those of one day. Node only.

import type { Person } from '../domain/definition-people.ts';
import type { CalendarTable } from '../domain/local-time.ts';
import { addDays, localDateAt, localToInstant } from '../domain/local-time.ts';
import type { PeopleByRole } from '../domain/people-index.ts';
import type { CycleSoFar } from '../domain/simulate-cycle.ts';
import type { SimulatedMail } from '../domain/simulate-mail.ts';
import { carryOn } from '../domain/simulate.ts';
import type { Notice } from '../domain/notices.ts';
import type { Instant, LocalDate, PersonId } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
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

/** A cycle in the middle of its year, with what its mails say of it. */
interface RunningYear {
  readonly soFar: CycleSoFar;
  readonly facts: CycleFacts;
}

/** What mails depend on besides the cycles. */
interface Surroundings {
  readonly waiting: readonly Notice[];
  readonly people: readonly Person[];
  readonly index: PeopleByRole;
  readonly now: Instant;
  readonly test: boolean;
}

/** What running years send until an instant if nobody does anything, in order of time. At least one year. */
export function foresee(
  years: Surroundings & { readonly cycles: readonly RunningYear[]; readonly until: Instant },
): ForeseenMail[] {
  const { cycles, people, test } = years;
  const facts = new Map(cycles.map((one) => [cycleName(one.soFar.state.plan.ref), one.facts]));
  const { table } = cycles[0]!.soFar.state.plan.rules;
  return written(mailsUntil(years), { table, people, facts: (cycle) => facts.get(cycle)!, test });
}

/** What a running year sends on a day if nobody does anything until then. */
export function foreseenOn(date: LocalDate, year: Surroundings & RunningYear): ForeseenMail[] {
  const { soFar, facts, people, test } = year;
  const { table } = soFar.state.plan.rules;
  if (date < table.from || addDays(date, 1) > table.to) return [];
  const mails = mailsUntil({ ...year, cycles: [year], until: localToInstant(table, date, '23:59:59') });
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
  const ofDay = mails.filter((mail) => localDateAt(by.table, mail.at) === date);
  return written(ofDay, { ...by, facts: () => by.facts });
}

function mailsUntil(
  years: Surroundings & { readonly cycles: readonly RunningYear[]; readonly until: Instant },
): readonly SimulatedMail[] {
  const { cycles, waiting, index, now: from, until } = years;
  return carryOn({
    cycles: cycles.map(({ soFar }) => soFar),
    waiting,
    holders: holdersOf(index),
    directory: index,
    from,
    acts: [],
    until,
  }).mails;
}

function written(
  mails: readonly SimulatedMail[],
  by: {
    readonly table: CalendarTable;
    readonly people: readonly Person[];
    readonly facts: (cycle: string) => CycleFacts;
    readonly test: boolean;
  },
): ForeseenMail[] {
  const { table, facts, test } = by;
  const languages = new Map(by.people.map(({ id, language }) => [id, language]));
  return mails.map(({ at, person, notices }) => {
    const language = languages.get(person) ?? 'nb';
    const { subject, text } = renderDigest({ language, notices, facts, today: localDateAt(table, at), test });
    return { at, person, subject, text };
  });
}

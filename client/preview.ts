// Every mail of one or more years, without an engine: definitions in, lists out. Node only.

import { compare } from '../domain/compare.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import type { Person } from '../domain/definition-people.ts';
import { compileCycle } from '../domain/compile.ts';
import { compilePartnership } from '../domain/compile-partnership.ts';
import { indexPeople } from '../domain/people-index.ts';
import type { PeopleByRole } from '../domain/people-index.ts';
import type { CyclePlan, PartnershipPlan } from '../domain/plan.ts';
import type { Act } from '../domain/script-act.ts';
import type { Behaviour } from '../domain/behaviour.ts';
import { scriptOf } from '../domain/script.ts';
import type { Simulation } from '../domain/simulate.ts';
import { simulate } from '../domain/simulate.ts';
import { localDateAt } from '../domain/local-time.ts';
import type { Holders } from '../domain/notices.ts';
import type { Instant, Language, LocalDate, Seat } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
import type { DigestText } from '../texts/digest.ts';
import { digestSubject, renderDigest } from '../texts/digest.ts';
import type { CycleFacts } from '../texts/facts.ts';
import { factsOf } from '../texts/facts.ts';

/** One notice as previews, rehearsals and mail headers name it. */
export interface ListedNotice {
  readonly cycle: string;
  readonly step: string;
  readonly party: string;
  readonly kind: string;
  readonly rung: string;
  /** Handled local date. */
  readonly deadline: LocalDate;
}

export interface ListedMail {
  readonly date: LocalDate;
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly notices: readonly ListedNotice[];
}

export interface ListedStage {
  readonly cycle: string;
  readonly party: string;
  readonly stage: string;
  readonly at: Instant;
}

/** What `arshjul preview --json` prints. Sorted by date, address, key; the same input gives the same bytes. */
export interface YearList {
  readonly mails: readonly ListedMail[];
  readonly stages: readonly ListedStage[];
}

/** A compiled year with all that is needed to run it, in memory or on the engine. */
export interface CompiledYear {
  readonly definitions: CycleDefinitions;
  readonly plan: CyclePlan;
  readonly partnerships: readonly PartnershipPlan[];
  readonly facts: CycleFacts;
}

/** Definitions and directory to plans. `example` marks a year that its scheme version does not cover. */
export function compileYear(
  definitions: CycleDefinitions,
  people: readonly Person[],
  options: { example: boolean; definitionHash: string; index?: PeopleByRole },
): CompiledYear {
  const plan = compileCycle(definitions, people, options);
  const index = options.index ?? indexPeople(people);
  return {
    definitions,
    plan,
    partnerships: plan.parties.map((party) => compilePartnership(definitions, index, plan, party.id)),
    facts: factsOf(definitions, options.example),
  };
}

/** The holders of roles in a directory. */
export function holdersOf(index: PeopleByRole): Holders {
  return (role, party) => index.seats(role, party).map((seat) => seat.person);
}

/** What the script has people do in these years, in order of time. */
export function actsOf(years: readonly CompiledYear[], behaviour: Behaviour): Act[] {
  return years
    .flatMap((year) => {
      const seatsOf = new Map(year.partnerships.map(({ party, seats }) => [party, seats]));
      return scriptOf(year.plan, year.partnerships, behaviour).map((act) =>
        byDeputy(act, act.target === 'cycle' ? year.plan.seats : (seatsOf.get(act.party) ?? [])),
      );
    })
    .map((act, index) => ({ act, index }))
    .sort((a, b) => compare(a.act.at, b.act.at) || a.index - b.index)
    .map(({ act }) => act);
}

/** Who is away does nothing: their deputy does it, where there is one. */
function byDeputy(act: Act, seats: readonly Seat[]): Act {
  const { actor, at } = act.command;
  const deputy = seats.find((seat) => seat.standsInFor === actor && seat.from! <= at && at < seat.until!)?.person;
  return deputy === undefined ? act : ({ ...act, command: { ...act.command, actor: deputy } } as Act);
}

/** A simulated mail with its words, for comparison with what a catcher received. */
export interface RenderedMail extends ListedMail, DigestText {}

/** Runs the years in memory and lists every mail. */
export function previewYears(
  years: readonly CompiledYear[],
  people: readonly Person[],
  behaviour: Behaviour,
  test = true,
): YearList & { readonly simulation: Simulation; render(): RenderedMail[] } {
  const index = indexPeople(people);
  const simulation = simulate({
    cycles: years.map(({ plan, partnerships }) => ({ plan, partnerships })),
    acts: actsOf(years, behaviour),
    holders: holdersOf(index),
    directory: index,
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  const factsByCycle = new Map(years.map((year) => [cycleName(year.plan.ref), year.facts]));
  const table = years[0]!.plan.rules.table;
  const dates = new Map<Instant, LocalDate>();
  const dateOf = (at: Instant): LocalDate => {
    const date = dates.get(at) ?? localDateAt(table, at);
    dates.set(at, date);
    return date;
  };
  const digestOf = (mail: Simulation['mails'][number]) => ({
    language: byId.get(mail.person)!.language,
    notices: mail.notices,
    facts: (cycle: string) => factsByCycle.get(cycle)!,
    today: dateOf(mail.at),
    test,
  });
  const sorted = simulation.mails
    .map((mail) => ({ mail, date: dateOf(mail.at), to: byId.get(mail.person)!.email }))
    .sort((a, b) => compare(a.date, b.date) || compare(a.to, b.to) || compare(a.mail.at, b.mail.at));
  const listed = (text: (digest: ReturnType<typeof digestOf>) => string): ListedMail[] =>
    sorted.map(({ mail, date, to }) => {
      const digest = digestOf(mail);
      return { date, to, language: digest.language, subject: text(digest), notices: mail.notices.map(listNotice) };
    });
  return {
    mails: listed(digestSubject),
    stages: sortStages(simulation.stages),
    simulation,
    render: () => {
      const plain = listed(() => '');
      return sorted.map(({ mail }, index) => ({ ...plain[index]!, ...renderDigest(digestOf(mail)) }));
    },
  };
}

/** Stages by date, then whose they are, then key, as all lists are; years that run together are told apart last. */
export function sortStages(stages: readonly ListedStage[]): ListedStage[] {
  return stages
    .map(({ cycle, party, stage, at }) => ({ cycle, party, stage, at }))
    .sort(
      (a, b) =>
        compare(a.at, b.at) || compare(a.party, b.party) || compare(a.stage, b.stage) || compare(a.cycle, b.cycle),
    );
}

/** The fields of a notice that everybody may see. */
export function listNotice(notice: ListedNotice): ListedNotice {
  const { cycle, step, party, kind, rung, deadline } = notice;
  return { cycle, step, party, kind, rung, deadline };
}

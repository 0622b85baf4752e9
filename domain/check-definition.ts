// What the definitions of one cycle may not contradict together: dates of the year, order, money, people. Pure.

import { sumOf } from './amount-lines.ts';
import type { CycleDefinition, CycleDefinitions } from './definition.ts';
import type { ForumDefinition } from './definition-forum.ts';
import type { PeopleDefinition } from './definition-people.ts';
import type { SchemeDefinition } from './definition-scheme.ts';
import type { LocalDate, Role, StepId } from './words.ts';
import { checkForum, partiesByRole } from './check-forum.ts';
import { placed, refuseTwice, refuseValue } from './definition-fault.ts';
import { ownerAndAuthority } from './seats.ts';
import { isLocalDate } from './local-time.ts';
import { tryParseCycleName } from './words.ts';

/** What the files are called in sentences. */
export interface DefinitionFiles {
  readonly forum: string;
  readonly scheme: string;
  readonly cycle: string;
  readonly people: string;
}

const WANTED_PARTY: Readonly<Record<Role, string>> = {
  'owner-contact': 'an owner',
  'network-coordinator': 'a network',
  'university-coordinator': 'a university',
  'forum-member': 'a seat',
  'forum-substitute': 'a seat',
  secretariat: 'the forum',
  'case-officer': 'the office',
  'office-leader': 'the office',
  administrator: 'the office',
};

/** Refuses definitions that contradict themselves or each other. What zod can see in one file is checked before. */
export function checkDefinitions(
  definitions: CycleDefinitions,
  people?: PeopleDefinition,
  files: DefinitionFiles = definitionFiles(definitions),
): void {
  const { forum, scheme, cycle } = definitions;
  checkForum(forum, files.forum);
  checkScheme(scheme, files.scheme);
  if (cycle.forum !== forum.id)
    refuseValue(files.cycle, 'forum', cycle.forum, `"${forum.id}", the id in ${files.forum}`);
  if (cycle.scheme !== scheme.id) {
    refuseValue(files.cycle, 'scheme', cycle.scheme, `"${scheme.id}", the id in ${files.scheme}`);
  }
  checkDates(forum, cycle, files);
  checkMoney(forum, cycle, files);
  checkEarlier(forum, cycle, files);
  if (people !== undefined) checkPeople(forum, people, files.people);
}

/** Where the files of a cycle stand when nothing else is said. */
export function definitionFiles(definitions: CycleDefinitions): DefinitionFiles {
  const { forum, scheme, cycle } = definitions;
  return {
    forum: `definitions/forums/${forum.id}.yaml`,
    scheme: `definitions/schemes/${scheme.id}.yaml`,
    cycle: `definitions/cycles/${forum.id}-${cycle.year}.yaml`,
    people: `definitions/people/${forum.id}.yaml`,
  };
}

/** Refuses a scheme version that contradicts itself. */
export function checkScheme(scheme: SchemeDefinition, file: string): void {
  if (scheme.validTo !== null && scheme.validTo < scheme.validFrom) {
    refuseValue(file, 'validTo', scheme.validTo, `a date on or after validFrom, ${scheme.validFrom}`);
  }
  if (scheme.successor === scheme.id)
    refuseValue(file, 'successor', scheme.successor, 'the id of another scheme version');
  refuseTwice(file, placed('criteria', scheme.criteria));
  refuseTwice(file, placed('reportQuestions', scheme.reportQuestions));
}

/** The named date in a cycle year. May be a date that does not exist (29 February): checkDefinitions refuses those. */
export function dateInYear(date: ForumDefinition['opens'], year: number): LocalDate {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${year + date.yearOffset}-${two(date.month)}-${two(date.day)}`;
}

/** The nominal date of each step in the cycle's year: the forum's, or the cycle's own where it says so. */
export function nominalDates(forum: ForumDefinition, cycle: CycleDefinition): Readonly<Record<StepId, LocalDate>> {
  return Object.fromEntries(
    forum.steps.map((step) => [step.id, cycle.dates[step.id] ?? dateInYear(step.date, cycle.year)]),
  );
}

function checkDates(forum: ForumDefinition, cycle: CycleDefinition, files: DefinitionFiles): void {
  const named = (path: string, date: ForumDefinition['opens']): LocalDate => {
    const text = dateInYear(date, cycle.year);
    const month = text.slice(0, 7);
    if (isLocalDate(text)) return text;
    return refuseValue(files.forum, `${path}.day`, date.day, `a day that ${month} has`);
  };
  const opens = named('opens', forum.opens);
  const ends = cycle.ends ?? named('ends', forum.ends);
  if (ends < opens) {
    refuseValue(cycle.ends ? files.cycle : files.forum, 'ends', ends, `a date on or after opens, ${opens}`);
  }
  for (const [id, date] of Object.entries(cycle.dates)) {
    const path = `dates.${id}`;
    if (!forum.steps.some((step) => step.id === id)) {
      refuseValue(
        files.cycle,
        path,
        date,
        `the id of a step of ${files.forum}: ${forum.steps.map((step) => step.id).join(', ')}`,
      );
    }
    if (!isLocalDate(date)) refuseValue(files.cycle, path, date, 'a date that exists, YYYY-MM-DD');
  }
  forum.steps.forEach((step, s) => {
    if (cycle.dates[step.id] === undefined) named(`steps[${s}].date`, step.date);
  });
  const dates = nominalDates(forum, cycle);
  forum.steps.forEach((step, s) => {
    const own = cycle.dates[step.id] === undefined;
    const file = own ? files.forum : files.cycle;
    const path = own ? `steps[${s}].date` : `dates.${step.id}`;
    const date = dates[step.id]!;
    if (date < opens || date > ends) refuseValue(file, path, date, `a date from opens, ${opens}, to ends, ${ends}`);
    for (const required of step.requires) {
      if (date >= dates[required]!) continue;
      const from = cycle.dates[required] === undefined ? '' : ` (dates.${required} in ${files.cycle})`;
      refuseValue(
        file,
        path,
        date,
        `a date on or after ${dates[required]!}, that of the required step "${required}"${from}`,
      );
    }
  });
}

/** Decisions that this year's reports are about: last year's, to recipients of the forum, each once. */
function checkEarlier(forum: ForumDefinition, cycle: CycleDefinition, files: DefinitionFiles): void {
  const networks = forum.networks.map((network) => network.id);
  const seen = new Set<string>();
  (cycle.earlierDecisions ?? []).forEach((one, e) => {
    const path = `earlierDecisions[${e}]`;
    if (tryParseCycleName(one.cycle)?.year !== cycle.year - 1) {
      refuseValue(
        files.cycle,
        `${path}.cycle`,
        one.cycle,
        `forum/scheme/${cycle.year - 1}, a cycle of the year before`,
      );
    }
    if (!networks.includes(one.party)) {
      refuseValue(files.cycle, `${path}.party`, one.party, `the id of a network of ${forum.id}`);
    }
    const paid = [one.party, ...forum.universities.map(({ id }) => id)];
    one.shares?.forEach(({ recipient }, s) => {
      const where = `${path}.shares[${s}].recipient`;
      if (!paid.includes(recipient)) refuseValue(files.cycle, where, recipient, `${one.party} or a university`);
      if (one.shares!.findIndex((other) => other.recipient === recipient) < s)
        refuseValue(files.cycle, where, recipient, 'each recipient once');
    });
    const sum = one.shares?.reduce((all, { amount }) => all + amount, 0) ?? one.amount;
    if (sum !== one.amount) {
      refuseValue(files.cycle, `the sum of ${path}.shares`, sum, `the amount, ${one.amount}`);
    }
    if (seen.has(one.party)) refuseValue(files.cycle, `${path}.party`, one.party, 'each recipient once');
    seen.add(one.party);
  });
}

function checkMoney(forum: ForumDefinition, cycle: CycleDefinition, files: DefinitionFiles): void {
  const frame = cycle.frame ?? forum.frame;
  const fixed = sumOf(forum.fixedLines);
  const { base, jointMeasures } = forum.allocation;
  const sharing = forum.networks.filter((network) => network.kind !== 'leader-network').length;
  const { least = base, most } = forum.allocation;
  const lowest = Math.max(base, least);
  if (most !== undefined && most < lowest) {
    refuseValue(files.forum, 'allocation.most', most, `at least ${lowest}, which each network gets anyway`);
  }
  const before = fixed + jointMeasures + (forum.distribution === 'key' ? lowest * sharing : 0);
  if (before <= frame.amount) return;
  if (fixed <= frame.amount) {
    refuseValue(
      files.forum,
      'the sum of fixedLines, allocation.jointMeasures and the base amounts',
      before,
      `at most the frame, frame.amount ${frame.amount}`,
    );
  }
  const from = cycle.frame === undefined ? files.forum : files.cycle;
  refuseValue(
    files.forum,
    'the sum of fixedLines',
    fixed,
    `at most the frame, frame.amount ${frame.amount} in ${from}`,
  );
}

/** Refuses a directory that lists somebody twice or gives a role at a party that the forum does not have. */
export function checkPeople(forum: ForumDefinition, people: PeopleDefinition, file: string): void {
  refuseTwice(file, placed('people', people.people));
  const parties = partiesByRole(forum);
  const seats = people.people.flatMap(({ id, roles }) => roles.map((one) => ({ person: id, ...one })));
  const both = ownerAndAuthority(forum.seats, seats);
  if (both) {
    const p = people.people.findIndex((one) => one.id === both.person);
    const wanted = `another person than the one on ${both.owner}: nobody is both owner and authority`;
    refuseValue(file, `people[${p}].roles`, both.authority, wanted);
  }
  people.people.forEach((person, p) => {
    const held = new Set<string>();
    person.roles.forEach(({ role, party }, r) => {
      const path = `people[${p}].roles[${r}]`;
      if (!parties[role].has(party)) {
        refuseValue(
          file,
          `${path}.party`,
          party,
          `the id of ${WANTED_PARTY[role]} in ${forum.id} for the role ${role}`,
        );
      }
      const key = `${role} ${party}`;
      if (held.has(key)) refuseValue(file, path, key, 'each role of a person once');
      held.add(key);
    });
  });
}

/** When a scheme version holds, and the id of the one after it where that is known. */
export interface SchemeValidity {
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly successor: string | null;
}

/** Null when the scheme version covers 1 January of the fiscal year; else what to tell instead. */
export function schemeValidity(scheme: SchemeDefinition, year: number): SchemeValidity | null {
  const day = `${year}-01-01`;
  if (scheme.validFrom <= day && (scheme.validTo === null || day <= scheme.validTo)) return null;
  return { validFrom: scheme.validFrom, validTo: scheme.validTo, successor: scheme.successor };
}

/**
 * Why a scheme version cannot carry a fiscal year, naming the one that can. For years that schemeValidity objects to.
 */
export function expiredSentence(scheme: SchemeDefinition, year: number): string {
  const wanted = `wanted a scheme version that covers ${year}-01-01`;
  if (`${year}-01-01` < scheme.validFrom) {
    return `Open ${year}: scheme version "${scheme.id}" is valid from ${scheme.validFrom}, ${wanted}`;
  }
  const successor = scheme.successor === null ? 'its successor is not known' : `"${scheme.successor}" succeeds it`;
  return `Open ${year}: scheme version "${scheme.id}" is valid to ${scheme.validTo ?? 'no set date'}, ${wanted}: ${successor}`;
}

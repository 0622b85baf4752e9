// Opens a year: checks, freezes the definitions, starts the workflow. Node only.

import { randomUUID } from 'node:crypto';
import { awayAt } from '../domain/absence.ts';
import { compileCycle } from '../domain/compile.ts';
import { compilePartnership } from '../domain/compile-partnership.ts';
import { indexPeople } from '../domain/people-index.ts';
import { leadOf } from '../domain/compile-networks.ts';
import { expiredSentence, schemeValidity } from '../domain/check-definition.ts';
import { forumWarnings } from '../domain/forum-warnings.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import type { Person } from '../domain/definition-people.ts';
import type { EarlierFound } from '../domain/last-year.ts';
import type { Notice } from '../domain/notices.ts';
import type { CyclePlan } from '../domain/plan.ts';
import type { Opening } from '../domain/opening.ts';
import { noticesOfAbsence } from '../domain/readdress.ts';
import { Refusal } from '../domain/refusal.ts';
import { unknownsOf, unknownsSentence } from '../domain/unknowns.ts';
import type { Instant, PartyId, PersonId, Role } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
import type { Gateway } from './gateway.ts';

/** Where definitions are frozen under a cycle's name, once. */
export interface Freezer {
  freeze(
    cycle: string,
    definitions: CycleDefinitions,
    options: { example: boolean; openedAt: string },
  ): Promise<string>;
  unfreeze(cycle: string): Promise<void>;
}

/** Where notices about people's places are put, for deputies and those who come back. */
export interface Announcer {
  announce(notices: readonly Notice[]): Promise<void>;
}

export type { Opening } from '../domain/opening.ts';

/**
 * What opening would do; refuses what may not be opened. `example` lets an expired scheme version pass with a warning.
 */
export function planOpening(
  definitions: CycleDefinitions,
  people: readonly Person[],
  example: boolean,
  at: Instant,
  earlier: EarlierFound | null = null,
): Opening {
  const { forum, scheme, cycle } = definitions;
  const name = cycleName({ forum: forum.id, scheme: scheme.id, year: cycle.year });
  const expired = schemeValidity(scheme, cycle.year);
  const unknowns = unknownsOf(definitions);
  const warnings = [
    ...(expired !== null ? [expiredSentence(scheme, cycle.year)] : []),
    ...(unknowns.length > 0 ? [unknownsSentence(name, unknowns)] : []),
  ];
  const warning = warnings.length > 0 ? warnings.join(' ') : null;
  if (warning !== null && !example)
    throw new Refusal(expired !== null ? 'scheme-not-valid' : 'invalid-definition', warning);
  return {
    cycle: name,
    example: warning !== null,
    vacant: vacantRoles(definitions, people, at),
    warning,
    expired,
    unknowns,
    forum: forumWarnings(definitions, people),
    earlier,
  };
}

/** Opens a year in a world. The definitions are frozen first, so that a crash in between can be repeated. */
export async function openCycle(options: {
  gateway: Gateway;
  freezer: Freezer;
  announcer: Announcer;
  definitions: CycleDefinitions;
  people: readonly Person[];
  openedAt: Instant;
  example: boolean;
  /** What was found of last year's decisions; the definitions hold them already. */
  earlier?: EarlierFound | null;
  /** Who opens it; nobody when it opens by itself. */
  openedBy?: PersonId | undefined;
  /** What the cycle and its partnerships know each other by; a fresh one unless a test must know it. */
  token?: string;
}): Promise<Opening> {
  const { gateway, freezer, definitions, people, openedAt } = options;
  const opening = planOpening(definitions, people, options.example, openedAt, options.earlier);
  const definitionHash = await freezer.freeze(opening.cycle, definitions, { example: opening.example, openedAt });
  const plan = compileCycle(definitions, people, { definitionHash, example: opening.example });
  try {
    const { token = randomUUID(), openedBy } = options;
    const by = openedBy === undefined ? {} : { openedBy };
    await gateway.startCycle({ world: gateway.world, token, plan, openedAt, ...by });
  } catch (error) {
    // One that runs already keeps its definitions, whoever started it.
    if (!(error instanceof Refusal) || error.code !== 'already-open') await freezer.unfreeze(opening.cycle);
    throw error;
  }
  await tellDeputies({ ...options, opening: opening.cycle }, plan);
  return opening;
}

/** Absences that are known when a year opens concern it too. */
async function tellDeputies(
  options: {
    gateway: Gateway;
    announcer: Announcer;
    definitions: CycleDefinitions;
    people: readonly Person[];
    openedAt: Instant;
    opening: string;
  },
  plan: CyclePlan,
): Promise<void> {
  const { gateway, announcer, definitions, openedAt } = options;
  const index = indexPeople(options.people);
  if (index.aways.length === 0) return;
  const seats = [
    ...plan.seats,
    ...plan.parties.flatMap((party) => compilePartnership(definitions, index, plan, party.id).seats),
  ];
  const notices = index.aways.flatMap((away) => noticesOfAbsence(away, seats, options.opening, openedAt));
  await announcer.announce(notices);
  const first = notices.map((notice) => notice.sendAt).sort()[0];
  if (first !== undefined) await gateway.ringDesk(first, openedAt);
}

function vacantRoles(
  { forum }: CycleDefinitions,
  people: readonly Person[],
  at: Instant,
): { role: Role; party: PartyId }[] {
  const { aways } = indexPeople(people);
  const isReached = ({ id }: Person): boolean => {
    const away = awayAt(aways, id, at);
    return away === undefined || away.deputies.some((deputy) => awayAt(aways, deputy, at) === undefined);
  };
  const held = new Set(
    people.filter(isReached).flatMap((person) => person.roles.map(({ role, party }) => `${role}@${party}`)),
  );
  const wanted: [Role, PartyId][] = [
    ['secretariat', forum.id],
    ['case-officer', forum.office.id],
    ...forum.universities.map((one): [Role, PartyId] => ['university-coordinator', one.id]),
    ...forum.networks.map((one): [Role, PartyId] => [leadOf(one), one.id]),
    ...forum.networks.flatMap((one) => one.owners.map((owner): [Role, PartyId] => ['owner-contact', owner.id])),
  ];
  return wanted.filter(([role, party]) => !held.has(`${role}@${party}`)).map(([role, party]) => ({ role, party }));
}

// Opens a year: checks, freezes the definitions, starts the workflow. Node only.

import { randomUUID } from 'node:crypto';
import { compileCycle, leadOf } from '../domain/compile.ts';
import { expiredSentence, schemeValidity } from '../domain/check-definition.ts';
import { forumWarnings } from '../domain/forum-warnings.ts';
import type { CycleDefinitions, Person } from '../domain/definition.ts';
import { Refusal } from '../domain/refusal.ts';
import { unknownsOf, unknownsSentence } from '../domain/unknowns.ts';
import type { Instant, PartyId, Role } from '../domain/words.ts';
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

export interface Opening {
  readonly cycle: string;
  readonly example: boolean;
  /** Roles that nobody holds: their notices go to the secretariat meanwhile. */
  readonly vacant: readonly { readonly role: Role; readonly party: PartyId }[];
  /** Sentences when the scheme version does not cover the year, or something in the definitions is unknown. */
  readonly warning: string | null;
  /** Sentences about the forum: groups of the mandate without a seat, empty seats, a plan that does not cover the year. */
  readonly forum: readonly string[];
}

/** What opening would do; refuses what may not be opened. `example` lets an expired scheme version pass with a warning. */
export function planOpening(definitions: CycleDefinitions, people: readonly Person[], example: boolean): Opening {
  const { forum, scheme, cycle } = definitions;
  const name = cycleName({ forum: forum.id, scheme: scheme.id, year: cycle.year });
  const expired = schemeValidity(scheme, cycle.year) !== null;
  const unknowns = unknownsOf(definitions);
  const warnings = [
    ...(expired ? [expiredSentence(scheme, cycle.year)] : []),
    ...(unknowns.length > 0 ? [unknownsSentence(name, unknowns)] : []),
  ];
  const warning = warnings.length > 0 ? warnings.join(' ') : null;
  if (warning !== null && !example) throw new Refusal(expired ? 'scheme-not-valid' : 'invalid-definition', warning);
  return {
    cycle: name,
    example: warning !== null,
    vacant: vacantRoles(definitions, people),
    warning,
    forum: forumWarnings(definitions, people),
  };
}

/** Opens a year in a world. The definitions are frozen first, so that a crash in between can be repeated. */
export async function openCycle(options: {
  gateway: Gateway;
  freezer: Freezer;
  definitions: CycleDefinitions;
  people: readonly Person[];
  openedAt: Instant;
  example: boolean;
  /** What the cycle and its partnerships know each other by; a fresh one unless a test must know it. */
  token?: string;
}): Promise<Opening> {
  const { gateway, freezer, definitions, people, openedAt } = options;
  const opening = planOpening(definitions, people, options.example);
  const definitionHash = await freezer.freeze(opening.cycle, definitions, { example: opening.example, openedAt });
  const plan = compileCycle(definitions, people, { definitionHash, example: opening.example });
  try {
    await gateway.startCycle({ world: gateway.world, token: options.token ?? randomUUID(), plan, openedAt });
  } catch (error) {
    // One that runs already keeps its definitions, whoever started it.
    if (!(error instanceof Refusal) || error.code !== 'already-open') await freezer.unfreeze(opening.cycle);
    throw error;
  }
  return opening;
}

function vacantRoles({ forum }: CycleDefinitions, people: readonly Person[]): { role: Role; party: PartyId }[] {
  const held = new Set(people.flatMap((person) => person.roles.map(({ role, party }) => `${role}@${party}`)));
  const wanted: [Role, PartyId][] = [
    ['secretariat', forum.id],
    ['case-officer', forum.office.id],
    ...forum.universities.map((one): [Role, PartyId] => ['university-coordinator', one.id]),
    ...forum.networks.map((one): [Role, PartyId] => [leadOf(one), one.id]),
    ...forum.networks.flatMap((one) => one.owners.map((owner): [Role, PartyId] => ['owner-contact', owner.id])),
  ];
  return wanted.filter(([role, party]) => !held.has(`${role}@${party}`)).map(([role, party]) => ({ role, party }));
}

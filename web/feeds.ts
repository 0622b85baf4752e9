// What a calendar feed is about, and its entries for somebody as things stand. Node only.

import type { CalendarEntry, IsTheirs } from '../domain/calendar-entries.ts';
import { entriesOfCycle, entriesOfPartnership, meetingsOf, ownEntriesOfCycle } from '../domain/calendar-entries.ts';
import { AWAITED_EVENTS, awaitedEntries } from '../domain/calendar-awaited.ts';
import type { CycleEvent } from '../domain/cycle-events.ts';
import type { CycleState } from '../domain/cycle-state.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import type { Person } from '../domain/definition-people.ts';
import type { PartnershipState } from '../domain/partnership-state.ts';
import type { CycleRef, Labels, Language } from '../domain/words.ts';
import { tryParseCycleName } from '../domain/words.ts';
import { entryText, entryTitle } from '../texts/calendar.ts';
import { factsOf } from '../texts/facts.ts';
import { maySeeCycle } from './access.ts';
import type { WrittenEntry } from './calendar-file.ts';
import type { Paths } from './paths.ts';
import type { WebWorld } from './world.ts';

/** `person`, or the id of a forum or a scheme version. */
export type About = 'person' | `forum/${string}` | `scheme/${string}`;

export interface FeedChoice {
  readonly about: About;
  /** Null for one's own deadlines. */
  readonly names: Labels | null;
}

interface SeenCycle {
  readonly cycle: string;
  readonly definitions: CycleDefinitions & { readonly example: boolean };
}

async function cyclesOf(world: WebWorld, person: Person): Promise<SeenCycle[]> {
  const lines = await world.reads.cycles();
  const all = await Promise.all(
    lines.map(async ({ cycle }) => ({ cycle, definitions: await world.definitionsOf(cycle) })),
  );
  return all.filter(({ definitions }) => maySeeCycle(person, definitions));
}

/** What this person can have a feed about: their own deadlines, and each forum and scheme that they take part in. */
export async function feedChoices(world: WebWorld, person: Person): Promise<FeedChoice[]> {
  const named = new Map<About, Labels>();
  const cycles = await cyclesOf(world, person);
  for (const { forum } of cycles.map(({ definitions }) => definitions)) named.set(`forum/${forum.id}`, forum.names);
  for (const { scheme } of cycles.map(({ definitions }) => definitions)) named.set(`scheme/${scheme.id}`, scheme.names);
  return [{ about: 'person', names: null }, ...[...named].map(([about, names]) => ({ about, names }))];
}

/** The entries of a feed, with their words. What the person may not see any more is not in it. */
export async function feedEntries(
  world: WebWorld,
  paths: Paths,
  origin: string,
  feed: { readonly person: Person; readonly about: string; readonly language: Language },
): Promise<WrittenEntry[]> {
  const { person, about, language } = feed;
  const written: WrittenEntry[] = [];
  for (const seen of await cyclesOf(world, person)) {
    const { cycle, definitions } = seen;
    const { forum, scheme } = definitions;
    if (about !== 'person' && about !== `forum/${forum.id}` && about !== `scheme/${scheme.id}`) continue;
    const state = (await world.reads.state(cycle, null)) as CycleState;
    const entries = about === 'person' ? await ownEntries(world, person, seen, state) : entriesOfCycle(state);
    const facts = factsOf(definitions, definitions.example);
    const ref = tryParseCycleName(cycle)!;
    for (const entry of entries) {
      const path = pathOf(entry, ref, paths);
      written.push({
        entry,
        title: entryTitle(entry, facts, language),
        text: entryText(entry, facts, language),
        url: `${origin}${path}`,
      });
    }
  }
  return written;
}

/** Where it is done. */
function pathOf({ what, partnership, step, party }: CalendarEntry, ref: CycleRef, paths: Paths): string {
  if (what === 'answer') return paths.forum(ref);
  if (what === 'decision') return paths.desk(ref);
  return partnership === null ? paths.cycle(ref) : paths.step(ref, partnership, step!, party!);
}

async function ownEntries(
  world: WebWorld,
  person: Person,
  { cycle, definitions }: SeenCycle,
  state: CycleState,
): Promise<CalendarEntry[]> {
  const isTheirs: IsTheirs = (role, party) => person.roles.some((held) => held.role === role && held.party === party);
  const seats = new Set(state.plan.forum.seats.map(({ id }) => id));
  // Those who are called to meetings: who sits in the forum, and its secretariat.
  const meets = person.roles.some(
    ({ role, party }) => seats.has(party) || (role === 'secretariat' && party === state.plan.forumParty),
  );
  const leads = isTheirs('office-leader', state.plan.officeParty);
  const events = meets || leads ? await world.reads.events(`cycle/${cycle}`, AWAITED_EVENTS) : [];
  const entries = [
    ...ownEntriesOfCycle(state, isTheirs),
    ...(meets ? meetingsOf(state) : []),
    ...awaitedEntries(state, events as CycleEvent[], isTheirs),
  ];
  const parties = new Set(person.roles.map(({ party }) => party));
  for (const { id, universities } of state.plan.parties) {
    // Forum and office have the cycle's own steps; every partnership's would bury them.
    const owners = definitions.forum.networks.find((network) => network.id === id)?.owners ?? [];
    if (![id, ...universities, ...owners.map((owner) => owner.id)].some((party) => parties.has(party))) continue;
    const partnership = (await world.reads.state(cycle, id)) as PartnershipState | null;
    if (partnership) entries.push(...entriesOfPartnership(partnership, isTheirs));
  }
  return entries;
}

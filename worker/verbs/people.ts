// Verbs about the directory, and telling running years who sits where now. Node only.

import { loadForum } from '../../definitions/load.ts';
import { checkPeople } from '../../domain/check-definition.ts';
import { seatsOfCycle } from '../../domain/compile.ts';
import { compilePartnership } from '../../domain/compile-partnership.ts';
import { indexPeople } from '../../domain/people-index.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { CycleDefinitions } from '../../domain/definition.ts';
import type { Person } from '../../domain/definition-people.ts';
import type { ForumDefinition } from '../../domain/definition-forum.ts';
import { DEFINITION_SCHEMAS } from '../../domain/definition.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import { OFFICE_ROLES, PERMISSIONS, requireRole } from '../../domain/permissions.ts';
import { Refusal, refuse } from '../../domain/refusal.ts';
import { isInForce } from '../../domain/stand-in.ts';
import type { Instant, PersonId, Role, Seat } from '../../domain/words.ts';
import { tryParseCycleName } from '../../domain/words.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { businessNow, optionalText, textOf } from './input.ts';

/** So many people whose addresses changed are named in a journal entry. */
const NAMED = 40;

/** Ids, roles and languages; names and addresses only when asked for. */
export async function people(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const known = await world.running.store.directory.people();
  if (input['addresses'] === true) return known;
  return known.map(({ id, language, roles, absences, muted }) => ({
    id,
    language,
    roles,
    ...(absences === undefined ? {} : { absences }),
    ...(muted === undefined ? {} : { muted }),
  }));
}

/** People whose address no mail reaches, and why. */
export async function suspended(world: OpenWorld): Promise<unknown> {
  return world.running.store.suspensions.list();
}

/** Lets mail go to a suspended address again; what was held for it is sent with the next round. */
export async function lift(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { store } = world.running;
  const person = textOf(input, 'person');
  const found = (await store.suspensions.list()).find((one) => one.person === person);
  if (input['dryRun'] === true) {
    if (!found)
      refuse('wrong-stage', `Lift the suspension of ${person}: the address is in use, wanted a suspended one`);
    return { dryRun: true, person, held: found.held };
  }
  await store.suspensions.lift(person);
  await ringNow(world);
  return { dryRun: false, person, held: found?.held ?? 0 };
}

/** Wakes the mail desk: something is due now. */
export async function ringNow({ running }: OpenWorld): Promise<void> {
  const { gateway } = running;
  const { clock } = gateway.world;
  const now = await businessNow(running);
  await gateway.ringDesk(now, clock.speed === 0 ? clock.virtualAnchor : now);
}

/**
 * Adds people to the directory, or replaces those with the same id; running cycles and partnerships are told who sits
 * where now.
 */
export async function importPeople(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const parsed = DEFINITION_SCHEMAS.people.safeParse({ people: input['people'] });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    refuse('misshapen', `Import people: ${issue!.path.join('.')} is not as agreed, ${issue!.message}`);
  }
  const { people } = parsed.data;
  const forum = loadForum(textOf(input, 'forum'), world.definitions);
  checkRequested(forum, people);
  const { store } = world.running;
  const { directory } = store;
  const before = await directory.people();
  const asked = optionalText(input, 'as');
  if (asked !== undefined) requireOffice({ forum }, before, asked, `Import people of ${forum.id}`);
  const known = new Map(before.map((person) => [person.id, person]));
  const added = people.filter((person) => !known.has(person.id));
  const changed = people.filter((person) => {
    const own = known.get(person.id);
    // Absences and what is switched off stay where an import says nothing of them.
    return own !== undefined && asText({ ...own, ...person }) !== asText(own);
  });
  if (input['dryRun'] !== true) {
    await directory.put([...added, ...changed]);
    // A mended address, or somebody new, may have what was held for want of anybody.
    if (await store.suspensions.holds()) await ringNow(world);
  }
  const reseated =
    input['dryRun'] === true
      ? []
      : await reseat(world, {
          ...(asked === undefined ? {} : { asked, reason: `directory import by ${asked}` }),
          readdressed: { forum: forum.id, people: readdressed(known, changed) },
        });
  return {
    dryRun: input['dryRun'] === true,
    added: added.map(({ id }) => id),
    changed: changed.map(({ id }) => id),
    reseated,
    unchanged: people.length - added.length - changed.length,
  };
}

/** What is wrong with people who came with a request is wrong with the request, and no fault of a file. */
function checkRequested(forum: ForumDefinition, people: readonly Person[]): void {
  try {
    checkPeople(forum, { people: [...people] }, 'the request');
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid-definition') refuse('misshapen', error.message);
    throw error;
  }
}

/** Ids of those whose name, address or language is another now. */
function readdressed(known: ReadonlyMap<PersonId, Person>, changed: readonly Person[]): PersonId[] {
  const of = ({ name, email, language }: Person): string => JSON.stringify([name, email, language]);
  return changed.filter((person) => of(person) !== of(known.get(person.id)!)).map(({ id }) => id);
}

/** Refuses somebody who is not of a forum's office, nor stands in for one who is. */
export function requireOffice(
  definitions: Pick<CycleDefinitions, 'forum'>,
  people: readonly Person[],
  person: PersonId,
  doing: string,
): void {
  requireRole(seatsOfCycle(definitions, indexPeople(people)), person, OFFICE_ROLES, doing);
}

/** Tells every open cycle and partnership whose seats differ from the directory. Whoever left may act no more. */
export async function reseat(
  { running }: OpenWorld,
  by: {
    /** Acts everywhere, and is refused where they may not. */
    readonly actor?: PersonId | undefined;
    /** Acts where they may; elsewhere the secretariat does, and the reason names them. */
    readonly asked?: PersonId;
    readonly reason?: string;
    /** People of a forum whose addresses changed: its open cycles write that down, by ids alone, though no seat differs. */
    readonly readdressed?: { readonly forum: string; readonly people: readonly PersonId[] };
  } = {},
): Promise<string[]> {
  const { gateway, store } = running;
  const index = await store.directory.index();
  const stands = gateway.world.clock.speed === 0;
  const now = await businessNow(running);
  const at = stands ? { at: now } : {};
  const reseated: string[] = [];
  for (const { cycle } of (await store.reads.cycles()).filter((one) => one.status === 'open')) {
    const ref = tryParseCycleName(cycle)!;
    const { plan } = (await store.reads.state(cycle, null)) as CycleState;
    const definitions = await store.definitions.ofCycle(cycle);
    const cycleSeats = seatsOfCycle(definitions, index);
    const moved = by.readdressed?.forum === definitions.forum.id ? by.readdressed.people : [];
    const why = [
      ...(by.reason === undefined ? [] : [by.reason]),
      ...(moved.length === 0 ? [] : [`other addresses: ${namedIn(moved)}`]),
    ].join('; ');
    const message = (before: readonly Seat[], seats: readonly Seat[]) => {
      const actor = by.actor ?? mayChangeSeats(before, now, by.asked) ?? mayChangeSeats(plan.seats, now, by.asked);
      if (actor === undefined)
        return refuse(
          'unknown-person',
          `Change seats of ${cycle}: nobody of its office holds a seat now, wanted somebody who does`,
        );
      return { actor, seats, ...(why === '' ? {} : { reason: why }), ...at };
    };
    if (JSON.stringify(cycleSeats) !== JSON.stringify(plan.seats)) {
      await gateway.updateCycle(ref, 'changeSeats', message(plan.seats, cycleSeats));
      reseated.push(cycle);
    } else if (moved.length > 0) {
      await gateway.updateCycle(ref, 'changeSeats', message(plan.seats, plan.seats));
    }
    for (const { party, stage } of await store.projections.partnershipsOf(cycle)) {
      const state = (await store.reads.state(cycle, party)) as PartnershipState;
      if (stage === 'withdrawn' || state.ended) continue;
      const { seats } = compilePartnership(definitions, index, { ...plan, seats: cycleSeats }, party);
      if (JSON.stringify(seats) === JSON.stringify(state.plan.seats)) continue;
      await gateway.updatePartnership(ref, party, 'changeSeats', message(state.plan.seats, seats));
      reseated.push(`${cycle}/${party}`);
    }
  }
  return reseated;
}

/**
 * Who asks for a change of seats: `asked` where they may, else the first of the office who holds a seat in their own right.
 * It is somebody who sits there now, since nobody outside may seat himself.
 */
function mayChangeSeats(before: readonly Seat[], now: Instant, asked: PersonId | undefined): PersonId | undefined {
  const roles: readonly Role[] = PERMISSIONS.changeSeats;
  const may = before.filter((seat) => roles.includes(seat.role) && isInForce(seat, now));
  return (
    may.find(({ person }) => person === asked)?.person ?? may.find((seat) => seat.standsInFor === undefined)?.person
  );
}

/** A few ids by name, many by their number. */
function namedIn(people: readonly PersonId[]): string {
  const more = people.length - NAMED;
  return [people.slice(0, NAMED).join(', '), ...(more > 0 ? [`and ${more} more`] : [])].join(' ');
}

/** The same text for the same person, in whatever order the roles stand. */
function asText({ id, name, email, language, roles, absences = [], muted = [] }: Person): string {
  const held = roles.map(({ role, party, since, after }) => JSON.stringify([role, party, since, after])).sort();
  return JSON.stringify({ id, name, email, language, held, absences, muted });
}

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
import type { PersonId, Role, Seat } from '../../domain/words.ts';
import { tryParseCycleName } from '../../domain/words.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { businessNow, optionalText, textOf } from './input.ts';

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
      : await reseat(world, asked === undefined ? {} : { asked, reason: `directory import by ${asked}` });
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
    // The change is asked for by somebody who holds a seat now: nobody outside may seat himself.
    const usual =
      by.actor ??
      plan.seats.find((seat) => seat.standsInFor === undefined && isInForce(seat, now))?.person ??
      refuse('unknown-person', `Change seats of ${cycle}: nobody holds one, wanted somebody of the secretariat`);
    const why = by.reason === undefined ? {} : { reason: by.reason };
    const roles: readonly Role[] = PERMISSIONS.changeSeats;
    const message = (before: readonly Seat[], seats: readonly Seat[]) => {
      const may = before.some((one) => one.person === by.asked && roles.includes(one.role) && isInForce(one, now));
      return { actor: may ? by.asked! : usual, seats, ...why, ...at };
    };
    if (JSON.stringify(cycleSeats) !== JSON.stringify(plan.seats)) {
      await gateway.updateCycle(ref, 'changeSeats', message(plan.seats, cycleSeats));
      reseated.push(cycle);
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

/** The same text for the same person, in whatever order the roles stand. */
function asText({ id, name, email, language, roles, absences = [], muted = [] }: Person): string {
  const held = roles.map(({ role, party, since, after }) => JSON.stringify([role, party, since, after])).sort();
  return JSON.stringify({ id, name, email, language, held, absences, muted });
}

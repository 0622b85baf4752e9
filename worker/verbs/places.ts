// Verbs about who is away, who stands in, who takes over a role, and what is switched off. Node only.

import { ABSENCE_REASONS } from '../../domain/absence.ts';
import type { Absence, AbsenceReason } from '../../domain/absence.ts';
import { backOn, handedOver, withAbsence } from '../../domain/absence-rules.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import { isLocalDate, localDateAt, localToInstant, nearestWorkingDay } from '../../domain/local-time.ts';
import { isOptionalKind, OPTIONAL_KINDS } from '../../domain/notice-kinds.ts';
import type { Notice } from '../../domain/notices.ts';
import { DIRECTORY_SEND_AT, directoryCalendar } from '../../domain/people-index.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import { noticesOfAbsence, noticesOfHandover } from '../../domain/readdress.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant, LocalDate, Role, Seat } from '../../domain/words.ts';
import { ROLES } from '../../domain/words.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { businessNow, optionalText, textOf } from './input.ts';
import { reseat } from './people.ts';

/** Records an absence: running years get the deputies' seats, and the deputy is told when it begins. */
export async function away(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const person = textOf(input, 'person');
  const { now, today, people } = await stand(world);
  const absence: Absence = {
    from: dayOf(input, 'from'),
    to: dayOf(input, 'to'),
    reason: reasonOf(input),
    deputies: namesOf(input, 'deputies'),
  };
  const { absences, deputyOf } = withAbsence(people, person, absence, today);
  const shown = { person, ...absence, deputyOf };
  if (input['dryRun'] === true) return { dryRun: true, ...shown };
  return { ...shown, ...(await setAbsences(world, { person, absences, now, input, what: `absence of ${person}` })) };
}

/** Takes an absence back, or ends it early: what waits comes to the person again. */
export async function back(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const person = textOf(input, 'person');
  const { now, today, people } = await stand(world);
  const day = input['on'] === undefined ? today : dayOf(input, 'on');
  if (day < today)
    refuse('in-the-past', `Take back an absence of "${person}": ${day} is before ${today}, wanted today`);
  const absences = backOn(people, person, day);
  if (input['dryRun'] === true) return { dryRun: true, person, day, absences };
  return { person, day, ...(await setAbsences(world, { person, absences, now, input, what: `return of ${person}` })) };
}

/** Hands a role over from a day on; what is not finished and what was not sent follows. */
export async function handover(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { now, today, people } = await stand(world);
  const [from, to, role] = [textOf(input, 'from'), textOf(input, 'to'), textOf(input, 'role')];
  if (!(ROLES as readonly string[]).includes(role))
    refuse('misshapen', `Hand over a role: "${role}" is none, wanted ${ROLES.join(', ')}`);
  const since = input['on'] === undefined ? today : dayOf(input, 'on');
  const handed = { from, to, role: role as Role, party: optionalText(input, 'party'), since };
  const { giver, taker, party } = handedOver(people, handed, today);
  const shown = { ...handed, party };
  if (input['dryRun'] === true) return { dryRun: true, ...shown };
  const { store } = world.running;
  const involved = await cyclesWith(
    world,
    (seat) => seat.person === from && seat.role === role && seat.party === party,
  );
  await store.directory.put([giver, taker]);
  const reseated = await reseat(world, {
    actor: optionalText(input, 'as'),
    reason: `${role} of ${party}: ${from} to ${to}, ${since}`,
  });
  const table = directoryCalendar([since]);
  const digest = localToInstant(table, nearestWorkingDay(table, since, 1), DIRECTORY_SEND_AT);
  const seat = { person: to, role: role as Role, party };
  const notices = involved.flatMap(({ cycle }) =>
    noticesOfHandover({ from, seat, since }, cycle, digest > now ? digest : now),
  );
  await announce(world, notices);
  return { ...shown, reseated, told: notices.length };
}

/** Switches optional kinds of notice off or on again, for somebody who asks the office to. */
export async function mute(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { directory } = world.running.store;
  const person = textOf(input, 'person');
  const known = (await directory.people()).find((one) => one.id === person);
  if (!known) return refuse('unknown-person', `Switch notices off: "${person}" is not in the directory`);
  const off = namesOf(input, 'off');
  const on = new Set(namesOf(input, 'on'));
  const duty = [...off, ...on].find((kind) => !isOptionalKind(kind));
  if (duty !== undefined)
    refuse('wrong-role', `Switch notices off: "${duty}" is no optional kind, wanted ${OPTIONAL_KINDS.join(', ')}`);
  const muted = [...new Set([...(known.muted ?? []), ...off])].filter(isOptionalKind).filter((kind) => !on.has(kind));
  if (input['dryRun'] !== true) await directory.setMuted(person, muted);
  return { ...(input['dryRun'] === true ? { dryRun: true } : {}), person, muted };
}

async function setAbsences(
  world: OpenWorld,
  given: { person: string; absences: readonly Absence[]; now: Instant; input: VerbInput; what: string },
): Promise<{ reseated: string[]; told: number }> {
  const { directory, addressing } = world.running.store;
  const { person, absences, now, input } = given;
  await directory.setAbsences(person, absences);
  const reseated = await reseat(world, { actor: optionalText(input, 'as'), reason: given.what });
  await addressing.withdrawPlaceNotices(person, 'the absence was changed');
  const index = await directory.index();
  const own = index.aways.filter((one) => one.person === person);
  const involved = await cyclesWith(world, (seat) => seat.person === person);
  const notices = involved.flatMap(({ cycle, seats }) =>
    own.flatMap((one) => noticesOfAbsence(one, seats, cycle, now)),
  );
  await announce(world, notices);
  return { reseated, told: notices.length };
}

async function announce(world: OpenWorld, notices: readonly Notice[]): Promise<void> {
  const { gateway, store } = world.running;
  await store.addressing.announce(notices);
  const first = notices.map((notice) => notice.sendAt).sort()[0];
  const { clock } = gateway.world;
  if (first !== undefined)
    await gateway.ringDesk(first, clock.speed === 0 ? clock.virtualAnchor : new Date().toISOString());
}

/** Open cycles in which a seat is held that fits, with all seats of the cycle and its partnerships. */
async function cyclesWith(
  { running: { store } }: OpenWorld,
  fits: (seat: Seat) => boolean,
): Promise<{ cycle: string; seats: Seat[] }[]> {
  const found: { cycle: string; seats: Seat[] }[] = [];
  for (const { cycle, status } of await store.reads.cycles()) {
    if (status !== 'open') continue;
    const { plan } = (await store.reads.state(cycle, null)) as CycleState;
    const seats = [...plan.seats];
    for (const { party } of await store.projections.partnershipsOf(cycle)) {
      seats.push(...((await store.reads.state(cycle, party)) as PartnershipState).plan.seats);
    }
    if (seats.some(fits)) found.push({ cycle, seats });
  }
  return found;
}

async function stand(world: OpenWorld) {
  const { store } = world.running;
  const now = await businessNow(world.running);
  const today = localDateAt(directoryCalendar([now.slice(0, 10)]), now);
  return { now, today, people: await store.directory.people() };
}

function dayOf(input: VerbInput, key: string): LocalDate {
  const text = textOf(input, key);
  return isLocalDate(text)
    ? text
    : refuse('misshapen', `Read the request: ${key} is "${String(text)}", wanted a date that exists, YYYY-MM-DD`);
}

function reasonOf(input: VerbInput): AbsenceReason {
  const text = optionalText(input, 'reason') ?? 'other';
  if ((ABSENCE_REASONS as readonly string[]).includes(text)) return text as AbsenceReason;
  return refuse('misshapen', `Record an absence: the reason is "${text}", wanted ${ABSENCE_REASONS.join(', ')}`);
}

function namesOf(input: VerbInput, key: string): string[] {
  const given = input[key] ?? [];
  if (Array.isArray(given) && given.every((one) => typeof one === 'string')) return given;
  return refuse('misshapen', `Read the request: ${key} is no list of texts, wanted one`);
}

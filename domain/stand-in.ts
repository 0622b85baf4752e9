// Acting for somebody who is away: which seats are in force, and in whose place a person acts. Pure. Sandbox-safe.

import { Refusal, refuse } from './refusal.ts';
import type { Instant, PersonId, Seat } from './words.ts';

interface Seated {
  readonly plan: { readonly seats: readonly Seat[] };
}

/** Whether a seat counts at an instant. */
export function isInForce(seat: Seat, at: Instant): boolean {
  return (seat.from === undefined || seat.from <= at) && (seat.until === undefined || at < seat.until);
}

function isLimited(seat: Seat): boolean {
  return seat.from !== undefined || seat.until !== undefined || seat.standsInFor !== undefined;
}

/**
 * Runs a rule with the seats that are in force: first in the person's own right, then in the place of each absent person
 * for whom they stand in. Events of the latter name both.
 */
export function inOwnRightOrFor<State extends Seated, Event extends object>(
  state: State,
  command: { readonly actor: PersonId; readonly at: Instant },
  decide: (state: State) => Event[],
): Event[] {
  const { seats } = state.plan;
  if (!seats.some(isLimited)) return decide(state);
  const inForce = seats.filter((seat) => isInForce(seat, command.at));
  const seatedAs = (kept: readonly Seat[]): State => ({ ...state, plan: { ...state.plan, seats: kept } });
  const absent = new Set(inForce.flatMap((seat) => (seat.person === command.actor && seat.standsInFor) || []));
  let answer: Refusal;
  try {
    return decide(seatedAs(inForce.filter((seat) => seat.standsInFor === undefined)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer = error;
  }
  for (const person of absent) {
    try {
      const events = decide(seatedAs(inForce.filter((seat) => seat.standsInFor === person)));
      return events.map((event) => ({ ...event, onBehalfOf: person }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // That a seat does not fit is the least that can be said.
      if (isAboutSeats(answer) || !isAboutSeats(error)) answer = error;
    }
  }
  throw answer;
}

function isAboutSeats({ code }: Refusal): boolean {
  return code === 'unknown-person' || code === 'wrong-role';
}

/** Refuses a deputy's approval of what the deputy handed in: two pairs of eyes stay two. */
export function requireOtherEyes(
  seats: readonly Seat[],
  where: string,
  given: { readonly actor: PersonId; readonly submittedBy: PersonId | null },
): void {
  const absent = seats.find((seat) => seat.person === given.actor)?.standsInFor;
  if (absent === undefined || given.submittedBy !== given.actor) return;
  refuse(
    'wrong-stage',
    `${where}: "${given.actor}" handed it in and stands in for "${absent}", wanted another person’s approval`,
  );
}

/** What changing the seats leads to. */
export function seatsChanged(command: { readonly seats: readonly Seat[]; readonly reason?: string }) {
  const { seats, reason } = command;
  return { type: 'seats-changed' as const, seats, ...(reason === undefined ? {} : { reason }) };
}

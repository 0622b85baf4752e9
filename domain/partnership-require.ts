// What the rules of a partnership ask before they answer: the item, who holds a slot, what has lapsed. Pure.
// Sandbox-safe.

import type { Deadline } from './deadline.ts';
import { isLate, resolveDeadline } from './deadline.ts';
import type { Ladder } from './ladder.ts';
import type { Item, PartnershipState } from './partnership-state.ts';
import type { Tell } from './tell-kinds.ts';
import type { Duty } from './plan.ts';
import { dutyKey } from './plan.ts';
import { requireRaises } from './raises.ts';
import { refuse } from './refusal.ts';
import { isComplete, isLapsed } from './stage.ts';
import type { Instant, PartyId, StepId } from './words.ts';

export function findItem(
  state: PartnershipState,
  where: string,
  step: StepId,
  party: PartyId | undefined,
): { duty: Duty; item: Item } {
  const ofStep = state.plan.duties.filter((duty) => duty.step.id === step);
  if (ofStep.length === 0) {
    const known = [...new Set(state.plan.duties.map((duty) => duty.step.id))].join(', ');
    refuse('not-found', `${where}: this partnership owes no step "${step}", wanted ${known}`);
  }
  const wanted = party ?? (ofStep.length === 1 ? ofStep[0]!.party : state.plan.party);
  const duty = ofStep.find((one) => one.party === wanted);
  if (!duty) {
    return refuse(
      'not-found',
      `${where}: "${wanted}" does not owe ${step} here, wanted party ${ofStep.map((one) => one.party).join(' or ')}`,
    );
  }
  return { duty, item: state.items[dutyKey(step, duty.party)]! };
}

export function holds(state: PartnershipState, person: string, slot: { role: string; party: string }): boolean {
  return state.plan.seats.some(
    (seat) => seat.person === person && seat.role === slot.role && seat.party === slot.party,
  );
}

/** Who has withdrawn is told that the year is over, and of money that was on its way when they left. */
export function reachesWithdrawn(tell: Tell): boolean {
  return tell.kind === 'ended' || (tell.kind === 'decision' && tell.amount > 0);
}

export function requireNotLapsed(state: PartnershipState, where: string, duty: Duty): void {
  if (isLapsed(state, duty)) {
    refuse('wrong-stage', `${where}: the grants are decided, wanted ${duty.step.id} before that`);
  }
}

export function stateWord(state: PartnershipState, duty: Duty, item: Item): string {
  return isComplete(state.plan, duty, item) ? 'complete' : item.status;
}

export function describeSlots(slots: readonly { role: string; party: string }[]): string {
  return slots.length === 0
    ? 'nobody: this step needs no approval'
    : slots.map((slot) => `${slot.role} for ${slot.party}`).join(' or ');
}

export function laterDeadline(
  state: PartnershipState,
  where: string,
  item: Item,
  ladder: Ladder,
  command: { to: string; time?: string; at: Instant },
): Deadline {
  const deadline = resolveDeadline(
    state.plan.rules.table,
    { nominal: command.to, time: command.time ?? item.deadline.time, rule: item.deadline.rule },
    item.deadline.revision + 1,
    { since: command.at, was: item.deadline.handled },
  );
  if (isLate(deadline, command.at)) {
    refuse(
      'in-the-past',
      `${where}: ${deadline.handled} ${deadline.time} has passed at ${command.at}, wanted a later date`,
    );
  }
  if (deadline.instant <= item.deadline.instant) {
    refuse(
      'in-the-past',
      `${where}: ${deadline.handled} is not after the present deadline, wanted later than ${item.deadline.handled}`,
    );
  }
  requireRaises(state.plan.rules, where, ladder, deadline.handled);
  return deadline;
}

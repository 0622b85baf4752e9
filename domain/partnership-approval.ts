// Approving a handed-in revision, or sending it back. Pure. Sandbox-safe.

import type { PartnershipCommand } from './partnership-commands.ts';
import type { Item, PartnershipState } from './partnership-state.ts';
import { describeSlots, holds, requireNotLapsed, stateWord } from './partnership-require.ts';
import { PERMISSIONS, requireRole, seatsOf } from './permissions.ts';
import type { Duty } from './plan.ts';
import { refuse } from './refusal.ts';
import { approvalSlots, isComplete, pendingApprovals, sameSlot } from './stage.ts';
import { requireOtherEyes } from './stand-in.ts';
import type { PersonId } from './words.ts';

type Command<Type> = Extract<PartnershipCommand, { type: Type }>;

/** The halves of the partnership that a person approves for; refused when none of theirs waits. */
export function approved(state: PartnershipState, where: string, duty: Duty, item: Item, command: Command<'approve'>) {
  const { seats } = state.plan;
  const own = seatsOf(seats, command.actor, where);
  requirePresentRevision(where, duty, item, command.revision);
  requireNotLapsed(state, where, duty);
  if (item.status !== 'submitted') {
    refuse('wrong-stage', `${where}: ${duty.step.id} is ${item.status}, wanted it submitted`);
  }
  const slots = approvalSlots(state.plan, duty).filter((slot) => holds(state, command.actor, slot));
  if (slots.length === 0) {
    const has = own.map((seat) => `${seat.role} for ${seat.party}`).join(', ');
    refuse(
      'wrong-role',
      `${where}: "${command.actor}" is ${has}, wanted ${describeSlots(approvalSlots(state.plan, duty))}`,
    );
  }
  const open = pendingApprovals(state.plan, duty, item).filter((slot) => slots.some((one) => sameSlot(one, slot)));
  if (open.length === 0) {
    refuse(
      'wrong-stage',
      `${where}: "${command.actor}" has approved revision ${item.revision} already, wanted one that waits`,
    );
  }
  requireOtherEyes(seats, where, { actor: command.actor, submittedBy: item.submittedBy });
  return { type: 'approved', revision: item.revision, slots: open } as const;
}

/** A revision that goes back whole, with a reason. */
export function returned(
  state: PartnershipState,
  where: string,
  duty: Duty,
  item: Item,
  command: Command<'returnForChanges'>,
) {
  requireMayReturn(state, where, duty, command.actor);
  requirePresentRevision(where, duty, item, command.revision);
  requireNotLapsed(state, where, duty);
  if (item.status !== 'submitted' || isComplete(state.plan, duty, item)) {
    refuse(
      'wrong-stage',
      `${where}: ${duty.step.id} is ${stateWord(state, duty, item)}, wanted it submitted and not complete`,
    );
  }
  return { type: 'returned', revision: item.revision, reason: command.reason } as const;
}

/** Who is asked to approve may send back, and the office. */
export function requireMayReturn(state: PartnershipState, where: string, duty: Duty, actor: PersonId): void {
  const may = approvalSlots(state.plan, duty).some((slot) => holds(state, actor, slot));
  if (!may) requireRole(state.plan.seats, actor, PERMISSIONS.returnForChanges, where);
}

function requirePresentRevision(where: string, duty: Duty, item: Item, revision: number): void {
  if (revision !== item.revision) {
    refuse(
      'old-revision',
      `${where}: revision ${revision} of ${duty.step.id} is not the present one, wanted ${item.revision}`,
    );
  }
}

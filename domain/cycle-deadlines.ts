// Moving a deadline of a cycle: never into the past, never out of the order of the year. Pure. Sandbox-safe.

import { requireParty } from './cycle-forum.ts';
import type { CycleState } from './cycle-state.ts';
import type { CycleCommand } from './cycle-commands.ts';
import { isLate, resolveDeadline } from './deadline.ts';
import { limitOf, withinLimit } from './extension-limit.ts';
import { findStep } from './plan.ts';
import { requireRaises } from './raises.ts';
import { refuse } from './refusal.ts';
import { outlivesDecision } from './step-kinds.ts';

export function deadlineMoved(
  state: CycleState,
  where: string,
  command: Extract<CycleCommand, { type: 'moveDeadline' }>,
) {
  const step = findStep(state.plan, command.step);
  if (!step) {
    return refuse(
      'not-found',
      `${where}: there is no step "${command.step}", wanted ${state.plan.steps.map((one) => one.id).join(', ')}`,
    );
  }
  const current = state.steps[step.id]!;
  if (current.doneAt !== null)
    refuse('wrong-stage', `${where}: ${step.id} was done at ${current.doneAt}, wanted an open step`);
  if (state.decision && !outlivesDecision(step)) {
    refuse('wrong-stage', `${where}: the grants were decided at ${state.decision.at}, wanted ${step.id} before that`);
  }
  if (command.parties !== undefined) {
    if (step.scope === 'cycle') refuse('misshapen', `${where}: ${step.id} is owed once, wanted no parties`);
    if (command.parties.length === 0)
      refuse('misshapen', `${where}: parties is empty, wanted one or more, or none given`);
    for (const party of command.parties) requireParty(state, where, party);
  }
  const wanted = { nominal: command.to, time: command.time ?? current.deadline.time, rule: current.deadline.rule };
  const deadline = resolveDeadline(state.plan.rules.table, wanted, current.deadline.revision + 1, {
    since: command.at,
    was: current.deadline.handled,
  });
  if (isLate(deadline, command.at)) {
    refuse(
      'in-the-past',
      `${where}: ${deadline.handled} ${deadline.time} has passed at ${command.at}, wanted a later date`,
    );
  }
  requireRaises(state.plan.rules, where, step.ladder, deadline.handled);
  const order = state.plan.steps.find(
    (one) => step.requires.includes(one.id) && deadline.instant < state.steps[one.id]!.deadline.instant,
  );
  if (order) {
    refuse(
      'misshapen',
      `${where}: ${deadline.handled} is before ${order.id} on ${state.steps[order.id]!.deadline.handled}, wanted the order of the year kept`,
    );
  }
  // For all, the order of the year holds forwards too; single parties may be late on purpose.
  const after = state.plan.steps.find(
    (one) =>
      command.parties === undefined &&
      one.requires.includes(step.id) &&
      state.steps[one.id]!.doneAt === null &&
      state.steps[one.id]!.deadline.instant < deadline.instant,
  );
  if (after) {
    refuse(
      'misshapen',
      `${where}: ${deadline.handled} is after ${after.id} on ${state.steps[after.id]!.deadline.handled}, wanted the order of the year kept`,
    );
  }
  const beyond =
    command.parties === undefined
      ? {}
      : withinLimit(where, limitOf(state, step), deadline.handled, command.beyondLimit);
  return {
    ...beyond,
    type: 'deadline-moved' as const,
    step: step.id,
    parties: command.parties ?? null,
    from: current.deadline,
    deadline,
    reason: command.reason,
  };
}

// Steps that somebody records as done: a long-term plan, a procurement, the office's own report. Pure. Sandbox-safe.

import type { CycleState } from './cycle-state.ts';
import type { CycleCommand } from './cycle-commands.ts';
import { isAwaited } from './obligations.ts';
import { requireRole } from './permissions.ts';
import { findStep } from './plan.ts';
import { refuse } from './refusal.ts';
import { isRecorded, outlivesDecision } from './step-kinds.ts';

/** Who owes the step says that it is done, once what it rests on is done. */
export function stepRecorded(state: CycleState, where: string, command: Extract<CycleCommand, { type: 'recordStep' }>) {
  const recorded = state.plan.steps.filter(isRecorded);
  const step = findStep({ steps: recorded }, command.step);
  if (!step) {
    const known = recorded.map((one) => one.id).join(', ') || 'a year that has one';
    return refuse('not-found', `${where}: "${command.step}" is no step that is recorded, wanted ${known}`);
  }
  requireRole(state.plan.seats, command.actor, [step.owedBy], where);
  const { doneAt } = state.steps[step.id]!;
  if (doneAt !== null) refuse('wrong-stage', `${where}: ${step.id} was recorded at ${doneAt}, wanted it open`);
  if (state.decision && !outlivesDecision(step)) {
    refuse('wrong-stage', `${where}: the grants were decided at ${state.decision.at}, wanted ${step.id} before that`);
  }
  if (!isAwaited(state, step)) {
    refuse('wrong-stage', `${where}: ${step.id} rests on ${step.requires.join(', ')}, wanted that done first`);
  }
  return { type: 'step-recorded' as const, step: step.id, note: command.note ?? null };
}

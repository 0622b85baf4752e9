// What a moved deadline makes of a cycle. Pure. Sandbox-safe.

import type { CycleState } from './cycle-state.ts';
import type { Deadline } from './deadline.ts';
import { limitOf, limitsChanged } from './extension-limit.ts';
import { withoutLocalDeadlines } from './local-deadlines.ts';
import { dutyKey } from './plan.ts';
import { announce, queueTell } from './tells-evolve.ts';
import type { Instant, PartyId, StepId } from './words.ts';

/** A deadline that is moved for all or for some, what follows from it, and who is told. */
export function moveDeadline(
  state: CycleState,
  step: StepId,
  parties: readonly PartyId[] | null,
  deadline: Deadline,
  reason: string,
  at: Instant,
): CycleState {
  const plan = state.plan.steps.find((one) => one.id === step)!;
  const tell = { kind: 'deadline' as const, step, parties, deadline, reason };
  if (parties !== null) {
    const extensions = { ...state.extensions };
    for (const party of parties) extensions[dutyKey(step, party)] = deadline;
    // A network that is named has its owners' date from the cycle again.
    const { localDeadlines: local } = state;
    const others = local === undefined ? {} : { localDeadlines: withoutLocalDeadlines(local, step, parties) };
    // To nobody else: a partnership takes the newest word on a step, and this one is not about theirs.
    return queueTell({ ...state, ...others, extensions }, tell, null, parties);
  }
  // Extensions that ended before the new general deadline are swallowed by it.
  const extensions = Object.fromEntries(
    Object.entries(state.extensions).filter(
      ([key, extended]) => !key.startsWith(`${step}/`) || extended.instant > deadline.instant,
    ),
  );
  const moved = { ...state, extensions, steps: { ...state.steps, [step]: { ...state.steps[step]!, deadline } } };
  const limited = limitsChanged(state, moved, step).reduce(
    (told, { step: other, limit }) => queueTell(told, { kind: 'limit', step: other, limit }),
    moved,
  );
  if (plan.scope !== 'cycle') return queueTell(limited, { ...tell, limit: limitOf(moved, plan) });
  return announce(limited, 'deadline-changed', at, { reason, moved: { step, deadline } });
}

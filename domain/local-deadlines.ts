// The dates that networks have set for their owners, as a cycle keeps them: once for each date. Pure. Sandbox-safe.

import type { Deadline } from './deadline.ts';
import type { PartyId, StepId } from './words.ts';

/** One date and the partnerships whose owners have it; a thousand of them share the few working days there are. */
export interface LocalDeadline {
  readonly step: StepId;
  /** As the first of them set it. */
  readonly deadline: Deadline;
  readonly parties: readonly PartyId[];
}

/** With a partnership's own date for a step, instead of the one that it may have had. */
export function withLocalDeadline(
  before: readonly LocalDeadline[],
  step: StepId,
  party: PartyId,
  deadline: Deadline,
): readonly LocalDeadline[] {
  const others = withoutLocalDeadlines(before, step, [party]);
  const same = others.findIndex((one) => one.step === step && one.deadline.handled === deadline.handled);
  if (same === -1) return [...others, { step, deadline, parties: [party] }];
  return others.map((one, index) => (index === same ? { ...one, parties: [...one.parties, party] } : one));
}

/** Without those of some partnerships for a step. */
export function withoutLocalDeadlines(
  before: readonly LocalDeadline[],
  step: StepId,
  parties: readonly PartyId[],
): readonly LocalDeadline[] {
  return before.flatMap((one) => {
    if (one.step !== step) return [one];
    const left = one.parties.filter((party) => !parties.includes(party));
    if (left.length === one.parties.length) return [one];
    return left.length === 0 ? [] : [{ ...one, parties: left }];
  });
}

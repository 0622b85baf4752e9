// How far one party's own deadline may be put off without somebody saying that it may go further. Pure. Sandbox-safe.

import type { CycleState } from './cycle-state.ts';
import type { CalendarTable } from './local-time.ts';
import { addWorkingDays } from './local-time.ts';
import type { PartnershipState } from './partnership-state.ts';
import type { StepPlan } from './plan.ts';
import { refuse } from './refusal.ts';
import type { LocalDate, StepId } from './words.ts';
import { PROPOSED } from './step-kinds.ts';

type Dated = Pick<StepPlan, 'id' | 'kind' | 'requires'>;

/**
 * The last date on which a party's own deadline may be handled: so many working days after the general one, and never
 * after a step that needs it. Null where the definition sets no limit and nothing needs the step.
 */
export function extensionLimit(
  table: CalendarTable,
  step: Dated & { readonly extensionDays: number | null },
  steps: readonly Dated[],
  handledOf: (step: StepId) => LocalDate,
): LocalDate | null {
  const limits = steps.filter((one) => needs(one, step)).map((one) => handledOf(one.id));
  if (step.extensionDays !== null) limits.push(addWorkingDays(table, handledOf(step.id), step.extensionDays));
  return limits.sort()[0] ?? null;
}

/**
 * The forum treats what was reported and planned before: the order of the year, whether or not a file says `requires`.
 */
export function needs(later: Dated, step: Dated): boolean {
  if (later.requires.includes(step.id)) return true;
  return PROPOSED.includes(later.kind) && (step.kind === 'needs' || step.kind === 'basis');
}

/** The limit of a step by the deadlines now in force. */
export function limitOf(state: Pick<CycleState, 'plan' | 'steps'>, step: StepPlan): LocalDate | null {
  const { steps, rules } = state.plan;
  return extensionLimit(rules.table, step, steps, (id) => state.steps[id]!.deadline.handled);
}

/** The limit as a partnership knows it: as its cycle last said, else as it opened. */
export function limitFor(state: Pick<PartnershipState, 'limits'>, step: StepPlan): LocalDate | null {
  const told = state.limits?.[step.id];
  return told === undefined ? step.extensionLimit : told;
}

/** Steps whose limit is another after a deadline was moved for all; the moved step itself is not among them. */
export function limitsChanged(
  before: Pick<CycleState, 'plan' | 'steps'>,
  after: Pick<CycleState, 'plan' | 'steps'>,
  moved: StepId,
): { readonly step: StepId; readonly limit: LocalDate | null }[] {
  return after.plan.steps.flatMap((step) => {
    if (step.scope === 'cycle' || step.id === moved) return [];
    const limit = limitOf(after, step);
    return limit === limitOf(before, step) ? [] : [{ step: step.id, limit }];
  });
}

/** Refuses a date after the limit unless it is asked for in so many words; answers what the event must say of it. */
export function withinLimit(
  where: string,
  limit: LocalDate | null,
  handled: LocalDate,
  beyondLimit: boolean | undefined,
): { readonly beyondLimit?: true } {
  if (limit === null || handled <= limit) return {};
  if (beyondLimit !== true) {
    refuse('beyond-limit', `${where}: ${handled} is after the limit, wanted ${limit} at the latest, or beyondLimit`);
  }
  return { beyondLimit: true };
}

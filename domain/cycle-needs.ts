// What a cycle’s partnerships ask for, measure by measure, and in which order the forum wants them met. Pure.
// Sandbox-safe.

import type { Need } from './allocation-needs.ts';
import { requireParty, requireUndecided } from './cycle-forum.ts';
import type { CycleState } from './cycle-state.ts';
import type { CycleCommand } from './cycle-commands.ts';
import type { CyclePlan } from './plan.ts';
import { refuse } from './refusal.ts';

/** What of a cycle’s state says what is asked for. */
export type NeedsState = Pick<CycleState, 'asked' | 'delivered' | 'withdrawn' | 'measures' | 'priorities'>;

/**
 * The needs of all that have delivered, in the definition’s order. A document that lists no measures is one need. What
 * the forum has ranked comes first; the rest follows by the parties’ own priorities.
 */
export function needsOf(plan: Pick<CyclePlan, 'parties' | 'allocation'>, state: NeedsState): Need[] {
  if (plan.allocation.method !== 'needs') return [];
  const ranked = new Map((state.priorities ?? []).map((one) => [`${one.party}/${one.measure}`, one.priority]));
  const last = Math.max(0, ...ranked.values());
  return plan.parties.flatMap(({ id: party }, rank): Need[] => {
    if (!state.delivered.includes(party) || state.withdrawn.includes(party)) return [];
    const total = state.asked[party];
    const measures = state.measures?.[party] ?? (total === undefined ? [] : [{ asked: total, priority: 1 }]);
    return measures.map(({ asked, priority }, index) => {
      const measure = index + 1;
      return { party, measure, asked, rank, priority: ranked.get(`${party}/${measure}`) ?? last + priority };
    });
  });
}

/** The forum’s order, in whole: what is not named follows by the parties’ own priorities. */
export function prioritiesSet(
  state: CycleState,
  where: string,
  command: Extract<CycleCommand, { type: 'setPriorities' }>,
) {
  const { plan } = state;
  if (plan.allocation.method !== 'needs') {
    refuse(
      'wrong-stage',
      `${where}: ${plan.ref.forum} shares by ${plan.allocation.method}, wanted a forum that shares by needs`,
    );
  }
  requireUndecided(state, where);
  const needs = new Set(needsOf(plan, state).map(({ party, measure }) => `${party}/${measure}`));
  const seen = new Set<string>();
  for (const { party, measure, priority } of command.priorities) {
    requireParty(state, where, party);
    const key = `${party}/${measure}`;
    if (!needs.has(key)) {
      refuse('not-found', `${where}: ${party} has delivered no measure ${measure}, wanted one that money is asked for`);
    }
    if (seen.has(key)) refuse('misshapen', `${where}: ${key} is listed twice, wanted once`);
    seen.add(key);
    if (priority < 1)
      refuse('misshapen', `${where}: ${key} has priority ${priority}, wanted 1 for the first and so on`);
  }
  return { type: 'priorities-set' as const, priorities: command.priorities, note: command.note ?? null };
}

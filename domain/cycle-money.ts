// Lines of a recommendation or a decision that fit the frame. Pure. Sandbox-safe.

import { sumOf } from './amount-lines.ts';
import { allocateFrame, expectedGrants } from './cycle-allocation.ts';
import { frameOf, grantLimit } from './cycle-frame.ts';
import { needsOf } from './cycle-needs.ts';
import { requireParty } from './cycle-forum.ts';
import type { CycleState } from './cycle-state.ts';
import type { AmountLine } from './amount-lines.ts';
import type { CycleEvent } from './cycle-events.ts';
import { earlierLine, openMeasures } from './grant-measures.ts';
import { grantingStep } from './plan.ts';
import { refuse } from './refusal.ts';
import type { PartyId } from './words.ts';

export function requireLines(state: CycleState, where: string, lines: readonly AmountLine[]): void {
  const seen = new Set<string>();
  for (const line of lines) {
    requireParty(state, where, line.party);
    if (seen.has(line.party)) refuse('misshapen', `${where}: ${line.party} is listed twice, wanted once`);
    seen.add(line.party);
    if (state.decision && !state.decision.returned.includes(line.party)) {
      refuse('wrong-stage', `${where}: ${line.party} is decided, wanted ${state.decision.returned.join(', ')}`);
    }
    if (state.withdrawn.includes(line.party) && line.amount > 0) {
      refuse('wrong-stage', `${where}: ${line.party} has withdrawn and is given ${line.amount} kroner, wanted 0`);
    }
  }
  const frame = frameOf(state.plan, state);
  // What was decided before some lines went back to the forum is spent.
  const spent = sumOf(state.decision?.grants ?? []);
  const sum = lines.reduce((total, line) => total + line.amount, spent);
  const limit = grantLimit(state.plan, state);
  if (sum > limit) {
    refuse(
      'amounts-do-not-fit',
      `${where}: the lines come to ${sum} kroner, wanted at most ${limit} (frame ${frame.amount} less ${state.plan.reserved} set aside and ${frame.jointMeasures} for joint measures)`,
    );
  }
}

/** What the rule gives each partnership that can be given anything now, in the definition’s order. */
export function linesByRule(state: CycleState, where: string): AmountLine[] {
  const { plan } = state;
  const allocation = allocateFrame(where, plan, frameOf(plan, state), needsOf(plan, state));
  const open = (party: PartyId): boolean => state.decision === null || state.decision.returned.includes(party);
  return expectedGrants(plan, allocation)
    .filter(({ party }) => open(party) && state.delivered.includes(party) && !state.withdrawn.includes(party))
    .map(({ party, amount }) => ({ party, amount: leftOf(state, party, amount) }));
}

/** What of an expected amount is still to give: all of it, or at most what the measures that went back ask for. */
function leftOf(state: CycleState, party: PartyId, expected: number): number {
  const before = earlierLine(state, party);
  if (before === undefined) return expected;
  const asked = openMeasures(state, party).reduce((sum, one) => sum + one.asked, 0);
  return Math.min(asked, Math.max(0, expected - before.amount));
}

/** Where the forum's own spending plan disposes of the money, its outcome is what grants it. */
export function grantsOfPlan(state: CycleState, events: CycleEvent[]): CycleEvent[] {
  const agreed = events.find((event) => event.type === 'outcome-recorded');
  if (agreed?.type !== 'outcome-recorded' || grantingStep(state.plan)?.id !== agreed.step) return events;
  const { at, actor, step, revision } = agreed;
  const grants = (state.recommendation?.lines ?? []).filter(
    (line) => state.delivered.includes(line.party) && !state.withdrawn.includes(line.party),
  );
  return [
    ...events,
    {
      at,
      actor,
      requestId: null,
      type: 'grants-decided',
      step,
      revision,
      grants,
      deviationReason: null,
      criteriaMet: [],
      caseNumber: null,
      preparedBy: null,
    },
  ];
}

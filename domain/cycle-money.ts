// The money's part of a cycle: lines that fit the frame, and grants that rest on the forum's outcome. Pure. Sandbox-safe.

import { frameOf, grantLimit } from './cycle-frame.ts';
import { requireParty, requireUndecided, stepOfKind } from './cycle-forum.ts';
import type { AmountLine, CycleCommand, CycleState } from './cycle-state.ts';
import { refuse } from './refusal.ts';

export function requireLines(state: CycleState, where: string, lines: readonly AmountLine[]): void {
  const seen = new Set<string>();
  for (const line of lines) {
    requireParty(state, where, line.party);
    if (seen.has(line.party)) refuse('misshapen', `${where}: ${line.party} is listed twice, wanted once`);
    seen.add(line.party);
    if (state.withdrawn.includes(line.party) && line.amount > 0) {
      refuse('wrong-stage', `${where}: ${line.party} has withdrawn and is given ${line.amount} kroner, wanted 0`);
    }
  }
  const frame = frameOf(state.plan, state);
  const sum = lines.reduce((total, line) => total + line.amount, 0);
  const limit = grantLimit(state.plan, state);
  if (sum > limit) {
    refuse(
      'amounts-do-not-fit',
      `${where}: the lines come to ${sum} kroner, wanted at most ${limit} (frame ${frame.amount} less ${state.plan.reserved} set aside and ${frame.jointMeasures} for joint measures)`,
    );
  }
}

export function grantsDecided(
  state: CycleState,
  where: string,
  command: Extract<CycleCommand, { type: 'decideGrants' }>,
) {
  const step = stepOfKind(state, 'decision', where);
  requireUndecided(state, where);
  const recommendation = state.recommendation;
  if (!recommendation?.outcome) {
    return refuse('wrong-stage', `${where}: the forum has recorded no outcome, wanted one before anything is granted`);
  }
  if (command.revision !== recommendation.revision) {
    refuse(
      'old-revision',
      `${where}: revision ${command.revision} of the recommendation is not the present one, wanted ${recommendation.revision}`,
    );
  }
  requireLines(state, where, command.grants);
  for (const line of command.grants) {
    if (line.amount > 0 && !state.delivered.includes(line.party)) {
      refuse(
        'wrong-stage',
        `${where}: ${line.party} has not delivered a decision basis and is given ${line.amount} kroner, wanted 0`,
      );
    }
  }
  const deviates = recommendation.outcome.kind !== 'no-result' && !sameLines(recommendation.lines, command.grants);
  if (deviates && command.deviationReason === undefined) {
    refuse('amounts-do-not-fit', `${where}: the grants differ from the recommendation, wanted a deviationReason`);
  }
  return {
    type: 'grants-decided' as const,
    step: step.id,
    revision: command.revision,
    grants: command.grants,
    deviationReason: command.deviationReason ?? null,
  };
}

function sameLines(a: readonly AmountLine[], b: readonly AmountLine[]): boolean {
  const amounts = (lines: readonly AmountLine[]): string =>
    lines
      .filter((line) => line.amount > 0)
      .map((line) => `${line.party}=${line.amount}`)
      .sort()
      .join();
  return amounts(a) === amounts(b);
}

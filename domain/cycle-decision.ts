// The governor's decision: prepared by one, approved by another, resting on the forum's outcome. Pure. Sandbox-safe.

import { requireUndecided, stepOfKind } from './cycle-forum.ts';
import { linesByRule, requireLines } from './cycle-money.ts';
import type { CycleState, Recommendation } from './cycle-state.ts';
import type { CycleCommand } from './cycle-commands.ts';
import type { Decided, GrantLine } from './grant-lines.ts';
import { paidOf, requireGrantLine } from './grant-lines.ts';
import { requireMeasures, requireRoomForReasons } from './grant-measures-required.ts';
import { earlierLine, openMeasures, withResults } from './grant-measures.ts';
import type { CyclePlan } from './plan.ts';
import { refuse } from './refusal.ts';
import type { PartyId } from './words.ts';

type Prepare = Extract<CycleCommand, { type: 'prepareDecision' }>;
type Decide = Extract<CycleCommand, { type: 'decideGrants' }>;

export function decisionPrepared(state: CycleState, where: string, command: Prepare) {
  const step = stepOfKind(state, 'decision', where);
  const decided = requireDecision(
    state,
    where,
    command.revision,
    decidedOf(command, command.grants ?? proposedGrants(state, where)),
  );
  return { type: 'decision-prepared' as const, step: step.id, revision: command.revision, ...decided };
}

export function grantsDecided(state: CycleState, where: string, command: Decide) {
  const step = stepOfKind(state, 'decision', where);
  requireUndecided(state, where);
  requireOutcome(state, where);
  const { prepared } = state;
  const fourEyes = state.plan.decision.fourEyes;
  if (fourEyes) requireSecondPerson(state, where, command);
  const given = command.grants ?? prepared?.grants;
  if (given === undefined) {
    return refuse('misshapen', `${where}: no grants are named and none are prepared, wanted grants`);
  }
  const said = fourEyes || command.grants === undefined ? prepared! : decidedOf(command, given);
  const decided = requireDecision(state, where, command.revision, said);
  return {
    type: 'grants-decided' as const,
    step: step.id,
    revision: command.revision,
    ...decided,
    grants: decided.grants.map((line) => withResults(state, line)),
    preparedBy: said === prepared ? prepared.by : null,
  };
}

/** As the forum recommended; where it came to no result, as the rule shares the frame. */
function proposedGrants(state: CycleState, where: string): readonly GrantLine[] {
  const { recommendation, outcome } = requireOutcome(state, where);
  return outcome.kind === 'no-result' ? linesByRule(state, where) : recommendation.lines;
}

function decidedOf(command: Prepare | Decide, grants: readonly GrantLine[]): Decided {
  return {
    grants,
    deviationReason: command.deviationReason ?? null,
    criteriaMet: command.criteriaMet ?? [],
    caseNumber: command.caseNumber ?? null,
  };
}

/** Four eyes: what is approved was prepared by somebody else, and is not changed on the way. */
function requireSecondPerson(state: CycleState, where: string, command: Decide): void {
  const { prepared, plan } = state;
  if (prepared === null) {
    return refuse('wrong-stage', `${where}: no decision is prepared, wanted one by somebody else first`);
  }
  if (prepared.by === command.actor) {
    refuse('wrong-role', `${where}: "${command.actor}" has prepared the decision, wanted another person to approve it`);
  }
  const leads = plan.seats.some((seat) => seat.person === command.actor && seat.role === 'office-leader');
  if (!leads) {
    refuse('wrong-role', `${where}: "${command.actor}" may prepare and not approve, wanted office-leader`);
  }
  const changed =
    (command.grants !== undefined && JSON.stringify(command.grants) !== JSON.stringify(prepared.grants)) ||
    (command.deviationReason !== undefined && command.deviationReason !== prepared.deviationReason) ||
    (command.criteriaMet !== undefined &&
      JSON.stringify(command.criteriaMet) !== JSON.stringify(prepared.criteriaMet)) ||
    (command.caseNumber !== undefined && command.caseNumber !== prepared.caseNumber);
  if (changed) {
    refuse('wrong-stage', `${where}: what is approved differs from what was prepared, wanted it prepared anew`);
  }
}

/** Nothing is granted before the forum has spoken, however late it gets. */
function requireOutcome({ recommendation }: CycleState, where: string) {
  const outcome = recommendation?.outcome ?? null;
  if (recommendation === null || outcome === null) {
    return refuse('wrong-stage', `${where}: the forum has recorded no outcome, wanted one before anything is granted`);
  }
  return { recommendation, outcome };
}

/** Refuses a decision that may not stand; asked when it is prepared and again when it is made. */
function requireDecision(state: CycleState, where: string, revision: number, decided: Decided): Decided {
  requireUndecided(state, where);
  const { plan } = state;
  const { recommendation, outcome } = requireOutcome(state, where);
  if (revision !== recommendation.revision) {
    refuse(
      'old-revision',
      `${where}: revision ${revision} of the recommendation is not the present one, wanted ${recommendation.revision}`,
    );
  }
  requireLines(state, where, decided.grants);
  const recommended = outcome.kind === 'no-result' ? null : recommendedNow(state, recommendation);
  const asRecommended = (party: PartyId): number | null => recommended && (recommended.get(party) ?? 0);
  requireRoomForReasons(where, decided.grants);
  for (const line of decided.grants) {
    requireMeasures(where, state, line, asRecommended(line.party), decided.deviationReason);
    requireGrantLine(where, plan, withResults(state, line), asRecommended(line.party));
    if (line.amount === 0) continue;
    if (!state.delivered.includes(line.party)) {
      refuse(
        'wrong-stage',
        `${where}: ${line.party} has not delivered a decision basis and is given ${line.amount} kroner, wanted 0`,
      );
    }
    requireCriteria(state, where, decided, line);
    requireNumbers(plan, where, line);
  }
  const named = new Map(decided.grants.map((line) => [line.party, line]));
  for (const party of state.decision?.returned ?? []) {
    if (named.has(party) || earlierLine(state, party) === undefined) continue;
    const numbers = openMeasures(state, party).map(({ measure }) => measure);
    refuse(
      'misshapen',
      `${where}: ${party} has measures that went back to the forum and no line, wanted measures ${numbers.join(', ')}`,
    );
  }
  const without = [...new Set([...(recommended?.keys() ?? []), ...named.keys()])].filter((party) => {
    const line = named.get(party);
    const explained = line?.reason !== undefined || line?.measures?.some(({ reason }) => reason !== undefined) === true;
    return (line?.amount ?? 0) !== (asRecommended(party) ?? line?.amount ?? 0) && !explained;
  });
  if (without.length > 0 && decided.deviationReason === null) {
    refuse(
      'amounts-do-not-fit',
      `${where}: the grants differ from the recommendation for ${without.slice(0, 5).join(', ')}, wanted a deviationReason or a reason on the line`,
    );
  }
  if (plan.decision.caseNumber && decided.caseNumber === null) {
    refuse('misshapen', `${where}: the decision has no caseNumber, wanted that of the archive`);
  }
  return decided;
}

/**
 * What the forum recommends for those who are not decided. Where it stands by what went back to it, that was for the whole
 * of a partnership, and what was decided since is less of it.
 */
export function recommendedNow(
  { decision }: Pick<CycleState, 'decision'>,
  { lines, revision }: Recommendation,
): Map<PartyId, number> {
  const open = lines.filter(({ party }) => decision === null || decision.returned.includes(party));
  const stands = decision?.restsOn === revision;
  return new Map(
    open.map(({ party, amount }) => {
      const before = stands ? (earlierLine({ decision }, party)?.amount ?? 0) : 0;
      return [party, Math.max(0, amount - before)];
    }),
  );
}

/**
 * Money goes to somebody with an organisation number, where the forum’s file says so: the letter names it, and who pays
 * needs it.
 */
function requireNumbers(plan: CyclePlan, where: string, line: GrantLine): void {
  const party = plan.parties.find((one) => one.id === line.party)!;
  const without = paidOf(plan, party, line).find(
    ({ recipient, amount }) => amount > 0 && plan.decision.withoutNumber?.includes(recipient) === true,
  );
  if (without === undefined) return;
  refuse(
    'wrong-stage',
    `${where}: ${without.recipient} is paid ${without.amount} kroner and has no organisation number, wanted payee.organisationNumber in the forum’s file`,
  );
}

function requireCriteria({ plan }: CycleState, where: string, { criteriaMet }: Decided, line: GrantLine): void {
  if (!plan.decision.checklist) return;
  const { criteria } = plan.decision;
  const strange = [...criteriaMet, ...(line.unmet ?? [])].find((one) => !criteria.includes(one));
  if (strange !== undefined) {
    refuse('not-found', `${where}: "${strange}" is no criterion of ${plan.ref.scheme}, wanted ${criteria.join(', ')}`);
  }
  const open = criteria.filter((one) => !criteriaMet.includes(one) || line.unmet?.includes(one) === true);
  if (open.length === 0) return;
  refuse(
    'wrong-stage',
    `${where}: ${line.party} is given ${line.amount} kroner and does not meet ${open.join(', ')}, wanted every criterion met before a grant`,
  );
}

// What everybody does in a year by a script, for previews and rehearsals: prompt, late or silent. Pure.

import { compare } from './compare.ts';
import type { Measure } from './allocation-needs.ts';
import type { AmountLine } from './amount-lines.ts';
import type { Behaviour } from './behaviour.ts';
import { allocateFrame, expectedGrants, plannedFrame, sharesOf as dividedBetween } from './cycle-allocation.ts';
import type { CycleCommand } from './cycle-commands.ts';
import { needsOf } from './cycle-needs.ts';
import { filledDocument } from './document.ts';
import { addDays, localToInstant } from './local-time.ts';
import { askedIn } from './measures.ts';
import type { CyclePlan, PartnershipPlan, StepPlan } from './plan.ts';
import type { Act } from './script-act.ts';
import { HOUR } from './script-act.ts';
import { forumActs } from './script-forum.ts';
import { documentOf, partnershipActs } from './script-partnership.ts';
import type { Instant, PartyId, PersonId, Role } from './words.ts';
import { cycleName } from './words.ts';

const DAYS = 5;

/**
 * Everything that everybody does in one cycle, in order. The amounts are those of the cycle’s rule: its key, or what the
 * documents ask for.
 */
export function scriptOf(cycle: CyclePlan, partnerships: readonly PartnershipPlan[], behaviour: Behaviour): Act[] {
  if (behaviour === 'silent') return [];
  const acts: Act[] = [];
  const lines = sharesOf(cycle, partnerships);
  for (const step of cycle.steps) {
    const day = addDays(step.deadline.handled, behaviour === 'prompt' ? -DAYS : DAYS);
    const at = localToInstant(cycle.rules.table, day, HOUR);
    // Nobody can act before the cycle is open.
    if (at < cycle.opensAt) continue;
    if (step.scope === 'cycle') acts.push(...cycleActs(cycle, step, at, behaviour, lines));
    else {
      for (const partnership of partnerships) {
        const amount = lines.find(({ party }) => party === partnership.party)?.amount ?? 0;
        const party = cycle.parties.find(({ id }) => id === partnership.party)!;
        const shares = dividedBetween(cycle, party, amount).map((one) => ({
          recipient: one.recipient,
          amount: one.amount,
        }));
        acts.push(...partnershipActs(partnership, step, at, behaviour, shares));
      }
    }
  }
  return acts.sort((a, b) => compare(a.at, b.at));
}

function cycleActs(
  plan: CyclePlan,
  step: StepPlan,
  at: Instant,
  behaviour: Behaviour,
  lines: readonly AmountLine[],
): Act[] {
  const cycle = cycleName(plan.ref);
  const by = (role: Role): PersonId => plan.seats.find((seat) => seat.role === role)?.person ?? 'nobody';
  const ask = (name: string, role: Role) => ({ requestId: `${step.id}-${name}`, actor: by(role), at });
  const act = (command: CycleCommand): Act => ({ at: command.at, cycle, target: 'cycle', command });
  switch (step.kind) {
    case 'meeting': {
      const { amount: preliminaryFrame, jointMeasures } = plannedFrame(plan);
      return [
        act({
          ...ask('outcome', 'secretariat'),
          type: 'recordForumOutcome',
          step: step.id,
          outcome: 'agreed',
          preliminaryFrame,
          jointMeasures,
        }),
      ];
    }
    case 'recommendation':
    case 'spending-plan':
      return [
        act({
          ...ask('proposal', 'secretariat'),
          type: 'proposeRecommendation',
          lines,
          ...(plan.fields?.[step.id] === undefined
            ? {}
            : { document: filledDocument(plan.fields[step.id]!, `${step.id} ${plan.forumParty}`) }),
        }),
        ...forumActs(plan, step, at, behaviour).map(act),
      ];
    case 'decision':
      return decisionActs(plan, step, at, { revision: 1, grants: lines }).map(act);
    case 'long-term-plan':
    case 'procurement':
    case 'report':
      return [act({ ...ask('record', step.owedBy), type: 'recordStep', step: step.id })];
    case 'assessment':
    case 'needs':
    case 'basis':
      return [];
  }
}

/** One prepares and another approves, where four eyes are wanted; else the case officer decides. */
function decisionActs(
  plan: CyclePlan,
  step: StepPlan,
  at: Instant,
  said: { readonly revision: number; readonly grants: readonly AmountLine[] },
): CycleCommand[] {
  const by = (role: Role): PersonId => plan.seats.find((seat) => seat.role === role)?.person ?? 'nobody';
  const { fourEyes, checklist, caseNumber, criteria } = plan.decision;
  const whole = {
    ...said,
    ...(checklist ? { criteriaMet: criteria } : {}),
    ...(caseNumber ? { caseNumber: `${plan.ref.year}/1` } : {}),
  };
  const ask = (name: string, role: Role) => ({ requestId: `${step.id}-${name}`, actor: by(role), at });
  if (!fourEyes) return [{ ...ask('grants', 'case-officer'), type: 'decideGrants', ...whole }];
  return [
    { ...ask('prepared', 'case-officer'), type: 'prepareDecision', ...whole },
    { ...ask('grants', 'office-leader'), type: 'decideGrants', revision: said.revision },
  ];
}

function sharesOf(plan: CyclePlan, partnerships: readonly PartnershipPlan[]): AmountLine[] {
  const where = `Share the frame of ${cycleName(plan.ref)}`;
  const asking = {
    asked: {} as Record<PartyId, number>,
    measures: {} as Record<PartyId, readonly Measure[]>,
    delivered: plan.parties.map(({ id }) => id),
    withdrawn: [],
  };
  for (const partnership of partnerships) {
    for (const { step, party } of partnership.duties) {
      if (!step.considered) continue;
      const { asked, measures } = askedIn(step, documentOf(partnership, step, party), where);
      if (asked !== undefined) asking.asked[partnership.party] = asked;
      if (measures !== undefined) asking.measures[partnership.party] = measures;
    }
  }
  return expectedGrants(plan, allocateFrame(where, plan, plannedFrame(plan), needsOf(plan, asking)));
}

// From definitions to the rules of a cycle: forum, decision, allocation, proposal. Pure. Not for the sandbox (zod).

import type { AllocationRule } from './allocation-lines.ts';
import { takesPart } from './compile-networks.ts';
import type { CycleDefinitions } from './definition.ts';
import { rulesOfStep } from './document-fields.ts';
import type { ForumPlan } from './forum-plan.ts';
import { GOVERNOR_GROUP } from './forum-plan.ts';
import type { CyclePlan, DecisionRule } from './plan.ts';
import { PROPOSED } from './step-kinds.ts';

/** What the proposal to the forum must hold. */
export function proposalFields({ forum, scheme }: CycleDefinitions): Pick<CyclePlan, 'fields'> {
  const step = forum.steps.find(({ kind }) => PROPOSED.includes(kind));
  const rules = step ? rulesOfStep(step, scheme) : [];
  return step && rules.length > 0 ? { fields: { [step.id]: rules } } : {};
}

/** Seats and rules of the forum. The governor's seat has no vote, whatever the file says. */
export function compileForum({ forum }: CycleDefinitions): ForumPlan {
  const { quorum, votingRule, papersDays, longTermPlan } = forum.forumRules;
  return {
    seats: forum.seats.map(({ id, group, votes, validFrom, validTo }) => ({
      id,
      group,
      votes: votes && group !== GOVERNOR_GROUP,
      validFrom: validFrom ?? null,
      validTo: validTo ?? null,
    })),
    quorum: quorum ?? null,
    votingRule: votingRule ?? null,
    papersDays,
    longTermPlan: longTermPlan ? { validFrom: longTermPlan.validFrom, validTo: longTermPlan.validTo } : null,
  };
}

/** What a decision must have. */
export function decisionRule({ forum, scheme }: CycleDefinitions): DecisionRule {
  const { fourEyes, checklist, caseNumber, organisationNumbers } = forum.decision;
  const unnumbered = [...forum.networks, ...forum.universities].filter(
    ({ payee }) => payee?.organisationNumber === undefined,
  );
  return {
    fourEyes,
    checklist,
    caseNumber,
    criteria: scheme.criteria.map((criterion) => criterion.id),
    ...(organisationNumbers ? { withoutNumber: unnumbered.map(({ id }) => id) } : {}),
  };
}

/** How the frame is shared: fixed lines only of those who take part in the year. */
export function allocationRule({ forum, cycle }: CycleDefinitions): AllocationRule {
  const { base, keyBy, jointMeasures, universityPercent, reason, least, most } = forum.allocation;
  const away = new Set(forum.networks.filter((network) => !takesPart(network, cycle.year)).map(({ id }) => id));
  return {
    method: forum.distribution,
    keyBy,
    base,
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
    jointMeasures,
    universityPercent,
    reason: reason ?? null,
    fixed: forum.fixedLines
      .filter(({ recipient }) => recipient === undefined || !away.has(recipient))
      .map(({ id, kind, amount, recipient }) => ({
        id,
        kind,
        amount,
        recipient: recipient ?? forum.id,
      })),
  };
}

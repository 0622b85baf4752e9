// From definitions and directory to what a partnership's workflow is started with. Pure. Not for the sandbox (luxon).

import { leadOf, owes, takesPart } from './compile-networks.ts';
import type { CycleDefinitions } from './definition.ts';
import { rulesOfStep } from './document-fields.ts';
import type { PeopleByRole } from './people-index.ts';
import type { CyclePlan, Duty, EarlierDecision, PartnershipPlan, StepPlan } from './plan.ts';
import { grantingStep } from './plan.ts';
import { refuse } from './refusal.ts';
import type { PartyId } from './words.ts';

/** The plan of one partnership within a compiled cycle. */
export function compilePartnership(
  definitions: CycleDefinitions,
  people: PeopleByRole,
  plan: CyclePlan,
  party: PartyId,
): PartnershipPlan {
  const { forum, cycle } = definitions;
  const network = forum.networks.find((one) => one.id === party && takesPart(one, cycle.year));
  if (!network) return refuse('not-found', `Compile a partnership: "${party}" is no network of ${plan.ref.forum}`);
  const decisions = cycle.earlierDecisions ?? [];
  const earlier = decisions.find((one) => one.party === party);
  // Where last year's decisions are known, only who got money reports on it.
  const isOwed = (step: StepPlan): boolean =>
    step.reportsOn !== 'last-year' || decisions.length === 0 || (earlier?.amount ?? 0) > 0;
  const duties: Duty[] = [];
  for (const step of plan.steps) {
    if (step.scope === 'owner') for (const owner of network.owners) duties.push({ step, party: owner.id });
    if (owes(network, step) && isOwed(step)) duties.push({ step, party });
  }
  return {
    ref: plan.ref,
    party,
    example: plan.example,
    rules: plan.rules,
    forumParty: plan.forumParty,
    officeParty: plan.officeParty,
    universities: network.universities,
    lead: leadOf(network),
    grants: grantingStep(plan) !== undefined,
    owners: network.owners.map((owner) => owner.id),
    endsAt: plan.endsAt,
    earlier: earlier === undefined ? null : earlierOf(earlier),
    ...contributionOf(definitions),
    duties,
    fields: fieldsOf(definitions, duties),
    seats: [
      ...people.acting([
        ...people.seats(leadOf(network), party),
        ...network.universities.flatMap((id) => people.seats('university-coordinator', id)),
        ...network.owners.flatMap((owner) => people.seats('owner-contact', owner.id)),
      ]),
      // What a member of the forum may do is the cycle's business.
      ...plan.seats.filter(({ role }) => role !== 'forum-member' && role !== 'forum-substitute'),
    ],
  };
}

function earlierOf({
  cycle,
  amount,
  shares,
  goals,
  measures,
}: NonNullable<CycleDefinitions['cycle']['earlierDecisions']>[number]): EarlierDecision {
  return {
    cycle,
    amount,
    ...(shares === undefined ? {} : { shares }),
    ...(goals === undefined ? {} : { goals }),
    ...(measures === undefined ? {} : { measures }),
  };
}

function contributionOf({ forum, scheme }: CycleDefinitions): Pick<PartnershipPlan, 'contribution'> {
  const { percent, base, kinds } = scheme.ownContribution ?? { percent: null };
  if (percent === null || base === undefined) return {};
  const universitiesField = Object.fromEntries(
    forum.steps.flatMap((step) =>
      step.fields.flatMap(({ id, means }) => (means === 'universities-part' ? [[step.id, id] as const] : [])),
    ),
  );
  const { universityPercent } = forum.allocation;
  return { contribution: { rule: { percent, base, kinds }, universitiesField, universityPercent } };
}

function fieldsOf({ forum, scheme }: CycleDefinitions, duties: readonly Duty[]): PartnershipPlan['fields'] {
  const owed = new Set(duties.map((duty) => duty.step.id));
  return Object.fromEntries(
    forum.steps.filter((step) => owed.has(step.id)).map((step) => [step.id, rulesOfStep(step, scheme)]),
  );
}

// From definitions and directory to what the workflows are started with. Pure. Not for the sandbox (luxon).

import type { AllocationRule } from './allocation-lines.ts';
import { calendarTable } from './calendar.ts';
import { resolveDeadline } from './deadline.ts';
import type { CycleDefinitions, NetworkDefinition, Person, StepDefinition } from './definition.ts';
import { extensionLimit } from './extension-limit.ts';
import { fieldsOfStep, rulesOfStep } from './document-fields.ts';
import { localToInstant } from './local-time.ts';
import type { ForumPlan } from './forum-plan.ts';
import { AUTHORITY_GROUP, GOVERNOR_GROUP } from './forum-plan.ts';
import type { CalendarTable } from './local-time.ts';
import type {
  CyclePlan,
  DecisionRule,
  Duty,
  EarlierDecision,
  PartnershipPlan,
  SectionPlan,
  StepPlan,
  YearRules,
} from './plan.ts';
import type { PeopleByRole } from './people-index.ts';
import { indexPeople } from './people-index.ts';
import { grantingStep, USUAL_LEAD } from './plan.ts';
import { refuse } from './refusal.ts';
import { isConsidered, PROPOSED } from './step-kinds.ts';
import type { LocalDate, PartyId, Role, Seat } from './words.ts';

export type { PeopleByRole } from './people-index.ts';
export { indexPeople } from './people-index.ts';

/** The cycle's plan. Dates are resolved here, once; nothing inside a workflow reads zone rules. */
export function compileCycle(
  definitions: CycleDefinitions,
  people: readonly Person[],
  options: { definitionHash: string; example: boolean },
): CyclePlan {
  const { forum, scheme, cycle } = definitions;
  const table = calendarTable({
    zone: forum.zone,
    fromYear: cycle.year - 2,
    toYear: cycle.year + 2,
    softDays: forum.softDays,
  });
  const rules: YearRules = {
    table,
    quietMonths: forum.quietMonths,
    raiseAt: forum.raiseAt,
    sendAt: forum.sendAt,
    officeHours: forum.officeHours,
    approvalDays: forum.approvalDays,
  };
  const dated = forum.steps.map((step) => compileStep(definitions, step, table));
  const handled = new Map(dated.map((step) => [step.id, step.deadline.handled]));
  const steps = dated.map((step) => ({
    ...step,
    extensionLimit: step.scope === 'cycle' ? null : extensionLimit(table, step, dated, (id) => handled.get(id)!),
  }));
  const fixedElsewhere = forum.fixedLines.filter((line) => line.recipient === undefined);
  return {
    ref: { forum: forum.id, scheme: scheme.id, year: cycle.year },
    names: forum.names,
    example: options.example,
    definitionHash: options.definitionHash,
    rules,
    opensAt: localToInstant(table, yearDate(cycle.year, forum.opens), '00:00'),
    endsAt: localToInstant(table, cycle.ends ?? yearDate(cycle.year, forum.ends), '23:59:59'),
    forumParty: forum.id,
    officeParty: forum.office.id,
    steps: steps.sort((a, b) =>
      a.deadline.instant < b.deadline.instant ? -1 : a.deadline.instant > b.deadline.instant ? 1 : 0,
    ),
    parties: networksOf(definitions).map((network) => ({
      id: network.id,
      owesBasis: steps.some((step) => step.considered && owes(network, step)),
      count: countOf(definitions, network),
      universities: network.universities,
      ...(network.kind === 'owner' ? { lead: leadOf(network) } : {}),
    })),
    seats: seatsOfCycle(definitions, indexPeople(people)),
    forum: compileForum(definitions),
    frame: (cycle.frame ?? forum.frame).amount,
    ...(scheme.outcomes === undefined ? {} : { outcomes: scheme.outcomes }),
    reserved: fixedElsewhere.reduce((sum, line) => sum + line.amount, 0),
    allocation: allocationRule(definitions),
    decision: decisionRule(definitions),
    ...proposalFields(definitions),
    authorities: forum.seats.filter((seat) => seat.group === AUTHORITY_GROUP).map((seat) => seat.id),
  };
}

/** What the proposal to the forum must hold. */
function proposalFields({ forum, scheme }: CycleDefinitions): Pick<CyclePlan, 'fields'> {
  const step = forum.steps.find(({ kind }) => PROPOSED.includes(kind));
  const rules = step ? rulesOfStep(step, scheme) : [];
  return step && rules.length > 0 ? { fields: { [step.id]: rules } } : {};
}

/** Seats and rules of the forum. The governor's seat has no vote, whatever the file says. */
function compileForum({ forum }: CycleDefinitions): ForumPlan {
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

function decisionRule({ forum, scheme }: CycleDefinitions): DecisionRule {
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

function allocationRule({ forum, cycle }: CycleDefinitions): AllocationRule {
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

/** What a network counts in the key; null for one that has fixed lines alone. */
function countOf({ forum }: CycleDefinitions, network: NetworkDefinition): number | null {
  if (network.kind === 'leader-network') return null;
  switch (forum.allocation.keyBy) {
    case 'owners':
      return network.owners.length;
    case 'universities':
      return network.universities.length;
    case 'children-and-pupils':
    case 'enterprises':
      return network.count ?? 0;
  }
}

/** The networks that take part in the cycle's year. */
export function networksOf({ forum, cycle }: CycleDefinitions): NetworkDefinition[] {
  return forum.networks.filter((network) => takesPart(network, cycle.year));
}

/** Who acts for a partnership of this kind. */
export function leadOf(network: NetworkDefinition): Role {
  return network.kind === 'owner' ? 'owner-contact' : USUAL_LEAD;
}

/** Whether a partnership owes a step of its scope: leader networks plan for themselves. */
function owes(network: NetworkDefinition, step: StepPlan): boolean {
  return step.scope === 'partnership' && !(step.considered && network.kind === 'leader-network');
}

function takesPart(network: NetworkDefinition, year: number): boolean {
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  return (network.validFrom ?? first) <= last && (network.validTo ?? last) >= first;
}

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

/** Who acts for the cycle as a whole. */
export function seatsOfCycle({ forum }: Pick<CycleDefinitions, 'forum'>, index: PeopleByRole): readonly Seat[] {
  return index.acting([
    ...index.seats('secretariat', forum.id),
    ...index.seats('case-officer', forum.office.id),
    ...index.seats('office-leader', forum.office.id),
    ...index.seats('administrator', forum.office.id),
    ...forum.seats.flatMap(({ id }) => [...index.seats('forum-member', id), ...index.seats('forum-substitute', id)]),
  ]);
}

function yearDate(year: number, date: { month: number; day: number; yearOffset: number }): LocalDate {
  return `${year + date.yearOffset}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
}

function compileStep({ forum, scheme, cycle }: CycleDefinitions, step: StepDefinition, table: CalendarTable): StepPlan {
  return {
    id: step.id,
    kind: step.kind,
    scope: step.scope,
    labels: step.labels,
    optional: step.optional,
    considered: isConsidered(step),
    remindOnlyDrafts: step.remindOnlyDrafts,
    handedTo: step.handedTo ?? (step.kind === 'needs' ? USUAL_LEAD : null),
    owedBy: step.owedBy,
    approvedBy: step.approvedBy,
    listTo: step.listTo,
    requires: step.requires,
    ladder: step.ladder ?? (step.optional ? forum.optionalLadder : forum.ladder),
    deadline: resolveDeadline(table, {
      nominal: cycle.dates[step.id] ?? yearDate(cycle.year, step.date),
      time: step.time ?? forum.deadlineTime,
      rule: step.rule ?? forum.dayRule,
    }),
    amountField: step.amountField ?? null,
    ...(step.measures === undefined
      ? {}
      : { measures: { ...step.measures, priority: step.measures.priority ?? null } }),
    ...goalsOf(step),
    extensionDays: step.extensionDays ?? forum.extensionDays ?? null,
    extensionLimit: null,
    reportsOn: step.kind === 'report' ? (step.reportsOn ?? 'this-year') : null,
    sections: step.kind === 'report' && step.scope === 'partnership' ? sectionsOfReport(scheme, step) : [],
    ...(step.localDeadline ? { localDeadline: true as const } : {}),
  };
}

/** Where what must be there before a partnership is considered sets goals: the first field of them, or the first part. */
export function goalsOf(step: StepDefinition): Pick<StepPlan, 'goals'> {
  if (!isConsidered(step)) return {};
  const field = step.fields.find(({ kind }) => kind === 'goals');
  if (field) return { goals: { field: field.id, part: null } };
  for (const { id, each } of step.fields) {
    const part = each?.find(({ kind }) => kind === 'goals');
    if (part) return { goals: { field: id, part: part.id } };
  }
  return {};
}

/** Who writes which part of a report: the scheme says who can answer each question; what it leaves open is for who owes it. */
export function sectionsOfReport(scheme: CycleDefinitions['scheme'], step: StepDefinition): SectionPlan[] {
  const authors = new Map(scheme.reportQuestions.map((one) => [one.id, one.answeredBy]));
  const fields = fieldsOfStep(step, scheme).map((one) => one.id);
  const asked = fields.length > 0 ? fields : scheme.reportQuestions.map((one) => one.id);
  const sections = new Map<Role, Set<string>>([[step.owedBy, new Set()]]);
  for (const id of asked) {
    const author = step.fields.find((one) => one.id === id)?.answeredBy ?? authors.get(id) ?? step.owedBy;
    sections.set(author, (sections.get(author) ?? new Set()).add(id));
  }
  return [...sections].map(([author, fields]) => ({ author, fields: [...fields] }));
}

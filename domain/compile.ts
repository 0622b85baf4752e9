// From definitions and directory to what a cycle's workflow is started with. Pure. Not for the sandbox (luxon).

import { sumOf } from './amount-lines.ts';
import { compare } from './compare.ts';
import { calendarTable } from './calendar.ts';
import { countOf, leadOf, networksOf, owes } from './compile-networks.ts';
import { allocationRule, compileForum, decisionRule, proposalFields } from './compile-rules.ts';
import { compileStep, yearDate } from './compile-step.ts';
import type { Person } from './definition-people.ts';
import type { CycleDefinitions } from './definition.ts';
import { extensionLimit } from './extension-limit.ts';
import { AUTHORITY_GROUP } from './forum-plan.ts';
import { localToInstant } from './local-time.ts';
import type { PeopleByRole } from './people-index.ts';
import { indexPeople } from './people-index.ts';
import type { CyclePlan, YearRules } from './plan.ts';
import type { Seat } from './words.ts';

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
    steps: steps.sort((a, b) => compare(a.deadline.instant, b.deadline.instant)),
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
    reserved: sumOf(fixedElsewhere),
    allocation: allocationRule(definitions),
    decision: decisionRule(definitions),
    ...proposalFields(definitions),
    authorities: forum.seats.filter((seat) => seat.group === AUTHORITY_GROUP).map((seat) => seat.id),
  };
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

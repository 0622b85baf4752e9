// From a step's definition to its plan: resolved dates, ladder, goals, sections. Pure. Not for the sandbox (luxon).

import { resolveDeadline } from './deadline.ts';
import type { StepDefinition } from './definition-step.ts';
import type { CycleDefinitions } from './definition.ts';
import { fieldsOfStep } from './document-fields.ts';
import type { CalendarTable } from './local-time.ts';
import type { SectionPlan, StepPlan } from './plan.ts';
import { USUAL_LEAD } from './plan.ts';
import { isConsidered } from './step-kinds.ts';
import type { LocalDate, Role } from './words.ts';

/** The nominal date of a named date in a cycle of the year. */
export function yearDate(year: number, date: { month: number; day: number; yearOffset: number }): LocalDate {
  return `${year + date.yearOffset}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
}

/** A step as a cycle plans it. */
export function compileStep(
  { forum, scheme, cycle }: CycleDefinitions,
  step: StepDefinition,
  table: CalendarTable,
): StepPlan {
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

/**
 * Where what must be there before a partnership is considered sets goals: the first field of them, or the first part.
 */
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

/**
 * Who writes which part of a report: the scheme says who can answer each question; what it leaves open is for who owes
 * it.
 */
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

// The measures that a document asks money for: how much, and which comes first. Pure. Sandbox-safe.

import type { Measure } from './allocation-needs.ts';
import type { DocumentFields } from './document.ts';
import type { StepPlan } from './plan.ts';
import { refuse } from './refusal.ts';

/** More would fill the cycle’s state; so many are room for every partnership of a county. */
export const MEASURE_LIMIT = 40;

/**
 * What a complete document asks for, measure by measure; undefined where the step lists none. Refuses more measures than
 * a cycle can hold, two of one priority, and a total that is not their sum.
 */
function measuresIn(step: StepPlan, document: DocumentFields, where: string): readonly Measure[] | undefined {
  const { measures, amountField } = step;
  if (measures === undefined) return undefined;
  const listed = document[measures.field];
  if (!Array.isArray(listed)) return undefined;
  if (listed.length > MEASURE_LIMIT) {
    refuse('too-large', `${where}: ${measures.field} has ${listed.length} measures, wanted at most ${MEASURE_LIMIT}`);
  }
  const found = listed.map((one: Readonly<Record<string, unknown>>, index): Measure => {
    const asked = wholeOf(one[measures.amount]);
    const priority = measures.priority === null ? index + 1 : wholeOf(one[measures.priority]);
    if (priority >= 1) return { asked, priority };
    const path = `${measures.field}[${index}].${measures.priority}`;
    return refuse('misshapen', `${where}: ${path} is ${priority}, wanted 1 for the first and so on`);
  });
  const twice = found.find((one, index) => found.findIndex((other) => other.priority === one.priority) !== index);
  if (twice) {
    refuse('misshapen', `${where}: two measures have priority ${twice.priority}, wanted each priority once`);
  }
  const total = amountField === null ? undefined : document[amountField];
  const sum = found.reduce((all, { asked }) => all + asked, 0);
  if (typeof total === 'number' && total !== sum) {
    refuse(
      'amounts-do-not-fit',
      `${where}: ${amountField} is ${total} kroner and the measures come to ${sum}, wanted the same`,
    );
  }
  return found;
}

/** What a document asks for; nothing when the step has no such fields, or they hold no whole kroner. */
export function askedIn(
  step: StepPlan,
  document: DocumentFields,
  where: string,
): { asked?: number; measures?: readonly Measure[] } {
  const measures = measuresIn(step, document, where);
  const value =
    step.amountField === null ? measures?.reduce((sum, { asked }) => sum + asked, 0) : document[step.amountField];
  const asked = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? { asked: value } : {};
  return measures === undefined ? asked : { ...asked, measures };
}

/** Of amounts per year the first, which is the cycle’s year. The definition has checked that they are whole. */
function wholeOf(value: unknown): number {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'number' ? first : 0;
}

/** What a document calls its measures, in the order of its list: the first text of each; empty where it has none. */
export function namesOfMeasures(
  { measures }: { readonly measures?: { readonly field: string } | undefined },
  fields: readonly NamingField[],
  document: DocumentFields,
): readonly string[] {
  const listed = measures && document[measures.field];
  const part = fields.find(({ id }) => id === measures?.field)?.each?.find(({ kind }) => kind === 'text');
  if (!Array.isArray(listed) || part === undefined) return [];
  return listed.map((one: Readonly<Record<string, unknown>>) => {
    const name = one[part.id];
    return typeof name === 'string' ? name.trim() : '';
  });
}

/** A field as far as names are found by it. */
interface NamingField {
  readonly id: string;
  readonly each?: readonly { readonly id: string; readonly kind: string }[] | undefined;
}

// What the rows of a report follow, and that each has an answer: goals of the decision basis, recipients of the decision,
// measures. Pure. Sandbox-safe.

import type { SpentLine } from './amount-lines.ts';
import type { DocumentFields, FieldRule } from './document.ts';
import type { DecidedMeasure } from './grant-measures.ts';
import { namesOfMeasures } from './measures.ts';
import type { PartnershipState } from './partnership-state.ts';
import type { Duty, StepPlan } from './plan.ts';
import { dutyKey } from './plan.ts';
import { refuse } from './refusal.ts';
import type { PartyId } from './words.ts';

/** What a goal came to. */
export const ATTAINMENTS = ['reached', 'partly', 'not-reached'] as const;

/** What a report is about, as far as its partnership knows; null = it does not. */
export interface ReportRows {
  /** How many goals the decision basis sets. */
  readonly goals: number | null;
  /** What each recipient of the decision got, whole kroner. */
  readonly recipients: readonly SpentLine[] | null;
  /** How many measures the money is for: those that were given some, where each was decided; else all that asked. */
  readonly measures: number | null;
  /** What each of these was given, where each was decided. */
  readonly decided?: readonly DecidedMeasure[];
}

export function rowsOfReport(state: PartnershipState, duty: Duty): ReportRows {
  if (duty.step.reportsOn === 'last-year') return earlierRows(state.plan);
  const decided = state.measures?.filter(({ amount }) => amount > 0) ?? [];
  const items = Object.values(state.items).filter(({ party }) => party === state.plan.party);
  return {
    goals: items.find((item) => item.goals !== undefined)?.goals ?? null,
    recipients: state.shares ?? null,
    ...(decided.length === 0
      ? { measures: items.find((item) => item.measures !== undefined)?.measures?.length ?? null }
      : { measures: decided.length, decided }),
  };
}

/** What last year's decision says that this year's reports are about, where it is known. */
export function earlierRows({ earlier }: Pick<PartnershipState['plan'], 'earlier'>): ReportRows {
  const { goals, shares, measures } = earlier ?? {};
  return { goals: goals?.length ?? null, recipients: shares ?? null, measures: measures?.length ?? null };
}

/**
 * The goals that a document sets, in its order; those of its measures follow the measures. Empty where it sets none.
 */
export function goalsIn({ goals }: Pick<StepPlan, 'goals'>, document: DocumentFields): readonly string[] {
  if (goals === undefined) return [];
  const { part } = goals;
  const value = document[goals.field];
  if (!Array.isArray(value)) return [];
  if (part === null) return value.filter((one) => typeof one === 'string');
  return value.flatMap((one: Readonly<Record<string, unknown>>) => {
    const own = one[part];
    return Array.isArray(own) ? own.filter((goal) => typeof goal === 'string') : [];
  });
}

/** The goals and measures as they were written, in the delivered documents that a grant rests on. */
export function writtenRows(
  { plan, items }: PartnershipState,
  documents: readonly {
    readonly step: string;
    readonly party: PartyId;
    readonly revision: number;
    readonly document: DocumentFields;
  }[],
): { readonly goals: readonly string[]; readonly measures: readonly string[] } {
  const given = plan.duties.flatMap(({ step, party }) => {
    if (!step.considered || party !== plan.party) return [];
    const { revision } = items[dutyKey(step.id, party)]!;
    const kept = documents.find((one) => one.step === step.id && one.party === party && one.revision === revision);
    return kept === undefined || revision === 0 ? [] : [{ step, document: kept.document }];
  });
  return {
    goals: given.flatMap(({ step, document }) => goalsIn(step, document)),
    measures: given.flatMap(({ step, document }) => namesOfMeasures(step, plan.fields[step.id] ?? [], document)),
  };
}

/**
 * Refuses a section that leaves a goal or a line of the decision without an answer, or answers one that is not there.
 */
export function requireRows(
  where: string,
  rules: readonly FieldRule[],
  document: DocumentFields,
  about: ReportRows,
): void {
  for (const { id, rows } of rules) {
    const given = document[id];
    if (rows === undefined || !Array.isArray(given)) continue;
    const known = rows === 'recipients' ? (about.recipients?.length ?? null) : about[rows];
    if (known === null || given.length === known) continue;
    const noun = NOUNS[rows];
    const names = (about.recipients ?? []).map(({ recipient }) => recipient).join(', ');
    const of = rows === 'recipients' ? ` (${names})` : '';
    if (given.length < known) {
      const next = given.length + 1;
      const which = rows === 'recipients' ? about.recipients![given.length]!.recipient : `${noun} ${next}`;
      refuse(
        'misshapen',
        `${where}: ${id} answers ${given.length} of ${known} ${noun}s${of}, wanted an answer for each: ${which} has none`,
      );
    }
    refuse('misshapen', `${where}: ${id} has ${given.length} answers, wanted ${known}, one for each ${noun}${of}`);
  }
}

const NOUNS = { goals: 'goal', recipients: 'recipient', measures: 'measure' } as const;

// What the rows of a report follow: goals of the decision basis, recipients of the decision, measures. Pure.
// Sandbox-safe.

import type { FieldRule, DocumentFields } from './document.ts';
import type { DecidedMeasure } from './grant-measures.ts';
import type { PartnershipState } from './partnership-state.ts';
import type { SpentLine } from './amount-lines.ts';
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

/** What each measure of a document is called: its first text, or nothing. */
export function measureNamesIn(
  { measures }: Pick<StepPlan, 'measures'>,
  rules: readonly FieldRule[],
  document: DocumentFields,
): readonly string[] {
  const list = measures && document[measures.field];
  const name = rules.find(({ id }) => id === measures?.field)?.each?.find(({ kind }) => kind === 'text')?.id;
  if (!Array.isArray(list) || name === undefined) return [];
  return list.map((one: Readonly<Record<string, unknown>>) => (typeof one[name] === 'string' ? one[name] : ''));
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
    measures: given.flatMap(({ step, document }) => measureNamesIn(step, plan.fields[step.id] ?? [], document)),
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

/**
 * What a document says was used, line by line of the decision; undefined where it has no such rows. Where the lines are
 * not known, all of it stands on the author's own.
 */
export function usedByRecipient(
  where: string,
  rules: readonly FieldRule[],
  document: DocumentFields,
  about: ReportRows,
  author: PartyId,
): readonly SpentLine[] | undefined {
  const by = (rows: NonNullable<FieldRule['rows']>): readonly number[] | undefined => {
    const rule = rules.find((one) => one.rows === rows);
    const value = rule && document[rule.id];
    return Array.isArray(value)
      ? value.map((one: Readonly<Record<string, unknown>>) => Number(one['amount']))
      : undefined;
  };
  const [recipients, measures] = [by('recipients'), by('measures')];
  if (recipients === undefined) return undefined;
  const used = sum(recipients);
  if (measures !== undefined) requireByMeasure(where, measures, used, about);
  if (about.recipients === null) return [{ recipient: author, amount: used }];
  return about.recipients.map(({ recipient }, index) => ({ recipient, amount: recipients[index]! }));
}

/** What measures used is what recipients used; where each was decided, what is left may only be the fixed lines. */
function requireByMeasure(where: string, measures: readonly number[], used: number, about: ReportRows): void {
  const byMeasure = sum(measures);
  const { decided, recipients } = about;
  const fixed =
    decided === undefined
      ? 0
      : sum((recipients ?? []).map(({ amount }) => amount)) - sum(decided.map(({ amount }) => amount));
  if (byMeasure > used || used - byMeasure > Math.max(0, fixed)) {
    const beside = fixed > 0 ? `, or at most ${fixed} more for the fixed lines` : '';
    refuse(
      'amounts-do-not-fit',
      `${where}: the recipients have used ${used} kroner and the measures ${byMeasure}, wanted the same${beside}`,
    );
  }
}

/**
 * Refuses more than a measure was given. Where the office has granted a change of use, money may have gone from one
 * measure to another, and the recipients’ lines alone are the limit.
 */
export function requireMeasureMoney(
  where: string,
  rules: readonly FieldRule[],
  document: DocumentFields,
  { decided }: ReportRows,
  changed: boolean,
): void {
  const rule = rules.find(({ rows }) => rows === 'measures');
  const given = rule && document[rule.id];
  if (decided === undefined || changed || !Array.isArray(given)) return;
  given.forEach((one: Readonly<Record<string, unknown>>, index) => {
    const used = Number(one['amount']);
    const { measure, amount } = decided[index]!;
    if (used <= amount) return;
    refuse(
      'amounts-do-not-fit',
      `${where}: measure ${measure} is said to have used ${used} kroner, wanted at most ${amount}, which it was granted`,
    );
  });
}

/** One line of a decision against what was used of it; whole kroner. */
export interface MoneyLine {
  readonly recipient: PartyId;
  readonly granted: number;
  readonly spent: number;
  readonly unspent: number;
}

/** Owners use the money of their partnership; a university uses its own. */
export function moneyLines(
  plan: Pick<PartnershipState['plan'], 'party' | 'owners'>,
  recipients: readonly SpentLine[],
  spent: readonly SpentLine[],
): MoneyLine[] {
  return recipients.map(({ recipient, amount: granted }) => {
    const used = sum(
      spent
        .filter(({ recipient: by }) => by === recipient || (recipient === plan.party && plan.owners.includes(by)))
        .map(({ amount }) => amount),
    );
    return { recipient, granted, spent: used, unspent: granted - used };
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

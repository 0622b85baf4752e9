// What a report says was used, by recipient and by measure, against what each was given. Pure. Sandbox-safe.

import { sumOf } from './amount-lines.ts';
import type { SpentLine } from './amount-lines.ts';
import type { DocumentFields, FieldRule } from './document.ts';
import type { PartnershipState } from './partnership-state.ts';
import { refuse } from './refusal.ts';
import type { ReportRows } from './report-rows.ts';
import type { PartyId } from './words.ts';

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
  const fixed = decided === undefined ? 0 : sumOf(recipients ?? []) - sumOf(decided);
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
    const used = sumOf(
      spent.filter(({ recipient: by }) => by === recipient || (recipient === plan.party && plan.owners.includes(by))),
    );
    return { recipient, granted, spent: used, unspent: granted - used };
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

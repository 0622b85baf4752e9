// What recipients have put in themselves, as their report says it, against what they owe of the grant. Pure.
// Sandbox-safe.

import { sumOf } from './amount-lines.ts';
import type { Contribution } from './own-contribution.ts';
import { contributionOwed } from './own-contribution.ts';
import type { Item, PartnershipState } from './partnership-state.ts';
import type { Duty } from './plan.ts';
import { grantOf } from './report-money.ts';
import { rowsOfReport } from './report-rows.ts';

/** Whole kroner. A report below what is owed is taken and told of: it says what happened. */
export interface OwnReported {
  readonly given: readonly Contribution[];
  readonly amount: number;
  /** Null where no share of the grant is fixed, or the grant is not known. */
  readonly owed: number | null;
  readonly isBelow: boolean;
}

/** Null when no section of the report says anything of it. */
export function ownReported(state: PartnershipState, duty: Duty, item: Item): OwnReported | null {
  const sections = (item.sections ?? []).filter(({ own }) => own !== undefined);
  if (item.notCarriedOut || sections.length === 0) return null;
  const given = sections.flatMap(({ own }) => own!);
  const amount = sumOf(given);
  const owed = owedOf(state, duty);
  return { given, amount, owed, isBelow: owed !== null && amount < owed };
}

function owedOf(state: PartnershipState, duty: Duty): number | null {
  const rule = state.plan.contribution?.rule;
  const whole = grantOf(state, duty);
  if (rule === undefined || whole === null) return null;
  const { universities } = state.plan;
  const theirs = (rowsOfReport(state, duty).recipients ?? [])
    .filter(({ recipient }) => universities.includes(recipient))
    .reduce((sum, { amount }) => sum + amount, 0);
  return contributionOwed(rule, { whole, owners: whole - theirs }).amount;
}

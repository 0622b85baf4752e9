// How much a recipient must put in itself: percent of the grant, never of the total. Pure. Sandbox-safe.

import { requireKroner } from './allocation-lines.ts';
import { refuse } from './refusal.ts';

/** Cash, salary of own staff, or time released (frikjøp). */
export const CONTRIBUTION_KINDS = ['cash', 'salary', 'time-released'] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];
/** Percent of what: the owners’ part of the grant, or all of it. The sources say both. */
export const CONTRIBUTION_BASES = ['owners-part', 'whole-grant'] as const;

/** The fields of a document that asks for it. */
export const CONTRIBUTION_FIELD = 'own-contribution';
export const CONTRIBUTION_KIND_FIELD = 'own-contribution-kind';

export interface ContributionRule {
  readonly percent: number;
  readonly base: (typeof CONTRIBUTION_BASES)[number];
  readonly kinds: readonly ContributionKind[];
}

/** What is owed, with the figures: base x percent / 100, rounded to the nearest krone and halves up. */
export interface OwedContribution {
  readonly base: number;
  readonly percent: number;
  readonly amount: number;
}

/** The contribution to a grant of which `owners` goes to the owners and `whole` is all of it, in whole kroner. */
export function contributionOwed(
  rule: ContributionRule,
  grant: { readonly whole: number; readonly owners: number },
): OwedContribution {
  const base = rule.base === 'owners-part' ? grant.owners : grant.whole;
  return { base, percent: rule.percent, amount: Math.floor((base * rule.percent + 50) / 100) };
}

/** Refuses contributions of a kind that does not count, or that come to less than is owed. */
export function requireContribution(
  where: string,
  rule: ContributionRule,
  owed: OwedContribution,
  given: readonly { readonly kind: ContributionKind; readonly amount: number }[],
): void {
  for (const { kind, amount } of given) {
    requireKroner(where, `the own contribution in ${kind}`, amount);
    if (!rule.kinds.includes(kind)) {
      refuse('misshapen', `${where}: own contribution is given in ${kind}, wanted ${rule.kinds.join(', ')}`);
    }
  }
  const sum = given.reduce((total, { amount }) => total + amount, 0);
  if (sum >= owed.amount) return;
  refuse(
    'amounts-do-not-fit',
    `${where}: own contribution comes to ${sum} kroner, wanted at least ${owed.amount} (${owed.percent} percent of ${owed.base})`,
  );
}

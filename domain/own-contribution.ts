// How much a recipient must put in itself: percent of the grant, never of the total. Pure. Sandbox-safe.

import { sumOf } from './amount-lines.ts';
import { requireKroner } from './allocation-lines.ts';
import { refuse } from './refusal.ts';

/** Cash, salary of own staff, or time released (frikjøp). */
export const CONTRIBUTION_KINDS = ['cash', 'salary', 'time-released'] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];
/** Percent of what: the owners’ part of the grant, or all of it. The sources say both. */
export const CONTRIBUTION_BASES = ['owners-part', 'whole-grant'] as const;

/** So much in one kind, whole kroner. */
export interface Contribution {
  readonly kind: ContributionKind;
  readonly amount: number;
}

/** The field of a document that says how much is in one kind. */
export function contributionField(kind: ContributionKind): string {
  return `own-contribution-${kind}`;
}

/** A year that opened with one amount of one kind keeps these two. */
export const SOLE_FIELD = 'own-contribution';
export const SOLE_KIND_FIELD = 'own-contribution-kind';

/** The contributions that a document names; undefined where it names none. */
export function contributionsIn(document: Readonly<Record<string, unknown>>): readonly Contribution[] | undefined {
  const given = CONTRIBUTION_KINDS.flatMap((kind): Contribution[] => {
    const amount = document[contributionField(kind)];
    return typeof amount === 'number' ? [{ kind, amount }] : [];
  });
  const sole = document[SOLE_FIELD];
  if (typeof sole === 'number') given.push({ kind: document[SOLE_KIND_FIELD] as ContributionKind, amount: sole });
  return given.length === 0 ? undefined : given;
}

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
  given: readonly Contribution[],
): void {
  for (const { kind, amount } of given) {
    requireKroner(where, `the own contribution in ${kind}`, amount);
    if (!rule.kinds.includes(kind)) {
      refuse('misshapen', `${where}: own contribution is given in ${kind}, wanted ${rule.kinds.join(', ')}`);
    }
  }
  const sum = sumOf(given);
  if (sum >= owed.amount) return;
  refuse(
    'amounts-do-not-fit',
    `${where}: own contribution comes to ${sum} kroner, wanted at least ${owed.amount} (${owed.percent} percent of ${owed.base})`,
  );
}

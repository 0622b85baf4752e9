// The lines of a decision with those of a later one, when what went back to the forum is decided. Pure. Sandbox-safe.

import { sharesOf } from './cycle-allocation.ts';
import type { GrantLine } from './grant-lines.ts';
import { paidOf } from './grant-lines.ts';
import { goesBack } from './grant-measures.ts';
import type { CycleParty, CyclePlan } from './plan.ts';
import type { PartyId } from './words.ts';

/**
 * One line for each party. What went back whole is not among them; a line that gives something stands with its measures
 * that went back, and what these get later is added to it.
 */
export function grantsTogether(
  plan: Pick<CyclePlan, 'allocation' | 'parties'>,
  before: readonly GrantLine[],
  later: readonly GrantLine[],
): GrantLine[] {
  const known = new Set(before.map(({ party }) => party));
  const fresh = later.filter((line) => !known.has(line.party) && (line.amount > 0 || !goesBack(line)));
  const added = new Map(later.map((line) => [line.party, line]));
  return [
    ...before.map((line) => {
      const more = added.get(line.party);
      return more === undefined ? line : lineTogether(plan, line, more);
    }),
    ...fresh,
  ];
}

function lineTogether(
  plan: Pick<CyclePlan, 'allocation' | 'parties'>,
  before: GrantLine,
  { result: _result, ...later }: GrantLine,
): GrantLine {
  const decided = new Map((later.measures ?? []).map((one) => [one.measure, one]));
  const years = new Map((before.years ?? []).map(({ year, amount }) => [year, amount]));
  for (const { year, amount } of later.years ?? []) years.set(year, (years.get(year) ?? 0) + amount);
  const party = plan.parties.find(({ id }) => id === before.party)!;
  return {
    ...before,
    ...later,
    amount: before.amount + later.amount,
    measures: (before.measures ?? []).map((one) => decided.get(one.measure) ?? one),
    ...(years.size === 0
      ? {}
      : { years: [...years].sort(([a], [b]) => a - b).map(([year, amount]) => ({ year, amount })) }),
    ...(before.shares === undefined && later.shares === undefined
      ? {}
      : { shares: sharesTogether(plan, party, before, later) }),
  };
}

/** Nobody’s share shrinks: what the rule divides later is what it gives of the whole less what it gave before. */
function sharesTogether(
  plan: Pick<CyclePlan, 'allocation'>,
  party: CycleParty,
  before: GrantLine,
  later: GrantLine,
): NonNullable<GrantLine['shares']> {
  const sums = new Map<PartyId, number>();
  const add = (shares: readonly { readonly recipient: PartyId; readonly amount: number }[], sign: 1 | -1): void => {
    for (const { recipient, amount } of shares) sums.set(recipient, (sums.get(recipient) ?? 0) + sign * amount);
  };
  add(paidOf(plan, party, before), 1);
  if (later.shares !== undefined) add(later.shares, 1);
  else {
    add(sharesOf(plan, party, before.amount + later.amount), 1);
    add(sharesOf(plan, party, before.amount), -1);
  }
  return [...sums].map(([recipient, amount]) => ({ recipient, amount }));
}

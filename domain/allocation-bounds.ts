// Sharing by a key where nobody gets less than one amount or more than another. Pure. Sandbox-safe.

import type { AllocationLine, AllocationRule, CountRow } from './allocation-lines.ts';
import { divide } from './largest-remainder.ts';
import { refuse } from './refusal.ts';
import type { PartyId } from './words.ts';

/** Whole kroner that each gets with the base amount. */
type Bounds = Pick<AllocationRule, 'least' | 'most' | 'base' | 'keyBy'>;

/**
 * The key lines of a division of `spread`, in the order of the rows. Whoever the key gives too little or too much gets the
 * limit, and the rest is shared anew among the others by their counts, until it fits. What each gets does not depend on
 * the order of the rows. Comes to less than `spread` only when everybody has the most they may get.
 */
export function keyLines(where: string, rule: Bounds, spread: number, rows: readonly CountRow[]): AllocationLine[] {
  const { base, keyBy, least, most } = rule;
  const low = Math.max(0, (least ?? 0) - base);
  const high = most === undefined ? Infinity : most - base;
  if (low * rows.length > spread) {
    refuse(
      'amounts-do-not-fit',
      `${where}: ${spread + base * rows.length} kroner are left for ${rows.length} that get at least ${least} each, wanted at least ${least! * rows.length}`,
    );
  }
  const limited = new Map<PartyId, 'least' | 'most'>();
  for (;;) {
    const free = rows.filter(({ party }) => !limited.has(party));
    const taken = [...limited.values()].reduce((sum, bound) => sum + (bound === 'least' ? low : high), 0);
    const shared = spread - taken;
    const { total, parts } =
      free.length === 0
        ? { total: 0, parts: [] }
        : divide(
            shared,
            free.map(({ party, count, rank }) => ({ id: party, weight: count, rank })),
          );
    const amounts = parts.map(({ id, floor, rounding }) => ({ id, amount: floor + rounding }));
    const below = amounts.filter(({ amount }) => amount < low);
    const above = amounts.filter(({ amount }) => amount > high);
    if (below.length === 0 && above.length === 0) {
      const equal = free.every(({ count }) => count === 0);
      return rows.map(({ party }): AllocationLine => {
        const bound = limited.get(party);
        if (bound !== undefined) {
          const amount = bound === 'least' ? low : high;
          return { recipient: party, kind: 'key', amount, reason: { is: 'limit', bound, base, limit: amount + base } };
        }
        const { weight, floor, rounding } = parts.find(({ id }) => id === party)!;
        return {
          recipient: party,
          kind: 'key',
          amount: floor + rounding,
          reason: { is: 'key', spread: shared, count: weight, total, rounding, keyBy, equal },
        };
      });
    }
    // Settling the larger of the two first never has to be taken back.
    const missing = below.reduce((sum, { amount }) => sum + low - amount, 0);
    const surplus = above.reduce((sum, { amount }) => sum + amount - high, 0);
    const settled = missing >= surplus ? below : above;
    for (const { id } of settled) limited.set(id, settled === below ? 'least' : 'most');
  }
}

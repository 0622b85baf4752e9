// Dividing whole kroner by weights so that nothing is left over: the method of the largest remainder. Pure.
// Sandbox-safe.

/** Somebody's weight in a division. `rank` is their place in the stated order, which alone settles ties. */
export interface Weight {
  readonly id: string;
  /** A whole number, 0 or more. */
  readonly weight: number;
  readonly rank: number;
}

/** What one gets of a division: the part rounded down, and whether one krone of the rounding came on top. */
export interface Part {
  readonly id: string;
  readonly weight: number;
  /** Whole kroner, rounded down. */
  readonly floor: number;
  /** What rounding down took away, in parts of `total`. */
  readonly remainder: number;
  readonly rounding: 0 | 1;
}

export interface Division {
  /** The sum of all weights; when all are 0, each counts as 1 and this is their number. */
  readonly total: number;
  /** In the order in which the weights were given. */
  readonly parts: readonly Part[];
}

/**
 * Divides `amount` by weights. Everybody gets their part rounded down; the kroner that are left go one each to those who
 * lost most by rounding, and among equals to the lowest rank. The parts add up to `amount`, and what each gets does not
 * depend on the order of the rows.
 */
export function divide(amount: number, weights: readonly Weight[]): Division {
  const none = weights.every(({ weight }) => weight === 0);
  const counted = none ? weights.map((one) => ({ ...one, weight: 1 })) : weights;
  const total = counted.reduce((sum, { weight }) => sum + weight, 0);
  // Kroner times a count may be more than a number holds exactly.
  const parts = counted.map(({ id, weight, rank }) => {
    const product = BigInt(amount) * BigInt(weight);
    return {
      id,
      weight,
      rank,
      floor: Number(product / BigInt(total)),
      remainder: Number(product % BigInt(total)),
    };
  });
  const left = amount - parts.reduce((sum, { floor }) => sum + floor, 0);
  const lucky = new Set([...parts].sort((a, b) => b.remainder - a.remainder || a.rank - b.rank).slice(0, left));
  return {
    total,
    parts: parts.map((part) => {
      const { id, weight, floor, remainder } = part;
      return { id, weight, floor, remainder, rounding: lucky.has(part) ? 1 : 0 };
    }),
  };
}

// Lines of whole kroner: for a party, and to a recipient. Pure. Sandbox-safe.

import type { PartyId } from './words.ts';

/** Money spent on one line of a decision: on what a recipient got. Whole kroner. */
export interface SpentLine {
  readonly recipient: PartyId;
  readonly amount: number;
}

/** One line of a recommendation or decision. Whole kroner. */
export interface AmountLine {
  readonly party: PartyId;
  readonly amount: number;
}

/** The sum of lines; whole kroner. */
export function sumOf(lines: readonly { readonly amount: number }[]): number {
  return lines.reduce((sum, line) => sum + line.amount, 0);
}

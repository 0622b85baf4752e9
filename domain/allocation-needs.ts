// Sharing by need: each measure in its order of priority, until the money is used up. Pure. Sandbox-safe.

import type { Allocation, AllocationLine } from './allocation-lines.ts';
import { requireKroner } from './allocation-lines.ts';
import type { PartyId } from './words.ts';

/** One measure, known by its place in the document’s list: its name stays in the document. */
export interface Measure {
  /** Whole kroner of the cycle’s year. */
  readonly asked: number;
  /** The party’s own; 1 comes first. */
  readonly priority: number;
}

/** The forum’s own place for one measure of one party; 1 comes first. */
export interface Priority {
  readonly party: PartyId;
  /** The measure’s number in the party’s document, from 1. */
  readonly measure: number;
  readonly priority: number;
}

/** One measure that money was asked for. */
export interface Need {
  readonly party: PartyId;
  /** Its number in the party’s document, from 1: names stay in the document. */
  readonly measure: number;
  /** Whole kroner. */
  readonly asked: number;
  /** 1 comes first. */
  readonly priority: number;
  /** The party’s place in the definition, which settles equal priorities; then the measure’s number does. */
  readonly rank: number;
}

/** First come first: by priority, then by the definition’s order of parties, then by the measure’s number. */
export function inOrder(needs: readonly Need[]): Need[] {
  return [...needs].sort((a, b) => a.priority - b.priority || a.rank - b.rank || a.measure - b.measure);
}

/**
 * Meets needs in order of priority. The first that does not fit gets what is left; those after it get nothing. Every
 * need has a line, so that everybody sees where the line was drawn.
 */
export function meetNeeds(where: string, rest: number, needs: readonly Need[]): Pick<Allocation, 'lines' | 'cut'> {
  let left = rest;
  let cut: Allocation['cut'] = null;
  const lines = inOrder(needs).map(({ party, measure, asked, priority }): AllocationLine => {
    requireKroner(where, `what ${party} asks for measure ${measure}`, asked);
    const amount = cut === null ? Math.min(asked, left) : 0;
    const reason = { is: 'need', measure, asked, priority, left: cut === null ? left : 0 } as const;
    if (cut === null && amount < asked) cut = { party, measure, priority };
    left -= amount;
    return { recipient: party, kind: 'measure', amount, reason };
  });
  return { lines, cut };
}

// What an allocation is made of: the rule, its lines, and the figures behind each amount. Pure. Sandbox-safe.

import { refuse } from './refusal.ts';
import type { PartyId } from './words.ts';

/** What a fixed line is for. */
export const FIXED_KINDS = ['meetings', 'fixed', 'coordination'] as const;
export type FixedKind = (typeof FIXED_KINDS)[number];

export const LINE_KINDS = [...FIXED_KINDS, 'joint', 'base', 'key', 'measure'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** How the rest is shared: a base amount each and a key by counts, or what was asked for in order of priority. */
export const METHODS = ['key', 'needs'] as const;
/** What the counts of the key are of. All but the first share the money pro rata by how many units a network has. */
export const KEYS = ['children-and-pupils', 'enterprises', 'owners', 'universities'] as const;
export type KeyBy = (typeof KEYS)[number];

/** Money that is set before anything is shared. */
export interface FixedLine {
  readonly id: string;
  readonly kind: FixedKind;
  /** Whole kroner. */
  readonly amount: number;
  /** The forum itself, where nobody else is named. */
  readonly recipient: PartyId;
}

/** The rule of a cycle, frozen when it opens. */
export interface AllocationRule {
  readonly method: (typeof METHODS)[number];
  readonly keyBy: KeyBy;
  /** Whole kroner to each that has a count. */
  readonly base: number;
  /** The least and the most that each gets by the key, base amount included; absent where there is no such limit. */
  readonly least?: number;
  readonly most?: number;
  readonly fixed: readonly FixedLine[];
  /** Whole kroner for joint measures until the forum has set them. */
  readonly jointMeasures: number;
  /** Of what a partnership is given beside its fixed lines: percent for its universities; the rest is the network’s. */
  readonly universityPercent: number;
  /** Why the forum shares pro rata although the rule says no; null when it does not. */
  readonly reason: string | null;
}

/** A row of the key: how many a party counts, and its place in the definition, which settles ties. */
export interface CountRow {
  readonly party: PartyId;
  readonly count: number;
  readonly rank: number;
}

/** The figures behind an amount, from which it can be worked out again. */
export type LineReason =
  | { readonly is: 'fixed'; readonly line: string }
  | { readonly is: 'joint' }
  | { readonly is: 'base'; readonly base: number }
  | {
      readonly is: 'key';
      /** What is spread: amount = spread x count / total, rounded down, + rounding. */
      readonly spread: number;
      readonly count: number;
      readonly total: number;
      readonly rounding: 0 | 1;
      readonly keyBy: KeyBy;
      /** All counts are 0: everybody counts as one. */
      readonly equal: boolean;
    }
  | {
      readonly is: 'limit';
      /** The key gave less than the least, or more than the most; the amount is the limit less the base amount. */
      readonly bound: 'least' | 'most';
      readonly base: number;
      readonly limit: number;
    }
  | {
      readonly is: 'need';
      /** Its number in the party’s document, from 1. */
      readonly measure: number;
      readonly asked: number;
      readonly priority: number;
      /** What was left when its turn came. */
      readonly left: number;
    }
  | { readonly is: 'unshared'; readonly rest: number; readonly shared: number };

export interface AllocationLine {
  readonly recipient: PartyId;
  readonly kind: LineKind;
  /** Whole kroner. */
  readonly amount: number;
  readonly reason: LineReason;
}

export interface Allocation {
  /** Whole kroner; the sum of all lines. */
  readonly frame: number;
  readonly jointMeasures: number;
  readonly lines: readonly AllocationLine[];
  /** In need-based sharing: the first priority that was not met in full; null when all were. */
  readonly cut: { readonly party: PartyId; readonly measure: number; readonly priority: number } | null;
}

/** Refuses an amount that is negative, broken or too large to be counted exactly. */
export function requireKroner(where: string, what: string, amount: number): void {
  if (Number.isSafeInteger(amount) && amount >= 0) return;
  refuse('amounts-do-not-fit', `${where}: ${what} is ${amount}, wanted whole kroner, 0 or more`);
}

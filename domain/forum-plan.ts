// The forum as a cycle knows it: seats by group, who votes, and the forum's own rules. Pure. Sandbox-safe.

import type { LocalDate, PartyId } from './words.ts';

/** The group whose seat never votes: the mandate says so, and it is the secretariat as well. */
export const GOVERNOR_GROUP = 'county-governor';
/** Groups that speak as owners, and those that speak as the kindergarten authority: never the same person. */
export const OWNER_GROUPS: readonly string[] = ['owners-public', 'owners-private'];
export const AUTHORITY_GROUP = 'kindergarten-authority';

/** A place in the forum. It belongs to an organisation; who sits on it stands in the directory. */
export interface ForumSeat {
  readonly id: PartyId;
  readonly group: string;
  readonly votes: boolean;
  /** First and last day on which the seat counts; null = no such day. */
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
}

export const VOTING_RULES = ['simple-majority', 'absolute-majority', 'two-thirds'] as const;
/**
 * When a vote carries: more for than against; more than half of the voting seats that take part; two thirds of the votes
 * given for and against. No source has a rule, so none is a setting too.
 */
export type VotingRule = (typeof VOTING_RULES)[number];

/** Seats and rules that a cycle opens under. */
export interface ForumPlan {
  readonly seats: readonly ForumSeat[];
  /** How many voting seats must take part, and which groups; null = the forum has no quorum. */
  readonly quorum: { readonly seats: number; readonly groups: readonly string[] } | null;
  /** Null = a vote is recorded as the secretariat counts it. */
  readonly votingRule: VotingRule | null;
  /** Working days between papers and meeting when nothing else is said. */
  readonly papersDays: number;
  /** The forum's long-term plan: first and last day of its validity; null when the definition has none. */
  readonly longTermPlan: { readonly validFrom: LocalDate; readonly validTo: LocalDate } | null;
}

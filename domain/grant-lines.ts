// The lines of a grant decision: what each partnership gets, why, and that every line may stand. Pure. Sandbox-safe.

import { requireKroner } from './allocation-lines.ts';
import { sharesOf } from './cycle-allocation.ts';
import { sumOf } from './amount-lines.ts';
import type { Share } from './cycle-allocation.ts';
import type { GrantMeasure, GrantResult } from './grant-measures.ts';
import { goesBack, resultByMeasures } from './grant-measures.ts';
import type { CycleParty, CyclePlan } from './plan.ts';
import { refuse } from './refusal.ts';
import type { PartyId } from './words.ts';

/** One line of a decision. */
export interface GrantLine {
  readonly party: PartyId;
  /** Whole kroner. */
  readonly amount: number;
  /** Follows from the amounts when it is left out; `returned` never does. */
  readonly result?: GrantResult;
  /** Why it is not what the forum recommended. */
  readonly reason?: string;
  /** Criteria of the scheme version that this one does not meet. */
  readonly unmet?: readonly string[];
  /** Who is paid how much of it; by the cycle’s rule when left out. Whole kroner. */
  readonly shares?: readonly { readonly recipient: PartyId; readonly amount: number }[];
  /** What is promised for later years; whole kroner. */
  readonly years?: readonly { readonly year: number; readonly amount: number }[];
  /** More money for a measure that runs already. */
  readonly supplement?: boolean;
  /** What each measure of the decision basis gets; the line’s amount is their sum. Decided in one when left out. */
  readonly measures?: readonly GrantMeasure[];
}

/** All that a decision says. */
export interface Decided {
  readonly grants: readonly GrantLine[];
  /** Why grants differ from the recommendation, where their lines do not say it themselves. */
  readonly deviationReason: string | null;
  /** Criteria of the scheme version that every grant meets, except where a line names one as unmet. */
  readonly criteriaMet: readonly string[];
  /** The case in the archive. */
  readonly caseNumber: string | null;
}

/** A grant may be promised for so many years in all. */
const MOST_YEARS = 3;

/** What became of a line, given what the forum recommended for it (null = it recommended nothing). */
export function resultOf(line: GrantLine, recommended: number | null): GrantResult {
  if (line.result !== undefined) return line.result;
  if (line.measures !== undefined) return resultByMeasures(line.amount, line.measures);
  if (line.amount === 0) return 'not-granted';
  return recommended !== null && line.amount < recommended ? 'granted-in-part' : 'granted';
}

/** Who is paid how much of a line, in whole kroner that add up to it. */
export function paidOf(plan: Pick<CyclePlan, 'allocation'>, party: CycleParty, line: GrantLine): Share[] {
  if (line.shares === undefined) return sharesOf(plan, party, line.amount);
  return line.shares.map(({ recipient, amount }) => ({ party: party.id, recipient, amount }));
}

/** Refuses a line that contradicts itself, or that pays somebody who can be no recipient. */
export function requireGrantLine(where: string, plan: CyclePlan, line: GrantLine, recommended: number | null): void {
  const { party, amount } = line;
  requireKroner(where, `the grant to ${party}`, amount);
  const result = resultOf(line, recommended);
  const gives = result === 'granted' || result === 'granted-in-part';
  if (gives !== amount > 0) {
    refuse(
      'amounts-do-not-fit',
      `${where}: ${party} is ${result} with ${amount} kroner, wanted ${gives ? 'more than 0' : '0'}`,
    );
  }
  // Where measures are returned, each has its own.
  if (result === 'returned' && line.reason === undefined && line.measures === undefined) {
    refuse('misshapen', `${where}: ${party} is returned to the forum without a reason, wanted one`);
  }
  if (line.shares !== undefined) requireShares(where, plan, line, line.shares);
  requireYears(where, plan, line);
}

function requireShares(
  where: string,
  plan: CyclePlan,
  line: GrantLine,
  shares: readonly { readonly recipient: PartyId; readonly amount: number }[],
): void {
  const party = plan.parties.find((one) => one.id === line.party)!;
  const seen = new Set<PartyId>();
  for (const { recipient, amount } of shares) {
    requireRecipient(where, plan, party, recipient);
    requireKroner(where, `what ${recipient} gets of ${line.party}`, amount);
    if (seen.has(recipient)) refuse('misshapen', `${where}: ${recipient} is paid twice of ${line.party}, wanted once`);
    seen.add(recipient);
  }
  const sum = sumOf(shares);
  if (sum !== line.amount) {
    refuse('amounts-do-not-fit', `${where}: the shares of ${line.party} come to ${sum} kroner, wanted ${line.amount}`);
  }
}

/**
 * Owners and their networks are paid, and universities. The municipality as authority never is, nor is a third party.
 */
export function requireRecipient(
  where: string,
  plan: Pick<CyclePlan, 'authorities'>,
  party: CycleParty,
  recipient: PartyId,
): void {
  if (recipient === party.id || party.universities.includes(recipient)) return;
  const wanted = [party.id, ...party.universities].join(' or ');
  if (plan.authorities.includes(recipient)) {
    refuse('wrong-role', `${where}: "${recipient}" sits in the forum as authority and is never paid, wanted ${wanted}`);
  }
  refuse(
    'wrong-role',
    `${where}: "${recipient}" is neither the owners of ${party.id} nor their university, wanted ${wanted}`,
  );
}

function requireYears(where: string, { ref }: CyclePlan, { party, years }: GrantLine): void {
  let last = ref.year;
  for (const { year, amount } of years ?? []) {
    requireKroner(where, `what ${party} is promised for ${year}`, amount);
    if (year <= last || year >= ref.year + MOST_YEARS) {
      refuse(
        'misshapen',
        `${where}: ${party} is promised money for ${year}, wanted years in order from ${ref.year + 1} to ${ref.year + MOST_YEARS - 1}`,
      );
    }
    last = year;
  }
}

/** Parties of a decision that go back to the forum, whole or with some of their measures. */
export function returnedOf(grants: readonly GrantLine[]): PartyId[] {
  return grants.filter(goesBack).map((line) => line.party);
}

/** Why lines go back: that of the first, or of each of its measures that does. */
export function whyReturned(grants: readonly GrantLine[]): string | undefined {
  const first = grants.find(goesBack);
  if (first?.measures === undefined || first.reason !== undefined) return first?.reason;
  return first.measures
    .flatMap(({ result, reason }) => (result === 'returned' && reason !== undefined ? [reason] : []))
    .join(' ');
}

// Last year's decisions for a year whose reports are about them: from the cycle that made them. Pure. Not for the
// sandbox.

import { compare } from './compare.ts';
import type { CycleDefinitions } from './definition.ts';
import type { DocumentFields } from './document.ts';
import type { PartnershipState } from './partnership-state.ts';
import { writtenRows } from './report-rows.ts';
import type { PartyId } from './words.ts';
import { cycleName } from './words.ts';

type EarlierDefinition = NonNullable<CycleDefinitions['cycle']['earlierDecisions']>[number];

/** A partnership of last year as it stands, with everything that it handed in. */
export interface PartnershipLastYear {
  readonly state: PartnershipState;
  readonly documents: readonly {
    readonly step: string;
    readonly party: PartyId;
    readonly revision: number;
    readonly document: DocumentFields;
  }[];
}

/** A cycle of last year: what it froze, and its partnerships. */
export interface CycleLastYear {
  readonly definitions: CycleDefinitions;
  readonly partnerships: readonly PartnershipLastYear[];
}

/** What an opening says of last year's decisions. */
export type EarlierFound =
  /** Taken from that cycle for these partnerships; `differ`: the file gives another amount, and holds. Whole kroner. */
  | {
      readonly kind: 'taken';
      readonly cycle: string;
      readonly parties: readonly PartyId[];
      readonly differ: readonly { readonly party: PartyId; readonly typed: number; readonly granted: number }[];
    }
  /** That cycle has not decided: the file alone holds. */
  | { readonly kind: 'undecided'; readonly cycle: string }
  /** Several cycles went before this one, and none under the same scheme version: the file alone holds. */
  | { readonly kind: 'several'; readonly cycles: readonly string[] };

/** Whether anything that partnerships owe this year is about last year's grants. */
export function reportsOnLastYear({ forum }: Pick<CycleDefinitions, 'forum'>): boolean {
  return forum.steps.some((step) => step.kind === 'report' && step.reportsOn === 'last-year');
}

/**
 * Whether a cycle is of the same forum, the year before, and of the same scheme version or one that this one succeeds.
 */
export function wentBefore(before: CycleDefinitions, { forum, scheme, cycle }: CycleDefinitions): boolean {
  if (before.forum.id !== forum.id || before.cycle.year !== cycle.year - 1) return false;
  return before.scheme.id === scheme.id || before.scheme.successor === scheme.id;
}

/** The one cycle that went before; of several the one under the same scheme version. Null when there is none. */
export function cycleBefore(
  candidates: readonly CycleDefinitions[],
  definitions: CycleDefinitions,
): CycleDefinitions | Extract<EarlierFound, { kind: 'several' }> | null {
  const before = candidates.filter((one) => wentBefore(one, definitions));
  const same = before.find(({ scheme }) => scheme.id === definitions.scheme.id);
  if (same !== undefined || before.length <= 1) return same ?? before[0] ?? null;
  return { kind: 'several', cycles: before.map(nameOf).sort(compare) };
}

/**
 * The definitions with what last year's cycle decided, and what is to be said of it. What the file says of a partnership
 * holds; of the same grant it is given the goals, measures and shares that the file leaves out.
 */
export function withLastYear(
  definitions: CycleDefinitions,
  lastYear: CycleLastYear,
): { readonly definitions: CycleDefinitions; readonly found: EarlierFound } {
  const cycle = nameOf(lastYear.definitions);
  const decided = lastYear.partnerships.flatMap((one) => decisionOf(cycle, one) ?? []);
  if (decided.length === 0) return { definitions, found: { kind: 'undecided', cycle } };
  const typed = new Map((definitions.cycle.earlierDecisions ?? []).map((one) => [one.party, one]));
  const networks = new Set(definitions.forum.networks.map(({ id }) => id));
  const here = decided.filter(({ party }) => networks.has(party));
  const merged = new Map(typed);
  const parties: PartyId[] = [];
  const differ: { party: PartyId; typed: number; granted: number }[] = [];
  for (const one of here) {
    const own = typed.get(one.party);
    if (own === undefined || (own.cycle === one.cycle && own.amount === one.amount)) {
      merged.set(one.party, { ...one, ...own });
      parties.push(one.party);
    } else differ.push({ party: one.party, typed: own.amount, granted: one.amount });
  }
  const earlierDecisions = [...merged.values()].sort((a, b) => compare(a.party, b.party));
  return {
    definitions: { ...definitions, cycle: { ...definitions.cycle, earlierDecisions } },
    found: { kind: 'taken', cycle, parties: parties.sort(compare), differ },
  };
}

function nameOf({ forum, scheme, cycle }: CycleDefinitions): string {
  return cycleName({ forum: forum.id, scheme: scheme.id, year: cycle.year });
}

/** What one partnership was granted and for what; null while nothing is decided for it. */
function decisionOf(cycle: string, { state, documents }: PartnershipLastYear): EarlierDefinition | null {
  if (state.grant === null) return null;
  const { goals, measures } = writtenRows(state, documents);
  return {
    cycle,
    party: state.plan.party,
    amount: state.grant,
    ...(state.shares === undefined || state.shares.length === 0 ? {} : { shares: [...state.shares] }),
    ...(goals.length === 0 ? {} : { goals: [...goals] }),
    ...(measures.length === 0 ? {} : { measures: [...measures] }),
  };
}

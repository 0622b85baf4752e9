// Where a cycle or a partnership stands, as one line of the overview: its next deadline, and what it waits for as time
// goes by. Nothing in it changes until the next event, so lists of thousands need no state. Pure. Sandbox-safe.

import { approveByInstant } from './approve-by.ts';
import { compare } from './compare.ts';
import type { CycleState } from './cycle-state.ts';
import { lateFrom } from './deadline.ts';
import type { Explanation } from './explain.ts';
import { explainCycle } from './explain-cycle.ts';
import { explainPartnership } from './explain-partnership.ts';
import { toInstant, toMs } from './local-time.ts';
import { rowsOfCycle } from './meeting-moments.ts';
import type { Obligation } from './obligations.ts';
import { obligationsOfPartnership } from './obligations.ts';
import type { PartnershipState, Stage } from './partnership-state.ts';
import { dutyKey } from './plan.ts';
import { stageOf } from './stage.ts';
import type { Instant, LocalDate, PartyId, StepId } from './words.ts';
import { cycleName } from './words.ts';

/** The next thing that must be done, and by when. */
export interface NextDue {
  readonly step: StepId;
  readonly party: PartyId;
  readonly nominal: LocalDate;
  readonly handled: LocalDate;
  readonly instant: Instant;
}

/** What is waited for from an instant on, until the next phase begins or something happens. */
export interface Phase extends Pick<Explanation, 'waitsFor' | 'turn' | 'since' | 'blocked'> {
  readonly from: Instant;
}

export interface Standing {
  readonly cycle: string;
  /** Null for the cycle's own steps. */
  readonly party: PartyId | null;
  readonly forum: string;
  readonly office: PartyId;
  readonly scheme: string;
  readonly year: number;
  readonly stage: Stage | CycleState['status'];
  /** False when nothing is waited for any more. */
  readonly running: boolean;
  /** The next thing owed, optional steps among them while they can still be done. */
  readonly next: NextDue | null;
  /** The next thing owed that is not optional: only that can be late. */
  readonly due: NextDue | null;
  /** From when it is blocked if nothing happens; null when it never will be. */
  readonly blockedFrom: Instant | null;
  readonly phases: readonly Phase[];
  /** Kroner; null before the decision, and for cycles. */
  readonly grant: number | null;
}

const OWED: readonly Obligation['status'][] = ['open', 'changes-asked', 'submitted'];

/** Where a partnership stands. */
export function standingOfPartnership(state: PartnershipState): Standing {
  const { plan } = state;
  const stage = stageOf(state);
  const owed = obligationsOfPartnership(state).filter((row) => OWED.includes(row.status));
  const turns = plan.duties.flatMap((duty): Instant[] => {
    const item = state.items[dutyKey(duty.step.id, duty.party)]!;
    if (item.status === 'not-due' || item.status === 'no-need') return [];
    const approve = approveByInstant(plan.rules, item);
    return [lateFrom(item.deadline), ...(approve === null ? [] : [toInstant(toMs(approve) + 1)])];
  });
  return {
    ...whichOf(plan.ref, plan.officeParty),
    party: plan.party,
    stage,
    // An optional step is still open later on, but nobody owes it then.
    next: earliest(owed.filter((row) => !row.optional || stage === 'assessment')),
    due: earliest(owed.filter((row) => !row.optional)),
    ...over(state.now, turns, (now) => explainPartnership(state, now)),
    grant: state.grant,
  };
}

/** Where a cycle stands with its own steps. */
export function standingOfCycle(state: CycleState): Standing {
  const owed = rowsOfCycle(state).filter((row) => OWED.includes(row.status));
  const due = earliest(owed.filter((row) => !row.optional));
  return {
    ...whichOf(state.plan.ref, state.plan.officeParty),
    party: null,
    stage: state.status,
    next: earliest(owed),
    due,
    ...over(state.now, owed.map(lateFrom), (now) => explainCycle(state, now)),
    grant: null,
  };
}

/** The phase that is in force at an instant. */
export function phaseAt({ phases }: Pick<Standing, 'phases'>, now: Instant): Phase {
  return phases.findLast(({ from }) => from <= now) ?? phases[0]!;
}

function whichOf(ref: { forum: string; scheme: string; year: number }, office: PartyId) {
  return { cycle: cycleName(ref), forum: ref.forum, scheme: ref.scheme, year: ref.year, office };
}

function earliest(rows: readonly Obligation[]): NextDue | null {
  const first = rows.reduce<Obligation | null>(
    (best, row) =>
      best === null || (compare(row.instant, best.instant) || compare(row.party, best.party)) < 0 ? row : best,
    null,
  );
  if (first === null) return null;
  const { step, party, nominal, handled, instant } = first;
  return { step, party, nominal, handled, instant };
}

/** Asks at the only instants at which the answer can change by itself. */
function over(
  start: Instant,
  turns: readonly Instant[],
  explainAt: (now: Instant) => Explanation,
): Pick<Standing, 'phases' | 'blockedFrom' | 'running'> {
  const phases: Phase[] = [];
  for (const from of [start, ...[...new Set(turns)].filter((at) => at > start).sort(compare)]) {
    const { waitsFor, turn, since, blocked } = explainAt(from);
    const said = JSON.stringify([waitsFor, turn, since, blocked]);
    const last = phases.at(-1);
    if (last && JSON.stringify([last.waitsFor, last.turn, last.since, last.blocked]) === said) continue;
    phases.push({ from, waitsFor, turn, since, blocked });
  }
  return {
    phases,
    blockedFrom: phases.find(({ blocked }) => blocked)?.from ?? null,
    running: phases.some(({ waitsFor }) => waitsFor.code !== 'nothing'),
  };
}

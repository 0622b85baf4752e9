// What acts do to where things stand: steps done no longer, approvals void, stages changed, and the steps that rest on
// them. Pure.

import { compare } from './compare.ts';
import { needs } from './extension-limit.ts';
import type { Obligation } from './obligations.ts';
import { obligationKey, obligationsOfCycle, obligationsOfPartnership } from './obligations.ts';
import type { ApprovalSlot, PartnershipState, Stage } from './partnership-state.ts';
import type { StepPlan } from './plan.ts';
import type { CycleSoFar } from './simulate-cycle.ts';
import { stageOf } from './stage.ts';
import type { LocalDate, PartyId, StepId } from './words.ts';

/** A step that stands otherwise than it stood. */
export interface ChangedStatus {
  readonly step: StepId;
  readonly party: PartyId;
  readonly from: Obligation['status'];
  readonly to: Obligation['status'];
}

/** A partnership in another stage. */
export interface ChangedStage {
  readonly party: PartyId;
  readonly from: Stage;
  readonly to: Stage;
}

/** An approval that was given and counts no longer. */
export interface VoidApproval extends ApprovalSlot {
  readonly step: StepId;
  readonly of: PartyId;
}

/** A step that rests on one that is complete no longer. What is done already is not undone. */
export interface LaterStep {
  readonly step: StepId;
  /** Who owes it. */
  readonly party: PartyId;
  /** The local date on which its deadline is handled. */
  readonly deadline: LocalDate;
  readonly done: boolean;
  /** What it now lacks. */
  readonly lacks: { readonly step: StepId; readonly party: PartyId };
}

/** What acts do at once, before any time goes by. */
export interface WhatFollows {
  readonly statuses: readonly ChangedStatus[];
  readonly stages: readonly ChangedStage[];
  readonly voided: readonly VoidApproval[];
  readonly later: readonly LaterStep[];
}

/** The difference between two pictures of the same cycles, by step and party. */
export function whatFollows(before: readonly CycleSoFar[], after: readonly CycleSoFar[]): WhatFollows {
  const pairs = after.map((now) => ({ was: before.find((one) => isSameCycle(one, now)) ?? now, now }));
  return {
    statuses: pairs.flatMap(changedStatuses).sort(byStep),
    stages: pairs.flatMap(changedStages).sort((a, b) => compare(a.party, b.party)),
    voided: pairs.flatMap(voidApprovals).sort(byStep),
    later: pairs.flatMap(laterSteps).sort(byStep),
  };
}

interface Pair {
  readonly was: CycleSoFar;
  readonly now: CycleSoFar;
}

function isSameCycle(a: CycleSoFar, b: CycleSoFar): boolean {
  const [one, other] = [a.state.plan.ref, b.state.plan.ref];
  return one.forum === other.forum && one.scheme === other.scheme && one.year === other.year;
}

function byStep(a: { step: StepId; party?: PartyId }, b: { step: StepId; party?: PartyId }): number {
  return compare(a.step, b.step) || compare(a.party ?? '', b.party ?? '');
}

function rowsOf({ state, partnerships }: CycleSoFar): Obligation[] {
  return [...obligationsOfCycle(state), ...partnerships.flatMap(obligationsOfPartnership)];
}

function changedRows({ was, now }: Pair): { readonly before: Obligation; readonly after: Obligation }[] {
  const earlier = new Map(rowsOf(was).map((row) => [obligationKey(row), row]));
  return rowsOf(now).flatMap((after) => {
    const before = earlier.get(obligationKey(after));
    return before === undefined || before.status === after.status ? [] : [{ before, after }];
  });
}

function changedStatuses(pair: Pair): ChangedStatus[] {
  return changedRows(pair).map(({ before, after }) => ({
    step: after.step,
    party: after.party,
    from: before.status,
    to: after.status,
  }));
}

function partnershipsOf({ was, now }: Pair): { readonly before: PartnershipState; readonly after: PartnershipState }[] {
  return now.partnerships.flatMap((after) => {
    const before = was.partnerships.find(({ plan }) => plan.party === after.plan.party);
    return before === undefined ? [] : [{ before, after }];
  });
}

function changedStages(pair: Pair): ChangedStage[] {
  return partnershipsOf(pair).flatMap(({ before, after }) => {
    const [from, to] = [stageOf(before), stageOf(after)];
    return from === to ? [] : [{ party: after.plan.party, from, to }];
  });
}

function voidApprovals(pair: Pair): VoidApproval[] {
  return partnershipsOf(pair).flatMap(({ before, after }) =>
    Object.entries(before.items).flatMap(([key, item]) => {
      const left = after.items[key]?.approvals ?? [];
      return item.approvals
        .filter((given) => !left.some((one) => one.role === given.role && one.party === given.party))
        .map(({ role, party }) => ({ step: item.step, of: item.party, role, party }));
    }),
  );
}

/** The steps that need one, themselves or by what they need. */
function restingOn(steps: readonly StepPlan[], id: StepId): ReadonlySet<StepId> {
  const found = new Set<StepId>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const needed = steps.find((one) => one.id === next);
    for (const one of steps) {
      if (needed === undefined || found.has(one.id) || !needs(one, needed)) continue;
      found.add(one.id);
      open.push(one.id);
    }
  }
  return found;
}

const DONE: readonly Obligation['status'][] = ['complete', 'no-need'];

function laterSteps(pair: Pair): LaterStep[] {
  const { steps } = pair.now.state.plan;
  const rows = rowsOf(pair.now);
  const lost = changedRows(pair).filter(
    ({ before, after }) => DONE.includes(before.status) && !DONE.includes(after.status),
  );
  return lost.flatMap(({ after: lacks }) => {
    const resting = restingOn(steps, lacks.step);
    return rows.flatMap((row): LaterStep[] => {
      if (!resting.has(row.step) || (row.partnership !== null && row.partnership !== lacks.partnership)) return [];
      const { step, party, handled: deadline, status } = row;
      return [{ step, party, deadline, done: DONE.includes(status), lacks: { step: lacks.step, party: lacks.party } }];
    });
  });
}

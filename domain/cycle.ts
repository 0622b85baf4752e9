// The rules of one cycle: decide(state, command) -> events, or a Refusal. Pure. Sandbox-safe.

import { evolveCycle } from './cycle-evolve.ts';
import type { AmountLine, CycleCommand, CycleEvent, CycleState, CycleStepState } from './cycle-state.ts';
import { isLate, resolveDeadline } from './deadline.ts';
import { PERMISSIONS, requireRole } from './permissions.ts';
import type { CyclePlan, StepPlan } from './plan.ts';
import { findStep } from './plan.ts';
import { requireRaises } from './raises.ts';
import { refuse } from './refusal.ts';
import type { Instant, StepKind } from './words.ts';
import { cycleName } from './words.ts';

/** A cycle as it opens. Moments that lie before the opening are over: nobody is reminded of the past. */
export function openCycle(plan: CyclePlan, at: Instant): CycleState {
  const steps: Record<string, CycleStepState> = {};
  for (const step of plan.steps) steps[step.id] = { deadline: step.deadline, doneAt: null };
  const blank: CycleState = {
    ruleVersion: 1,
    plan,
    now: at,
    seq: 0,
    status: 'open',
    partnershipsStarted: false,
    steps,
    extensions: {},
    delivered: plan.parties.filter((party) => !party.owesBasis).map((party) => party.id),
    withdrawn: [],
    firstMeeting: null,
    recommendation: null,
    decision: null,
    handledThrough: at,
    announcements: [],
    tells: [],
    tellSeq: 0,
    unfinishedAtEnd: null,
    requests: [],
  };
  return evolveCycle(blank, { type: 'opened', at, actor: 'opener', requestId: null });
}

/** The seq that answered this request before, if it did. */
export function answeredCycleRequest(state: CycleState, requestId: string): number | undefined {
  return state.requests.find((request) => request.id === requestId)?.seq;
}

/**
 * What a command leads to. Throws a Refusal, in which case nothing has changed. A request id that was answered before
 * leads to nothing more.
 */
export function decideCycle(state: CycleState, command: CycleCommand): CycleEvent[] {
  if (answeredCycleRequest(state, command.requestId) !== undefined) return [];
  const happened = { at: command.at, actor: command.actor, requestId: command.requestId };
  const where = `${VERBS[command.type]} (${cycleName(state.plan.ref)})`;
  const { seats } = state.plan;
  if (state.status !== 'open') refuse('closed', `${where}: the cycle is ${state.status}, wanted an open one`);
  if (command.type === 'noteFromPartnership') {
    if (!state.plan.parties.some((party) => party.id === command.party)) {
      refuse('not-found', `${where}: "${command.party}" is no partnership here`);
    }
    return [{ ...happened, type: 'noted', party: command.party, notes: command.notes }];
  }
  if (command.at < state.now) {
    refuse('in-the-past', `${where}: ${command.at} is before ${state.now}, up to which this cycle has come`);
  }
  requireRole(seats, command.actor, PERMISSIONS[command.type], where);
  switch (command.type) {
    case 'proposeRecommendation': {
      const step = stepOfKind(state, 'recommendation', where);
      requireUndecided(state, where);
      requireLines(state, where, command.lines);
      const revision = (state.recommendation?.revision ?? 0) + 1;
      return [
        {
          ...happened,
          type: 'recommendation-proposed',
          step: step.id,
          revision,
          lines: command.lines,
          note: command.note ?? null,
        },
      ];
    }
    case 'forumApproval':
      return recordOutcome(state, where, {
        ...happened,
        outcome: 'agreed',
        revision: command.revision,
        note: command.note ?? null,
      });
    case 'recordForumOutcome': {
      const named = command.step === undefined ? undefined : findStep(state.plan, command.step);
      if (command.step !== undefined && !named) {
        refuse(
          'not-found',
          `${where}: there is no step "${command.step}", wanted ${state.plan.steps.map((step) => step.id).join(', ')}`,
        );
      }
      if (named?.kind === 'meeting') return [{ ...happened, ...meetingHeld(state, where, named, command) }];
      if (named && named.kind !== 'recommendation') {
        refuse('wrong-stage', `${where}: ${named.id} is not for the forum, wanted a meeting or the recommendation`);
      }
      return recordOutcome(state, where, {
        ...happened,
        outcome: command.outcome,
        revision: command.revision,
        note: command.note ?? null,
      });
    }
    case 'decideGrants':
      return [{ ...happened, ...grantsDecided(state, where, command) }];
    case 'returnToForum': {
      requireUndecided(state, where);
      if (!state.recommendation?.outcome) {
        refuse('wrong-stage', `${where}: the forum has recorded no outcome, wanted one to return`);
      }
      return [
        {
          ...happened,
          type: 'returned-to-forum',
          step: stepOfKind(state, 'recommendation', where).id,
          reason: command.reason,
        },
      ];
    }
    case 'moveDeadline':
      return [{ ...happened, ...deadlineMoved(state, where, command) }];
    case 'closeCycle': {
      if (!state.decision && command.reason === undefined) {
        refuse(
          'wrong-stage',
          `${where}: the grants are not decided, wanted a decision or a reason to close without one`,
        );
      }
      return [{ ...happened, type: 'closing', reason: command.reason ?? null }];
    }
    case 'cancelCycle':
      return [{ ...happened, type: 'cancelling', reason: command.reason }];
  }
}

const VERBS: Record<CycleCommand['type'], string> = {
  proposeRecommendation: 'Propose a recommendation',
  recordForumOutcome: 'Record the forum’s outcome',
  forumApproval: 'Approve as the forum',
  decideGrants: 'Decide grants',
  returnToForum: 'Return to the forum',
  moveDeadline: 'Move a deadline',
  closeCycle: 'Close the cycle',
  cancelCycle: 'Cancel the cycle',
  noteFromPartnership: 'Note from a partnership',
};

function stepOfKind(state: CycleState, kind: StepKind, where: string): StepPlan {
  const step = state.plan.steps.find((one) => one.kind === kind);
  return step ?? refuse('wrong-stage', `${where}: this year has no step of kind ${kind}`);
}

function requireUndecided(state: CycleState, where: string): void {
  if (state.decision)
    refuse('wrong-stage', `${where}: the grants were decided at ${state.decision.at}, wanted this before that`);
}

function requireLines(state: CycleState, where: string, lines: readonly AmountLine[]): void {
  const seen = new Set<string>();
  for (const line of lines) {
    if (!state.plan.parties.some((party) => party.id === line.party)) {
      refuse('not-found', `${where}: "${line.party}" is no partnership of this cycle`);
    }
    if (seen.has(line.party)) refuse('misshapen', `${where}: ${line.party} is listed twice, wanted once`);
    seen.add(line.party);
    if (state.withdrawn.includes(line.party) && line.amount > 0) {
      refuse('wrong-stage', `${where}: ${line.party} has withdrawn and is given ${line.amount} kroner, wanted 0`);
    }
  }
  const sum = lines.reduce((total, line) => total + line.amount, 0);
  const limit = state.plan.frame - state.plan.reserved;
  if (sum > limit) {
    refuse(
      'amounts-do-not-fit',
      `${where}: the lines come to ${sum} kroner, wanted at most ${limit} (frame ${state.plan.frame} less ${state.plan.reserved} set aside)`,
    );
  }
}

type Recorded = {
  at: Instant;
  actor: string;
  requestId: string;
  outcome: string;
  revision: number | undefined;
  note: string | null;
};

function recordOutcome(state: CycleState, where: string, given: Recorded): CycleEvent[] {
  const step = stepOfKind(state, 'recommendation', where);
  const { outcome, note, ...happened } = given;
  requireUndecided(state, where);
  const current = state.recommendation;
  // "No result" needs no proposal: a forum that never agreed on a text has no result either.
  if (!current && outcome !== 'no-result') {
    refuse('wrong-stage', `${where}: nothing is proposed, wanted a proposed recommendation first`);
  }
  const revision = current?.revision ?? 0;
  if (current && given.revision !== revision) {
    refuse('old-revision', `${where}: revision ${String(given.revision)} is not the present one, wanted ${revision}`);
  }
  if (current?.returned?.by === 'forum') {
    refuse(
      'wrong-stage',
      `${where}: revision ${revision} was returned at ${current.returned.at}, wanted a new revision first`,
    );
  }
  if (current?.outcome) {
    refuse(
      'wrong-stage',
      `${where}: the outcome "${current.outcome.kind}" is recorded for revision ${revision}, wanted a new revision first`,
    );
  }
  const base = { at: happened.at, actor: happened.actor, requestId: happened.requestId };
  switch (outcome) {
    case 'returned':
      return [{ ...base, type: 'proposal-returned', revision, note }];
    case 'agreed':
    case 'agreed-with-dissent':
    case 'voted':
    case 'no-result':
      return [{ ...base, type: 'outcome-recorded', step: step.id, revision, outcome, note }];
    default:
      return refuse('misshapen', `${where}: "${outcome}" is no outcome`);
  }
}

function meetingHeld(
  state: CycleState,
  where: string,
  step: StepPlan,
  command: Extract<CycleCommand, { type: 'recordForumOutcome' }>,
) {
  if (state.firstMeeting)
    refuse('wrong-stage', `${where}: ${step.id} was recorded at ${state.firstMeeting.at}, wanted it open`);
  const { preliminaryFrame, jointMeasures } = command;
  if (preliminaryFrame === undefined || jointMeasures === undefined) {
    return refuse(
      'misshapen',
      `${where}: ${step.id} sets preliminaryFrame and jointMeasures, wanted both in whole kroner`,
    );
  }
  if (command.outcome === 'returned' || command.outcome === 'no-result') {
    refuse(
      'misshapen',
      `${where}: the outcome of ${step.id} is "${command.outcome}", wanted agreed, agreed-with-dissent or voted`,
    );
  }
  if (jointMeasures > preliminaryFrame) {
    refuse(
      'amounts-do-not-fit',
      `${where}: joint measures are ${jointMeasures} kroner, wanted at most the preliminary frame of ${preliminaryFrame}`,
    );
  }
  return { type: 'first-meeting-held' as const, step: step.id, preliminaryFrame, jointMeasures };
}

function grantsDecided(state: CycleState, where: string, command: Extract<CycleCommand, { type: 'decideGrants' }>) {
  const step = stepOfKind(state, 'decision', where);
  requireUndecided(state, where);
  const recommendation = state.recommendation;
  if (!recommendation?.outcome) {
    return refuse('wrong-stage', `${where}: the forum has recorded no outcome, wanted one before anything is granted`);
  }
  if (command.revision !== recommendation.revision) {
    refuse(
      'old-revision',
      `${where}: revision ${command.revision} of the recommendation is not the present one, wanted ${recommendation.revision}`,
    );
  }
  requireLines(state, where, command.grants);
  for (const line of command.grants) {
    if (line.amount > 0 && !state.delivered.includes(line.party)) {
      refuse(
        'wrong-stage',
        `${where}: ${line.party} has not delivered a decision basis and is given ${line.amount} kroner, wanted 0`,
      );
    }
  }
  const deviates = recommendation.outcome.kind !== 'no-result' && !sameLines(recommendation.lines, command.grants);
  if (deviates && command.deviationReason === undefined) {
    refuse('amounts-do-not-fit', `${where}: the grants differ from the recommendation, wanted a deviationReason`);
  }
  return {
    type: 'grants-decided' as const,
    step: step.id,
    revision: command.revision,
    grants: command.grants,
    deviationReason: command.deviationReason ?? null,
  };
}

function sameLines(a: readonly AmountLine[], b: readonly AmountLine[]): boolean {
  const amounts = (lines: readonly AmountLine[]): string =>
    lines
      .filter((line) => line.amount > 0)
      .map((line) => `${line.party}=${line.amount}`)
      .sort()
      .join();
  return amounts(a) === amounts(b);
}

function deadlineMoved(state: CycleState, where: string, command: Extract<CycleCommand, { type: 'moveDeadline' }>) {
  const step = findStep(state.plan, command.step);
  if (!step) {
    return refuse(
      'not-found',
      `${where}: there is no step "${command.step}", wanted ${state.plan.steps.map((one) => one.id).join(', ')}`,
    );
  }
  const current = state.steps[step.id]!;
  if (current.doneAt !== null)
    refuse('wrong-stage', `${where}: ${step.id} was done at ${current.doneAt}, wanted an open step`);
  if (state.decision && step.kind !== 'report') {
    refuse('wrong-stage', `${where}: the grants were decided at ${state.decision.at}, wanted ${step.id} before that`);
  }
  if (command.parties !== undefined) {
    if (step.scope === 'cycle') refuse('misshapen', `${where}: ${step.id} is owed once, wanted no parties`);
    if (command.parties.length === 0)
      refuse('misshapen', `${where}: parties is empty, wanted one or more, or none given`);
    for (const party of command.parties) {
      if (!state.plan.parties.some((one) => one.id === party))
        refuse('not-found', `${where}: "${party}" is no partnership of this cycle`);
    }
  }
  const wanted = { nominal: command.to, time: command.time ?? current.deadline.time, rule: current.deadline.rule };
  const deadline = resolveDeadline(state.plan.rules.table, wanted, current.deadline.revision + 1);
  if (isLate(deadline, command.at)) {
    refuse(
      'in-the-past',
      `${where}: ${deadline.handled} ${deadline.time} has passed at ${command.at}, wanted a later date`,
    );
  }
  requireRaises(state.plan.rules, where, step.ladder, deadline.handled);
  const order = state.plan.steps.find(
    (one) => step.requires.includes(one.id) && deadline.instant < state.steps[one.id]!.deadline.instant,
  );
  if (order) {
    refuse(
      'misshapen',
      `${where}: ${deadline.handled} is before ${order.id} on ${state.steps[order.id]!.deadline.handled}, wanted the order of the year kept`,
    );
  }
  // For all, the order of the year holds forwards too; single parties may be late on purpose.
  const after = state.plan.steps.find(
    (one) =>
      command.parties === undefined &&
      one.requires.includes(step.id) &&
      state.steps[one.id]!.doneAt === null &&
      state.steps[one.id]!.deadline.instant < deadline.instant,
  );
  if (after) {
    refuse(
      'misshapen',
      `${where}: ${deadline.handled} is after ${after.id} on ${state.steps[after.id]!.deadline.handled}, wanted the order of the year kept`,
    );
  }
  return {
    type: 'deadline-moved' as const,
    step: step.id,
    parties: command.parties ?? null,
    from: current.deadline,
    deadline,
    reason: command.reason,
  };
}

// The forum's part of a cycle: what an outcome or a first meeting leads to. Pure. Sandbox-safe.

import { allocateFrame } from './cycle-allocation.ts';
import type { CycleState } from './cycle-state.ts';
import type { CycleCommand } from './cycle-commands.ts';
import type { CycleEvent } from './cycle-events.ts';
import { OUTCOMES } from './cycle-state.ts';
import type { Treated } from './forum-state.ts';
import type { StepPlan } from './plan.ts';
import { proposedStep } from './plan.ts';
import { refuse } from './refusal.ts';
import { ownerAndAuthority } from './seats.ts';
import type { Instant, PartyId, Seat, StepKind } from './words.ts';

export function stepOfKind(state: CycleState, kind: StepKind, where: string): StepPlan {
  const step = state.plan.steps.find((one) => one.kind === kind);
  return step ?? refuse('wrong-stage', `${where}: this year has no step of kind ${kind}, wanted one in its forum file`);
}

/** The step that the forum treats: its recommendation, or its spending plan. */
export function stepForForum(state: CycleState, where: string): StepPlan {
  return (
    proposedStep(state.plan) ??
    refuse('wrong-stage', `${where}: this year has nothing for the forum to agree on, wanted such a step in its file`)
  );
}

/** A forum may have hundreds of networks; a sentence names so many. */
const NAMED = 20;

export function requireParty(state: CycleState, where: string, party: PartyId): void {
  const known = state.plan.parties.map((one) => one.id);
  if (known.includes(party)) return;
  const more = known.length > NAMED ? ` or another of ${known.length}` : '';
  refuse(
    'not-found',
    `${where}: "${party}" is no partnership of this cycle, wanted one of ${known.slice(0, NAMED).join(', ')}${more}`,
  );
}

/** Whether every line is decided; what went back to the forum is not. */
export function isDecided({ decision }: Pick<CycleState, 'decision'>): boolean {
  return decision !== null && decision.returned.length === 0;
}

export function requireUndecided(state: CycleState, where: string): void {
  if (isDecided(state) && state.decision)
    refuse('wrong-stage', `${where}: the grants were decided at ${state.decision.at}, wanted this before that`);
}

/** Refuses a directory in which somebody sits in the forum both as owner and as kindergarten authority. */
export function requireSeparate(state: CycleState, where: string, seats: readonly Seat[]): void {
  const both = ownerAndAuthority(state.plan.forum.seats, seats);
  if (!both) return;
  refuse(
    'wrong-role',
    `${where}: "${both.person}" sits on ${both.owner} as owner and on ${both.authority} as authority, wanted two persons`,
  );
}

type Recorded = {
  at: Instant;
  actor: string;
  requestId: string;
  outcome: string;
  revision: number | undefined;
  note: string | null;
  treated?: Treated | undefined;
};

export function recordOutcome(state: CycleState, where: string, given: Recorded): CycleEvent[] {
  const step = stepForForum(state, where);
  const { outcome, note, treated, ...happened } = given;
  requireUndecided(state, where);
  const { outcomes } = state.plan;
  if (outcomes !== undefined && !outcomes.includes(outcome)) {
    refuse(
      'wrong-stage',
      `${where}: the outcome is "${outcome}", which this scheme version has not, wanted ${outcomes.join(', ')}`,
    );
  }
  if (step.kind === 'spending-plan' && outcome === 'no-result') {
    refuse(
      'wrong-stage',
      `${where}: nobody decides in the forum’s place on ${step.id}, wanted an agreed plan or "returned"`,
    );
  }
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
      return [{ ...base, type: 'proposal-returned', revision, note, ...(treated && { treated }) }];
    case 'agreed':
    case 'agreed-with-dissent':
    case 'voted':
    case 'no-result':
      return [
        { ...base, type: 'outcome-recorded', step: step.id, revision, outcome, note, ...(treated && { treated }) },
      ];
    default:
      return refuse('misshapen', `${where}: "${outcome}" is no outcome, wanted ${OUTCOMES.join(', ')}`);
  }
}

export function meetingHeld(
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
  allocateFrame(where, state.plan, { amount: preliminaryFrame, jointMeasures });
  return {
    type: 'first-meeting-held' as const,
    step: step.id,
    preliminaryFrame,
    jointMeasures,
    outcome: command.outcome,
    note: command.note ?? null,
  };
}

// What becomes of a cycle's steps, its proposal and its decision. Pure. Sandbox-safe.

import type { CycleEvent } from './cycle-events.ts';
import type { CycleState } from './cycle-state.ts';
import type { Treated } from './forum-state.ts';
import { returnedOf, whyReturned } from './grant-lines.ts';
import { grantsTogether } from './grants-together.ts';
import { proposedStep } from './plan.ts';
import { announce, queueTell } from './tells-evolve.ts';
import { countVotes } from './voting.ts';
import type { Instant, StepId } from './words.ts';

/** What the outcome keeps of how it came about; the rest is in the journal. */
export function treatment(state: CycleState, treated: Treated | undefined) {
  const inWriting = state.forum.writing?.answers.filter((one) => one.answer === 'dissents').length ?? 0;
  return {
    meeting: treated?.meeting ?? null,
    dissents: treated?.meeting == null ? inWriting : treated.dissents.length,
    votes: treated === undefined || treated.votes.length === 0 ? null : countVotes(treated.votes),
  };
}

/** What is decided is told; a line that is returned goes back to the forum, and waits for its next word. */
export function decided(state: CycleState, event: Extract<CycleEvent, { type: 'grants-decided' }>): CycleState {
  const { grants, at, actor, deviationReason, caseNumber, preparedBy, step, revision } = event;
  const returned = returnedOf(grants);
  const decision = {
    grants: grantsTogether(state.plan, state.decision?.grants ?? [], grants),
    at,
    decidedBy: actor,
    preparedBy,
    deviationReason,
    caseNumber,
    returned,
    ...(returned.length > 0 && grants.some(({ measures }) => measures !== undefined) ? { restsOn: revision } : {}),
  };
  const next = { ...state, prepared: null, decision };
  const before = state.decision?.returned ?? null;
  if (returned.length === 0) return queueTell(done(next, step, at), { kind: 'decision' }, null, before);
  // A measure that went back holds its own money only: what its partnership is given beside it is told at once.
  const silent = grants
    .filter(({ party, amount }) => amount === 0 && returned.includes(party))
    .map(({ party }) => party);
  const told = (before ?? state.plan.parties.map((party) => party.id)).filter((party) => !silent.includes(party));
  const recommendation = proposedStep(state.plan)!.id;
  const reason = whyReturned(grants);
  return announce(
    queueTell(done(sentBack(next, 'governor', at), recommendation, null), { kind: 'decision' }, null, told),
    'returned-to-forum',
    at,
    reason === undefined ? {} : { reason },
  );
}

/** A cycle’s step is done at an instant, or not any longer. */
export function done(state: CycleState, step: StepId, doneAt: Instant | null): CycleState {
  return { ...state, steps: { ...state.steps, [step]: { ...state.steps[step]!, doneAt } } };
}

/** A proposal that goes back; one that never was, since the outcome was "no result", is nothing to go back to. */
export function sentBack(state: CycleState, by: 'forum' | 'governor', at: Instant): CycleState {
  const { recommendation } = state;
  if (!recommendation || recommendation.revision === 0) return { ...state, prepared: null, recommendation: null };
  return { ...state, prepared: null, recommendation: { ...recommendation, outcome: null, returned: { by, at } } };
}

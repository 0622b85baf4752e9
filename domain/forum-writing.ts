// The rules of written procedure: members approve one by one, and the outcome follows from the answers. Pure.
// Sandbox-safe.

import { requireUndecided } from './cycle-forum.ts';
import type { CycleState } from './cycle-state.ts';
import type {
  ForumCommand,
  ForumEvent,
  ItemOutcome,
  Present,
  Treated,
  Vote,
  WrittenAnswer,
  WrittenProcedure,
} from './forum-state.ts';
import type { ForumPlan } from './forum-plan.ts';
import { localDateAt } from './local-time.ts';
import { WRITING_LADDER } from './forum-ladders.ts';
import { requireRaises } from './raises.ts';
import type { ApprovalSlot } from './partnership-state.ts';
import { seatsOf } from './permissions.ts';
import { refuse } from './refusal.ts';
import { isSeatValid, standingOf, voters, votingSeats } from './seats.ts';
import type { Count } from './voting.ts';
import { carries, requireQuorum } from './voting.ts';
import type { Instant, LocalDate, PartyId, PersonId } from './words.ts';

/** Voting seats that have not answered; those who stepped back are waited for only where a substitute came. */
export function pendingInWriting(plan: ForumPlan, writing: WrittenProcedure, day: LocalDate): PartyId[] {
  return votingSeats(plan, day)
    .map((seat) => seat.id)
    .filter((seat) => {
      if (writing.answers.some((one) => one.seat === seat)) return false;
      const back = writing.conflicts.find((one) => one.seat === seat && one.kind === 'stepped-back');
      return back === undefined || back.substitute !== null;
    });
}

/**
 * The same as approvals that the recommendation's row waits for. Judged on the day on which the procedure was opened.
 */
export function slotsInWriting(state: CycleState): ApprovalSlot[] {
  const { writing } = state.forum;
  if (!writing) return [];
  const day = localDateAt(state.plan.rules.table, writing.openedAt);
  return pendingInWriting(state.plan.forum, writing, day).map((party) => ({ role: 'forum-member' as const, party }));
}

type Writing = Extract<ForumCommand, { type: 'openWriting' | 'approveInWriting' }>;

export function decideWriting(
  state: CycleState,
  where: string,
  command: Writing,
  by: { readonly actor: PersonId; readonly at: Instant },
): ForumEvent {
  requireUndecided(state, where);
  const revision = requireRevision(state, where, command.revision);
  switch (command.type) {
    case 'openWriting': {
      if (state.forum.writing) {
        refuse('wrong-stage', `${where}: one is open since ${state.forum.writing.openedAt}, wanted it closed first`);
      }
      const today = localDateAt(state.plan.rules.table, by.at);
      if (votingSeats(state.plan.forum, today).length === 0) {
        refuse('wrong-stage', `${where}: the forum has no voting seats on ${today}, wanted some in its file`);
      }
      if (command.until !== undefined && command.until < today) {
        refuse('in-the-past', `${where}: ${command.until} has passed on ${today}, wanted that day or later`);
      }
      if (command.until !== undefined) requireRaises(state.plan.rules, where, WRITING_LADDER, command.until);
      return { type: 'writing-opened', revision, until: command.until ?? null };
    }
    case 'approveInWriting': {
      const writing = requireWriting(state, where);
      const present = answering(state, where, writing, command.seat, by.actor);
      const answered = writing.answers.find((one) => one.seat === present.seat);
      if (answered) {
        refuse(
          'wrong-stage',
          `${where}: ${present.seat} answered revision ${revision} at ${answered.at}, wanted one answer from each seat`,
        );
      }
      const answer = command.answer ?? 'approves';
      if (answer === 'dissents' && command.statement === undefined) {
        refuse('misshapen', `${where}: a dissent has no statement, wanted what is to stand in the minutes`);
      }
      return {
        type: 'answered-in-writing',
        revision,
        answer,
        statement: command.statement ?? null,
        ...present,
      };
    }
  }
}

function requireWriting(state: CycleState, where: string): WrittenProcedure {
  return (
    state.forum.writing ?? refuse('wrong-stage', `${where}: no written procedure is open, wanted one opened first`)
  );
}

function requireRevision(state: CycleState, where: string, given: number): number {
  const current = state.recommendation;
  if (!current || current.revision === 0) {
    return refuse('wrong-stage', `${where}: nothing is proposed, wanted a proposed recommendation first`);
  }
  if (given !== current.revision) {
    refuse('old-revision', `${where}: revision ${given} is not the present one, wanted ${current.revision}`);
  }
  if (current.outcome) {
    refuse('wrong-stage', `${where}: the outcome "${current.outcome.kind}" is recorded, wanted a new revision first`);
  }
  if (current.returned?.by === 'forum') {
    refuse('wrong-stage', `${where}: revision ${given} was returned at ${current.returned.at}, wanted a new one first`);
  }
  return current.revision;
}

/** The seat that somebody answers for: their own; a substitute's only when the member stepped back and they came. */
function answering(
  state: CycleState,
  where: string,
  writing: WrittenProcedure,
  seat: PartyId | undefined,
  person: PersonId,
): Present {
  const { seats, forum } = state.plan;
  const own = seatsOf(seats, person, where);
  const day = localDateAt(state.plan.rules.table, writing.openedAt);
  const held = forum.seats.filter((one) => standingOf(seats, { seat: one.id, person }) !== null);
  if (held.length === 0) {
    const has = own.map((one) => `${one.role} for ${one.party}`).join(', ');
    refuse('wrong-role', `${where}: "${person}" is ${has}, wanted a member of the forum`);
  }
  const wanted = seat === undefined ? held : held.filter((one) => one.id === seat);
  if (wanted.length === 0) {
    refuse(
      'wrong-role',
      `${where}: "${person}" has no place on ${String(seat)}, wanted ${held.map((one) => one.id).join(' or ')}`,
    );
  }
  const back = writing.conflicts.find((one) => one.person === person && one.kind === 'stepped-back');
  if (back)
    refuse('wrong-role', `${where}: "${person}" has stepped back for ${back.seat}, wanted somebody who takes part`);
  const valid = wanted.filter((one) => isSeatValid(one, day));
  if (valid.length === 0) {
    refuse('wrong-stage', `${where}: the seat ${wanted[0]!.id} did not count on ${day}, wanted one that did`);
  }
  const voting = valid.filter((one) => votingSeats(forum, day).some((other) => other.id === one.id));
  if (voting.length === 0) refuse('wrong-role', `${where}: the seat ${valid[0]!.id} has no vote, wanted one that has`);
  const may = voting.find((one) => {
    const stepped = writing.conflicts.find((other) => other.seat === one.id && other.kind === 'stepped-back');
    if (stepped) return stepped.substitute === person;
    return standingOf(seats, { seat: one.id, person }) === 'member';
  });
  if (!may) {
    return refuse(
      'wrong-role',
      `${where}: "${person}" is a substitute on ${voting[0]!.id}, wanted its member to step back first`,
    );
  }
  return { seat: may.id, person };
}

/** What the answers amount to when the secretariat closes the procedure. Silence is no answer. */
export function closedWriting(
  state: CycleState,
  where: string,
  command: Extract<ForumCommand, { type: 'closeWriting' }>,
): { readonly revision: number; readonly outcome: Exclude<ItemOutcome, 'postponed'>; readonly treated: Treated } {
  requireUndecided(state, where);
  const revision = requireRevision(state, where, command.revision);
  const writing = requireWriting(state, where);
  const { forum } = state.plan;
  const day = localDateAt(state.plan.rules.table, writing.openedAt);
  const back = new Set(writing.conflicts.filter((one) => one.kind === 'stepped-back').map((one) => one.person));
  const answers = writing.answers.filter((one) => !back.has(one.person));
  const counted = answers.map(({ seat, person }) => ({ seat, person }));
  if (command.withoutResult !== true) requireQuorum(forum, where, counted, day);
  const of = (answer: WrittenAnswer): number => answers.filter((one) => one.answer === answer).length;
  const count = { for: of('approves') + of('dissents'), against: of('against'), abstains: of('abstains') };
  const taking = voters(forum, counted, day).length;
  const outcome = command.withoutResult === true ? 'no-result' : outcomeOf(forum, count, of('dissents'), taking);
  const votes = answers.map(({ seat, person, answer }) => ({ seat, person, vote: VOTE_OF[answer] }));
  return {
    revision,
    outcome,
    // Statements stand in the members' own entries of the journal.
    treated: { meeting: null, item: null, takingPart: counted, dissents: [], votes: count.against === 0 ? [] : votes },
  };
}

const VOTE_OF: Readonly<Record<WrittenAnswer, Vote>> = {
  approves: 'for',
  dissents: 'for',
  against: 'against',
  abstains: 'abstains',
};

function outcomeOf(
  forum: ForumPlan,
  count: Count,
  dissents: number,
  taking: number,
): Exclude<ItemOutcome, 'postponed'> {
  if (count.for === 0) return 'no-result';
  if (count.against === 0) return dissents === 0 ? 'agreed' : 'agreed-with-dissent';
  return forum.votingRule !== null && carries(forum.votingRule, count, taking) ? 'voted' : 'no-result';
}

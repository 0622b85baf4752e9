// The forum's commands in one place: who may give them, and which rules they go to. Pure. Sandbox-safe.

import { stepForForum } from './cycle-forum.ts';
import type { CycleState } from './cycle-state.ts';
import type { CycleCommand } from './cycle-commands.ts';
import type { CycleEvent } from './cycle-events.ts';
import { decideMeeting, requirePlanned } from './forum-meeting.ts';
import { evolveForum } from './forum-evolve.ts';
import type { ForumCommand, ItemOutcome, ItemSubject, Treated } from './forum-state.ts';
import { FORUM_LIMIT } from './forum-state.ts';
import { decideTreatment, treatedIn } from './forum-treatment.ts';
import { closedWriting, decideWriting } from './forum-writing.ts';
import { refuse } from './refusal.ts';
import type { Instant, PersonId } from './words.ts';

interface By {
  readonly at: Instant;
  readonly actor: PersonId;
  readonly requestId: string | null;
}

/** What a command about meetings or written procedure leads to. Throws a Refusal. */
export function decideForum(state: CycleState, where: string, command: ForumCommand, by: By): CycleEvent[] {
  const events = decide(state, where, command, by);
  const before = JSON.stringify(state.forum).length;
  const after = JSON.stringify(events.reduce(evolveForum, state.forum)).length;
  if (after > FORUM_LIMIT && after > before) {
    refuse('too-large', `${where}: meetings would take ${after} characters, wanted at most ${FORUM_LIMIT}: close some`);
  }
  return events;
}

function decide(state: CycleState, where: string, command: ForumCommand, by: By): CycleEvent[] {
  switch (command.type) {
    case 'planMeeting':
    case 'moveMeeting':
    case 'cancelMeeting':
    case 'setAgenda':
    case 'sendPapers':
    case 'closeMeeting':
      return [{ ...by, ...decideMeeting(state, where, command, by.at) }];
    case 'recordAttendance':
    case 'recordConflict':
    case 'recordItem':
      return [{ ...by, ...decideTreatment(state, where, command, by) }];
    case 'openWriting':
    case 'approveInWriting':
      return [{ ...by, ...decideWriting(state, where, command, by) }];
    case 'closeWriting': {
      const { revision, outcome, treated } = closedWriting(state, where, command);
      const note = command.note ?? null;
      if (outcome === 'no-result') return [{ ...by, type: 'writing-closed', revision, note }];
      const { id: step } = stepForForum(state, where);
      return [{ ...by, type: 'outcome-recorded', step, revision, outcome, note, treated }];
    }
  }
}

/** How the recommendation or the first meeting was treated, where a meeting is named; undefined where none is. */
export function treatedOf(
  state: CycleState,
  where: string,
  command: Extract<CycleCommand, { type: 'recordForumOutcome' }>,
  about: ItemSubject,
): Treated | undefined {
  const said = { dissents: command.dissents ?? [], votes: command.votes ?? [] };
  if (command.meeting === undefined) {
    if (said.dissents.length > 0 || said.votes.length > 0) {
      refuse(
        'misshapen',
        `${where}: dissents or votes are given and no meeting, wanted the meeting they were given in`,
      );
    }
    if (command.outcome !== 'no-result' && command.outcome !== 'returned') requireNoQuorum(state, where);
    return undefined;
  }
  const meeting = requirePlanned(state, where, command.meeting);
  const item = meeting.items.find((one) => one.about === about)?.id ?? null;
  const outcome: ItemOutcome = command.outcome === 'returned' ? 'postponed' : command.outcome;
  return treatedIn(state, where, meeting, item, command.at, outcome, said);
}

/** An approval without a meeting is enough only where the forum has no quorum. */
export function requireNoQuorum(state: CycleState, where: string): void {
  if (state.plan.forum.quorum === null) return;
  refuse('wrong-stage', `${where}: no meeting is named, wanted one, since the forum has a quorum`);
}

/** Nothing else decides over a recommendation while members approve it in writing. */
export function requireNotInWriting(state: CycleState, where: string): void {
  const { writing } = state.forum;
  if (!writing) return;
  refuse(
    'wrong-stage',
    `${where}: revision ${writing.revision} is being approved in writing since ${writing.openedAt}, wanted that closed first`,
  );
}

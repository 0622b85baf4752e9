// The rules of what happens in a meeting: attendance, conflicts of interest, and how an item ends. Pure. Sandbox-safe.

import type { CycleState } from './cycle-state.ts';
import { requireBegun, requireItem, requirePlanned } from './forum-meeting.ts';
import type {
  Conflict,
  ForumCommand,
  ForumEvent,
  ItemOutcome,
  Meeting,
  Present,
  Said,
  Treated,
} from './forum-state.ts';
import { localDateAt } from './local-time.ts';
import { requireRole } from './permissions.ts';
import { refuse } from './refusal.ts';
import { requireAttendance, requireSeat, requireStanding, standingOf, takingPart } from './seats.ts';
import type { Instant, LocalDate, PersonId } from './words.ts';
import { judge, requireQuorum } from './voting.ts';

type Treating = Extract<ForumCommand, { type: 'recordAttendance' | 'recordConflict' | 'recordItem' }>;

export function decideTreatment(
  state: CycleState,
  where: string,
  command: Treating,
  by: { readonly actor: PersonId; readonly at: Instant },
): ForumEvent {
  const { plan } = state;
  switch (command.type) {
    case 'recordAttendance': {
      const meeting = requirePlanned(state, where, command.meeting);
      requireBegun(state, where, meeting, by.at);
      if (command.present.length === 0) refuse('misshapen', `${where}: nobody is present, wanted those who took part`);
      requireAttendance(plan.forum, plan.seats, where, command.present, meeting.date);
      return { type: 'attendance-recorded', meeting: meeting.id, present: command.present };
    }
    case 'recordConflict':
      return command.meeting === undefined
        ? inWriting(state, where, command, by)
        : inMeeting(state, where, command, command.meeting, by);
    case 'recordItem': {
      const meeting = requirePlanned(state, where, command.meeting);
      const item = requireItem(where, meeting, command.item);
      if (item.about === 'recommendation' || item.about === 'first-meeting') {
        refuse('wrong-stage', `${where}: item ${item.id} is the ${item.about}, wanted recordForumOutcome for it`);
      }
      if (item.outcome !== null && item.outcome !== 'postponed') {
        refuse('wrong-stage', `${where}: item ${item.id} ended "${item.outcome}", wanted one without an outcome`);
      }
      const treated = treatedIn(state, where, meeting, item.id, by.at, command.outcome, command);
      const { id, about } = item;
      const note = command.note ?? null;
      return { type: 'item-recorded', meeting: meeting.id, item: id, about, outcome: command.outcome, note, treated };
    }
  }
}

/** An item as treated in a meeting: who took part, dissents and votes, by the forum's own rules. */
export function treatedIn(
  state: CycleState,
  where: string,
  meeting: Meeting,
  item: string | null,
  at: Instant,
  outcome: ItemOutcome,
  said: Said,
): Treated {
  requireBegun(state, where, meeting, at);
  if (meeting.present.length === 0) {
    refuse('wrong-stage', `${where}: no attendance is recorded for ${meeting.id}, wanted it first`);
  }
  const conflicts = meeting.items.find((one) => one.id === item)?.conflicts ?? [];
  const part = takingPart(meeting.present, conflicts);
  const binding = outcome !== 'postponed' && outcome !== 'no-result';
  if (binding) requireQuorum(state.plan.forum, where, part, meeting.date);
  const given = judge(state.plan.forum, where, part, meeting.date, outcome, said);
  return { meeting: meeting.id, item, takingPart: part, ...given };
}

type Recording = Extract<ForumCommand, { type: 'recordConflict' }>;

function inMeeting(
  state: CycleState,
  where: string,
  command: Recording,
  id: string,
  by: { readonly actor: PersonId },
): ForumEvent {
  const meeting = requirePlanned(state, where, id);
  if (command.item === undefined) {
    return refuse('misshapen', `${where}: no item is named, wanted one of the agenda of ${meeting.id}`);
  }
  const item = requireItem(where, meeting, command.item);
  if (item.outcome !== null) {
    refuse('wrong-stage', `${where}: item ${item.id} ended "${item.outcome}", wanted it before that`);
  }
  const present = meeting.present.find((one) => one.seat === command.seat);
  // Before attendance is recorded it is the seat's own member who declares.
  const conflict = conflictOf(state, where, command, present ?? null, item.conflicts, meeting.date, by.actor);
  if (conflict.substitute !== null)
    requireFree(where, conflict.substitute, takingPart(meeting.present, item.conflicts));
  return { type: 'conflict-recorded', meeting: meeting.id, item: item.id, note: command.note ?? null, ...conflict };
}

function inWriting(
  state: CycleState,
  where: string,
  command: Recording,
  by: { readonly actor: PersonId; readonly at: Instant },
): ForumEvent {
  const { writing } = state.forum;
  if (!writing) {
    return refuse('wrong-stage', `${where}: no written procedure is open, wanted one, or the meeting and its item`);
  }
  const answered = writing.answers.find((one) => one.seat === command.seat);
  if (answered) {
    refuse('wrong-stage', `${where}: ${command.seat} answered at ${answered.at}, wanted it before the answer`);
  }
  const day = localDateAt(state.plan.rules.table, by.at);
  const conflict = conflictOf(state, where, command, null, writing.conflicts, day, by.actor);
  if (conflict.substitute !== null) requireFree(where, conflict.substitute, writing.answers);
  return { type: 'conflict-recorded', meeting: null, item: null, note: command.note ?? null, ...conflict };
}

/** Who has a conflict, and who comes instead. A member declares their own; the secretariat writes down anybody's. */
function conflictOf(
  state: CycleState,
  where: string,
  command: Recording,
  present: Present | null,
  conflicts: readonly Conflict[],
  day: LocalDate,
  actor: PersonId,
): Conflict {
  const { seats, forum } = state.plan;
  const { id: seat } = requireSeat(forum, where, command.seat, day);
  const own = standingOf(seats, { seat, person: actor }) !== null;
  if (!own) requireRole(seats, actor, ['secretariat'], where);
  const members = seats.filter((one) => one.role === 'forum-member' && one.party === seat);
  const person = present?.person ?? (own ? actor : members[0]?.person);
  if (person === undefined) return refuse('unknown-person', `${where}: nobody sits on ${seat}, wanted its member`);
  const before = conflicts.find((one) => one.seat === seat);
  if (before?.kind === 'stepped-back') {
    refuse('wrong-stage', `${where}: "${before.person}" has stepped back for ${seat}, wanted that once`);
  }
  const substitute = command.substitute ?? null;
  if (substitute === null) return { seat, person, kind: command.kind, substitute };
  if (command.kind !== 'stepped-back') {
    refuse('misshapen', `${where}: "${person}" stays and "${substitute}" would come, wanted a substitute only instead`);
  }
  if (substitute === person) refuse('misshapen', `${where}: "${person}" would replace themselves, wanted another`);
  requireStanding(seats, where, { seat, person: substitute });
  if (conflicts.some((one) => one.person === substitute && one.kind === 'stepped-back')) {
    refuse('wrong-role', `${where}: "${substitute}" has stepped back from this item too, wanted another substitute`);
  }
  if (conflicts.some((one) => one.substitute === substitute)) {
    refuse('misshapen', `${where}: "${substitute}" takes two seats, wanted one person on each`);
  }
  return { seat, person, kind: command.kind, substitute };
}

function requireFree(where: string, substitute: PersonId, part: readonly Present[]): void {
  const other = part.find((one) => one.person === substitute);
  if (other) refuse('misshapen', `${where}: "${substitute}" takes part on ${other.seat} already, wanted somebody free`);
}

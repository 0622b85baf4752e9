// The rules of forum meetings: planned, moved, called off, prepared, recorded and closed. Pure. Sandbox-safe.

import { requireParty } from './cycle-forum.ts';
import type { CycleState } from './cycle-state.ts';
import type { AgendaItem, ForumCommand, ForumEvent, Meeting } from './forum-state.ts';
import { ITEM_LIMIT, MEETING_LIMIT } from './forum-state.ts';
import { addWorkingDays, localDateAt, localToInstant } from './local-time.ts';
import { MEETING_LADDER, PAPERS_LADDER } from './forum-ladders.ts';
import { findStep } from './plan.ts';
import { requireRaises } from './raises.ts';
import { refuse } from './refusal.ts';
import { PROPOSED } from './step-kinds.ts';
import type { Instant, LocalDate } from './words.ts';

/** When a meeting begins and nothing else is said. */
const USUAL_TIME = '10:00';

/** The meeting of that id; refuses one that is not there. */
export function requireMeeting(state: CycleState, where: string, id: string): Meeting {
  return (
    state.forum.meetings.find((one) => one.id === id) ??
    refuse(
      'not-found',
      `${where}: there is no meeting "${id}", wanted one of ${state.forum.meetings.map((one) => one.id).join(', ') || 'none: none is planned'}`,
    )
  );
}

/** The same, and refuses one that is over. */
export function requirePlanned(state: CycleState, where: string, id: string): Meeting {
  const meeting = requireMeeting(state, where, id);
  if (meeting.status !== 'planned') {
    refuse('wrong-stage', `${where}: the meeting ${id} on ${meeting.date} is ${meeting.status}, wanted a planned one`);
  }
  return meeting;
}

/** The item of that id on a meeting's agenda; refuses one that is not there. */
export function requireItem(where: string, meeting: Meeting, id: string): AgendaItem {
  return (
    meeting.items.find((one) => one.id === id) ??
    refuse(
      'not-found',
      `${where}: the agenda of ${meeting.id} has no item "${id}", wanted one of ${meeting.items.map((one) => one.id).join(', ') || 'none: no agenda is set'}`,
    )
  );
}

type Wanted = {
  readonly date: LocalDate;
  readonly time?: string;
  readonly papersOut?: LocalDate;
  readonly place?: string;
};

/** Date, hour and papers of a meeting, checked against the calendar and the clock. */
function dated(state: CycleState, where: string, wanted: Wanted, before: Meeting | null, at: Instant) {
  const { rules, forum } = state.plan;
  const { from, to } = rules.table;
  const outside = (date: LocalDate): boolean => date < from || date > to;
  if (outside(wanted.date)) {
    refuse('misshapen', `${where}: ${wanted.date} is outside the cycle’s calendar, wanted ${from} to ${to}`);
  }
  const time = wanted.time ?? before?.time ?? USUAL_TIME;
  if (localToInstant(rules.table, wanted.date, time) <= at) {
    refuse('in-the-past', `${where}: ${wanted.date} ${time} has passed at ${at}, wanted a later date`);
  }
  const usual = addWorkingDays(rules.table, wanted.date, -forum.papersDays);
  const today = localDateAt(rules.table, at);
  const papersOut = wanted.papersOut ?? (usual < today ? today : usual);
  if (papersOut > wanted.date) {
    refuse('misshapen', `${where}: papers out on ${papersOut} is after the meeting, wanted at most ${wanted.date}`);
  }
  if (papersOut < today && before?.papersSentAt == null) {
    refuse('in-the-past', `${where}: papers out on ${papersOut} has passed on ${today}, wanted that day or later`);
  }
  requireRaises(rules, where, PAPERS_LADDER, papersOut);
  requireRaises(rules, where, MEETING_LADDER, wanted.date);
  return { date: wanted.date, time, papersOut, place: wanted.place ?? before?.place ?? null };
}

type Planning = Extract<
  ForumCommand,
  { type: 'planMeeting' | 'moveMeeting' | 'cancelMeeting' | 'setAgenda' | 'sendPapers' | 'closeMeeting' }
>;

export function decideMeeting(state: CycleState, where: string, command: Planning, at: Instant): ForumEvent {
  const { meetings } = state.forum;
  switch (command.type) {
    case 'planMeeting': {
      if (meetings.length >= MEETING_LIMIT) {
        refuse('too-large', `${where}: the year has ${meetings.length} meetings, wanted at most ${MEETING_LIMIT}`);
      }
      const step = command.step === undefined ? undefined : findStep(state.plan, command.step);
      if (command.step !== undefined && !(step && (step.kind === 'meeting' || PROPOSED.includes(step.kind)))) {
        const wanted = state.plan.steps.filter((one) => one.kind === 'meeting' || PROPOSED.includes(one.kind));
        refuse(
          'not-found',
          `${where}: "${command.step}" is no step that the forum meets for, wanted ${wanted.map((one) => one.id).join(' or ')}`,
        );
      }
      return {
        type: 'meeting-planned',
        meeting: `m${meetings.length + 1}`,
        step: command.step ?? null,
        ...dated(state, where, command, null, at),
      };
    }
    case 'moveMeeting': {
      const meeting = requirePlanned(state, where, command.meeting);
      if (meeting.present.length > 0) {
        refuse('wrong-stage', `${where}: attendance is recorded for ${meeting.id}, wanted a meeting to come`);
      }
      return {
        type: 'meeting-moved',
        meeting: meeting.id,
        from: meeting.date,
        reason: command.reason,
        ...dated(state, where, command, meeting, at),
      };
    }
    case 'cancelMeeting': {
      const meeting = requirePlanned(state, where, command.meeting);
      const treated = meeting.items.find((one) => one.outcome !== null);
      if (treated) refuse('wrong-stage', `${where}: item ${treated.id} is treated, wanted a meeting that was not held`);
      return { type: 'meeting-cancelled', meeting: meeting.id, reason: command.reason };
    }
    case 'setAgenda': {
      const meeting = requirePlanned(state, where, command.meeting);
      if (command.items.length > ITEM_LIMIT) {
        refuse('too-large', `${where}: the agenda has ${command.items.length} items, wanted at most ${ITEM_LIMIT}`);
      }
      const ids = new Set<string>();
      for (const { id, about, parties } of command.items) {
        if (ids.has(id)) refuse('misshapen', `${where}: the item "${id}" is listed twice, wanted once`);
        ids.add(id);
        for (const party of parties ?? []) requireParty(state, where, party);
        if (about === 'measure' && (parties ?? []).length === 0) {
          refuse('misshapen', `${where}: the item "${id}" is about a measure, wanted the partnership it belongs to`);
        }
        if (command.items.filter((one) => one.about === about).length > 1 && isOnce(about)) {
          refuse('misshapen', `${where}: two items are about the ${about}, wanted one`);
        }
      }
      const gone = meeting.items.find((one) => !ids.has(one.id) && (one.outcome !== null || one.conflicts.length > 0));
      if (gone) refuse('wrong-stage', `${where}: item ${gone.id} has been treated, wanted it kept on the agenda`);
      return {
        type: 'agenda-set',
        meeting: meeting.id,
        items: command.items.map((item) => ({ ...item, parties: item.parties ?? [] })),
      };
    }
    case 'sendPapers': {
      const meeting = requirePlanned(state, where, command.meeting);
      if (meeting.papersSentAt !== null) {
        refuse('wrong-stage', `${where}: the papers went out at ${meeting.papersSentAt}, wanted it once`);
      }
      if (meeting.items.length === 0) refuse('wrong-stage', `${where}: ${meeting.id} has no agenda, wanted one first`);
      return { type: 'papers-sent', meeting: meeting.id };
    }
    case 'closeMeeting': {
      const meeting = requirePlanned(state, where, command.meeting);
      requireBegun(state, where, meeting, at);
      if (meeting.present.length === 0) {
        refuse('wrong-stage', `${where}: no attendance is recorded for ${meeting.id}, wanted it first`);
      }
      const open = meeting.items.find((one) => one.outcome === null);
      if (open) refuse('wrong-stage', `${where}: item ${open.id} has no outcome, wanted one for each item`);
      return { type: 'meeting-closed', meeting: meeting.id, note: command.note ?? null };
    }
  }
}

function isOnce(about: AgendaItem['about']): boolean {
  return about === 'recommendation' || about === 'first-meeting' || about === 'long-term-plan';
}

/** Nothing is recorded of a meeting before its day. */
export function requireBegun(state: CycleState, where: string, meeting: Meeting, at: Instant): void {
  const today = localDateAt(state.plan.rules.table, at);
  if (today >= meeting.date) return;
  refuse(
    'wrong-stage',
    `${where}: ${meeting.id} is on ${meeting.date} and today is ${today}, wanted that day or later`,
  );
}

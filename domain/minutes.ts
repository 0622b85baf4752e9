// The record of a meeting or a written procedure, folded from the cycle's journal. Pure. Sandbox-safe.

import type { AmountLine } from './amount-lines.ts';
import type { CycleEvent } from './cycle-events.ts';
import type { Conflict, ItemOutcome, ItemSubject, Present, Treated, WrittenAnswer } from './forum-state.ts';
import type { Instant, LocalDate, PartyId, StepId } from './words.ts';

/** One item as the minutes tell it. */
export interface MinutedItem {
  /** Null for what was recorded beside the agenda. */
  readonly id: string | null;
  readonly about: ItemSubject;
  readonly title: string | null;
  readonly parties: readonly PartyId[];
  readonly conflicts: readonly (Conflict & { readonly note: string | null })[];
  /** Null for an item that was not treated. */
  readonly outcome: ItemOutcome | null;
  readonly note: string | null;
  readonly treated: Treated | null;
  /** What was recommended; only for the recommendation. */
  readonly recommended: { readonly revision: number; readonly lines: readonly AmountLine[] } | null;
  /** Whole kroner; only for the first meeting of the year. */
  readonly frame: { readonly preliminaryFrame: number; readonly jointMeasures: number } | null;
}

export interface Minutes {
  readonly meeting: {
    readonly id: string;
    readonly step: StepId | null;
    readonly date: LocalDate;
    readonly time: string;
    readonly place: string | null;
  } | null;
  readonly status: 'planned' | 'held' | 'cancelled';
  readonly present: readonly Present[];
  readonly items: readonly MinutedItem[];
  readonly closed: { readonly at: Instant; readonly note: string | null } | null;
}

/** Each seat's answer in a written procedure, with its statement. */
export interface WrittenMinutes {
  readonly revision: number;
  readonly openedAt: Instant;
  readonly until: LocalDate | null;
  readonly closedAt: Instant | null;
  readonly answers: readonly (Present & {
    readonly answer: WrittenAnswer;
    readonly statement: string | null;
    readonly at: Instant;
  })[];
  readonly conflicts: readonly (Conflict & { readonly note: string | null })[];
  readonly lines: readonly AmountLine[];
  /** Null when it came to nothing, or is still open. */
  readonly outcome: ItemOutcome | null;
  readonly note: string | null;
}

const UNTREATED = {
  conflicts: [],
  outcome: null,
  note: null,
  treated: null,
  recommended: null,
  frame: null,
} as const satisfies Partial<MinutedItem>;

/** The minutes of one meeting; null when no such meeting was planned. */
export function minutesOf(events: readonly CycleEvent[], meeting: string): Minutes | null {
  let minutes: Minutes | null = null;
  let proposed: MinutedItem['recommended'] = null;
  for (const event of events) {
    if (event.type === 'recommendation-proposed') proposed = { revision: event.revision, lines: event.lines };
    if (event.type === 'meeting-planned' && event.meeting === meeting) {
      const { step, date, time, place } = event;
      minutes = {
        meeting: { id: meeting, step, date, time, place },
        status: 'planned',
        present: [],
        items: [],
        closed: null,
      };
    }
    if (minutes !== null) minutes = fold(minutes, event, meeting, proposed);
  }
  return minutes;
}

function fold(minutes: Minutes, event: CycleEvent, meeting: string, proposed: MinutedItem['recommended']): Minutes {
  if (event.type === 'outcome-recorded' || event.type === 'first-meeting-held' || event.type === 'proposal-returned') {
    if (event.treated?.meeting !== meeting) return minutes;
    const first = event.type === 'first-meeting-held';
    const about: ItemSubject = first ? 'first-meeting' : 'recommendation';
    return withItem(minutes, event.treated.item, about, {
      outcome: event.type === 'proposal-returned' ? 'postponed' : (event.outcome ?? 'agreed'),
      note: event.note ?? null,
      treated: event.treated,
      recommended: first ? null : proposed,
      frame: first ? { preliminaryFrame: event.preliminaryFrame, jointMeasures: event.jointMeasures } : null,
    });
  }
  if (!('meeting' in event) || event.meeting !== meeting) return minutes;
  switch (event.type) {
    case 'meeting-moved': {
      const { date, time, place } = event;
      return { ...minutes, meeting: { ...minutes.meeting!, date, time, place } };
    }
    case 'meeting-cancelled':
      return { ...minutes, status: 'cancelled' };
    case 'agenda-set':
      return {
        ...minutes,
        items: event.items.map((item) => ({
          ...UNTREATED,
          ...minutes.items.find((one) => one.id === item.id),
          ...item,
        })),
      };
    case 'attendance-recorded':
      return { ...minutes, present: event.present };
    case 'conflict-recorded': {
      const { seat, person, kind, substitute, note } = event;
      const before = minutes.items.find((one) => one.id === event.item)?.conflicts ?? [];
      const conflicts = [...before.filter((one) => one.seat !== seat), { seat, person, kind, substitute, note }];
      return withItem(minutes, event.item, 'other', { conflicts });
    }
    case 'item-recorded': {
      const { outcome, note, treated } = event;
      return withItem(minutes, event.item, event.about, { outcome, note, treated });
    }
    case 'meeting-closed':
      return { ...minutes, status: 'held', closed: { at: event.at, note: event.note } };
    default:
      return minutes;
  }
}

/** Changes an item, or adds one that was not on the agenda. */
function withItem(minutes: Minutes, id: string | null, about: ItemSubject, change: Partial<MinutedItem>): Minutes {
  const known = id !== null && minutes.items.some((one) => one.id === id);
  if (!known) {
    const added = { ...UNTREATED, id, about, title: null, parties: [], ...change };
    return { ...minutes, items: [...minutes.items, added] };
  }
  return { ...minutes, items: minutes.items.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

/** The last written procedure of the year; null when there was none. */
export function writtenMinutesOf(events: readonly CycleEvent[]): WrittenMinutes | null {
  let minutes: WrittenMinutes | null = null;
  let lines: readonly AmountLine[] = [];
  for (const event of events) {
    if (event.type === 'recommendation-proposed') ({ lines } = event);
    if (event.type === 'writing-opened') {
      const { revision, until, at: openedAt } = event;
      minutes = {
        revision,
        openedAt,
        until,
        closedAt: null,
        answers: [],
        conflicts: [],
        lines,
        outcome: null,
        note: null,
      };
    }
    if (minutes === null || minutes.closedAt !== null) continue;
    switch (event.type) {
      case 'answered-in-writing': {
        const { seat, person, answer, statement, at } = event;
        minutes = { ...minutes, answers: [...minutes.answers, { seat, person, answer, statement, at }] };
        break;
      }
      case 'conflict-recorded': {
        if (event.meeting !== null) break;
        const { seat, person, kind, substitute, note } = event;
        const others = minutes.conflicts.filter((one) => one.seat !== seat);
        minutes = { ...minutes, conflicts: [...others, { seat, person, kind, substitute, note }] };
        break;
      }
      case 'outcome-recorded':
        minutes = { ...minutes, closedAt: event.at, outcome: event.outcome, note: event.note };
        break;
      case 'writing-closed':
        minutes = { ...minutes, closedAt: event.at, note: event.note };
        break;
      case 'recommendation-proposed':
        // A new revision voids what was answered.
        minutes = { ...minutes, closedAt: event.at };
        break;
      default:
        break;
    }
  }
  return minutes;
}

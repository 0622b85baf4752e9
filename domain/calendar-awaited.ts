// What stands in somebody's calendar because it waits for them: an answer in writing, a decision that another prepared.
// A pure function of state and of the events that asked for it, since state forgets what is over. Pure. Sandbox-safe.

import type { CalendarEntry, IsTheirs } from './calendar-entries.ts';
import { isOff, sequenceOf } from './calendar-entries.ts';
import type { CycleEvent } from './cycle-events.ts';
import type { CycleState } from './cycle-state.ts';
import { localDateAt } from './local-time.ts';
import { proposedStep } from './plan.ts';
import { votingSeats } from './seats.ts';
import type { Instant, LocalDate, PartyId } from './words.ts';
import { cycleName } from './words.ts';

/** The events that these entries are made from. */
export const AWAITED_EVENTS = [
  'writing-opened',
  'answered-in-writing',
  'writing-closed',
  'decision-prepared',
  'grants-decided',
] as const satisfies readonly CycleEvent['type'][];

/** A written procedure is answered by the end of its last day. */
const END_OF_DAY = '23:59:59';

/** What waits, or waited, for the person in a cycle; `events` are those of the kinds above, oldest first. */
export function awaitedEntries(state: CycleState, events: readonly CycleEvent[], isTheirs: IsTheirs): CalendarEntry[] {
  return [...answerIn(state, events, isTheirs), ...decisionIn(state, events, isTheirs)];
}

/** The last day by which an answer was asked for, and whether it still holds. */
interface Asked {
  readonly date: LocalDate;
  readonly seats: readonly PartyId[];
  readonly dated: boolean;
}

/** One entry for all written procedures of a year: a new one is a new change of it. */
function answerIn(state: CycleState, events: readonly CycleEvent[], isTheirs: IsTheirs): CalendarEntry[] {
  const step = proposedStep(state.plan)?.id;
  if (step === undefined) return [];
  let last = null as Asked | null;
  let times = 0;
  let answered = false;
  let changedAt = '';
  for (const event of events) {
    if (event.type === 'writing-opened') {
      const day = localDateAt(state.plan.rules.table, event.at);
      const seats = votingSeats(state.plan.forum, day)
        .map(({ id }) => id)
        .filter((seat) => isTheirs('forum-member', seat));
      times += 1;
      answered = false;
      changedAt = event.at;
      if (event.until !== null) last = { date: event.until, seats, dated: true };
      // Without a last day there is nothing to write down, and what was written before holds no more.
      else if (last !== null) last = { ...last, dated: false };
    } else if (event.type === 'answered-in-writing' && last?.seats.includes(event.seat) === true) answered = true;
    else if (event.type === 'writing-closed') changedAt = event.at;
  }
  if (last === null || last.seats.length === 0) return [];
  const waits = last.dated && state.forum.writing !== null && !isOff(state);
  const off = !waits && !answered;
  return [
    entryOf(state, {
      kind: 'answer',
      step,
      date: last.date,
      time: END_OF_DAY,
      times,
      off,
      waits: waits && !answered,
      changedAt,
    }),
  ];
}

/**
 * Where a decision takes two: the one who leads the office approves it by its deadline, or on the day it was prepared.
 */
function decisionIn(state: CycleState, events: readonly CycleEvent[], isTheirs: IsTheirs): CalendarEntry[] {
  if (!state.plan.decision.fourEyes || !isTheirs('office-leader', state.plan.officeParty)) return [];
  const prepared = events.filter((event) => event.type === 'decision-prepared');
  const last = prepared.at(-1);
  if (last === undefined) return [];
  const { deadline } = state.steps[last.step]!;
  const day = localDateAt(state.plan.rules.table, last.at);
  const decided = events.findLast((event) => event.type === 'grants-decided');
  const waits = state.prepared !== null && !isOff(state);
  const done = decided !== undefined && events.indexOf(decided) > events.indexOf(last);
  return [
    entryOf(state, {
      kind: 'decision',
      step: last.step,
      date: deadline.handled > day ? deadline.handled : day,
      time: deadline.time,
      times: prepared.length + deadline.revision,
      off: !waits && !done,
      waits,
      changedAt: (deadline.since ?? '') > last.at ? deadline.since! : last.at,
    }),
  ];
}

function entryOf(
  state: CycleState,
  given: {
    readonly kind: 'answer' | 'decision';
    readonly step: string;
    readonly date: LocalDate;
    readonly time: string;
    /** How often it was asked for or moved. */
    readonly times: number;
    readonly off: boolean;
    readonly waits: boolean;
    readonly changedAt: Instant;
  },
): CalendarEntry {
  const { kind, step, date, time, times, off, waits, changedAt } = given;
  const cycle = cycleName(state.plan.ref);
  return {
    id: `${kind}/${cycle}`,
    sequence: sequenceOf(times, off),
    what: kind,
    cycle,
    step,
    party: null,
    partnership: null,
    date,
    nominal: date,
    time,
    place: null,
    state: off ? 'cancelled' : waits ? 'coming' : 'done',
    changedAt,
  };
}

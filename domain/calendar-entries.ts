// What stands in somebody's calendar: deadlines, approvals and meetings, as a pure function of state. Pure.
// Sandbox-safe.

import { approveBy } from './approve-by.ts';
import type { CycleState } from './cycle-state.ts';
import type { Deadline } from './deadline.ts';
import type { Meeting } from './forum-state.ts';
import type { Obligation } from './obligations.ts';
import { obligationsOfCycle, obligationsOfPartnership } from './obligations.ts';
import type { Item, PartnershipState } from './partnership-state.ts';
import type { Duty, StepPlan } from './plan.ts';
import { approvalSlots, keyedDuties, partiesOfRole, sameSlot } from './stage.ts';
import type { Instant, LocalDate, PartyId, Role, StepId } from './words.ts';
import { cycleName } from './words.ts';

/** One entry. What was called off stays, marked so: a calendar that once had it must be told. */
export interface CalendarEntry {
  /** The same for as long as the entry is about the same thing, wherever it is moved. */
  readonly id: string;
  /** Rises with every change of date, and when it is called off. */
  readonly sequence: number;
  /** `answer`: in a written procedure. `decision`: to approve one that another prepared. */
  readonly what: 'deadline' | 'approval' | 'meeting' | 'answer' | 'decision';
  readonly cycle: string;
  readonly step: StepId | null;
  /** Whose deadline; null where it is everybody's, and for meetings. */
  readonly party: PartyId | null;
  readonly partnership: PartyId | null;
  readonly date: LocalDate;
  /** Local time, `HH:MM` or `HH:MM:SS`. */
  readonly time: string;
  /** As written, where the day that counts is another. */
  readonly nominal: LocalDate;
  readonly place: string | null;
  readonly state: 'coming' | 'done' | 'cancelled';
  /** When it was last changed. */
  readonly changedAt: Instant;
}

/** Says whether a role of a party is that of the person whose calendar it is. */
export type IsTheirs = (role: Role, party: PartyId) => boolean;

/** The deadlines of a cycle that hold for all, and its meetings. */
export function entriesOfCycle(state: CycleState): CalendarEntry[] {
  return [...state.plan.steps.map((step) => ofStep(state, step)), ...meetingsOf(state)];
}

/** The cycle's own steps that are the person's to do. */
export function ownEntriesOfCycle(state: CycleState, isTheirs: IsTheirs): CalendarEntry[] {
  const theirs = new Set(
    obligationsOfCycle(state)
      .filter((row) => isTheirs(row.owedBy, row.party))
      .map(({ step }) => step),
  );
  return state.plan.steps.filter(({ id }) => theirs.has(id)).map((step) => ofStep(state, step));
}

/** The meetings of a cycle's forum. */
export function meetingsOf(state: CycleState): CalendarEntry[] {
  return state.forum.meetings.map((meeting) => ofMeeting(state, meeting));
}

/** What the person hands in, writes a part of, or approves in a partnership, with the deadlines that it has itself. */
export function entriesOfPartnership(state: PartnershipState, isTheirs: IsTheirs): CalendarEntry[] {
  const { plan } = state;
  const rows = obligationsOfPartnership(state);
  return keyedDuties(plan).flatMap(({ duty, key }, index) => {
    const { step, party } = duty;
    const hands = [step.owedBy, ...step.approvedBy, ...step.sections.map(({ author }) => author)];
    if (!hands.some((role) => partiesOfRole(plan, role, party).some((one) => isTheirs(role, one)))) return [];
    const { status } = rows[index]!;
    return [
      ...ofApproval(state, duty, state.items[key]!, rows[index]!, isTheirs),
      {
        ...ofDeadline(state.items[key]!.deadline, status === 'ended', state.stages[0]!.at),
        id: `deadline/${cycleName(plan.ref)}/${plan.party}/${step.id}/${party}`,
        what: 'deadline' as const,
        cycle: cycleName(plan.ref),
        step: step.id,
        party,
        partnership: plan.party,
        place: null,
        state: status === 'ended' ? 'cancelled' : DONE.has(status) ? 'done' : 'coming',
      },
    ];
  });
}

/**
 * By when the person approves what was handed in; nothing before that. A new revision is a new change of the same
 * entry.
 */
function ofApproval(
  { plan }: PartnershipState,
  duty: Duty,
  item: Item,
  { status, pending }: Obligation,
  isTheirs: IsTheirs,
): CalendarEntry[] {
  const { step, party } = duty;
  const slots = approvalSlots(plan, duty).filter((slot) => isTheirs(slot.role, slot.party));
  const date = slots.length > 0 ? approveBy(plan.rules, item) : null;
  if (date === null) return [];
  // Whoever hands in stands by it with that, and has nothing left to approve.
  const handedIn = plan.seats.filter(({ person }) => person === item.submittedBy);
  const own = slots.every((slot) => handedIn.some((seat) => sameSlot(seat, slot)));
  // The revision before may have been the other half's: a calendar that had the entry then must be told.
  if (own && item.revision === 1) return [];
  const { deadline, revision, submittedAt } = item;
  const waits = pending.some((slot) => isTheirs(slot.role, slot.party));
  const off = own || (status !== 'submitted' && status !== 'complete');
  const since = deadline.since ?? submittedAt!;
  return [
    {
      id: `approval/${cycleName(plan.ref)}/${plan.party}/${step.id}/${party}`,
      sequence: sequenceOf(revision + deadline.revision, off),
      what: 'approval',
      cycle: cycleName(plan.ref),
      step: step.id,
      party,
      partnership: plan.party,
      date,
      nominal: date,
      time: deadline.time,
      place: null,
      state: off ? 'cancelled' : waits ? 'coming' : 'done',
      changedAt: since > submittedAt! ? since : submittedAt!,
    },
  ];
}

const DONE: ReadonlySet<string> = new Set(['submitted', 'complete', 'no-need']);

/** Called off: nothing comes of the year any more. */
export function isOff({ status }: CycleState): boolean {
  return status === 'cancelled' || status === 'cancelling';
}

function ofStep(state: CycleState, step: StepPlan): CalendarEntry {
  const { deadline, doneAt } = state.steps[step.id]!;
  const off = isOff(state) && doneAt === null;
  return {
    ...ofDeadline(deadline, off, state.plan.opensAt),
    id: `deadline/${cycleName(state.plan.ref)}/${step.id}`,
    what: 'deadline',
    cycle: cycleName(state.plan.ref),
    step: step.id,
    party: null,
    partnership: null,
    place: null,
    state: off ? 'cancelled' : doneAt === null ? 'coming' : 'done',
  };
}

function ofDeadline({ handled, nominal, time, revision, since }: Deadline, off: boolean, opened: Instant) {
  return { date: handled, nominal, time, sequence: sequenceOf(revision, off), changedAt: since ?? opened };
}

function ofMeeting(state: CycleState, meeting: Meeting): CalendarEntry {
  const off = meeting.status === 'cancelled' || (isOff(state) && meeting.status === 'planned');
  return {
    id: `meeting/${cycleName(state.plan.ref)}/${meeting.id}`,
    sequence: sequenceOf(meeting.revision, off),
    what: 'meeting',
    cycle: cycleName(state.plan.ref),
    step: meeting.step,
    party: null,
    partnership: null,
    date: meeting.date,
    nominal: meeting.date,
    time: meeting.time,
    place: meeting.place,
    state: off ? 'cancelled' : meeting.status === 'held' ? 'done' : 'coming',
    changedAt: meeting.since,
  };
}

/** Two for each revision, so that calling off comes between one date and the next. */
export function sequenceOf(revision: number, off: boolean): number {
  return revision * 2 + (off ? 1 : 0);
}

// What an event makes of a partnership: evolve(state, event) -> state. Never refuses. Pure. Sandbox-safe.

import { REMEMBERED_REQUESTS } from './ask.ts';
import type { Attachment } from './attachments.ts';
import { isLate } from './deadline.ts';
import type { PartnershipEvent } from './partnership-events.ts';
import { notesOf } from './partnership-notes.ts';
import type { Item, PartnershipState } from './partnership-state.ts';
import { dutyKey } from './plan.ts';
import { withReminders } from './reminders.ts';
import { sentBack, withSection } from './report-sections.ts';
import { stageOf } from './stage.ts';
import type { Tell } from './tell-kinds.ts';
import { topicOf } from './tell-kinds.ts';
import type { Instant, LocalDate, PartyId, StepId } from './words.ts';

/** The state after one event. Folding the whole journal gives the present state. */
export function evolvePartnership(state: PartnershipState, event: PartnershipEvent): PartnershipState {
  const seq = state.seq + 1;
  const changed: PartnershipState = {
    ...apply(state, event),
    seq,
    now: event.at > state.now ? event.at : state.now,
    requests:
      event.requestId === null
        ? state.requests
        : [...state.requests, { id: event.requestId, seq }].slice(-REMEMBERED_REQUESTS),
  };
  const notes = notesOf(state, changed, event);
  const stage = stageOf(changed);
  const last = changed.stages.at(-1)?.stage;
  return {
    ...changed,
    notes: notes.length === 0 ? changed.notes : [...changed.notes, ...notes],
    stages: stage === last ? changed.stages : [...changed.stages, { stage, at: changed.now }],
  };
}

function apply(state: PartnershipState, event: PartnershipEvent): PartnershipState {
  switch (event.type) {
    case 'opened':
    case 'refused':
      return state;
    case 'submitted':
      return withItem(state, event, ({ asked: _asked, measures: _m, goals: _g, attachments: _a, ...item }) => ({
        ...(event.section
          ? withSection(item, event.section, event.at, event.attachments)
          : { ...whole(item, event), ...given(event.attachments) }),
        revision: event.revision,
        sizeBytes: event.sizeBytes,
        submittedBy: event.actor,
        submittedAt: event.at,
        ...(event.asked === undefined ? {} : { asked: event.asked }),
        ...(event.measures === undefined ? {} : { measures: event.measures }),
        ...(event.goals === undefined ? {} : { goals: event.goals }),
        draftSince: null,
        approvals: event.approves.map((slot) => ({ ...slot, person: event.actor, at: event.at })),
      }));
    case 'draft-saved':
      return withItem(state, event, (item) => ({ ...item, draftSince: item.draftSince ?? event.at }));
    case 'approved':
      return withItem(state, event, (item) => ({
        ...item,
        approvals: [...item.approvals, ...event.slots.map((slot) => ({ ...slot, person: event.actor, at: event.at }))],
      }));
    case 'returned':
    case 'reopened':
      return withItem(state, event, (item) =>
        item.sections
          ? sentBack(item, event.section)
          : { ...item, status: item.status === 'no-need' ? 'open' : 'changes-asked', approvals: [] },
      );
    case 'report-accepted':
      return withItem(state, event, (item) => ({
        ...item,
        lateAccepted: item.late || item.lateAccepted,
        approvals: [...item.approvals, ...event.slots.map((slot) => ({ ...slot, person: event.actor, at: event.at }))],
      }));
    case 'not-carried-out':
      return withItem(state, event, ({ attachments: _attachments, ...item }) => ({
        ...whole(item, event),
        revision: event.revision,
        sizeBytes: 0,
        submittedBy: event.actor,
        submittedAt: event.at,
        approvals: [],
        notCarriedOut: { unspent: event.unspent, at: event.at },
      }));
    case 'no-need-declared':
      return withItem(state, event, (item) => ({ ...item, status: 'no-need', draftSince: null, approvals: [] }));
    case 'change-requested': {
      const { number, kind, amount } = event;
      return {
        ...state,
        changeRequests: [...state.changeRequests, { number, kind, amount, askedAt: event.at, answer: null }],
      };
    }
    case 'request-answered': {
      const answer = { granted: event.granted, at: event.at };
      return {
        ...state,
        changeRequests: state.changeRequests.map((one) => (one.number === event.number ? { ...one, answer } : one)),
      };
    }
    case 'withdrawn':
      return { ...state, withdrawn: true };
    case 'deadline-extended':
      return withItem(state, event, (item) => redated({ ...item, deadline: event.deadline, extended: true }));
    case 'reminders-paused':
    case 'reminders-resumed':
      return withItem(state, event, (item) => withReminders(item, event));
    case 'missing-reminded':
      return withItems(state, event, (item) => ({ ...item, askedFor: event.day }));
    case 'local-deadline-set':
      return withItems(state, event, (item) => {
        const revision = Math.max(event.deadline.revision, item.deadline.revision + 1);
        const deadline = { ...event.deadline, revision, was: item.deadline.handled };
        return redated({ ...item, deadline, extended: false, local: true });
      });
    case 'late-accepted':
      return withItem(state, event, (item) => ({ ...item, lateAccepted: true }));
    case 'seats-changed':
      return { ...state, plan: { ...state.plan, seats: event.seats } };
    case 'told':
      return follow({ ...state, heard: { ...state.heard, [topicOf(event.tell)]: event.cycleSeq } }, event.tell);
    case 'cycle-noted':
      return { ...state, notes: state.notes.slice(event.count) };
  }
}

function follow(state: PartnershipState, tell: Tell): PartnershipState {
  switch (tell.kind) {
    case 'assessment-over':
      return { ...state, assessmentOver: true };
    case 'reporting-open':
      return { ...state, reportingOpen: true };
    case 'ended':
      return { ...state, ended: true };
    case 'limit':
      return withLimit(state, tell.step, tell.limit);
    case 'decision': {
      if (state.withdrawn) return state;
      const items = { ...state.items };
      for (const duty of state.plan.duties) {
        const key = dutyKey(duty.step.id, duty.party);
        const item = items[key]!;
        if (item.status === 'not-due' && tell.amount > 0) items[key] = { ...item, status: 'open' };
      }
      return {
        ...state,
        grant: tell.amount,
        ...(tell.shares === undefined ? {} : { shares: tell.shares }),
        ...(tell.measures === undefined ? {} : { measures: tell.measures }),
        items,
      };
    }
    case 'deadline': {
      const items = { ...state.items };
      for (const duty of state.plan.duties) {
        if (duty.step.id !== tell.step) continue;
        if (tell.parties !== null && !tell.parties.includes(duty.party) && !tell.parties.includes(state.plan.party))
          continue;
        const key = dutyKey(duty.step.id, duty.party);
        const item = items[key]!;
        const named = tell.parties !== null;
        // An extension given to one party outlives a general move to an earlier date.
        if (!named && item.extended && item.deadline.instant > tell.deadline.instant) continue;
        // A network's own date is not the general one, and does not move with it.
        if (!named && item.local) continue;
        const { local: _local, ...rest } = item;
        const revision = Math.max(tell.deadline.revision, item.deadline.revision + 1);
        items[key] = redated({
          ...rest,
          deadline: { ...tell.deadline, revision, was: item.deadline.handled },
          extended: named,
        });
      }
      return tell.limit === undefined ? { ...state, items } : withLimit({ ...state, items }, tell.step, tell.limit);
    }
  }
}

function withLimit(state: PartnershipState, step: StepId, limit: LocalDate | null): PartnershipState {
  return { ...state, limits: { ...state.limits, [step]: limit } };
}

/** Nothing stands in the state where nothing is attached. */
function given(attachments: readonly Attachment[] | undefined): Pick<Item, 'attachments'> {
  return attachments === undefined ? {} : { attachments };
}

/** The item after all of it was handed in at once. */
function whole(item: Item, event: { readonly at: Instant; readonly late: boolean }): Item {
  return {
    ...item,
    status: 'submitted',
    firstSubmittedAt: item.firstSubmittedAt ?? event.at,
    late: event.late,
  };
}

function redated(item: Item): Item {
  if (item.firstSubmittedAt === null || !item.late) return item;
  return { ...item, late: isLate(item.deadline, item.firstSubmittedAt) };
}

function withItem(
  state: PartnershipState,
  at: { step: string; party: string },
  change: (item: Item) => Item,
): PartnershipState {
  const key = dutyKey(at.step, at.party);
  return { ...state, items: { ...state.items, [key]: change(state.items[key]!) } };
}

function withItems(
  state: PartnershipState,
  { step, parties }: { readonly step: StepId; readonly parties: readonly PartyId[] },
  change: (item: Item) => Item,
): PartnershipState {
  const items = { ...state.items };
  for (const party of parties) {
    const key = dutyKey(step, party);
    items[key] = change(items[key]!);
  }
  return { ...state, items };
}

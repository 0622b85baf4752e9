// One cycle of a simulated year: opened or carried on, and moved by commands and by what falls due. Pure.

import { announcementContext } from './announcement-context.ts';
import type { CycleCommand } from './cycle-commands.ts';
import type { CycleEffect } from './cycle-due.ts';
import { cycleDue } from './cycle-due.ts';
import type { CycleEvent } from './cycle-events.ts';
import { evolveCycle } from './cycle-evolve.ts';
import type { CycleState, QueuedAnnouncement } from './cycle-state.ts';
import { decideCycle, openCycle } from './cycle.ts';
import { rowsOfCycle } from './meeting-moments.ts';
import { eventsOfMoments, raisesOfMoments } from './moments.ts';
import { noticesOfRaise } from './notices-raised.ts';
import { noticesOfAnnouncement } from './notices-announced.ts';
import { noticesOfPartnershipEvent } from './notices-partnership.ts';
import type { Holders, Notice } from './notices.ts';
import type { Obligation } from './obligations.ts';
import { obligationKey, obligationsAfter, obligationsOfCycle } from './obligations.ts';
import type { PartnershipCommand } from './partnership-commands.ts';
import { evolvePartnership } from './partnership-evolve.ts';
import type { PartnershipState } from './partnership-state.ts';
import { decidePartnership } from './partnership.ts';
import { openPartnership } from './partnership-open.ts';
import type { CyclePlan, PartnershipPlan } from './plan.ts';
import { hasReports, isUnfinished, stageOf } from './stage.ts';
import { tellFor, tellRequestId } from './tells.ts';
import type { Instant, PartyId } from './words.ts';
import { cycleName } from './words.ts';

/** One cycle to simulate. */
export interface SimulatedCycle {
  readonly plan: CyclePlan;
  readonly partnerships: readonly PartnershipPlan[];
}

/** A cycle in the middle of its year, with its partnerships as they stand. */
export interface CycleSoFar {
  readonly state: CycleState;
  readonly partnerships: readonly PartnershipState[];
}

interface RunningPartnership {
  state: PartnershipState;
  /** The state that `rows` are of. */
  shown: PartnershipState | null;
  rows: readonly Obligation[];
}

/** A cycle that is simulated, as it stands; moved in place. */
export interface Running {
  name: string;
  state: CycleState;
  /** Nothing was due in this state at this instant. */
  settled: { readonly state: CycleState; readonly at: Instant } | null;
  partnerships: Map<PartyId, RunningPartnership>;
  rows: Map<string, Obligation>;
}

/** A cycle on its opening day, with its partnerships. */
export function openSimulated({ plan, partnerships }: SimulatedCycle): Running {
  const state = openCycle(plan, plan.opensAt);
  const one: Running = { name: cycleName(plan.ref), state, settled: null, partnerships: new Map(), rows: new Map() };
  for (const partnership of partnerships) {
    one.partnerships.set(partnership.party, {
      state: openPartnership(partnership, plan.opensAt),
      shown: null,
      rows: [],
    });
    refresh(one, partnership.party);
  }
  refreshCycle(one);
  return one;
}

/** A cycle in the middle of its year. What was due before `from` happens now. */
export function resumeSimulated(
  { state, partnerships }: CycleSoFar,
  from: Instant,
  holders: Holders,
  outbox: Notice[],
): Running {
  const one: Running = {
    name: cycleName(state.plan.ref),
    state,
    settled: null,
    partnerships: new Map(),
    rows: new Map(),
  };
  for (const partnership of partnerships) {
    one.partnerships.set(partnership.plan.party, { state: partnership, shown: null, rows: [] });
    refresh(one, partnership.plan.party);
  }
  refreshCycle(one);
  // What a partnership was about to tell its cycle.
  for (const party of one.partnerships.keys()) passNotes(one, party, from);
  settleCycle(one, one.state.now > from ? one.state.now : from, holders, outbox);
  return one;
}

function refresh(one: Running, party: PartyId): void {
  const partnership = one.partnerships.get(party)!;
  const { state, shown, rows } = partnership;
  partnership.rows = obligationsAfter(shown === null ? null : { state: shown, rows }, state);
  partnership.shown = state;
  for (let index = 0; index < partnership.rows.length; index += 1) {
    const row = partnership.rows[index]!;
    if (row !== rows[index]) one.rows.set(obligationKey(row), row);
  }
}

function refreshCycle(one: Running): void {
  for (const row of rowsOfCycle(one.state)) one.rows.set(obligationKey(row), row);
}

function apply(one: Running, events: readonly CycleEvent[]): void {
  for (const event of events) one.state = evolveCycle(one.state, event);
  if (events.length > 0) refreshCycle(one);
}

/** Carries out a command to the cycle; throws its Refusal. */
export function commandCycle(one: Running, given: CycleCommand): void {
  apply(one, decideCycle(one.state, given));
}

/** Carries out a command to a partnership, raises its notices and tells the cycle; throws its Refusal. */
export function commandPartnership(
  one: Running,
  party: PartyId,
  given: PartnershipCommand,
  holders: Holders,
  outbox: Notice[],
): void {
  const partnership = one.partnerships.get(party)!;
  const events = decidePartnership(partnership.state, given);
  if (events.length === 0) return;
  for (const event of events) {
    partnership.state = evolvePartnership(partnership.state, event);
    refresh(one, party);
    const { plan } = partnership.state;
    outbox.push(...noticesOfPartnershipEvent(event, partnership.rows, { ...plan, holders }));
  }
  passNotes(one, party, given.at);
}

function passNotes(one: Running, party: PartyId, at: Instant): void {
  const partnership = one.partnerships.get(party)!;
  const { notes, seq } = partnership.state;
  if (notes.length === 0 || one.state.status !== 'open') return;
  commandCycle(one, { type: 'noteFromPartnership', requestId: `note-${party}-${seq}`, actor: party, at, party, notes });
  const noted = { type: 'cycle-noted', count: notes.length, at, actor: 'cycle', requestId: null } as const;
  partnership.state = evolvePartnership(partnership.state, noted);
}

/** Carries out everything that is due up to an instant. */
export function settleCycle(one: Running, now: Instant, holders: Holders, outbox: Notice[]): void {
  // Most acts are between a partnership and its own people: the cycle stands as it stood.
  if (one.settled?.state === one.state && one.settled.at === now) return;
  for (;;) {
    const { effect } = cycleDue(one.state, now);
    if (effect === null) {
      if (now > one.state.now) one.state = { ...one.state, now };
      one.settled = { state: one.state, at: now };
      return;
    }
    carryOut(one, effect, now, holders, outbox);
  }
}

function carryOut(one: Running, effect: CycleEffect, now: Instant, holders: Holders, outbox: Notice[]): void {
  const by = { actor: 'clock', requestId: null } as const;
  const { plan } = one.state;
  switch (effect.kind) {
    case 'start-partnerships':
      return apply(one, [{ ...by, at: now, type: 'partnerships-started', count: one.partnerships.size }]);
    case 'tell': {
      const { queued } = effect;
      let reached = 0;
      for (const [party, partnership] of one.partnerships) {
        if (queued.parties !== null && !queued.parties.includes(party)) continue;
        if (queued.onlyInStage !== null && stageOf(partnership.state) !== queued.onlyInStage) continue;
        const tell = tellFor(one.state, queued.tell, party);
        const told = {
          type: 'tellFromCycle',
          requestId: tellRequestId(queued.seq),
          actor: 'cycle',
          at: now,
          cycleSeq: queued.seq,
          tell,
        } as const;
        commandPartnership(one, party, told, holders, outbox);
        reached += 1;
      }
      return apply(one, [{ ...by, at: now, type: 'told', tellSeq: queued.seq, reached, failed: [] }]);
    }
    case 'announce': {
      const notices = announcementNotices(one, effect.said, holders);
      outbox.push(...notices);
      return apply(one, [{ ...by, at: now, type: 'announced', what: effect.said.what, raised: notices.length }]);
    }
    case 'moment': {
      let raised = 0;
      for (const raise of raisesOfMoments(one.state, effect.moments)) {
        const notices = noticesOfRaise(raise, one.rows.values(), { ...plan, holders });
        for (const notice of notices) outbox.push(notice);
        raised += notices.length;
      }
      const unfinished = [...one.partnerships].flatMap(([party, { state }]) =>
        isUnfinished(stageOf(state), hasReports(plan)) ? [party] : [],
      );
      return apply(one, eventsOfMoments(one.state, effect.moments, effect.at, { raised, unfinished }));
    }
    case 'end':
      return apply(one, [{ ...by, at: now, type: 'ended' }]);
  }
}

function announcementNotices(one: Running, said: QueuedAnnouncement, holders: Holders): Notice[] {
  const { plan } = one.state;
  const universities = [...one.partnerships.values()].flatMap(({ state }) => state.plan.universities);
  const context = announcementContext(plan, universities, one.state, holders);
  return noticesOfAnnouncement(said, obligationsOfCycle(one.state), context);
}

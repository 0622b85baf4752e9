// A whole year in memory: the same core, the same people, no engine, no clock, no store, no mail. Pure.

import { announcementContext } from './announcement-context.ts';
import { compare } from './compare.ts';
import type { CycleState, QueuedAnnouncement } from './cycle-state.ts';
import type { CycleCommand } from './cycle-commands.ts';
import type { CycleEvent } from './cycle-events.ts';
import { decideCycle, openCycle } from './cycle.ts';
import { cycleDue } from './cycle-due.ts';
import type { CycleEffect } from './cycle-due.ts';
import { evolveCycle } from './cycle-evolve.ts';
import { rowsOfCycle } from './meeting-moments.ts';
import { eventsOfMoments, raisesOfMoments } from './moments.ts';
import type { Holders, Notice } from './notices.ts';
import { chooseForSending } from './notices-checked.ts';
import { noticesOfAnnouncement, noticesOfPartnershipEvent, noticesOfRaise } from './notices-raised.ts';
import type { Obligation } from './obligations.ts';
import { obligationKey, obligationsAfter, obligationsOfCycle } from './obligations.ts';
import { decidePartnership, openPartnership } from './partnership.ts';
import { evolvePartnership } from './partnership-evolve.ts';
import type { PartnershipState, Stage } from './partnership-state.ts';
import type { PartnershipCommand } from './partnership-commands.ts';
import type { CyclePlan, PartnershipPlan } from './plan.ts';
import type { Act } from './script.ts';
import { hasReports, isUnfinished, stageOf } from './stage.ts';
import { tellFor, tellRequestId } from './tells.ts';
import type { Addresses } from './simulate-addresses.ts';
import { readdressDue, tellOfAbsences } from './simulate-addresses.ts';
import type { Instant, PartyId, PersonId } from './words.ts';
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

/** A mail before it has words: who gets which notices when. */
export interface SimulatedMail {
  readonly at: Instant;
  readonly person: PersonId;
  readonly notices: readonly Notice[];
}

export interface Simulation {
  readonly mails: readonly SimulatedMail[];
  readonly stages: readonly {
    readonly cycle: string;
    readonly party: PartyId;
    readonly stage: Stage;
    readonly at: Instant;
  }[];
  /** Acts that were refused, with the sentence. */
  readonly refused: readonly { readonly act: Act; readonly sentence: string }[];
  readonly cycles: readonly CycleState[];
  /** Where everything stood at the end, so that it can be carried on from there. */
  readonly soFar: readonly CycleSoFar[];
  /** Notices that were raised and not sent by then. */
  readonly waiting: readonly Notice[];
}

interface RunningPartnership {
  state: PartnershipState;
  /** The state that `rows` are of. */
  shown: PartnershipState | null;
  rows: readonly Obligation[];
}

interface Running {
  name: string;
  state: CycleState;
  /** Nothing was due in this state at this instant. */
  settled: { readonly state: CycleState; readonly at: Instant } | null;
  partnerships: Map<PartyId, RunningPartnership>;
  rows: Map<string, Obligation>;
}

/** What people do, who they are, and how long it goes on; without `until`, to the end of the last year. */
interface Course {
  readonly acts: readonly Act[];
  readonly holders: Holders;
  /** Who is away, has handed over, has switched something off; without it everybody is there. */
  readonly directory?: Addresses;
  readonly until?: Instant;
}

/** Runs cycles together to their ends. Deterministic: people first, then cycles by name, then mail. */
export function simulate(input: Course & { readonly cycles: readonly SimulatedCycle[] }): Simulation {
  return run(input.cycles.map(open), [], null, input);
}

/**
 * The same from the middle of the year: `from` is now, and `waiting` are the notices that are raised and not sent. What
 * was due before now happens now.
 */
export function carryOn(
  input: Course & {
    readonly cycles: readonly CycleSoFar[];
    readonly waiting: readonly Notice[];
    readonly from: Instant;
  },
): Simulation {
  const outbox = [...input.waiting];
  const running = input.cycles.map((cycle) => resume(cycle, input.from, input.holders, outbox));
  return run(running, outbox, input.from, input);
}

function run(cycles: Running[], outbox: Notice[], from: Instant | null, input: Course): Simulation {
  const running = cycles.sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(running.map((one) => [one.name, one]));
  const mails: SimulatedMail[] = [];
  const refused: { act: Act; sentence: string }[] = [];
  const until =
    input.until ??
    running
      .map((one) => one.state.plan.endsAt)
      .sort()
      .at(-1)!;
  const acts = [...input.acts].sort((a, b) => compare(a.at, b.at));
  let next = 0;

  for (const one of running) settle(one, one.state.now, input.holders, outbox);
  // From the middle of a year they are among the notices that wait.
  if (input.directory && from === null) outbox.push(...running.flatMap((one) => tellOfAbsences(one, input.directory!)));
  for (;;) {
    const first = earliest([
      acts[next]?.at,
      ...running.map((one) => cycleDue(one.state, one.state.now).next),
      nextMail(outbox),
    ]);
    if (first === null || first > until) break;
    const at = from === null || first > from ? first : from;
    for (; acts[next] && acts[next]!.at <= at; next += 1) {
      const act = acts[next]!;
      const cycle = byName.get(act.cycle)!;
      try {
        if (act.target === 'cycle') command(cycle, act.command);
        else commandPartnership(cycle, act.party, act.command, input.holders, outbox);
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'Refusal') throw error;
        refused.push({ act, sentence: error.message });
      }
      settle(cycle, at, input.holders, outbox);
    }
    for (const one of running) settle(one, at, input.holders, outbox);
    if (input.directory) readdressDue(at, outbox, byName, input.directory);
    send(at, outbox, byName, mails);
  }
  const stages = running.flatMap((one) =>
    [...one.partnerships].flatMap(([party, { state }]) =>
      state.stages.map((entry) => ({ cycle: one.name, party, ...entry })),
    ),
  );
  const soFar = running.map((one) => ({
    state: one.state,
    partnerships: [...one.partnerships.values()].map(({ state }) => state),
  }));
  return { mails, stages, refused, cycles: running.map((one) => one.state), soFar, waiting: outbox };
}

function open({ plan, partnerships }: SimulatedCycle): Running {
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

function resume({ state, partnerships }: CycleSoFar, from: Instant, holders: Holders, outbox: Notice[]): Running {
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
  settle(one, one.state.now > from ? one.state.now : from, holders, outbox);
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

function command(one: Running, given: CycleCommand): void {
  apply(one, decideCycle(one.state, given));
}

function commandPartnership(
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
  command(one, { type: 'noteFromPartnership', requestId: `note-${party}-${seq}`, actor: party, at, party, notes });
  const noted = { type: 'cycle-noted', count: notes.length, at, actor: 'cycle', requestId: null } as const;
  partnership.state = evolvePartnership(partnership.state, noted);
}

/** Carries out everything that is due up to an instant. */
function settle(one: Running, now: Instant, holders: Holders, outbox: Notice[]): void {
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

function send(at: Instant, outbox: Notice[], cycles: Map<string, Running>, mails: SimulatedMail[]): void {
  const byPerson = new Map<PersonId, Notice[]>();
  let kept = 0;
  for (const notice of outbox) {
    if (notice.sendAt > at) {
      outbox[kept] = notice;
      kept += 1;
      continue;
    }
    const own = byPerson.get(notice.person);
    if (own) own.push(notice);
    else byPerson.set(notice.person, [notice]);
  }
  outbox.length = kept;
  for (const person of [...byPerson.keys()].sort()) {
    const { send: chosen } = chooseForSending(
      byPerson.get(person)!,
      (notice) => cycles.get(notice.cycle)!.rows.get(obligationKey(notice)),
      at,
    );
    if (chosen.length > 0) mails.push({ at, person, notices: chosen });
  }
}

function nextMail(outbox: readonly Notice[]): Instant | null {
  let next: Instant | null = null;
  for (const notice of outbox) if (next === null || notice.sendAt < next) next = notice.sendAt;
  return next;
}

function earliest(instants: readonly (Instant | null | undefined)[]): Instant | null {
  let first: Instant | null = null;
  for (const at of instants) if (at != null && (first === null || at < first)) first = at;
  return first;
}

// A whole year in memory: the same core, the same people, no engine, no clock, no store, no mail. Pure.

import { compare } from './compare.ts';
import { cycleDue } from './cycle-due.ts';
import type { CycleState } from './cycle-state.ts';
import type { Holders, Notice } from './notices.ts';
import type { Stage } from './partnership-state.ts';
import type { Act } from './script-act.ts';
import type { Addresses } from './simulate-addresses.ts';
import { readdressDue, tellOfAbsences } from './simulate-addresses.ts';
import type { CycleSoFar, Running, SimulatedCycle } from './simulate-cycle.ts';
import { commandCycle, commandPartnership, openSimulated, resumeSimulated, settleCycle } from './simulate-cycle.ts';
import type { SimulatedMail } from './simulate-mail.ts';
import { nextMail, sendMails } from './simulate-mail.ts';
import type { Instant, PartyId } from './words.ts';

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
  return run(input.cycles.map(openSimulated), [], null, input);
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
  const running = input.cycles.map((cycle) => resumeSimulated(cycle, input.from, input.holders, outbox));
  return run(running, outbox, input.from, input);
}

function run(cycles: Running[], outbox: Notice[], from: Instant | null, input: Course): Simulation {
  const running = cycles.sort((a, b) => compare(a.name, b.name));
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

  for (const one of running) settleCycle(one, one.state.now, input.holders, outbox);
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
        if (act.target === 'cycle') commandCycle(cycle, act.command);
        else commandPartnership(cycle, act.party, act.command, input.holders, outbox);
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'Refusal') throw error;
        refused.push({ act, sentence: error.message });
      }
      settleCycle(cycle, at, input.holders, outbox);
    }
    for (const one of running) settleCycle(one, at, input.holders, outbox);
    if (input.directory) readdressDue(at, outbox, byName, input.directory);
    sendMails(at, outbox, byName, mails);
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

function earliest(instants: readonly (Instant | null | undefined)[]): Instant | null {
  let first: Instant | null = null;
  for (const at of instants) if (at != null && (first === null || at < first)) first = at;
  return first;
}

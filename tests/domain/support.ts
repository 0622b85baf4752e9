// The Trøndelag year, its people, and how tests give commands: every fold is checked, every state is frozen. Node only.

import { expect } from '@jest/globals';
import type { CompiledYear } from '../../client/preview.ts';
import { compileYear } from '../../client/preview.ts';
import { loadCycle, loadPeople } from '../../definitions/load.ts';
import { decideCycle, openCycle } from '../../domain/cycle.ts';
import { evolveCycle } from '../../domain/cycle-evolve.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { CycleCommand } from '../../domain/cycle-commands.ts';
import type { CycleEvent } from '../../domain/cycle-events.ts';
import type { CycleDefinition } from '../../domain/definition.ts';
import type { ForumDefinition } from '../../domain/definition-forum.ts';
import type { StepDefinition } from '../../domain/definition-step.ts';
import { localToInstant } from '../../domain/local-time.ts';
import { decidePartnership } from '../../domain/partnership.ts';
import { openPartnership } from '../../domain/partnership-open.ts';
import { evolvePartnership } from '../../domain/partnership-evolve.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import type { PartnershipCommand } from '../../domain/partnership-commands.ts';
import type { PartnershipEvent } from '../../domain/partnership-events.ts';
import type { Tell } from '../../domain/tell-kinds.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Instant, LocalDate, PartyId } from '../../domain/words.ts';

export const FORUM = 'trondelag-kompetanseloftet';
export const OFFICE = 'statsforvalteren-trondelag';
export const LEADER_NETWORK = 'ppt-ledernettverket';
export const SECRETARIAT = 'p-sekretariat';
export const CASE_OFFICER = 'p-saksbehandler';
export const ADMINISTRATOR = 'p-drift';
export const COORDINATOR = 'p-koordinator-fosen';
export const UNIVERSITY = 'p-koordinator-nord';
export const OWNER = 'p-kontakt-fosen-1';

/** A command without what every command has; those are filled in. */
export type Loose<Command> = Command extends unknown
  ? Omit<Command, 'requestId' | 'actor' | 'at'> &
      Partial<Pick<Command & { requestId: string; actor: string; at: string }, 'requestId' | 'actor' | 'at'>>
  : never;

const { people } = loadPeople(FORUM);
export const PEOPLE = people;

/** Decided by one person; what the shipped year demands on top has tests of its own. */
const PLAIN_DECISION = { fourEyes: false, checklist: false, caseNumber: false, organisationNumbers: false };

/** The year compiled; `change` alters steps before that, `more` what else the forum’s file says, `own` what the cycle’s does. */
export function compiled(
  year = 2027,
  change: (step: StepDefinition) => StepDefinition = (step) => step,
  more: Partial<ForumDefinition> = {},
  own: Partial<CycleDefinition> = {},
): CompiledYear {
  const definitions = loadCycle(`${FORUM}/kompetanseloftet-2021/${year}`);
  const steps = definitions.forum.steps.map(change);
  const forum = { ...definitions.forum, decision: PLAIN_DECISION, ...more, steps };
  const cycle = { ...definitions.cycle, ...own };
  const made = compileYear({ ...definitions, forum, cycle }, PEOPLE, { example: true, definitionHash: 'test' });
  // Any document will do here: what documents must hold has tests of its own.
  return {
    ...made,
    plan: { ...made.plan, fields: {} },
    partnerships: made.partnerships.map((one) => ({ ...one, fields: {} })),
  };
}

export const YEAR = compiled();
export const TABLE = YEAR.plan.rules.table;

/** An instant by Oslo's clock. */
export function oslo(date: LocalDate, time = '10:00'): Instant {
  return localToInstant(TABLE, date, time);
}

/** Freezes a value all the way down, so that a change in place throws. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

let requests = 0;

/** A request id that no other command has. */
export function freshId(): string {
  requests += 1;
  return `request-${requests}`;
}

/** One running workflow of the core: state, journal, and the check that one is the fold of the other. */
export class Running<State extends { seq: number; now: Instant }, Command, Event> {
  state: State;
  readonly events: Event[] = [];
  private readonly first: State;
  private readonly decide: (state: State, command: Command) => Event[];
  private readonly evolve: (state: State, event: Event) => State;

  constructor(
    first: State,
    decide: (state: State, command: Command) => Event[],
    evolve: (state: State, event: Event) => State,
  ) {
    this.first = frozen(first);
    this.state = first;
    this.decide = decide;
    this.evolve = evolve;
  }

  /** Gives a command; the events it led to. */
  do(given: Loose<Command>): Event[] {
    const command = { requestId: freshId(), actor: SECRETARIAT, at: this.state.now, ...given } as Command;
    const events = this.decide(this.state, frozen(command));
    this.apply(events);
    return events;
  }

  apply(events: readonly Event[]): void {
    for (const event of events) {
      this.events.push(event);
      this.state = frozen(this.evolve(this.state, frozen(event)));
    }
  }

  /** The refusal of a command that may not pass, and that it changed nothing. */
  refusal(given: Loose<Command>): Refusal {
    const before = JSON.stringify(this.state);
    let refusal: unknown = null;
    try {
      this.do(given);
    } catch (error) {
      refusal = error;
    }
    expect(JSON.stringify(this.state) === before).toBe(true);
    expect(refusal).toBeInstanceOf(Refusal);
    return refusal as Refusal;
  }

  /** Throws unless the journal folds to the state. */
  checkFold(): void {
    expect(this.events.reduce(this.evolve, this.first)).toEqual(this.state);
    expect(this.state.seq).toBe(this.first.seq + this.events.length);
  }
}

export type RunningCycle = Running<CycleState, CycleCommand, CycleEvent>;
export type RunningPartnership = Running<PartnershipState, PartnershipCommand, PartnershipEvent>;

/** A cycle as opened, with its partnerships started. */
export function cycleAt(date: LocalDate = '2027-01-04', year: CompiledYear = YEAR): RunningCycle {
  const at = oslo(date);
  const running: RunningCycle = new Running(openCycle(year.plan, at), decideCycle, evolveCycle);
  running.apply([{ type: 'partnerships-started', count: 12, at, actor: 'clock', requestId: null }]);
  return running;
}

/** A partnership as opened. */
export function partnershipAt(
  date: LocalDate = '2027-01-04',
  party: PartyId = 'fosen',
  year: CompiledYear = YEAR,
): RunningPartnership {
  const plan = year.partnerships.find((one) => one.party === party)!;
  return new Running(openPartnership(plan, oslo(date)), decidePartnership, evolvePartnership);
}

let tells = 0;

/** The cycle tells a partnership something newer than before. */
export function tell(running: RunningPartnership, given: Tell, at: Instant = running.state.now): void {
  tells += 1;
  running.do({ type: 'tellFromCycle', actor: 'cycle', cycleSeq: tells, tell: given, at });
}

/** The decision as a partnership hears it. */
export function decided(amount: number): Tell {
  return { kind: 'decision', amount, step: 'grant-decision', handled: '2027-04-15' };
}

/** Folds a partnership's notes into the cycle, as the engine does. */
export function delivered(cycle: RunningCycle, ...parties: PartyId[]): void {
  for (const party of parties) {
    cycle.do({ type: 'noteFromPartnership', party, actor: party, notes: [{ kind: 'delivery', delivered: true }] });
  }
}

/** A row of a refusal table: what is tried, code, and what the sentence says. */
export type Refused<Command> = readonly [sentence: string, command: Loose<Command>, code: RefusalCode, says: RegExp];

// Random walks: whatever anybody asks in whatever order, the core keeps its promises. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { CycleCommand } from '../../domain/cycle-commands.ts';
import { OUTCOMES } from '../../domain/cycle-state.ts';
import { grantLimit } from '../../domain/cycle-frame.ts';
import { decideCycle } from '../../domain/cycle.ts';
import { cycleDue } from '../../domain/cycle-due.ts';
import type { Explanation } from '../../domain/explain.ts';
import { explainCycle } from '../../domain/explain-cycle.ts';
import { explainPartnership } from '../../domain/explain-partnership.ts';
import { addDays, toInstant, toMs } from '../../domain/local-time.ts';
import { rowsOfCycle } from '../../domain/meeting-moments.ts';
import { eventsOfMoments } from '../../domain/moments.ts';
import type { Obligation } from '../../domain/obligations.ts';
import { isMissing, obligationKey, obligationsOfPartnership } from '../../domain/obligations.ts';
import { decidePartnership } from '../../domain/partnership.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import type { PartnershipCommand } from '../../domain/partnership-commands.ts';
import { REQUEST_KINDS } from '../../domain/partnership-state.ts';
import { Refusal } from '../../domain/refusal.ts';
import { stageOf } from '../../domain/stage.ts';
import type { Standing } from '../../domain/standing.ts';
import { phaseAt, standingOfCycle, standingOfPartnership } from '../../domain/standing.ts';
import type { Instant } from '../../domain/words.ts';
import { LANGUAGES } from '../../domain/words.ts';
import { explainText } from '../../texts/explain.ts';
import type { Loose, RunningCycle, RunningPartnership } from './support.ts';
import {
  ADMINISTRATOR,
  CASE_OFFICER,
  COORDINATOR,
  cycleAt,
  decided,
  LEADER_NETWORK,
  OWNER,
  partnershipAt,
  SECRETARIAT,
  TABLE,
  UNIVERSITY,
  YEAR,
} from './support.ts';

const STEPS = [...YEAR.plan.steps.map((step) => step.id), 'dance'];
const actor = fc.constantFrom(
  SECRETARIAT,
  SECRETARIAT,
  CASE_OFFICER,
  CASE_OFFICER,
  COORDINATOR,
  COORDINATOR,
  UNIVERSITY,
  OWNER,
  'p-kontakt-fosen-2',
  ADMINISTRATOR,
  'p-ukjent',
);
const step = fc.constantFrom('decision-basis', 'report', 'needs-report', ...STEPS);
const revision = fc.nat(3);
const reason = fc.constant('En grunn');
const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2026-10-01', days));
const requestId = fc.option(fc.nat(10).map(String), { nil: undefined, freq: 20 });
/** Hours that go by before the command; now and then it comes from the past. */
const hours = fc.oneof(
  { weight: 10, arbitrary: fc.integer({ min: 0, max: 48 }) },
  { weight: 3, arbitrary: fc.integer({ min: 100, max: 1500 }) },
  { weight: 1, arbitrary: fc.integer({ min: -50, max: -1 }) },
);

interface Asked<Command> {
  readonly hours: number;
  /** Given by one who may, on the present revision: most walks of pure chance get nowhere. */
  readonly apt: boolean;
  readonly command: Loose<Command>;
}

function asked<Command>(command: fc.Arbitrary<Loose<Command>>): fc.Arbitrary<Asked<Command>[]> {
  const one = fc
    .record({ hours, command, actor, requestId, apt: fc.nat(9).map((roll) => roll > 1) })
    .map(({ hours: wait, command: given, actor: who, requestId: id, apt }) => ({
      hours: wait,
      apt,
      command: { actor: who, ...given, ...(id === undefined ? {} : { requestId: id }) },
    }));
  return fc.array(one, { minLength: 5, maxLength: 25, size: 'max' });
}

/** The same command by somebody who may give it, about what is there. */
function aptPartnership(
  state: PartnershipState,
  given: Loose<PartnershipCommand>,
  roll: number,
): Loose<PartnershipCommand> {
  // Endings are rare, or no walk gets far.
  const ends = given.type === 'withdraw' || (given.type === 'tellFromCycle' && given.tell.kind === 'ended');
  if (ends && roll % 8 > 0) return { type: 'submit', step: 'decision-basis', actor: COORDINATOR, document: {} };
  if (given.type === 'tellFromCycle') return { ...given, cycleSeq: state.seq };
  if (given.type === 'changeSeats') return { ...given, actor: SECRETARIAT };
  if (given.type === 'requestChange') return { ...given, actor: COORDINATOR };
  if (given.type === 'answerRequest') return { ...given, request: state.changeRequests.length, actor: CASE_OFFICER };
  if (given.type === 'remindMissing' || given.type === 'setLocalDeadline')
    return { ...given, step: 'needs-report', actor: COORDINATOR };
  if (given.type === 'withdraw') return { ...given, actor: COORDINATOR };
  if (state.grant !== null && given.step !== 'report') return aptPartnership(state, { ...given, step: 'report' }, roll);
  const party = given.step === 'needs-report' ? 'eier-fosen-1' : 'fosen';
  const revision = state.items[`${given.step}/${party}`]?.revision ?? 0;
  const handing = given.step === 'needs-report' ? OWNER : roll % 4 === 0 ? UNIVERSITY : COORDINATOR;
  switch (given.type) {
    case 'submit':
    case 'declareNoNeed':
      return { ...given, party, actor: handing };
    case 'approve':
      return { ...given, party, revision, actor: [UNIVERSITY, CASE_OFFICER, COORDINATOR][roll % 3]! };
    case 'returnForChanges':
      return {
        ...given,
        party,
        revision: given.section === undefined ? revision : roll % 3,
        actor: SECRETARIAT,
      };
    case 'acceptReport':
      return { ...given, party, revision, actor: CASE_OFFICER };
    case 'reportNotCarriedOut':
      return { ...given, party, actor: COORDINATOR };
    default:
      return { ...given, party, actor: SECRETARIAT };
  }
}

function aptCycle(state: CycleState, given: Loose<CycleCommand>): Loose<CycleCommand> {
  if (given.type === 'noteFromPartnership') return given;
  const revision = state.recommendation?.revision ?? 0;
  switch (given.type) {
    case 'recordForumOutcome':
    case 'forumApproval':
    case 'openWriting':
    case 'closeWriting':
      return { ...given, revision, actor: SECRETARIAT };
    case 'approveInWriting':
      return { ...given, revision, actor: given.seat === 'plass-ks' ? 'p-medlem-ks' : 'p-medlem-nord' };
    case 'decideGrants':
      return {
        ...given,
        revision,
        actor: CASE_OFFICER,
        grants: given.grants!.filter((line) => state.delivered.includes(line.party)),
      };
    case 'proposeRecommendation':
      return { ...given, lines: given.lines!.filter((line) => line.party !== 'narnia'), actor: SECRETARIAT };
    case 'returnToForum':
    case 'cancelCycle':
      return { ...given, actor: CASE_OFFICER };
    default:
      return { ...given, actor: SECRETARIAT };
  }
}

const item = {
  step,
  party: fc.option(fc.constantFrom('fosen', 'eier-fosen-1', 'eier-fosen-2', 'narnia'), { nil: 'fosen' }),
};
const at = (days: number): Instant => toInstant(toMs('2027-01-10T09:00:00.000Z') + days * 86_400_000);
const partnershipCommands = asked<PartnershipCommand>(
  fc.oneof(
    { weight: 9, arbitrary: fc.record({ type: fc.constant('submit' as const), ...item, document: fc.constant({}) }) },
    { weight: 15, arbitrary: fc.record({ type: fc.constant('approve' as const), ...item, revision }) },
    fc.record({ type: fc.constant('returnForChanges' as const), ...item, revision, reason }),
    fc.record({
      type: fc.constant('returnForChanges' as const),
      ...item,
      section: fc.constantFrom('fosen', 'nord', 'narnia'),
      revision,
      reason,
    }),
    { weight: 4, arbitrary: fc.record({ type: fc.constant('acceptReport' as const), ...item, revision }) },
    fc.record({
      type: fc.constant('reportNotCarriedOut' as const),
      ...item,
      unspent: fc.nat(600_000),
      reason,
    }),
    fc.record({
      type: fc.constant('requestChange' as const),
      kind: fc.constantFrom(...REQUEST_KINDS),
      amount: fc.nat(500_000),
      reason,
    }),
    fc.record({
      type: fc.constant('answerRequest' as const),
      request: fc.nat(3),
      granted: fc.boolean(),
      reason,
    }),
    fc.record({ type: fc.constant('declareNoNeed' as const), ...item }),
    fc.record({ type: fc.constant('extendDeadline' as const), ...item, to: day, reason }),
    fc.record({ type: fc.constant('acceptLate' as const), ...item, reason }),
    fc.record({ type: fc.constant('reopen' as const), ...item, reason }),
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('tellFromCycle' as const),
        actor: fc.constant('cycle'),
        cycleSeq: fc.nat(30),
        tell: fc.oneof(
          fc.constantFrom(decided(0), decided(400_000), decided(500_000)),
          fc.constant({ kind: 'assessment-over' as const }),
          fc.constant({ kind: 'reporting-open' as const }),
          fc.integer({ min: 0, max: 90 }).map((days) => ({
            kind: 'deadline' as const,
            step: 'decision-basis',
            parties: days % 3 === 0 ? ['fosen'] : null,
            deadline: {
              ...YEAR.plan.steps[2]!.deadline,
              handled: at(days).slice(0, 10),
              instant: at(days),
              revision: 1,
            },
            reason: 'Snø',
          })),
        ),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ type: 'withdraw' as const, reason: 'Kapasitet' }) },
    {
      weight: 1,
      arbitrary: fc.constant({
        type: 'tellFromCycle' as const,
        actor: 'cycle',
        cycleSeq: 99,
        tell: { kind: 'ended' as const },
      }),
    },
  ),
);

const lines = fc.uniqueArray(
  fc.record({
    party: fc.constantFrom('fosen', LEADER_NETWORK, 'trondelag-sorvest', 'narnia'),
    amount: fc.integer({ min: 0, max: 6_000_000 }),
  }),
  { selector: (line) => line.party, maxLength: 3 },
);
const meeting = fc.constantFrom('m1', 'm2', 'm9');
const agendaItems = fc.constantFrom(
  [{ id: 'a', about: 'recommendation' as const, title: 'Innstilling' }],
  [
    { id: 'a', about: 'measure' as const, title: 'Tiltak', parties: ['fosen'] },
    { id: 'b', about: 'long-term-plan' as const, title: 'Stoppunkt' },
  ],
);
const present = fc.constantFrom(
  [{ seat: 'plass-ks', person: 'p-medlem-ks' }],
  [
    { seat: 'plass-ks', person: 'p-medlem-ks' },
    { seat: 'plass-nord', person: 'p-medlem-nord' },
  ],
);
const cycleCommands = asked<CycleCommand>(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant('proposeRecommendation' as const), lines }) },
    {
      weight: 5,
      arbitrary: fc.record({
        type: fc.constant('recordForumOutcome' as const),
        outcome: fc.constantFrom(...OUTCOMES),
        revision,
      }),
    },
    fc.record({
      type: fc.constant('recordForumOutcome' as const),
      outcome: fc.constantFrom(...OUTCOMES),
      step: fc.constantFrom(...STEPS),
      preliminaryFrame: fc.nat(20_000_000),
      jointMeasures: fc.nat(10_000_000),
    }),
    fc.record({
      type: fc.constant('setFinalFrame' as const),
      frame: fc.nat(20_000_000),
      jointMeasures: fc.nat(10_000_000),
    }),
    { weight: 3, arbitrary: fc.record({ type: fc.constant('forumApproval' as const), revision }) },
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant('decideGrants' as const),
        revision,
        grants: lines,
        deviationReason: reason,
      }),
    },
    fc.record({ type: fc.constant('returnToForum' as const), reason }),
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('moveDeadline' as const),
        step,
        to: day,
        reason,
        parties: fc.option(fc.constantFrom(['fosen'], ['narnia'], []), { nil: undefined }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('noteFromPartnership' as const),
        actor: fc.constant('fosen'),
        party: fc.constantFrom('fosen', 'trondelag-sorvest', 'narnia'),
        notes: fc.constantFrom(
          [{ kind: 'delivery' as const, delivered: true }],
          [{ kind: 'delivery' as const, delivered: false }],
          [{ kind: 'withdrawal' as const }],
        ),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.oneof(
        fc.record({
          type: fc.constant('planMeeting' as const),
          date: day,
          step: fc.constantFrom('recommendation', 'first-meeting', 'dance'),
        }),
        fc.record({ type: fc.constant('moveMeeting' as const), meeting, date: day, reason }),
        fc.record({ type: fc.constant('cancelMeeting' as const), meeting, reason }),
        fc.record({ type: fc.constant('setAgenda' as const), meeting, items: agendaItems }),
        fc.record({ type: fc.constant('sendPapers' as const), meeting }),
        fc.record({ type: fc.constant('recordAttendance' as const), meeting, present }),
        fc.record({
          type: fc.constant('recordConflict' as const),
          meeting: fc.option(meeting, { nil: undefined }),
          item: fc.constantFrom('a', 'b'),
          seat: fc.constantFrom('plass-ks', 'plass-nord'),
          kind: fc.constantFrom('declared' as const, 'stepped-back' as const),
        }),
        fc.record({
          type: fc.constant('recordItem' as const),
          meeting,
          item: fc.constantFrom('a', 'b'),
          outcome: fc.constantFrom('agreed' as const, 'postponed' as const),
        }),
        fc.record({ type: fc.constant('closeMeeting' as const), meeting }),
        fc.record({ type: fc.constant('openWriting' as const), revision }),
        fc.record({
          type: fc.constant('approveInWriting' as const),
          revision,
          seat: fc.constantFrom('plass-ks', 'plass-nord'),
        }),
        fc.record({ type: fc.constant('closeWriting' as const), revision }),
      ),
    },
    fc.constant({ type: 'closeCycle' as const, reason: 'Ferdig' }),
    fc.constant({ type: 'cancelCycle' as const, reason: 'Feil' }),
  ) as fc.Arbitrary<Loose<CycleCommand>>,
);

/** Gives the command or notes that it was refused; a refusal is a Refusal and changes nothing. */
function attempt<State extends { seq: number; now: Instant }, Command, Event>(
  running: { state: State; events: Event[]; do(given: Loose<Command>): Event[] },
  one: Asked<Command>,
): void {
  const before = running.state;
  const count = running.events.length;
  const when = toInstant(toMs(before.now) + one.hours * 3_600_000);
  try {
    const events = running.do({ ...one.command, at: when });
    expect(running.state.seq).toBe(before.seq + events.length);
    if (events.length > 0) expect(running.state.now >= before.now).toBe(true);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).message).toMatch(/^\P{Ll}.+[:(].+/u);
    expect(running.state).toBe(before);
    expect(running.events.length).toBe(count);
  }
}

function checkExplanation(explanation: Explanation, now: Instant): void {
  for (const language of LANGUAGES) {
    const text = explainText(explanation, YEAR.facts, language, TABLE);
    expect(text).toMatch(/^\p{Lu}.*\.$/u);
    expect(text).not.toMatch(/undefined|null|NaN|\[object| {2}| \./);
  }
  if (explanation.next.at !== null) expect(explanation.next.at > now).toBe(true);
  expect(explanation.since <= now).toBe(true);
}

function checkRows(rows: readonly Obligation[]): void {
  expect(new Set(rows.map(obligationKey)).size).toBe(rows.length);
  for (const row of rows) {
    // The forum's own step waits for members who approve in writing, and is still the secretariat's to record.
    const waiting = row.partnership === null ? 'open' : 'submitted';
    if (row.pending.length > 0 || row.awaitsAcceptance)
      expect(row.status === waiting || row.status === 'ended').toBe(true);
    if (row.status === 'complete') expect(row.pending).toEqual([]);
    if (row.status === 'submitted') expect(row.pending.length > 0 || row.awaitsAcceptance || row.optional).toBe(true);
    if (isMissing(row) && row.partnership === null) expect(row.submittedAt).toBeNull();
  }
}

function checkPartnership(running: RunningPartnership): void {
  const { state } = running;
  const stage = stageOf(state);
  const rows = obligationsOfPartnership(state);
  checkRows(rows);
  checkExplanation(explainPartnership(state, state.now), state.now);
  checkStanding(standingOfPartnership(state), state.now, rows, (at) => explainPartnership(state, at));
  expect(state.stages.at(-1)?.stage).toBe(stage);
  expect(state.stages.map((one) => one.at)).toEqual(state.stages.map((one) => one.at).sort());
  if (stage === 'implementation' || stage === 'reporting') expect(state.grant ?? 0).toBeGreaterThan(0);
  if (stage === 'withdrawn' || stage === 'not-granted' || state.ended) expect(rows.filter(isMissing)).toEqual([]);
  for (const row of rows) {
    if (row.step !== 'report' && state.grant !== null) expect(isMissing(row)).toBe(false);
    const one = state.items[`${row.step}/${row.party}`]!;
    expect(one.approvals.length === 0 || one.status === 'submitted').toBe(true);
  }
}

/** The overview's line says at every later instant what the state would say. */
function checkStanding(
  standing: Standing,
  now: Instant,
  rows: readonly Obligation[],
  explainAt: (at: Instant) => Explanation,
): void {
  const turns = rows.flatMap(({ instant }) => [instant, toInstant(toMs(instant) + 1000)]);
  // A few of them each time: over all walks, all.
  const some = turns.filter((at, index) => at > now && (index + toMs(now) / 60_000) % 9 < 1);
  for (const at of [now, ...some]) {
    const { waitsFor, turn, since, blocked } = explainAt(at);
    const { from: _, ...phase } = phaseAt(standing, at);
    expect({ ...phase, waitsFor: phase.waitsFor.code }).toEqual({ turn, since, blocked, waitsFor: waitsFor.code });
    expect(blocked).toBe(standing.blockedFrom !== null && standing.blockedFrom <= at);
  }
}

function checkCycle(running: RunningCycle): void {
  const { state } = running;
  checkRows(rowsOfCycle(state));
  checkExplanation(explainCycle(state, state.now), state.now);
  checkStanding(standingOfCycle(state), state.now, rowsOfCycle(state), (at) => explainCycle(state, at));
  if (state.decision) {
    expect(state.recommendation?.outcome).not.toBeNull();
    const types = running.events.map((event) => event.type);
    expect(types.lastIndexOf('outcome-recorded')).toBeGreaterThan(types.lastIndexOf('recommendation-proposed'));
    expect(types.filter((type) => type === 'grants-decided')).toHaveLength(1);
    const sum = state.decision.grants.reduce((total, line) => total + line.amount, 0);
    expect(sum).toBeLessThanOrEqual(grantLimit(state.plan, state));
  }
  const due = cycleDue(state, state.now);
  if (due.effect === null && due.next !== null) expect(due.next > state.now).toBe(true);
}

/** Continue-as-new: the state as JSON and back answers the same. */
function checkCarried<State extends CycleState | PartnershipState, Command extends CycleCommand | PartnershipCommand>(
  state: State,
  one: Asked<Command>,
  decide: (state: State, command: Command) => unknown[],
): void {
  const text = JSON.stringify(state);
  const carried = JSON.parse(text) as State;
  expect(JSON.stringify(carried) === text).toBe(true);
  const when = toInstant(toMs(state.now) + one.hours * 3_600_000);
  const command = { requestId: 'carried', actor: SECRETARIAT, ...one.command, at: when } as unknown as Command;
  const answer = (from: State): unknown => {
    try {
      return decide(from, command);
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(answer(carried)).toEqual(answer(state));
}

describe('a partnership, for every walk', () => {
  test('refusals change nothing, the journal folds to the state, every state is explained, rows agree', () => {
    fc.assert(
      fc.property(fc.constantFrom('2026-10-15', '2027-01-20', '2027-05-01'), partnershipCommands, (date, walk) => {
        const running = partnershipAt(date);
        for (const one of walk) {
          const command = one.apt ? aptPartnership(running.state, one.command, one.hours + 50) : one.command;
          checkCarried(running.state, { ...one, command }, decidePartnership);
          attempt(running, { ...one, command });
          checkPartnership(running);
        }
        running.checkFold();
      }),
      { numRuns: 60 },
    );
  });
});

describe('a cycle, for every walk', () => {
  /** Carries out what is due, as the shell does, so that moments, tells and endings take part in the walk. */
  const settle = (running: RunningCycle): void => {
    const by = { actor: 'clock', requestId: null } as const;
    for (let count = 0; count < 500; count += 1) {
      const { now } = running.state;
      const { effect } = cycleDue(running.state, now);
      if (effect === null) return;
      if (effect.kind === 'tell')
        running.apply([{ ...by, at: now, type: 'told', tellSeq: effect.queued.seq, reached: 12, failed: [] }]);
      if (effect.kind === 'announce')
        running.apply([{ ...by, at: now, type: 'announced', what: effect.said.what, raised: 1 }]);
      if (effect.kind === 'end') running.apply([{ ...by, at: now, type: 'ended' }]);
      if (effect.kind === 'moment')
        running.apply(
          eventsOfMoments(running.state, effect.moments, effect.at, {
            raised: 0,
            unfinished: ['fosen', 'nettverk-04', 'nettverk-05'],
          }),
        );
    }
    throw new Error('Settle a cycle: 500 effects and still more, wanted an end');
  };

  test('refusals change nothing, the journal folds to the state, every state is explained, nothing is granted unasked', () => {
    fc.assert(
      fc.property(fc.constantFrom('2026-10-15', '2027-01-20', '2027-05-01'), cycleCommands, (date, walk) => {
        const running = cycleAt(date);
        for (const one of walk) {
          const command = one.apt ? aptCycle(running.state, one.command) : one.command;
          checkCarried(running.state, { ...one, command }, decideCycle);
          attempt(running, { ...one, command });
          checkCycle(running);
          settle(running);
          checkCycle(running);
        }
        running.checkFold();
      }),
      { numRuns: 60 },
    );
  });
});

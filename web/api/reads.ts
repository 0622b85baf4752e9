// What programs can read: the same that their person sees on the pages. Node only.

import type { Moment } from '../../domain/agenda.ts';
import { agendaOf } from '../../domain/agenda.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import { isLate } from '../../domain/deadline.ts';
import { explainCycle } from '../../domain/explain-cycle.ts';
import { explainPartnership } from '../../domain/explain-partnership.ts';
import type { Obligation } from '../../domain/obligations.ts';
import { isMissing, obligationsOfPartnership } from '../../domain/obligations.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import { refuse } from '../../domain/refusal.ts';
import type { CycleRef, Instant, Language, PartyId } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { explainText } from '../../texts/explain.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { maySeeCycle, turnsOfPerson } from '../access.ts';
import type { WebWorld } from '../world.ts';
import { CYCLE, cycleAsked, documentsAsked, PARTNERSHIP, partnershipAsked } from './asked.ts';
import type { Asked, Endpoint } from './endpoint.ts';
import { reading } from './endpoint.ts';
import { CYCLE_PARAMS, LANGUAGE_QUERY, NO_PARAMS, NO_QUERY, PARTNERSHIP_PARAMS } from './params.ts';
import { SHAPES } from './shapes.ts';

/** All that can be read, over one world. */
export function readEndpoints(world: WebWorld): Endpoint[] {
  const lines = async ({ ref, name, facts }: { ref: CycleRef; name: string; facts: CycleFacts }) =>
    (await world.reads.partnerships(name)).map((line) => ({ ...line, names: namesOf(facts, line.party, ref) }));
  const explained = (
    asked: Asked,
    explanation: ReturnType<typeof explainCycle>,
    facts: CycleFacts,
    state: CycleState | PartnershipState,
  ) => {
    const language = asked.query['language'] as Language;
    return { ...explanation, text: explainText(explanation, facts, language, state.plan.rules.table) };
  };
  return [
    reading({
      path: '/cycles',
      id: 'listCycles',
      summary: 'The cycles that the caller takes part in',
      params: NO_PARAMS,
      query: NO_QUERY,
      result: SHAPES.CycleList,
      async run({ person }) {
        const all = await world.reads.cycles();
        const seen = await Promise.all(
          all.map(async (line) => maySeeCycle(person, await world.definitionsOf(line.cycle))),
        );
        return { cycles: all.filter((_, index) => seen[index]) };
      },
    }),
    reading({
      path: CYCLE,
      id: 'getCycle',
      summary: 'One cycle: its steps with their deadlines, meetings, recommendation and decision',
      params: CYCLE_PARAMS,
      query: NO_QUERY,
      result: SHAPES.Cycle,
      async run(caller, asked) {
        const { name, state, facts } = await cycleAsked(world, caller, asked);
        const line = (await world.reads.cycles()).find((one) => one.cycle === name)!;
        return { ...line, ...cycleShown(state, facts) };
      },
    }),
    reading({
      path: `${CYCLE}/partnerships`,
      id: 'listPartnerships',
      summary: 'The partnerships of a cycle, with the next thing that each owes',
      params: CYCLE_PARAMS,
      query: NO_QUERY,
      result: SHAPES.PartnershipList,
      run: async (caller, asked) => ({ partnerships: await lines(await cycleAsked(world, caller, asked)) }),
    }),
    reading({
      path: PARTNERSHIP,
      id: 'getPartnership',
      summary: 'One partnership with everything that it owes',
      params: PARTNERSHIP_PARAMS,
      query: NO_QUERY,
      result: SHAPES.Partnership,
      async run(caller, asked) {
        const found = await partnershipAsked(world, caller, asked);
        const line = (await lines(found)).find((one) => one.party === found.party);
        const now = await world.now();
        return { ...line, obligations: obligationsOfPartnership(found.state).map((row) => shownRow(row, now)) };
      },
    }),
    reading({
      path: `${PARTNERSHIP}/documents`,
      id: 'listDocuments',
      summary: 'What a partnership has handed in: every revision with its fields and its files',
      params: PARTNERSHIP_PARAMS,
      query: NO_QUERY,
      result: SHAPES.DocumentList,
      run: async (caller, asked) => ({ documents: await documentsAsked(world, caller, asked) }),
    }),
    reading({
      path: `${CYCLE}/obligations`,
      id: 'listObligations',
      summary: 'Everything that is owed in a cycle, soonest first',
      params: CYCLE_PARAMS,
      query: NO_QUERY,
      result: SHAPES.ObligationList,
      async run(caller, asked) {
        const { name } = await cycleAsked(world, caller, asked);
        const [rows, now] = await Promise.all([world.reads.obligations(name), world.now()]);
        return { obligations: rows.map((row) => shownRow(row, now)) };
      },
    }),
    reading({
      path: '/tasks',
      id: 'listTasks',
      summary: 'What waits for the caller, over all cycles, soonest first',
      params: NO_PARAMS,
      query: NO_QUERY,
      result: SHAPES.ObligationList,
      async run({ person }) {
        const [rows, now] = await Promise.all([world.reads.waitingFor(turnsOfPerson(person)), world.now()]);
        return { obligations: rows.map((row) => shownRow(row, now)) };
      },
    }),
    reading({
      path: `${CYCLE}/agenda`,
      id: 'getAgenda',
      summary: 'The moments that come by themselves, and those that came',
      params: CYCLE_PARAMS,
      query: NO_QUERY,
      result: SHAPES.Agenda,
      async run(caller, asked) {
        const { state } = await cycleAsked(world, caller, asked);
        return { moments: agendaOf(state).map((moment) => shownMoment(moment, state.handledThrough)) };
      },
    }),
    reading({
      path: `${CYCLE}/explain`,
      id: 'explainCycle',
      summary: 'Why a cycle stands still: what it waits for, whose turn it is, what comes next',
      params: CYCLE_PARAMS,
      query: LANGUAGE_QUERY,
      result: SHAPES.Explanation,
      async run(caller, asked) {
        const { state, facts } = await cycleAsked(world, caller, asked);
        return explained(asked, explainCycle(state, latest(await world.now(), state.now)), facts, state);
      },
    }),
    reading({
      path: `${PARTNERSHIP}/explain`,
      id: 'explainPartnership',
      summary: 'Why a partnership stands still',
      params: PARTNERSHIP_PARAMS,
      query: LANGUAGE_QUERY,
      result: SHAPES.Explanation,
      async run(caller, asked) {
        const { state, facts } = await partnershipAsked(world, caller, asked);
        return explained(asked, explainPartnership(state, latest(await world.now(), state.now)), facts, state);
      },
    }),
  ];
}

function latest(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function namesOf(facts: CycleFacts, party: PartyId, ref: CycleRef) {
  const names = Object.hasOwn(facts.parties, party) ? facts.parties[party] : undefined;
  return names ?? refuse('not-found', `Name ${party}: the definitions of ${cycleName(ref)} do not have it`);
}

function cycleShown(state: CycleState, facts: CycleFacts) {
  const { recommendation, decision, forum } = state;
  return {
    names: { forum: facts.forum, scheme: facts.scheme },
    now: state.now,
    seq: state.seq,
    steps: state.plan.steps.map(({ id, kind, labels }) => ({ step: id, kind, labels, ...state.steps[id]! })),
    meetings: forum.meetings.map(({ id, ...meeting }) => ({ meeting: id, ...meeting })),
    recommendation: recommendation && { ...recommendation, outcome: recommendation.outcome?.kind ?? null },
    decision,
  };
}

function shownRow(row: Obligation, now: Instant) {
  return { ...row, late: isMissing(row) && !row.optional && isLate(row, now) };
}

function shownMoment(moment: Moment, handledThrough: Instant) {
  const { step = null, meeting = null, rung = null } = moment as { step?: string; meeting?: string; rung?: string };
  return { at: moment.at, kind: moment.kind, step, meeting, rung, done: moment.at <= handledThrough };
}

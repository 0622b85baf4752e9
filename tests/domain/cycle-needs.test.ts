// Sharing by needs in a running cycle: what documents ask for, the forum’s order, the cut, and that it adds up. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { filledDocument } from '../../domain/document.ts';
import { fc } from '../support/properties.ts';
import type { CompiledYear } from '../../client/preview.ts';
import { compileYear } from '../../client/preview.ts';
import { loadCycle, loadPeople } from '../../definitions/load.ts';
import { allocateFrame } from '../../domain/cycle-allocation.ts';
import { sumOf } from '../../domain/amount-lines.ts';
import { decideCycle, openCycle } from '../../domain/cycle.ts';
import { evolveCycle } from '../../domain/cycle-evolve.ts';
import { frameOf } from '../../domain/cycle-frame.ts';
import { needsOf } from '../../domain/cycle-needs.ts';
import type { Measure } from '../../domain/allocation-needs.ts';
import { decidePartnership } from '../../domain/partnership.ts';
import { openPartnership } from '../../domain/partnership-open.ts';
import { evolvePartnership } from '../../domain/partnership-evolve.ts';
import { explainLine } from '../../texts/allocation.ts';
import type { RunningCycle, RunningPartnership } from './support.ts';
import { cycleAt, Running } from './support.ts';

const NAME = 'oslo-og-viken-skole/dekom-2021/2023';
const definitions = loadCycle(NAME);
const { people } = loadPeople('oslo-og-viken-skole');
const YEAR = compileYear(definitions, people, { example: true, definitionHash: 'test' });
const [A, B, C] = YEAR.plan.parties.map(({ id }) => id) as [string, string, string];
const FRAME = YEAR.plan.frame;
const who = (role: string, party?: string): string =>
  people.find((one) => one.roles.some((held) => held.role === role && (party === undefined || held.party === party)))!
    .id;

const cycleOf = (): RunningCycle =>
  new Running(openCycle(YEAR.plan, '2023-01-10T09:00:00.000Z'), decideCycle, evolveCycle);

function partnershipOf(year: CompiledYear, party: string): RunningPartnership {
  const plan = year.partnerships.find((one) => one.party === party)!;
  const at = `${year.plan.ref.year}-01-10T09:00:00.000Z`;
  return new Running(openPartnership(plan, at), decidePartnership, evolvePartnership);
}

/** A year in which so much is asked for, measure by measure, in the parties’ own order. */
function asked(given: Readonly<Record<string, readonly number[]>>): RunningCycle {
  const cycle = cycleOf();
  for (const [party, amounts] of Object.entries(given)) note(cycle, party, amounts.map(ownOrder));
  return cycle;
}

const ownOrder = (amount: number, index: number): Measure => ({ asked: amount, priority: index + 1 });

function note(cycle: RunningCycle, party: string, measures: readonly Measure[]): void {
  const total = measures.reduce((sum, one) => sum + one.asked, 0);
  cycle.do({
    type: 'noteFromPartnership',
    party,
    actor: party,
    notes: [{ kind: 'delivery', delivered: true, asked: total, measures }],
  });
}

function shared({ state }: RunningCycle) {
  return allocateFrame('Allocate', state.plan, frameOf(state.plan, state), needsOf(state.plan, state));
}

const given = (cycle: RunningCycle) =>
  shared(cycle).lines.flatMap(({ reason, recipient, amount }) =>
    reason.is === 'need' ? [`${recipient}/${reason.measure} ${reason.priority}: ${amount}`] : [],
  );

describe('what is asked for', () => {
  const needs = (amounts: readonly (readonly number[])[]) => {
    const step = definitions.forum.steps.find(({ id }) => id === 'needs-report')!;
    expect(step.measures).toEqual({ field: 'reports', amount: 'amounts' });
    const partnership = partnershipOf(YEAR, A);
    const rules = partnership.state.plan.fields['needs-report']!;
    const one = (filledDocument(rules, 'x')['reports'] as Record<string, unknown>[])[0]!;
    const document = filledDocument(rules, 'x', { reports: amounts.map((list) => ({ ...one, amounts: list })) });
    partnership.do({ type: 'submit', actor: who('owner-contact', A), step: 'needs-report', document });
    return partnership.state;
  };

  test('each needs report is a measure in the order of the list, with the first year’s amount', () => {
    const state = needs([[500_000, 300_000], [200_000]]);
    const measures = [
      { asked: 500_000, priority: 1 },
      { asked: 200_000, priority: 2 },
    ];
    expect(state.notes).toEqual([{ kind: 'delivery', delivered: true, asked: 700_000, measures }]);
  });

  test('a total that is not the sum of the measures is refused', () => {
    const year = compileYear(loadCycle('trondelag-rekom/rekom-2021/2025'), loadPeople('trondelag-rekom').people, {
      example: true,
      definitionHash: 'test',
    });
    const party = year.plan.parties[0]!.id;
    const partnership = partnershipOf(year, party);
    const rules = partnership.state.plan.fields['decision-basis']!;
    const actor = partnership.state.plan.seats.find(({ role }) => role === 'network-coordinator')!.person;
    const document = filledDocument(rules, 'x', { total: 400_000 });
    expect(partnership.refusal({ type: 'submit', actor, step: 'decision-basis', document }).message).toMatch(
      /total is 400000 kroner and the measures come to 100000, wanted the same/,
    );
  });
});

describe('the forum’s order', () => {
  test('each party’s first measures come first; what the forum ranks comes before all of them', () => {
    const cycle = asked({ [B]: [300], [A]: [100, 200] });
    expect(given(cycle)).toEqual([`${A}/1 1: 100`, `${B}/1 1: 300`, `${A}/2 2: 200`]);
    cycle.do({
      type: 'setPriorities',
      actor: who('secretariat'),
      priorities: [
        { party: A, measure: 2, priority: 1 },
        { party: B, measure: 1, priority: 2 },
      ],
    });
    expect(given(cycle)).toEqual([`${A}/2 1: 200`, `${B}/1 2: 300`, `${A}/1 3: 100`]);
    cycle.checkFold();
  });

  test('the first that the money does not last for gets what is left, and says so', () => {
    const cycle = asked({ [A]: [FRAME - 100], [B]: [300], [C]: [50] });
    expect(given(cycle)).toEqual([`${A}/1 1: ${FRAME - 100}`, `${B}/1 1: 100`, `${C}/1 1: 0`]);
    const { lines, cut } = shared(cycle);
    expect(cut).toEqual({ party: B, measure: 1, priority: 1 });
    expect(explainLine(lines[1]!, {}, 'en')).toBe(
      'Measure 1, priority 1: NOK 100 of the NOK 300 asked for, since NOK 100 was left.',
    );
  });

  test('a new delivery takes away the forum’s word on what was delivered before', () => {
    const cycle = asked({ [A]: [100, 200], [B]: [300] });
    const actor = who('secretariat');
    cycle.do({
      type: 'setPriorities',
      actor,
      priorities: [
        { party: B, measure: 1, priority: 1 },
        { party: A, measure: 2, priority: 2 },
      ],
    });
    note(cycle, A, [{ asked: 900, priority: 1 }]);
    expect(cycle.state.priorities).toEqual([{ party: B, measure: 1, priority: 1 }]);
    cycle.checkFold();
  });

  test.each([
    ['by another than the secretariat', { actor: who('case-officer'), priorities: [] }, /wanted secretariat/],
    ['of a measure that nobody delivered', { priorities: [{ party: A, measure: 9, priority: 1 }] }, /no measure 9/],
    ['of a stranger', { priorities: [{ party: 'narnia', measure: 1, priority: 1 }] }, /"narnia" is no partnership/],
    ['0', { priorities: [{ party: A, measure: 1, priority: 0 }] }, /has priority 0, wanted 1/],
    [
      'of one measure twice',
      {
        priorities: [
          { party: A, measure: 1, priority: 1 },
          { party: A, measure: 1, priority: 2 },
        ],
      },
      /is listed twice/,
    ],
  ] as const)('a priority %s is refused', (_name, wrong, says) => {
    const cycle = asked({ [A]: [100] });
    expect(cycle.refusal({ type: 'setPriorities', actor: who('secretariat'), ...wrong }).message).toMatch(says);
  });

  test('a cycle that shares by its key has no priorities', () => {
    const cycle = cycleAt();
    expect(cycle.refusal({ type: 'setPriorities', priorities: [] }).message).toMatch(/shares by key/);
  });
});

test('a recommendation and a decision without lines are what the rule gives', () => {
  const cycle = asked({ [A]: [FRAME - 100], [B]: [300] });
  const at = '2023-03-10T09:00:00.000Z';
  const document = filledDocument(cycle.state.plan.fields!['recommendation']!, 'Slik vil vi fordele');
  cycle.do({ type: 'proposeRecommendation', actor: who('secretariat'), at, document });
  const lines = [
    { party: A, amount: FRAME - 100 },
    { party: B, amount: 100 },
  ];
  expect(cycle.state.recommendation!.lines).toEqual(lines);
  cycle.do({ type: 'recordForumOutcome', actor: who('secretariat'), outcome: 'agreed', revision: 1 });
  cycle.do({ type: 'prepareDecision', actor: who('case-officer'), revision: 1 });
  expect(cycle.state.prepared!.grants).toEqual(lines);
  cycle.checkFold();
});

test('where the forum had no result, a decision without lines is what the rule gives', () => {
  const cycle = asked({ [B]: [300] });
  const at = '2023-03-10T09:00:00.000Z';
  cycle.do({ type: 'recordForumOutcome', actor: who('secretariat'), outcome: 'no-result', at });
  cycle.do({ type: 'prepareDecision', actor: who('case-officer'), revision: 0 });
  expect(cycle.state.prepared!.grants).toEqual([{ party: B, amount: 300 }]);
});

const plans = fc.record({
  amounts: fc.dictionary(fc.constantFrom(A, B, C), fc.array(fc.nat(12_000_000), { minLength: 1, maxLength: 6 })),
  ranks: fc.array(fc.record({ party: fc.constantFrom(A, B, C), measure: fc.integer({ min: 1, max: 6 }) })),
});

test('for any needs and any order: the lines are the frame to the krone, nobody gets more than asked, none before the cut too little', () => {
  fc.assert(
    fc.property(plans, ({ amounts, ranks }) => {
      const cycle = asked(amounts);
      const known = ranks.filter(
        ({ party, measure }, index) =>
          measure <= (amounts[party]?.length ?? 0) &&
          ranks.findIndex((other) => other.party === party && other.measure === measure) === index,
      );
      const priorities = known.map((one, index) => ({ ...one, priority: index + 1 }));
      cycle.do({ type: 'setPriorities', actor: who('secretariat'), priorities });
      const { lines, cut } = shared(cycle);
      expect(sumOf(lines)).toBe(FRAME);
      const needs = lines.flatMap(({ amount, reason }) => (reason.is === 'need' ? [{ amount, reason }] : []));
      expect(needs.map(({ reason }) => reason.priority)).toEqual(
        needs.map(({ reason }) => reason.priority).sort((a, b) => a - b),
      );
      let left = FRAME;
      for (const { amount, reason } of needs) {
        const before = cut === null || left > 0;
        expect(amount).toBe(before ? Math.min(reason.asked, left) : 0);
        left -= amount;
      }
      const total = needs.reduce((sum, { reason }) => sum + reason.asked, 0);
      expect(cut === null).toBe(total <= FRAME);
    }),
    { numRuns: 60 },
  );
});

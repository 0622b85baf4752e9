// A decision measure by measure: what may stand, what goes back alone, and that nothing is lost on the way. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import type { CycleCommand } from '../../domain/cycle-commands.ts';
import { grantedTo } from '../../domain/settlement.ts';
import { resultOf } from '../../domain/grant-lines.ts';
import { tellFor } from '../../domain/tells.ts';
import { fc } from '../support/properties.ts';
import type { Refused, RunningCycle } from './support.ts';
import { CASE_OFFICER, compiled, cycleAt, partnershipAt, tell } from './support.ts';

const LEADER = 'p-leder';
const RULES = { fourEyes: true, checklist: true, caseNumber: true, organisationNumbers: false };
const YEAR = compiled(2027, (step) => step, { decision: RULES });
const CRITERIA = YEAR.plan.decision.criteria;
const said = { actor: CASE_OFFICER, revision: 1, criteriaMet: CRITERIA, caseNumber: '2027/1' };
/** Each network’s fixed line for coordination; whole kroner. */
const FIXED = 100_000;
type Prepare = Extract<CycleCommand, { type: 'prepareDecision' }>;
type Line = NonNullable<Prepare['grants']>[number];

/** The forum has recommended so much for networks that ask for these measures. */
function spoken(
  asked: Readonly<Record<string, readonly number[]>>,
  lines: Readonly<Record<string, number>>,
  priorities: readonly number[] = [],
): RunningCycle {
  const cycle = cycleAt('2027-03-10', YEAR);
  for (const [party, amounts] of Object.entries(asked)) {
    const measures = amounts.map((one, index) => ({ asked: one, priority: priorities[index] ?? index + 1 }));
    cycle.do({
      type: 'noteFromPartnership',
      party,
      actor: party,
      notes: [{ kind: 'delivery', delivered: true, ...(measures.length === 0 ? {} : { measures }) }],
    });
  }
  cycle.do({
    type: 'proposeRecommendation',
    lines: Object.entries(lines).map(([party, amount]) => ({ party, amount })),
  });
  cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
  return cycle;
}

/** Fosen asks for 200,000, 150,000 and 50,000, and is recommended all of it with its coordination. */
const fosen = (): RunningCycle => spoken({ fosen: [200_000, 150_000, 50_000] }, { fosen: 400_000 + FIXED });
const WHOLE: Line = {
  party: 'fosen',
  amount: 400_000 + FIXED,
  measures: [
    { measure: 1, amount: 200_000 },
    { measure: 2, amount: 150_000 },
    { measure: 3, amount: 50_000 },
  ],
};
const prepare = (line: Line, more: Partial<Prepare> = {}) =>
  ({ type: 'prepareDecision', ...said, grants: [line], ...more }) as const;
const decide = (cycle: RunningCycle, grants: readonly Line[], revision = 1): void => {
  cycle.do({ type: 'prepareDecision', ...said, revision, grants });
  cycle.do({ type: 'decideGrants', actor: LEADER, revision });
};
const WHY = 'Utenfor kriteriene';
const IN_PART: Line = {
  party: 'fosen',
  amount: 280_000 + FIXED,
  measures: [
    { measure: 1, amount: 200_000 },
    { measure: 2, amount: 80_000, reason: 'Færre deltakere' },
    { measure: 3, amount: 0, result: 'returned', reason: 'Mangler mål' },
  ],
};

describe('what may not stand', () => {
  const of = (change: readonly object[], amount = WHOLE.amount): Line => ({
    ...WHOLE,
    amount,
    measures: WHOLE.measures!.map((one, index) => ({ ...one, ...change[index] })),
  });
  test.each<Refused<CycleCommand>>([
    [
      'measures that do not add up to the line',
      prepare(of([{ amount: 199_999 }])),
      'amounts-do-not-fit',
      /the measures of fosen come to 399999 kroner, wanted 400000 \(500000 less 100000 of its fixed lines\)/,
    ],
    [
      'a measure that nobody asked for',
      prepare(of([{}, {}, { measure: 4 }])),
      'not-found',
      /fosen has no measure 4 in its decision basis, wanted one of 1, 2, 3/,
    ],
    [
      'a measure decided twice',
      prepare(of([{}, {}, { measure: 1 }])),
      'misshapen',
      /measure 1 of fosen is decided twice, wanted once/,
    ],
    [
      'a measure left out',
      prepare({ ...WHOLE, amount: 350_000 + FIXED, measures: WHOLE.measures!.slice(0, 2) }),
      'misshapen',
      /measure 3 of fosen is not decided, wanted each of its measures 1, 2, 3/,
    ],
    [
      'less than was recommended without a reason',
      prepare(of([{}, { amount: 80_000 }], 330_000 + FIXED)),
      'amounts-do-not-fit',
      /measure 2 of fosen is given 80000 kroner and the recommendation means 150000, wanted a reason on the measure/,
    ],
    [
      'not granted without a reason',
      prepare(of([{}, {}, { amount: 0 }], 350_000 + FIXED), { deviationReason: 'Noe annet' }),
      'misshapen',
      /measure 3 of fosen is not granted without a reason/,
    ],
    [
      'returned without a reason',
      prepare(of([{}, {}, { amount: 0, result: 'returned' }], 350_000 + FIXED)),
      'misshapen',
      /measure 3 of fosen is returned to the forum without a reason/,
    ],
    [
      'returned with money',
      prepare(of([{}, {}, { result: 'returned', reason: WHY }])),
      'amounts-do-not-fit',
      /measure 3 of fosen is returned with 50000 kroner, wanted 0/,
    ],
    [
      'a result that the amounts do not bear out',
      prepare(of([{ amount: 100_000, result: 'granted', reason: WHY }], 300_000 + FIXED)),
      'amounts-do-not-fit',
      /measure 1 of fosen is granted with 100000 kroner of the 200000 it asks for, wanted granted-in-part/,
    ],
    [
      'a negative amount',
      prepare(of([{ amount: -1 }])),
      'amounts-do-not-fit',
      /what measure 1 of fosen is given is -1, wanted whole kroner/,
    ],
    [
      'a line returned whole whose measures are not',
      prepare({
        ...WHOLE,
        amount: 0,
        result: 'returned',
        reason: WHY,
        measures: [
          { measure: 1, amount: 0, reason: WHY },
          { measure: 2, amount: 0, reason: WHY },
          { measure: 3, amount: 0, result: 'returned', reason: WHY },
        ],
      }),
      'misshapen',
      /fosen is returned whole and has measures that are not/,
    ],
    [
      'reasons without end',
      prepare(of([{}, {}, { amount: 0, reason: 'x'.repeat(50_001) }], 350_000 + FIXED)),
      'too-large',
      /the reasons of the measures take 50001 characters, wanted at most 50000/,
    ],
  ])('refused, and nothing changes: %s', (_title, command, code, says) => {
    const refusal = fosen().refusal(command);
    expect(refusal.message).toMatch(says);
    expect(refusal.code).toBe(code);
  });

  test('measures of a decision basis that lists none are refused; a line alone stands as before', () => {
    const cycle = spoken({ fosen: [] }, { fosen: 400_000 + FIXED });
    expect(cycle.refusal(prepare(WHOLE)).message).toMatch(/its decision basis lists none, wanted the line without/);
    decide(cycle, [{ party: 'fosen', amount: WHOLE.amount }]);
    expect(cycle.state.decision!.grants).toEqual([{ party: 'fosen', amount: WHOLE.amount }]);
  });
});

describe('the recommendation', () => {
  test.each<[sentence: string, recommended: number, priorities: number[], given: number[]]>([
    ['meets the party’s own order of priority until it is used up', 300_000, [], [200_000, 100_000, 0]],
    ['meets what comes first, wherever it stands', 300_000, [3, 1, 2], [100_000, 150_000, 50_000]],
    ['leaves the fixed lines out', 0, [], [0, 0, 0]],
  ])('%s', (_sentence, recommended, priorities, amounts) => {
    const asked = [200_000, 150_000, 50_000];
    const cycle = spoken({ fosen: asked }, { fosen: recommended + FIXED }, priorities);
    const measures = amounts.map((amount, index) => ({
      measure: index + 1,
      amount,
      ...(amount === 0 ? { reason: WHY } : {}),
    }));
    cycle.do(prepare({ party: 'fosen', amount: recommended + FIXED, measures }));
    expect(cycle.state.prepared!.grants[0]!.measures).toEqual(measures);
  });

  test('a reason on the measure is enough for a line that deviates', () => {
    const cycle = fosen();
    decide(cycle, [
      { ...IN_PART, measures: [...IN_PART.measures!.slice(0, 2), { measure: 3, amount: 0, reason: WHY }] },
    ]);
    const [line] = cycle.state.decision!.grants;
    expect(line!.measures!.map(({ result, asked }) => [result, asked])).toEqual([
      ['granted', 200_000],
      ['granted-in-part', 150_000],
      ['not-granted', 50_000],
    ]);
    expect(resultOf(line!, null)).toBe('granted-in-part');
    cycle.checkFold();
  });
});

describe('a measure that goes back to the forum', () => {
  test('holds its own money only: the rest is told at once, and it is decided when the forum has spoken', () => {
    const cycle = fosen();
    decide(cycle, [IN_PART]);
    expect(cycle.state.decision).toMatchObject({ returned: ['fosen'], grants: [{ amount: 380_000 }] });
    expect(cycle.state.steps['grant-decision']!.doneAt).toBeNull();
    expect(cycle.state.announcements.at(-1)).toMatchObject({ what: 'returned-to-forum', reason: 'Mangler mål' });
    expect(cycle.state.tells.at(-1)!.parties).toContain('fosen');
    expect(tellFor(cycle.state, { kind: 'decision' }, 'fosen')).toMatchObject({
      amount: 380_000,
      measures: [
        { measure: 1, asked: 200_000, amount: 200_000, result: 'granted' },
        { measure: 2, asked: 150_000, amount: 80_000, result: 'granted-in-part', reason: 'Færre deltakere' },
        { measure: 3, asked: 50_000, amount: 0, result: 'returned', reason: 'Mangler mål' },
      ],
    });

    cycle.do({ type: 'proposeRecommendation' });
    expect(cycle.state.recommendation!.lines.find(({ party }) => party === 'fosen')!.amount).toBeLessThanOrEqual(
      50_000,
    );
    cycle.do({ type: 'proposeRecommendation', lines: [{ party: 'fosen', amount: 40_000 }] });
    const { revision } = cycle.state.recommendation!;
    cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision });
    const again = (line: object) =>
      cycle.refusal({ type: 'prepareDecision', ...said, revision, grants: [line as Line] }).message;
    expect(again({ party: 'fosen', amount: 40_000 })).toMatch(/its line names none, wanted measures 3/);
    expect(again({ party: 'fosen', amount: 40_000, measures: [{ measure: 1, amount: 40_000 }] })).toMatch(
      /measure 1 of fosen is decided, wanted those that went back: 3/,
    );
    expect(cycle.refusal({ type: 'prepareDecision', ...said, revision, grants: [] }).message).toMatch(
      /fosen has measures that went back to the forum and no line, wanted measures 3/,
    );
    decide(cycle, [{ party: 'fosen', amount: 40_000, measures: [{ measure: 3, amount: 40_000 }] }], revision);
    expect(cycle.state.decision).toMatchObject({
      returned: [],
      grants: [
        { party: 'fosen', amount: 420_000, measures: [{ amount: 200_000 }, { amount: 80_000 }, { amount: 40_000 }] },
      ],
    });
    expect(cycle.state.tells.at(-1)!.parties).toEqual(['fosen']);
    expect(cycle.state.steps['grant-decision']!.doneAt).not.toBeNull();
    cycle.checkFold();
  });

  test('goes back with its whole partnership where nothing else is granted', () => {
    const cycle = fosen();
    const measures = [1, 2, 3].map((measure) => ({
      measure,
      amount: 0,
      reason: WHY,
      ...(measure === 1 ? { result: 'returned' as const } : {}),
    }));
    const none = spoken({ fosen: [200_000, 150_000, 50_000] }, { fosen: 400_000 });
    decide(none, [{ party: 'fosen', amount: 0, measures }]);
    expect(none.state.decision).toMatchObject({ grants: [], returned: ['fosen'] });
    expect(none.state.tells.at(-1)!.parties).not.toContain('fosen');
    // With its coordination granted the partnership has an answer.
    decide(cycle, [{ party: 'fosen', amount: FIXED, measures }]);
    expect(cycle.state.decision).toMatchObject({ grants: [{ amount: FIXED }], returned: ['fosen'] });
  });

  test('the forum may stand by what it said: the rest of its line is then for the measure', () => {
    const cycle = fosen();
    decide(cycle, [
      { ...WHOLE, amount: 350_000 + FIXED, measures: [...WHOLE.measures!.slice(0, 2), IN_PART.measures![2]!] },
    ]);
    cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
    decide(cycle, [{ party: 'fosen', amount: 50_000, measures: [{ measure: 3, amount: 50_000 }] }]);
    expect(cycle.state.decision).toMatchObject({
      grants: [{ amount: WHOLE.amount }],
      returned: [],
      deviationReason: null,
    });
  });
});

test('what recipients are granted adds up to the krone, however the measures are decided and in how many rounds', () => {
  const measure = fc.record({
    asked: fc.integer({ min: 1, max: 200_000 }),
    part: fc.integer({ min: 0, max: 100 }),
    back: fc.boolean(),
    later: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(fc.array(measure, { minLength: 1, maxLength: 8 }), fc.boolean(), (asked, explicit) => {
      const cycle = spoken({ fosen: asked.map((one) => one.asked) }, { fosen: 500_000 });
      const measures = asked.map(({ asked: all, part, back }, index) => {
        const amount = back ? 0 : Math.floor((all * part) / 100);
        return { measure: index + 1, amount, reason: WHY, ...(back ? { result: 'returned' as const } : {}) };
      });
      const amount = FIXED + measures.reduce((sum, one) => sum + one.amount, 0);
      const shares = [
        { recipient: 'nord', amount: amount - FIXED },
        { recipient: 'fosen', amount: FIXED },
      ];
      decide(cycle, [{ party: 'fosen', amount, measures, ...(explicit ? { shares } : {}) }]);
      const before = grantedTo(cycle.state);
      const open = asked.flatMap(({ asked: all, back, later }, index) =>
        back ? [{ measure: index + 1, amount: Math.floor((all * later) / 100), reason: WHY }] : [],
      );
      const more = open.reduce((sum, one) => sum + one.amount, 0);
      if (open.length > 0) {
        cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
        decide(cycle, [{ party: 'fosen', amount: more, measures: open }]);
      }
      const granted = grantedTo(cycle.state);
      const [line] = cycle.state.decision!.grants;
      expect(line!.amount).toBe(amount + more);
      expect(line!.measures!.reduce((sum, one) => sum + one.amount, FIXED)).toBe(amount + more);
      expect([...granted.values()].reduce((sum, one) => sum + one, 0)).toBe(amount + more);
      for (const [recipient, first] of before) expect(granted.get(recipient)).toBeGreaterThanOrEqual(first);
      cycle.checkFold();
    }),
  );
});

test('a partnership hears its measures, and keeps what each asked for', () => {
  const cycle = fosen();
  decide(cycle, [IN_PART]);
  const partnership = partnershipAt('2027-04-15', 'fosen', YEAR);
  tell(partnership, tellFor(cycle.state, { kind: 'decision' }, 'fosen'));
  expect(partnership.state).toMatchObject({
    grant: 380_000,
    measures: [{ measure: 1 }, { measure: 2 }, { result: 'returned' }],
  });
});

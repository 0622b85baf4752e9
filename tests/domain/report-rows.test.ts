// A report answers each goal of its decision basis and each line of its decision, and tells what was put in. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { compileYear } from '../../client/preview.ts';
import { loadCycle, loadPeople } from '../../definitions/load.ts';
import { filledDocument } from '../../domain/document.ts';
import type { DecidedMeasure } from '../../domain/grant-measures.ts';
import { decidePartnership } from '../../domain/partnership.ts';
import { openPartnership } from '../../domain/partnership-open.ts';
import { evolvePartnership } from '../../domain/partnership-evolve.ts';
import { reportLines } from '../../domain/report-lines.ts';
import { fieldsOfSection } from '../../domain/report-sections.ts';
import { summariseReports } from '../../domain/report-summary.ts';
import { LANGUAGES } from '../../domain/words.ts';
import { grantLetter } from '../../texts/grant-letter.ts';
import { reportSummaryText } from '../../texts/report-summary.ts';
import { openCycle } from '../../domain/cycle.ts';
import type { Tell } from '../../domain/tell-kinds.ts';
import type { RunningPartnership } from './support.ts';
import { Running, tell } from './support.ts';

const definitions = loadCycle('trondelag-dekom/dekom-2021/2025');
const YEAR = compileYear(definitions, loadPeople('trondelag-dekom').people, { example: true, definitionHash: 'test' });
const PLAN = YEAR.partnerships.find(({ party }) => party === 'fosen')!;
const AT = '2025-01-10T09:00:00.000Z';
const COORDINATOR = PLAN.seats.find(({ role }) => role === 'network-coordinator')!.person;
const GRANT = 600_000;
const SHARES = [
  { recipient: 'fosen', amount: 400_000 },
  { recipient: 'nord', amount: 200_000 },
];
const RULES = fieldsOfSection(PLAN, PLAN.duties.find(({ step }) => step.id === 'report')!.step, 'network-coordinator');

/** A partnership whose decision basis set two goals and asked for two measures, with its grant told line by line. */
function reporting(
  shares: typeof SHARES | null = SHARES,
  decided: Partial<Extract<Tell, { kind: 'decision' }>> = {},
): RunningPartnership {
  const running: RunningPartnership = new Running(openPartnership(PLAN, AT), decidePartnership, evolvePartnership);
  const measures = [
    { name: 'Lesing', amount: 400_000 },
    { name: 'Regning', amount: 200_000 },
  ];
  const rules = PLAN.fields['decision-basis']!;
  const given = { total: GRANT, goals: ['Alle leser', 'Alle regner'], measures };
  running.do({
    type: 'submit',
    actor: COORDINATOR,
    step: 'decision-basis',
    document: filledDocument(rules, 'x', given),
  });
  tell(running, {
    kind: 'decision',
    amount: GRANT,
    step: 'grant-decision',
    handled: '2025-04-15',
    ...(shares && { shares }),
    ...decided,
  });
  return running;
}

const goal = (attained: string) => ({ attained, how: 'Prøver' });
const GOALS = [goal('reached'), goal('partly')];
const kroner = (...amounts: number[]) => amounts.map((amount) => ({ amount }));
const OWN = {
  'own-contribution-cash': 100_000,
  'own-contribution-salary': 20_000,
  'own-contribution-time-released': 0,
};
const section = (more: Record<string, unknown> = {}) => ({
  type: 'submit' as const,
  step: 'report',
  actor: COORDINATOR,
  document: filledDocument(RULES, 'x', {
    'goal-attainment': GOALS,
    spent: kroner(300_000, 200_000),
    'spent-by-measure': kroner(350_000, 150_000),
    ...OWN,
    ...more,
  }),
});
const lineOf = ({ state }: RunningPartnership) => reportLines(state, state.now)[0]!;

test('each line of the decision stands against what was used of it, and what is left is derived', () => {
  const running = reporting();
  expect(lineOf(running)).toMatchObject({ goals: 2, measures: 2, spent: 0, unspent: null });
  running.do(section());
  expect(lineOf(running)).toMatchObject({
    granted: GRANT,
    spent: 500_000,
    unspent: 100_000,
    lines: [
      { recipient: 'fosen', granted: 400_000, spent: 300_000, unspent: 100_000 },
      { recipient: 'nord', granted: 200_000, spent: 200_000, unspent: 0 },
    ],
  });
  running.checkFold();
});

describe('refused, with a sentence, and nothing is changed', () => {
  test.each([
    [
      'a goal without an answer',
      { 'goal-attainment': [goal('reached')] },
      /answers 1 of 2 goals, wanted an answer for each: goal 2 has none/,
    ],
    [
      'an answer that is empty',
      { 'goal-attainment': [goal('reached'), { attained: 'partly' }] },
      /goal-attainment\[1\]\.how is missing/,
    ],
    [
      'an answer to a goal that nobody set',
      { 'goal-attainment': [...GOALS, goal('reached')] },
      /has 3 answers, wanted 2, one for each goal/,
    ],
    [
      'a goal that came to something else',
      { 'goal-attainment': [goal('yes'), goal('partly')] },
      /wanted one of reached/,
    ],
    [
      'a recipient left out',
      { spent: kroner(300_000) },
      /answers 1 of 2 recipients \(fosen, nord\), wanted an answer for each: nord has none/,
    ],
    [
      'measures and recipients that differ',
      { 'spent-by-measure': kroner(350_000, 150_001) },
      /recipients have used 500000 kroner and the measures 500001, wanted the same/,
    ],
    [
      'more than a recipient got, though not more than all got',
      { spent: kroner(250_000, 250_000) },
      /nord is said to have used 250000 kroner, wanted at most 200000/,
    ],
    ['half kroner', { spent: kroner(300_000, 0.5) }, /wanted whole kroner/],
    ['negative own contribution', { 'own-contribution-cash': -1 }, /own-contribution-cash is -1, wanted whole kroner/],
  ] as const)('%s', (_name, more, says) => {
    expect(reporting().refusal(section(more)).message).toMatch(says);
  });

  test('money of somebody whom the decision gives nothing', () => {
    const running = reporting([{ recipient: 'fosen', amount: GRANT }]);
    const spent = [{ recipient: 'nord', amount: 1 }];
    const given = section({ spent: kroner(0), 'spent-by-measure': kroner(0, 0) });
    expect(running.refusal({ ...given, spent }).message).toMatch(/nord was granted nothing .* wanted a line of fosen/);
  });
});

describe('where the governor decided measure by measure', () => {
  const [first, second] = [
    { measure: 1, asked: 400_000, amount: 0, result: 'not-granted', reason: 'Ikke i planen' },
    { measure: 2, asked: 200_000, amount: 150_000, result: 'granted-in-part', reason: 'Færre' },
  ] as const;
  const decided = (...measures: readonly DecidedMeasure[]) => {
    const amount = measures.reduce((sum, one) => sum + one.amount, 0);
    return reporting([{ recipient: 'fosen', amount }], { amount, measures });
  };
  const used = (...amounts: number[]) =>
    section({ spent: kroner(amounts.reduce((sum, one) => sum + one, 0)), 'spent-by-measure': kroner(...amounts) });

  test('the report answers for those that were given money, and for no other', () => {
    const running = decided(first, second);
    expect(lineOf(running)).toMatchObject({ measures: 1, granted: 150_000 });
    expect(running.refusal(used(100_000, 0)).message).toMatch(/has 2 answers, wanted 1, one for each measure/);
    running.do(used(120_000));
    expect(lineOf(running)).toMatchObject({ spent: 120_000, unspent: 30_000 });
    running.checkFold();
  });

  test('none has used more than it was given, until the office has granted a change', () => {
    const running = decided({ ...first, amount: 100_000, result: 'granted-in-part' }, second);
    const moved = used(130_000, 120_000);
    expect(running.refusal(moved).message).toMatch(
      /measure 1 is said to have used 130000 kroner, wanted at most 100000, which it was granted/,
    );
    running.do({ type: 'requestChange', actor: COORDINATOR, kind: 'change', reason: 'Flere deltakere i tiltak 1' });
    const officer = YEAR.plan.seats.find(({ role }) => role === 'case-officer')!.person;
    running.do({ type: 'answerRequest', actor: officer, request: 1, granted: true, reason: 'Ja' });
    running.do(moved);
    expect(lineOf(running)).toMatchObject({ spent: 250_000, unspent: 0 });
  });

  test('money of fixed lines is for no measure', () => {
    const running = reporting([{ recipient: 'fosen', amount: 250_000 }], {
      amount: 250_000,
      measures: [first, second],
    });
    const beside = (total: number) => section({ spent: kroner(total), 'spent-by-measure': kroner(150_000) });
    expect(running.refusal(section({ spent: kroner(250_000), 'spent-by-measure': kroner(149_999) })).message).toMatch(
      /wanted the same, or at most 100000 more for the fixed lines/,
    );
    running.do(beside(250_000));
    expect(lineOf(running)).toMatchObject({ spent: 250_000, unspent: 0 });
  });
});

test('a draft may leave goals and lines open', () => {
  const running = reporting();
  running.do({ ...section(), type: 'saveDraft', document: { 'goal-attainment': [goal('reached')] } });
  expect(running.state.items['report/fosen']!.draftSince).not.toBeNull();
});

test('a revision of the report replaces what it said of money and own contribution', () => {
  const running = reporting();
  running.do(section());
  running.do(section({ spent: kroner(400_000, 200_000), 'spent-by-measure': kroner(400_000, 200_000) }));
  expect(lineOf(running)).toMatchObject({ spent: GRANT, unspent: 0, own: { amount: 120_000 } });
});

test('without the lines of the decision all of the money is the author’s own', () => {
  const running = reporting(null);
  running.do(section({ spent: kroner(500_000), 'spent-by-measure': kroner(350_000, 150_000) }));
  expect(lineOf(running)).toMatchObject({ spent: 500_000, unspent: 100_000, lines: null });
});

describe('own contribution in a report', () => {
  test('is percent of the owners’ part of the grant; several kinds add up', () => {
    const running = reporting();
    running.do(section());
    // 30 percent of the 400,000 kroner that do not go straight to the university.
    expect(lineOf(running).own).toMatchObject({ amount: 120_000, owed: 120_000, isBelow: false });
  });

  test('below what is owed it is taken, and told of', () => {
    const running = reporting();
    running.do(section({ 'own-contribution-salary': 19_999 }));
    expect(lineOf(running).own).toMatchObject({ amount: 119_999, owed: 120_000, isBelow: true });
  });
});

describe('the governor’s summary', () => {
  const running = reporting();
  const handedIn = section({ 'own-contribution-salary': 0 });
  running.do(handedIn);
  const texts = [{ party: 'fosen', section: 'fosen', document: handedIn.document }];
  const summary = summariseReports([running.state], texts, [], running.state.now);

  test('adds up lines, kinds and goals', () => {
    expect(summary).toMatchObject({
      attained: { reached: 1, partly: 1 },
      own: { byKind: { cash: 100_000, salary: 0, 'time-released': 0 }, below: ['fosen'] },
      lines: [
        { recipient: 'fosen', spent: 300_000 },
        { recipient: 'nord', unspent: 0 },
      ],
    });
    expect(summary.goals.map(({ goal: number, how }) => [number, how])).toEqual([
      [1, 'Prøver'],
      [2, 'Prøver'],
    ]);
  });

  test.each(LANGUAGES)('says it in %s', (language) => {
    const text = reportSummaryText(summary, YEAR.facts, [], language);
    const says = {
      nb: [/Nord universitet: fikk 200.000 kroner, har brukt 200.000 kroner, har igjen 0 kroner/, /mål 2: delvis nådd/],
      nn: [/Nord universitet: fekk 200.000 kroner, har brukt 200.000 kroner, har att 0 kroner/, /mål 2: delvis nådd/],
      en: [/Nord University: got .*200,000.*, has used .*200,000.*, has .*0.* left/, /goal 2: partly reached/],
    }[language];
    for (const one of says) expect(text).toMatch(one);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

test.each([
  ['nb', /gjøre rede for hvert av målene dere har satt, .* og egenfinansieringen\./],
  ['nn', /gjere greie for kvart av måla de har sett, .* og eigenfinansieringa\./],
] as const)('the letter tells what the report will ask (%s)', (language, says) => {
  const decision = {
    grants: [{ party: 'fosen', amount: GRANT }],
    at: AT,
    decidedBy: 'p',
    preparedBy: null,
    deviationReason: null,
    caseNumber: null,
    returned: [],
  };
  const state = { ...openCycle(YEAR.plan, AT), decision };
  expect(grantLetter(definitions, state, 'fosen', language).text.replaceAll('\n', ' ')).toMatch(says);
});

test('a report on last year’s grant answers the goals and lines that the cycle’s file names', () => {
  const earlier = { cycle: 'trondelag-dekom/dekom-2021/2024', amount: GRANT, shares: SHARES, goals: ['Alle leser'] };
  const duties = PLAN.duties.map(({ step, party }) => ({
    step: step.kind === 'report' ? { ...step, reportsOn: 'last-year' as const } : step,
    party,
  }));
  const running: RunningPartnership = new Running(
    openPartnership({ ...PLAN, duties, earlier }, AT),
    decidePartnership,
    evolvePartnership,
  );
  expect(running.refusal(section()).message).toMatch(/has 2 answers, wanted 1, one for each goal/);
  running.do(section({ 'goal-attainment': [goal('reached')] }));
  expect(lineOf(running)).toMatchObject({ goals: 1, measures: null, lines: [{ unspent: 100_000 }, { unspent: 0 }] });
});

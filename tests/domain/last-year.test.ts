// Last year's decisions: which cycle they are taken from, what is taken, and that the file holds where it says otherwise.

import { describe, expect, test } from '@jest/globals';
import { compileYear } from '../../client/preview.ts';
import type { CycleDefinitions } from '../../domain/definition.ts';
import type { PartnershipLastYear } from '../../domain/last-year.ts';
import { cycleBefore, reportsOnLastYear, wentBefore, withLastYear } from '../../domain/last-year.ts';
import { openPartnership } from '../../domain/partnership-open.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import { cycleName } from '../../domain/words.ts';
import { earlierTexts } from '../../texts/opening.ts';
import { formYear, refOf } from '../support/years.ts';
import { PEOPLE } from './support.ts';

const BEFORE = formYear(2026);
const NOW = { ...formYear(2027), forum: { ...BEFORE.forum, steps: BEFORE.forum.steps.map(onLastYear) } };
const CYCLE = cycleName(refOf(2026));
const YEAR = compileYear(BEFORE, PEOPLE, { example: true, definitionHash: 'test' });

type Step = CycleDefinitions['forum']['steps'][number];

function onLastYear(step: Step): Step {
  return step.kind === 'report' ? { ...step, reportsOn: 'last-year' } : step;
}

/** A partnership of 2026 that handed in two revisions and got so much, null before the decision. */
function got(party: string, grant: number | null): PartnershipLastYear {
  const plan = YEAR.partnerships.find((one) => one.party === party)!;
  const opened = openPartnership(plan, YEAR.plan.opensAt);
  const key = `decision-basis/${party}`;
  const items = { ...opened.items, [key]: { ...opened.items[key]!, revision: 2, status: 'submitted' as const } };
  const shares = grant === null ? {} : { shares: [{ recipient: party, amount: grant }] };
  const state: PartnershipState = { ...opened, items, grant, ...shares };
  const { goals } = plan.duties.find(({ step }) => step.id === 'decision-basis')!.step;
  const document = (goal: string) =>
    goals!.part === null ? { [goals!.field]: [goal] } : { [goals!.field]: [{ [goals!.part]: [goal] }] };
  const row = { step: 'decision-basis', party } as const;
  return {
    state,
    documents: [
      { ...row, revision: 1, document: document('Gammelt mål') },
      { ...row, revision: 2, document: document('Bedre begynneropplæring') },
    ],
  };
}

const scheme = (definitions: CycleDefinitions, id: string, successor: string | null): CycleDefinitions => ({
  ...definitions,
  scheme: { ...definitions.scheme, id, successor },
});

describe('the cycle that went before', () => {
  test('matters only where a report is about last year', () => {
    expect(reportsOnLastYear(NOW)).toBe(true);
    expect(reportsOnLastYear(BEFORE)).toBe(false);
  });

  test.each<[string, CycleDefinitions, boolean]>([
    ['the same scheme version, the year before', BEFORE, true],
    ['a scheme version that this one succeeds', scheme(BEFORE, 'old', NOW.scheme.id), true],
    ['another scheme of the forum', scheme(BEFORE, 'other', null), false],
    ['two years before', formYear(2025), false],
    ['another forum', { ...BEFORE, forum: { ...BEFORE.forum, id: 'nordland' } }, false],
  ])('%s', (_sentence, before, expected) => {
    expect(wentBefore(before, NOW)).toBe(expected);
  });

  test('is the one under the same scheme version; of several others none is guessed', () => {
    const [one, other] = [scheme(BEFORE, 'one', NOW.scheme.id), scheme(BEFORE, 'two', NOW.scheme.id)];
    expect(cycleBefore([one, BEFORE], NOW)).toBe(BEFORE);
    expect(cycleBefore([one], NOW)).toBe(one);
    expect(cycleBefore([], NOW)).toBeNull();
    const several = cycleBefore([other, one], NOW);
    expect(several).toEqual({ kind: 'several', cycles: [`${NOW.forum.id}/one/2026`, `${NOW.forum.id}/two/2026`] });
  });
});

describe('what is taken', () => {
  const fosen = { cycle: CYCLE, party: 'fosen', amount: 300_000 };

  test('amount, lines and goals of the revision that the grant rests on; who got nothing owes no report', () => {
    const { definitions, found } = withLastYear(NOW, {
      definitions: BEFORE,
      partnerships: [got('fosen', 300_000), got('trondheim-malvik', 0)],
    });
    expect(definitions.cycle.earlierDecisions?.[0]).toEqual({
      ...fosen,
      shares: [{ recipient: 'fosen', amount: 300_000 }],
      goals: ['Bedre begynneropplæring'],
    });
    expect(found).toEqual({ kind: 'taken', cycle: CYCLE, parties: ['fosen', 'trondheim-malvik'], differ: [] });
    const { partnerships } = compileYear(definitions, PEOPLE, { example: true, definitionHash: 'test' });
    const owes = partnerships.filter(({ duties }) => duties.some(({ step }) => step.kind === 'report'));
    expect(owes.map(({ party }) => party)).toEqual(['fosen']);
  });

  test('a file that says another amount holds, and is told of; one that says the same gets what it leaves out', () => {
    const typed = (amount: number) => ({ ...NOW, cycle: { ...NOW.cycle, earlierDecisions: [{ ...fosen, amount }] } });
    const lastYear = { definitions: BEFORE, partnerships: [got('fosen', 300_000)] };
    const other = withLastYear(typed(250_000), lastYear);
    expect(other.definitions.cycle.earlierDecisions).toEqual([{ ...fosen, amount: 250_000 }]);
    expect(other.found).toMatchObject({ differ: [{ party: 'fosen', typed: 250_000, granted: 300_000 }] });
    const same = withLastYear(typed(300_000), lastYear);
    expect(same.definitions.cycle.earlierDecisions?.[0]?.goals).toEqual(['Bedre begynneropplæring']);
  });

  test('nothing before the decision is made', () => {
    const { definitions, found } = withLastYear(NOW, { definitions: BEFORE, partnerships: [got('fosen', null)] });
    expect(definitions).toBe(NOW);
    expect(found).toEqual({ kind: 'undecided', cycle: CYCLE });
  });

  test.each(['nb', 'nn', 'en'] as const)('is said in %s', (language) => {
    const said = earlierTexts(
      {
        kind: 'taken',
        cycle: CYCLE,
        parties: ['trondheim-malvik'],
        differ: [{ party: 'fosen', typed: 250_000, granted: 300_000 }],
      },
      () => 'Fosen',
      language,
    );
    expect(said).toHaveLength(2);
    expect(said[1]).toMatch(/Fosen.*250.000.*2026.*300.000/);
    expect(earlierTexts({ kind: 'undecided', cycle: CYCLE }, String, language)[0]).toContain('2026');
    expect(earlierTexts({ kind: 'several', cycles: [CYCLE, CYCLE] }, String, language)[0]).toContain('2026');
  });
});

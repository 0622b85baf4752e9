// Every definition that comes with the program: it previews, explains itself, and stands in docs/schemes.md. Runs under Jest.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { CompiledYear } from '../../client/preview.ts';
import { actsOf, holdersOf, previewYears } from '../../client/preview.ts';
import { schemesDocument } from '../../client/schemes-table.ts';
import { planOpening } from '../../client/open-cycle.ts';
import { loadYears } from '../../client/years.ts';
import { listCycles, listForums, loadCycle, loadPeople } from '../../definitions/load.ts';
import { indexPeople } from '../../domain/people-index.ts';
import type { Person } from '../../domain/definition-people.ts';
import type { Explanation } from '../../domain/explain.ts';
import { explainCycle } from '../../domain/explain-cycle.ts';
import { explainPartnership } from '../../domain/explain-partnership.ts';
import { addDays, localToInstant } from '../../domain/local-time.ts';
import { Refusal } from '../../domain/refusal.ts';
import { BEHAVIOURS } from '../../domain/behaviour.ts';
import { simulate } from '../../domain/simulate.ts';
import { unknownLine, unknownsOf } from '../../domain/unknowns.ts';
import { cycleName, LANGUAGES } from '../../domain/words.ts';
import { explainText } from '../../texts/explain.ts';

/** When the years are planned to open. */
const AT = '2026-10-01T00:00:00.000Z';

const NAMES = listCycles().map(cycleName);

function loaded(name: string): { year: CompiledYear; people: readonly Person[] } {
  const { years, people } = loadYears([name]);
  return { year: years[0]!, people };
}

test('the eight rows are there: five schemes and more, three counties', () => {
  expect(new Set(NAMES.map((name) => name.split('/')[1]))).toEqual(
    new Set([
      'kompetanseloftet-2021',
      'rekom-2021',
      'dekom-2021',
      'dekom-2018',
      'dekom-fag-og-yrkesopplaring-2021',
      'kollektiv-kompetanseutvikling-2026',
    ]),
  );
  const counties = listForums().map(
    (id) => loadPeople(id) && loadCycle(NAMES.find((one) => one.startsWith(`${id}/`))!),
  );
  expect(new Set(counties.map(({ forum }) => forum.county)).size).toBeGreaterThanOrEqual(3);
});

test('docs/schemes.md is current: else run npm run schemes-table', () => {
  expect(readFileSync('docs/schemes.md', 'utf8')).toBe(schemesDocument());
});

test('who sits in several forums is the same person in each', () => {
  const { people } = loadYears(NAMES);
  const nord = people.find((person) => person.id === 'p-koordinator-nord')!;
  expect(nord.roles).toEqual([{ role: 'university-coordinator', party: 'nord' }]);
  for (const person of people) expect(person.email).toMatch(/\.example$/);
});

describe.each(NAMES)('%s', (name) => {
  const { year, people } = loaded(name);

  test.each(BEHAVIOURS)('previews with %s people, of whom nobody is refused', (behaviour) => {
    const { simulation, mails } = previewYears([year], people, behaviour);
    expect(simulation.refused).toEqual([]);
    expect(mails.length).toBeGreaterThan(10);
    const ended = new Set(simulation.cycles.map(({ status }) => status));
    expect(ended).toEqual(new Set([behaviour === 'silent' ? 'open' : 'closed']));
  });

  test('every role that acts is held, and both written forms are read', () => {
    expect(planOpening(year.definitions, people, true, AT).vacant).toEqual([]);
    expect(new Set(people.map((person) => person.language)).has('nn')).toBe(true);
  });

  test('explains every state that it stands in, in three languages', () => {
    const { table } = year.plan.rules;
    for (const behaviour of BEHAVIOURS) {
      const acts = actsOf([year], behaviour);
      for (let day = year.plan.opensAt.slice(0, 10); day < year.plan.endsAt.slice(0, 10); day = addDays(day, 17)) {
        const until = localToInstant(table, addDays(day, 1), '12:00');
        const { cycles, soFar } = simulate({
          cycles: [{ plan: year.plan, partnerships: year.partnerships }],
          acts,
          holders: holdersOf(indexPeople(people)),
          until,
        });
        for (const state of cycles) expectPlain(explainCycle(state, until), year);
        for (const state of soFar[0]!.partnerships.slice(0, 3)) expectPlain(explainPartnership(state, until), year);
      }
    }
  });
});

function expectPlain(explanation: Explanation, { facts, plan }: CompiledYear): void {
  const texts = LANGUAGES.map((language) => explainText(explanation, facts, language, plan.rules.table));
  expect(new Set(texts).size).toBe(LANGUAGES.length);
  for (const text of texts) {
    expect(text).toMatch(/^\p{Lu}.*\.$/su);
    expect(text).not.toMatch(/undefined|null|\[object|\b[a-z]+-[a-z]+-(plan|report|basis)\b/u);
  }
}

describe('what is unknown', () => {
  const template = loadCycle('mal-kollektiv-kompetanseutvikling/kollektiv-kompetanseutvikling-2026/2027');
  const { people } = loadPeople('mal-kollektiv-kompetanseutvikling');

  test('stops a real opening, with the whole list; an example goes on with a warning', () => {
    const unknowns = unknownsOf(template).map(unknownLine);
    expect(unknowns).toContain('forum: The mandate and the composition of the forum');
    expect(unknowns).toContain('forum.county: the county');
    expect(unknowns).toContain('forum.steps[0].date: The deadline');
    let sentence = '';
    try {
      planOpening(template, people, false, AT);
    } catch (error) {
      if (error instanceof Refusal) sentence = error.message;
    }
    for (const one of unknowns) expect(sentence).toContain(one);
    expect(planOpening(template, people, true, AT)).toMatchObject({ example: true, warning: sentence });
  });

  test('is gone when it is filled in', () => {
    const strip = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, one: unknown) => (key === 'unknown' ? undefined : one)));
    const filled = strip(template) as typeof template;
    const known = { ...filled, forum: { ...filled.forum, county: 'Trøndelag' } };
    expect(unknownsOf(known)).toEqual([]);
    expect(planOpening(known, people, false, AT).warning).toBeNull();
  });
});

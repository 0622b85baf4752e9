// What is proposed to the forum has a text that its definition asks for, as a party's document has. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { compileYear } from '../../client/preview.ts';
import { loadCycle, loadPeople } from '../../definitions/load.ts';
import { decideCycle, openCycle } from '../../domain/cycle.ts';
import { evolveCycle } from '../../domain/cycle-evolve.ts';
import { filledDocument } from '../../domain/document.ts';
import { proposedStep } from '../../domain/plan.ts';
import type { RunningCycle } from './support.ts';
import { Running } from './support.ts';

const FORUMS = [
  ['a recommendation', 'trondelag-kompetanseloftet', 'kompetanseloftet-2021'],
  ['a spending plan', 'trondelag-fag-og-yrkesopplaring', 'dekom-fag-og-yrkesopplaring-2021'],
] as const;

describe.each(FORUMS)('%s', (_name, forum, scheme) => {
  const definitions = loadCycle(`${forum}/${scheme}/2025`);
  const { plan } = compileYear(definitions, loadPeople(forum).people, { example: true, definitionHash: 'test' });
  const step = proposedStep(plan)!;
  const rules = plan.fields![step.id]!;
  const actor = plan.seats.find(({ role }) => role === 'secretariat')!.person;
  const whole = filledDocument(rules, 'Slik vil vi fordele');
  const propose = { type: 'proposeRecommendation' as const, actor, lines: [] };
  const opened = (): RunningCycle => new Running(openCycle(plan, plan.opensAt), decideCycle, evolveCycle);

  test('is taken with everything that is asked; a new revision keeps the text until it has its own', () => {
    const running = opened();
    running.do({ ...propose, document: whole });
    expect(running.state.recommendation).toMatchObject({ revision: 1, documented: 1 });
    running.do(propose);
    expect(running.state.recommendation).toMatchObject({ revision: 2, documented: 1 });
    running.do({ ...propose, document: whole });
    expect(running.state.recommendation).toMatchObject({ revision: 3, documented: 3 });
    // The text itself is the store's.
    expect(JSON.stringify(running.state)).not.toContain('Slik vil vi fordele');
    running.checkFold();
  });

  const [first, ...others] = rules.filter(({ required }) => required).map(({ id }) => id);
  test.each([
    ['an empty text', {}, new RegExp(`${step.id}: ${first}, .* are missing`)],
    ['a field left out', Object.fromEntries(others.map((id) => [id, 'x'])), new RegExp(`: ${first} is missing`)],
    ['a field of something else', { ...whole, hva: 'x' }, /hva is no field of the document/],
    ['a number where a text is wanted', { ...whole, [first!]: 5 }, new RegExp(`${first} is 5, wanted a text`)],
    ['more than a document may hold', { ...whole, [first!]: 'x'.repeat(300_000) }, /is \d+ bytes, wanted at most/],
  ] as const)('is refused with %s', (_what, document, says) => {
    expect(opened().refusal({ ...propose, document }).message).toMatch(says);
  });

  test('may be proposed by its lines alone; the text comes with a later revision', () => {
    const running = opened();
    running.do(propose);
    expect(running.state.recommendation).not.toHaveProperty('documented');
    running.do({ ...propose, document: whole });
    expect(running.state.recommendation).toMatchObject({ revision: 2, documented: 2 });
  });
});

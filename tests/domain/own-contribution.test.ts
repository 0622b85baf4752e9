// Own contribution in a running year: what a document must offer, and what the letter tells the owners. Runs under Jest.

import { expect, test } from '@jest/globals';
import { compileYear } from '../../client/preview.ts';
import { loadCycle, loadPeople } from '../../definitions/load.ts';
import { openCycle } from '../../domain/cycle.ts';
import type { FieldRule } from '../../domain/document.ts';
import { fieldsOfStep } from '../../domain/document-fields.ts';
import { filledDocument } from '../../domain/document.ts';
import { decidePartnership } from '../../domain/partnership.ts';
import { openPartnership } from '../../domain/partnership-open.ts';
import { evolvePartnership } from '../../domain/partnership-evolve.ts';
import { grantLetter } from '../../texts/grant-letter.ts';
import type { RunningPartnership } from './support.ts';
import { Running } from './support.ts';

const definitions = loadCycle('trondelag-dekom/dekom-2021/2025');
const YEAR = compileYear(definitions, loadPeople('trondelag-dekom').people, { example: true, definitionHash: 'test' });
const AT = '2025-01-10T09:00:00.000Z';

function submission(more: Record<string, unknown>) {
  const running: RunningPartnership = new Running(
    openPartnership(YEAR.partnerships[0]!, AT),
    decidePartnership,
    evolvePartnership,
  );
  const { plan } = running.state;
  const actor = plan.seats.find(({ role }) => role === 'network-coordinator')!.person;
  const rules = plan.fields['decision-basis']!;
  const one = (filledDocument(rules, 'x')['measures'] as Record<string, unknown>[])[0]!;
  const given = { total: 1_000_000, measures: [{ ...one, amount: 1_000_000 }], ...more };
  return {
    running,
    ask: { type: 'submit' as const, actor, step: 'decision-basis', document: filledDocument(rules, 'x', given) },
  };
}

test.each([
  ['30 percent of all, where nothing goes straight to the universities', {}, 300_000],
  ['30 percent of the owners’ part', { 'amount-universities': 400_000 }, 180_000],
] as const)('%s is enough, and a krone less is not', (_name, more, owed) => {
  const salary = Math.floor(owed / 3);
  const kinds = { 'own-contribution-cash': owed - salary, 'own-contribution-salary': salary };
  const given = { ...more, ...kinds, 'own-contribution-time-released': 0 };
  const enough = submission(given);
  enough.running.do(enough.ask);
  expect(enough.running.state.items[`decision-basis/${YEAR.plan.parties[0]!.id}`]!.status).toBe('submitted');
  const less = submission({ ...given, 'own-contribution-cash': owed - salary - 1 });
  expect(less.running.refusal(less.ask).message).toMatch(new RegExp(`${owed - 1} kroner, wanted at least ${owed} `));
});

test('a year that opened with one amount of one kind goes on with it', () => {
  const { running, ask } = submission({});
  const { 'own-contribution-cash': _cash, ...others } = ask.document;
  const rules = running.state.plan.fields['decision-basis']!;
  const sole: FieldRule[] = [
    ...rules.filter(({ id }) => !id.startsWith('own-contribution')),
    { id: 'own-contribution', kind: 'amount', required: true },
    { id: 'own-contribution-kind', kind: 'choice', required: true, choices: ['cash', 'salary'] },
  ];
  const fields = { ...running.state.plan.fields, 'decision-basis': sole };
  const older: RunningPartnership = new Running(
    openPartnership({ ...running.state.plan, fields }, AT),
    decidePartnership,
    evolvePartnership,
  );
  const kept = Object.fromEntries(Object.entries(others).filter(([id]) => !id.startsWith('own-contribution')));
  const said = (amount: number) => ({ ...kept, 'own-contribution': amount, 'own-contribution-kind': 'cash' });
  expect(older.refusal({ ...ask, document: said(299_999) }).code).toBe('amounts-do-not-fit');
  older.do({ ...ask, document: said(300_000) });
  const step = definitions.forum.steps.find(({ id }) => id === 'decision-basis')!;
  const form = fieldsOfStep(step, definitions.scheme, sole);
  expect(form.map(({ id }) => id).sort()).toEqual(sole.map(({ id }) => id).sort());
});

test.each([
  [
    'nb',
    /Dere skal selv bidra med minst 300.000 kroner\. Det er 30 prosent av 1.000.000 kroner\..*penger, lønn eller frikjøp/s,
  ],
  [
    'nn',
    /De skal sjølve bidra med minst 300.000 kroner\. Det er 30 prosent av 1.000.000 kroner\..*pengar, lønn eller frikjøp/s,
  ],
] as const)('the letter tells the owners how much, of what and in which kinds (%s)', (language, says) => {
  const party = YEAR.plan.parties[0]!.id;
  const decision = {
    grants: [{ party, amount: 1_000_000 }],
    at: AT,
    decidedBy: 'p',
    preparedBy: null,
    deviationReason: null,
    caseNumber: null,
    returned: [],
  };
  const state = { ...openCycle(YEAR.plan, AT), decision };
  expect(grantLetter(definitions, state, party, language).text).toMatch(says);
});

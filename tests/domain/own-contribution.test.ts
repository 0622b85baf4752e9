// Own contribution in a running year: what a document must offer, and what the letter tells the owners. Runs under Jest.

import { expect, test } from '@jest/globals';
import { compileYear } from '../../client/preview.ts';
import { loadCycle, loadPeople } from '../../definitions/load.ts';
import { openCycle } from '../../domain/cycle.ts';
import { filledDocument } from '../../domain/document.ts';
import { decidePartnership, openPartnership } from '../../domain/partnership.ts';
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
  const enough = submission({ ...more, 'own-contribution': owed });
  enough.running.do(enough.ask);
  expect(enough.running.state.items[`decision-basis/${YEAR.plan.parties[0]!.id}`]!.status).toBe('submitted');
  const less = submission({ ...more, 'own-contribution': owed - 1 });
  expect(less.running.refusal(less.ask).message).toMatch(new RegExp(`${owed - 1} kroner, wanted at least ${owed} `));
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

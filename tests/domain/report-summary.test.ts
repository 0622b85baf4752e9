// The governor's yearly summary: what it counts, and that it says the same in three languages. Runs under Jest.

import { expect, test } from '@jest/globals';
import type { SectionText } from '../../domain/report-summary.ts';
import { summariseReports } from '../../domain/report-summary.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import { LANGUAGES } from '../../domain/words.ts';
import { reportSummaryText } from '../../texts/report-summary.ts';
import { CASE_OFFICER, COORDINATOR, decided, oslo, partnershipAt, tell, UNIVERSITY, YEAR } from './support.ts';

const { reportQuestions } = YEAR.definitions.scheme;
const QUESTIONS = reportQuestions.map(({ id }) => id);
const NOW = oslo('2027-06-20');

function states(): PartnershipState[] {
  const done = partnershipAt('2027-05-20');
  tell(done, decided(500_000));
  const report = { type: 'submit', step: 'report' } as const;
  const spent = [{ recipient: 'fosen', amount: 300_000 }];
  done.do({ ...report, actor: COORDINATOR, document: { r1: 'Ja' }, spent });
  done.do({ ...report, actor: UNIVERSITY, document: { r5: 'Ja' }, spent: [{ recipient: 'nord', amount: 100_000 }] });
  done.do({ type: 'acceptReport', step: 'report', actor: CASE_OFFICER, revision: 2 });
  const nothing = partnershipAt('2027-05-20', 'nettverk-04');
  tell(nothing, decided(200_000));
  nothing.do({
    type: 'reportNotCarriedOut',
    step: 'report',
    actor: 'p-koordinator-nettverk-04',
    unspent: 200_000,
    reason: 'Ingen kom',
    at: oslo('2027-06-17'),
  });
  const silent = partnershipAt('2027-05-20', 'trondheim-malvik');
  tell(silent, decided(100_000));
  const refused = partnershipAt('2027-05-20', 'nettverk-05');
  tell(refused, decided(0));
  return [silent, refused, done, nothing].map(({ state }) => state);
}

const TEXTS: readonly SectionText[] = [
  {
    party: 'fosen',
    section: 'fosen',
    document: { r1: 'Ja', r2: 'Behovene ble funnet i personalmøter i alle barnehagene' },
  },
  { party: 'fosen', section: 'nord', document: { r5: 'Ja' } },
];

test('counts partnerships, money, and answers per question', () => {
  const summary = summariseReports(states(), TEXTS, QUESTIONS, NOW);
  expect(summary).toMatchObject({
    partnerships: 4,
    reporting: 3,
    notGranted: ['nettverk-05'],
    granted: 800_000,
    spent: 400_000,
    unspent: 300_000,
    accepted: 1,
    awaiting: ['nettverk-04'],
    late: ['nettverk-04'],
    missing: ['trondheim-malvik'],
    notCarriedOut: ['nettverk-04'],
  });
  const of = (id: string) => summary.questions.find((one) => one.id === id)!;
  expect(of('r1')).toMatchObject({ answered: 1, of: 3, counts: { Ja: 1 } });
  expect(of('r2')).toMatchObject({ answered: 1, counts: {} });
  // Two universities work with Trondheim/Malvik, one with each of the others.
  expect(of('r5')).toMatchObject({ answered: 1, of: 4, answers: [{ party: 'fosen', section: 'nord', text: 'Ja' }] });
});

test.each(LANGUAGES)('says it in %s', (language) => {
  const text = reportSummaryText(
    summariseReports(states(), TEXTS, QUESTIONS, NOW),
    YEAR.facts,
    reportQuestions,
    language,
  );
  expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  for (const question of reportQuestions) expect(text).toContain(`### ${question.labels[language]}`);
  expect(text).toContain('Trondheim/Malvik');
});

test('the order of the partnerships does not matter', () => {
  const all = states();
  const one = JSON.stringify(summariseReports(all, TEXTS, QUESTIONS, NOW));
  expect(JSON.stringify(summariseReports([...all].reverse(), TEXTS, QUESTIONS, NOW))).toBe(one);
});

// The grant letter: one per recipient over all partnerships, in its own written form. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import type { GrantLine } from '../../domain/grant-lines.ts';
import { Refusal } from '../../domain/refusal.ts';
import { grantLetter } from '../../texts/grant-letter.ts';
import { CASE_OFFICER, cycleAt, delivered, YEAR } from '../domain/support.ts';

const LINES: GrantLine[] = [
  { party: 'fosen', amount: 500_000, years: [{ year: 2028, amount: 250_000 }] },
  { party: 'nettverk-04', amount: 300_000, supplement: true },
];

function granted() {
  const cycle = cycleAt('2027-03-10');
  delivered(cycle, 'fosen', 'nettverk-04');
  cycle.do({ type: 'proposeRecommendation', lines: LINES.map(({ party, amount }) => ({ party, amount })) });
  cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
  cycle.do({ type: 'decideGrants', actor: CASE_OFFICER, revision: 1, grants: LINES, caseNumber: '2027/1' });
  return cycle.state;
}
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('the letter', () => {
  test('to a university names every partnership, the sum, the case, the conditions and the report', () => {
    const { text, html, language } = grantLetter(YEAR.definitions, granted(), 'nord');
    expect(language).toBe('nn');
    const words = plain(text);
    for (const part of [
      'Statsforvaltaren i Trøndelag gir dykk 240 000 kroner i tilskot for 2027.',
      'Fosen: 160 000 kroner. For 2028 er det lova 250 000 kroner.',
      'Nettverk 4: 80 000 kroner. Dette er eit tillegg til eit tiltak som er i gang.',
      'Organisasjonsnummer: 310000027',
      'Saksnummer: 2027/1',
      'Dato for vedtaket: onsdag 10. mars 2027',
      'Pengane kan ikkje brukast til vidareutdanning for einskildpersonar.',
      'Fristen er tysdag 15. juni 2027.',
    ])
      expect(words).toContain(part);
    expect(words).not.toMatch(/undefined|null|Klage/);
    expect(html).toMatch(/<html lang="nn">/);
  });

  test('to a network is to its host municipality, in the form it has adopted or the one that is asked for', () => {
    const own = plain(grantLetter(YEAR.definitions, granted(), 'fosen').text);
    expect(own).toContain('Til: Vertskommunen for Fosen');
    expect(own).toContain('340 000 kroner i tilskot');
    const other = grantLetter(YEAR.definitions, granted(), 'fosen', 'nb');
    expect(plain(other.text)).toContain('Statsforvalteren i Trøndelag gir dere 340 000 kroner i tilskudd for 2027.');
  });

  test('to somebody who was granted nothing, or before the decision, is refused', () => {
    expect(() => grantLetter(YEAR.definitions, granted(), 'dmmh')).toThrow(Refusal);
    expect(() => grantLetter(YEAR.definitions, granted(), 'dmmh')).toThrow(/"dmmh" was granted nothing/);
    expect(() => grantLetter(YEAR.definitions, cycleAt().state, 'nord')).toThrow(/the grants are not decided/);
  });
});

// What became of each measure, as letters and mails say it. Runs under Jest.

import { expect, test } from '@jest/globals';
import type { Language } from '../../domain/words.ts';
import { measureText } from '../../texts/decided-measures.ts';
import { renderDigest } from '../../texts/digest.ts';
import { grantLetter } from '../../texts/grant-letter.ts';
import { CASE_OFFICER, cycleAt, YEAR } from '../domain/support.ts';
import { digestOf, noticeOf } from './support.ts';

const MEASURES = [
  { measure: 1, asked: 200_000, amount: 200_000, result: 'granted' },
  { measure: 2, asked: 150_000, amount: 80_000, result: 'granted-in-part', reason: 'Færre deltakere' },
  { measure: 3, asked: 50_000, amount: 0, result: 'not-granted', reason: 'Utenfor kriteriene.' },
  { measure: 4, asked: 50_000, amount: 0, result: 'returned', reason: 'Mangler mål' },
] as const;
const plain = (text: string): string => text.replace(/\s+/g, ' ');

test.each<[Language, string[]]>([
  [
    'nb',
    [
      'Tiltak 1 (Lesing) er innvilget: 200 000 kroner.',
      'Tiltak 2 er delvis innvilget: 80 000 kroner av 150 000 kroner. Begrunnelse: Færre deltakere.',
      'Tiltak 3 er ikke innvilget. Begrunnelse: Utenfor kriteriene.',
      'Tiltak 4 er sendt tilbake til forumet og er ikke avgjort ennå. Begrunnelse: Mangler mål.',
    ],
  ],
  [
    'nn',
    [
      'Tiltak 1 (Lesing) er løyvt: 200 000 kroner.',
      'Tiltak 2 er delvis løyvt: 80 000 kroner av 150 000 kroner. Grunngiving: Færre deltakere.',
      'Tiltak 3 er ikkje løyvt. Grunngiving: Utenfor kriteriene.',
      'Tiltak 4 er sendt tilbake til forumet og er ikkje avgjort enno. Grunngiving: Mangler mål.',
    ],
  ],
  [
    'en',
    [
      'Measure 1 (Lesing) is granted: NOK 200,000.',
      'Measure 2 is granted in part: NOK 80,000 of NOK 150,000. Reason: Færre deltakere.',
      'Measure 3 is not granted. Reason: Utenfor kriteriene.',
      'Measure 4 has gone back to the forum and is not decided yet. Reason: Mangler mål.',
    ],
  ],
])('one sentence for each measure in %s', (language, says) => {
  const said = MEASURES.map((one) => plain(measureText(one, language, one.measure === 1 ? 'Lesing' : undefined)));
  expect(said).toEqual(says);
});

test.each(['need-answered', 'decision-published'] as const)('the mail says it of every measure: %s', (kind) => {
  const { text, html } = renderDigest(digestOf([{ ...noticeOf(kind), measures: MEASURES }], 'nb'));
  for (const one of MEASURES) expect(plain(text)).toContain(plain(measureText(one, 'nb')));
  expect(html).toContain('Tiltak 4 er sendt tilbake');
});

test('the letter lists the measures of each line, by name where it is known', () => {
  const cycle = cycleAt('2027-03-10');
  const measures = MEASURES.map(({ asked }, index) => ({ asked, priority: index + 1 }));
  cycle.do({
    type: 'noteFromPartnership',
    party: 'fosen',
    actor: 'fosen',
    notes: [{ kind: 'delivery', delivered: true, measures }],
  });
  cycle.do({ type: 'proposeRecommendation', lines: [{ party: 'fosen', amount: 550_000 }] });
  cycle.do({ type: 'recordForumOutcome', outcome: 'agreed', revision: 1 });
  const decided = MEASURES.map(({ asked: _asked, ...one }) => one);
  const grants = [{ party: 'fosen', amount: 380_000, measures: decided }];
  cycle.do({ type: 'decideGrants', actor: CASE_OFFICER, revision: 1, grants });
  const { text } = grantLetter(YEAR.definitions, cycle.state, 'fosen', 'nb', new Map([['fosen/1', 'Lesing']]));
  const words = plain(text);
  expect(words).toContain('Tiltakene i grunnlaget fra Fosen, til sammen for alle som får penger til dem:');
  MEASURES.forEach((one) =>
    expect(words).toContain(plain(measureText(one, 'nb', one.measure === 1 ? 'Lesing' : undefined))),
  );
  expect(plain(grantLetter(YEAR.definitions, cycle.state, 'nord').text)).toContain('Tiltak 2 er delvis løyvt');
});

// No template holds a date or a year of its own: whatever is said of time comes from the cycle.

import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Notice } from '../../domain/notices.ts';
import { NOTICE_KINDS } from '../../domain/notices.ts';
import { LANGUAGES } from '../../domain/words.ts';
import { renderDigest } from '../../texts/digest.ts';
import { FACTS, noticeOf } from './support.ts';

const MONTH =
  'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|January|February|March|May|June|July|October|December';
const TYPED = new RegExp(
  String.raw`\b(19|20)\d\d\b|\b\d{1,2}\.? (${MONTH})\b|\b(${MONTH}) \d{1,2}\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b`,
);

test.each(readdirSync('texts').filter((name) => name.endsWith('.ts')))('%s types no date and no year', (name) => {
  const code = readFileSync(`texts/${name}`, 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '');
  expect(TYPED.exec(code)?.[0]).toBeUndefined();
});

describe.each(LANGUAGES)('in %s', (language) => {
  const inYear = (year: number, kind: (typeof NOTICE_KINDS)[number]): string => {
    // What the scheme is called is data, and may have years in it.
    const scheme = { nb: 'Ordning', nn: 'Ordning', en: 'Scheme' };
    // The same notice with every date of it in that year.
    const notice = JSON.parse(JSON.stringify(noticeOf(kind)).replaceAll('2027', String(year))) as Notice;
    const facts = { ...FACTS, cycle: notice.cycle, year, scheme };
    const digest = { language, notices: [notice], facts: () => facts, test: true };
    const { subject, text, html } = renderDigest({ ...digest, today: `${year}-01-18` });
    return [subject, text, html].join('\n');
  };

  test.each(NOTICE_KINDS)('a mail of kind %s names no year but that of its cycle', (kind) => {
    for (const year of [2027, 2094]) {
      // Styles have numbers too, and colours.
      const said = inYear(year, kind).replaceAll(/<style[\s\S]*?<\/style>|style="[^"]*"|#[0-9a-f]{3,8}\b/gi, '');
      const years = [...said.matchAll(/\b(?:19|20)\d\d\b/g)].map(([found]) => found);
      expect(years.filter((found) => found !== String(year))).toEqual([]);
    }
  });
});

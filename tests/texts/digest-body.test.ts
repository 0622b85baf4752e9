// What the body of a digest says, in every kind and language, as plain text and as HTML. Pure.

import { expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import { NOTICE_KINDS } from '../../domain/notices.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import { LANGUAGES } from '../../domain/words.ts';
import type { Language } from '../../domain/words.ts';
import type { Digest } from '../../texts/digest.ts';
import { renderDigest } from '../../texts/digest.ts';
import { CYCLE, digestOf, FACTS, noticeOf, OFFICE, OTHER_CYCLE, same } from './support.ts';

const EVERY: [NoticeKind, Language][] = NOTICE_KINDS.flatMap((kind) =>
  LANGUAGES.map((language): [NoticeKind, Language] => [kind, language]),
);

/** The words of an HTML document's body, without tags. */
function wordsOfHtml(html: string): string[] {
  const body = html.slice(html.indexOf('<body'));
  const text = body
    .replace(/<[^>]*>/g, (tag) => (/^<\/?(strong)/.test(tag) ? '' : '\n'))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
  return text.split(/\s+/).filter((word) => word !== '');
}

/** The words of plain text, without the hyphens of its lists. */
function wordsOfText(text: string): string[] {
  return text
    .replace(/^- /gm, '')
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** How often a text occurs in another. */
function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

test.each(EVERY)(
  '%s in %s is whole: nothing undefined, the cycle, the reason and the office named',
  (kind, language) => {
    const { subject, text, html } = renderDigest(digestOf([noticeOf(kind)], language));
    for (const part of [subject, text, html]) expect(part).not.toMatch(/undefined|null|NaN|\[object/);
    for (const part of [text, html]) {
      expect(part).toContain(FACTS.forum[language]);
      expect(part).toContain(FACTS.scheme[language]);
      expect(part).toContain(FACTS.office[language]);
      expect(part).toContain('2027');
    }
    expect(text).toContain(
      { nb: 'Hvorfor får du denne e-posten?', nn: 'Kvifor får du denne e-posten?', en: 'Why do you get' }[language],
    );
    expect(text).toContain({ nb: 'Hva stopper den?', nn: 'Kva stoppar han?', en: 'What stops it?' }[language]);
  },
);

test.each(EVERY)('%s in %s says the same as plain text and as HTML', (kind, language) => {
  const { text, html } = renderDigest(digestOf([noticeOf(kind), noticeOf('list')], language, { test: true }));
  expect(wordsOfHtml(html)).toEqual(wordsOfText(text));
});

test.each(NOTICE_KINDS)('%s differs between bokmål, nynorsk and English', (kind) => {
  const texts = LANGUAGES.map((language) => renderDigest(digestOf([noticeOf(kind)], language)).text);
  expect(new Set(texts).size).toBe(3);
  expect(texts[0]).not.toMatch(/\b(ikkje|kva|kvifor|frå|tilskot|avgjerdsgrunnlag|påminning|dykk|innan|framleis)\b/i);
  expect(texts[1]).not.toMatch(
    /\b(ikke|hva|hvorfor|fra|tilskudd|beslutningsgrunnlag|påminnelse|dere|innen|fortsatt|mandag)\b/i,
  );
});

test.each<[NoticeKind, string]>([
  ['invitation', 'Fristen er mandag 1. februar 2027, om 14 dager. Dette er frivillig.'],
  ['reminder', 'Fristen er mandag 1. februar 2027, om 14 dager. Dette er ikke levert ennå.'],
  ['overdue', 'Det går fortsatt an å levere. Sekretariatet avgjør om en sen levering blir godtatt.'],
  ['list', 'Beslutningsgrunnlag: Fristen var mandag 1. februar 2027. Dette mangler:\n\n- Fosen\n'],
  [
    'list-waiting',
    'Beslutningsgrunnlag: Fristen var mandag 1. februar 2027. Dette er levert, men ikke ferdig:\n\n- Fosen: venter på godkjenning fra Nord universitet\n',
  ],
  [
    'approval-asked',
    'Beslutningsgrunnlag for Fosen: Utgave 2 er levert og venter på godkjenning fra Nord universitet.',
  ],
  ['approval-reminder', 'Utgave 2 venter fortsatt på godkjenning fra Nord universitet.'],
  ['changes-asked', 'Utgave 1 er sendt tilbake til dere.'],
  ['acceptance-asked', 'Utgave 1 kom etter fristen. Fristen var mandag 1. februar 2027.'],
  ['deadline-changed', 'Det er satt en ny frist. Fristen er mandag 15. februar 2027, om 28 dager.'],
  ['frame-published', 'Forumet har fastsatt beløpene for 2027.'],
  ['recommendation-ready', 'Nå skal Statsforvalteren i Trøndelag behandle den og registrere vedtaket.'],
  ['returned-to-forum', 'Statsforvalteren i Trøndelag har sendt innstillingen tilbake til forumet.'],
  [
    'withdrawn',
    'Fosen: Partnerskapet har trukket seg fra 2027. De blir ikke minnet om noe mer dette året. Begrunnelse: Kapasitet',
  ],
  ['needs-delivered', 'Behovsmelding for Eier 1, Fosen: Utgave 1 er levert. Bruk den når dere planlegger.'],
  ['decision-published', 'Fosen får 1\u00a0300\u00a0000 kroner i tilskudd for 2027.'],
])('%s says: %s', (kind, sentence) => {
  expect(renderDigest(digestOf([noticeOf(kind)], 'nb')).text).toContain(sentence);
});

test('a decision of nothing says so, without an amount', () => {
  const { text } = renderDigest(digestOf([noticeOf('decision-published', { amount: 0 })], 'nb'));
  expect(text).toContain('Fosen får ikke tilskudd for 2027.');
  expect(text).not.toContain('kroner');
});

test.each<[string, string]>([
  ['2027-02-01T07:00:00.000Z', 'Fristen er i dag, mandag 1. februar 2027.'],
  ['2027-01-31T07:00:00.000Z', 'Fristen er i morgen, mandag 1. februar 2027.'],
  ['2027-01-30T07:00:00.000Z', 'Fristen er mandag 1. februar 2027, om 2 dager.'],
])('a reminder sent at %s says: %s', (sendAt, sentence) => {
  expect(renderDigest(digestOf([noticeOf('reminder', { sendAt })], 'nb')).text).toContain(sentence);
});

test.each<[Language, string]>([
  [
    'nb',
    'Det er satt en ny frist (før: mandag 1. februar 2027). Fristen er mandag 15. februar 2027, om 28 dager. Dette er ikke levert ennå. Lever innen fristen. Begrunnelse: Snø og is',
  ],
  [
    'nn',
    'Det er sett ein ny frist (før: måndag 1. februar 2027). Fristen er måndag 15. februar 2027, om 28 dagar. Dette er ikkje levert enno. Lever innan fristen. Grunngiving: Snø og is',
  ],
  [
    'en',
    'A new deadline has been set (before: Monday 1 February 2027). The deadline is Monday 15 February 2027, in 28 days. This has not been delivered yet. Please deliver by the deadline. Reason: Snø og is',
  ],
])('a new deadline in %s tells the old one and why', (language, sentence) => {
  const moved = noticeOf('deadline-changed', { was: '2027-02-01', reason: 'Snø\nog is' });
  expect(renderDigest(digestOf([moved], language)).text).toContain(sentence);
});

test.each<[Language, string, string]>([
  ['nb', '2026-01-19', 'Fristen søndag 1. februar er flyttet til mandag 2. februar 2026, om 14 dager.'],
  ['nb', '2026-02-02', 'Fristen søndag 1. februar er flyttet til i dag, mandag 2. februar 2026.'],
  ['nb', '2026-02-03', 'Fristen søndag 1. februar ble flyttet til mandag 2. februar 2026.'],
  ['nn', '2026-01-19', 'Fristen søndag 1. februar er flytta til måndag 2. februar 2026, om 14 dagar.'],
  ['nn', '2026-02-03', 'Fristen søndag 1. februar vart flytta til måndag 2. februar 2026.'],
  ['en', '2026-02-01', 'The deadline of Sunday 1 February has been moved to tomorrow, Monday 2 February 2026.'],
  ['en', '2026-02-03', 'The deadline of Sunday 1 February was moved to Monday 2 February 2026.'],
])('a deadline on a Sunday says both days in %s, on %s', (language, today, sentence) => {
  const sunday = noticeOf('reminder', { nominal: '2026-02-01', deadline: '2026-02-02' });
  expect(renderDigest(digestOf([sunday], language, { today })).text).toContain(sentence);
});

test.each<[Language, string, string, string]>([
  [
    'nb',
    'venter på at den sene leveringen blir godtatt',
    'venter på godkjenning fra Fosen og Nord universitet og på at den sene leveringen blir godtatt',
    'Oversikten over det som venter, stopper når alt er godkjent og godtatt.',
  ],
  [
    'nn',
    'ventar på at den seine leveringa blir godteken',
    'ventar på godkjenning frå Fosen og Nord universitet og på at den seine leveringa blir godteken',
    'Oversikta over det som ventar, stoppar når alt er godkjent og godteke.',
  ],
  [
    'en',
    'waits for the late delivery to be accepted',
    'waits for approval by Fosen and Nord University and for the late delivery to be accepted',
    'The list of what is waiting stops when all has been approved and accepted.',
  ],
])('what waits is a list beside what is missing, in %s', (language, late, both, stop) => {
  const notices = [
    noticeOf('list', { party: 'trondheim-malvik' }),
    noticeOf('list-waiting', { waits: { approvals: [], acceptance: true }, party: 'nord' }),
    noticeOf('list-waiting', { waits: { approvals: ['fosen', 'nord'], acceptance: true } }),
  ];
  const { text, subject } = renderDigest(digestOf(notices, language));
  const nord = FACTS.parties['nord']![language];
  expect(text).toContain(`- ${nord}: ${late}\n- Fosen: ${both}\n`);
  expect(text).toContain(stop);
  expect(text.indexOf('Trondheim/Malvik')).toBeLessThan(text.indexOf(late));
  expect(subject).toMatch(/^3 /);
});

test.each<[Language, string]>([
  ['nb', 'Du får den fordi ingen med rollen nettverkskoordinator for Fosen kan nås nå.'],
  ['nn', 'Du får han fordi ingen med rolla nettverkskoordinator for Fosen kan nåast no.'],
  ['en', 'You get it because nobody can be reached as network coordinator for Fosen at present.'],
])('who gets it because a role is vacant is told so, in %s', (language, sentence) => {
  const { text } = renderDigest(digestOf([noticeOf('reminder', { instead: true })], language));
  expect(text).toContain(sentence);
});

test('a digest that is sent late counts from the day on which it is sent', () => {
  const { text } = renderDigest(digestOf([noticeOf('reminder')], 'nb', { today: '2027-01-31' }));
  expect(text).toContain('Fristen er i morgen, mandag 1. februar 2027.');
});

test('an optional step may be answered with no need; a step that must be delivered may not', () => {
  const optional = noticeOf('reminder', { step: 'needs-report', party: 'eier-fosen-1' });
  expect(renderDigest(digestOf([optional], 'nb')).text).toContain('svare «ikke behov i år»');
  expect(renderDigest(digestOf([optional], 'nn')).text).toContain('svarer «ikkje behov i år»');
  expect(renderDigest(digestOf([noticeOf('reminder')], 'nb')).text).not.toContain('ikke behov');
});

test('the cycle’s own steps are recorded, not delivered', () => {
  for (const step of ['first-meeting', 'recommendation', 'grant-decision']) {
    const change = { step, party: OFFICE, role: 'case-officer', roleParty: OFFICE } as const;
    const { text } = renderDigest(digestOf([noticeOf('reminder', change), noticeOf('overdue', change)], 'nb'));
    expect(text).toContain('Registrer');
    expect(text).not.toMatch(/lever/i);
  }
});

test('an id that the facts do not know is shown as it is', () => {
  const { text } = renderDigest(digestOf([noticeOf('reminder', { step: 'constructor', party: 'toString' })], 'nb'));
  expect(text).toContain('constructor for toString: ');
});

test('every role in which somebody is told is named once', () => {
  const two = [noticeOf('reminder'), noticeOf('reminder', { party: 'nord' }), noticeOf('approval-asked')];
  const { text } = renderDigest(digestOf(two, 'nb'));
  expect(count(text, 'Du får den fordi du er nettverkskoordinator for Fosen.')).toBe(1);
  expect(count(text, 'Du får den fordi du er koordinator ved Nord universitet.')).toBe(1);
});

test('each cycle has its heading, and both offices are named', () => {
  const { html, text } = renderDigest(
    digestOf([noticeOf('reminder'), noticeOf('reminder', { cycle: OTHER_CYCLE })], 'nb'),
  );
  expect(html).toContain('>Samarbeidsforum Vestland – DeKom – 2027</h2>');
  expect(text).toContain('sendt fra Statsforvalteren i Trøndelag og Statsforvalteren i Vestland.');
});

test('outside production, and in examples, the body says so too', () => {
  const facts: Digest['facts'] = () => ({ ...FACTS, example: true });
  const { text } = renderDigest(digestOf([noticeOf('reminder')], 'nb', { facts, test: true }));
  expect(text).toContain('Dette er en prøve fra arshjul. Fristene gjelder ikke på ordentlig.');
  expect(text).not.toContain('trenger ikke');
  expect(text).toContain('Dette er et eksempel');
});

test('the HTML is a whole document: language, title, one h1, headings in order, nothing to fetch', () => {
  for (const language of LANGUAGES) {
    const { html, subject } = renderDigest(
      digestOf(
        NOTICE_KINDS.map((kind) => noticeOf(kind)),
        language,
      ),
    );
    expect(html).toMatch(new RegExp(`^<!DOCTYPE html>\n<html lang="${language}">`));
    expect(html).toContain(`<title>${subject}</title>`);
    const levels = [...html.matchAll(/<h(\d)/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
    expect(html).not.toMatch(/<(img|link|script)\b|https?:|url\(|@import/);
    for (const tag of ['main', 'h1', 'h2', 'p', 'ul', 'li', 'strong']) {
      expect(count(html, `<${tag}>`) + count(html, `<${tag} `)).toBe(count(html, `</${tag}>`));
    }
  }
});

test('names are escaped, whatever they hold', () => {
  const nasty = `<b>"A" & 'B'</b><script>alert(1)</script>`;
  const facts: Digest['facts'] = () => ({
    ...FACTS,
    forum: same(nasty),
    scheme: same(nasty),
    office: same(nasty),
    steps: { 'decision-basis': same(nasty) },
    parties: { fosen: same(nasty), nord: same(nasty) },
  });
  for (const kind of NOTICE_KINDS) {
    const { html, text } = renderDigest(digestOf([noticeOf(kind)], 'nb', { facts }));
    expect(html).not.toMatch(/<b>|<script/);
    expect(html).toContain('&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;');
    expect(wordsOfHtml(html)).toEqual(wordsOfText(text));
  }
});

test('every notice’s party appears once per notice, whatever the mixture', () => {
  const kinds = fc.constantFrom<NoticeKind>(
    'invitation',
    'reminder',
    'overdue',
    'list',
    'changes-asked',
    'approval-asked',
  );
  const cycles = fc.constantFrom(CYCLE, OTHER_CYCLE);
  fc.assert(
    fc.property(
      fc.array(fc.record({ kind: kinds, cycle: cycles }), { minLength: 1, maxLength: 40 }),
      fc.constantFrom(...LANGUAGES),
      (wanted, language) => {
        const notices = wanted.map(({ kind, cycle }, index) =>
          noticeOf(kind, { cycle, party: `parti-${index}-x`, role: 'secretariat', roleParty: 'someone' }),
        );
        const { text, html } = renderDigest(digestOf(notices, language));
        // One notice alone is named in the first line as well.
        const extra = notices.length === 1 ? 1 : 0;
        expect(count(text, 'parti-')).toBe(notices.length + extra);
        for (const { party } of notices) expect(count(text, party)).toBe(1 + extra);
        expect(count(html.slice(html.indexOf('<body')), 'parti-')).toBe(notices.length + extra);
      },
    ),
  );
});

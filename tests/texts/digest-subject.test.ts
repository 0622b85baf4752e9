// What the subject of a digest says, and how long it may be. Pure.

import { describe, expect, test } from '@jest/globals';
import { fc } from '../support/properties.ts';
import { listCycles, loadCycle } from '../../definitions/load.ts';
import { NOTICE_KINDS } from '../../domain/notices.ts';
import type { Notice, NoticeKind } from '../../domain/notices.ts';
import { cycleName, LANGUAGES } from '../../domain/words.ts';
import type { Language } from '../../domain/words.ts';
import type { Digest } from '../../texts/digest.ts';
import { digestSubject, renderDigest } from '../../texts/digest.ts';
import { SUBJECT_LIMIT } from '../../texts/digest-subject.ts';
import { factsOf } from '../../texts/facts.ts';
import { CYCLE, digestOf, FACTS, noticeOf, OTHER_CYCLE, same } from './support.ts';

const FORUM_NB = 'Samarbeidsforum for Kompetanseløftet i Trøndelag';

function subject(notices: readonly Notice[], language: Language = 'nb', change: Partial<Digest> = {}): string {
  return digestSubject(digestOf(notices, language, change));
}

test.each<[string, Notice[], Language, string]>([
  [
    'one reminder names step, party, deadline and cycle',
    [noticeOf('reminder')],
    'nb',
    `Påminnelse: beslutningsgrunnlag for Fosen, frist mandag 1. februar – ${FORUM_NB} 2027`,
  ],
  [
    'the same in nynorsk',
    [noticeOf('reminder')],
    'nn',
    `Påminning: avgjerdsgrunnlag for Fosen, frist måndag 1. februar – ${FORUM_NB} 2027`,
  ],
  [
    'the same in English',
    [noticeOf('reminder')],
    'en',
    'Reminder: decision basis for Fosen, due Monday 1 February – Cooperation forum for Kompetanseløftet in Trøndelag 2027',
  ],
  [
    'a deadline of another year has its year',
    [noticeOf('invitation', { deadline: '2026-12-01', sendAt: '2026-10-30T07:00:00.000Z' })],
    'nb',
    `Invitasjon: behovsmelding for Eier 1, Fosen, frist tirsdag 1. desember 2026 – ${FORUM_NB} 2027`,
  ],
  [
    'a passed deadline is told as passed',
    [noticeOf('overdue')],
    'nb',
    `Fristen er ute: beslutningsgrunnlag for Fosen, fristen var mandag 1. februar – ${FORUM_NB} 2027`,
  ],
  [
    'the forum’s own step does not name the forum twice',
    [noticeOf('returned-to-forum')],
    'nb',
    `Innstillingen er sendt tilbake, frist mandag 15. mars – ${FORUM_NB} 2027`,
  ],
  [
    'a decision has no deadline',
    [noticeOf('decision-published')],
    'nb',
    `Vedtaket er klart: tilskudd til Fosen – ${FORUM_NB} 2027`,
  ],
  [
    'several reminders are counted, with the nearest deadline',
    [
      noticeOf('reminder', { deadline: '2027-02-15' }),
      noticeOf('reminder', { party: 'a' }),
      noticeOf('approval-reminder'),
    ],
    'nb',
    `3 påminnelser, nærmeste frist 1. februar – ${FORUM_NB} 2027`,
  ],
  [
    'a passed deadline is not the nearest',
    [noticeOf('overdue'), noticeOf('reminder', { deadline: '2027-02-15' })],
    'nb',
    `2 påminnelser, nærmeste frist 15. februar – ${FORUM_NB} 2027`,
  ],
  [
    'what is not a reminder makes them messages',
    [noticeOf('reminder'), noticeOf('decision-published')],
    'nn',
    `2 beskjedar, nærmaste frist 1. februar – ${FORUM_NB} 2027`,
  ],
  [
    'one list of several parties is one thing',
    [noticeOf('list'), noticeOf('list', { party: 'trondheim-malvik' })],
    'nb',
    `2 mangler beslutningsgrunnlag, fristen var mandag 1. februar – ${FORUM_NB} 2027`,
  ],
  [
    'so is one list of what waits',
    [noticeOf('list-waiting'), noticeOf('list-waiting', { party: 'trondheim-malvik' })],
    'nb',
    `2 venter: beslutningsgrunnlag, fristen var mandag 1. februar – ${FORUM_NB} 2027`,
  ],
  ['a withdrawal names who', [noticeOf('withdrawn')], 'nb', `Har trukket seg: Fosen – ${FORUM_NB} 2027`],
  [
    'several forums give way to the number of schemes',
    [noticeOf('reminder'), noticeOf('reminder', { cycle: OTHER_CYCLE, deadline: '2027-01-31' })],
    'nb',
    'Årshjul: 2 påminnelser fra 2 ordninger, nærmeste frist 31. januar',
  ],
])('%s', (_sentence, notices, language, expected) => {
  expect(subject(notices, language)).toBe(expected);
});

test('years of one forum and scheme stand side by side when the facts say so', () => {
  const facts: Digest['facts'] = (cycle) => ({ ...FACTS, cycle, year: Number(cycle.slice(-4)) });
  const two = [noticeOf('reminder', { cycle: CYCLE.replace('2027', '2028') }), noticeOf('reminder')];
  expect(subject(two, 'nb', { facts })).toContain('Trøndelag 2027 og 2028');
});

test('the test mark comes first, then the example mark', () => {
  const facts: Digest['facts'] = () => ({ ...FACTS, example: true });
  const one = [noticeOf('reminder')];
  expect(subject(one, 'nb', { facts })).toMatch(/^EKSEMPEL – Påminnelse: /);
  expect(subject(one, 'nb', { facts, test: true })).toMatch(/^\[PRØVE\] EKSEMPEL – Påminnelse: /);
  expect(subject(one, 'nn', { facts, test: true })).toMatch(/^\[PRØVE\] EKSEMPEL – Påminning: /);
  expect(subject(one, 'en', { facts, test: true })).toMatch(/^\[TEST\] EXAMPLE – Reminder: /);
});

test('somebody who holds two roles is told once', () => {
  const twice = [noticeOf('list'), noticeOf('list', { role: 'case-officer', roleParty: 'statsforvalteren-trondelag' })];
  expect(subject(twice)).toBe(subject(twice.slice(0, 1)));
});

test('the subject alone is the subject of the whole mail', () => {
  const digest = digestOf(
    NOTICE_KINDS.map((kind) => noticeOf(kind)),
    'nn',
    { test: true },
  );
  expect(digestSubject(digest)).toBe(renderDigest(digest).subject);
});

test('when it gets long, the forum is shortened before the party', () => {
  const facts: Digest['facts'] = () => ({ ...FACTS, example: true });
  const late = [noticeOf('acceptance-asked', { party: 'trondheim-malvik' })];
  expect(subject(late, 'nb', { facts, test: true })).toBe(
    '[PRØVE] EKSEMPEL – Sen levering: beslutningsgrunnlag for Trondheim/Malvik, fristen var mandag 1. februar – Samarbeidsforum for Kompetanseløftet… 2027',
  );
});

test('no subject is longer than its limit or has a line break, whatever the names', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(
      name,
      name,
      name,
      fc.array(fc.constantFrom<NoticeKind>(...NOTICE_KINDS), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...LANGUAGES),
      fc.boolean(),
      (forum, party, step, kinds, language, test) => {
        const facts: Digest['facts'] = () => ({
          ...FACTS,
          forum: same(forum),
          parties: { fosen: same(`${party}\r\nBcc: a@b`) },
          steps: { 'decision-basis': same(step) },
          example: true,
        });
        const text = subject(
          kinds.map((kind) => noticeOf(kind)),
          language,
          { facts, test },
        );
        expect(text.length).toBeLessThanOrEqual(SUBJECT_LIMIT);
        expect(text).not.toMatch(/[\r\n]/);
        expect(text).toMatch(/ 2027$/);
      },
    ),
  );
});

describe.each(listCycles().map((ref) => [cycleName(ref), loadCycle(cycleName(ref))] as const))(
  '%s',
  (_, definitions) => {
    const facts = factsOf(definitions, true);
    const step = definitions.forum.steps.at(-1)!.id;
    const party = definitions.forum.networks[0]!.id;
    test.each(LANGUAGES)('the subject of every kind names the year, the scheme and the forum, in %s', (language) => {
      for (const kind of NOTICE_KINDS) {
        const notice = noticeOf(kind, { cycle: facts.cycle, step, party });
        const said = digestSubject({ language, notices: [notice], facts: () => facts, test: true });
        expect(said.length).toBeLessThanOrEqual(SUBJECT_LIMIT);
        expect(said).toContain(String(facts.year));
        expect(said.toLowerCase()).toContain(facts.shortScheme![language].toLowerCase());
        expect(said).toContain(facts.forum[language].slice(0, 25));
      }
    });
  },
);

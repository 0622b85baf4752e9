// Minutes and compilation: made from the record, in each language, and nothing is invented. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { compile } from '../../domain/compilation.ts';
import type { CycleCommand } from '../../domain/cycle-commands.ts';
import { forumWarningText } from '../../texts/opening.ts';
import { forumWarnings } from '../../domain/forum-warnings.ts';
import { minutesOf, writtenMinutesOf } from '../../domain/minutes.ts';
import type { Language } from '../../domain/words.ts';
import { compilationDocument } from '../../texts/compilation.ts';
import { toHtml, toPlainText } from '../../texts/mail-document.ts';
import { minutesDocument, writtenMinutesDocument } from '../../texts/minutes.ts';
import type { Loose, RunningCycle } from './support.ts';
import { COORDINATOR, cycleAt, oslo, partnershipAt, PEOPLE, TABLE, UNIVERSITY, YEAR } from './support.ts';

const MEMBERS = YEAR.plan.seats.filter((one) => one.role === 'forum-member');
const context = (language: Language) => ({
  facts: YEAR.facts,
  forum: YEAR.plan.forum,
  people: YEAR.plan.seats,
  table: TABLE,
  language,
});

function proposed(): RunningCycle {
  const cycle = cycleAt('2027-02-10');
  cycle.do({ type: 'planMeeting', date: '2027-03-10', place: 'Statens hus' });
  cycle.do({
    type: 'setAgenda',
    meeting: 'm1',
    items: [
      { id: 'sak-1', about: 'recommendation', title: 'Innstilling for 2027' },
      { id: 'sak-2', about: 'measure', title: 'Tiltak på Fosen', parties: ['fosen'] },
    ],
  });
  cycle.do({ type: 'proposeRecommendation', lines: [{ party: 'fosen', amount: 1_300_000 }], at: oslo('2027-03-04') });
  return cycle;
}

function held(): RunningCycle {
  const cycle = proposed();
  const at = oslo('2027-03-10', '12:00');
  const present = MEMBERS.slice(1).map(({ party, person }) => ({ seat: party, person }));
  const give = (command: Loose<CycleCommand>): unknown => cycle.do({ at, ...command });
  give({ type: 'recordAttendance', meeting: 'm1', present });
  give({
    type: 'recordConflict',
    meeting: 'm1',
    item: 'sak-1',
    seat: 'plass-nord',
    kind: 'stepped-back',
    note: 'Part i saka',
  });
  give({ type: 'recordConflict', meeting: 'm1', item: 'sak-2', seat: 'plass-ntnu', kind: 'declared' });
  const votes = [
    { who: 'plass-ks', vote: 'for' as const },
    { who: 'plass-pbl', vote: 'against' as const },
  ];
  const dissents = [{ who: 'plass-pbl', statement: 'PBL vil ha <mer>.' }];
  give({ type: 'recordForumOutcome', outcome: 'voted', revision: 1, meeting: 'm1', votes, dissents });
  return cycle;
}

describe('the minutes of a meeting', () => {
  test.each<[Language, readonly string[]]>([
    [
      'nb',
      [
        'Protokoll fra møte i Samarbeidsforum for Kompetanseløftet i Trøndelag onsdag 10. mars 2027',
        'Møtet ble holdt onsdag 10. mars 2027 klokka 10:00, Statens hus.',
        'Ikke til stede\n\n- Offentlig eier, plass 1',
        'Sak 1: Innstilling for 2027',
        'Nord universitet fratrådte. Ingen tok plassen. Merknad: Part i saka',
        'Fosen: 1 300 000 kroner',
        'Saken ble avgjort ved avstemning.',
        'Stemmer: 1 for, 1 mot, 0 avholdende. For: KS. Mot: PBL.',
        'Dissens fra PBL: PBL vil ha <mer>.',
        'Sak 2: Tiltak på Fosen\n\nSaken gjelder Fosen.',
        'NTNU opplyste om mulig inhabilitet og ble sittende.',
      ],
    ],
    [
      'nn',
      ['Protokoll frå møte i', 'Møtet vart halde', 'Nord universitet gjekk frå.', 'Saka vart avgjord ved røysting.'],
    ],
    ['en', ['Minutes of a meeting of', 'stepped back. Nobody took the seat.', 'The item was decided by a vote.']],
  ])('in %s: attendance, items, conflicts, votes and dissent', (language, says) => {
    const minutes = minutesOf(held().events, 'm1')!;
    const document = minutesDocument(minutes, context(language));
    const text = toPlainText(document).replaceAll('\u00a0', ' ');
    for (const one of says) expect(text).toContain(one);
    const html = toHtml(document);
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).not.toContain('<mer>');
    expect(text).not.toMatch(/undefined|null|p-medlem/);
  });

  test.each<[Language, RegExp, RegExp]>([
    ['nb', /^Planlagt møte i .*Møtet er planlagt til .*Det er ikke holdt ennå\./s, /ble holdt|[Tt]il stede/],
    ['nn', /^Planlagt møte i .*Møtet er planlagt til .*Det er ikkje halde enno\./s, /vart halde|[Tt]il stades/],
    ['en', /^Planned meeting of .*is planned for .*It has not been held yet\./s, /was held|[Pp]resent/],
  ])('of one that is only planned do not say that it was held, or who was away (%s)', (language, says, never) => {
    const cycle = proposed();
    const text = (): string =>
      toPlainText(minutesDocument(minutesOf(cycle.events, 'm1')!, context(language))).replaceAll('\u00a0', ' ');
    expect(text()).toMatch(says);
    expect(text()).not.toMatch(never);
    cycle.do({ type: 'cancelMeeting', meeting: 'm1', reason: 'Storm' });
    expect(text()).not.toMatch(never);
  });

  test('the same record gives the same words, whoever folds it', () => {
    const { events } = held();
    const copy = JSON.parse(JSON.stringify(events)) as typeof events;
    expect(minutesOf(copy, 'm1')).toEqual(minutesOf(events, 'm1'));
    expect(minutesOf(events, 'm2')).toBeNull();
  });
});

describe('the minutes of a written procedure', () => {
  test('name each voting seat and its answer, also those who gave none', () => {
    const cycle = proposed();
    cycle.do({ type: 'openWriting', revision: 1, until: '2027-03-12', at: oslo('2027-03-08') });
    cycle.do({ type: 'approveInWriting', revision: 1, actor: 'p-medlem-ks' });
    cycle.do({
      type: 'approveInWriting',
      revision: 1,
      actor: 'p-medlem-pbl',
      answer: 'dissents',
      statement: 'For lite',
    });
    cycle.do({ type: 'closeWriting', revision: 1 });
    const minutes = writtenMinutesOf(cycle.events)!;
    expect(minutes).toMatchObject({ outcome: 'agreed-with-dissent', revision: 1, closedAt: cycle.state.now });
    const text = toPlainText(writtenMinutesDocument(minutes, context('nb')));
    expect(text).toContain('KS: godkjenner');
    expect(text).toContain('PBL: godkjenner med dissens. For lite');
    expect(text).toContain('NTNU: har ikke svart');
    expect(text).toContain('Forumet var enig, med dissens.');
    expect(writtenMinutesOf(proposed().events)).toBeNull();
  });
});

describe('the compilation', () => {
  const document = { total: 900_000, 'plan-item': 'lokale-tiltak', 'criterion-partnership': 'Sammen', need: 'x' };
  const fosen = partnershipAt('2027-01-10');
  const attachments = [{ hash: 'a'.repeat(64), name: 'Plan.pdf', bytes: 1200, type: 'pdf' as const }];
  fosen.do({ type: 'submit', actor: COORDINATOR, step: 'decision-basis', document, attachments });
  const silent = partnershipAt('2027-01-10', 'nettverk-04');
  const bases = [
    { state: fosen.state, document, frame: 800_000 },
    { state: silent.state, document: null, frame: null },
  ];
  const compiled = compile(YEAR.definitions, bases, 10_000_000);

  test('puts what is asked against the frame, and says which criteria are described and what is not delivered', () => {
    expect(compiled).toMatchObject({ asked: 900_000, notDelivered: 1, limit: 10_000_000, planCoversYear: false });
    expect(compiled.rows.map(({ files }) => files)).toEqual([
      { step: 'decision-basis', party: 'fosen', attachments },
      { step: 'decision-basis', party: 'nettverk-04', attachments: [] },
    ]);
    expect(compiled.rows).toMatchObject([
      { party: 'fosen', status: 'waits', waitsFor: ['nord'], over: 100_000, anchoredIn: { id: 'lokale-tiltak' } },
      { party: 'nettverk-04', status: 'not-delivered', asked: null, over: null, anchoredIn: null },
    ]);
    expect(compiled.rows[0]!.criteria.filter((one) => one.described).map((one) => one.id)).toEqual(['partnership']);
  });

  test('a basis that both halves stand by is delivered', () => {
    fosen.do({ type: 'approve', actor: UNIVERSITY, step: 'decision-basis', revision: 1 });
    const [row] = compile(YEAR.definitions, [{ state: fosen.state, document, frame: null }], 1).rows;
    expect(row).toMatchObject({ status: 'delivered', waitsFor: [], frame: null, over: null });
  });

  test.each<[Language, readonly string[]]>([
    [
      'nb',
      [
        'Søker om 900 000 kroner, mot en ramme på 800 000 kroner.',
        'Det er 100 000 kroner over rammen.',
        'Beskriver 1 av 4 kriterier.',
        'Forankret i den langsiktige planen: Lokale tiltak i nettverkene.',
        'Ikke levert.',
      ],
    ],
    ['nn', ['Søkjer om 900 000 kroner', 'Beskriv 1 av 4 kriterium.', 'Ikkje levert.', 'Planen gjeld ikkje for 2027.']],
    ['en', ['Asks for NOK 900,000', 'Describes 1 of 4 criteria.', 'Not delivered.']],
  ])('in %s', (language, says) => {
    const made = compilationDocument(compiled, YEAR.facts, language);
    const text = toPlainText(made).replaceAll('\u00a0', ' ');
    for (const one of says) expect(text).toContain(one);
    expect(toHtml(made)).toContain('<h2');
    expect(text).not.toMatch(/undefined|null/);
  });
});

describe('what is warned of when a year opens', () => {
  test('a group of the mandate without a seat is named, as is a plan that does not cover the year', () => {
    const { definitions } = YEAR;
    const seats = definitions.forum.seats.filter((seat) => seat.group !== 'pbl');
    const warnings = forumWarnings({ ...definitions, forum: { ...definitions.forum, seats } }, PEOPLE);
    expect(warnings).toEqual([
      { kind: 'group-without-seat', group: 'pbl', on: '2027-01-01' },
      expect.objectContaining({ kind: 'plan-not-valid', validFrom: '2024-01-01', validTo: '2026-12-31', year: 2027 }),
    ]);
    expect(warnings.map((warning) => forumWarningText(warning, 'nb'))).toEqual([
      'Forumet har ingen plass for PBL den 1. januar 2027, og mandatet krever det.',
      expect.stringMatching(/gjelder fra 1\. januar 2024 til 31\. desember 2026 og dekker ikke hele 2027\.$/),
    ]);
  });
});

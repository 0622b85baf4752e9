// Every contradiction in a definition file is refused with one sentence: file, path, given and wanted. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { listForums, listSchemes, loadCycle, loadForum, loadPeople, loadScheme } from '../../definitions/load.ts';
import { expiredSentence, schemeValidity } from '../../domain/check-definition.ts';
import type { Edit } from './support.ts';
import { refusalOf, withDefinitions } from './support.ts';

const ID = 'trondelag-kompetanseloftet';
const NAME = `${ID}/kompetanseloftet-2021/2027`;
const FORUM = `forums/${ID}.yaml`;
const SCHEME = 'schemes/kompetanseloftet-2021.yaml';
const CYCLE = `cycles/${ID}-2027.yaml`;
const PEOPLE = `people/${ID}.yaml`;

type Row = readonly [sentence: string, ...edits: Edit[]];

const at = (file: string, path: string, value: unknown): Edit => ({
  file,
  path: path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
  value,
});
const forum = (path: string, value: unknown): Edit => at(FORUM, path, value);

const CASES: readonly Row[] = [
  // Dates
  ['forums: steps[2].date.day is 31, wanted a day that the month has', forum('steps.2.date.day', 31)],
  ['forums: steps[2].date.day is 29, wanted a day that 2027-02 has', forum('steps.2.date.day', 29)],
  ['forums: steps[2].date.month is 13, wanted 12 or less', forum('steps.2.date.month', 13)],
  ['forums: steps[2].date.day is 0, wanted 1 or more', forum('steps.2.date.day', 0)],
  ['forums: opens.day is 29, wanted a day that 2027-02 has', forum('opens', { month: 2, day: 29 })],
  [
    'forums: ends is "2026-01-01", wanted a date on or after opens, 2026-10-01',
    forum('ends', { month: 1, day: 1, yearOffset: -1 }),
  ],
  [
    'cycles: dates.report is "2027-02-31", wanted a date that exists, YYYY-MM-DD',
    at(CYCLE, 'dates', { report: '2027-02-31' }),
  ],
  [
    'cycles: dates.report is "2027-02-29", wanted a date that exists, YYYY-MM-DD',
    at(CYCLE, 'dates', { report: '2027-02-29' }),
  ],
  [
    'cycles: dates.reports is "2027-06-20", wanted the id of a step of FORUM: first-meeting, needs-report, decision-basis, recommendation, grant-decision, report',
    at(CYCLE, 'dates', { reports: '2027-06-20' }),
  ],
  [
    'cycles: dates.report is "2028-06-20", wanted a date from opens, 2026-10-01, to ends, 2027-12-31',
    at(CYCLE, 'dates', { report: '2028-06-20' }),
  ],
  [
    'forums: steps[0].date is "2026-09-30", wanted a date from opens, 2026-10-01, to ends, 2027-12-31',
    forum('steps.0.date', { month: 9, day: 30, yearOffset: -1 }),
  ],
  ['forums: zone is "Europe/Olso", wanted an IANA time zone such as Europe/Oslo', forum('zone', 'Europe/Olso')],
  ['forums: deadlineTime is "24:00", wanted a time of day, HH:MM or HH:MM:SS', forum('deadlineTime', '24:00')],

  // Texts that no database, mail or page can hold
  [
    'forums: names.nb is "Sam\\u0000arbeid", wanted a text on one line, without control characters or halves of characters',
    forum('names.nb', 'Sam\0arbeid'),
  ],
  [
    'forums: networks[0].names.nn is "Nett\\nBcc: x", wanted a text on one line, without control characters or halves of characters',
    forum('networks.0.names.nn', 'Nett\nBcc: x'),
  ],
  [
    'people: people[0].name is "Kari\\ud800", wanted a text on one line, without control characters or halves of characters',
    at(PEOPLE, 'people.0.name', 'Kari\uD800'),
  ],
  [
    'people: people[0].email is "a\\u0007@b.example", wanted a text on one line, without control characters or halves of characters',
    at(PEOPLE, 'people.0.email', 'a\u0007@b.example'),
  ],

  // Order
  [
    'forums: steps[3].date is "2027-01-13", wanted a date on or after 2027-01-14, that of the required step "first-meeting"',
    forum('steps.3.date', { month: 1, day: 13 }),
  ],
  [
    'forums: steps[5].date is "2027-06-15", wanted a date on or after 2027-07-01, that of the required step "grant-decision" (dates.grant-decision in CYCLE)',
    at(CYCLE, 'dates', { 'grant-decision': '2027-07-01' }),
  ],
  [
    'cycles: dates.report is "2027-04-14", wanted a date on or after 2027-04-15, that of the required step "grant-decision"',
    at(CYCLE, 'dates', { report: '2027-04-14' }),
  ],
  [
    'forums: steps[4].requires[0] is "recommendation", wanted steps that do not require each other in a circle: recommendation -> grant-decision -> recommendation',
    forum('steps.3.requires', ['grant-decision']),
  ],
  [
    'forums: steps[5].requires[0] is "report", wanted steps that do not require each other in a circle: report -> report',
    forum('steps.5.requires', ['report']),
  ],
  [
    'forums: steps[5].requires[0] is "decision", wanted the id of a step of the same forum',
    forum('steps.5.requires', ['decision']),
  ],

  // Listed twice
  [
    'forums: steps[5].id is "recommendation", wanted an id that is used once: steps[3].id is the same',
    forum('steps.5.id', 'recommendation'),
  ],
  [
    'forums: networks[2].id is "fosen", wanted an id that is used once: networks[1].id is the same',
    forum('networks.2.id', 'fosen'),
  ],
  [
    'forums: networks[1].owners[1].id is "eier-fosen-1", wanted an id that is used once: networks[1].owners[0].id is the same',
    forum('networks.1.owners.1.id', 'eier-fosen-1'),
  ],
  [
    'forums: networks[2].owners[0].id is "eier-fosen-1", wanted an id that is used once: networks[1].owners[0].id is the same',
    forum('networks.2.owners.0.id', 'eier-fosen-1'),
  ],
  [
    'forums: networks[1].owners[0].id is "ntnu", wanted an id that is used once: universities[2].id is the same',
    forum('networks.1.owners.0.id', 'ntnu'),
  ],
  [
    'forums: universities[1].id is "dmmh", wanted an id that is used once: universities[0].id is the same',
    forum('universities.1.id', 'dmmh'),
  ],
  [
    'forums: seats[6].id is "fosen", wanted an id that is used once: networks[1].id is the same',
    forum('seats.6.id', 'fosen'),
  ],
  [
    'forums: office.id is "trondelag-kompetanseloftet", wanted an id that is used once: id is the same',
    forum('office.id', ID),
  ],
  [
    'forums: fixedLines[1].id is "moter", wanted an id that is used once: fixedLines[0].id is the same',
    forum('fixedLines.1.id', 'moter'),
  ],
  [
    'forums: networks[0].universities[1] is "dmmh", wanted an id that is used once: networks[0].universities[0] is the same',
    forum('networks.0.universities', ['dmmh', 'dmmh']),
  ],
  [
    'forums: steps[2].fields[1].id is "total", wanted an id that is used once: steps[2].fields[0].id is the same',
    forum('steps.2.fields.1.id', 'total'),
  ],
  [
    'people: people[1].id is "p-sekretariat", wanted an id that is used once: people[0].id is the same',
    at(PEOPLE, 'people.1.id', 'p-sekretariat'),
  ],
  [
    'people: people[0].roles[1] is "secretariat trondelag-kompetanseloftet", wanted each role of a person once',
    at(PEOPLE, 'people.0.roles', [
      { role: 'secretariat', party: ID },
      { role: 'secretariat', party: ID },
    ]),
  ],
  [
    'schemes: criteria[3].id is "partnership", wanted an id that is used once: criteria[2].id is the same',
    at(SCHEME, 'criteria.3.id', 'partnership'),
  ],
  [
    'schemes: reportQuestions[1].id is "r1", wanted an id that is used once: reportQuestions[0].id is the same',
    at(SCHEME, 'reportQuestions.1.id', 'r1'),
  ],

  // References
  [
    'forums: networks[1].universities[0] is "uit", wanted one of dmmh, nord, ntnu',
    forum('networks.1.universities', ['uit']),
  ],
  [
    'forums: fixedLines[2].recipient is "nettverk-12", wanted the id of a network, an owner or a university of the forum',
    forum('fixedLines.2.recipient', 'nettverk-12'),
  ],
  [
    'people: people[7].roles[0].party is "namsos", wanted the id of a network in trondelag-kompetanseloftet for the role network-coordinator',
    at(PEOPLE, 'people.7.roles.0.party', 'namsos'),
  ],
  [
    'people: people[0].roles[0].party is "fosen", wanted the id of the forum in trondelag-kompetanseloftet for the role secretariat',
    at(PEOPLE, 'people.0.roles.0.party', 'fosen'),
  ],
  [
    'forums: id is "annet-forum", wanted "trondelag-kompetanseloftet", the name of the file',
    forum('id', 'annet-forum'),
  ],
  [
    'schemes: id is "annen-ordning", wanted "kompetanseloftet-2021", the name of the file',
    at(SCHEME, 'id', 'annen-ordning'),
  ],

  // Money and counts
  [
    'forums: networks[4].count is missing, wanted the number of children and pupils in "nettverk-05": counts missing',
    forum('networks.4.count', undefined),
  ],
  [
    'forums: counts is missing, wanted the source and date of the networks’ counts: counts missing',
    forum('counts', undefined),
  ],
  [
    'forums: the sum of fixedLines is 1900000, wanted at most the frame, frame.amount 1899999 in FORUM',
    forum('frame.amount', 1_899_999),
  ],
  [
    'forums: the sum of fixedLines is 1900000, wanted at most the frame, frame.amount 1000000 in CYCLE',
    at(CYCLE, 'frame', { amount: 1_000_000, synthetic: true }),
  ],
  ['forums: fixedLines[0].amount is -1, wanted 0 kroner or more', forum('fixedLines.0.amount', -1)],
  ['forums: fixedLines[0].amount is 0.5, wanted whole kroner', forum('fixedLines.0.amount', 0.5)],
  ['forums: frame.amount is "12 mill", wanted a number', forum('frame.amount', '12 mill')],

  // Kinds of step
  ['forums: steps[0].scope is "owner", wanted "cycle" for a step of kind meeting', forum('steps.0.scope', 'owner')],
  [
    'forums: steps[1].scope is "cycle", wanted "owner" or "partnership" for a step of kind needs',
    forum('steps.1.scope', 'cycle'),
  ],
  ['forums: steps[2].scope is "cycle", wanted "partnership" for a step of kind basis', forum('steps.2.scope', 'cycle')],
  [
    'forums: steps[3].scope is "owner", wanted "cycle" for a step of kind recommendation',
    forum('steps.3.scope', 'owner'),
  ],
  ['forums: steps[4].scope is "owner", wanted "cycle" for a step of kind decision', forum('steps.4.scope', 'owner')],
  [
    'forums: steps[5].scope is "owner", wanted "partnership" or "cycle" for a step of kind report',
    forum('steps.5.scope', 'owner'),
  ],
  [
    'forums: steps[2].optional is true, wanted false: only a step of kind assessment or needs can be optional, this is basis',
    forum('steps.2.optional', true),
  ],
  [
    'forums: steps[2].reportsOn is "last-year", wanted no such field except on a step of kind report',
    forum('steps.2.reportsOn', 'last-year'),
  ],
  [
    'forums: steps[3].fields[0].kind is "list", wanted another kind: what is proposed to the forum lists amounts as its lines',
    forum('steps.3.fields.0.kind', 'list'),
    forum('steps.3.fields.0.each', [{ id: 'a', kind: 'text', labels: { nb: 'a', nn: 'a', en: 'a' } }]),
  ],
  ['forums: allocation.most is 5, wanted at least 100000, which each network gets anyway', forum('allocation.most', 5)],
  [
    'forums: steps[2].asks[0] is "goals", wanted no goals except on a report of the scope partnership',
    forum('steps.2.asks', ['goals']),
  ],
  [
    'forums: steps[5].asks[1] is "measures", wanted measures on what the partnership hands in',
    forum('steps.5.asks', ['money', 'measures']),
  ],
  [
    'forums: steps[5].asks[1] is "goals", wanted a field of kind goals in what the partnership hands in before it is considered',
    forum('steps.2.fields.10.kind', 'text'),
  ],
  [
    'forums: steps[5].kind is "basis", wanted one step of kind basis at most: steps[2] is one already',
    forum('steps.5.kind', 'basis'),
  ],
  [
    'forums: steps[5].kind is "budget", wanted one of meeting, long-term-plan, assessment, needs, basis, recommendation, decision, spending-plan, procurement, report',
    forum('steps.5.kind', 'budget'),
  ],
  [
    'forums: steps[1].fields[1].choices is an empty list, wanted at least one choice',
    forum('steps.1.fields.1.choices', []),
  ],
  [
    'forums: steps[1].fields[0].choices is a list, wanted no choices on a field that is not of kind choice',
    forum('steps.1.fields.0.choices', ['a']),
  ],

  // The form of the files
  ['forums: county is missing, wanted a text', forum('county', undefined)],
  ['forums: county is "", wanted a text that is not empty', forum('county', '')],
  ['forums: steps is an empty list, wanted at least 1 in the list', forum('steps', [])],
  ['forums: steps is "none", wanted a list', forum('steps', 'none')],
  [
    'forums: steps[2].dates is not a known field, wanted only the fields of definitions/json-schema/forums.schema.json',
    forum('steps.2.dates', { month: 2, day: 1 }),
  ],
  [
    'forums: networks[0].id is "Trondheim Malvik", wanted an id: small letters, digits and hyphens, at most 80 characters',
    forum('networks.0.id', 'Trondheim Malvik'),
  ],
  [
    'forums: ladder.before[0] is "-1m", wanted a rung before the deadline, such as -14d, -2wd or 0d',
    forum('ladder.before.0', '-1m'),
  ],
  ['forums: ladder.after[0] is "-1d", wanted a rung after the deadline, such as +1d', forum('ladder.after.0', '-1d')],
  ['forums: networks[0].names.nn is missing, wanted a text', forum('networks.0.names.nn', undefined)],
  [
    'forums: networks[0].validTo is "2020-12-31", wanted a date on or after validFrom, 2021-01-01',
    forum('networks.0.validFrom', '2021-01-01'),
    forum('networks.0.validTo', '2020-12-31'),
  ],
  [
    'people: people[0].email is "sekretariat.example", wanted an e-mail address with one @ and a domain',
    at(PEOPLE, 'people.0.email', 'sekretariat.example'),
  ],
  [
    'people: people[0].email is "a@b@c.example", wanted an e-mail address with one @ and a domain',
    at(PEOPLE, 'people.0.email', 'a@b@c.example'),
  ],
  ['people: people[0].language is "se", wanted one of nb, nn, en', at(PEOPLE, 'people.0.language', 'se')],
  ['people: people[0].roles is an empty list, wanted at least 1 in the list', at(PEOPLE, 'people.0.roles', [])],
  [
    'schemes: validTo is "2020-12-31", wanted a date on or after validFrom, 2021-01-01',
    at(SCHEME, 'validTo', '2020-12-31'),
  ],
  [
    'schemes: successor is "kompetanseloftet-2021", wanted the id of another scheme version',
    at(SCHEME, 'successor', 'kompetanseloftet-2021'),
  ],
  ['cycles: frame is 5, wanted a group of fields', at(CYCLE, 'frame', 5)],
  [
    'cycles: the name dates.A B is "A B", wanted an id: small letters, digits and hyphens, at most 80 characters',
    at(CYCLE, 'dates', { 'A B': '2027-01-01' }),
  ],
  [
    'forums: line 3, column 1 is not YAML (Flow sequence in block collection must be sufficiently indented and end with a ]), wanted YAML',
    { file: FORUM, path: [], value: 'id: x\nnames: [a, b\ncounty: c\n' },
  ],
  [
    'forums: line 2, column 1 is not YAML (Map keys must be unique), wanted YAML',
    { file: FORUM, path: [], value: 'id: x\nid: y\n' },
  ],
  ['forums: the file is null, wanted a group of fields', { file: FORUM, path: [], value: '' }],
  ['forums: the file is a list, wanted a group of fields', { file: FORUM, path: [], value: '- a\n' }],
];

const SHOWN: Readonly<Record<string, string>> = { forums: FORUM, schemes: SCHEME, cycles: CYCLE, people: PEOPLE };

function whole(sentence: string): string {
  const kind = sentence.slice(0, sentence.indexOf(':'));
  const text = sentence.replaceAll('FORUM', `definitions/${FORUM}`).replaceAll('CYCLE', `definitions/${CYCLE}`);
  return `invalid-definition: Read definitions/${SHOWN[kind]!}${text.slice(kind.length)}`;
}

describe('a bad file is refused', () => {
  test.each(CASES)('%s', (sentence, ...edits) => {
    const found = refusalOf(edits, (dir) => {
      loadCycle(NAME, { dir });
      loadPeople(ID, dir);
    });
    expect(found).toBe(whole(sentence));
  });

  test('by the cycle file’s own path too', () => {
    const edits = [at(CYCLE, 'year', 'soon')];
    expect(refusalOf(edits, (dir) => loadCycle(`${dir}/${CYCLE}`))).toBe(
      whole('cycles: year is "soon", wanted a number'),
    );
  });

  test('a cycle file that names an unknown forum', () => {
    expect(refusalOf([at(CYCLE, 'forum', 'nowhere')], (dir) => loadCycle(`${dir}/${CYCLE}`))).toBe(
      `not-found: Read definitions/forums/nowhere.yaml: the file is missing, wanted one of ${listForums().join(', ')}`,
    );
  });

  test('two files about the same cycle', () => {
    expect(refusalOf([at(CYCLE, 'year', 2025)], (dir) => loadCycle(`${ID}/kompetanseloftet-2021/2025`, { dir }))).toBe(
      `invalid-definition: Read definitions/${CYCLE}: it is about ${ID}/kompetanseloftet-2021/2025, wanted one file per cycle: definitions/cycles/${ID}-2025.yaml is the other`,
    );
  });

  test('what is not there', () => {
    const missing = (use: () => unknown): string => refusalOf([], use);
    const forums = `wanted one of ${listForums().join(', ')}`;
    const schemes = `wanted one of ${listSchemes().join(', ')}`;
    expect(missing(() => loadForum('nowhere'))).toBe(
      `not-found: Read definitions/forums/nowhere.yaml: the file is missing, ${forums}`,
    );
    expect(missing(() => loadScheme('nothing'))).toBe(
      `not-found: Read definitions/schemes/nothing.yaml: the file is missing, ${schemes}`,
    );
    expect(missing(() => loadCycle('nowhere/kompetanseloftet-2021/2027'))).toBe(
      `not-found: Read definitions/forums/nowhere.yaml: the file is missing, ${forums}`,
    );
    expect(missing(() => loadCycle(`${ID}/nothing/2027`))).toBe(
      `not-found: Read definitions/schemes/nothing.yaml: the file is missing, ${schemes}`,
    );
    expect(missing(() => loadCycle('no/such/file.yaml'))).toBe(
      'not-found: Read no/such/file.yaml: the file is missing, wanted a cycle file or a name such as forum/scheme/year',
    );
    expect(missing(() => loadForum('../schemes/kompetanseloftet-2021'))).toMatch(/^not-found: /);
    expect(missing(() => loadPeople('nowhere'))).toMatch(/^not-found: Read definitions\/people\/nowhere\.yaml/);
    expect(missing(() => loadCycle('definitions/forums'))).toBe(
      'not-found: Read definitions/forums: the file cannot be read (EISDIR), wanted a YAML file',
    );
    expect(missing(() => loadCycle(`${ID}/kompetanseloftet-2021/2099`))).toBe(
      `invalid-definition: Read ${ID}/kompetanseloftet-2021/2099: year is 2099, wanted a year from 2000 to 2098`,
    );
  });

  test('29 February is a date in leap years alone', () => {
    const edit = forum('steps.2.date.day', 29);
    withDefinitions([edit], (dir) => {
      expect(loadCycle(`${ID}/kompetanseloftet-2021/2028`, { dir }).cycle.year).toBe(2028);
    });
    expect(refusalOf([edit], (dir) => loadCycle(`${ID}/kompetanseloftet-2021/2030`, { dir }))).toBe(
      whole('forums: steps[2].date.day is 29, wanted a day that 2030-02 has'),
    );
  });
});

describe('validity of a scheme version', () => {
  const old = loadScheme('kompetanseloftet-2021');
  const next = loadScheme('kollektiv-kompetanseutvikling-2026');

  test('is judged on 1 January of the fiscal year', () => {
    expect([2020, 2021, 2025, 2026].map((year) => schemeValidity(old, year) === null)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([2025, 2026, 2090].map((year) => schemeValidity(next, year) === null)).toEqual([false, true, true]);
    expect(schemeValidity(old, 2027)).toEqual({
      validFrom: '2021-01-01',
      validTo: '2025-12-31',
      successor: 'kollektiv-kompetanseutvikling-2026',
    });
  });

  test('has a sentence that names the valid one', () => {
    expect(expiredSentence(old, 2027)).toBe(
      'Open 2027: scheme version "kompetanseloftet-2021" is valid to 2025-12-31, wanted a scheme version that covers 2027-01-01: "kollektiv-kompetanseutvikling-2026" succeeds it',
    );
    expect(expiredSentence({ ...old, successor: null }, 2027)).toBe(
      'Open 2027: scheme version "kompetanseloftet-2021" is valid to 2025-12-31, wanted a scheme version that covers 2027-01-01: its successor is not known',
    );
    expect(expiredSentence(next, 2025)).toBe(
      'Open 2025: scheme version "kollektiv-kompetanseutvikling-2026" is valid from 2026-01-01, wanted a scheme version that covers 2025-01-01',
    );
  });
});

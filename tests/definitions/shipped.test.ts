// The definition files that come with the program: they load, and hold what the sources say. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { listForums, listSchemes, loadCycle, loadForum, loadPeople, loadScheme } from '../../definitions/load.ts';
import { dateInYear, nominalDates } from '../../domain/check-definition.ts';
import { isWorkingDay } from '../../domain/local-time.ts';
import { calendarTable } from '../../domain/calendar.ts';
import { fieldsOfStep } from '../../domain/document-fields.ts';
import { withDefinitions } from './support.ts';

const FORUM = 'trondelag-kompetanseloftet';
const NAME = `${FORUM}/kompetanseloftet-2021`;

describe('the Trøndelag forum', () => {
  const forum = loadForum(FORUM);
  const sum = (lines: readonly { amount: number }[]): number => lines.reduce((total, line) => total + line.amount, 0);

  test('fixed lines: coordination 1,300,000, in all 1,900,000, within the frame', () => {
    expect(sum(forum.fixedLines.filter((line) => line.id.startsWith('koordinering')))).toBe(1_300_000);
    expect(sum(forum.fixedLines)).toBe(1_900_000);
    expect(sum(forum.fixedLines.filter((line) => line.recipient === 'trondheim-malvik'))).toBe(300_000);
    expect(forum.frame).toEqual({ amount: 12_000_000, synthetic: true });
  });

  test('eleven networks of two owners, and the PPT leader network without', () => {
    const networks = forum.networks.filter((network) => network.kind === 'network');
    expect(networks.map((network) => network.id)).toEqual([
      'trondheim-malvik',
      'fosen',
      'trondelag-sorvest',
      'nettverk-04',
      'nettverk-05',
      'nettverk-06',
      'nettverk-07',
      'nettverk-08',
      'nettverk-09',
      'nettverk-10',
      'nettverk-11',
    ]);
    for (const network of networks) {
      expect(network.owners).toHaveLength(2);
      expect(network.universities.length).toBeGreaterThan(0);
      expect(network.count).toBeGreaterThan(0);
    }
    expect(networks[0]!.universities).toEqual(['dmmh', 'ntnu']);
    expect(forum.networks.filter((network) => network.kind === 'leader-network').map((network) => network.id)).toEqual([
      'ppt-ledernettverket',
    ]);
    expect(forum.networks.at(-1)!.owners).toEqual([]);
  });

  test('the steps of the year, in order, with their dates of 2027', () => {
    const { cycle } = loadCycle(`${NAME}/2027`);
    expect(nominalDates(forum, cycle)).toEqual({
      'first-meeting': '2027-01-14',
      'needs-report': '2026-12-01',
      'decision-basis': '2027-02-01',
      recommendation: '2027-03-15',
      'grant-decision': '2027-04-15',
      report: '2027-06-15',
    });
    expect(dateInYear(forum.opens, 2027)).toBe('2026-10-01');
    expect(dateInYear(forum.ends, 2027)).toBe('2027-12-31');
    expect(forum.steps.filter((step) => step.optional).map((step) => step.id)).toEqual(['needs-report']);
  });

  test('the report asks what the scheme asks', () => {
    const scheme = loadScheme('kompetanseloftet-2021');
    const report = forum.steps.find((step) => step.kind === 'report')!;
    for (const question of scheme.reportQuestions) {
      expect(fieldsOfStep(report, scheme).find((field) => field.id === question.id)?.labels).toEqual(question.labels);
    }
    expect(scheme.reportQuestions.map((question) => question.answeredBy ?? '-').join(' ')).toBe(
      '- - - - university-coordinator -',
    );
    expect(scheme.criteria).toHaveLength(4);
  });

  test('only the county governor has no vote', () => {
    expect(forum.seats.filter((seat) => !seat.votes).map((seat) => seat.id)).toEqual(['plass-statsforvalteren']);
  });
});

describe('the example directory', () => {
  const forum = loadForum(FORUM);
  const { people } = loadPeople(FORUM);
  const holders = (role: string): string[] =>
    people.flatMap((person) => person.roles.filter((held) => held.role === role).map((held) => held.party)).sort();

  test('every party has somebody', () => {
    expect(holders('owner-contact')).toEqual(
      forum.networks.flatMap((network) => network.owners.map((owner) => owner.id)).sort(),
    );
    expect(holders('network-coordinator')).toEqual(forum.networks.map((network) => network.id).sort());
    expect(holders('university-coordinator')).toEqual(forum.universities.map((university) => university.id).sort());
    expect(holders('forum-member')).toEqual(forum.seats.map((seat) => seat.id).sort());
    expect(holders('secretariat')).toEqual([forum.id]);
    expect(holders('case-officer')).toEqual([forum.office.id]);
    expect(holders('administrator')).toEqual([forum.office.id]);
  });

  test('addresses cannot be reached, and both written forms are there', () => {
    for (const person of people) expect(person.email).toMatch(/^[a-z]+@([a-z0-9-]+\.)+example$/);
    expect(new Set(people.map((person) => person.email)).size).toBe(people.length);
    const share = people.filter((person) => person.language === 'nn').length / people.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.4);
  });
});

describe('cycles', () => {
  test('everything that is listed loads', () => {
    expect(listForums()).toContain(FORUM);
    expect(listSchemes()).toContain('kollektiv-kompetanseutvikling-2026');
    for (const id of listForums()) expect(loadPeople(id).people.length).toBeGreaterThan(5);
    for (const id of listSchemes()) expect(loadScheme(id).id).toBe(id);
  });

  test.each([2021, 2024, 2026, 2028, 2040, 2098])('the year %i is derived by name', (year) => {
    const definitions = loadCycle(`${NAME}/${year}`);
    expect(definitions.cycle).toEqual({ forum: FORUM, scheme: 'kompetanseloftet-2021', year, dates: {} });
    expect(definitions.forum).toEqual(loadForum(FORUM));
  });

  test('a forum can be opened under the scheme that succeeded', () => {
    expect(loadCycle(`${FORUM}/kollektiv-kompetanseutvikling-2026/2028`).scheme.validTo).toBeNull();
  });

  test('a file and its name give the same', () => {
    expect(loadCycle('definitions/cycles/trondelag-kompetanseloftet-2025.yaml')).toEqual(loadCycle(`${NAME}/2025`));
    expect(loadCycle('definitions/cycles/trondelag-kompetanseloftet-2027.yaml')).toEqual(loadCycle(`${NAME}/2027`));
  });

  test('overrides in a file count, by file and by name; a file is read with the forums of its own folder', () => {
    const edits = [
      {
        file: 'cycles/trondelag-kompetanseloftet-2027.yaml',
        path: ['dates'],
        value: { 'first-meeting': '2027-01-20' },
      },
      { file: `forums/${FORUM}.yaml`, path: ['county'], value: 'Trööndelage' },
    ];
    withDefinitions(edits, (dir) => {
      const byName = loadCycle(`${NAME}/2027`, { dir });
      expect(nominalDates(byName.forum, byName.cycle)['first-meeting']).toBe('2027-01-20');
      const byFile = loadCycle(`${dir}/cycles/trondelag-kompetanseloftet-2027.yaml`);
      expect(byFile).toEqual(byName);
      expect(byFile.forum.county).toBe('Trööndelage');
      expect(loadCycle(`${NAME}/2028`, { dir }).cycle.dates).toEqual({});
    });
  });

  test('the synthetic meeting date is a working day in both example years', () => {
    const table = calendarTable({ zone: 'Europe/Oslo', fromYear: 2025, toYear: 2027, softDays: [] });
    expect(isWorkingDay(table, '2025-01-14') && isWorkingDay(table, '2027-01-14')).toBe(true);
  });
});

// What differs between two definitions of a year: by field, things with an id beside their like. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { loadCycle } from '../../definitions/load.ts';
import type { CycleDefinitions } from '../../domain/definition.ts';
import type { DefinitionChange } from '../../domain/definition-difference.ts';
import { definitionChanges } from '../../domain/definition-difference.ts';

const BEFORE = loadCycle('trondelag-kompetanseloftet/kompetanseloftet-2021/2027');
const forum = (change: Partial<CycleDefinitions['forum']>): CycleDefinitions => ({
  ...BEFORE,
  forum: { ...BEFORE.forum, ...change },
});
const told = (changes: readonly DefinitionChange[]) =>
  changes.map(({ where, before, after }) => [where.map(({ id }) => id).join('.'), before, after]);

test('nothing differs from itself', () => {
  expect(definitionChanges(BEFORE, structuredClone(BEFORE))).toEqual([]);
});

describe('a field that is another', () => {
  test('is named by the way to it, with its name where it has one', () => {
    const steps = BEFORE.forum.steps.map((step) =>
      step.id === 'needs-report' ? { ...step, date: { ...step.date, day: 8 }, optional: false } : step,
    );
    const changes = definitionChanges(BEFORE, forum({ steps }));
    expect(told(changes)).toEqual([
      ['forum.steps.needs-report.optional', true, false],
      [
        'forum.steps.needs-report.date',
        expect.objectContaining({ month: 12, day: 1 }),
        expect.objectContaining({ month: 12, day: 8 }),
      ],
    ]);
    expect(changes[0]!.where[2]!.labels).toMatchObject({ nb: 'Behovsmelding' });
  });

  test('of the cycle and the scheme too', () => {
    const other = loadCycle('trondelag-kompetanseloftet/kompetanseloftet-2021/2025');
    expect(told(definitionChanges(other, BEFORE))).toEqual([
      ['cycle.year', 2025, 2027],
      ['cycle.dates.report', '2026-06-15', null],
      ['cycle.ends', '2026-12-31', null],
    ]);
  });

  test('a text in three languages is one value, and so is a list of words', () => {
    const names = { ...BEFORE.forum.names, en: 'Another name' };
    const changes = definitionChanges(BEFORE, forum({ names, softDays: [] }));
    expect(told(changes)).toContainEqual(['forum.names', BEFORE.forum.names, names]);
  });
});

describe('a thing with an id', () => {
  test('that comes or goes is one change, by its name', () => {
    const [first, ...rest] = BEFORE.forum.networks;
    const changes = definitionChanges(BEFORE, forum({ networks: rest }));
    expect(told(changes)).toEqual([[`forum.networks.${first!.id}`, first!.names, null]]);
    expect(told(definitionChanges(forum({ networks: rest }), BEFORE))).toEqual([
      [`forum.networks.${first!.id}`, null, first!.names],
    ]);
  });

  test('is named also where there was no such list at all', () => {
    const [first] = BEFORE.forum.networks;
    const changes = definitionChanges(forum({ networks: [] }), forum({ networks: [first!] }));
    expect(told(changes)).toEqual([[`forum.networks.${first!.id}`, null, first!.names]]);
  });

  test('that stands in another place is the same', () => {
    expect(definitionChanges(BEFORE, forum({ networks: [...BEFORE.forum.networks].reverse() }))).toEqual([]);
  });
});

// What differs between two definitions of a year, field by field: things with an id are compared with their like. Pure.

import type { CycleDefinitions } from './definition.ts';
import type { Labels } from './words.ts';

/** One part of the way to a field: a key, or something with an id and perhaps a name. */
export interface Part {
  readonly id: string;
  readonly labels: Labels | null;
}

/** A value as it stands in a file: a scalar, a list of them, a text in three languages, or a date of a year. */
export type Leaf = unknown;

/** A field that is another. Null where there is none; a whole thing that came or went is one change, by its name. */
export interface DefinitionChange {
  readonly where: readonly Part[];
  readonly before: Leaf;
  readonly after: Leaf;
}

/** The fields that differ, and what the things that they name by id are called. */
export interface DefinitionDifference {
  readonly changes: readonly DefinitionChange[];
  readonly names: Readonly<Record<string, Labels>>;
}

type Group = Readonly<Record<string, unknown>>;

/** Every field that differs, in the order of scheme version, forum and cycle. */
export function definitionChanges(before: CycleDefinitions, after: CycleDefinitions): DefinitionChange[] {
  return (['scheme', 'forum', 'cycle'] as const).flatMap((key) =>
    changes([{ id: key, labels: null }], before[key], after[key]),
  );
}

/** What everything with an id is called in definitions; of several with one id the first. */
export function namesIn(...definitions: readonly CycleDefinitions[]): Record<string, Labels> {
  const names: Record<string, Labels> = {};
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(collect);
    if (!isGroup(value)) return;
    const labels = labelsOf(value);
    if (typeof value['id'] === 'string' && labels !== null && !Object.hasOwn(names, value['id']))
      names[value['id']] = labels;
    Object.values(value).forEach(collect);
  };
  definitions.forEach(({ forum, scheme, cycle }) => [forum, scheme, cycle].forEach(collect));
  return names;
}

function changes(where: readonly Part[], before: unknown, after: unknown): DefinitionChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const groups = [before, after].filter((one) => one !== undefined);
  // A list that is missing is an empty one: each thing in the other came or went.
  const full = groups.filter((one) => !Array.isArray(one) || one.length > 0);
  if (full.length > 0 && full.every(isListOfNamed)) return listChanges(where, asList(before), asList(after));
  if (groups.length < 2 || groups.some((one) => !isGroup(one) || isLeafGroup(one)))
    return [{ where, before: leafOf(before), after: leafOf(after) }];
  const [old, now] = [before as Group, after as Group];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) =>
    changes([...where, { id: key, labels: null }], old[key], now[key]),
  );
}

function listChanges(where: readonly Part[], before: readonly Group[], after: readonly Group[]): DefinitionChange[] {
  const ids = [...new Set([...before, ...after].map((one) => String(one['id'])))];
  return ids.flatMap((id) => {
    const [old, now] = [before, after].map((list) => list.find((one) => one['id'] === id));
    const labels = labelsOf((now ?? old)!);
    const name = labels ?? id;
    const at = [...where, { id, labels }];
    if (old === undefined || now === undefined)
      return [{ where: at, before: old === undefined ? null : name, after: now === undefined ? null : name }];
    return changes(at, old, now);
  });
}

function asList(value: unknown): readonly Group[] {
  return (value ?? []) as readonly Group[];
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfNamed(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.every((one) => isGroup(one) && typeof one['id'] === 'string')
  );
}

/** Groups that are read as one value: a text in three languages, a date of a year. */
function isLeafGroup(value: unknown): boolean {
  return isLabels(value) || isYearDate(value);
}

export function isLabels(value: unknown): value is Labels {
  return isGroup(value) && typeof value['nb'] === 'string' && typeof value['nn'] === 'string';
}

/** A day of the year that a cycle is about, or of one before or after it. */
export function isYearDate(value: unknown): value is { month: number; day: number; yearOffset?: number } {
  return isGroup(value) && typeof value['month'] === 'number' && typeof value['day'] === 'number';
}

/** What a thing of a definition is called; null for one without a name. */
export function labelsOf(thing: Group): Labels | null {
  const found = thing['labels'] ?? thing['names'];
  return isLabels(found) ? found : null;
}

function leafOf(value: unknown): Leaf {
  return value === undefined ? null : value;
}

// What a definition leaves open on purpose: marked as unknown, and wanted before a year is opened for real. Pure.

import type { Part } from './definition-difference.ts';
import { labelsOf } from './definition-difference.ts';
import type { CycleDefinitions } from './definition.ts';

/** A text that stands for what nobody has published. */
const MARK = /^unknown\b:?\s*/i;

/** One thing that nobody has published. */
export interface Unknown {
  /** The way to the field, by keys and by the names of things that have one. */
  readonly where: readonly Part[];
  /** The same way as an editor shows it: `forum.steps[0].date`. */
  readonly path: string;
  /** What is not known, in the words of the file. */
  readonly what: string;
}

/**
 * Everything that is marked as unknown in the files of one cycle: a key `unknown`, or a text that begins with
 * "unknown:".
 */
export function unknownsOf(definitions: CycleDefinitions): Unknown[] {
  return (['scheme', 'forum', 'cycle'] as const).flatMap((key) =>
    unknownsIn(definitions[key], [{ id: key, labels: null }], key),
  );
}

function unknownsIn(value: unknown, where: readonly Part[], path: string): Unknown[] {
  if (typeof value === 'string')
    return MARK.test(value) ? [{ where, path, what: value.replace(MARK, '') || 'not known' }] : [];
  if (Array.isArray(value))
    return value.flatMap((one, index) => unknownsIn(one, [...where, ...partOf(one)], `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (key !== 'unknown') return unknownsIn(one, [...where, { id: key, labels: null }], `${path}.${key}`);
    return [one].flat().flatMap((what) => (typeof what === 'string' ? [{ where, path, what }] : []));
  });
}

/** What a thing in a list is called; nothing for one without an id. */
function partOf(thing: unknown): Part[] {
  if (typeof thing !== 'object' || thing === null || !('id' in thing)) return [];
  return [{ id: String(thing.id), labels: labelsOf(thing) }];
}

/** One line, with the place it stands in. */
export function unknownLine({ path, what }: Unknown): string {
  return `${path}: ${what}`;
}

/** Why a year cannot be opened for real: the whole list of what must be filled in. */
export function unknownsSentence(cycle: string, unknowns: readonly Unknown[]): string {
  return `Open ${cycle}: ${unknowns.length} ${unknowns.length === 1 ? 'thing is' : 'things are'} unknown in its definitions, wanted all filled in: ${unknowns.map(unknownLine).join('; ')}`;
}

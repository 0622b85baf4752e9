// What a definition leaves open on purpose: marked as unknown, and wanted before a year is opened for real. Pure.

import type { CycleDefinitions } from './definition.ts';

/** A text that stands for what nobody has published. */
const MARK = /^unknown\b:?\s*/i;

/**
 * Everything that is marked as unknown in the files of one cycle: a key `unknown`, or a text that begins with "unknown:".
 * One line each, with the place it stands in.
 */
export function unknownsOf({ scheme, forum, cycle }: CycleDefinitions): string[] {
  return [...unknownsIn(scheme, 'scheme'), ...unknownsIn(forum, 'forum'), ...unknownsIn(cycle, 'cycle')];
}

function unknownsIn(value: unknown, path: string): string[] {
  if (typeof value === 'string') return MARK.test(value) ? [`${path}: ${value.replace(MARK, '') || 'not known'}`] : [];
  if (Array.isArray(value)) return value.flatMap((one, index) => unknownsIn(one, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (key !== 'unknown') return unknownsIn(one, `${path}.${key}`);
    return [one].flat().flatMap((what) => (typeof what === 'string' ? [`${path}: ${what}`] : []));
  });
}

/** Why a year cannot be opened for real: the whole list of what must be filled in. */
export function unknownsSentence(cycle: string, unknowns: readonly string[]): string {
  return `Open ${cycle}: ${unknowns.length} ${unknowns.length === 1 ? 'thing is' : 'things are'} unknown in its definitions, wanted all filled in: ${unknowns.join('; ')}`;
}

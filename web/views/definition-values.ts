// Fields and values of definition files in words.

import type { DefinitionDifference, Part } from '../../domain/definition-difference.ts';
import { isLabels, isYearDate } from '../../domain/definition-difference.ts';
import type { CheckedDefinition } from '../../domain/opening.ts';
import type { Language } from '../../domain/words.ts';
import { longDate, shortDate } from '../../texts/dates.ts';
import { lowerFirst, upperFirst } from '../../texts/phrases.ts';
import { fieldName, valueName } from '../i18n/definition-fields.ts';
import { DEFINITION_WORDS } from '../i18n/definitions.ts';

/** Forum, scheme and year in words. */
export function nameOf(one: CheckedDefinition, language: Language): string {
  const [forum, scheme] = [one.forumNames?.[language] ?? one.forum, one.schemeNames?.[language] ?? one.scheme];
  return `${forum}, ${scheme}, ${one.year}`;
}

/** The same with the year first, for a list to choose from: a browser cuts the end of a long choice. */
export function choiceOf(one: CheckedDefinition, language: Language): string {
  const [forum, scheme] = [one.forumNames?.[language] ?? one.forum, one.schemeNames?.[language] ?? one.scheme];
  return `${one.year}: ${scheme}, ${forum}`;
}

/** The way to a field: the file, what things are called, and the fields. Fields may be named by the step they are about. */
export function placeOf(where: readonly Part[], language: Language, names: DefinitionDifference['names'] = {}): string {
  const name = ({ id, labels }: Part, at: number): string =>
    labels?.[language] ??
    (where[at - 1]?.id === 'dates' && Object.hasOwn(names, id)
      ? lowerFirst(names[id]![language])
      : fieldName(id, language));
  return upperFirst(where.map(name).join(' › '));
}

/** What a value is read with: its field, and what the things that it may name are called. */
export interface Said {
  readonly field: string;
  readonly names: DefinitionDifference['names'];
  readonly language: Language;
}

/** The last field on the way, which says how a value is read. */
export function fieldOf(where: readonly Part[]): string {
  return where.findLast(({ labels }) => labels === null)?.id ?? '';
}

/** What a thing is called; its id where nothing says. */
export function nameIn(names: DefinitionDifference['names'], id: string, language: Language): string {
  return Object.hasOwn(names, id) ? names[id]![language] : id;
}

/** A value of a file as it is read. */
export function leafText(value: unknown, said: Said): string {
  const { field, names, language } = said;
  const words = DEFINITION_WORDS[language];
  if (value === null || value === undefined) return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return longDate(value, language);
    return valueName(field, value, language) ?? nameIn(names, value, language);
  }
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((one) => leafText(one, said)).join(', ') || words.nothing;
  if (isLabels(value)) return value[language];
  if (isYearDate(value)) {
    const { month, day, yearOffset = 0 } = value;
    const date = `2000-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    const offset = words.offset[String(yearOffset) as '0'];
    return offset === '' ? shortDate(date, language) : `${shortDate(date, language)}, ${offset}`;
  }
  return Object.entries(value)
    .map(([key, one]) => `${fieldName(key, language)}: ${leafText(one, { ...said, field: key })}`)
    .join('; ');
}

// From what was typed to a document, and which fields must be corrected. Pure.

import type { DocumentField } from '../domain/definition-step.ts';
import type { ForumDefinition } from '../domain/definition-forum.ts';
import type { FormField } from '../domain/document-fields.ts';
import type { Language } from '../domain/words.ts';
import { isLocalDate } from '../domain/local-time.ts';
import type { Words } from './i18n/words.ts';

export type FieldDefinition = Omit<DocumentField, 'standing' | 'each'> & {
  readonly each?: DocumentField['each'];
  /** What each in a list answers, one for one, in words: a goal, a recipient of the decision. */
  readonly rowNames?: readonly string[];
};

/** What was typed, by field, exactly as it was typed. */
export type Typed = Readonly<Record<string, string>>;

export interface FieldError {
  readonly field: string;
  readonly text: string;
}

/** Name of a field among the form's own controls; the definition's ids cannot collide with ours. */
export function controlName(field: string): string {
  return `field-${field}`;
}

/** The key of one thing that one in a list says. */
export function partKey(list: string, index: number, part: string): string {
  return `${list}.${index}.${part}`;
}

/** How many of a list something was typed for. */
export function countTyped(field: FieldDefinition, typed: Typed): number {
  let count = 0;
  for (const [key, value] of Object.entries(typed)) {
    const [list, index] = key.split('.');
    if (list === field.id && index !== undefined && value.trim() !== '') count = Math.max(count, Number(index) + 1);
  }
  return count;
}

/** The typed fields of a posted form. Unknown controls are left out, missing ones are empty. */
export function typedFields(fields: readonly FieldDefinition[], body: Readonly<Record<string, unknown>>): Typed {
  const textOf = (key: string): string => {
    const value = body[controlName(key)];
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
  };
  return Object.fromEntries(
    fields.flatMap((field): [string, string][] => {
      if (field.kind !== 'list') return [[field.id, textOf(field.id)]];
      return Array.from({ length: MOST_IN_A_LIST }, (_, index) => index).flatMap((index) =>
        (field.each ?? [])
          .map((part): [string, string] => {
            const key = partKey(field.id, index, part.id);
            return [key, textOf(key)];
          })
          .filter(([, text]) => text !== ''),
      );
    }),
  );
}

/** What a choice is called; its id where nobody has named it. */
export function choiceText(field: FieldDefinition, choice: string, language: Language): string {
  const labels = field.choiceLabels;
  return labels !== undefined && Object.hasOwn(labels, choice) ? labels[choice]![language] : choice;
}

/** The fields with the long-term plan's own names for its items. */
export function namedFields(
  fields: readonly FormField[],
  { forumRules }: Pick<ForumDefinition, 'forumRules'>,
): (FieldDefinition & Pick<FormField, 'rows'>)[] {
  const items = Object.fromEntries((forumRules.longTermPlan?.items ?? []).map(({ id, labels }) => [id, labels]));
  return fields.map((field) =>
    field.means === 'plan-item' ? { ...field, choiceLabels: { ...items, ...field.choiceLabels } } : field,
  );
}

/** More of one thing than this belongs in an attachment. */
const MOST_IN_A_LIST = 30;

type Value = string | number | readonly (string | number)[] | readonly Readonly<Record<string, unknown>>[];

/** The document that the fields amount to, or what is wrong with them. Empty optional fields are left out. */
export function documentOf(
  fields: readonly FieldDefinition[],
  typed: Typed,
  labelOf: (field: FieldDefinition) => string,
  words: Words['form'],
): { readonly document: Readonly<Record<string, Value>>; readonly errors: readonly FieldError[] } {
  const document: Record<string, Value> = {};
  const errors: FieldError[] = [];
  for (const field of fields) {
    const fault = (say: (label: string) => string, key = field.id): void => {
      errors.push({ field: key, text: say(labelOf(field)) });
    };
    if (field.kind === 'list') {
      const count = field.rowNames?.length ?? countTyped(field, typed);
      if (count === 0 && field.required) fault(words.fieldMissing, partKey(field.id, 0, field.each?.[0]?.id ?? ''));
      const each: Readonly<Record<string, unknown>>[] = [];
      for (let index = 0; index < count; index += 1) {
        const parts = (field.each ?? []) as readonly FieldDefinition[];
        const own = Object.fromEntries(parts.map(({ id }) => [id, typed[partKey(field.id, index, id)] ?? '']));
        const one = documentOf(parts, own, labelOf, words);
        each.push(one.document);
        errors.push(...one.errors.map(({ field: part, text }) => ({ field: partKey(field.id, index, part), text })));
      }
      if (count > 0) document[field.id] = each;
      continue;
    }
    const text = (typed[field.id] ?? '').trim();
    if (text === '') {
      if (field.required) fault(words.fieldMissing);
      continue;
    }
    const { kind } = field;
    const value = valueOf({ ...field, kind }, text);
    if (value === null) fault(WRONG[kind](words));
    else document[field.id] = value;
  }
  return { document, errors };
}

const WRONG: Readonly<
  Record<Exclude<FieldDefinition['kind'], 'list'>, (words: Words['form']) => (label: string) => string>
> = {
  text: (words) => words.fieldMissing,
  goals: (words) => words.fieldMissing,
  amount: (words) => words.notAmount,
  amounts: (words) => words.notAmount,
  number: (words) => words.notNumber,
  choice: (words) => words.notChoice,
  date: (words) => words.notDate,
};

/** What a typed text is as a value of its kind; null when it is none. Goals and amounts stand on a line each. */
function valueOf(
  field: FieldDefinition & { kind: Exclude<FieldDefinition['kind'], 'list'> },
  text: string,
): Value | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  switch (field.kind) {
    case 'text':
      return text;
    case 'goals':
      return lines;
    case 'amount':
      return wholeKroner(text);
    case 'amounts': {
      const amounts = lines.map(wholeKroner);
      return amounts.every((amount) => amount !== null) ? amounts : null;
    }
    case 'number':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
    case 'choice':
      return field.choices?.includes(text) === true ? text : null;
    case 'date':
      return localDateOf(text);
  }
}

/** `250 000`, `250.000`, `250000 kr`: whole kroner; null for anything else. */
export function wholeKroner(text: string): number | null {
  const bare = text.replace(/\s*(kr|kroner|,-)\.?\s*$/i, '').trim();
  if (!/^\d{1,3}([\s.\u00a0\u202f]\d{3})+$|^\d{1,15}$/.test(bare)) return null;
  return Number(bare.replace(/\D/g, ''));
}

/** `31.12.2027`, `1.2.2027` or `2027-12-31` as a local date; null when there is no such date. */
export function localDateOf(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  const date = day === undefined ? text : `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

/** How a stored document is typed again. */
export function typedAgain(fields: readonly FieldDefinition[], document: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(
    fields.flatMap((field): [string, string][] => {
      const value = document[field.id];
      if (field.kind !== 'list') return [[field.id, textAgain(field, value)]];
      const several = Array.isArray(value) ? (value as Readonly<Record<string, unknown>>[]) : [];
      return several.flatMap((one, index) =>
        (field.each ?? []).map((part): [string, string] => [
          partKey(field.id, index, part.id),
          textAgain(part as FieldDefinition, one[part.id]),
        ]),
      );
    }),
  );
}

function textAgain(field: FieldDefinition, value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(String).join('\n');
  if (typeof value !== 'string') return '';
  if (field.kind !== 'date') return value;
  const [year, month, day] = value.split('-');
  return `${Number(day)}.${Number(month)}.${year}`;
}

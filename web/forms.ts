// From what was typed to a document, and which fields must be corrected. Pure.

import type { StepDefinition } from '../domain/definition.ts';
import { isLocalDate } from '../domain/local-time.ts';
import type { Words } from './i18n/words.ts';

export type FieldDefinition = StepDefinition['fields'][number];

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

/** The typed fields of a posted form. Unknown controls are left out, missing ones are empty. */
export function typedFields(fields: readonly FieldDefinition[], body: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(
    fields.map(({ id }) => {
      const value = body[controlName(id)];
      return [id, typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''];
    }),
  );
}

/** The document that the fields amount to, or what is wrong with them. Empty optional fields are left out. */
export function documentOf(
  fields: readonly FieldDefinition[],
  typed: Typed,
  labelOf: (field: FieldDefinition) => string,
  words: Words['form'],
): { readonly document: Readonly<Record<string, string | number>>; readonly errors: readonly FieldError[] } {
  const document: Record<string, string | number> = {};
  const errors: FieldError[] = [];
  for (const field of fields) {
    const text = (typed[field.id] ?? '').trim();
    const wrong = (say: (label: string) => string): void => {
      errors.push({ field: field.id, text: say(labelOf(field)) });
    };
    if (text === '') {
      if (field.required) wrong(words.fieldMissing);
      continue;
    }
    switch (field.kind) {
      case 'text':
        document[field.id] = text;
        break;
      case 'choice':
        if (field.choices?.includes(text)) document[field.id] = text;
        else wrong(words.notChoice);
        break;
      case 'amount': {
        const kroner = wholeKroner(text);
        if (kroner === null) wrong(words.notAmount);
        else document[field.id] = kroner;
        break;
      }
      case 'number': {
        const number = Number(text.replace(',', '.'));
        if (Number.isFinite(number)) document[field.id] = number;
        else wrong(words.notNumber);
        break;
      }
      case 'date': {
        const date = localDateOf(text);
        if (date === null) wrong(words.notDate);
        else document[field.id] = date;
        break;
      }
    }
  }
  return { document, errors };
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

/** How a stored document's field is typed again. */
export function typedAgain(field: FieldDefinition, value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value === undefined ? '' : JSON.stringify(value);
  if (field.kind !== 'date') return value;
  const [year, month, day] = value.split('-');
  return `${Number(day)}.${Number(month)}.${year}`;
}

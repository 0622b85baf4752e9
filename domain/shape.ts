// A small language for the shape of messages: checked in the sandbox, shown as JSON Schema outside. Pure. Sandbox-safe.

import { isInstant, isLocalDate, isLocalTime } from './local-time.ts';
import { isKeepable, KEEPABLE_PATTERN } from './one-line.ts';
import { refuse } from './refusal.ts';

/** What a value must look like. zod may not reach a workflow bundle, so messages are described by plain data. */
export type Shape =
  | { readonly is: 'text'; readonly max: number }
  | { readonly is: 'instant' | 'date' | 'time' | 'kroner' | 'count' | 'flag' | 'fields' }
  | { readonly is: 'choice'; readonly of: readonly string[] }
  | { readonly is: 'list'; readonly of: Shape; readonly max: number }
  | { readonly is: 'object'; readonly fields: Fields }
  | { readonly is: 'variant'; readonly on: string; readonly of: Readonly<Record<string, Fields>> }
  | { readonly is: 'or-null'; readonly of: Shape };

export type Fields = Readonly<Record<string, Shape | { readonly optional: Shape }>>;

/** Refuses a value that does not fit, naming the path, what was wanted and what was given. */
export function checkShape(shape: Shape, value: unknown, where: string, path = 'message'): void {
  const fault = (wanted: string): never =>
    refuse('misshapen', `${where}: ${path} is ${shown(value)}, wanted ${wanted}`);
  switch (shape.is) {
    case 'text':
      if (typeof value !== 'string' || value.length === 0 || isLongerThan(value, shape.max)) {
        fault(`a text of 1 to ${shape.max} characters`);
      }
      if (!isKeepable(value as string)) fault('a text without NUL and without halves of characters');
      return;
    case 'instant':
      if (!isInstant(value)) fault('an instant such as 2027-02-01T09:00:00.000Z');
      return;
    case 'date':
      if (!isLocalDate(value)) fault('a date that exists, YYYY-MM-DD');
      return;
    case 'time':
      if (!isLocalTime(value)) fault('a time of day, HH:MM or HH:MM:SS');
      return;
    case 'kroner':
    case 'count':
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
        fault(shape.is === 'kroner' ? 'whole kroner, 0 or more' : 'a whole number, 0 or more');
      }
      return;
    case 'flag':
      if (typeof value !== 'boolean') fault('true or false');
      return;
    case 'choice':
      if (typeof value !== 'string' || !shape.of.includes(value)) fault(`one of ${shape.of.join(', ')}`);
      return;
    case 'fields':
      if (!isPlainObject(value)) fault('an object with the document’s fields');
      return;
    case 'list': {
      if (!Array.isArray(value) || value.length > shape.max) return fault(`a list of at most ${shape.max}`);
      value.forEach((one, index) => checkShape(shape.of, one, where, `${path}[${index}]`));
      return;
    }
    case 'or-null':
      if (value !== null) checkShape(shape.of, value, where, path);
      return;
    case 'object':
      if (!isPlainObject(value)) return fault('an object');
      return checkFields(shape.fields, value, where, path);
    case 'variant': {
      if (!isPlainObject(value)) return fault('an object');
      const kind = value[shape.on];
      if (typeof kind !== 'string' || !Object.hasOwn(shape.of, kind)) {
        refuse(
          'misshapen',
          `${where}: ${path}.${shape.on} is ${shown(kind)}, wanted one of ${Object.keys(shape.of).join(', ')}`,
        );
      }
      return checkFields({ [shape.on]: { is: 'choice', of: [kind] }, ...shape.of[kind] }, value, where, path);
    }
  }
}

function checkFields(fields: Fields, value: Record<string, unknown>, where: string, path: string): void {
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(fields, key)) {
      refuse(
        'misshapen',
        `${where}: ${path}.${key.slice(0, 60)} is not known, wanted ${Object.keys(fields).join(', ')}`,
      );
    }
  }
  for (const [key, field] of Object.entries(fields)) {
    const given = value[key];
    if ('optional' in field) {
      if (given !== undefined) checkShape(field.optional, given, where, `${path}.${key}`);
    } else checkShape(field, given, where, `${path}.${key}`);
  }
}

/** Characters as JSON Schema counts them: an emoji is one. */
function isLongerThan(text: string, max: number): boolean {
  return text.length > max && (text.length > 2 * max || Array.from(text).length > max);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string') return `"${value.slice(0, 60)}"`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return Array.isArray(value) ? `a list of ${value.length}` : `a ${typeof value}`;
}

/** The same shape as JSON Schema (draft 2020-12), for programs that send messages. */
export function jsonSchemaOf(shape: Shape): Record<string, unknown> {
  switch (shape.is) {
    case 'text':
      return { type: 'string', minLength: 1, maxLength: shape.max, pattern: KEEPABLE_PATTERN };
    case 'instant':
      return {
        type: 'string',
        format: 'date-time',
        pattern: '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,3})?Z$',
      };
    case 'date':
      return { type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
    case 'time':
      return { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$' };
    case 'kroner':
    case 'count':
      return { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
    case 'flag':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', enum: [...shape.of] };
    case 'fields':
      return { type: 'object' };
    case 'list':
      return { type: 'array', items: jsonSchemaOf(shape.of), maxItems: shape.max };
    case 'or-null':
      return { anyOf: [jsonSchemaOf(shape.of), { type: 'null' }] };
    case 'object':
      return objectSchema(shape.fields);
    case 'variant':
      return {
        oneOf: Object.entries(shape.of).map(([kind, fields]) =>
          objectSchema({ [shape.on]: { is: 'choice', of: [kind] }, ...fields }),
        ),
      };
  }
}

function objectSchema(fields: Fields): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  for (const [key, field] of Object.entries(fields)) {
    properties[key] = jsonSchemaOf('optional' in field ? field.optional : field);
    if (!('optional' in field)) required.push(key);
  }
  return { type: 'object', properties, required, additionalProperties: false };
}

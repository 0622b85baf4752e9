// What the fields of definitions are called on pages: every field and every choice has a name in each language.

import { describe, expect, it } from '@jest/globals';
import { definitionJsonSchema } from '../../domain/definition.ts';
import type { Language } from '../../domain/words.ts';
import { fieldName, FIELDS, valueName } from '../../web/i18n/definition-fields.ts';

/** Every field of a JSON Schema, and the values that it chooses among. */
function collect(schema: unknown, field: string, found: Map<string, Set<string>>): void {
  if (typeof schema !== 'object' || schema === null) return;
  const one = schema as Record<string, unknown>;
  for (const value of (one['enum'] ?? []) as string[]) found.get(field)?.add(value);
  for (const [name, own] of Object.entries(one['properties'] ?? {})) {
    if (!found.has(name)) found.set(name, new Set());
    collect(own, name, found);
  }
  for (const key of ['items', 'anyOf', 'oneOf', 'allOf', 'additionalProperties'])
    [one[key]].flat().forEach((own) => collect(own, field, found));
}

const SCHEMA = new Map<string, Set<string>>();
for (const kind of ['schemes', 'forums', 'cycles'] as const) collect(definitionJsonSchema(kind), kind, SCHEMA);

it('every field has a name, and every name a field', () => {
  expect(Object.keys(FIELDS).sort()).toEqual([...SCHEMA.keys()].sort());
});

describe.each<Language>(['nb', 'nn', 'en'])('in %s', (language) => {
  it('no field is shown as a key', () => {
    expect([...SCHEMA.keys()].filter((key) => /[a-z][A-Z]/.test(fieldName(key, language)))).toEqual([]);
  });

  it('every choice has a name', () => {
    const without = [...SCHEMA].flatMap(([field, values]) =>
      [...values].filter((value) => valueName(field, value, language) === null),
    );
    expect(without).toEqual([]);
  });
});

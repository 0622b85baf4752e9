// The shape of messages: what is taken, what is refused with which path, and that the JSON Schema says the same. Runs under Jest.

import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fc } from '../support/properties.ts';
import { isInstant, isLocalDate } from '../../domain/local-time.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Fields, Shape } from '../../domain/shape.ts';
import { checkShape, jsonSchemaOf } from '../../domain/shape.ts';
import { ADVANCE, CYCLE_UPDATES, FORUM_APPROVAL, PARTNERSHIP_UPDATES, RING } from '../../workflows/messages.ts';

const ajv = new Ajv2020({ strict: false });
ajv.addFormat('date', isLocalDate);
ajv.addFormat('date-time', isInstant);

const MESSAGES: readonly (readonly [string, Shape])[] = Object.entries<Fields>({
  ...PARTNERSHIP_UPDATES,
  ...CYCLE_UPDATES,
  forumApproval: FORUM_APPROVAL,
  advance: ADVANCE,
  ring: RING,
}).map(([name, fields]) => [name, { is: 'object', fields }]);

function accepts(shape: Shape, value: unknown): boolean {
  try {
    checkShape(shape, value, 'Test');
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).code).toBe('misshapen');
    expect((error as Refusal).message).toMatch(/^Test: message/);
    return false;
  }
}

const text = (max: number): Shape => ({ is: 'text', max });

test.each<[string, Shape, unknown, boolean]>([
  ['a text', text(5), 'fosen', true],
  ['an empty text', text(5), '', false],
  ['a text too long', text(5), 'fosen!', false],
  ['an emoji is one character', text(2), '😀😀', true],
  ['three emojis are three', text(2), '😀😀😀', false],
  ['an instant', { is: 'instant' }, '2027-02-01T09:00:00.000Z', true],
  ['an instant without milliseconds', { is: 'instant' }, '2027-02-01T09:00:00Z', true],
  ['an instant with an offset', { is: 'instant' }, '2027-02-01T09:00:00+01:00', false],
  ['an instant at 24:00', { is: 'instant' }, '2027-02-01T24:00:00Z', false],
  ['an instant on 31 February', { is: 'instant' }, '2027-02-31T09:00:00Z', false],
  ['a date', { is: 'date' }, '2028-02-29', true],
  ['a date that does not exist', { is: 'date' }, '2027-02-29', false],
  ['a time', { is: 'time' }, '23:59', true],
  ['a time that does not exist', { is: 'time' }, '24:00', false],
  ['kroner', { is: 'kroner' }, 0, true],
  ['øre', { is: 'kroner' }, 1.5, false],
  ['a debt', { is: 'kroner' }, -1, false],
  ['not a number', { is: 'kroner' }, Number.NaN, false],
  ['more than can be counted', { is: 'count' }, 2 ** 53, false],
  ['a number as text', { is: 'count' }, '1', false],
  ['a flag', { is: 'flag' }, false, true],
  ['a flag as text', { is: 'flag' }, 'false', false],
  ['a choice', { is: 'choice', of: ['a', 'b'] }, 'b', true],
  ['no choice', { is: 'choice', of: ['a', 'b'] }, 'c', false],
  ['fields', { is: 'fields' }, { any: [1, 'x'] }, true],
  ['a list for fields', { is: 'fields' }, [], false],
  ['null for fields', { is: 'fields' }, null, false],
  ['a list', { is: 'list', of: text(2), max: 2 }, ['a', 'b'], true],
  ['a list too long', { is: 'list', of: text(2), max: 2 }, ['a', 'b', 'c'], false],
  ['a list with one that does not fit', { is: 'list', of: text(2), max: 2 }, ['a', 7], false],
  ['null where it may be', { is: 'or-null', of: text(2) }, null, true],
  ['nothing where null may be', { is: 'or-null', of: text(2) }, undefined, false],
  ['an object', { is: 'object', fields: { a: text(2) } }, { a: 'x' }, true],
  ['an object with a stranger', { is: 'object', fields: { a: text(2) } }, { a: 'x', b: 1 }, false],
  ['an object without', { is: 'object', fields: { a: text(2) } }, {}, false],
  ['an object without what may be left out', { is: 'object', fields: { a: { optional: text(2) } } }, {}, true],
  ['null for what may be left out', { is: 'object', fields: { a: { optional: text(2) } } }, { a: null }, false],
  ['a variant', { is: 'variant', on: 'kind', of: { a: { n: { is: 'count' } }, b: {} } }, { kind: 'a', n: 1 }, true],
  [
    'a variant’s field on another',
    { is: 'variant', on: 'kind', of: { a: { n: { is: 'count' } }, b: {} } },
    { kind: 'b', n: 1 },
    false,
  ],
  ['an inherited variant', { is: 'variant', on: 'kind', of: { a: {} } }, { kind: 'constructor' }, false],
  ['an own __proto__', { is: 'object', fields: {} }, JSON.parse('{"__proto__": 1}'), false],
])('%s', (_sentence, shape, value, fits) => {
  expect(accepts(shape, value)).toBe(fits);
  if (value !== undefined && !Number.isNaN(value)) expect(ajv.compile(jsonSchemaOf(shape))(value)).toBe(fits);
});

test('a refusal names the path, what is given and what is wanted', () => {
  const shape: Shape = { is: 'object', fields: CYCLE_UPDATES.decideGrants };
  const message = { requestId: 'r', actor: 'p', revision: 1, grants: [{ party: 'fosen', amount: 'mye' }] };
  expect(() => checkShape(shape, message, 'Decide grants')).toThrow(
    new Refusal('misshapen', 'Decide grants: message.grants[0].amount is "mye", wanted whole kroner, 0 or more'),
  );
});

test('so does the refusal of a message without a field', () => {
  const shape: Shape = { is: 'object', fields: CYCLE_UPDATES.decideGrants };
  expect(() => checkShape(shape, { requestId: 'r', actor: 'p', grants: [] }, 'Decide grants')).toThrow(
    new Refusal('misshapen', 'Decide grants: message.revision is missing, wanted a whole number, 0 or more'),
  );
});

/** Values that fit a shape, or nearly. */
function near(shape: Shape): fc.Arbitrary<unknown> {
  const fitting = (): fc.Arbitrary<unknown> => {
    switch (shape.is) {
      case 'text':
        return fc.oneof(
          fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
          fc.constant('x'.repeat(shape.max + 1)),
        );
      case 'instant':
        return fc.constantFrom(
          '2027-02-01T09:00:00.000Z',
          '2027-02-01T09:00:00Z',
          '2027-02-30T09:00:00Z',
          '2027-02-01',
        );
      case 'date':
        return fc.constantFrom('2027-02-01', '2027-02-30', '2027-2-1');
      case 'time':
        return fc.constantFrom('23:59', '23:59:59', '24:00', '9:00');
      case 'kroner':
      case 'count':
        return fc.oneof(fc.nat(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
      case 'flag':
        return fc.boolean();
      case 'choice':
        return fc.constantFrom(...shape.of, 'x');
      case 'fields':
        return fc.dictionary(fc.string(), fc.jsonValue());
      case 'list':
        return fc.array(near(shape.of), { maxLength: 3 });
      case 'or-null':
        return fc.option(near(shape.of));
      case 'object':
        return fieldsNear(shape.fields);
      case 'variant':
        return fc.oneof(
          ...Object.entries(shape.of).map(([kind, fields]) =>
            fieldsNear(fields).map((value) => ({ ...value, [shape.on]: kind })),
          ),
        );
    }
  };
  return fc.oneof({ weight: 20, arbitrary: fitting() }, { weight: 1, arbitrary: fc.jsonValue() });
}

function fieldsNear(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = near('optional' in field ? field.optional : field);
    model[key] = fc.option(value, { nil: undefined, freq: 'optional' in field ? 2 : 30 });
  }
  return fc
    .record({ ...model, stranger: fc.option(fc.jsonValue(), { nil: undefined, freq: 1 }) })
    .map((value) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>);
}

describe('the JSON Schema of a message agrees with its guard, for every value', () => {
  test.each(MESSAGES)('%s', (_name, shape) => {
    const validate = ajv.compile(jsonSchemaOf(shape));
    fc.assert(
      fc.property(near(shape), (value) => {
        expect(validate(value)).toBe(accepts(shape, value));
      }),
      { numRuns: 200 },
    );
  });
});

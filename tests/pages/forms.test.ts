// What is typed in a form becomes a document, or a sentence per field.

import { describe, expect, it } from '@jest/globals';
import type { FieldDefinition } from '../../web/forms.ts';
import { documentOf, localDateOf, typedAgain, typedFields, wholeKroner } from '../../web/forms.ts';
import { CATALOGUE, languageOfBrowser } from '../../web/i18n/catalogue.ts';

const field = (id: string, kind: FieldDefinition['kind'], required = false): FieldDefinition => ({
  id,
  kind,
  required,
  labels: { nb: id.toUpperCase(), nn: id.toUpperCase(), en: id.toUpperCase() },
  ...(kind === 'choice' ? { choices: ['a', 'b'] } : {}),
});

describe('amounts', () => {
  it.each([
    ['250000', 250000],
    ['250 000', 250000],
    ['250\u00a0000', 250000],
    ['1.250.000', 1250000],
    ['250 000 kr', 250000],
    ['0', 0],
  ])('%s is %d kroner', (text, kroner) => expect(wholeKroner(text)).toBe(kroner));

  it.each(['12,50', '-5', '1e6', '25 00', 'mange', '1 2 3', '99999999999999999'])('%s is no amount', (text) =>
    expect(wholeKroner(text)).toBeNull(),
  );
});

describe('dates', () => {
  it.each([
    ['31.12.2027', '2027-12-31'],
    ['1.2.2027', '2027-02-01'],
    ['1. 2. 2027', '2027-02-01'],
    ['2027-02-01', '2027-02-01'],
  ])('%s is %s', (text, date) => expect(localDateOf(text)).toBe(date));

  it.each(['31.2.2027', '2027-02-30', '1/2/2027', 'i morgen'])('%s is no date', (text) =>
    expect(localDateOf(text)).toBeNull(),
  );
});

describe('a form', () => {
  const fields = [
    field('need', 'text', true),
    field('total', 'amount', true),
    field('when', 'date'),
    field('level', 'choice'),
    field('hours', 'number'),
  ];
  const labelOf = (one: FieldDefinition): string => one.labels.nb;

  it('names every field that must be corrected, in the order of the form', () => {
    const typed = typedFields(fields, {
      'field-total': 'mye',
      'field-when': '31.2.2027',
      'field-level': 'c',
      'field-hours': 'to',
    });
    const { errors } = documentOf(fields, typed, labelOf, CATALOGUE.nb.form);
    expect(errors.map((error) => error.field)).toEqual(['need', 'total', 'when', 'level', 'hours']);
    expect(errors[0]!.text).toBe('Fyll ut «NEED»');
  });

  it('is a document when nothing is wrong, and is typed again as it was', () => {
    const typed = typedFields(fields, {
      'field-need': ' Åarjelsaemien: ï ö æ \r\n to linjer ',
      'field-total': '250 000',
      'field-when': '1.2.2027',
      'field-hours': '7',
      'field-unknown': 'left out',
    });
    const { document, errors } = documentOf(fields, typed, labelOf, CATALOGUE.nb.form);
    expect(errors).toEqual([]);
    expect(document).toEqual({
      need: 'Åarjelsaemien: ï ö æ \n to linjer',
      total: 250000,
      when: '2027-02-01',
      hours: 7,
    });
    expect(typedAgain(fields, document)).toMatchObject({ when: '1.2.2027', total: '250000' });
  });

  it('takes goals and amounts a line each, and several of a kind as groups', () => {
    const measures: FieldDefinition = {
      ...field('measures', 'list', true),
      each: [field('name', 'text', true), field('asked', 'amount')] as never,
    };
    const kinds = [field('goals', 'goals'), field('years', 'amounts'), measures];
    const typed = typedFields(kinds, {
      'field-goals': 'Lesing\n\nRekning',
      'field-years': '100 000\n50 000',
      'field-measures.0.name': 'Språk',
      'field-measures.0.asked': '250 000',
      'field-measures.1.asked': 'mye',
    });
    const { document, errors } = documentOf(kinds, typed, labelOf, CATALOGUE.nb.form);
    expect(document).toMatchObject({ goals: ['Lesing', 'Rekning'], years: [100000, 50000] });
    expect((document['measures'] as unknown[])[0]).toEqual({ name: 'Språk', asked: 250000 });
    expect(errors.map((error) => error.field)).toEqual(['measures.1.name', 'measures.1.asked']);
    expect(typedAgain(kinds, document)).toMatchObject({ goals: 'Lesing\nRekning', 'measures.0.name': 'Språk' });
  });

  it('takes names of fields that objects have by birth', () => {
    const odd = [field('constructor', 'text', true), field('__proto__', 'text', true)];
    const typed = typedFields(odd, { 'field-constructor': 'x' });
    expect(documentOf(odd, typed, labelOf, CATALOGUE.nb.form).errors.map((error) => error.field)).toContain(
      '__proto__',
    );
  });
});

describe('the language of a browser', () => {
  it.each([
    ['nn-NO,nb;q=0.8', 'nn'],
    ['no', 'nb'],
    ['de,en;q=0.5', 'en'],
    ['de', 'nb'],
    [undefined, 'nb'],
  ])('%s reads %s', (header, language) => expect(languageOfBrowser(header)).toBe(language));
});

describe('the catalogues', () => {
  const leaves = (value: unknown, path = ''): [string, unknown][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}.${key}`))
      : [[path, value]];

  it('have the same texts in all languages, none of them empty', () => {
    const keys = leaves(CATALOGUE.nb).map(([path]) => path);
    for (const language of ['nn', 'en'] as const) {
      expect(leaves(CATALOGUE[language]).map(([path]) => path)).toEqual(keys);
      expect(leaves(CATALOGUE[language]).filter(([, text]) => text === '')).toEqual([]);
    }
  });

  it('are written in each language, not copied', () => {
    const nb = new Map(leaves(CATALOGUE.nb));
    const same = leaves(CATALOGUE.nn).filter(([path, text]) => typeof text === 'string' && nb.get(path) === text);
    expect(same.length).toBeLessThan(leaves(CATALOGUE.nn).length * 0.35);
  });
});

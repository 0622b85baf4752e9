// The JSON Schemas for editors are those of today's zod schemas, and agree with them. Runs under Jest.

import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { jsonSchemaFiles } from '../../definitions/write-json-schemas.ts';

const FOLDER = 'definitions/json-schema';

describe('JSON Schemas', () => {
  test('are up to date: else run node --import tsx definitions/write-json-schemas.ts', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(
      jsonSchemaFiles()
        .map((file) => file.name)
        .sort(),
    );
    for (const file of jsonSchemaFiles()) expect(readFileSync(`${FOLDER}/${file.name}`, 'utf8')).toBe(file.text);
  });

  test.each(['schemes', 'forums', 'cycles', 'people'])('the files in %s name their schema and satisfy it', (kind) => {
    const ajv = new Ajv2020({ strict: false });
    const validate = ajv.compile(JSON.parse(readFileSync(`${FOLDER}/${kind}.schema.json`, 'utf8')) as object);
    for (const name of readdirSync(`definitions/${kind}`)) {
      const text = readFileSync(`definitions/${kind}/${name}`, 'utf8');
      expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=../json-schema/${kind}.schema.json`);
      validate(parse(text));
      expect(validate.errors).toBeNull();
    }
  });
});

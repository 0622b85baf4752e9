// Writes the JSON Schemas that editors use for the YAML files, from the zod schemas. Node only.
// Run by `node --import tsx definitions/write-json-schemas.ts` after a change in domain/definition.ts.

import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFINITION_SCHEMAS, definitionJsonSchema } from '../domain/definition.ts';

/** The file name and the text of each JSON Schema. */
export function jsonSchemaFiles(): { readonly name: string; readonly text: string }[] {
  return (Object.keys(DEFINITION_SCHEMAS) as (keyof typeof DEFINITION_SCHEMAS)[]).map((kind) => ({
    name: `${kind}.schema.json`,
    text: `${JSON.stringify(definitionJsonSchema(kind), null, 2)}\n`,
  }));
}

const self = fileURLToPath(import.meta.url);
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === self) {
  const folder = join(dirname(self), 'json-schema');
  mkdirSync(folder, { recursive: true });
  for (const file of jsonSchemaFiles()) writeFileSync(join(folder, file.name), file.text);
}

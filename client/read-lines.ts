// Lists that people hand to commands in files: YAML or JSON, each line checked before anything is asked. Node only.

import { readYaml } from '../definitions/load.ts';
import { refuse } from '../domain/refusal.ts';
import type { Fields } from '../domain/shape.ts';
import { checkShape } from '../domain/shape.ts';

/** The lines of a file; refuses one that is no list of objects with these fields. JSON is YAML too. */
export function readLines<Line>(path: string, fields: Fields, max = 5000): readonly Line[] {
  const given = readYaml(path, path);
  if (!Array.isArray(given)) return refuse('misshapen', `Read ${path}: it is no list, wanted a list of lines`);
  checkShape({ is: 'list', max, of: { is: 'object', fields } }, given, `Read ${path}`);
  return given as readonly Line[];
}

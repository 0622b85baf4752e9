// One YAML file to one validated definition, with sentences instead of parser errors. Node only.

import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { refuseValue } from '../domain/definition-fault.ts';
import { DEFINITION_SCHEMAS } from '../domain/definition.ts';
import { refuse } from '../domain/refusal.ts';

type Kind = keyof typeof DEFINITION_SCHEMAS;
type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

/** The data of a YAML file, unvalidated. `shown` is what the file is called in sentences. */
export function readYaml(path: string, shown: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'no code';
    return refuse('not-found', `Read ${shown}: the file cannot be read (${code}), wanted a YAML file`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    const what = fault.message.replace(/\s+/g, ' ');
    refuse('invalid-definition', `Read ${shown}: line ${line}, column ${col} is not YAML (${what}), wanted YAML`);
  }
  try {
    return document.toJS();
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refuse('invalid-definition', `Read ${shown}: the file cannot be unfolded (${what}), wanted plain YAML`);
  }
}

/** A definition of the given kind, or a Refusal that names file, path, given and wanted value. */
export function readValidated<K extends Kind>(
  kind: K,
  path: string,
  shown: string,
): z.infer<(typeof DEFINITION_SCHEMAS)[K]> {
  const data = readYaml(path, shown);
  const parsed = DEFINITION_SCHEMAS[kind].safeParse(data);
  if (!parsed.success) return refuseIssue(kind, shown, data, parsed.error.issues[0]!);
  return parsed.data as z.infer<(typeof DEFINITION_SCHEMAS)[K]>;
}

function refuseIssue(kind: Kind, shown: string, data: unknown, issue: Issue): never {
  if (issue.code === 'unrecognized_keys') {
    const path = pathText([...issue.path, issue.keys[0]!]);
    const wanted = `only the fields of definitions/json-schema/${kind}.schema.json`;
    return refuse('invalid-definition', `Read ${shown}: ${path} is not a known field, wanted ${wanted}`);
  }
  if (issue.code === 'invalid_key') {
    const key = issue.path.at(-1);
    return refuseValue(shown, `the name ${pathText(issue.path)}`, key, ourWords(issue.issues[0]?.message) ?? 'an id');
  }
  return refuseValue(shown, pathText(issue.path), valueAt(data, issue.path), wantedBy(issue));
}

function ourWords(message: string | undefined): string | undefined {
  return message?.startsWith('wanted ') ? message.slice('wanted '.length) : undefined;
}

function wantedBy(issue: Issue): string {
  const ours = ourWords(issue.message);
  if (ours !== undefined) return ours;
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      if (issue.origin === 'string') return 'a text that is not empty';
      return issue.origin === 'array' ? `at least ${issue.minimum} in the list` : `${issue.minimum} or more`;
    case 'too_big':
      return `${issue.maximum} or less`;
    default:
      return issue.message;
  }
}

/** `steps[2].date.day`; the file itself when the path is empty. */
function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

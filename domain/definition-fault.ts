// How a fault in a definition file is told: file, path in the file, given and wanted value. Pure.

import { refuse } from './refusal.ts';

/** Refuses a definition file: which file, where in it, what stands there and what was wanted. */
export function refuseValue(file: string, path: string, given: unknown, wanted: string): never {
  return refuse('invalid-definition', `Read ${file}: ${path} is ${shown(given)}, wanted ${wanted}`);
}

function shown(given: unknown): string {
  if (given === undefined) return 'missing';
  if (Array.isArray(given)) return given.length === 0 ? 'an empty list' : 'a list';
  if (typeof given === 'object' && given !== null) return 'a group of fields';
  const text = JSON.stringify(given);
  return text.length > 80 ? `${text.slice(0, 77)}…"` : text;
}

/** An id and where in the file it stands. */
export interface PlacedId {
  readonly id: string;
  readonly path: string;
}

/** Refuses the second use of an id. */
export function refuseTwice(file: string, ids: readonly PlacedId[]): void {
  const first = new Map<string, string>();
  for (const { id, path } of ids) {
    const earlier = first.get(id);
    if (earlier !== undefined) refuseValue(file, path, id, `an id that is used once: ${earlier} is the same`);
    first.set(id, path);
  }
}

/** The ids of a list of things, with their paths. */
export function placed(list: string, things: readonly { readonly id: string }[]): PlacedId[] {
  return things.map((thing, index) => ({ id: thing.id, path: `${list}[${index}].id` }));
}

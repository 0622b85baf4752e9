// Names and labels of a cycle, collected once: what a cycle froze never changes. Pure.

import type { CycleDefinitions } from '../domain/definition.ts';
import type { CycleFacts } from '../texts/facts.ts';
import { factsOf } from '../texts/facts.ts';

type Frozen = CycleDefinitions & { readonly example: boolean };

const known = new WeakMap<Frozen, CycleFacts>();

/** The facts of frozen definitions; the same object for the same definitions. */
export function frozenFacts(definitions: Frozen): CycleFacts {
  const facts = known.get(definitions) ?? factsOf(definitions, definitions.example);
  known.set(definitions, facts);
  return facts;
}

// Every definition with what is to be said of it: faults with file and place, scheme versions that have ended,
// unknowns. Node only.

import { listCycles, loadCycle } from '../definitions/load.ts';
import { expiredSentence, schemeValidity } from '../domain/check-definition.ts';
import type { CycleDefinitions } from '../domain/definition.ts';
import { Refusal } from '../domain/refusal.ts';
import { unknownsOf } from '../domain/unknowns.ts';
import type { CheckedDefinition, CheckedDefinitions } from '../domain/opening.ts';
import type { CycleRef } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';

/** Reads and checks all that is defined in the folder; a file that cannot be used stops none of the others. */
export function checkedDefinitions(dir?: string): CheckedDefinitions {
  const refs = attempt(() => listCycles(dir));
  if ('fault' in refs) return { cycles: [], fault: refs.fault };
  return { cycles: refs.found.map((ref) => checkedDefinition(ref, dir)), fault: null };
}

/** The same of one cycle, which may be one that has no file of its own. */
export function checkedDefinition(ref: CycleRef, dir?: string): CheckedDefinition {
  const cycle = cycleName(ref);
  const loaded = attempt(() => loadCycle(cycle, dir === undefined ? {} : { dir }));
  if ('fault' in loaded) {
    const nothing = { office: null, forumNames: null, schemeNames: null, expired: null, unknowns: [] };
    return { ...ref, cycle, ...nothing, fault: loaded.fault };
  }
  const { forum, scheme }: CycleDefinitions = loaded.found;
  return {
    ...ref,
    cycle,
    office: forum.office.id,
    forumNames: forum.names,
    schemeNames: scheme.names,
    fault: null,
    expired: schemeValidity(scheme, ref.year) === null ? null : expiredSentence(scheme, ref.year),
    unknowns: unknownsOf(loaded.found),
  };
}

function attempt<Found>(read: () => Found): { readonly found: Found } | { readonly fault: string } {
  try {
    return { found: read() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { fault: error.message };
  }
}

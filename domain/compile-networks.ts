// Which networks of the forum's file take part in a year, and what each counts and owes. Pure. Not for the sandbox
// (zod).

import type { NetworkDefinition } from './definition-forum.ts';
import type { CycleDefinitions } from './definition.ts';
import type { StepPlan } from './plan.ts';
import { USUAL_LEAD } from './plan.ts';
import type { Role } from './words.ts';

/** What a network counts in the key; null for one that has fixed lines alone. */
export function countOf({ forum }: CycleDefinitions, network: NetworkDefinition): number | null {
  if (network.kind === 'leader-network') return null;
  switch (forum.allocation.keyBy) {
    case 'owners':
      return network.owners.length;
    case 'universities':
      return network.universities.length;
    case 'children-and-pupils':
    case 'enterprises':
      return network.count ?? 0;
  }
}

/** The networks that take part in the cycle's year. */
export function networksOf({ forum, cycle }: CycleDefinitions): NetworkDefinition[] {
  return forum.networks.filter((network) => takesPart(network, cycle.year));
}

/** Who acts for a partnership of this kind. */
export function leadOf(network: NetworkDefinition): Role {
  return network.kind === 'owner' ? 'owner-contact' : USUAL_LEAD;
}

/** Whether a partnership owes a step of its scope: leader networks plan for themselves. */
export function owes(network: NetworkDefinition, step: StepPlan): boolean {
  return step.scope === 'partnership' && !(step.considered && network.kind === 'leader-network');
}

/** Whether a network is there at any time of the year. */
export function takesPart(network: NetworkDefinition, year: number): boolean {
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  return (network.validFrom ?? first) <= last && (network.validTo ?? last) >= first;
}

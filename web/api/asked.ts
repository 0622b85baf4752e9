// What an address of the API is about, for a caller who may see it. Node only.

import type { Attachment } from '../../domain/attachments.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import { refuse } from '../../domain/refusal.ts';
import { tryParseCycleName } from '../../domain/words.ts';
import { factsOf } from '../../texts/facts.ts';
import { maySeeCycle } from '../access.ts';
import type { WebWorld } from '../world.ts';
import type { Asked, Caller } from './endpoint.ts';

/** The address of a cycle. */
export const CYCLE = '/cycles/{forum}/{scheme}/{year}';
/** The address of a partnership. */
export const PARTNERSHIP = `${CYCLE}/partnerships/{party}`;

/** The cycle of an address, for a caller who may see it. */
export async function cycleAsked(world: WebWorld, caller: Caller, { params }: Asked) {
  const name = `${params['forum']}/${params['scheme']}/${params['year']}`;
  const ref = tryParseCycleName(name);
  const state = ref && ((await world.reads.state(name, null)) as CycleState | null);
  if (!ref || !state) return refuse('not-found', `Show ${name}: no such cycle is here`);
  const definitions = await world.definitionsOf(name);
  if (!maySeeCycle(caller.person, definitions))
    refuse('wrong-role', `Show ${name}: "${caller.person.id}" acts for none of its parties, wanted a role in it`);
  return { ref, name, state, facts: factsOf(definitions, definitions.example) };
}

/** The partnership of an address, likewise. */
export async function partnershipAsked(world: WebWorld, caller: Caller, asked: Asked) {
  const found = await cycleAsked(world, caller, asked);
  const party = asked.params['party']!;
  const state = (await world.reads.state(found.name, party)) as PartnershipState | null;
  if (!state) return refuse('not-found', `Show ${party}: it takes no part in ${found.name}`);
  return { ...found, party, cycleState: found.state, state };
}

/** What the partnership of an address has handed in, oldest first. */
export async function documentsAsked(world: WebWorld, caller: Caller, asked: Asked) {
  const { name, party } = await partnershipAsked(world, caller, asked);
  const rows = await world.reads.documents(`partnership/${name}/${party}`);
  return rows
    .filter(({ revision }) => revision > 0)
    .map(({ document, attachments, ...row }) => ({
      ...row,
      document: JSON.parse(document) as Record<string, unknown>,
      attachments: JSON.parse(attachments) as Attachment[],
    }));
}

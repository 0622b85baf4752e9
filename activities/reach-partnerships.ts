// Starts and tells partnerships in batches: one activity for all, never one per partnership. Node only.

import { compare } from '../domain/compare.ts';
import { compilePartnership } from '../domain/compile-partnership.ts';
import type { Tell } from '../domain/tell-kinds.ts';
import type { PartnershipNote } from '../domain/tell-kinds.ts';
import type { CyclePlan } from '../domain/plan.ts';
import { Refusal } from '../domain/refusal.ts';
import { tellRequestId } from '../domain/tells.ts';
import type { CycleRef, Instant, PartyId } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
import type { Ports } from './ports.ts';

/** Partnerships reached at the same time. */
const ABREAST = 8;

export function startPartnershipsWith(ports: Ports) {
  return async ({
    plan,
    token,
    openedAt,
  }: {
    plan: CyclePlan;
    openedAt: Instant;
    token: string;
  }): Promise<{ count: number }> => {
    const definitions = await ports.definitions.ofCycle(cycleName(plan.ref));
    const people = await ports.directory.index();
    await abreast(plan.parties, (party) =>
      ports.engine.startPartnership(compilePartnership(definitions, people, plan, party.id), { token, openedAt }),
    );
    return { count: plan.parties.length };
  };
}

export interface TellInput {
  readonly ref: CycleRef;
  readonly tellSeq: number;
  readonly token: string;
  readonly onlyInStage: string | null;
  readonly at: Instant;
  readonly tells: readonly { readonly party: PartyId; readonly tell: Tell }[];
}

export function tellPartnershipsWith(ports: Ports) {
  return async (input: TellInput): Promise<{ reached: number; failed: { party: PartyId; why: string }[] }> => {
    const stages = new Map(
      input.onlyInStage === null
        ? []
        : (await ports.projections.partnershipsOf(cycleName(input.ref))).map(({ party, stage }) => [party, stage]),
    );
    const wanted = input.tells.filter(
      ({ party }) => input.onlyInStage === null || stages.get(party) === input.onlyInStage,
    );
    const failed: { party: PartyId; why: string }[] = [];
    await abreast(wanted, async ({ party, tell }) => {
      try {
        const requestId = tellRequestId(input.tellSeq);
        await ports.engine.tellPartnership(input.ref, party, {
          requestId,
          token: input.token,
          cycleSeq: input.tellSeq,
          tell,
          at: input.at,
        });
      } catch (error) {
        // One that cannot be reached becomes a line in the journal and a later attempt; it holds up nobody.
        failed.push({ party, why: (error instanceof Error ? error.message : 'no answer').slice(0, 200) });
      }
    });
    return { reached: wanted.length - failed.length, failed: failed.sort((a, b) => compare(a.party, b.party)) };
  };
}

export function noteCycleWith(ports: Ports) {
  return async (input: {
    ref: CycleRef;
    party: PartyId;
    seq: number;
    notes: readonly PartnershipNote[];
    at: Instant;
    token: string;
  }): Promise<void> => {
    const { ref, party, seq, notes, at, token } = input;
    try {
      await ports.engine.noteCycle(ref, { requestId: `note-${party}-${seq}`, token, party, notes, at });
    } catch (error) {
      // A cycle that has ended takes no notes, and needs none.
      if (error instanceof Refusal && (error.code === 'closed' || error.code === 'not-found')) return;
      throw error;
    }
  };
}

async function abreast<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let item = items[next]; item !== undefined; item = items[next]) {
      next += 1;

      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(ABREAST, items.length) }, lane));
}

// Extensions for many parties at once: each is asked for on its own, and one that is refused stops nobody else's. Node
// only.

import type { ExtensionRow, ManyExtended } from '../../client/commands/extend.ts';
import type { Effect } from '../../client/effect.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import { obligationsOfPartnership } from '../../domain/obligations.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import { Refusal, refuse } from '../../domain/refusal.ts';
import type { Act } from '../../domain/script-act.ts';
import { checkShape } from '../../domain/shape.ts';
import type { CycleRef, PartyId, StepId } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { PARTNERSHIP_UPDATES } from '../../workflows/contract.ts';
import { actorOf } from './commands.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { businessNow, optionalText, stateOf, target, worldNow } from './input.ts';
import { effectOf } from './what-if.ts';

/** Extensions asked for at the same time; each partnership is a workflow of its own. */
const ABREAST = 8;

/** Whose deadline: a partnership, and who owes the step within it. */
interface Whose {
  readonly party: PartyId;
  readonly owner: PartyId;
}

export async function extendMany(
  world: OpenWorld,
  input: VerbInput,
): Promise<ManyExtended | { readonly dryRun: true; readonly effect: Effect }> {
  const { ref } = await target(world, input);
  const cycle = (await stateOf(world, ref, undefined)) as CycleState;
  const { gateway } = world.running;
  const given = (input['message'] ?? {}) as Record<string, unknown>;
  const requestId = optionalText(input, 'requestId') ?? crypto.randomUUID();
  const now = gateway.world.clock.speed === 0 ? { at: await worldNow(world.running) } : {};
  const actor = actorOf(cycle, typeof input['as'] === 'string' ? input['as'] : '', undefined);
  const messageFor = ({ party, owner }: Whose) => ({
    ...given,
    ...now,
    actor,
    party: owner,
    requestId: `${requestId}/${party}/${owner}`,
  });
  const shape = { is: 'object', fields: PARTNERSHIP_UPDATES.extendDeadline } as const;
  checkShape(shape, messageFor({ party: 'any', owner: 'any' }), 'Ask for extendDeadline');
  const whose = await chosen(world, ref, input, given['step'] as StepId);
  if (input['dryRun'] === true) {
    const at = await businessNow(world.running);
    const acts = whose.map((one) => ({
      at,
      cycle: cycleName(ref),
      target: 'partnership',
      party: one.party,
      command: { ...messageFor(one), type: 'extendDeadline', at },
    })) as unknown as Act[];
    return { dryRun: true, effect: await effectOf(world, ref, acts, at) };
  }
  const rows: ExtensionRow[] = new Array<ExtensionRow>(whose.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < whose.length; index = next++) {
      const one = whose[index]!;
      rows[index] = await gateway.updatePartnership(ref, one.party, 'extendDeadline', messageFor(one)).then(
        ({ seq }) => ({ ...one, extended: true, seq, code: null, sentence: null }),
        (error: unknown) => ({ ...one, extended: false, seq: null, ...why(error) }),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(ABREAST, whose.length) }, lane));
  const extended = rows.filter((row) => row.extended).length;
  return { requestId, rows, extended, failed: rows.length - extended };
}

/** A row's own refusal; anything else is a fault of the machinery and is nobody's row. */
function why(error: unknown): { code: string; sentence: string } {
  if (!(error instanceof Refusal)) throw error;
  return { code: error.code, sentence: error.message };
}

/** The parties that are named, or all who still owe the step. */
async function chosen(world: OpenWorld, ref: CycleRef, input: VerbInput, step: StepId): Promise<Whose[]> {
  const picture = await world.running.store.yearSoFar(cycleName(ref));
  const partnerships = picture?.partnerships ?? [];
  if (input['all'] === true) {
    return partnerships.flatMap((state) =>
      obligationsOfPartnership(state)
        .filter((row) => row.step === step && ['not-due', 'open', 'changes-asked'].includes(row.status))
        .map((row) => ({ party: state.plan.party, owner: row.party })),
    );
  }
  const named = input['parties'];
  if (!Array.isArray(named) || named.length === 0 || !named.every((one) => typeof one === 'string' && one !== '')) {
    return refuse('misshapen', 'Extend for several: parties is empty, wanted the ids of partnerships, or all');
  }
  const byParty = new Map(partnerships.map((state) => [state.plan.party, state]));
  return [...new Set(named as string[])].flatMap((party) => {
    const owners = ownersOf(byParty.get(party), step);
    return owners.map((owner) => ({ party, owner }));
  });
}

/** Who owes the step in a partnership; itself where nobody does, so that the rules say why not. */
function ownersOf(state: PartnershipState | undefined, step: StepId): readonly PartyId[] {
  const owing = state?.plan.duties.filter((duty) => duty.step.id === step).map((duty) => duty.party) ?? [];
  return owing.length > 0 ? owing : [state?.plan.party ?? 'unknown'];
}

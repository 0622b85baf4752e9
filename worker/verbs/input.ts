// What verbs share: reading a request, finding the cycle or partnership that it is about, and the time. Node only.

import type { CycleState } from '../../domain/cycle-state.ts';
import type { PartnershipState } from '../../domain/partnership-state.ts';
import { refuse } from '../../domain/refusal.ts';
import type { CycleRef, Instant } from '../../domain/words.ts';
import { cycleName, tryParseCycleName } from '../../domain/words.ts';
import { businessTime } from '../../domain/world-time.ts';
import type { CaughtMail } from '../mail-catcher.ts';
import type { RunningWorld } from '../run-world.ts';

/** A world as verbs see it. */
export interface OpenWorld {
  readonly running: Pick<RunningWorld, 'store' | 'gateway'>;
  /** Everything caught; null where mail goes to a real server. */
  readonly inbox: (() => Promise<CaughtMail[]>) | null;
  readonly definitions: string | undefined;
  /** Example years go on with a warning; real ones are refused when the scheme version has ended. */
  readonly examples: boolean;
}

/** Input of a verb: JSON from outside, checked by the verb. */
export type VerbInput = Readonly<Record<string, unknown>>;

export type Verb = (world: OpenWorld, input: VerbInput) => Promise<unknown>;

export function textOf(input: VerbInput, key: string): string {
  const value = input[key];
  if (typeof value !== 'string' || value === '')
    refuse('misshapen', `Read the request: ${key} is ${String(value)}, wanted a text`);
  return value;
}

export function optionalText(input: VerbInput, key: string): string | undefined {
  return input[key] === undefined || input[key] === null ? undefined : textOf(input, key);
}

/** The named cycle, or the only one there is. */
async function cycleOf(world: OpenWorld, input: VerbInput): Promise<CycleRef> {
  const name = optionalText(input, 'cycle');
  if (name !== undefined) {
    return (
      tryParseCycleName(name) ??
      refuse(
        'misshapen',
        `Read a cycle’s name: "${name}" is not forum/scheme/year, such as trondelag-kompetanseloftet/kompetanseloftet-2021/2027`,
      )
    );
  }
  const open = (await world.running.store.reads.cycles()).filter((one) => one.status === 'open');
  if (open.length !== 1) {
    refuse(
      'misshapen',
      `Choose a cycle: ${open.length} are open (${open.map((one) => one.cycle).join(', ') || 'none'}), wanted a name as forum/scheme/year`,
    );
  }
  return tryParseCycleName(open[0]!.cycle)!;
}

export async function target(
  world: OpenWorld,
  input: VerbInput,
): Promise<{ ref: CycleRef; party: string | undefined; id: string }> {
  const ref = await cycleOf(world, input);
  const party = optionalText(input, 'party');
  const { gateway } = world.running;
  return { ref, party, id: party === undefined ? gateway.cycleId(ref) : gateway.partnershipId(ref, party) };
}

export async function stateOf(
  world: OpenWorld,
  ref: CycleRef,
  party: string | undefined,
): Promise<CycleState | PartnershipState> {
  const state = await world.running.store.reads.state(cycleName(ref), party ?? null);
  return (
    state ??
    refuse('not-found', `Find ${party ?? 'the cycle'} in ${cycleName(ref)}: nothing by that name was opened here`)
  );
}

/** Business time: of a clock that runs by itself as it goes now, else the latest of the world's open years. */
export function businessNow(running: OpenWorld['running']): Promise<Instant> {
  const { clock } = running.gateway.world;
  if (clock.speed === 0) return worldNow(running);
  return Promise.resolve(businessTime(clock, new Date().toISOString()));
}

/** The latest business time of the open years of a world whose clock stands. */
export async function worldNow({ gateway, store }: OpenWorld['running']): Promise<Instant> {
  const cycles = (await store.reads.cycles()).filter((one) => one.status === 'open');
  const nows = await Promise.all(
    cycles.map(
      async (one) =>
        (await gateway.query<{ now: Instant }>(gateway.cycleId(tryParseCycleName(one.cycle)!), 'status')).now,
    ),
  );
  return nows.sort().at(-1) ?? gateway.world.clock.virtualAnchor;
}

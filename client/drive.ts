// Moves a world whose clock stands: people first, then cycles, then mail, instant by instant. Node only.

import type { Act } from '../domain/script-act.ts';
import type { CycleRef, Instant } from '../domain/words.ts';
import { cycleName, tryParseCycleName } from '../domain/words.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Gateway } from './gateway.ts';

export interface Drive {
  readonly gateway: Gateway;
  readonly cycles: readonly CycleRef[];
  readonly acts: readonly Act[];
  readonly from: Instant;
  readonly until: Instant;
  /** Told the business time reached. */
  readonly onProgress?: (now: Instant) => void;
}

/** Steps the world to `until`. Answers what people were refused, as the simulation does. */
export async function driveWorld(drive: Drive): Promise<{ refused: { act: Act; sentence: string }[]; rounds: number }> {
  const { gateway, acts, until } = drive;
  const cycles = [...drive.cycles].sort((a, b) => (cycleName(a) < cycleName(b) ? -1 : 1));
  const refused: { act: Act; sentence: string }[] = [];
  const nextOf = new Map<string, Instant | null>();
  const opened = new Map<string, Instant>();
  for (const ref of cycles) opened.set(cycleName(ref), await clockOf(gateway, ref, drive.from));
  const settle = async (ref: CycleRef, at: Instant): Promise<void> => {
    // A year that opens later stands at its opening until the others have come that far.
    const first = opened.get(cycleName(ref))!;
    const to = at < first ? first : at;
    const { next } = await gateway.advance(gateway.cycleId(ref), to).catch(endedIsQuiet(to));
    nextOf.set(cycleName(ref), next);
  };
  await Promise.all(cycles.map((ref) => settle(ref, drive.from)));
  let desk = await deskNext(gateway);
  let position = 0;
  let rounds = 0;
  for (;;) {
    const at = [acts[position]?.at, ...nextOf.values(), desk].filter((one) => one != null).sort()[0];
    if (at === undefined || at > until) break;
    rounds += 1;
    drive.onProgress?.(at);
    const now = acts.slice(position).filter((act) => act.at <= at);
    position += now.length;
    // Cycles abreast: they share nothing but the desk, which goes last. Who stands where they stood is left alone:
    // nothing of theirs is due, and nobody asked them for anything.
    const answers = await Promise.all(
      cycles.map(async (ref) => {
        const name = cycleName(ref);
        const own = now.filter((act) => act.cycle === name);
        const sentences = await perform(gateway, own, () => settle(ref, at));
        if (own.length > 0 || isDue(nextOf.get(name), at)) await settle(ref, at);
        return sentences;
      }),
    );
    refused.push(...answers.flat());
    desk = await deskNext(gateway);
    if (desk !== null && desk <= at) desk = (await gateway.advance(gateway.deskId(), at)).next;
  }
  await Promise.all(cycles.map((ref) => settle(ref, until)));
  await gateway.advance(gateway.deskId(), until);
  drive.onProgress?.(until);
  return { refused, rounds };
}

function isDue(next: Instant | null | undefined, at: Instant): boolean {
  return next != null && next <= at;
}

/** Where a cycle's clock stands. */
async function clockOf(gateway: Gateway, ref: CycleRef, otherwise: Instant): Promise<Instant> {
  const status = gateway.query<{ now: Instant }>(gateway.cycleId(ref), 'status');
  return (await status.catch(endedIsQuiet(otherwise))).now;
}

async function deskNext(gateway: Gateway): Promise<Instant | null> {
  return (await gateway.query<{ next: Instant | null }>(gateway.deskId(), 'status')).next;
}

/** A cycle that has closed has nothing more to do. */
function endedIsQuiet(now: Instant) {
  return (error: unknown): { now: Instant; next: null } => {
    if (error instanceof Refusal && (error.code === 'not-found' || error.code === 'closed')) return { now, next: null };
    throw error;
  };
}

/** Acts of one instant in one cycle: partnerships abreast, each in order; the cycle's own acts one by one. */
async function perform(
  gateway: Gateway,
  acts: readonly Act[],
  settle: () => Promise<void>,
): Promise<{ act: Act; sentence: string }[]> {
  const refused: { act: Act; sentence: string }[] = [];
  const one = async (act: Act): Promise<void> => {
    const ref = tryParseCycleName(act.cycle)!;
    const { type, ...message } = act.command;
    try {
      if (act.target === 'cycle')
        await gateway.updateCycle(ref, type as Parameters<Gateway['updateCycle']>[1], message);
      else
        await gateway.updatePartnership(ref, act.party, type as Parameters<Gateway['updatePartnership']>[2], message);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'unavailable') throw error;
      refused.push({ act, sentence: error.message });
    }
  };
  for (let from = 0; from < acts.length;) {
    const first = acts[from]!;
    if (first.target === 'cycle') {
      await one(first);
      await settle();
      from += 1;
      continue;
    }
    let to = from;
    const lanes = new Map<string, Act[]>();
    for (; acts[to]?.target === 'partnership'; to += 1) {
      const act = acts[to]! as Extract<Act, { target: 'partnership' }>;
      lanes.set(act.party, [...(lanes.get(act.party) ?? []), act]);
    }
    await Promise.all(
      [...lanes.values()].map(async (lane) => {
        for (const act of lane) await one(act);
      }),
    );
    from = to;
  }
  return refused;
}

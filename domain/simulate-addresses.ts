// How a simulated year addresses its notices: deputies, successors, and back. Pure.

import type { CycleState } from './cycle-state.ts';
import type { Notice } from './notices.ts';
import type { Obligation } from './obligations.ts';
import type { PartnershipState } from './partnership-state.ts';
import type { PeopleByRole } from './people-index.ts';
import { noticesOfAbsence, readdressed, waitingItems } from './readdress.ts';
import type { Instant } from './words.ts';

/** What a simulation must know of the directory. */
export type Addresses = Pick<
  PeopleByRole,
  'holdersAt' | 'successor' | 'aways' | 'knows' | 'muted' | 'handedOver' | 'withMuted'
>;

/** A cycle as it runs in the simulation. */
interface Simulated {
  readonly name: string;
  readonly state: CycleState;
  readonly partnerships: ReadonlyMap<string, { readonly state: PartnershipState }>;
  readonly rows: ReadonlyMap<string, Obligation>;
}

/** What deputies and those who come back are told in a cycle. */
export function tellOfAbsences({ name, state, partnerships }: Simulated, directory: Addresses): Notice[] {
  if (directory.aways.length === 0) return [];
  const seats = [...state.plan.seats, ...[...partnerships.values()].flatMap((one) => one.state.plan.seats)];
  return directory.aways.flatMap((away) => noticesOfAbsence(away, seats, name, state.now));
}

/** Before a round: every due notice goes to the one who is there. */
export function readdressDue(
  at: Instant,
  outbox: Notice[],
  cycles: ReadonlyMap<string, Simulated>,
  directory: Addresses,
): void {
  if (directory.aways.length + directory.handedOver.size + directory.withMuted.size === 0) return;
  const found = outbox.splice(0);
  for (const waiting of found) {
    if (waiting.sendAt > at) {
      outbox.push(waiting);
      continue;
    }
    const answer = readdressed(waiting, at, directory);
    if ('dropped' in answer) continue;
    outbox.push(answer.notice);
    if (answer.notice.sendAt > at) continue;
    outbox.push(...waitingItems(answer.notice, cycles.get(waiting.cycle)!.rows.values(), at, directory));
  }
}

// Carries out what refusals and bounces mean: addresses are suspended, and what their owners were to be told goes to
// those who can be reached. Node only.

import { diverted } from '../domain/notices-diverted.ts';
import type { Holders } from '../domain/notices.ts';
import { reachableHolders, rolesWithNobodyReachable } from '../domain/reachable.ts';
import type { Instant } from '../domain/words.ts';
import type { Ports } from './ports.ts';

/** Notices looked at together. */
const PAGE = 500;

type Warn = (message: string, about: Record<string, unknown>) => void;

/** Who holds a role and can be reached. */
export async function reachable(ports: Pick<Ports, 'directory' | 'suspensions'>): Promise<Holders> {
  return reachableHolders(await holdersOf(ports), await ports.suspensions.unreachable());
}

async function holdersOf(ports: Pick<Ports, 'directory'>): Promise<Holders> {
  const index = await ports.directory.index();
  return (role, party) => index.seats(role, party).map((seat) => seat.person);
}

/** Asked before a round and after it: whoever is away, or cannot be reached, gives way to somebody else. */
export async function findReceivers(
  ports: Pick<Ports, 'addressing' | 'directory' | 'suspensions' | 'definitions'>,
  { planned, now }: { readonly planned: Instant; readonly now: Instant },
  warn: Warn,
): Promise<void> {
  // Twice: who gets it in place of one who cannot be reached may be away, and who stands in may not be reachable.
  for (let time = 1; time <= 2; time += 1) {
    await ports.addressing.readdress({ planned, now, unreachable: await ports.suspensions.unreachable() });
    await divertUnreachable(ports, now, warn);
  }
}

/** Does nothing while every address can be used. */
async function divertUnreachable(
  ports: Pick<Ports, 'directory' | 'suspensions' | 'definitions'>,
  now: Instant,
  warn: Warn,
): Promise<void> {
  const suspended = await ports.suspensions.carryOut(now);
  const unreachable = await ports.suspensions.unreachable();
  if (suspended.length > 0) {
    warn('Addresses are suspended: no mail reaches them', { people: suspended });
    const alone = rolesWithNobodyReachable(await ports.directory.people(), unreachable);
    if (alone.length > 0)
      warn('Nobody in these roles can be reached by mail: the secretariat is told instead', { alone });
  }
  const holders = await holdersOf(ports);
  for (let after: string | null = null; ;) {
    const waiting: Awaited<ReturnType<Ports['suspensions']['waiting']>> = await ports.suspensions.waiting(after, PAGE);
    for (const notice of waiting) {
      const { forum } = await ports.definitions.ofCycle(notice.cycle);
      await ports.suspensions.divert(notice.key, diverted(notice, { holders, forumParty: forum.id, unreachable }));
    }
    if (waiting.length < PAGE) return;
    after = waiting.at(-1)!.key;
  }
}

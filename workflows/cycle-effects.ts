// Carries out what is due for a cycle, each effect ending in events. Sandbox-safe.

import type { CycleEffect } from '../domain/cycle-due.ts';
import { moneyOf } from '../domain/cycle-frame.ts';
import type { CycleState, QueuedTell } from '../domain/cycle-state.ts';
import type { CycleEvent } from '../domain/cycle-events.ts';
import { eventsOfMoments, raisesOfMoments } from '../domain/moments.ts';
import type { Tell } from '../domain/tell-kinds.ts';
import { hasReports } from '../domain/stage.ts';
import { tellFor } from '../domain/tells.ts';
import type { Instant, PartyId } from '../domain/words.ts';
import { batch } from './activity-proxies.ts';
import type { BusinessClock } from './clock.ts';
import type { CycleToken } from './contract.ts';
import type { Shell } from './shell.ts';

/** One effect, through activities that report how far they have come. */
export async function carryOut(
  shell: Shell<CycleState, CycleEvent>,
  effect: CycleEffect,
  clock: BusinessClock,
  token: CycleToken,
): Promise<void> {
  const { plan } = shell.state;
  // A standing clock may be set far ahead; what happens on the way happens at its own time.
  const now: Instant = clock.stands ? standingTime(shell.state, effect) : clock.now();
  const by = { actor: 'clock', requestId: null } as const;
  switch (effect.kind) {
    case 'start-partnerships': {
      const { count } = await batch.startPartnerships({ plan, token, openedAt: now });
      return shell.apply([{ ...by, at: now, type: 'partnerships-started', count }]);
    }
    case 'tell': {
      const { queued } = effect;
      const { reached, failed } = await batch.tellPartnerships({
        ref: plan.ref,
        tellSeq: queued.seq,
        token,
        onlyInStage: queued.onlyInStage,
        at: now,
        tells: tellsOf(shell.state, queued),
      });
      return shell.apply([{ ...by, at: now, type: 'told', tellSeq: queued.seq, reached, failed }]);
    }
    case 'announce': {
      const { said } = effect;
      const { raised } = await batch.announce({ plan, said, money: moneyOf(shell.state) });
      return shell.apply([{ ...by, at: now, type: 'announced', what: said.what, raised }]);
    }
    case 'moment': {
      const raises = raisesOfMoments(shell.state, effect.moments);
      const asks = raises.length > 0 || effect.moments.some((moment) => moment.kind === 'year-ends');
      const found = asks
        ? await batch.raiseNotices({
            ref: plan.ref,
            rules: plan.rules,
            forumParty: plan.forumParty,
            officeParty: plan.officeParty,
            reports: hasReports(plan),
            raises,
          })
        : { raised: 0, unfinished: [] };
      return shell.apply(eventsOfMoments(shell.state, effect.moments, effect.at, found));
    }
    case 'end':
      return shell.apply([{ ...by, at: now, type: 'ended' }]);
  }
}

function tellsOf(state: CycleState, queued: QueuedTell): { party: PartyId; tell: Tell }[] {
  const parties = queued.parties ?? state.plan.parties.map((party) => party.id);
  return parties.map((party) => ({ party, tell: tellFor(state, queued.tell, party) }));
}

/**
 * Where the clock stands, things happen at the time of the last event; a tell that is tried again, when it was put off
 * to.
 */
function standingTime(state: CycleState, effect: CycleEffect): Instant {
  const putOff = effect.kind === 'tell' ? effect.queued.notBefore : null;
  return putOff !== null && putOff > state.now ? putOff : state.now;
}

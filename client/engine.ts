// How the activities of a world reach its other workflows: the Engine port over a gateway. Node only.

import type { Connection } from '@temporalio/client';
import type { PartnershipPlan } from '../domain/plan.ts';
import type { CycleCommand } from '../domain/cycle-commands.ts';
import type { Tell } from '../domain/tell-kinds.ts';
import { Refusal } from '../domain/refusal.ts';
import type { CycleRef, Instant, PartyId } from '../domain/words.ts';
import { MESSAGES } from '../workflows/contract.ts';
import type { Gateway } from './gateway.ts';

/** Longest wait for one answer; the rest of a batch must not hang on one partnership. */
const ANSWER_MS = 30_000;

/** The port's shape, seen from here: `activities/ports.ts` owns the interface. */
export interface GatewayEngine {
  startPartnership(plan: PartnershipPlan, opening: { token: string; openedAt: Instant }): Promise<void>;
  tellPartnership(
    ref: CycleRef,
    party: PartyId,
    message: { requestId: string; token: string; cycleSeq: number; tell: Tell; at: Instant },
  ): Promise<void>;
  noteCycle(
    ref: CycleRef,
    message: Omit<Extract<CycleCommand, { type: 'noteFromPartnership' }>, 'type' | 'actor'> & { token: string },
  ): Promise<void>;
  ringDesk(at: Instant): Promise<void>;
}

export function createEngine(gateway: Gateway, connection: Connection): GatewayEngine {
  const { world } = gateway;
  const inTime = <Result>(call: () => Promise<Result>): Promise<Result> =>
    connection.withDeadline(Date.now() + ANSWER_MS, call);
  // Messages carry their own time only where the clock stands.
  const timed = (at: Instant) => (world.clock.speed === 0 ? { at } : {});
  return {
    async startPartnership(plan, { token, openedAt }) {
      try {
        await inTime(() => gateway.startPartnership({ world, token, plan, openedAt }));
      } catch (error) {
        // Another attempt at this activity started it; the id belongs to this cycle alone.
        if (!(error instanceof Refusal) || error.code !== 'already-open') throw error;
      }
    },
    async tellPartnership(ref, party, { at, ...message }) {
      await inTime(() =>
        gateway.updatePartnership(ref, party, 'tellFromCycle', { ...message, ...timed(at), actor: 'cycle' }),
      );
    },
    async noteCycle(ref, { at, ...message }) {
      await inTime(() =>
        gateway.signalCycle(ref, MESSAGES.noteFromPartnership, { ...message, ...timed(at), actor: message.party }),
      );
    },
    async ringDesk(at) {
      const startedAt = world.clock.speed === 0 ? world.clock.virtualAnchor : new Date().toISOString();
      await inTime(() => gateway.ringDesk(at, startedAt));
    },
  };
}

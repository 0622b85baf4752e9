// Puts the notices of a cycle's moment into the outbox, in batches, and rings the mail desk. Node only.

import { announcementContext } from '../domain/announcement-context.ts';
import type { FrameState } from '../domain/cycle-frame.ts';
import type { QueuedAnnouncement } from '../domain/cycle-state.ts';
import type { Notice } from '../domain/notices.ts';
import type { Raise } from '../domain/notices-raised.ts';
import { noticesOfRaise } from '../domain/notices-raised.ts';
import { noticesOfAnnouncement } from '../domain/notices-announced.ts';
import { isUnfinished } from '../domain/stage.ts';
import type { CyclePlan, YearRules } from '../domain/plan.ts';
import type { Stage } from '../domain/partnership-state.ts';
import type { CycleRef, PartyId } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
import type { Ports } from './ports.ts';
import { reachable } from './unreachable.ts';

const PAGE = 500;

export interface RaiseInput {
  readonly ref: CycleRef;
  readonly rules: YearRules;
  readonly forumParty: PartyId;
  readonly officeParty: PartyId;
  /** Whether partnerships report in this year. */
  readonly reports: boolean;
  readonly raises: readonly Raise[];
}

/** `unfinished` = partnerships that still owe or await something. */
export interface Raised {
  readonly raised: number;
  readonly unfinished: readonly PartyId[];
}

export function raiseNoticesWith(ports: Ports) {
  return async (input: RaiseInput): Promise<Raised> => {
    const cycle = cycleName(input.ref);
    const obligations = await ports.projections.obligationsOf(cycle);
    const holders = await reachable(ports);
    const notices = input.raises.flatMap((raise) => noticesOfRaise(raise, obligations, { ...input, holders }));
    await put(ports, notices);
    const partnerships = await ports.projections.partnershipsOf(cycle);
    return {
      raised: notices.length,
      unfinished: partnerships.flatMap(({ party, stage }) =>
        isUnfinished(stage as Stage, input.reports) ? [party] : [],
      ),
    };
  };
}

export interface AnnounceInput {
  readonly plan: CyclePlan;
  readonly said: QueuedAnnouncement;
  /** How much money there is, and how much is asked for. */
  readonly money: FrameState;
}

export function announceWith(ports: Ports) {
  return async (input: AnnounceInput): Promise<{ raised: number }> => {
    const { plan } = input;
    const cycle = cycleName(plan.ref);
    const { forum } = await ports.definitions.ofCycle(cycle);
    const rows = (await ports.projections.obligationsOf(cycle)).filter((row) => row.partnership === null);
    const taking = new Set(plan.parties.map((party) => party.id));
    const universities = forum.networks.filter((one) => taking.has(one.id)).flatMap((one) => one.universities);
    const context = announcementContext(plan, universities, input.money, await reachable(ports));
    const notices = noticesOfAnnouncement(input.said, rows, context);
    await put(ports, notices);
    return { raised: notices.length };
  };
}

async function put(ports: Ports, notices: readonly Notice[]): Promise<void> {
  for (let from = 0; from < notices.length; from += PAGE) {
    await ports.outbox.raise(notices.slice(from, from + PAGE));
  }
  const first = notices.map((notice) => notice.sendAt).sort()[0];
  if (first !== undefined) await ports.engine.ringDesk(first);
}

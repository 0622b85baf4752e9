// Queue, ids, inputs and message names: what workflows and their clients agree on. Sandbox-safe; also loaded by
// clients.

import type { CycleState } from '../domain/cycle-state.ts';
import type { PartnershipState } from '../domain/partnership-state.ts';
import type { CyclePlan, PartnershipPlan } from '../domain/plan.ts';
import type { CycleRef, Instant, PartyId, PersonId, WorkflowId } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';

/** The queue of the real world; other worlds have their own. */
export const TASK_QUEUE = 'arshjul';

/** The clock of a world. Speed 1 is production; speed 0 stands still and moves only by `advance`. */
export interface WorldClock {
  /** Business time at `realAnchor`. */
  readonly virtualAnchor: Instant;
  readonly realAnchor: Instant;
  readonly speed: number;
}

/** Production: business time is real time. */
export const REAL_CLOCK: WorldClock = {
  virtualAnchor: '1970-01-01T00:00:00.000Z',
  realAnchor: '1970-01-01T00:00:00.000Z',
  speed: 1,
};

/** A world: one clock, one id prefix, one task queue (and one store and mail sink, which workflows do not know). */
export interface World {
  /** In front of every workflow id; empty in production, `demo/` or `rehearsal/{uuid}/` elsewhere. */
  readonly prefix: string;
  readonly taskQueue: string;
  readonly clock: WorldClock;
}

export function cycleWorkflowId(world: Pick<World, 'prefix'>, ref: CycleRef): WorkflowId {
  return `${world.prefix}cycle/${cycleName(ref)}`;
}

export function partnershipWorkflowId(world: Pick<World, 'prefix'>, ref: CycleRef, party: PartyId): WorkflowId {
  return `${world.prefix}partnership/${cycleName(ref)}/${party}`;
}

/** One shard by default; persons would be spread over more by hash. */
export const DESK_SHARD = '0';

export function deskWorkflowId(world: Pick<World, 'prefix'>, shard: string = DESK_SHARD): WorkflowId {
  return `${world.prefix}mail-desk/${shard}`;
}

/** The id of the yearly opener's Schedule. */
export function openerScheduleId(forum: string, scheme: string): string {
  return `opener/${forum}/${scheme}`;
}

/** Names of the workflow types; a test pins that they equal the exports of `index.ts`. */
export const WORKFLOW_TYPES = {
  cycle: 'cycle',
  partnership: 'partnership',
  mailDesk: 'mailDesk',
  opener: 'opener',
} as const;

/**
 * Known to a cycle and its partnerships alone, who show it when they speak to each other: a client that only knows the
 * message names cannot grant money in the cycle's name.
 */
export type CycleToken = string;

/** Start input of a cycle; after continue-as-new it carries the state instead of opening anew. */
export interface CycleInput {
  readonly world: World;
  readonly token: CycleToken;
  readonly plan: CyclePlan;
  /** Business time of the opening. */
  readonly openedAt: Instant;
  /** Who opened it; absent when it opened by itself on its date. */
  readonly openedBy?: PersonId;
  readonly carried?: { readonly state: CycleState; readonly clockNow: Instant };
}

export interface PartnershipInput {
  readonly world: World;
  readonly token: CycleToken;
  readonly plan: PartnershipPlan;
  readonly openedAt: Instant;
  readonly carried?: { readonly state: PartnershipState; readonly clockNow: Instant };
}

export interface DeskInput {
  readonly world: World;
  readonly startedAt: Instant;
  readonly wakeAt: Instant | null;
  /** Set after continue-as-new in the middle of a wait for cycles that are behind. */
  readonly waitingSince?: Instant;
}

export interface OpenerInput {
  readonly forum: string;
  readonly scheme: string;
  /** As in the forum's `opens`: -1 opens next year's cycle, 0 that of the year in which it runs. */
  readonly yearOffset: number;
}

/** What an Update answers once its effect is visible in the read model. */
export interface Answer {
  /** Number of the workflow's last event that the request led to. */
  readonly seq: number;
}

/** What `advance` answers: the clock's reading, and the next instant at which something comes by itself. */
export interface Advanced {
  readonly now: Instant;
  readonly next: Instant | null;
}

// What each message must look like stands in a file of its own, since both sides read it: docs/decisions/0009.
export { ADVANCE, CYCLE_UPDATES, FORUM_APPROVAL, PARTNERSHIP_UPDATES, RING } from './messages.ts';
export type { CycleUpdateName, PartnershipUpdateName } from './messages.ts';

/** Names of messages that are not in the update tables of `messages.ts`. */
export const MESSAGES = {
  advance: 'advance',
  forumApproval: 'forumApproval',
  noteFromPartnership: 'noteFromPartnership',
  ring: 'ring',
  closeDesk: 'closeDesk',
  status: 'status',
  agenda: 'agenda',
  explain: 'explain',
} as const;

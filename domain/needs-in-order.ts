// The measures of a cycle in the order in which they are met, and how far the money lasts, for those who set the order.
// Pure.

import type { Allocation } from './allocation-lines.ts';
import type { Need } from './allocation-needs.ts';
import { inOrder } from './allocation-needs.ts';
import { allocateFrame } from './cycle-allocation.ts';
import { frameOf } from './cycle-frame.ts';
import { needsOf } from './cycle-needs.ts';
import type { CycleState } from './cycle-state.ts';
import { Refusal } from './refusal.ts';

/** Every measure that money is asked for, first come first, and what the frame that stands gives each. */
export interface NeedsInOrder {
  readonly needs: readonly Need[];
  /** Null when the frame that stands cannot be shared out. */
  readonly allocation: Allocation | null;
}

/** The order as it stands; empty where the forum shares by its key. */
export function needsInOrder(state: CycleState): NeedsInOrder {
  const { plan } = state;
  const needs = inOrder(needsOf(plan, state));
  try {
    return { needs, allocation: allocateFrame('Lay out the measures', plan, frameOf(plan, state), needs) };
  } catch (error) {
    if (error instanceof Refusal) return { needs, allocation: null };
    throw error;
  }
}

// What a cycle must do now, and when it must wake: due(state, now). Pure. Sandbox-safe.

import type { Moment } from './agenda.ts';
import { agendaOf } from './agenda.ts';
import type { CycleState, QueuedAnnouncement, QueuedTell } from './cycle-state.ts';
import type { Instant } from './words.ts';

/** One thing for the shell to carry out. Each ends in an event that removes it from what is due. */
export type CycleEffect =
  | { readonly kind: 'start-partnerships' }
  | { readonly kind: 'tell'; readonly queued: QueuedTell }
  | { readonly kind: 'announce'; readonly said: QueuedAnnouncement }
  | { readonly kind: 'moment'; readonly at: Instant; readonly moments: readonly Moment[] }
  | { readonly kind: 'end' };

export interface Due {
  /** The first thing to do; null when there is nothing. */
  readonly effect: CycleEffect | null;
  /** The next instant at which something becomes due by itself; null when nothing ever will. */
  readonly next: Instant | null;
}

/**
 * A moment is judged at its planned instant: an effect for 06:00 that is carried out at 09:00 is the same effect.
 * Moments of one instant are one effect.
 */
export function cycleDue(state: CycleState, now: Instant): Due {
  if (state.status === 'closed' || state.status === 'cancelled') return { effect: null, next: null };
  if (!state.partnershipsStarted) return { effect: { kind: 'start-partnerships' }, next: null };
  const ready = state.tells.find((queued) => queued.notBefore === null || queued.notBefore <= now);
  if (ready) return { effect: { kind: 'tell', queued: ready }, next: null };
  if (state.status !== 'open') return { effect: { kind: 'end' }, next: null };
  const said = state.announcements[0];
  if (said) return { effect: { kind: 'announce', said }, next: null };
  const agenda = agendaOf(state);
  const at = nextMomentAt(state);
  if (at !== null && at <= now) {
    return { effect: { kind: 'moment', at, moments: agenda.filter((moment) => moment.at === at) }, next: null };
  }
  const retries = state.tells.map((queued) => queued.notBefore!);
  const next = [...retries, ...(at === null ? [] : [at])].sort()[0];
  return { effect: null, next: next ?? null };
}

/** The first moment that is not handled, be it past or to come; null when there is none, or the year is over. */
export function nextMomentAt(state: CycleState): Instant | null {
  if (state.status !== 'open') return null;
  return agendaOf(state).find((moment) => moment.at > state.handledThrough)?.at ?? null;
}

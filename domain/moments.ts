// The events that follow when moments of one instant have been carried out. Pure. Sandbox-safe.

import type { Moment } from './agenda.ts';
import type { CycleEvent, CycleState } from './cycle-state.ts';
import type { Instant } from './words.ts';

/** `raised` = notices put in the outbox; `unfinished` = partnerships that still owe or await something. */
export function eventsOfMoments(
  state: CycleState,
  moments: readonly Moment[],
  at: Instant,
  found: { raised: number; unfinished: number },
): CycleEvent[] {
  const by = { at, actor: 'clock', requestId: null } as const;
  const events: CycleEvent[] = [];
  for (const moment of moments) {
    switch (moment.kind) {
      case 'raise':
        break;
      case 'passed':
        events.push({ ...by, type: 'assessment-passed' });
        break;
      case 'reporting-opens':
        events.push({ ...by, type: 'reporting-opened' });
        break;
      case 'year-ends':
        events.push({ ...by, type: 'year-ended', unfinished: found.unfinished });
        // A year in which everybody is done closes itself; one that is blocked stays open, however late.
        if (state.decision && found.unfinished === 0) events.push({ ...by, type: 'closing', reason: null });
        break;
    }
  }
  return [...events, { ...by, type: 'moment-handled', instant: at, raised: found.raised }];
}

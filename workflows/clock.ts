// Business time inside a workflow. Sandbox-safe: `Date.now()` is workflow time here.

import { refuse } from '../domain/refusal.ts';
import { toInstant, toMs } from '../domain/local-time.ts';
import type { Instant } from '../domain/words.ts';
import { businessTime } from '../domain/world-time.ts';
import type { WorldClock } from './contract.ts';

/** Workflow time as an instant. */
export function realNow(): Instant {
  return toInstant(Date.now());
}

/** Reads a world's clock. At speed 0 it stands where it was last moved to. */
export class BusinessClock {
  private readonly clock: WorldClock;
  private reading: Instant;

  constructor(clock: WorldClock, start: Instant) {
    this.clock = clock;
    this.reading = start;
  }

  /** True where the clock moves only by `advance`. */
  get stands(): boolean {
    return this.clock.speed === 0;
  }

  now(): Instant {
    if (this.stands) return this.reading;
    const now = businessTime(this.clock, realNow());
    if (now > this.reading) this.reading = now;
    return this.reading;
  }

  /** Moves a standing clock on; never back. */
  moveTo(instant: Instant): void {
    if (instant > this.reading) this.reading = instant;
  }

  /** Real milliseconds until a business instant; at least 1. Only where the clock runs. */
  msUntil(instant: Instant): number {
    return Math.max(1, Math.ceil((toMs(instant) - toMs(this.now())) / this.clock.speed));
  }

  /** The business time of a message: its own `at` in rehearsals, the clock's reading in production. */
  timeOf(at: Instant | undefined, doing: string): Instant {
    if (at !== undefined && !this.stands) {
      refuse('not-a-rehearsal', `${doing}: the message carries its own time ${at}, wanted none outside rehearsals`);
    }
    return at === undefined ? this.now() : toInstant(toMs(at));
  }

  /** Refuses `advance` where the clock runs by itself, or backwards. */
  checkAdvance(to: Instant): void {
    if (!this.stands) refuse('not-a-rehearsal', 'Advance the clock: this world runs in real time, wanted a rehearsal');
    if (to < this.reading)
      refuse('in-the-past', `Advance the clock: ${to} is before ${this.reading}, wanted a later instant`);
  }
}

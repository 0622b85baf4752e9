// When a mail that a recipient's server put off is tried again, and when it is given up. Pure.

import { toInstant, toMs } from './local-time.ts';
import type { Instant } from './words.ts';

const MINUTE_MS = 60_000;

/** A server that greylists lets nobody in who comes back sooner. */
export const FIRST_PAUSE_MS = 5 * MINUTE_MS;
/** The pause doubles with every attempt, up to this. */
export const LONGEST_PAUSE_MS = 4 * 60 * MINUTE_MS;
/** As long as mail servers themselves go on trying (RFC 5321, 4.5.4.1); then a person must look at it. */
export const PATIENCE_DAYS = 4;

/**
 * When to try again after attempts that were all put off; null when the last one was the last. Asked after each.
 * `attempts` = their instants, oldest first, the present one included.
 */
export function retryAfter(attempts: readonly [Instant, ...Instant[]]): Instant | null {
  const now = toMs(attempts.at(-1)!);
  if (now - toMs(attempts[0]) >= PATIENCE_DAYS * 24 * 60 * MINUTE_MS) return null;
  const pause = FIRST_PAUSE_MS * 2 ** Math.min(attempts.length - 1, 20);
  return toInstant(now + Math.min(pause, LONGEST_PAUSE_MS));
}

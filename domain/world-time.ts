// Business time of a world whose clock runs: an instant of real time, moved and stretched. Pure. Sandbox-safe.

import { toInstant, toMs } from './local-time.ts';
import type { Instant } from './words.ts';

/** Business time at a real instant, in a world that stood at `virtualAnchor` when it really was `realAnchor`. */
export function businessTime(
  clock: { readonly virtualAnchor: Instant; readonly realAnchor: Instant; readonly speed: number },
  real: Instant,
): Instant {
  return toInstant(toMs(clock.virtualAnchor) + (toMs(real) - toMs(clock.realAnchor)) * clock.speed);
}

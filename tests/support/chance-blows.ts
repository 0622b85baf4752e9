// Moments of chance at which something is killed, the same ones for the same numbers. Pure.

import type { Blow } from './killed-rounds.ts';
import type { SinkPoint } from './smtp-sink.ts';
import { SINK_POINTS } from './smtp-sink.ts';

/** Those points that a server comes to which is well and asks for no password. */
export const PLAIN_POINTS: readonly SinkPoint[] = SINK_POINTS.filter(
  (point) => point !== 'STARTTLS' && point !== 'AUTH',
);

/** A moment by the clock falls into anything that the worker does; so late it is still in the round, on a machine at rest. */
const LATEST_MS = 400;
/** A moment by what is said falls into a conversation, however slow the machine is; some are over this many apart. */
const LATEST_TIME = 60;

/** Two of three moments are counted in what the sink hears, the third in milliseconds; the store is killed by the clock. */
export function chanceBlow(kill: Blow['kill'], chance: () => number): Blow {
  const afterMs = Math.floor(chance() * LATEST_MS);
  const pick = chance();
  const time = 1 + Math.floor(chance() * LATEST_TIME);
  const when = PLAIN_POINTS[Math.floor(chance() * PLAIN_POINTS.length)]!;
  // A server is greeted only as often as it has connections.
  const isRare = when === 'greeting' || when === 'EHLO';
  if (kill === 'store' || pick < 1 / 3) return { kill, afterMs };
  return { kill, when, time: isRare ? 1 + (time % 4) : time, chance: true };
}

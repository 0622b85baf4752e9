// Sends every person's digest of a round: claims and writes some at a time, and hands them over. Node only.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant, PersonId } from '../domain/words.ts';
import { toInstant, toMs } from '../domain/local-time.ts';
import { deskOpens } from '../domain/send-window.ts';
import { failpoint } from './failpoints.ts';
import type { ReadyMail } from './hand-over.ts';
import { handOver } from './hand-over.ts';
import { holdBack } from './hold-back.ts';
import { roundBrake } from './mail/round-brake.ts';
import type { Ports } from './ports.ts';
import { resendUnknown } from './resend-unknown.ts';
import { findReceivers } from './unreachable.ts';
import { mailWriter, UnwritableMail } from './write-mail.ts';

/** So many people a call: a round of 10,000 is four calls, and a call is over well before its time is. */
const PAGE = 2_500;
/** So many people a claim: their mails are in hand, and none has left. */
const CLAIM = 100;
const LOOK_ABOUT_MS = 1_000;
/** How long a round waits for cycles that have not raised their notices, so that people get one mail and not two. */
const PATIENCE_MS = 30 * 60_000;
const LOOK_AGAIN_MS = 60_000;

export interface SendInput {
  /** The instant that the round was planned for. */
  readonly planned: Instant;
  /** Business time now; later than planned after downtime. */
  readonly now: Instant;
  /**
   * Since when the round waits for cycles that are behind; absent in worlds whose clock stands: nothing waits or is
   * held there.
   */
  readonly waitingSince?: Instant;
}

export interface SendAnswer {
  readonly sent: number;
  /** When to look again. */
  readonly next: Instant | null;
  /** How many cycles the round waits for; 0 when it was sent. */
  readonly behind: number;
}

export function sendDigestsWith(
  ports: Ports,
  cancelled: () => AbortSignal,
  warn: (message: string, about: Record<string, unknown>) => void,
) {
  return async (round: SendInput): Promise<SendAnswer> => {
    failpoint('round-begun');
    await ports.outbox.settleAbandoned();
    await findReceivers(ports, round, warn);
    await ports.resends.schedule(round.now);
    let people = await ports.outbox.peopleDue(round.planned, PAGE);
    failpoint('people-chosen');
    const { waitingSince, now } = round;
    const until = waitingSince === undefined ? null : await ports.holds.until();
    const isNobody = people.length === 0 && (until === null || until > now);
    const isIdle = isNobody && !(await ports.resends.isDue(now));
    const opens = isIdle ? now : deskOpens(await ports.projections.rulesInForce(), now);
    if (opens > now) return { sent: 0, next: opens, behind: 0 };
    const behind = waitingSince === undefined || isNobody ? 0 : await ports.projections.cyclesBehind(now);
    if (behind > 0 && toMs(now) - toMs(waitingSince!) < PATIENCE_MS) {
      return { sent: 0, next: toInstant(toMs(now) + LOOK_AGAIN_MS), behind };
    }
    if (behind > 0) warn('Mails go out although cycles are behind: some may say too little', { behind, waitingSince });
    if (waitingSince !== undefined) {
      const atMost = people.length < PAGE ? people.length : Infinity;
      if (await holdBack(ports, { planned: round.planned, now, atMost }, warn))
        people = await ports.outbox.peopleDue(round.planned, PAGE);
    }
    const brake = roundBrake();
    let sent = await resendUnknown(ports, now, { signal: cancelled(), brake });
    let seen: Instant | null = null;
    for (let page = people; ; page = await ports.outbox.peopleDue(round.planned, PAGE)) {
      sent += await handOver(ports, claimsOf(page, round, ports, warn), { signal: cancelled(), brake });
      if (brake.pulled() !== null || cancelled().aborted) break;
      // More than a page: the rest goes with the next call, so that no call is too long.
      if (page.length === PAGE) return { sent, next: now, behind: 0 };
      // In this order: what somebody else is claiming at this moment is seen by one of the two.
      seen = await ports.outbox.nextSendAt();
      const wait = await ports.outbox.msUntilAbandoned();
      if (wait === null) break;
      // Somebody else has claimed what is due now and may have died: the round is over when that is settled.
      await sleep(Math.min(wait + 1, LOOK_ABOUT_MS));
      await ports.outbox.settleAbandoned();
    }
    failpoint('round-over');
    const ended = brake.pulled();
    if (ended !== null) {
      warn(`The round of mails ended early: ${ended.fault}`, { reply: ended.reply });
      await ports.faults.note(ended, now);
    } else if (sent > 0) await ports.faults.clear();
    // What a refused mail was to tell goes to somebody else, at once.
    await findReceivers(ports, round, warn);
    await ports.resends.schedule(now);
    // What was put back is due already: without a pause it would be tried at once, again and again.
    const pauseMs = brake.pauseMs();
    const next = pauseMs === null ? earlier(seen, await ports.outbox.nextSendAt()) : toInstant(toMs(now) + pauseMs);
    return { sent, next, behind: 0 };
  };
}

/** Claims and writes the mails of a page, some people at a time. One that cannot be written holds up no other. */
function claimsOf(
  people: readonly PersonId[],
  round: SendInput,
  ports: Ports,
  warn: (message: string, about: Record<string, unknown>) => void,
): () => Promise<readonly ReadyMail[] | null> {
  const write = mailWriter(ports, round.now);
  let from = 0;
  return async () => {
    const some = people.slice(from, from + CLAIM);
    from += CLAIM;
    if (some.length === 0) return null;
    const mails = await ports.outbox.claim(some, round);
    failpoint('claimed');
    const ready: ReadyMail[] = [];
    for (const mail of mails) {
      try {
        ready.push(await write(mail));
      } catch (error) {
        if (!(error instanceof UnwritableMail)) throw error;
        warn('A mail cannot be written: the others go', { mail: mail.key, why: error.message });
        await ports.outbox.giveUp(mail.key, error.message);
      }
    }
    failpoint('written');
    return ready;
  };
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || (b !== null && b < a) ? b : a;
}

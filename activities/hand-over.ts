// Keeps a few mails on their way: each is `sending` in the ledger before it is handed over, and settled when its end is
// known. Node only.

import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { failpoint } from './failpoints.ts';
import type { RoundBrake } from './mail/round-brake.ts';
import type { Delivery, Mailer, Outbox, OutgoingMail, Rendered, Settlement } from './ports.ts';

/** A claimed mail that is ready to go. */
export interface ReadyMail {
  readonly key: string;
  readonly outgoing: OutgoingMail;
}

/** Less than the lease of a mail on its way: whoever finds the lease run out knows that nothing is sent any more. */
const ON_ITS_WAY_MS = 45_000;
/** How long an end may wait for others, so that several share a transaction. */
const GATHER_MS = 10;
/** How often ends are kept trying to reach a store that is away, and how far apart; after that they are in doubt. */
const TRIES = 20;
const TRY_AGAIN_MS = 1_000;

/**
 * Sends all that `next` brings, until it brings null, or signal or brake say stop; answers how many were sent. At most
 * `mailer.abreast` mails are `sending` at any moment: as many as a crash can leave in doubt. Throws what `next` or the
 * ledger throws, after what was on its way has ended.
 */
export async function handOver(
  { outbox, mailer }: { readonly outbox: Pick<Outbox, 'turn' | 'release'>; readonly mailer: Mailer },
  next: () => Promise<readonly ReadyMail[] | null>,
  { signal, brake }: { readonly signal: AbortSignal; readonly brake: RoundBrake },
): Promise<number> {
  setMaxListeners(0, signal);
  // What is seen and what is waited for is decided without an await in between, so no ring is missed.
  let ring: () => void = () => undefined;
  const rung = (): Promise<void> => new Promise((resolve) => (ring = resolve));
  const source = createSource(next, () => ring());
  const ended: Settlement[] = [];
  let underWay = 0;
  let sent = 0;
  let gatherUntil = Infinity;
  const failures: unknown[] = [];

  const send = async (mail: ReadyMail, stop: AbortSignal): Promise<void> => {
    const delivery = await mailer
      .send(mail.outgoing, stop)
      .catch((error: unknown): Delivery => ({ state: 'unknown', reply: String(error).slice(0, 300) }));
    failpoint('answered');
    if (delivery.state === 'sent') sent += 1;
    ended.push({ key: mail.key, delivery });
    brake.saw(delivery);
    underWay -= 1;
    ring();
  };
  const sendTogether = (mails: readonly ReadyMail[]): void => {
    if (mails.length === 0) return;
    underWay += mails.length;
    const { stop, done } = stopAfter(ON_ITS_WAY_MS, signal);
    void Promise.all(mails.map((mail) => send(mail, stop))).then(done);
  };
  const turn = async (going: readonly ReadyMail[], settle: readonly Settlement[]): Promise<void> => {
    failpoint('before-turn');
    try {
      const free = await outbox.turn({ settle, handOver: going.map(wordsOf) });
      if (settle.length > 0) failpoint('settled');
      if (free.size > 0) failpoint('handed-over');
      sendTogether(going.filter(({ key }) => free.has(key)));
    } catch (error) {
      failures.push(error);
      // Without those that were to go: nobody knows whether they are `sending` now, and their leases will tell.
      await persist(() => outbox.turn({ settle, handOver: [] })).catch(() => undefined);
    }
  };

  for (;;) {
    const stopped = signal.aborted || brake.pulled() !== null || failures.length > 0;
    // Early: a claim takes as long as it takes to send all that fits on its way, and the line must not fall dry.
    if (!stopped && source.ready.length < 2 * mailer.abreast) source.fetch(failures);
    const room = stopped ? 0 : Math.min(source.ready.length, mailer.abreast - underWay);
    if (ended.length + room > 0) gatherUntil = Math.min(gatherUntil, performance.now() + GATHER_MS);
    if (ended.length + room === 0) {
      if (underWay === 0 && (stopped || source.isDry())) break;
      await rung();
    } else if (Math.max(ended.length, room) < mailer.abreast / 2 && underWay > 0 && performance.now() < gatherUntil) {
      await Promise.race([rung(), sleep(GATHER_MS)]);
    } else {
      await turn(source.ready.splice(0, stopped ? 0 : mailer.abreast - underWay), ended.splice(0));
      gatherUntil = Infinity;
    }
  }
  await source.idle();
  await outbox.release(source.ready.map(({ key }) => key));
  if (failures.length > 0) throw failures[0];
  return sent;
}

function wordsOf({ key, outgoing }: ReadyMail): Rendered & { readonly key: string } {
  return { key, subject: outgoing.subject, text: outgoing.text, html: outgoing.html };
}

/** Brings the next mails while earlier ones are sent. */
function createSource(next: () => Promise<readonly ReadyMail[] | null>, ring: () => void) {
  const ready: ReadyMail[] = [];
  let fetching: Promise<void> | null = null;
  let drained = false;
  return {
    ready,
    isDry: () => drained && ready.length === 0,
    idle: () => fetching ?? Promise.resolve(),
    fetch(failures: unknown[]): void {
      if (drained || fetching !== null) return;
      fetching = next()
        .then(
          (mails) => {
            if (mails === null) drained = true;
            else ready.push(...mails);
          },
          (error: unknown) => void failures.push(error),
        )
        .finally(() => {
          fetching = null;
          ring();
        });
    },
  };
}

/** A signal that says stop when another does, or after so long. */
function stopAfter(ms: number, signal: AbortSignal): { readonly stop: AbortSignal; readonly done: () => void } {
  const controller = new AbortController();
  // Each mail of the group listens.
  setMaxListeners(0, controller.signal);
  const stop = (): void => controller.abort();
  const timer = setTimeout(stop, ms);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  return {
    stop: controller.signal,
    done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    },
  };
}

async function persist(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
      await sleep(TRY_AGAIN_MS);
    }
  }
}

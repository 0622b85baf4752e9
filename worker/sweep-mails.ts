// Looks after the ledger while nobody sends: finds what dead senders left, and forgets the words of old mails. Node
// only.

import type { WorldStore } from '../store/world-store.ts';

const SWEEP_MS = 30_000;
const FORGET_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

export interface MailSweep {
  readonly store: Pick<WorldStore, 'forgetWords'> & { readonly outbox: Pick<WorldStore['outbox'], 'settleAbandoned'> };
  /** How many days a mail's words are kept. */
  readonly keepDays: number;
  /** Wakes the desk when mails in doubt were found: they may have to go out again. */
  readonly ring: () => Promise<void>;
  readonly log: (line: string) => void;
}

/** One look; words are forgotten with the first, and then once an hour. What fails is tried again with the next. */
export function mailSweep({ store, keepDays, ring, log }: MailSweep): (now: Date) => Promise<void> {
  let forgetAt = 0;
  return async (now) => {
    // A worker killed in the middle of a mail leaves a row whose lease runs out after the desk’s next try.
    const found = await store.outbox.settleAbandoned();
    if (found > 0) {
      log(`Mails with an unknown end: ${found}. See arshjul mails --state unknown.`);
      await ring();
    }
    if (now.getTime() < forgetAt) return;
    const forgotten = await store.forgetWords(new Date(now.getTime() - keepDays * DAY_MS).toISOString());
    forgetAt = now.getTime() + FORGET_MS;
    if (forgotten > 0) log(`Mails whose words are forgotten after ${keepDays} days: ${forgotten}.`);
  };
}

/** Sweeps at once and every half minute; answers how to stop, which waits for a sweep that is under way. */
export function sweepMails(options: MailSweep): () => Promise<void> {
  const sweep = mailSweep(options);
  let underWay = Promise.resolve();
  const look = (): void => {
    // The database or the engine is away; the next sweep finds the same rows.
    underWay = underWay.then(() => sweep(new Date())).catch(() => undefined);
  };
  const timer = setInterval(look, SWEEP_MS);
  look();
  return () => {
    clearInterval(timer);
    return underWay;
  };
}

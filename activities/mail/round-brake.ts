// Ends a round of mails when what goes wrong is not about single mails: the others must not pay for it. Pure.

import type { Delivery } from '../ports.ts';

/** So many in a row, with none that was taken in between, and the server is away for all of them. */
const AWAY_IN_A_ROW = 8;
/** A server that dislikes so many different mails in a row dislikes us. */
const DISLIKED_IN_A_ROW = 5;

const AWAY_PAUSE_MS = 60_000;
/** Somebody must mend it first. */
const OWN_PAUSE_MS = 5 * 60_000;
const DISLIKED_PAUSE_MS = 30 * 60_000;

/** Why a round ended before everybody had their mail. */
export interface Brake {
  readonly fault: 'server-away' | 'disliked' | Extract<Delivery, { state: 'own-fault' }>['fault'];
  readonly reply: string;
}

export interface RoundBrake {
  /** Is told how every sending of the round ended. */
  saw(delivery: Delivery): void;
  /** Null for as long as the round goes on. */
  pulled(): Brake | null;
  /** How long until what was put back is tried again; null when nothing was. */
  pauseMs(): number | null;
}

export function roundBrake(): RoundBrake {
  let away = 0;
  let disliked = 0;
  let brake: Brake | null = null;
  let pause: number | null = null;
  const pull = (fault: Brake['fault'], reply: string, ms: number): void => {
    brake ??= { fault, reply };
    pause = Math.max(pause ?? 0, ms);
  };
  return {
    saw(delivery) {
      switch (delivery.state) {
        case 'sent':
          away = 0;
          disliked = 0;
          return;
        case 'own-fault':
          return pull(delivery.fault, delivery.reply, OWN_PAUSE_MS);
        case 'deferred':
          if (delivery.because === 'recipient') return;
          pause ??= AWAY_PAUSE_MS;
          if (delivery.because === 'server') away += 1;
          if (away >= AWAY_IN_A_ROW) pull('server-away', delivery.reply, AWAY_PAUSE_MS);
          return;
        case 'refused':
          if (!delivery.suspend) disliked += 1;
          if (disliked >= DISLIKED_IN_A_ROW) pull('disliked', delivery.reply, DISLIKED_PAUSE_MS);
          return;
        case 'unknown':
          // The line broke: a server that goes down does so, and not only to this mail.
          away += 1;
          if (away >= AWAY_IN_A_ROW) pull('server-away', delivery.reply, AWAY_PAUSE_MS);
      }
    },
    pulled: () => brake,
    pauseMs: () => pause,
  };
}

// The mails of a simulated year: what is sent at an instant, and when the next is. Pure.

import { chooseForSending } from './notices-checked.ts';
import type { Notice } from './notices.ts';
import { obligationKey } from './obligations.ts';
import type { Running } from './simulate-cycle.ts';
import type { Instant, PersonId } from './words.ts';

/** A mail before it has words: who gets which notices when. */
export interface SimulatedMail {
  readonly at: Instant;
  readonly person: PersonId;
  readonly notices: readonly Notice[];
}

/** Sends what is due to each person, checked anew, and takes it out of the outbox. */
export function sendMails(at: Instant, outbox: Notice[], cycles: Map<string, Running>, mails: SimulatedMail[]): void {
  const byPerson = new Map<PersonId, Notice[]>();
  let kept = 0;
  for (const notice of outbox) {
    if (notice.sendAt > at) {
      outbox[kept] = notice;
      kept += 1;
      continue;
    }
    const own = byPerson.get(notice.person);
    if (own) own.push(notice);
    else byPerson.set(notice.person, [notice]);
  }
  outbox.length = kept;
  for (const person of [...byPerson.keys()].sort()) {
    const { send: chosen } = chooseForSending(
      byPerson.get(person)!,
      (notice) => cycles.get(notice.cycle)!.rows.get(obligationKey(notice)),
      at,
    );
    if (chosen.length > 0) mails.push({ at, person, notices: chosen });
  }
}

/** When the next notice is to be sent; null when none waits. */
export function nextMail(outbox: readonly Notice[]): Instant | null {
  let next: Instant | null = null;
  for (const notice of outbox) if (next === null || notice.sendAt < next) next = notice.sendAt;
  return next;
}

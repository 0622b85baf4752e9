// When a round of mails is so large that somebody should have a look first, and who may say what becomes of it. Pure.

import { toInstant, toMs } from './local-time.ts';
import { isOneLine } from './one-line.ts';
import { refuse } from './refusal.ts';
import type { Instant, PartyId, PersonId, Role } from './words.ts';
import { tryParseCycleName } from './words.ts';

const MINUTE_MS = 60_000;

/** The setting of an installation. */
export interface HoldRule {
  /** A round to more people than this waits; 0 = none ever does. */
  readonly above: number;
  /** For so many minutes. */
  readonly minutes: number;
}

/** What is to be done with the mails that are due. */
export type HoldStep =
  /** They may go. */
  | { readonly do: 'send' }
  /** They are to be held until then: nobody has seen them yet. */
  | { readonly do: 'hold'; readonly until: Instant }
  /** They are held, and have waited too short. */
  | { readonly do: 'wait'; readonly until: Instant }
  /** The hold is over: all that is due goes. */
  | { readonly do: 'let-go' };

/**
 * Judges a round. `people` = to how many a mail is due that no hold has let go yet: whoever was held once is not held
 * again, however many calls the round takes. `until` = the end of the hold that is on, null when none is.
 */
export function judgeRound(
  round: { readonly people: number; readonly now: Instant; readonly until: Instant | null },
  rule: HoldRule,
): HoldStep {
  const { people, now, until } = round;
  if (until !== null) return now < until ? { do: 'wait', until } : { do: 'let-go' };
  if (rule.above === 0 || people <= rule.above) return { do: 'send' };
  return { do: 'hold', until: toInstant(toMs(now) + rule.minutes * MINUTE_MS) };
}

/** Who said what became of a hold; `reason` of those that were cancelled. */
export interface HoldOrder {
  readonly how: 'release' | 'cancel';
  readonly by: PersonId;
  readonly reason: string | null;
  /** When, in business time. */
  readonly at: Instant;
}

/**
 * Refuses (`wrong-role`) who may not: an administrator may always, the secretariat when all that is held is of its own
 * forum. `roles` are the person's own; null when the directory does not know the person.
 */
export function requireHoldKeeper(
  hold: { readonly id: number; readonly cycles: readonly string[] },
  person: PersonId,
  roles: readonly { readonly role: Role; readonly party: PartyId }[] | null,
): void {
  const doing = `Answer for hold ${hold.id}`;
  if (roles === null)
    refuse('unknown-person', `${doing}: "${person}" is not in the directory, wanted the id of somebody who is`);
  const forums = [...new Set(hold.cycles.map((cycle) => tryParseCycleName(cycle)?.forum ?? cycle))].sort();
  const keeps = (forum: string): boolean => roles.some((one) => one.role === 'secretariat' && one.party === forum);
  if (roles.some((one) => one.role === 'administrator') || (forums.length > 0 && forums.every(keeps))) return;
  const has = roles.map((one) => `${one.role} of ${one.party}`).join(', ') || 'without a role';
  refuse(
    'wrong-role',
    `${doing}: "${person}" is ${has}, wanted an administrator, or the secretariat of ${forums.join(' and of ') || 'its forum'}`,
  );
}

/** What the mail log says of mails that were held and then cancelled. */
export function cancelledBecause({ by, reason, at }: HoldOrder): string {
  return `held and cancelled by ${by} at ${at}: ${reason ?? ''}`;
}

/** As much as a line of the mail log shows. */
const REASON_LIMIT = 500;

/** The reason for which mails are cancelled; refuses (`misshapen`) none at all, and what cannot be kept. */
export function holdReason(id: number, reason: string | undefined): string {
  const given = (reason ?? '').trim();
  if (given === '' || given.length > REASON_LIMIT || !isOneLine(given)) {
    refuse(
      'misshapen',
      `Cancel hold ${id}: the reason has ${given.length} characters, wanted 1 to ${REASON_LIMIT} on one line`,
    );
  }
  return given;
}

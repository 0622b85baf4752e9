// What a secret that somebody made for a program may be used for, and what is asked of one. Pure. Sandbox-safe.

import { refuse } from './refusal.ts';

/**
 * `read`: cycles, partnerships, obligations, agendas. `act`: what its person may do. `journal`, `mails`, `people`: for
 * the office.
 */
export const SCOPES = ['read', 'act', 'journal', 'mails', 'people'] as const;
export type Scope = (typeof SCOPES)[number];

/** `api`: a token for the JSON API. `calendar`: the secret part of a feed's address. */
export type KeyKind = 'api' | 'calendar';

/** A token works for a year at most; whoever still needs it makes a new one. */
export const LONGEST_DAYS = 365;
/** More than these at a time nobody keeps track of. */
export const MOST_KEYS = 20;
const NAME_LENGTH = 80;

/** What somebody wants a token for. */
export interface AskedToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Days for which it works. */
  readonly days: number;
}

/** A token as asked for, from outside; `working` = how many the person has already. Refuses what does not fit. */
export function askedToken(
  given: { readonly name: unknown; readonly scopes: readonly unknown[]; readonly days: unknown },
  working: number,
): AskedToken {
  const name = keyName('Make a token', given.name, working);
  const scopes = SCOPES.filter((one) => given.scopes.includes(one));
  const unknown = given.scopes.find((one) => !(SCOPES as readonly unknown[]).includes(one));
  if (unknown !== undefined || scopes.length === 0) {
    const shown = typeof unknown === 'string' ? `"${unknown.slice(0, 40)}"` : 'nothing';
    refuse('misshapen', `Make a token: its scopes name ${shown}, wanted one or more of ${SCOPES.join(', ')}`);
  }
  const days = Number(given.days);
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS) {
    const shown = typeof given.days === 'string' ? given.days.slice(0, 20) : String(days);
    refuse('misshapen', `Make a token: it would work for ${shown} days, wanted 1 to ${LONGEST_DAYS}`);
  }
  return { name, scopes, days };
}

/** What a key is called; refuses none, too long a one, and one key too many. */
export function keyName(where: string, given: unknown, working: number): string {
  const name = typeof given === 'string' ? given.replace(/\s+/g, ' ').trim() : '';
  if (name === '' || name.length > NAME_LENGTH) {
    refuse('misshapen', `${where}: its name has ${name.length} characters, wanted 1 to ${NAME_LENGTH}`);
  }
  if (working >= MOST_KEYS) {
    refuse('too-large', `${where}: ${working} are in use, wanted fewer than ${MOST_KEYS}; revoke one first`);
  }
  return name;
}

/** Whether a key still works. */
export function isWorking(
  key: { readonly expiresAt: string | null; readonly revokedAt: string | null },
  now: string,
): boolean {
  return key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now);
}

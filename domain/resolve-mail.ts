// What a person may still say about a mail: have it sent again, or let it rest. Pure.

import { refuse } from './refusal.ts';
import type { Instant } from './words.ts';

export type Resolution = 'resend' | 'close';

const OPEN: readonly string[] = ['unknown', 'refused', 'bounced'];

/** Refuses (`wrong-stage`) what makes no sense for a mail as the ledger has it. */
export function requireResolvable(
  mail: {
    readonly key: string;
    readonly state: string;
    /** When it goes out again anyway. */
    readonly resendAt: Instant | null;
    /** Set when its address was suspended for it, or will be. */
    readonly suspension: string | null;
  },
  how: Resolution,
): void {
  const { key, state, resendAt, suspension } = mail;
  if (!OPEN.includes(state))
    refuse('wrong-stage', `Resolve the mail ${key}: it is ${state}, wanted unknown, refused or bounced`);
  if (how === 'close') return;
  if (suspension !== null)
    refuse('wrong-stage', `Send the mail ${key} again: its address is suspended and others are told instead`);
  if (resendAt !== null) refuse('wrong-stage', `Send the mail ${key} again: it goes out again at ${resendAt} already`);
}

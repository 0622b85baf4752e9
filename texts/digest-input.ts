// What a digest is made from and what comes out of it. Pure. Sandbox-safe.

import { isPlaceKind } from '../domain/notice-kinds.ts';
import type { Notice } from '../domain/notices.ts';
import type { Language, LocalDate } from '../domain/words.ts';
import { obligationKey } from '../domain/obligations.ts';
import type { CycleFacts } from './facts.ts';

/** All that a digest is a function of. */
export interface Digest {
  readonly language: Language;
  /** Sorted by key. Never empty. */
  readonly notices: readonly Notice[];
  readonly facts: (cycle: string) => CycleFacts;
  /** Outside production: marked so that nobody mistakes a rehearsal for the real thing. */
  readonly test: boolean;
  /** Addresses of this installation's pages; without them the mail names none. */
  readonly links?: DigestLinks;
  /**
   * The local date of sending, from which "in 14 days" counts. Without it: the day the newest notice was due to be
   * sent.
   */
  readonly today?: LocalDate;
}

export interface DigestLinks {
  /** The receiver's tasks. */
  readonly tasks: string | null;
  /** Switches off the optional kinds of this mail. */
  readonly unsubscribe: string | null;
}

/** A mail, ready to be sent. */
export interface DigestText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The day from which a digest counts. `sendAt` lies in office hours, so its date is the same in UTC as in Norway. */
export function todayOf(digest: Digest): LocalDate {
  if (digest.today !== undefined) return digest.today;
  let newest = '';
  for (const notice of digest.notices) if (notice.sendAt > newest) newest = notice.sendAt;
  return newest.slice(0, 10);
}

/** The notices without those that would say the same again, as to somebody who holds two roles. */
export function withoutRepeats(notices: readonly Notice[]): readonly Notice[] {
  if (notices.length < 2) return notices;
  const seen = new Set<string>();
  return notices.filter((notice) => {
    // Whose approval is missing is part of what an approval notice says.
    const asked = notice.kind.startsWith('approval') ? `|${notice.roleParty}` : '';
    const place = isPlaceKind(notice.kind) ? `|${notice.role}@${notice.roleParty}` : '';
    const says = `${obligationKey(notice)}|${notice.kind}|${notice.deadline}${asked}${place}`;
    if (seen.has(says)) return false;
    seen.add(says);
    return true;
  });
}

// What pages say of revisions and of who did what, in nb, nn and en. Pure.

import type { Language } from '../../domain/words.ts';

/** A missing text is a type error, so no language can lag behind. */
export interface RevisionWords {
  readonly changes: (from: number, to: number) => string;
  readonly same: string;
  readonly before: string;
  readonly after: string;
  readonly by: (what: string, who: string) => string;
  readonly onBehalf: (who: string, absent: string) => string;
  readonly approvedBy: (who: string, date: string) => string;
  readonly approvals: string;
  readonly reason: (text: string) => string;
}

/** The words of each language. */
export const REVISION_WORDS: Readonly<Record<Language, RevisionWords>> = {
  nb: {
    changes: (from, to) => `Hva som er endret fra utgave ${from} til utgave ${to}`,
    same: 'Ingen av svarene er endret.',
    before: 'Før',
    after: 'Nå',
    by: (what, who) => `${what}, av ${who}`,
    onBehalf: (who, absent) => `${who} for ${absent}`,
    approvedBy: (who, date) => `${who}, ${date}`,
    approvals: 'Godkjent av',
    reason: (text) => `Grunn: ${text}`,
  },
  nn: {
    changes: (from, to) => `Kva som er endra frå utgåve ${from} til utgåve ${to}`,
    same: 'Ingen av svara er endra.',
    before: 'Før',
    after: 'No',
    by: (what, who) => `${what}, av ${who}`,
    onBehalf: (who, absent) => `${who} for ${absent}`,
    approvedBy: (who, date) => `${who}, ${date}`,
    approvals: 'Godkjent av',
    reason: (text) => `Grunn: ${text}`,
  },
  en: {
    changes: (from, to) => `What changed from revision ${from} to revision ${to}`,
    same: 'None of the answers has changed.',
    before: 'Before',
    after: 'Now',
    by: (what, who) => `${what}, by ${who}`,
    onBehalf: (who, absent) => `${who} for ${absent}`,
    approvedBy: (who, date) => `${who}, ${date}`,
    approvals: 'Approved by',
    reason: (text) => `Reason: ${text}`,
  },
};

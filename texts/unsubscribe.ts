// The page on which optional kinds of mail are switched off, in nb, nn and en. Pure. Sandbox-safe.

import type { Language } from '../domain/words.ts';

export interface UnsubscribeWords {
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  readonly doneTitle: string;
  readonly done: string;
  readonly unknownTitle: string;
  readonly unknown: string;
}

/** The words of each language. */
export const UNSUBSCRIBE_WORDS: Readonly<Record<Language, UnsubscribeWords>> = {
  nb: {
    title: 'Meld deg av',
    lead: 'Vil du slippe disse beskjedene? Beskjeder om frister og vedtak der du har en rolle, får du fortsatt:',
    button: 'Meld meg av',
    doneTitle: 'Du er meldt av',
    done: 'Du får ikke flere slike beskjeder. Vil du ha dem igjen, si fra til sekretariatet.',
    unknownTitle: 'Lenken virker ikke',
    unknown: 'Lenken er ikke hel, eller den gjelder en annen installasjon. Bruk lenken i e-posten en gang til.',
  },
  nn: {
    title: 'Meld deg av',
    lead: 'Vil du sleppe desse beskjedane? Beskjedar om fristar og vedtak der du har ei rolle, får du framleis:',
    button: 'Meld meg av',
    doneTitle: 'Du er meld av',
    done: 'Du får ikkje fleire slike beskjedar. Vil du ha dei igjen, sei frå til sekretariatet.',
    unknownTitle: 'Lenkja verkar ikkje',
    unknown: 'Lenkja er ikkje heil, eller ho gjeld ein annan installasjon. Bruk lenkja i e-posten ein gong til.',
  },
  en: {
    title: 'Unsubscribe',
    lead: 'Would you rather not get these messages? You still get those about deadlines and decisions in which you have a role:',
    button: 'Unsubscribe',
    doneTitle: 'You are unsubscribed',
    done: 'You will get no more messages of this kind. To get them again, please tell the secretariat.',
    unknownTitle: 'The link does not work',
    unknown: 'The link is not whole, or belongs to another installation. Please use the link in the e-mail again.',
  },
};

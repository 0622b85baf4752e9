// The page for calendar feeds in nb, nn and en. Pure.

import type { Language } from '../../domain/words.ts';

export interface CalendarPageWords {
  readonly title: string;
  readonly lead: string;
  readonly own: string;
  readonly none: string;
  readonly makeTitle: string;
  readonly about: string;
  readonly aboutMissing: string;
  readonly mine: string;
  readonly all: (name: string) => string;
  readonly make: string;
  readonly made: string;
  readonly madeLead: string;
  readonly address: string;
  readonly madeOn: string;
  readonly used: string;
  readonly never: string;
  readonly end: string;
  readonly revoke: string;
  readonly revokeNamed: (name: string) => string;
  readonly tooMany: (most: number) => string;
}

export const CALENDAR_PAGE_WORDS: Readonly<Record<Language, CalendarPageWords>> = {
  nb: {
    title: 'Frister i kalenderen',
    lead: 'Få frister og møter inn i kalenderen din, for eksempel i Outlook. Du lager en hemmelig adresse her og limer den inn i kalenderen som et abonnement. Flyttes en frist, flyttes den også i kalenderen.',
    own: 'Abonnementene dine',
    none: 'Du har ingen abonnementer.',
    makeTitle: 'Lag et abonnement',
    about: 'Hva skal stå i kalenderen?',
    aboutMissing: 'Velg hva som skal stå i kalenderen',
    mine: 'Det jeg skal levere og godkjenne, og møtene mine',
    all: (name) => `Alle frister og møter: ${name}`,
    make: 'Lag adresse',
    made: 'Adressen er laget',
    madeLead:
      'Kopier den nå. Den vises bare denne ene gangen. Den som har adressen, kan lese fristene, så del den ikke med andre.',
    address: 'Adressen',
    madeOn: 'Laget',
    used: 'Sist hentet',
    never: 'aldri',
    end: 'Avslutte',
    revoke: 'Trekk tilbake',
    revokeNamed: (name) => `Trekk tilbake abonnementet «${name}»`,
    tooMany: (most) => `Du har ${most} abonnementer. Trekk tilbake et før du lager et nytt.`,
  },
  nn: {
    title: 'Fristar i kalenderen',
    lead: 'Få fristar og møte inn i kalenderen din, til dømes i Outlook. Du lagar ei hemmeleg adresse her og limer henne inn i kalenderen som eit abonnement. Blir ein frist flytt, blir han flytt i kalenderen òg.',
    own: 'Abonnementa dine',
    none: 'Du har ingen abonnement.',
    makeTitle: 'Lag eit abonnement',
    about: 'Kva skal stå i kalenderen?',
    aboutMissing: 'Vel kva som skal stå i kalenderen',
    mine: 'Det eg skal levere og godkjenne, og møta mine',
    all: (name) => `Alle fristar og møte: ${name}`,
    make: 'Lag adresse',
    made: 'Adressa er laga',
    madeLead:
      'Kopier henne no. Ho blir vist berre denne eine gongen. Den som har adressa, kan lese fristane, så del henne ikkje med andre.',
    address: 'Adressa',
    madeOn: 'Laga',
    used: 'Sist henta',
    never: 'aldri',
    end: 'Avslutte',
    revoke: 'Trekk tilbake',
    revokeNamed: (name) => `Trekk tilbake abonnementet «${name}»`,
    tooMany: (most) => `Du har ${most} abonnement. Trekk tilbake eit før du lagar eit nytt.`,
  },
  en: {
    title: 'Deadlines in the calendar',
    lead: 'Have deadlines and meetings in your calendar, for example in Outlook. You make a secret address here and paste it into the calendar as a subscription. When a deadline is moved, it moves in the calendar too.',
    own: 'Your subscriptions',
    none: 'You have no subscriptions.',
    makeTitle: 'Make a subscription',
    about: 'What is to be in the calendar?',
    aboutMissing: 'Choose what is to be in the calendar',
    mine: 'What I hand in and approve, and my meetings',
    all: (name) => `All deadlines and meetings: ${name}`,
    make: 'Make an address',
    made: 'The address is made',
    madeLead:
      'Copy it now. It is shown this once only. Whoever has the address can read the deadlines, so do not share it.',
    address: 'The address',
    madeOn: 'Made',
    used: 'Last fetched',
    never: 'never',
    end: 'End it',
    revoke: 'Revoke',
    revokeNamed: (name) => `Revoke the subscription “${name}”`,
    tooMany: (most) => `You have ${most} subscriptions. Revoke one before you make another.`,
  },
};

// Signing in with a provider, and signing out, in nb, nn and en. Pure.

import type { Language } from '../../domain/words.ts';

export interface SingleSignOnWords {
  readonly with: (name: string) => string;
  readonly or: string;
  readonly unknownTitle: string;
  readonly unknown: (name: string) => string;
  readonly endedTitle: string;
  readonly stillThere: (name: string) => string;
  /** Before the button: what else it may do. */
  readonly othersToo: (name: string) => string;
  readonly endThere: (name: string) => string;
  /** Where no address for signing out is known. */
  readonly endThereYourself: (name: string) => string;
  readonly again: string;
}

export const SINGLE_SIGN_ON_WORDS: Readonly<Record<Language, SingleSignOnWords>> = {
  nb: {
    with: (name) => `Logg inn med ${name}`,
    or: 'Eller få en lenke på e-post:',
    unknownTitle: 'Vi kjenner ikke adressen din',
    unknown: (name) =>
      `${name} har ikke gitt oss en bekreftet e-postadresse som er registrert her. Be sekretariatet i forumet ditt om å se etter hvilken adresse du står med, eller logg inn med lenke.`,
    endedTitle: 'Du er logget ut her',
    stillThere: (name) =>
      `Du kan fortsatt være logget inn hos ${name}. Da kan den som bruker denne nettleseren etter deg, logge inn her som deg.`,
    othersToo: (name) => `Logger du ut der, kan du også bli logget ut av andre tjenester der du bruker ${name}.`,
    endThere: (name) => `Logg ut av ${name} også`,
    endThereYourself: (name) =>
      `Vi kan ikke vise deg veien til å logge ut der nå. Deler du maskinen med andre, bør du logge ut på sidene til ${name}.`,
    again: 'Logg inn igjen',
  },
  nn: {
    with: (name) => `Logg inn med ${name}`,
    or: 'Eller få ei lenkje på e-post:',
    unknownTitle: 'Vi kjenner ikkje adressa di',
    unknown: (name) =>
      `${name} har ikkje gitt oss ei stadfesta e-postadresse som er registrert her. Be sekretariatet i forumet ditt om å sjå etter kva adresse du står med, eller logg inn med lenkje.`,
    endedTitle: 'Du er logga ut her',
    stillThere: (name) =>
      `Du kan framleis vere logga inn hos ${name}. Då kan den som bruker denne nettlesaren etter deg, logge inn her som deg.`,
    othersToo: (name) => `Loggar du ut der, kan du òg bli logga ut av andre tenester der du bruker ${name}.`,
    endThere: (name) => `Logg ut av ${name} òg`,
    endThereYourself: (name) =>
      `Vi kan ikkje vise deg vegen til å logge ut der no. Deler du maskina med andre, bør du logge ut på sidene til ${name}.`,
    again: 'Logg inn igjen',
  },
  en: {
    with: (name) => `Sign in with ${name}`,
    or: 'Or have a link by e-mail:',
    unknownTitle: 'We do not know your address',
    unknown: (name) =>
      `${name} has not given us a confirmed e-mail address that is registered here. Ask the secretariat of your forum which address you stand with, or sign in by a link.`,
    endedTitle: 'You are signed out here',
    stillThere: (name) =>
      `You may still be signed in with ${name}. Whoever uses this browser after you could then sign in here as you.`,
    othersToo: (name) => `Signing out there may also sign you out of other services where you use ${name}.`,
    endThere: (name) => `Sign out of ${name} too`,
    endThereYourself: (name) =>
      `We cannot show you the way to sign out there just now. If you share this machine, sign out on the pages of ${name}.`,
    again: 'Sign in again',
  },
};

// Signing in with a provider, in nb, nn and en. Pure.

import type { Language } from '../../domain/words.ts';

export interface SingleSignOnWords {
  readonly with: (name: string) => string;
  readonly or: string;
  readonly unknownTitle: string;
  readonly unknown: (name: string) => string;
}

export const SINGLE_SIGN_ON_WORDS: Readonly<Record<Language, SingleSignOnWords>> = {
  nb: {
    with: (name) => `Logg inn med ${name}`,
    or: 'Eller få en lenke på e-post:',
    unknownTitle: 'Vi kjenner ikke adressen din',
    unknown: (name) =>
      `${name} har ikke gitt oss en bekreftet e-postadresse som er registrert her. Be sekretariatet i forumet ditt om å se etter hvilken adresse du står med, eller logg inn med lenke.`,
  },
  nn: {
    with: (name) => `Logg inn med ${name}`,
    or: 'Eller få ei lenkje på e-post:',
    unknownTitle: 'Vi kjenner ikkje adressa di',
    unknown: (name) =>
      `${name} har ikkje gitt oss ei stadfesta e-postadresse som er registrert her. Be sekretariatet i forumet ditt om å sjå etter kva adresse du står med, eller logg inn med lenkje.`,
  },
  en: {
    with: (name) => `Sign in with ${name}`,
    or: 'Or have a link by e-mail:',
    unknownTitle: 'We do not know your address',
    unknown: (name) =>
      `${name} has not given us a confirmed e-mail address that is registered here. Ask the secretariat of your forum which address you stand with, or sign in by a link.`,
  },
};

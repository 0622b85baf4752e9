// What pages say of text that was posted after a session had ended, in nb, nn and en. Pure.

import type { Language } from '../../domain/words.ts';

export interface KeptWords {
  /** On the sign-in page. */
  readonly kept: string;
  /** Beside the form, where the page's script saves. */
  readonly saving: string;
  /** On the list of tasks. */
  readonly waits: (what: string) => string;
  readonly title: string;
  readonly lead: (date: string) => string;
  readonly use: string;
  readonly forget: string;
}

/** The words of each language. */
export const KEPT_WORDS: Readonly<Record<Language, KeptWords>> = {
  nb: {
    kept: 'Økten var gått ut. Det du skrev, er tatt vare på: når du har logget inn, finner du det under «Mine oppgaver». Filer må du velge på nytt.',
    saving: 'Økten er gått ut. Det du skriver, blir tatt vare på. Logg inn i en annen fane, og gå så videre her.',
    waits: (what) => `Tekst som venter på deg: ${what}`,
    title: 'Du skrev dette etter at økten var gått ut',
    lead: (date) => `Det er tatt vare på siden ${date}, bare for deg, og er ikke en del av utkastet før du velger det.`,
    use: 'Bruk det som utkast',
    forget: 'Forkast det',
  },
  nn: {
    kept: 'Økta var gått ut. Det du skreiv, er teke vare på: når du har logga inn, finn du det under «Oppgåvene mine». Filer må du velje på nytt.',
    saving: 'Økta er gått ut. Det du skriv, blir teke vare på. Logg inn i ei anna fane, og gå så vidare her.',
    waits: (what) => `Tekst som ventar på deg: ${what}`,
    title: 'Du skreiv dette etter at økta var gått ut',
    lead: (date) => `Det er teke vare på sidan ${date}, berre for deg, og er ikkje ein del av utkastet før du vel det.`,
    use: 'Bruk det som utkast',
    forget: 'Forkast det',
  },
  en: {
    kept: 'Your session had ended. What you wrote is kept: when you have signed in, you find it under “My tasks”. Choose files again.',
    saving: 'Your session has ended. What you write is kept. Sign in in another tab, and then go on here.',
    waits: (what) => `Text that waits for you: ${what}`,
    title: 'You wrote this after your session had ended',
    lead: (date) => `It has been kept since ${date}, for you alone, and is no part of the draft until you choose so.`,
    use: 'Use it as the draft',
    forget: 'Discard it',
  },
};

// The page for programs in nb, nn and en: tokens of the JSON API. Pure.

import type { Scope } from '../../domain/access-keys.ts';
import type { Language } from '../../domain/words.ts';

export interface ProgramWords {
  readonly title: string;
  readonly lead: string;
  readonly document: string;
  readonly own: string;
  readonly none: string;
  readonly name: string;
  readonly nameHelp: string;
  readonly nameMissing: string;
  readonly gives: string;
  readonly givesMissing: string;
  readonly scopes: Readonly<Record<Scope, string>>;
  readonly days: string;
  readonly daysHelp: (most: number) => string;
  readonly daysWrong: (most: number) => string;
  readonly make: string;
  readonly makeTitle: string;
  readonly made: string;
  readonly madeLead: string;
  readonly secret: string;
  readonly madeOn: string;
  readonly until: string;
  readonly used: string;
  readonly never: string;
  readonly revoke: string;
  readonly revokeNamed: (name: string) => string;
  readonly revoked: string;
  readonly expired: string;
  readonly state: string;
  readonly works: string;
  readonly tooMany: (most: number) => string;
}

export const PROGRAM_WORDS: Readonly<Record<Language, ProgramWords>> = {
  nb: {
    title: 'For programmer',
    lead: 'Et program som skal hente eller sende noe her, trenger en nøkkel. Nøkkelen handler på dine vegne: den kan ikke mer enn du kan, og slutter å virke når du ikke lenger har en rolle her.',
    document: 'Beskrivelse av grensesnittet (OpenAPI)',
    own: 'Nøklene dine',
    none: 'Du har ingen nøkler.',
    name: 'Navn på nøkkelen',
    nameHelp: 'Så du kjenner den igjen, for eksempel navnet på programmet',
    nameMissing: 'Gi nøkkelen et navn på høyst 80 tegn',
    gives: 'Hva den gir tilgang til',
    givesMissing: 'Velg minst én ting nøkkelen skal gi tilgang til',
    scopes: {
      read: 'Lese: år, partnerskap, oppgaver og frister',
      act: 'Gjøre det du selv kan gjøre: levere, godkjenne, flytte frister',
      journal: 'Lese journalen (for sekretariat og saksbehandlere)',
      mails: 'Lese e-postloggen (for sekretariat og saksbehandlere)',
      people:
        'Lese registeret over folk og roller, og endre det sammen med «gjøre» (for sekretariat og saksbehandlere)',
    },
    days: 'Hvor mange dager den skal virke',
    daysHelp: (most) => `Fra 1 til ${most}`,
    daysWrong: (most) => `Antall dager må være et helt tall fra 1 til ${most}`,
    make: 'Lag nøkkel',
    makeTitle: 'Lag en ny nøkkel',
    made: 'Nøkkelen er laget',
    madeLead: 'Kopier den nå. Den vises bare denne ene gangen, og vi tar ikke vare på den.',
    secret: 'Nøkkelen',
    madeOn: 'Laget',
    until: 'Virker til',
    used: 'Sist brukt',
    never: 'aldri',
    revoke: 'Trekk tilbake',
    revokeNamed: (name) => `Trekk tilbake nøkkelen «${name}»`,
    revoked: 'Trukket tilbake',
    expired: 'Utløpt',
    state: 'Status',
    works: 'Virker',
    tooMany: (most) => `Du har ${most} nøkler som virker. Trekk tilbake en før du lager en ny.`,
  },
  nn: {
    title: 'For program',
    lead: 'Eit program som skal hente eller sende noko her, treng ein nøkkel. Nøkkelen handlar på dine vegner: han kan ikkje meir enn du kan, og sluttar å verke når du ikkje lenger har ei rolle her.',
    document: 'Skildring av grensesnittet (OpenAPI)',
    own: 'Nøklane dine',
    none: 'Du har ingen nøklar.',
    name: 'Namn på nøkkelen',
    nameHelp: 'Så du kjenner han att, til dømes namnet på programmet',
    nameMissing: 'Gi nøkkelen eit namn på høgst 80 teikn',
    gives: 'Kva han gir tilgang til',
    givesMissing: 'Vel minst éin ting nøkkelen skal gi tilgang til',
    scopes: {
      read: 'Lese: år, partnarskap, oppgåver og fristar',
      act: 'Gjere det du sjølv kan gjere: levere, godkjenne, flytte fristar',
      journal: 'Lese journalen (for sekretariat og saksbehandlarar)',
      mails: 'Lese e-postloggen (for sekretariat og saksbehandlarar)',
      people:
        'Lese registeret over folk og roller, og endre det saman med «gjere» (for sekretariat og saksbehandlarar)',
    },
    days: 'Kor mange dagar han skal verke',
    daysHelp: (most) => `Frå 1 til ${most}`,
    daysWrong: (most) => `Talet på dagar må vere eit heilt tal frå 1 til ${most}`,
    make: 'Lag nøkkel',
    makeTitle: 'Lag ein ny nøkkel',
    made: 'Nøkkelen er laga',
    madeLead: 'Kopier han no. Han blir vist berre denne eine gongen, og vi tek ikkje vare på han.',
    secret: 'Nøkkelen',
    madeOn: 'Laga',
    until: 'Verkar til',
    used: 'Sist brukt',
    never: 'aldri',
    revoke: 'Trekk tilbake',
    revokeNamed: (name) => `Trekk tilbake nøkkelen «${name}»`,
    revoked: 'Trekt tilbake',
    expired: 'Gått ut',
    state: 'Status',
    works: 'Verkar',
    tooMany: (most) => `Du har ${most} nøklar som verkar. Trekk tilbake ein før du lagar ein ny.`,
  },
  en: {
    title: 'For programs',
    lead: 'A program that is to fetch or send something here needs a token. The token acts for you: it may do no more than you may, and stops working when you no longer have a role here.',
    document: 'Description of the interface (OpenAPI)',
    own: 'Your tokens',
    none: 'You have no tokens.',
    name: 'Name of the token',
    nameHelp: 'So that you know it again, for example the name of the program',
    nameMissing: 'Give the token a name of at most 80 characters',
    gives: 'What it gives access to',
    givesMissing: 'Choose at least one thing that the token gives access to',
    scopes: {
      read: 'Read: years, partnerships, tasks and deadlines',
      act: 'Do what you may do yourself: hand in, approve, move deadlines',
      journal: 'Read the journal (for secretariats and case officers)',
      mails: 'Read the mail log (for secretariats and case officers)',
      people:
        'Read the directory of people and roles, and change it together with “do” (for secretariats and case officers)',
    },
    days: 'For how many days it works',
    daysHelp: (most) => `From 1 to ${most}`,
    daysWrong: (most) => `The number of days must be a whole number from 1 to ${most}`,
    make: 'Make a token',
    makeTitle: 'Make a new token',
    made: 'The token is made',
    madeLead: 'Copy it now. It is shown this once only, and we do not keep it.',
    secret: 'The token',
    madeOn: 'Made',
    until: 'Works until',
    used: 'Last used',
    never: 'never',
    revoke: 'Revoke',
    revokeNamed: (name) => `Revoke the token “${name}”`,
    revoked: 'Revoked',
    expired: 'Run out',
    state: 'State',
    works: 'Works',
    tooMany: (most) => `You have ${most} tokens that work. Revoke one before you make another.`,
  },
};

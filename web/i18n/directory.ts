// Texts of the directory's pages.

import type { AbsenceReason } from '../../domain/absence.ts';
import type { Language } from '../../domain/words.ts';

export interface DirectoryWords {
  readonly title: string;
  readonly lead: string;
  readonly search: string;
  readonly searchHelp: string;
  readonly find: string;
  readonly none: string;
  readonly name: string;
  readonly address: string;
  readonly roles: string;
  readonly away: string;
  readonly awayNow: (until: string) => string;
  readonly next: string;
  readonly since: (date: string) => string;
  readonly absences: string;
  readonly noAbsences: string;
  readonly days: (from: string, to: string) => string;
  readonly deputy: string;
  readonly noDeputy: string;
  readonly recordAway: string;
  readonly from: string;
  readonly to: string;
  readonly dateHelp: string;
  readonly reason: string;
  readonly reasons: Readonly<Record<AbsenceReason, string>>;
  readonly deputyAddress: string;
  readonly deputyHelp: string;
  readonly record: string;
  readonly back: string;
  readonly backHelp: string;
  readonly handOver: string;
  readonly handOverHelp: string;
  readonly role: string;
  readonly taker: string;
  readonly takerHelp: string;
  readonly on: string;
  readonly hand: string;
  readonly noDate: (label: string) => string;
  readonly unknown: (label: string) => string;
}

export const DIRECTORY_WORDS: Readonly<Record<Language, DirectoryWords>> = {
  nb: {
    title: 'Folk og roller',
    lead: 'De som har en rolle i forumene du følger. Den som er borte, kan ha en stedfortreder, og en rolle kan gå over til en annen fra en bestemt dag.',
    search: 'Søk',
    searchHelp: 'Del av navn eller e-postadresse',
    find: 'Finn',
    none: 'Ingen passer med søket.',
    name: 'Navn',
    address: 'E-postadresse',
    roles: 'Roller',
    away: 'Borte',
    awayNow: (until) => `Borte til og med ${until}`,
    next: 'Neste side',
    since: (date) => `fra ${date}`,
    absences: 'Fravær',
    noAbsences: 'Ingen fravær er meldt.',
    days: (from, to) => `${from} – ${to}`,
    deputy: 'Stedfortreder',
    noDeputy: 'Ingen: sekretariatet får det som kommer',
    recordAway: 'Meld fravær',
    from: 'Første dag borte',
    to: 'Siste dag borte',
    dateHelp: 'For eksempel 31.12.2027',
    reason: 'Grunn',
    reasons: { holiday: 'Ferie', leave: 'Permisjon', travel: 'Reise', other: 'Annet' },
    deputyAddress: 'E-postadressen til stedfortrederen',
    deputyHelp: 'Valgfritt. Stedfortrederen får det som kommer, og kan handle. Journalen nevner begge.',
    record: 'Meld fraværet',
    back: 'Er tilbake fra i dag',
    backHelp: 'Det som venter, kommer til personen selv igjen.',
    handOver: 'Overfør en rolle',
    handOverHelp: 'Det som ikke er ferdig, følger rollen. Begge får beskjed.',
    role: 'Rolle',
    taker: 'E-postadressen til den som tar over',
    takerHelp: 'Personen må stå her fra før',
    on: 'Fra og med',
    hand: 'Overfør rollen',
    noDate: (label) => `«${label}» må være en dato som finnes, for eksempel 31.12.2027`,
    unknown: (label) => `«${label}»: ingen her har den adressen`,
  },
  nn: {
    title: 'Folk og roller',
    lead: 'Dei som har ei rolle i foruma du følgjer. Den som er borte, kan ha ein stadfortredar, og ei rolle kan gå over til ein annan frå ein viss dag.',
    search: 'Søk',
    searchHelp: 'Del av namn eller e-postadresse',
    find: 'Finn',
    none: 'Ingen passar med søket.',
    name: 'Namn',
    address: 'E-postadresse',
    roles: 'Roller',
    away: 'Borte',
    awayNow: (until) => `Borte til og med ${until}`,
    next: 'Neste side',
    since: (date) => `frå ${date}`,
    absences: 'Fråvær',
    noAbsences: 'Ingen fråvær er melde.',
    days: (from, to) => `${from} – ${to}`,
    deputy: 'Stadfortredar',
    noDeputy: 'Ingen: sekretariatet får det som kjem',
    recordAway: 'Meld fråvær',
    from: 'Første dag borte',
    to: 'Siste dag borte',
    dateHelp: 'Til dømes 31.12.2027',
    reason: 'Grunn',
    reasons: { holiday: 'Ferie', leave: 'Permisjon', travel: 'Reise', other: 'Anna' },
    deputyAddress: 'E-postadressa til stadfortredaren',
    deputyHelp: 'Valfritt. Stadfortredaren får det som kjem, og kan handle. Journalen nemner begge.',
    record: 'Meld fråværet',
    back: 'Er tilbake frå i dag',
    backHelp: 'Det som ventar, kjem til personen sjølv igjen.',
    handOver: 'Overfør ei rolle',
    handOverHelp: 'Det som ikkje er ferdig, følgjer rolla. Begge får beskjed.',
    role: 'Rolle',
    taker: 'E-postadressa til den som tek over',
    takerHelp: 'Personen må stå her frå før',
    on: 'Frå og med',
    hand: 'Overfør rolla',
    noDate: (label) => `«${label}» må vere ein dato som finst, til dømes 31.12.2027`,
    unknown: (label) => `«${label}»: ingen her har den adressa`,
  },
  en: {
    title: 'People and roles',
    lead: 'Those who hold a role in the forums that you follow. Whoever is away may have a deputy, and a role may pass to somebody else from a certain day.',
    search: 'Search',
    searchHelp: 'Part of a name or an address',
    find: 'Find',
    none: 'Nobody fits the search.',
    name: 'Name',
    address: 'E-mail address',
    roles: 'Roles',
    away: 'Away',
    awayNow: (until) => `Away until ${until}`,
    next: 'Next page',
    since: (date) => `from ${date}`,
    absences: 'Absences',
    noAbsences: 'No absence is recorded.',
    days: (from, to) => `${from} – ${to}`,
    deputy: 'Deputy',
    noDeputy: 'None: the secretariat gets what comes',
    recordAway: 'Record an absence',
    from: 'First day away',
    to: 'Last day away',
    dateHelp: 'For example 31.12.2027',
    reason: 'Reason',
    reasons: { holiday: 'Holiday', leave: 'Leave', travel: 'Travel', other: 'Other' },
    deputyAddress: 'The deputy’s e-mail address',
    deputyHelp: 'Optional. The deputy gets what comes, and may act. The journal names both.',
    record: 'Record the absence',
    back: 'Is back from today',
    backHelp: 'What waits comes to the person again.',
    handOver: 'Hand over a role',
    handOverHelp: 'What is not finished follows the role. Both are told.',
    role: 'Role',
    taker: 'E-mail address of whoever takes over',
    takerHelp: 'The person must be here already',
    on: 'From',
    hand: 'Hand over the role',
    noDate: (label) => `“${label}” must be a date that exists, for example 31.12.2027`,
    unknown: (label) => `“${label}”: nobody here has that address`,
  },
};

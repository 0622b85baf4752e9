// Texts of the pages on what years are made from: the list, the difference between two, opening the next.

import type { Language } from '../../domain/words.ts';

export interface DefinitionWords {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly year: string;
  readonly state: string;
  readonly check: string;
  readonly states: Readonly<Record<string, string>>;
  readonly notOpened: string;
  readonly fits: string;
  readonly fault: string;
  readonly expired: string;
  readonly unknowns: (count: number) => string;
  readonly unknownsOf: (year: string) => string;
  readonly openNext: (year: number) => string;
  readonly openThis: string;
  readonly compare: string;
  readonly compareLead: string;
  readonly from: string;
  readonly to: string;
  readonly show: string;
  readonly same: string;
  readonly changes: (count: number) => string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
  readonly offset: Readonly<Record<'-1' | '0' | '1', string>>;
  readonly more: (count: number) => string;
  readonly open: (year: string) => string;
  readonly openLead: string;
  readonly cannot: string;
  readonly example: string;
  readonly deadlines: string;
  readonly step: string;
  readonly date: string;
  readonly handled: string;
  readonly asWritten: string;
  readonly mails: (count: number, first: string | null) => string;
  readonly vacant: (count: number) => string;
  readonly vacantLead: string;
  readonly acknowledge: string;
  readonly acknowledgeMissing: string;
  readonly allReached: string;
  readonly aboutForum: string;
  readonly differs: (year: string) => string;
  readonly button: (year: string) => string;
  readonly opened: string;
}

export const DEFINITION_WORDS: Readonly<Record<Language, DefinitionWords>> = {
  nb: {
    title: 'Definisjoner',
    lead: 'Hvert år lages av en fil for forumet, en for ordningen og en for året. Et år som er åpnet, beholder det som sto der da.',
    none: 'Ingen år er definert for forumene du følger.',
    year: 'År',
    state: 'Stadium',
    check: 'Kontroll',
    states: { open: 'Løper', closed: 'Avsluttet', cancelled: 'Avlyst', closing: 'Avsluttes', cancelling: 'Avlyses' },
    notOpened: 'Ikke åpnet',
    fits: 'I orden',
    fault: 'Kan ikke brukes',
    expired: 'Ordningen gjelder ikke i dette året',
    unknowns: (count) => (count === 1 ? '1 opplysning mangler' : `${count} opplysninger mangler`),
    unknownsOf: (year) => `Dette er ikke kjent: ${year}`,
    openNext: (year) => `Åpne ${year}`,
    openThis: 'Åpne',
    compare: 'Sammenlign',
    compareLead: 'Velg to år eller ordninger for å se hvilke felt som er ulike.',
    from: 'Fra',
    to: 'Til',
    show: 'Vis forskjellen',
    same: 'Ingen felt er ulike.',
    changes: (count) => (count === 1 ? '1 felt er ulikt' : `${count} felt er ulike`),
    field: 'Felt',
    before: 'Fra',
    after: 'Til',
    nothing: 'ingenting',
    yes: 'ja',
    no: 'nei',
    offset: { '-1': 'året før', '0': '', '1': 'året etter' },
    more: (count) => `${count} felt til er ulike.`,
    open: (year) => `Åpne ${year}`,
    openLead: 'Se over dette først. Når året er åpnet, går frister og e-poster av seg selv.',
    cannot: 'Året kan ikke åpnes ennå',
    example: 'Året åpnes som et eksempel',
    deadlines: 'Frister',
    step: 'Steg',
    date: 'Dato',
    handled: 'Gjelder',
    asWritten: 'Som skrevet',
    mails: (count, first) =>
      first === null
        ? 'Ingen e-poster blir sendt av seg selv.'
        : `Gjør ingen noe, blir det sendt ${count} e-poster. Den første går ${first}.`,
    vacant: (count) => (count === 1 ? 'Én rolle er uten noen å nå' : `${count} roller er uten noen å nå`),
    vacantLead: 'Det som gjelder dem, går til sekretariatet så lenge.',
    acknowledge: 'Jeg vet at ingen kan nås i disse rollene',
    acknowledgeMissing: 'Bekreft at du vet at ingen kan nås i rollene som er nevnt',
    allReached: 'Det er noen å nå i alle roller.',
    aboutForum: 'Om forumet',
    differs: (year) => `Det som er ulikt fra ${year}`,
    button: (year) => `Åpne ${year}`,
    opened: 'Året er åpnet.',
  },
  nn: {
    title: 'Definisjonar',
    lead: 'Kvart år blir laga av ei fil for forumet, ei for ordninga og ei for året. Eit år som er opna, held på det som stod der då.',
    none: 'Ingen år er definerte for foruma du følgjer.',
    year: 'År',
    state: 'Stadium',
    check: 'Kontroll',
    states: {
      open: 'Går',
      closed: 'Avslutta',
      cancelled: 'Avlyst',
      closing: 'Blir avslutta',
      cancelling: 'Blir avlyst',
    },
    notOpened: 'Ikkje opna',
    fits: 'I orden',
    fault: 'Kan ikkje brukast',
    expired: 'Ordninga gjeld ikkje i dette året',
    unknowns: (count) => (count === 1 ? '1 opplysning manglar' : `${count} opplysningar manglar`),
    unknownsOf: (year) => `Dette er ikkje kjent: ${year}`,
    openNext: (year) => `Opne ${year}`,
    openThis: 'Opne',
    compare: 'Samanlikn',
    compareLead: 'Vel to år eller ordningar for å sjå kva felt som er ulike.',
    from: 'Frå',
    to: 'Til',
    show: 'Vis skilnaden',
    same: 'Ingen felt er ulike.',
    changes: (count) => (count === 1 ? '1 felt er ulikt' : `${count} felt er ulike`),
    field: 'Felt',
    before: 'Frå',
    after: 'Til',
    nothing: 'ingenting',
    yes: 'ja',
    no: 'nei',
    offset: { '-1': 'året før', '0': '', '1': 'året etter' },
    more: (count) => `${count} felt til er ulike.`,
    open: (year) => `Opne ${year}`,
    openLead: 'Sjå over dette først. Når året er opna, går fristar og e-postar av seg sjølv.',
    cannot: 'Året kan ikkje opnast enno',
    example: 'Året blir opna som eit eksempel',
    deadlines: 'Fristar',
    step: 'Steg',
    date: 'Dato',
    handled: 'Gjeld',
    asWritten: 'Som skrive',
    mails: (count, first) =>
      first === null
        ? 'Ingen e-postar blir sende av seg sjølv.'
        : `Gjer ingen noko, blir det sendt ${count} e-postar. Den første går ${first}.`,
    vacant: (count) => (count === 1 ? 'Éi rolle er utan nokon å nå' : `${count} roller er utan nokon å nå`),
    vacantLead: 'Det som gjeld dei, går til sekretariatet så lenge.',
    acknowledge: 'Eg veit at ingen kan nåast i desse rollene',
    acknowledgeMissing: 'Stadfest at du veit at ingen kan nåast i rollene som er nemnde',
    allReached: 'Det er nokon å nå i alle roller.',
    aboutForum: 'Om forumet',
    differs: (year) => `Det som er ulikt frå ${year}`,
    button: (year) => `Opne ${year}`,
    opened: 'Året er opna.',
  },
  en: {
    title: 'Definitions',
    lead: 'Each year is made from a file for the forum, one for the scheme and one for the year. A year that is open keeps what they said then.',
    none: 'No year is defined for the forums that you follow.',
    year: 'Year',
    state: 'State',
    check: 'Check',
    states: { open: 'Running', closed: 'Closed', cancelled: 'Cancelled', closing: 'Closing', cancelling: 'Cancelling' },
    notOpened: 'Not opened',
    fits: 'Fits',
    fault: 'Cannot be used',
    expired: 'The scheme does not cover this year',
    unknowns: (count) => (count === 1 ? '1 thing is unknown' : `${count} things are unknown`),
    unknownsOf: (year) => `This is not known: ${year}`,
    openNext: (year) => `Open ${year}`,
    openThis: 'Open',
    compare: 'Compare',
    compareLead: 'Choose two years or schemes to see which fields differ.',
    from: 'From',
    to: 'To',
    show: 'Show the difference',
    same: 'No field differs.',
    changes: (count) => (count === 1 ? '1 field differs' : `${count} fields differ`),
    field: 'Field',
    before: 'From',
    after: 'To',
    nothing: 'nothing',
    yes: 'yes',
    no: 'no',
    offset: { '-1': 'the year before', '0': '', '1': 'the year after' },
    more: (count) => `${count} more fields differ.`,
    open: (year) => `Open ${year}`,
    openLead: 'Look this over first. Once the year is open, deadlines and mails go by themselves.',
    cannot: 'The year cannot be opened yet',
    example: 'The year is opened as an example',
    deadlines: 'Deadlines',
    step: 'Step',
    date: 'Date',
    handled: 'Handled on',
    asWritten: 'As written',
    mails: (count, first) =>
      first === null
        ? 'No mails go out by themselves.'
        : `If nobody does anything, ${count} mails go out. The first goes on ${first}.`,
    vacant: (count) => (count === 1 ? 'Nobody can be reached in one role' : `Nobody can be reached in ${count} roles`),
    vacantLead: 'What concerns them goes to the secretariat meanwhile.',
    acknowledge: 'I know that nobody can be reached in these roles',
    acknowledgeMissing: 'Confirm that you know that nobody can be reached in the roles named',
    allReached: 'Somebody can be reached in every role.',
    aboutForum: 'About the forum',
    differs: (year) => `What differs from ${year}`,
    button: (year) => `Open ${year}`,
    opened: 'The year is open.',
  },
};

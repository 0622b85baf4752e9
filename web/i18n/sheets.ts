// Spreadsheets in nb, nn and en: heads of columns, the page, and what is wrong with a row. Pure.
// Long, since every word stands three times: heads that must be the same in what is written and what is read.

import type { LineKind } from '../../domain/allocation-lines.ts';
import type { Language } from '../../domain/words.ts';

export type SheetKind = 'board' | 'deadlines' | 'allocation' | 'people' | 'mails';

export interface SheetWords {
  readonly title: string;
  readonly lead: string;
  readonly kinds: Readonly<Record<SheetKind, string>>;
  /** Names of files: small letters, no spaces. */
  readonly files: Readonly<Record<SheetKind, string>>;
  readonly forAll: string;
  readonly heads: Readonly<
    Record<
      | 'forum'
      | 'scheme'
      | 'year'
      | 'partnership'
      | 'stage'
      | 'next'
      | 'deadline'
      | 'overdue'
      | 'grant'
      | 'step'
      | 'party'
      | 'owedBy'
      | 'nominal'
      | 'handled'
      | 'time'
      | 'state'
      | 'late'
      | 'submitted'
      | 'recipient'
      | 'kind'
      | 'amount'
      | 'explanation'
      | 'id'
      | 'name'
      | 'email'
      | 'language'
      | 'role'
      | 'partyId'
      | 'sent'
      | 'to'
      | 'subject'
      | 'reply',
      string
    >
  >;
  readonly yes: string;
  readonly lineKinds: Readonly<Record<LineKind, string>>;
  readonly importTitle: string;
  readonly importLead: (heads: readonly string[]) => string;
  readonly file: string;
  readonly fileHelp: string;
  readonly fileMissing: string;
  readonly forumOf: string;
  readonly look: string;
  readonly lookTitle: string;
  readonly nothingYet: string;
  readonly good: (added: number, changed: number, unchanged: number) => string;
  readonly added: string;
  readonly changed: string;
  readonly bad: (count: number) => string;
  readonly badLead: string;
  readonly row: string;
  readonly fault: string;
  readonly confirm: (count: number) => string;
  readonly again: string;
  readonly doneTitle: string;
  readonly done: (added: number, changed: number) => string;
  readonly faults: {
    readonly empty: string;
    readonly noHead: (heads: string) => string;
    readonly unknownHead: (heads: string) => string;
    readonly doubleHead: (heads: string) => string;
    readonly missing: (head: string) => string;
    readonly id: (value: string) => string;
    readonly email: (value: string) => string;
    readonly language: (value: string) => string;
    readonly role: (value: string) => string;
    readonly party: (value: string) => string;
    readonly twice: (row: number) => string;
    readonly differs: (head: string, row: number) => string;
    readonly elsewhere: string;
    readonly unfit: (why: string) => string;
    readonly dragged: (row: number) => string;
  };
}

const NB: SheetWords = {
  title: 'Regneark',
  lead: 'Last ned lister som regneark (XLSX) eller som CSV.',
  kinds: {
    board: 'Alle partnerskap',
    deadlines: 'Oppgaver og frister',
    allocation: 'Fordelingen',
    people: 'Personer og roller',
    mails: 'E-postloggen',
  },
  files: { board: 'partnerskap', deadlines: 'frister', allocation: 'fordeling', people: 'personer', mails: 'epost' },
  forAll: 'Alle årene',
  heads: {
    forum: 'Forum',
    scheme: 'Ordning',
    year: 'År',
    partnership: 'Partnerskap',
    stage: 'Stadium',
    next: 'Neste oppgave',
    deadline: 'Frist',
    overdue: 'Forfalt',
    grant: 'Tilskudd',
    step: 'Oppgave',
    party: 'Hvem',
    owedBy: 'Rolle som leverer',
    nominal: 'Fastsatt frist',
    handled: 'Frist som gjelder',
    time: 'Klokkeslett',
    state: 'Status',
    late: 'For sent',
    submitted: 'Levert',
    recipient: 'Mottaker',
    kind: 'Slag',
    amount: 'Beløp',
    explanation: 'Forklaring',
    id: 'Id',
    name: 'Navn',
    email: 'E-post',
    language: 'Språk',
    role: 'Rolle',
    partyId: 'Part',
    sent: 'Sendt',
    to: 'Til',
    subject: 'Emne',
    reply: 'Svar',
  },
  yes: 'ja',
  lineKinds: {
    meetings: 'Møter',
    fixed: 'Fast linje',
    coordination: 'Koordinering',
    joint: 'Fellestiltak',
    base: 'Grunnbeløp',
    key: 'Etter nøkkel',
    measure: 'Tiltak',
  },
  importTitle: 'Hent inn personer fra et regneark',
  importLead: (heads) =>
    `Arket må ha disse kolonnene: ${heads.join(', ')}. Én rad for hver rolle en person har. Lettest er det å laste ned «Personer og roller», endre der og hente det inn. Ingen blir fjernet, og ingenting blir lagret før du har sett over og bekreftet.`,
  file: 'Regneark',
  fileHelp: 'XLSX eller CSV, høyst 1 MB',
  fileMissing: 'Velg et regneark',
  forumOf: 'Forum',
  look: 'Se over',
  lookTitle: 'Se over før du henter inn',
  nothingYet: 'Ingenting er lagret ennå.',
  good: (added, changed, unchanged) => `${added} nye, ${changed} endret, ${unchanged} som før.`,
  added: 'Ny',
  changed: 'Endret',
  bad: (count) => (count === 1 ? 'Én rad kan ikke brukes' : `${count} rader kan ikke brukes`),
  badLead: 'Personer med en slik rad blir ikke hentet inn. Rett opp i arket og hent det inn på nytt.',
  row: 'Rad',
  fault: 'Hva som er galt',
  confirm: (count) => (count === 1 ? 'Hent inn én person' : `Hent inn ${count} personer`),
  again: 'Velg et annet ark',
  doneTitle: 'Hentet inn',
  done: (added, changed) => `${added} nye og ${changed} endrede personer er lagret.`,
  faults: {
    empty: 'Arket er tomt.',
    noHead: (heads) => `Kolonner som mangler: ${heads}.`,
    unknownHead: (heads) => `Kolonner vi ikke kjenner: ${heads}.`,
    doubleHead: (heads) => `Kolonner som står to ganger: ${heads}.`,
    missing: (head) => `«${head}» er tom.`,
    id: (value) => `Id-en «${value}» må være små bokstaver, siffer og bindestreker.`,
    email: (value) => `«${value}» er ikke én e-postadresse.`,
    language: (value) => `Språket «${value}» er ukjent. Bruk nb, nn eller en.`,
    role: (value) => `Rollen «${value}» er ukjent.`,
    party: (value) => `Parten «${value}» finnes ikke i forumet.`,
    twice: (row) => `Den samme rollen står i rad ${row}.`,
    differs: (head, row) => `«${head}» er en annen enn i rad ${row}.`,
    elsewhere: 'Personen har også roller i et annet forum, og kan ikke endres herfra.',
    unfit: (why) => `Passer ikke sammen: ${why}`,
    dragged: (row) => `Raden er i orden, men rad ${row} for samme person er det ikke.`,
  },
};

const NN: SheetWords = {
  title: 'Rekneark',
  lead: 'Last ned lister som rekneark (XLSX) eller som CSV.',
  kinds: {
    board: 'Alle partnarskap',
    deadlines: 'Oppgåver og fristar',
    allocation: 'Fordelinga',
    people: 'Personar og roller',
    mails: 'E-postloggen',
  },
  files: { board: 'partnarskap', deadlines: 'fristar', allocation: 'fordeling', people: 'personar', mails: 'epost' },
  forAll: 'Alle åra',
  heads: {
    forum: 'Forum',
    scheme: 'Ordning',
    year: 'År',
    partnership: 'Partnarskap',
    stage: 'Stadium',
    next: 'Neste oppgåve',
    deadline: 'Frist',
    overdue: 'Forfallen',
    grant: 'Tilskot',
    step: 'Oppgåve',
    party: 'Kven',
    owedBy: 'Rolle som leverer',
    nominal: 'Fastsett frist',
    handled: 'Frist som gjeld',
    time: 'Klokkeslett',
    state: 'Status',
    late: 'For seint',
    submitted: 'Levert',
    recipient: 'Mottakar',
    kind: 'Slag',
    amount: 'Beløp',
    explanation: 'Forklaring',
    id: 'Id',
    name: 'Namn',
    email: 'E-post',
    language: 'Språk',
    role: 'Rolle',
    partyId: 'Part',
    sent: 'Sendt',
    to: 'Til',
    subject: 'Emne',
    reply: 'Svar',
  },
  yes: 'ja',
  lineKinds: {
    meetings: 'Møte',
    fixed: 'Fast linje',
    coordination: 'Koordinering',
    joint: 'Fellestiltak',
    base: 'Grunnbeløp',
    key: 'Etter nøkkel',
    measure: 'Tiltak',
  },
  importTitle: 'Hent inn personar frå eit rekneark',
  importLead: (heads) =>
    `Arket må ha desse kolonnane: ${heads.join(', ')}. Éi rad for kvar rolle ein person har. Lettast er det å laste ned «Personar og roller», endre der og hente det inn. Ingen blir fjerna, og ingenting blir lagra før du har sett over og stadfesta.`,
  file: 'Rekneark',
  fileHelp: 'XLSX eller CSV, høgst 1 MB',
  fileMissing: 'Vel eit rekneark',
  forumOf: 'Forum',
  look: 'Sjå over',
  lookTitle: 'Sjå over før du hentar inn',
  nothingYet: 'Ingenting er lagra enno.',
  good: (added, changed, unchanged) => `${added} nye, ${changed} endra, ${unchanged} som før.`,
  added: 'Ny',
  changed: 'Endra',
  bad: (count) => (count === 1 ? 'Éi rad kan ikkje brukast' : `${count} rader kan ikkje brukast`),
  badLead: 'Personar med ei slik rad blir ikkje henta inn. Rett opp i arket og hent det inn på nytt.',
  row: 'Rad',
  fault: 'Kva som er gale',
  confirm: (count) => (count === 1 ? 'Hent inn éin person' : `Hent inn ${count} personar`),
  again: 'Vel eit anna ark',
  doneTitle: 'Henta inn',
  done: (added, changed) => `${added} nye og ${changed} endra personar er lagra.`,
  faults: {
    empty: 'Arket er tomt.',
    noHead: (heads) => `Kolonnar som manglar: ${heads}.`,
    unknownHead: (heads) => `Kolonnar vi ikkje kjenner: ${heads}.`,
    doubleHead: (heads) => `Kolonnar som står to gonger: ${heads}.`,
    missing: (head) => `«${head}» er tom.`,
    id: (value) => `Id-en «${value}» må vere små bokstavar, siffer og bindestrekar.`,
    email: (value) => `«${value}» er ikkje éi e-postadresse.`,
    language: (value) => `Språket «${value}» er ukjent. Bruk nb, nn eller en.`,
    role: (value) => `Rolla «${value}» er ukjend.`,
    party: (value) => `Parten «${value}» finst ikkje i forumet.`,
    twice: (row) => `Den same rolla står i rad ${row}.`,
    differs: (head, row) => `«${head}» er ein annan enn i rad ${row}.`,
    elsewhere: 'Personen har òg roller i eit anna forum, og kan ikkje endrast herifrå.',
    unfit: (why) => `Passar ikkje saman: ${why}`,
    dragged: (row) => `Rada er i orden, men rad ${row} for same person er det ikkje.`,
  },
};

const EN: SheetWords = {
  title: 'Spreadsheets',
  lead: 'Download lists as spreadsheets (XLSX) or as CSV.',
  kinds: {
    board: 'All partnerships',
    deadlines: 'Tasks and deadlines',
    allocation: 'The allocation',
    people: 'People and roles',
    mails: 'The mail log',
  },
  files: { board: 'partnerships', deadlines: 'deadlines', allocation: 'allocation', people: 'people', mails: 'mails' },
  forAll: 'All years',
  heads: {
    forum: 'Forum',
    scheme: 'Scheme',
    year: 'Year',
    partnership: 'Partnership',
    stage: 'Stage',
    next: 'Next task',
    deadline: 'Deadline',
    overdue: 'Overdue',
    grant: 'Grant',
    step: 'Task',
    party: 'Who',
    owedBy: 'Role that hands in',
    nominal: 'Deadline as set',
    handled: 'Deadline that counts',
    time: 'Time',
    state: 'State',
    late: 'Late',
    submitted: 'Handed in',
    recipient: 'Recipient',
    kind: 'Kind',
    amount: 'Amount',
    explanation: 'Explanation',
    id: 'Id',
    name: 'Name',
    email: 'E-mail',
    language: 'Language',
    role: 'Role',
    partyId: 'Party',
    sent: 'Sent',
    to: 'To',
    subject: 'Subject',
    reply: 'Reply',
  },
  yes: 'yes',
  lineKinds: {
    meetings: 'Meetings',
    fixed: 'Fixed line',
    coordination: 'Coordination',
    joint: 'Joint measures',
    base: 'Base amount',
    key: 'By key',
    measure: 'Measure',
  },
  importTitle: 'Import people from a spreadsheet',
  importLead: (heads) =>
    `The sheet must have these columns: ${heads.join(', ')}. One row for each role that a person has. It is easiest to download “People and roles”, change it there and import it. Nobody is removed, and nothing is kept before you have looked it over and confirmed.`,
  file: 'Spreadsheet',
  fileHelp: 'XLSX or CSV, at most 1 MB',
  fileMissing: 'Choose a spreadsheet',
  forumOf: 'Forum',
  look: 'Look it over',
  lookTitle: 'Look it over before you import',
  nothingYet: 'Nothing is kept yet.',
  good: (added, changed, unchanged) => `${added} new, ${changed} changed, ${unchanged} as before.`,
  added: 'New',
  changed: 'Changed',
  bad: (count) => (count === 1 ? 'One row cannot be used' : `${count} rows cannot be used`),
  badLead: 'People with such a row are not imported. Mend the sheet and import it again.',
  row: 'Row',
  fault: 'What is wrong',
  confirm: (count) => (count === 1 ? 'Import one person' : `Import ${count} people`),
  again: 'Choose another sheet',
  doneTitle: 'Imported',
  done: (added, changed) => `${added} new and ${changed} changed people are kept.`,
  faults: {
    empty: 'The sheet is empty.',
    noHead: (heads) => `Columns that are missing: ${heads}.`,
    unknownHead: (heads) => `Columns that we do not know: ${heads}.`,
    doubleHead: (heads) => `Columns that stand twice: ${heads}.`,
    missing: (head) => `“${head}” is empty.`,
    id: (value) => `The id “${value}” must be small letters, digits and hyphens.`,
    email: (value) => `“${value}” is not one e-mail address.`,
    language: (value) => `The language “${value}” is unknown. Use nb, nn or en.`,
    role: (value) => `The role “${value}” is unknown.`,
    party: (value) => `The party “${value}” is not in the forum.`,
    twice: (row) => `The same role stands in row ${row}.`,
    differs: (head, row) => `“${head}” is another than in row ${row}.`,
    elsewhere: 'The person has roles in another forum too, and cannot be changed from here.',
    unfit: (why) => `Does not fit together: ${why}`,
    dragged: (row) => `The row is in order, but row ${row} of the same person is not.`,
  },
};

export const SHEET_WORDS: Readonly<Record<Language, SheetWords>> = { nb: NB, nn: NN, en: EN };

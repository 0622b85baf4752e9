// What the forum’s meetings say in nb, nn and en. Pure.
// Long, since every sentence stands three times: the words of one page, kept together so that languages can be
// compared.

import type { ConflictKind, ItemOutcome, ItemSubject, Vote } from '../../domain/forum-state.ts';
import type { Language } from '../../domain/words.ts';

/** A missing text is a type error, so no language can lag behind. */
export interface MeetingWords {
  readonly meetings: {
    readonly title: string;
    readonly none: string;
    readonly date: string;
    readonly time: string;
    readonly timeHelp: string;
    readonly place: string;
    readonly papersOut: string;
    readonly papersHelp: string;
    readonly heldFor: string;
    readonly noStep: string;
    readonly items: string;
    readonly status: string;
    readonly statuses: Readonly<Record<'planned' | 'held' | 'cancelled', string>>;
    readonly plan: string;
    readonly planLead: string;
    readonly planned: string;
    readonly meetingOf: (date: string) => string;
    readonly at: (date: string, time: string, place: string | null) => string;
    readonly papersOn: (date: string) => string;
    readonly papersSent: (date: string) => string;
    readonly wasOn: (date: string) => string;
    readonly move: string;
    readonly moveLead: string;
    readonly cancel: string;
    readonly cancelLead: string;
    readonly reason: string;
    readonly reasonMissing: string;
    readonly dateMissing: string;
    readonly timeWrong: string;
  };
  readonly agenda: {
    readonly title: string;
    readonly none: string;
    readonly edit: string;
    readonly lead: string;
    readonly subject: string;
    readonly itemTitle: string;
    readonly about: string;
    readonly nobody: string;
    readonly row: (number: number) => string;
    readonly save: string;
    readonly suggest: string;
    readonly subjects: Readonly<Record<ItemSubject, string>>;
    readonly measureOf: (party: string) => string;
    readonly item: (number: number, title: string) => string;
    readonly concerns: (who: string) => string;
    readonly sendPapers: string;
    readonly sendPapersLead: string;
    readonly titleMissing: (number: number) => string;
  };
  readonly attendance: {
    readonly title: string;
    readonly lead: string;
    readonly seat: string;
    readonly who: string;
    readonly absent: string;
    readonly substitute: string;
    readonly save: string;
    readonly none: string;
    readonly votes: string;
    readonly missing: string;
  };
  readonly conflict: {
    readonly title: string;
    readonly lead: string;
    readonly seat: string;
    readonly kind: string;
    readonly kinds: Readonly<Record<ConflictKind, string>>;
    readonly substitute: string;
    readonly noSubstitute: string;
    readonly substituteHelp: string;
    readonly note: string;
    readonly send: string;
    readonly choose: string;
    readonly said: (seat: string, kind: ConflictKind, substitute: string | null) => string;
  };
  readonly outcome: {
    readonly title: string;
    readonly record: string;
    readonly choose: string;
    readonly kinds: Readonly<Record<ItemOutcome | 'returned', string>>;
    readonly votesTitle: string;
    readonly votesLead: string;
    readonly vote: string;
    readonly noVote: string;
    readonly votes: Readonly<Record<Vote, string>>;
    readonly dissent: string;
    readonly preliminaryFrame: string;
    readonly jointMeasures: string;
    readonly note: string;
    readonly noteHelp: string;
    readonly meeting: string;
    readonly noMeeting: string;
    readonly inMeeting: string;
    readonly ended: (outcome: string) => string;
    readonly waits: string;
  };
  readonly close: { readonly title: string; readonly lead: string; readonly button: string };
  readonly minutes: {
    readonly title: string;
    readonly open: string;
    readonly lead: string;
    readonly text: string;
    readonly textHelp: string;
    readonly save: string;
    readonly docx: string;
    readonly plain: string;
    readonly fromRecord: string;
    readonly fromRecordLead: string;
    readonly read: string;
    readonly saved: (who: string, when: string) => string;
    readonly recordChanged: string;
  };
}

const nb: MeetingWords = {
  meetings: {
    title: 'Møter',
    none: 'Ingen møter er planlagt.',
    date: 'Dato',
    time: 'Klokkeslett',
    timeHelp: 'For eksempel 10:00',
    place: 'Sted',
    papersOut: 'Sakspapirer ut',
    papersHelp: 'Kan stå tomt. Da regner vi ut dagen.',
    heldFor: 'Møtet skal behandle',
    noStep: 'Ingen bestemt oppgave i året',
    items: 'Saker',
    status: 'Status',
    statuses: { planned: 'Planlagt', held: 'Holdt', cancelled: 'Avlyst' },
    plan: 'Planlegg et møte',
    planLead: 'Medlemmene får innkalling på e-post med det samme.',
    planned: 'Kall inn',
    meetingOf: (date) => `Møte ${date}`,
    at: (date, time, place) => `${date} klokka ${time}${place === null ? '' : `, ${place}`}`,
    papersOn: (date) => `Sakspapirene går ut ${date}.`,
    papersSent: (date) => `Sakspapirene gikk ut ${date}.`,
    wasOn: (date) => `Møtet er flyttet fra ${date}.`,
    move: 'Flytt møtet',
    moveLead: 'Medlemmene får beskjed om den nye datoen.',
    cancel: 'Avlys møtet',
    cancelLead: 'Medlemmene får beskjed om at møtet er avlyst.',
    reason: 'Grunn',
    reasonMissing: 'Skriv en grunn. Den kommer i meldingen til medlemmene.',
    dateMissing: 'Skriv en dato som finnes, for eksempel 31.12.2027',
    timeWrong: 'Skriv klokkeslettet som timer og minutter, for eksempel 10:00',
  },
  agenda: {
    title: 'Saksliste',
    none: 'Det er ikke satt opp noen saksliste.',
    edit: 'Sett opp sakslista',
    lead: 'En rad med tom tittel regnes ikke med. Lagre for å få plass til flere.',
    subject: 'Type',
    itemTitle: 'Tittel',
    about: 'Partnerskap',
    nobody: 'Ingen bestemt',
    row: (number) => `Sak ${number}`,
    save: 'Lagre sakslista',
    suggest: 'Foreslå en sak for hvert partnerskap',
    subjects: {
      recommendation: 'Innstilling',
      'first-meeting': 'Foreløpig ramme og fellestiltak',
      measure: 'Tiltak',
      'long-term-plan': 'Langsiktig plan',
      other: 'Annet',
    },
    measureOf: (party) => `Tiltak: ${party}`,
    item: (number, title) => `Sak ${number}: ${title}`,
    concerns: (who) => `Saken gjelder ${who}.`,
    sendPapers: 'Meld at sakspapirene er ute',
    sendPapersLead: 'Medlemmene får en e-post om at papirene er klare.',
    titleMissing: (number) => `Sak ${number} gjelder et tiltak. Velg partnerskapet`,
  },
  attendance: {
    title: 'Til stede',
    lead: 'Før opp hvem som møtte på hver plass.',
    seat: 'Plass',
    who: 'Hvem møtte',
    absent: 'Ikke til stede',
    substitute: 'vara',
    save: 'Lagre frammøtet',
    none: 'Frammøtet er ikke ført ennå.',
    votes: 'Stemmerett',
    missing: 'Velg minst én som var til stede',
  },
  conflict: {
    title: 'Meld fra om inhabilitet',
    lead: 'Det er du selv eller forumets egne regler som avgjør om du fratrer. Begge deler kommer i protokollen.',
    seat: 'Plass',
    kind: 'Hva gjelder?',
    kinds: { declared: 'Opplyser om det, og blir sittende', 'stepped-back': 'Fratrer i denne saken' },
    substitute: 'Vara i denne saken',
    noSubstitute: 'Ingen tar plassen',
    substituteHelp: 'Bare når noen fratrer.',
    note: 'Merknad til protokollen',
    send: 'Meld fra',
    choose: 'Velg hva som gjelder',
    said: (seat, kind, substitute) =>
      kind === 'declared'
        ? `${seat} har opplyst om mulig inhabilitet og blir sittende.`
        : `${seat} har fratrådt. ${substitute === null ? 'Ingen tar plassen.' : `${substitute} tar plassen.`}`,
  },
  outcome: {
    title: 'Hvordan endte saken?',
    record: 'Registrer utfallet',
    choose: 'Velg hvordan behandlingen endte',
    kinds: {
      agreed: 'Enighet',
      'agreed-with-dissent': 'Enighet, med protokolltilførsel',
      voted: 'Avstemning',
      'no-result': 'Ikke noe resultat',
      postponed: 'Utsatt',
      returned: 'Sendt tilbake for ny innstilling',
    },
    votesTitle: 'Stemmer og protokolltilførsler',
    votesLead: 'Fyll ut bare det som gjelder. Protokolltilførsler kommer ordrett i protokollen.',
    vote: 'Stemme',
    noVote: 'Ikke stemt',
    votes: { for: 'For', against: 'Mot', abstains: 'Avholdende' },
    dissent: 'Protokolltilførsel',
    preliminaryFrame: 'Foreløpig ramme',
    jointMeasures: 'Av dette til fellestiltak',
    note: 'Merknad',
    noteHelp: 'Kommer i protokollen. Skriv ikke om enkeltpersoner.',
    meeting: 'Behandlet i møte',
    noMeeting: 'Ikke i noe møte her',
    inMeeting: 'Utfallet registreres i møtet der saken er behandlet.',
    ended: (outcome) => `Utfall: ${outcome}.`,
    waits: 'Utfallet kan registreres når møtedagen er kommet og frammøtet er ført.',
  },
  close: {
    title: 'Avslutt møtet',
    lead: 'Når alle saker har et utfall. Etterpå kan ikke protokollen endres i registeret.',
    button: 'Avslutt møtet',
  },
  minutes: {
    title: 'Protokoll',
    open: 'Protokollen',
    lead: 'Teksten er laget av det som er registrert. Du kan rette den her, og laste den ned.',
    text: 'Tekst',
    textHelp:
      'En linje som begynner med # eller ## er en overskrift. En linje som begynner med - er et punkt i en liste.',
    save: 'Lagre teksten',
    docx: 'Last ned som Word-dokument',
    plain: 'Last ned som ren tekst',
    fromRecord: 'Lag teksten på nytt',
    fromRecordLead: 'Da forsvinner rettelsene, og teksten blir slik registeret er nå.',
    read: 'Slik er det registrert',
    saved: (who, when) => `Sist rettet av ${who} ${when}.`,
    recordChanged: 'Noe er registrert etter at teksten ble rettet. Se nederst hva registeret sier nå.',
  },
};

const nn: MeetingWords = {
  meetings: {
    title: 'Møte',
    none: 'Ingen møte er planlagde.',
    date: 'Dato',
    time: 'Klokkeslett',
    timeHelp: 'Til dømes 10:00',
    place: 'Stad',
    papersOut: 'Sakspapir ut',
    papersHelp: 'Kan stå tomt. Då reknar vi ut dagen.',
    heldFor: 'Møtet skal behandle',
    noStep: 'Inga bestemt oppgåve i året',
    items: 'Saker',
    status: 'Status',
    statuses: { planned: 'Planlagt', held: 'Halde', cancelled: 'Avlyst' },
    plan: 'Planlegg eit møte',
    planLead: 'Medlemmene får innkalling på e-post med det same.',
    planned: 'Kall inn',
    meetingOf: (date) => `Møte ${date}`,
    at: (date, time, place) => `${date} klokka ${time}${place === null ? '' : `, ${place}`}`,
    papersOn: (date) => `Sakspapira går ut ${date}.`,
    papersSent: (date) => `Sakspapira gjekk ut ${date}.`,
    wasOn: (date) => `Møtet er flytta frå ${date}.`,
    move: 'Flytt møtet',
    moveLead: 'Medlemmene får beskjed om den nye datoen.',
    cancel: 'Avlys møtet',
    cancelLead: 'Medlemmene får beskjed om at møtet er avlyst.',
    reason: 'Grunn',
    reasonMissing: 'Skriv ein grunn. Han kjem i meldinga til medlemmene.',
    dateMissing: 'Skriv ein dato som finst, til dømes 31.12.2027',
    timeWrong: 'Skriv klokkeslettet som timar og minutt, til dømes 10:00',
  },
  agenda: {
    title: 'Sakliste',
    none: 'Det er ikkje sett opp noka sakliste.',
    edit: 'Set opp saklista',
    lead: 'Ei rad med tom tittel blir ikkje rekna med. Lagre for å få plass til fleire.',
    subject: 'Type',
    itemTitle: 'Tittel',
    about: 'Partnarskap',
    nobody: 'Ingen bestemd',
    row: (number) => `Sak ${number}`,
    save: 'Lagre saklista',
    suggest: 'Føreslå ei sak for kvart partnarskap',
    subjects: {
      recommendation: 'Innstilling',
      'first-meeting': 'Førebels ramme og fellestiltak',
      measure: 'Tiltak',
      'long-term-plan': 'Langsiktig plan',
      other: 'Anna',
    },
    measureOf: (party) => `Tiltak: ${party}`,
    item: (number, title) => `Sak ${number}: ${title}`,
    concerns: (who) => `Saka gjeld ${who}.`,
    sendPapers: 'Meld at sakspapira er ute',
    sendPapersLead: 'Medlemmene får ein e-post om at papira er klare.',
    titleMissing: (number) => `Sak ${number} gjeld eit tiltak. Vel partnarskapet`,
  },
  attendance: {
    title: 'Til stades',
    lead: 'Før opp kven som møtte på kvar plass.',
    seat: 'Plass',
    who: 'Kven møtte',
    absent: 'Ikkje til stades',
    substitute: 'vara',
    save: 'Lagre frammøtet',
    none: 'Frammøtet er ikkje ført enno.',
    votes: 'Røysterett',
    missing: 'Vel minst éin som var til stades',
  },
  conflict: {
    title: 'Meld frå om ugildskap',
    lead: 'Det er du sjølv eller forumet sine eigne reglar som avgjer om du går frå. Begge delar kjem i protokollen.',
    seat: 'Plass',
    kind: 'Kva gjeld?',
    kinds: { declared: 'Opplyser om det, og blir sitjande', 'stepped-back': 'Går frå i denne saka' },
    substitute: 'Vara i denne saka',
    noSubstitute: 'Ingen tek plassen',
    substituteHelp: 'Berre når nokon går frå.',
    note: 'Merknad til protokollen',
    send: 'Meld frå',
    choose: 'Vel kva som gjeld',
    said: (seat, kind, substitute) =>
      kind === 'declared'
        ? `${seat} har opplyst om mogleg ugildskap og blir sitjande.`
        : `${seat} har gått frå. ${substitute === null ? 'Ingen tek plassen.' : `${substitute} tek plassen.`}`,
  },
  outcome: {
    title: 'Korleis enda saka?',
    record: 'Registrer utfallet',
    choose: 'Vel korleis behandlinga enda',
    kinds: {
      agreed: 'Semje',
      'agreed-with-dissent': 'Semje, med protokolltilførsel',
      voted: 'Røysting',
      'no-result': 'Ikkje noko resultat',
      postponed: 'Utsett',
      returned: 'Sendt tilbake for ny innstilling',
    },
    votesTitle: 'Røyster og protokolltilførslar',
    votesLead: 'Fyll ut berre det som gjeld. Protokolltilførslar kjem ordrett i protokollen.',
    vote: 'Røyst',
    noVote: 'Ikkje røysta',
    votes: { for: 'For', against: 'Mot', abstains: 'Avhaldande' },
    dissent: 'Protokolltilførsel',
    preliminaryFrame: 'Førebels ramme',
    jointMeasures: 'Av dette til fellestiltak',
    note: 'Merknad',
    noteHelp: 'Kjem i protokollen. Skriv ikkje om enkeltpersonar.',
    meeting: 'Behandla i møte',
    noMeeting: 'Ikkje i noko møte her',
    inMeeting: 'Utfallet blir registrert i møtet der saka er behandla.',
    ended: (outcome) => `Utfall: ${outcome}.`,
    waits: 'Utfallet kan registrerast når møtedagen er komen og frammøtet er ført.',
  },
  close: {
    title: 'Avslutt møtet',
    lead: 'Når alle saker har eit utfall. Etterpå kan ikkje protokollen endrast i registeret.',
    button: 'Avslutt møtet',
  },
  minutes: {
    title: 'Protokoll',
    open: 'Protokollen',
    lead: 'Teksten er laga av det som er registrert. Du kan rette han her, og laste han ned.',
    text: 'Tekst',
    textHelp: 'Ei linje som byrjar med # eller ## er ei overskrift. Ei linje som byrjar med - er eit punkt i ei liste.',
    save: 'Lagre teksten',
    docx: 'Last ned som Word-dokument',
    plain: 'Last ned som rein tekst',
    fromRecord: 'Lag teksten på nytt',
    fromRecordLead: 'Då forsvinn rettingane, og teksten blir slik registeret er no.',
    read: 'Slik er det registrert',
    saved: (who, when) => `Sist retta av ${who} ${when}.`,
    recordChanged: 'Noko er registrert etter at teksten vart retta. Sjå nedst kva registeret seier no.',
  },
};

const en: MeetingWords = {
  meetings: {
    title: 'Meetings',
    none: 'No meeting is planned.',
    date: 'Date',
    time: 'Time',
    timeHelp: 'For example 10:00',
    place: 'Place',
    papersOut: 'Papers go out',
    papersHelp: 'May be left empty; then the day is worked out.',
    heldFor: 'The meeting is held for',
    noStep: 'No particular step of the year',
    items: 'Items',
    status: 'Status',
    statuses: { planned: 'Planned', held: 'Held', cancelled: 'Called off' },
    plan: 'Plan a meeting',
    planLead: 'Members are invited by e-mail at once.',
    planned: 'Invite',
    meetingOf: (date) => `Meeting ${date}`,
    at: (date, time, place) => `${date} at ${time}${place === null ? '' : `, ${place}`}`,
    papersOn: (date) => `Papers go out on ${date}.`,
    papersSent: (date) => `Papers went out on ${date}.`,
    wasOn: (date) => `The meeting was moved from ${date}.`,
    move: 'Move the meeting',
    moveLead: 'Members are told of the new date.',
    cancel: 'Call off the meeting',
    cancelLead: 'Members are told that the meeting is called off.',
    reason: 'Reason',
    reasonMissing: 'Give a reason. It stands in the message to the members.',
    dateMissing: 'Write a date that exists, such as 31.12.2027',
    timeWrong: 'Write the time as hours and minutes, such as 10:00',
  },
  agenda: {
    title: 'Agenda',
    none: 'No agenda is set.',
    edit: 'Set the agenda',
    lead: 'A row without a title does not count. Save to make room for more.',
    subject: 'Kind',
    itemTitle: 'Title',
    about: 'Partnership',
    nobody: 'None in particular',
    row: (number) => `Item ${number}`,
    save: 'Save the agenda',
    suggest: 'Suggest an item for each partnership',
    subjects: {
      recommendation: 'Recommendation',
      'first-meeting': 'Preliminary frame and joint measures',
      measure: 'Measure',
      'long-term-plan': 'Long-term plan',
      other: 'Other',
    },
    measureOf: (party) => `Measures: ${party}`,
    item: (number, title) => `Item ${number}: ${title}`,
    concerns: (who) => `The item is about ${who}.`,
    sendPapers: 'Say that the papers are out',
    sendPapersLead: 'Members get a mail saying that the papers are ready.',
    titleMissing: (number) => `Item ${number} is about a measure. Choose the partnership`,
  },
  attendance: {
    title: 'Present',
    lead: 'Record who took part for each seat.',
    seat: 'Seat',
    who: 'Who took part',
    absent: 'Not present',
    substitute: 'substitute',
    save: 'Save the attendance',
    none: 'Attendance is not recorded yet.',
    votes: 'Votes',
    missing: 'Choose at least one who was present',
  },
  conflict: {
    title: 'Declare a conflict of interest',
    lead: 'Whether you step back is your own choice or the forum’s rule. Either way it stands in the minutes.',
    seat: 'Seat',
    kind: 'Which is it?',
    kinds: { declared: 'Declare it, and stay', 'stepped-back': 'Step back for this item' },
    substitute: 'Substitute for this item',
    noSubstitute: 'Nobody takes the seat',
    substituteHelp: 'Only when somebody steps back.',
    note: 'Note for the minutes',
    send: 'Declare',
    choose: 'Choose which it is',
    said: (seat, kind, substitute) =>
      kind === 'declared'
        ? `${seat} has declared a possible conflict of interest and stays.`
        : `${seat} has stepped back. ${substitute === null ? 'Nobody takes the seat.' : `${substitute} takes the seat.`}`,
  },
  outcome: {
    title: 'How did the item end?',
    record: 'Record the outcome',
    choose: 'Choose how the treatment ended',
    kinds: {
      agreed: 'Agreed',
      'agreed-with-dissent': 'Agreed, with dissent',
      voted: 'Voted',
      'no-result': 'No result',
      postponed: 'Postponed',
      returned: 'Sent back for a new recommendation',
    },
    votesTitle: 'Votes and dissents',
    votesLead: 'Fill in only what applies. Dissents stand word for word in the minutes.',
    vote: 'Vote',
    noVote: 'No vote',
    votes: { for: 'For', against: 'Against', abstains: 'Abstains' },
    dissent: 'Dissent',
    preliminaryFrame: 'Preliminary frame',
    jointMeasures: 'Of this for joint measures',
    note: 'Note',
    noteHelp: 'Stands in the minutes. Do not write about single persons.',
    meeting: 'Treated in a meeting',
    noMeeting: 'Not in a meeting here',
    inMeeting: 'The outcome is recorded in the meeting where it was treated.',
    ended: (outcome) => `Outcome: ${outcome}.`,
    waits: 'The outcome can be recorded once the day has come and attendance is recorded.',
  },
  close: {
    title: 'Close the meeting',
    lead: 'Once every item has an outcome. After that the record of the meeting cannot be changed.',
    button: 'Close the meeting',
  },
  minutes: {
    title: 'Minutes',
    open: 'The minutes',
    lead: 'The text is made from what is recorded. You can edit it here, and download it.',
    text: 'Text',
    textHelp: 'A line that begins with # or ## is a heading. A line that begins with - is an entry in a list.',
    save: 'Save the text',
    docx: 'Download as a Word document',
    plain: 'Download as plain text',
    fromRecord: 'Make the text anew',
    fromRecordLead: 'Edits are dropped, and the text becomes what the record says now.',
    read: 'What is recorded',
    saved: (who, when) => `Last edited by ${who} ${when}.`,
    recordChanged: 'Something was recorded after the text was edited. See below what the record says now.',
  },
};

export const MEETING_WORDS: Readonly<Record<Language, MeetingWords>> = { nb, nn, en };

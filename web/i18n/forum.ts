// What the forum's room says in nb, nn and en. Pure.

import type { ConflictKind, ItemOutcome, ItemSubject, Vote, WrittenAnswer } from '../../domain/forum-state.ts';
import type { Language } from '../../domain/words.ts';

/** A missing text is a type error, so no language can lag behind. */
export interface ForumWords {
  readonly title: string;
  readonly toRoom: string;
  readonly toCycle: string;
  readonly treatment: string;
  readonly propose: string;
  readonly proposeAnew: string;
  readonly compilation: string;
  readonly compilationLead: string;
  readonly returnedByForum: string;
  readonly returnedByGovernor: string;
  readonly writing: {
    readonly title: string;
    readonly lead: string;
    readonly open: string;
    readonly until: string;
    readonly isOpen: (until: string | null) => string;
    readonly seat: string;
    readonly answer: string;
    readonly pending: string;
    readonly answers: Readonly<Record<WrittenAnswer, string>>;
    readonly given: Readonly<Record<WrittenAnswer, string>>;
    readonly yours: (seat: string) => string;
    readonly statement: string;
    readonly statementHelp: string;
    readonly send: string;
    readonly choose: string;
    readonly statementMissing: string;
    readonly close: string;
    readonly withoutResult: string;
    readonly withoutResultHelp: string;
  };
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
  readonly compiled: {
    readonly party: string;
    readonly status: string;
    readonly statuses: Readonly<Record<'delivered' | 'waits' | 'not-delivered' | 'withdrawn', string>>;
    readonly late: string;
    readonly asked: string;
    readonly frame: string;
    readonly over: string;
    readonly fits: string;
    readonly criteria: string;
    readonly all: (count: number) => string;
    readonly some: (count: number, of: number) => string;
    readonly missing: string;
    readonly anchored: string;
    readonly notAnchored: string;
    readonly notKnown: string;
    readonly sum: string;
    readonly limit: (amount: string) => string;
  };
  readonly proposal: {
    readonly title: string;
    readonly lead: string;
    readonly amountFor: (party: string) => string;
    readonly note: string;
    readonly noteHelp: string;
    readonly recalculate: string;
    readonly send: string;
    readonly sum: (sum: string, limit: string) => string;
    readonly left: (amount: string) => string;
    readonly over: (amount: string) => string;
    readonly now: string;
    readonly yours: string;
    readonly changed: string;
    readonly changedLead: (revision: number) => string;
    readonly nothing: string;
  };
}

const nb: ForumWords = {
  title: 'Samarbeidsforum',
  toRoom: 'Gå til forumrommet',
  toCycle: 'Til året',
  treatment: 'Innstillingen',
  propose: 'Lag forslag til innstilling',
  proposeAnew: 'Legg fram nytt forslag',
  compilation: 'Sammenstilling av beslutningsgrunnlag',
  compilationLead: 'Alle partnerskapene side om side: søknadssum mot ramme, kriterier og forankring.',
  returnedByForum: 'Forumet sendte forslaget tilbake. Det må legges fram et nytt.',
  returnedByGovernor: 'Statsforvalteren sendte innstillingen tilbake. Forumet kan stå ved den eller endre den.',
  writing: {
    title: 'Skriftlig behandling',
    lead: 'Medlemmene godkjenner én for én her, uten møte. Kommer det en ny utgave, må alle svare på nytt.',
    open: 'Start skriftlig behandling',
    until: 'Svarfrist',
    isOpen: (until) => (until === null ? 'Behandlingen er åpen.' : `Behandlingen er åpen, med svarfrist ${until}.`),
    seat: 'Plass',
    answer: 'Svar',
    pending: 'Har ikke svart',
    answers: {
      approves: 'Godkjenner',
      dissents: 'Godkjenner, med protokolltilførsel',
      against: 'Går imot',
      abstains: 'Avstår',
    },
    given: {
      approves: 'Godkjente',
      dissents: 'Godkjente, med protokolltilførsel',
      against: 'Gikk imot',
      abstains: 'Avsto',
    },
    yours: (seat) => `Ditt svar for ${seat}`,
    statement: 'Begrunnelse eller protokolltilførsel',
    statementHelp: 'Må fylles ut ved protokolltilførsel. Kommer i protokollen.',
    send: 'Send svaret',
    choose: 'Velg hva du svarer',
    statementMissing: 'Skriv protokolltilførselen',
    close: 'Avslutt behandlingen',
    withoutResult: 'Avslutt uten resultat',
    withoutResultHelp: 'Når svarene ikke fører fram, for eksempel fordi for få har svart.',
  },
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
  compiled: {
    party: 'Partnerskap',
    status: 'Status',
    statuses: {
      delivered: 'Levert og godkjent',
      waits: 'Levert, venter på godkjenning',
      'not-delivered': 'Ikke levert',
      withdrawn: 'Har trukket seg',
    },
    late: 'etter fristen',
    asked: 'Søkt om',
    frame: 'Ramme',
    over: 'Over rammen',
    fits: 'Innenfor',
    criteria: 'Kriterier',
    all: (count) => `Alle ${count} er beskrevet`,
    some: (count, of) => `${count} av ${of} er beskrevet`,
    missing: 'Mangler',
    anchored: 'Forankret i planen',
    notAnchored: 'Ikke oppgitt',
    notKnown: '–',
    sum: 'Sum',
    limit: (amount) => `Det kan fordeles ${amount} til partnerskapene.`,
  },
  proposal: {
    title: 'Forslag til innstilling',
    lead: 'Skriv hva hvert partnerskap skal få. Forumet får beskjed når forslaget legges fram.',
    amountFor: (party) => `Beløp til ${party}`,
    note: 'Merknad til forumet',
    noteHelp: 'Kommer i protokollen. Skriv ikke om enkeltpersoner.',
    recalculate: 'Regn ut på nytt',
    send: 'Legg fram for forumet',
    sum: (sum, limit) => `Forslaget fordeler ${sum} av ${limit}.`,
    left: (amount) => `${amount} er ikke fordelt.`,
    over: (amount) => `Det er ${amount} for mye.`,
    now: 'Forslaget som gjelder nå',
    yours: 'Det du skrev',
    changed: 'Forslaget er endret imens',
    changedLead: (revision) =>
      `Utgave ${revision} er lagt fram etter at du åpnet siden. Se på begge, og legg fram på nytt hvis du vil.`,
    nothing: 'Ingen ting er lagt fram.',
  },
};

const nn: ForumWords = {
  title: 'Samarbeidsforum',
  toRoom: 'Gå til forumrommet',
  toCycle: 'Til året',
  treatment: 'Innstillinga',
  propose: 'Lag framlegg til innstilling',
  proposeAnew: 'Legg fram nytt framlegg',
  compilation: 'Samanstilling av avgjerdsgrunnlag',
  compilationLead: 'Alle partnarskapane side om side: søknadssum mot ramme, kriterium og forankring.',
  returnedByForum: 'Forumet sende framlegget tilbake. Det må leggjast fram eit nytt.',
  returnedByGovernor: 'Statsforvaltaren sende innstillinga tilbake. Forumet kan stå ved henne eller endre henne.',
  writing: {
    title: 'Skriftleg behandling',
    lead: 'Medlemmene godkjenner éin for éin her, utan møte. Kjem det ei ny utgåve, må alle svare på nytt.',
    open: 'Start skriftleg behandling',
    until: 'Svarfrist',
    isOpen: (until) => (until === null ? 'Behandlinga er open.' : `Behandlinga er open, med svarfrist ${until}.`),
    seat: 'Plass',
    answer: 'Svar',
    pending: 'Har ikkje svart',
    answers: {
      approves: 'Godkjenner',
      dissents: 'Godkjenner, med protokolltilførsel',
      against: 'Går imot',
      abstains: 'Let vere å røyste',
    },
    given: {
      approves: 'Godkjende',
      dissents: 'Godkjende, med protokolltilførsel',
      against: 'Gjekk imot',
      abstains: 'Lét vere å røyste',
    },
    yours: (seat) => `Svaret ditt for ${seat}`,
    statement: 'Grunngiving eller protokolltilførsel',
    statementHelp: 'Må fyllast ut ved protokolltilførsel. Kjem i protokollen.',
    send: 'Send svaret',
    choose: 'Vel kva du svarer',
    statementMissing: 'Skriv protokolltilførselen',
    close: 'Avslutt behandlinga',
    withoutResult: 'Avslutt utan resultat',
    withoutResultHelp: 'Når svara ikkje fører fram, til dømes fordi for få har svart.',
  },
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
  compiled: {
    party: 'Partnarskap',
    status: 'Status',
    statuses: {
      delivered: 'Levert og godkjent',
      waits: 'Levert, ventar på godkjenning',
      'not-delivered': 'Ikkje levert',
      withdrawn: 'Har trekt seg',
    },
    late: 'etter fristen',
    asked: 'Søkt om',
    frame: 'Ramme',
    over: 'Over ramma',
    fits: 'Innanfor',
    criteria: 'Kriterium',
    all: (count) => `Alle ${count} er beskrivne`,
    some: (count, of) => `${count} av ${of} er beskrivne`,
    missing: 'Manglar',
    anchored: 'Forankra i planen',
    notAnchored: 'Ikkje oppgitt',
    notKnown: '–',
    sum: 'Sum',
    limit: (amount) => `Det kan fordelast ${amount} til partnarskapane.`,
  },
  proposal: {
    title: 'Framlegg til innstilling',
    lead: 'Skriv kva kvart partnarskap skal få. Forumet får beskjed når framlegget er klart.',
    amountFor: (party) => `Beløp til ${party}`,
    note: 'Merknad til forumet',
    noteHelp: 'Kjem i protokollen. Skriv ikkje om enkeltpersonar.',
    recalculate: 'Rekn ut på nytt',
    send: 'Legg fram for forumet',
    sum: (sum, limit) => `Framlegget fordeler ${sum} av ${limit}.`,
    left: (amount) => `${amount} er ikkje fordelt.`,
    over: (amount) => `Det er ${amount} for mykje.`,
    now: 'Framlegget som gjeld no',
    yours: 'Det du skreiv',
    changed: 'Framlegget er endra i mellomtida',
    changedLead: (revision) =>
      `Utgåve ${revision} er lagd fram etter at du opna sida. Sjå på begge, og legg fram på nytt om du vil.`,
    nothing: 'Ingenting er lagt fram.',
  },
};

const en: ForumWords = {
  title: 'Cooperation forum',
  toRoom: 'Go to the forum’s room',
  toCycle: 'To the year',
  treatment: 'The recommendation',
  propose: 'Draw up a recommendation',
  proposeAnew: 'Put a new one to the forum',
  compilation: 'Compilation of decision bases',
  compilationLead: 'All partnerships side by side: asked against frame, criteria and anchoring.',
  returnedByForum: 'The forum sent it back. A new one must be proposed.',
  returnedByGovernor: 'The county governor sent the recommendation back. The forum may stand by it or change it.',
  writing: {
    title: 'Written procedure',
    lead: 'Members approve one by one here, without a meeting. With a new revision everybody answers again.',
    open: 'Start a written procedure',
    until: 'Answer by',
    isOpen: (until) =>
      until === null ? 'The procedure is open.' : `The procedure is open, to be answered by ${until}.`,
    seat: 'Seat',
    answer: 'Answer',
    pending: 'Has not answered',
    answers: { approves: 'Approve', dissents: 'Approve, with dissent', against: 'Be against', abstains: 'Abstain' },
    given: { approves: 'Approved', dissents: 'Approved, with dissent', against: 'Was against', abstains: 'Abstained' },
    yours: (seat) => `Your answer for ${seat}`,
    statement: 'Reason or dissent',
    statementHelp: 'Must be filled in for a dissent. Goes into the minutes.',
    send: 'Send the answer',
    choose: 'Choose your answer',
    statementMissing: 'Write the dissent',
    close: 'Close the procedure',
    withoutResult: 'Close without a result',
    withoutResultHelp: 'When the answers lead nowhere, such as when too few have answered.',
  },
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
  compiled: {
    party: 'Partnership',
    status: 'Status',
    statuses: {
      delivered: 'Delivered and approved',
      waits: 'Delivered, waits for approval',
      'not-delivered': 'Not delivered',
      withdrawn: 'Has withdrawn',
    },
    late: 'after the deadline',
    asked: 'Asked for',
    frame: 'Frame',
    over: 'Above the frame',
    fits: 'Within',
    criteria: 'Criteria',
    all: (count) => `All ${count} are described`,
    some: (count, of) => `${count} of ${of} are described`,
    missing: 'Missing',
    anchored: 'Anchored in the plan',
    notAnchored: 'Not stated',
    notKnown: '–',
    sum: 'Sum',
    limit: (amount) => `${amount} can be given to partnerships.`,
  },
  proposal: {
    title: 'Proposed recommendation',
    lead: 'Write what each partnership is to get. The forum is told when it is proposed.',
    amountFor: (party) => `Amount for ${party}`,
    note: 'Note to the forum',
    noteHelp: 'Stands in the minutes. Do not write about single persons.',
    recalculate: 'Recalculate',
    send: 'Put to the forum',
    sum: (sum, limit) => `The proposal distributes ${sum} of ${limit}.`,
    left: (amount) => `${amount} is not distributed.`,
    over: (amount) => `That is ${amount} too much.`,
    now: 'What is proposed now',
    yours: 'What you wrote',
    changed: 'The proposal was changed meanwhile',
    changedLead: (revision) =>
      `Revision ${revision} was proposed after you opened the page. Look at both, and propose again if you wish.`,
    nothing: 'Nothing is proposed.',
  },
};

/** The words of each language. */
export const FORUM_WORDS: Readonly<Record<Language, ForumWords>> = { nb, nn, en };

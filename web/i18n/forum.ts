// What the forum’s room says in nb, nn and en. Pure.
// Long, since every sentence stands three times: the words of one room, kept together so that languages can be
// compared.

import type { WrittenAnswer } from '../../domain/forum-state.ts';
import type { Language } from '../../domain/words.ts';

/** A missing text is a type error, so no language can lag behind. */
import type { MeetingWords } from './meeting.ts';
import { MEETING_WORDS } from './meeting.ts';

export interface RoomWords {
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
    readonly byRule: string;
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

const nb: RoomWords = {
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
    byRule: 'Fyll inn det regelen gir',
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

const nn: RoomWords = {
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
    byRule: 'Fyll inn det regelen gir',
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

const en: RoomWords = {
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
    byRule: 'Fill in what the rule gives',
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

/** The room’s words and those of its meetings. */
export type ForumWords = RoomWords & MeetingWords;

export const FORUM_WORDS: Readonly<Record<Language, ForumWords>> = {
  nb: { ...nb, ...MEETING_WORDS.nb },
  nn: { ...nn, ...MEETING_WORDS.nn },
  en: { ...en, ...MEETING_WORDS.en },
};

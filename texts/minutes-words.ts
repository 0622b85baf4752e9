// The words of minutes in nb, nn and en. Pure. Sandbox-safe.

import type { ConflictKind, ItemOutcome, WrittenAnswer } from '../domain/forum-state.ts';
import type { Count } from '../domain/voting.ts';
import type { Labels, Language } from '../domain/words.ts';

/** What minutes say; `seat` is the seat's name, `who` several. */
export interface MinutesWords {
  readonly title: (forum: string, date: string) => string;
  writtenTitle(forum: string): string;
  /** For a meeting that is not closed. */
  readonly draft: string;
  readonly example: string;
  /** The title and first sentence while a meeting is only planned. */
  readonly plannedTitle: (forum: string, date: string) => string;
  readonly planned: (date: string, time: string, place: string | null) => string;
  readonly held: (date: string, time: string, place: string | null) => string;
  readonly cancelled: string;
  opened(date: string, until: string | null): string;
  readonly present: string;
  readonly absent: string;
  readonly nobody: string;
  readonly substitute: string;
  readonly items: string;
  item(number: number, title: string): string;
  readonly titles: Readonly<
    Record<'recommendation' | 'first-meeting' | 'measure' | 'long-term-plan' | 'other', string>
  >;
  about(who: string): string;
  conflict(kind: ConflictKind, seat: string, substitute: boolean): string;
  recommended(revision: number, sum: string): string;
  frame(amount: string, joint: string): string;
  readonly outcome: Readonly<Record<ItemOutcome, string>>;
  readonly untreated: string;
  votes(count: Count): string;
  vote: Readonly<Record<'for' | 'against' | 'abstains', (who: string) => string>>;
  dissent(seat: string, statement: string): string;
  note(text: string): string;
  readonly answers: string;
  answer: Readonly<Record<WrittenAnswer, string>>;
  readonly noAnswer: string;
  readonly noResult: string;
  readonly stillOpen: string;
  closed(date: string): string;
}

const nb: MinutesWords = {
  title: (forum, date) => `Protokoll fra møte i ${forum} ${date}`,
  writtenTitle: (forum) => `Protokoll fra skriftlig behandling i ${forum}`,
  draft: 'Utkast: møtet er ikke avsluttet.',
  example: 'Dette er et eksempel med oppdiktede tall.',
  plannedTitle: (forum, date) => `Planlagt møte i ${forum} ${date}`,
  planned: (date, time, place) =>
    `Møtet er planlagt til ${date} klokka ${time}${place === null ? '' : `, ${place}`}. Det er ikke holdt ennå.`,
  held: (date, time, place) => `Møtet ble holdt ${date} klokka ${time}${place === null ? '' : `, ${place}`}.`,
  cancelled: 'Møtet ble avlyst.',
  opened: (date, until) =>
    `Innstillingen ble sendt til skriftlig behandling ${date}${until === null ? '' : `, med svarfrist ${until}`}.`,
  present: 'Til stede',
  absent: 'Ikke til stede',
  nobody: 'Ingen',
  substitute: 'varamedlem',
  items: 'Saker',
  item: (number, title) => `Sak ${number}: ${title}`,
  titles: {
    recommendation: 'Innstilling',
    'first-meeting': 'Foreløpig ramme og fellestiltak',
    measure: 'Tiltak',
    'long-term-plan': 'Langsiktig plan: årlig stoppunkt',
    other: 'Annet',
  },
  about: (who) => `Saken gjelder ${who}.`,
  conflict: (kind, seat, substitute) => {
    if (kind === 'declared') return `${seat} opplyste om mulig inhabilitet og ble sittende.`;
    return substitute ? `${seat} fratrådte. Varamedlemmet tok plassen.` : `${seat} fratrådte. Ingen tok plassen.`;
  },
  recommended: (revision, sum) => `Forslaget til innstilling, utgave ${revision}, fordeler ${sum}:`,
  frame: (amount, joint) => `Foreløpig ramme er ${amount}. Av dette er ${joint} satt av til fellestiltak.`,
  outcome: {
    agreed: 'Forumet var enig.',
    'agreed-with-dissent': 'Forumet var enig, med dissens.',
    voted: 'Saken ble avgjort ved avstemning.',
    'no-result': 'Forumet kom ikke til enighet. Saken går videre uten innstilling.',
    postponed: 'Saken ble utsatt.',
  },
  untreated: 'Saken er ikke behandlet.',
  votes: (count) => `Stemmer: ${count.for} for, ${count.against} mot, ${count.abstains} avholdende.`,
  vote: {
    for: (who) => `For: ${who}.`,
    against: (who) => `Mot: ${who}.`,
    abstains: (who) => `Avholdende: ${who}.`,
  },
  dissent: (seat, statement) => `Dissens fra ${seat}: ${statement}`,
  note: (text) => `Merknad: ${text}`,
  answers: 'Svar',
  answer: {
    approves: 'godkjenner',
    dissents: 'godkjenner med dissens',
    against: 'går imot',
    abstains: 'avstår',
  },
  noAnswer: 'har ikke svart',
  noResult: 'Behandlingen ble avsluttet uten resultat.',
  stillOpen: 'Behandlingen er ikke avsluttet.',
  closed: (date) => `Avsluttet ${date}.`,
};

const nn: MinutesWords = {
  title: (forum, date) => `Protokoll frå møte i ${forum} ${date}`,
  writtenTitle: (forum) => `Protokoll frå skriftleg behandling i ${forum}`,
  draft: 'Utkast: møtet er ikkje avslutta.',
  example: 'Dette er eit eksempel med oppdikta tal.',
  plannedTitle: (forum, date) => `Planlagt møte i ${forum} ${date}`,
  planned: (date, time, place) =>
    `Møtet er planlagt til ${date} klokka ${time}${place === null ? '' : `, ${place}`}. Det er ikkje halde enno.`,
  held: (date, time, place) => `Møtet vart halde ${date} klokka ${time}${place === null ? '' : `, ${place}`}.`,
  cancelled: 'Møtet vart avlyst.',
  opened: (date, until) =>
    `Innstillinga vart send til skriftleg behandling ${date}${until === null ? '' : `, med svarfrist ${until}`}.`,
  present: 'Til stades',
  absent: 'Ikkje til stades',
  nobody: 'Ingen',
  substitute: 'varamedlem',
  items: 'Saker',
  item: (number, title) => `Sak ${number}: ${title}`,
  titles: {
    recommendation: 'Innstilling',
    'first-meeting': 'Førebels ramme og fellestiltak',
    measure: 'Tiltak',
    'long-term-plan': 'Langsiktig plan: årleg stoppunkt',
    other: 'Anna',
  },
  about: (who) => `Saka gjeld ${who}.`,
  conflict: (kind, seat, substitute) => {
    if (kind === 'declared') return `${seat} opplyste om mogleg ugildskap og vart sitjande.`;
    return substitute ? `${seat} gjekk frå. Varamedlemmen tok plassen.` : `${seat} gjekk frå. Ingen tok plassen.`;
  },
  recommended: (revision, sum) => `Framlegget til innstilling, utgåve ${revision}, fordeler ${sum}:`,
  frame: (amount, joint) => `Førebels ramme er ${amount}. Av dette er ${joint} sett av til fellestiltak.`,
  outcome: {
    agreed: 'Forumet var samd.',
    'agreed-with-dissent': 'Forumet var samd, med dissens.',
    voted: 'Saka vart avgjord ved røysting.',
    'no-result': 'Forumet vart ikkje samd. Saka går vidare utan innstilling.',
    postponed: 'Saka vart utsett.',
  },
  untreated: 'Saka er ikkje behandla.',
  votes: (count) => `Røyster: ${count.for} for, ${count.against} mot, ${count.abstains} avhaldande.`,
  vote: {
    for: (who) => `For: ${who}.`,
    against: (who) => `Mot: ${who}.`,
    abstains: (who) => `Avhaldande: ${who}.`,
  },
  dissent: (seat, statement) => `Dissens frå ${seat}: ${statement}`,
  note: (text) => `Merknad: ${text}`,
  answers: 'Svar',
  answer: {
    approves: 'godkjenner',
    dissents: 'godkjenner med dissens',
    against: 'går imot',
    abstains: 'let vere å røyste',
  },
  noAnswer: 'har ikkje svart',
  noResult: 'Behandlinga vart avslutta utan resultat.',
  stillOpen: 'Behandlinga er ikkje avslutta.',
  closed: (date) => `Avslutta ${date}.`,
};

const en: MinutesWords = {
  title: (forum, date) => `Minutes of a meeting of ${forum}, ${date}`,
  writtenTitle: (forum) => `Minutes of a written procedure of ${forum}`,
  draft: 'Draft: the meeting is not closed.',
  example: 'This is an example with made-up figures.',
  plannedTitle: (forum, date) => `Planned meeting of ${forum}, ${date}`,
  planned: (date, time, place) =>
    `The meeting is planned for ${date} at ${time}${place === null ? '' : `, ${place}`}. It has not been held yet.`,
  held: (date, time, place) => `The meeting was held on ${date} at ${time}${place === null ? '' : `, ${place}`}.`,
  cancelled: 'The meeting was called off.',
  opened: (date, until) =>
    `The recommendation was sent out for approval in writing on ${date}${until === null ? '' : `, to be answered by ${until}`}.`,
  present: 'Present',
  absent: 'Not present',
  nobody: 'Nobody',
  substitute: 'substitute',
  items: 'Items',
  item: (number, title) => `Item ${number}: ${title}`,
  titles: {
    recommendation: 'Recommendation',
    'first-meeting': 'Preliminary frame and joint measures',
    measure: 'Measure',
    'long-term-plan': 'Long-term plan: yearly stop-point',
    other: 'Other',
  },
  about: (who) => `The item is about ${who}.`,
  conflict: (kind, seat, substitute) => {
    if (kind === 'declared') return `${seat} declared a possible conflict of interest and stayed.`;
    return substitute
      ? `${seat} stepped back. The substitute took the seat.`
      : `${seat} stepped back. Nobody took the seat.`;
  },
  recommended: (revision, sum) => `The proposed recommendation, version ${revision}, distributes ${sum}:`,
  frame: (amount, joint) => `The preliminary frame is ${amount}. Of this ${joint} is set aside for joint measures.`,
  outcome: {
    agreed: 'The forum agreed.',
    'agreed-with-dissent': 'The forum agreed, with dissent.',
    voted: 'The item was decided by a vote.',
    'no-result': 'The forum did not agree. The case goes on without a recommendation.',
    postponed: 'The item was postponed.',
  },
  untreated: 'The item has not been treated.',
  votes: (count) => `Votes: ${count.for} for, ${count.against} against, ${count.abstains} abstained.`,
  vote: {
    for: (who) => `For: ${who}.`,
    against: (who) => `Against: ${who}.`,
    abstains: (who) => `Abstained: ${who}.`,
  },
  dissent: (seat, statement) => `Dissent of ${seat}: ${statement}`,
  note: (text) => `Note: ${text}`,
  answers: 'Answers',
  answer: { approves: 'approves', dissents: 'approves, with dissent', against: 'is against', abstains: 'abstains' },
  noAnswer: 'has not answered',
  noResult: 'The procedure was closed without a result.',
  stillOpen: 'The procedure is not closed.',
  closed: (date) => `Closed on ${date}.`,
};

/** The words of each language. */
export const MINUTES_WORDS: Readonly<Record<Language, MinutesWords>> = { nb, nn, en };

/** What the groups of seats are called; a group of a forum's own is shown by its id. */
export const GROUP_NAMES: Readonly<Record<string, Labels>> = {
  'owners-public': { nb: 'offentlige eiere', nn: 'offentlege eigarar', en: 'public owners' },
  'owners-private': { nb: 'private eiere', nn: 'private eigarar', en: 'private owners' },
  'kindergarten-authority': {
    nb: 'barnehagemyndighet',
    nn: 'barnehagestyresmakt',
    en: 'kindergarten authorities',
  },
  universities: { nb: 'universitet og høyskoler', nn: 'universitet og høgskular', en: 'universities' },
  ks: { nb: 'KS', nn: 'KS', en: 'KS' },
  pbl: { nb: 'PBL', nn: 'PBL', en: 'PBL' },
  'teacher-organisations': { nb: 'lærerorganisasjoner', nn: 'lærarorganisasjonar', en: 'teacher organisations' },
  'other-organisations': { nb: 'andre organisasjoner', nn: 'andre organisasjonar', en: 'other organisations' },
  'county-governor': { nb: 'statsforvalteren', nn: 'statsforvaltaren', en: 'the county governor' },
};

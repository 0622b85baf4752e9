// Texts of the page on which the coordinator of a network collects answers from its owners.

import type { Answered, NotReminded } from '../../domain/collecting.ts';
import type { Language } from '../../domain/words.ts';

export interface CollectingWords {
  readonly title: (network: string) => string;
  readonly mine: string;
  readonly nothing: string;
  readonly count: (answered: number, of: number) => string;
  readonly drafts: (count: number) => string;
  readonly owner: string;
  readonly answer: string;
  readonly date: string;
  readonly reminder: string;
  readonly answered: Readonly<Record<Answered, string>>;
  readonly on: (text: string, date: string) => string;
  readonly reminded: (date: string) => string;
  readonly willBe: string;
  /** The same for somebody who may not ask. */
  readonly mayBe: string;
  readonly not: Readonly<Record<NotReminded, string>>;
  readonly remind: string;
  readonly remindLead: (when: string) => string;
  readonly who: string;
  readonly whoMissing: string;
  readonly note: string;
  readonly noteHelp: string;
  readonly send: string;
  readonly nobodyMissing: string;
  readonly nobodyNow: string;
  readonly ownDate: string;
  readonly ownDateLead: (general: string, limit: string | null) => string;
  readonly now: (date: string) => string;
  readonly isLocal: string;
  readonly to: string;
  readonly toMissing: string;
  readonly reason: string;
  readonly look: string;
  readonly save: string;
  readonly change: string;
  readonly refused: string;
  readonly meetings: string;
  readonly noMeetings: string;
  readonly papers: (date: string) => string;
}

export const COLLECTING_WORDS: Readonly<Record<Language, CollectingWords>> = {
  nb: {
    title: (network) => `Nettverket: ${network}`,
    mine: 'Se hvem som har svart i nettverket ditt',
    nothing: 'Eierne i dette nettverket skal ikke levere noe til koordinatoren i år.',
    count: (answered, of) => `${answered} av ${of} har svart.`,
    drafts: (count) => (count === 1 ? '1 har begynt på et utkast.' : `${count} har begynt på et utkast.`),
    owner: 'Eier',
    answer: 'Svar',
    date: 'Frist',
    reminder: 'Påminnelse',
    answered: {
      answered: 'Levert',
      'no-need': 'Ikke behov i år',
      'sent-back': 'Sendt tilbake for retting',
      draft: 'Har et utkast',
      none: 'Ikke svart',
    },
    on: (text, date) => `${text} ${date}`,
    reminded: (date) => `Bedt om ${date}`,
    willBe: 'Får påminnelse hvis du ber om det',
    mayBe: 'Får påminnelse hvis koordinatoren ber om det',
    not: {
      over: 'Fristen er ute',
      off: 'Påminnelser er slått av for denne',
      reminded: 'Blir minnet uansett, eller er det alt i dag',
    },
    remind: 'Minn dem som mangler',
    remindLead: (when) =>
      `Påminnelsen kommer ${when}, sammen med det andre mottakeren får den dagen. De som svarer før det, får den ikke.`,
    who: 'Hvem skal få påminnelse?',
    whoMissing: 'Velg minst én som skal få påminnelse',
    note: 'Beskjed fra deg',
    noteHelp: 'Står i e-posten. Skriv ingenting om enkeltpersoner.',
    send: 'Minn dem som mangler',
    nobodyMissing: 'Alle har svart. Det er ingen å minne.',
    nobodyNow: 'Ingen av dem som mangler, kan minnes nå. Tabellen sier hvorfor.',
    ownDate: 'Nettverkets egen frist',
    ownDateLead: (general, limit) =>
      `Den felles fristen er ${general}. Du kan sette en annen for nettverket ditt${limit === null ? '' : `, men ikke senere enn ${limit}`}. Eierne som mangler, får beskjed om den med en gang.`,
    now: (date) => `Fristen i nettverket er ${date}.`,
    isLocal: 'Satt av nettverket',
    to: 'Ny frist',
    toMissing: 'Skriv fristen som dag, måned og år, for eksempel 20.11.2026',
    reason: 'Begrunnelse',
    look: 'Se hva som skjer',
    save: 'Sett fristen',
    change: 'Endre',
    refused: 'Dette går ikke',
    meetings: 'Årets møter',
    noMeetings: 'Ingen møter i forumet er planlagt ennå.',
    papers: (date) => `Sakspapirer ${date}`,
  },
  nn: {
    title: (network) => `Nettverket: ${network}`,
    mine: 'Sjå kven som har svart i nettverket ditt',
    nothing: 'Eigarane i dette nettverket skal ikkje levere noko til koordinatoren i år.',
    count: (answered, of) => `${answered} av ${of} har svart.`,
    drafts: (count) => (count === 1 ? '1 har byrja på eit utkast.' : `${count} har byrja på eit utkast.`),
    owner: 'Eigar',
    answer: 'Svar',
    date: 'Frist',
    reminder: 'Påminning',
    answered: {
      answered: 'Levert',
      'no-need': 'Ikkje behov i år',
      'sent-back': 'Send tilbake for retting',
      draft: 'Har eit utkast',
      none: 'Ikkje svart',
    },
    on: (text, date) => `${text} ${date}`,
    reminded: (date) => `Bede om ${date}`,
    willBe: 'Får påminning dersom du ber om det',
    mayBe: 'Får påminning dersom koordinatoren ber om det',
    not: {
      over: 'Fristen er ute',
      off: 'Påminningar er slått av for denne',
      reminded: 'Blir minna uansett, eller er det alt i dag',
    },
    remind: 'Minn dei som manglar',
    remindLead: (when) =>
      `Påminninga kjem ${when}, saman med det andre mottakaren får den dagen. Dei som svarar før det, får ho ikkje.`,
    who: 'Kven skal få påminning?',
    whoMissing: 'Vel minst éin som skal få påminning',
    note: 'Melding frå deg',
    noteHelp: 'Står i e-posten. Skriv ingenting om enkeltpersonar.',
    send: 'Minn dei som manglar',
    nobodyMissing: 'Alle har svart. Det er ingen å minne.',
    nobodyNow: 'Ingen av dei som manglar, kan minnast no. Tabellen seier kvifor.',
    ownDate: 'Nettverket sin eigen frist',
    ownDateLead: (general, limit) =>
      `Den felles fristen er ${general}. Du kan setje ein annan for nettverket ditt${limit === null ? '' : `, men ikkje seinare enn ${limit}`}. Eigarane som manglar, får melding om han med ein gong.`,
    now: (date) => `Fristen i nettverket er ${date}.`,
    isLocal: 'Sett av nettverket',
    to: 'Ny frist',
    toMissing: 'Skriv fristen som dag, månad og år, til dømes 20.11.2026',
    reason: 'Grunngiving',
    look: 'Sjå kva som skjer',
    save: 'Set fristen',
    change: 'Endre',
    refused: 'Dette går ikkje',
    meetings: 'Møta i år',
    noMeetings: 'Ingen møte i forumet er planlagde enno.',
    papers: (date) => `Sakspapir ${date}`,
  },
  en: {
    title: (network) => `Network: ${network}`,
    mine: 'See who has answered in your network',
    nothing: 'The owners of this network hand nothing to its coordinator this year.',
    count: (answered, of) => `${answered} of ${of} have answered.`,
    drafts: (count) => (count === 1 ? '1 has begun a draft.' : `${count} have begun a draft.`),
    owner: 'Owner',
    answer: 'Answer',
    date: 'Deadline',
    reminder: 'Reminder',
    answered: {
      answered: 'Delivered',
      'no-need': 'No need this year',
      'sent-back': 'Returned for changes',
      draft: 'Has a draft',
      none: 'Not answered',
    },
    on: (text, date) => `${text} ${date}`,
    reminded: (date) => `Asked for, ${date}`,
    willBe: 'Is reminded if you ask for it',
    mayBe: 'Is reminded if the coordinator asks for it',
    not: {
      over: 'The deadline has passed',
      off: 'Reminders are turned off for this one',
      reminded: 'Is reminded anyway, or has been today',
    },
    remind: 'Remind those who are missing',
    remindLead: (when) =>
      `The reminder comes on ${when}, together with what else the receiver gets that day. Those who answer before that do not get it.`,
    who: 'Who is to be reminded?',
    whoMissing: 'Choose at least one who is to be reminded',
    note: 'Message from you',
    noteHelp: 'Is part of the mail. Write nothing about single persons.',
    send: 'Remind those who are missing',
    nobodyMissing: 'Everybody has answered. There is nobody to remind.',
    nobodyNow: 'None of those who are missing can be reminded now. The table says why.',
    ownDate: 'The network’s own deadline',
    ownDateLead: (general, limit) =>
      `The common deadline is ${general}. You can set another one for your network${limit === null ? '' : `, but no later than ${limit}`}. The owners who are missing are told at once.`,
    now: (date) => `The deadline in the network is ${date}.`,
    isLocal: 'Set by the network',
    to: 'New deadline',
    toMissing: 'Write the deadline as day, month and year, such as 20.11.2026',
    reason: 'Reason',
    look: 'See what will happen',
    save: 'Set the deadline',
    change: 'Change',
    refused: 'This cannot be done',
    meetings: 'Meetings of the year',
    noMeetings: 'No meeting of the forum is planned yet.',
    papers: (date) => `Papers ${date}`,
  },
};

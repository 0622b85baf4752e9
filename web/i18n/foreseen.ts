// Texts of the page that foresees the mails of a day.

import type { Behaviour } from '../../domain/behaviour.ts';
import type { Language } from '../../domain/words.ts';

export interface ForeseenWords {
  readonly title: string;
  readonly lead: string;
  readonly inbox: string;
  readonly year: string;
  readonly running: (name: string) => string;
  readonly date: string;
  readonly dateHelp: string;
  readonly dateMissing: string;
  readonly people: string;
  readonly peopleHelp: string;
  readonly behaviours: Readonly<Record<Behaviour, string>>;
  readonly show: string;
  readonly none: (date: string) => string;
  readonly past: (date: string) => string;
  readonly count: (count: number, date: string) => string;
  readonly more: (count: number) => string;
  readonly to: (name: string) => string;
}

export const FORESEEN_WORDS: Readonly<Record<Language, ForeseenWords>> = {
  nb: {
    title: 'E-post på en dag',
    lead: 'Se hvem som får hvilken e-post en dag, med alt som står i den. Ingenting blir sendt.',
    inbox: 'Innboksen for prøver',
    year: 'År',
    running: (name) => `${name} (løper)`,
    date: 'Dag',
    dateHelp: 'Dag, måned og år, for eksempel 1.2.2027',
    dateMissing: 'Skriv en dag som finnes, som dag, måned og år',
    people: 'Hva folk gjør',
    peopleHelp: 'For år som ikke er åpnet. Et år som løper, vises slik det står nå, når ingen gjør noe fram til dagen.',
    behaviours: { prompt: 'Leverer i tide', late: 'Leverer for sent', silent: 'Gjør ingenting' },
    show: 'Vis e-postene',
    none: (date) => `Ingen e-poster ${date}.`,
    past: (date) => `${date} er over. Det som ble sendt, står i e-postloggen.`,
    count: (count, date) => (count === 1 ? `1 e-post ${date}` : `${count} e-poster ${date}`),
    more: (count) => `${count} til vises ikke her.`,
    to: (name) => `Til ${name}`,
  },
  nn: {
    title: 'E-post på ein dag',
    lead: 'Sjå kven som får kva e-post ein dag, med alt som står i han. Ingenting blir sendt.',
    inbox: 'Innboksen for prøver',
    year: 'År',
    running: (name) => `${name} (går)`,
    date: 'Dag',
    dateHelp: 'Dag, månad og år, til dømes 1.2.2027',
    dateMissing: 'Skriv ein dag som finst, som dag, månad og år',
    people: 'Kva folk gjer',
    peopleHelp:
      'For år som ikkje er opna. Eit år som går, blir vist slik det står no, når ingen gjer noko fram til dagen.',
    behaviours: { prompt: 'Leverer i tide', late: 'Leverer for seint', silent: 'Gjer ingenting' },
    show: 'Vis e-postane',
    none: (date) => `Ingen e-postar ${date}.`,
    past: (date) => `${date} er over. Det som vart sendt, står i e-postloggen.`,
    count: (count, date) => (count === 1 ? `1 e-post ${date}` : `${count} e-postar ${date}`),
    more: (count) => `${count} til blir ikkje viste her.`,
    to: (name) => `Til ${name}`,
  },
  en: {
    title: 'Mails of a day',
    lead: 'See who gets which mail on a day, with all that it says. Nothing is sent.',
    inbox: 'Inbox of tests',
    year: 'Year',
    running: (name) => `${name} (running)`,
    date: 'Day',
    dateHelp: 'Day, month and year, such as 1.2.2027',
    dateMissing: 'Write a day that exists, as day, month and year',
    people: 'What people do',
    peopleHelp:
      'For years that are not open. A running year is shown as it stands now, if nobody does anything until that day.',
    behaviours: { prompt: 'Deliver in time', late: 'Deliver late', silent: 'Do nothing' },
    show: 'Show the mails',
    none: (date) => `No mails on ${date}.`,
    past: (date) => `${date} is over. What was sent is in the mail log.`,
    count: (count, date) => (count === 1 ? `1 mail on ${date}` : `${count} mails on ${date}`),
    more: (count) => `${count} more are not shown here.`,
    to: (name) => `To ${name}`,
  },
};

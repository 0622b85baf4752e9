// Texts of the mail log's filters and of one mail.

import type { Language } from '../../domain/words.ts';

export interface MailLogWords {
  readonly filters: string;
  readonly to: string;
  readonly toHelp: string;
  readonly state: string;
  readonly any: string;
  readonly cycle: string;
  readonly since: string;
  readonly until: string;
  readonly dateHelp: string;
  readonly apply: string;
  readonly noneFit: string;
  readonly one: string;
  readonly about: string;
  readonly deadline: string;
  readonly asSent: string;
  readonly report: string;
  readonly resends: (count: number) => string;
  /** What a link has narrowed the log to. */
  readonly narrowed: (what: string) => string;
  readonly widen: string;
  /** Links from the pages that mails are about. */
  readonly links: Readonly<Record<'year' | 'partnership' | 'deadline', string>>;
}

export const MAIL_LOG_WORDS: Readonly<Record<Language, MailLogWords>> = {
  nb: {
    filters: 'Velg hva du vil se',
    to: 'Mottaker',
    toHelp: 'Del av navn eller e-postadresse',
    state: 'Status',
    any: 'Alle',
    cycle: 'År',
    since: 'Fra og med',
    until: 'Til og med',
    dateHelp: 'For eksempel 31.12.2027',
    apply: 'Vis utvalget',
    noneFit: 'Ingen e-post passer med utvalget.',
    one: 'E-post',
    about: 'Hva den handler om',
    deadline: 'Frist',
    asSent: 'Slik ble den sendt',
    report: 'Leveringsmelding',
    resends: (count) => (count === 1 ? 'Sendt på nytt én gang' : `Sendt på nytt ${count} ganger`),
    narrowed: (what) => `Bare det som gjelder: ${what}.`,
    widen: 'Vis alle',
    links: {
      year: 'E-post om dette året',
      partnership: 'E-post om partnerskapet',
      deadline: 'E-post om denne fristen',
    },
  },
  nn: {
    filters: 'Vel kva du vil sjå',
    to: 'Mottakar',
    toHelp: 'Del av namn eller e-postadresse',
    state: 'Status',
    any: 'Alle',
    cycle: 'År',
    since: 'Frå og med',
    until: 'Til og med',
    dateHelp: 'Til dømes 31.12.2027',
    apply: 'Vis utvalet',
    noneFit: 'Ingen e-post passar med utvalet.',
    one: 'E-post',
    about: 'Kva han handlar om',
    deadline: 'Frist',
    asSent: 'Slik vart han send',
    report: 'Leveringsmelding',
    resends: (count) => (count === 1 ? 'Send på nytt éin gong' : `Send på nytt ${count} gonger`),
    narrowed: (what) => `Berre det som gjeld: ${what}.`,
    widen: 'Vis alle',
    links: {
      year: 'E-post om dette året',
      partnership: 'E-post om partnarskapet',
      deadline: 'E-post om denne fristen',
    },
  },
  en: {
    filters: 'Choose what to see',
    to: 'Recipient',
    toHelp: 'Part of a name or an address',
    state: 'State',
    any: 'All',
    cycle: 'Year',
    since: 'From',
    until: 'Until',
    dateHelp: 'For example 31.12.2027',
    apply: 'Show these',
    noneFit: 'No mail fits the choice.',
    one: 'Mail',
    about: 'What it is about',
    deadline: 'Deadline',
    asSent: 'As it was sent',
    report: 'Delivery report',
    resends: (count) => (count === 1 ? 'Sent again once' : `Sent again ${count} times`),
    narrowed: (what) => `Only what is about: ${what}.`,
    widen: 'Show all',
    links: {
      year: 'Mails about this year',
      partnership: 'Mails about the partnership',
      deadline: 'Mails about this deadline',
    },
  },
};

// Texts of the page about how the service is.

import type { Language } from '../../domain/words.ts';

export interface HealthWords {
  readonly title: string;
  readonly lead: string;
  readonly services: string;
  readonly service: string;
  readonly state: string;
  readonly names: Readonly<Record<string, string>>;
  readonly answers: string;
  readonly silent: string;
  readonly waiting: string;
  readonly nothing: string;
  readonly what: string;
  readonly about: string;
  readonly since: string;
  readonly why: string;
  readonly kinds: Readonly<Record<string, string>>;
}

export const HEALTH_WORDS: Readonly<Record<Language, HealthWords>> = {
  nb: {
    title: 'Drift',
    lead: 'Om tjenesten svarer, og det som bare et menneske kan ordne.',
    services: 'Tjenester',
    service: 'Tjeneste',
    state: 'Status',
    names: { database: 'Databasen', temporal: 'Temporal', worker: 'Arbeideren' },
    answers: 'Svarer',
    silent: 'Svarer ikke',
    waiting: 'Det som venter på noen',
    nothing: 'Ingenting venter.',
    what: 'Hva',
    about: 'Om',
    since: 'Siden',
    why: 'Hvorfor',
    kinds: {
      'our-fault': 'Feil ved vår egen e-post',
      suspended: 'Sperret adresse',
      'nobody-reachable': 'Ingen kan nås',
      unknown: 'Usikkert om e-posten kom fram',
      refused: 'E-post avvist',
      bounced: 'E-post i retur',
    },
  },
  nn: {
    title: 'Drift',
    lead: 'Om tenesta svarer, og det som berre eit menneske kan ordne.',
    services: 'Tenester',
    service: 'Teneste',
    state: 'Status',
    names: { database: 'Databasen', temporal: 'Temporal', worker: 'Arbeidaren' },
    answers: 'Svarer',
    silent: 'Svarer ikkje',
    waiting: 'Det som ventar på nokon',
    nothing: 'Ingenting ventar.',
    what: 'Kva',
    about: 'Om',
    since: 'Sidan',
    why: 'Kvifor',
    kinds: {
      'our-fault': 'Feil ved vår eigen e-post',
      suspended: 'Sperra adresse',
      'nobody-reachable': 'Ingen kan nåast',
      unknown: 'Usikkert om e-posten kom fram',
      refused: 'E-post avvist',
      bounced: 'E-post i retur',
    },
  },
  en: {
    title: 'Operation',
    lead: 'Whether the service answers, and what only a person can mend.',
    services: 'Services',
    service: 'Service',
    state: 'State',
    names: { database: 'The database', temporal: 'Temporal', worker: 'The worker' },
    answers: 'Answers',
    silent: 'Does not answer',
    waiting: 'What waits for somebody',
    nothing: 'Nothing waits.',
    what: 'What',
    about: 'About',
    since: 'Since',
    why: 'Why',
    kinds: {
      'our-fault': 'A fault of our own mail',
      suspended: 'Suspended address',
      'nobody-reachable': 'Nobody can be reached',
      unknown: 'Unknown whether the mail arrived',
      refused: 'Mail refused',
      bounced: 'Mail came back',
    },
  },
};

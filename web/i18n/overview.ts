// The overview's texts.

import type { Language } from '../../domain/words.ts';

export interface OverviewWords {
  readonly title: string;
  readonly lead: string;
  readonly filters: string;
  readonly show: string;
  readonly shows: Readonly<Record<'all' | 'blocked' | 'overdue' | 'soon', string>>;
  readonly forum: string;
  readonly scheme: string;
  readonly stage: string;
  readonly any: string;
  readonly running: string;
  readonly apply: string;
  readonly none: string;
  readonly caption: string;
  readonly who: string;
  readonly forumItself: string;
  readonly due: string;
  readonly nothingDue: string;
  readonly waits: string;
  readonly blocked: string;
  readonly overdue: string;
  readonly next: string;
  readonly first: string;
  readonly statuses: Readonly<Record<'open' | 'closed' | 'cancelled', string>>;
}

export const OVERVIEW_WORDS: Readonly<Record<Language, OverviewWords>> = {
  nb: {
    title: 'Oversikt',
    lead: 'Alt som løper, med den nærmeste fristen først. Frister for valgfrie oppgaver er ikke med: de blir aldri forsinket.',
    filters: 'Velg hva du vil se',
    show: 'Vis',
    shows: { all: 'Alt', blocked: 'Står fast', overdue: 'Over fristen', soon: 'Frist de neste 14 dagene' },
    forum: 'Forum',
    scheme: 'Ordning',
    stage: 'Stadium',
    any: 'Alle',
    running: 'Alle som løper',
    apply: 'Vis utvalget',
    none: 'Ingenting passer med utvalget.',
    caption: 'Partnerskap og forum, sortert etter frist',
    who: 'Partnerskap eller forum',
    forumItself: 'Forumets egne oppgaver',
    due: 'Neste frist',
    nothingDue: 'Ingen frist nå',
    waits: 'Venter på',
    blocked: 'Står fast',
    overdue: 'Over fristen',
    next: 'Neste side',
    first: 'Til første side',
    statuses: { open: 'Året løper', closed: 'Året er avsluttet', cancelled: 'Året er avlyst' },
  },
  nn: {
    title: 'Oversikt',
    lead: 'Alt som går, med den næraste fristen først. Fristar for valfrie oppgåver er ikkje med: dei blir aldri forseinka.',
    filters: 'Vel kva du vil sjå',
    show: 'Vis',
    shows: { all: 'Alt', blocked: 'Står fast', overdue: 'Over fristen', soon: 'Frist dei neste 14 dagane' },
    forum: 'Forum',
    scheme: 'Ordning',
    stage: 'Stadium',
    any: 'Alle',
    running: 'Alle som går',
    apply: 'Vis utvalet',
    none: 'Ingenting passar med utvalet.',
    caption: 'Partnarskap og forum, sorterte etter frist',
    who: 'Partnarskap eller forum',
    forumItself: 'Oppgåvene til forumet',
    due: 'Neste frist',
    nothingDue: 'Ingen frist no',
    waits: 'Ventar på',
    blocked: 'Står fast',
    overdue: 'Over fristen',
    next: 'Neste side',
    first: 'Til første side',
    statuses: { open: 'Året går', closed: 'Året er avslutta', cancelled: 'Året er avlyst' },
  },
  en: {
    title: 'Overview',
    lead: 'Everything that runs, the nearest deadline first. Deadlines of optional tasks are left out: they are never late.',
    filters: 'Choose what to see',
    show: 'Show',
    shows: { all: 'Everything', blocked: 'Blocked', overdue: 'Overdue', soon: 'Due in the next 14 days' },
    forum: 'Forum',
    scheme: 'Scheme',
    stage: 'Stage',
    any: 'All',
    running: 'All that run',
    apply: 'Show these',
    none: 'Nothing fits the choice.',
    caption: 'Partnerships and forums by deadline',
    who: 'Partnership or forum',
    forumItself: 'The forum’s own tasks',
    due: 'Next deadline',
    nothingDue: 'No deadline now',
    waits: 'Waits for',
    blocked: 'Blocked',
    overdue: 'Overdue',
    next: 'Next page',
    first: 'To the first page',
    statuses: { open: 'The year runs', closed: 'The year is closed', cancelled: 'The year is cancelled' },
  },
};

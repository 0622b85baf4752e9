// What stands in a calendar entry: its title and its description, in nb, nn and en. Pure. Sandbox-safe.

import type { CalendarEntry } from '../domain/calendar-entries.ts';
import type { Language } from '../domain/words.ts';
import { longDate } from './dates.ts';
import type { CycleFacts } from './facts.ts';
import { partyLabel, stepLabel } from './facts.ts';
import { lowerFirst, upperFirst } from './phrases.ts';

interface CalendarWords {
  readonly example: string;
  readonly deadline: (what: string) => string;
  readonly approve: (what: string) => string;
  readonly approved: (what: string) => string;
  readonly answer: (what: string) => string;
  readonly answered: (what: string) => string;
  readonly done: (what: string) => string;
  readonly meeting: string;
  readonly hour: (time: string) => string;
  readonly moved: (nominal: string) => string;
  readonly off: string;
  readonly name: (about: string) => string;
  readonly mine: string;
}

export const CALENDAR_WORDS: Readonly<Record<Language, CalendarWords>> = {
  nb: {
    example: 'EKSEMPEL',
    deadline: (what) => `Frist: ${what}`,
    approve: (what) => `Godkjenn: ${what}`,
    approved: (what) => `Godkjent: ${what}`,
    answer: (what) => `Svar skriftlig: ${what}`,
    answered: (what) => `Besvart skriftlig: ${what}`,
    done: (what) => `Gjort: ${what}`,
    meeting: 'Forummøte',
    hour: (time) => `Fristen går ut kl. ${time}, norsk tid.`,
    moved: (nominal) => `Den er satt til ${nominal}, som ikke er en virkedag.`,
    off: 'Dette er avlyst.',
    name: (about) => `Årshjul: ${about}`,
    mine: 'mine frister',
  },
  nn: {
    example: 'DØME',
    deadline: (what) => `Frist: ${what}`,
    approve: (what) => `Godkjenn: ${what}`,
    approved: (what) => `Godkjend: ${what}`,
    answer: (what) => `Svar skriftleg: ${what}`,
    answered: (what) => `Svart skriftleg: ${what}`,
    done: (what) => `Gjort: ${what}`,
    meeting: 'Forummøte',
    hour: (time) => `Fristen går ut kl. ${time}, norsk tid.`,
    moved: (nominal) => `Han er sett til ${nominal}, som ikkje er ein yrkedag.`,
    off: 'Dette er avlyst.',
    name: (about) => `Årshjul: ${about}`,
    mine: 'fristane mine',
  },
  en: {
    example: 'EXAMPLE',
    deadline: (what) => `Deadline: ${what}`,
    approve: (what) => `Approve: ${what}`,
    approved: (what) => `Approved: ${what}`,
    answer: (what) => `Answer in writing: ${what}`,
    answered: (what) => `Answered in writing: ${what}`,
    done: (what) => `Done: ${what}`,
    meeting: 'Forum meeting',
    hour: (time) => `The deadline ends at ${time}, Norwegian time.`,
    moved: (nominal) => `It is set to ${nominal}, which is no working day.`,
    off: 'This is cancelled.',
    name: (about) => `Årshjul: ${about}`,
    mine: 'my deadlines',
  },
};

/** The title of an entry: "Frist: beslutningsgrunnlag, Fosen". */
export function entryTitle(entry: CalendarEntry, facts: CycleFacts, language: Language): string {
  const words = CALENDAR_WORDS[language];
  const mark = facts.example ? `${words.example}: ` : '';
  if (entry.what === 'meeting') return `${mark}${words.meeting}, ${facts.forum[language]}`;
  const party = entry.party === null ? facts.forum[language] : partyLabel(facts, entry.party, language);
  const what = `${lowerFirst(stepLabel(facts, entry.step!, language))}, ${party}`;
  const done = entry.state === 'done';
  if (entry.what === 'answer') return `${mark}${done ? words.answered(what) : words.answer(what)}`;
  if (entry.what === 'approval' || entry.what === 'decision')
    return `${mark}${done ? words.approved(what) : words.approve(what)}`;
  return `${mark}${entry.state === 'done' ? words.done(what) : words.deadline(what)}`;
}

/** The lines below the title: the hour, why the date is another than the printed one, what it belongs to. */
export function entryText(entry: CalendarEntry, facts: CycleFacts, language: Language): string {
  const words = CALENDAR_WORDS[language];
  const about = `${facts.scheme[language]} ${facts.year}, ${facts.forum[language]}`;
  return [
    ...(entry.state === 'cancelled' ? [words.off] : []),
    ...(entry.what !== 'meeting' ? [words.hour(entry.time.slice(0, 5))] : []),
    ...(entry.nominal === entry.date ? [] : [words.moved(longDate(entry.nominal, language))]),
    ...(entry.what === 'meeting' && entry.step !== null ? [upperFirst(stepLabel(facts, entry.step, language))] : []),
    about,
  ].join('\n');
}

// Texts of the journal's pages.

import type { Language } from '../../domain/words.ts';

export interface JournalWords {
  readonly title: string;
  readonly lead: string;
  readonly verify: string;
  readonly verifyHelp: string;
  readonly verified: (journals: number, entries: number) => string;
  readonly faulty: (count: number) => string;
  readonly journals: string;
  readonly journal: string;
  readonly fault: string;
  readonly of: (name: string) => string;
  readonly entries: string;
  readonly number: string;
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly seal: string;
  readonly system: string;
  readonly years: string;
  readonly ownSteps: string;
}

export const JOURNAL_WORDS: Readonly<Record<Language, JournalWords>> = {
  nb: {
    title: 'Journal',
    lead: 'Alt som er gjort, står i journalen, og ingenting kan endres uten at det synes: hver innføring er forseglet med den forrige.',
    verify: 'Etterprøv hele journalen',
    verifyHelp: 'Leser alle innføringer og dokumenter på nytt. Det kan ta litt tid.',
    verified: (journals, entries) =>
      `Etterprøvd: ${journals} journaler med ${entries} innføringer. Alt henger sammen, og ingen dokumenter er endret.`,
    faulty: (count) =>
      count === 1
        ? 'Én journal stemmer ikke. Si fra til driften.'
        : `${count} journaler stemmer ikke. Si fra til driften.`,
    journals: 'Journaler som ikke stemmer',
    journal: 'Journal',
    fault: 'Hva som er galt',
    of: (name) => `Journal: ${name}`,
    entries: 'Innføringer',
    number: 'Nr.',
    when: 'Tid',
    who: 'Hvem',
    what: 'Hva',
    seal: 'Segl',
    system: 'Systemet',
    years: 'Årene og partnerskapene',
    ownSteps: 'Forumets egen journal',
  },
  nn: {
    title: 'Journal',
    lead: 'Alt som er gjort, står i journalen, og ingenting kan endrast utan at det syner: kvar innføring er forsegla med den førre.',
    verify: 'Etterprøv heile journalen',
    verifyHelp: 'Les alle innføringar og dokument på nytt. Det kan ta litt tid.',
    verified: (journals, entries) =>
      `Etterprøvd: ${journals} journalar med ${entries} innføringar. Alt heng saman, og ingen dokument er endra.`,
    faulty: (count) =>
      count === 1
        ? 'Éin journal stemmer ikkje. Sei frå til drifta.'
        : `${count} journalar stemmer ikkje. Sei frå til drifta.`,
    journals: 'Journalar som ikkje stemmer',
    journal: 'Journal',
    fault: 'Kva som er gale',
    of: (name) => `Journal: ${name}`,
    entries: 'Innføringar',
    number: 'Nr.',
    when: 'Tid',
    who: 'Kven',
    what: 'Kva',
    seal: 'Segl',
    system: 'Systemet',
    years: 'Åra og partnarskapa',
    ownSteps: 'Forumet sin eigen journal',
  },
  en: {
    title: 'Journal',
    lead: 'Everything that was done is in the journal, and nothing can be changed unseen: each entry is sealed with the one before.',
    verify: 'Verify the whole journal',
    verifyHelp: 'Reads every entry and document again. That may take a while.',
    verified: (journals, entries) =>
      `Verified: ${journals} journals with ${entries} entries. The chain holds, and no document has been changed.`,
    faulty: (count) =>
      count === 1
        ? 'One journal does not hold. Tell the operators.'
        : `${count} journals do not hold. Tell the operators.`,
    journals: 'Journals that do not hold',
    journal: 'Journal',
    fault: 'What is wrong',
    of: (name) => `Journal: ${name}`,
    entries: 'Entries',
    number: 'No.',
    when: 'Time',
    who: 'Who',
    what: 'What',
    seal: 'Seal',
    system: 'The system',
    years: 'Years and partnerships',
    ownSteps: 'The forum’s own journal',
  },
};

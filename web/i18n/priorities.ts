// What the page of the forum’s order of measures says in nb, nn and en. Pure.

import type { Language } from '../../domain/words.ts';

export interface PriorityWords {
  readonly title: string;
  readonly lead: string;
  readonly how: string;
  readonly rest: string;
  readonly place: string;
  readonly measure: string;
  /** The measure’s number in the party’s document, with its name where the document has one. */
  readonly named: (measure: number, name: string | null) => string;
  readonly gets: string;
  readonly priority: string;
  readonly priorityFor: (measure: number, party: string) => string;
  readonly notPriority: (typed: string) => string;
  readonly none: string;
  readonly enough: string;
  readonly notShared: string;
  readonly proposed: string;
  readonly note: string;
  readonly noteHelp: string;
  readonly save: string;
  readonly changed: string;
  readonly changedLead: string;
}

export const PRIORITY_WORDS: Readonly<Record<Language, PriorityWords>> = {
  nb: {
    title: 'Rekkefølgen på tiltakene',
    lead: 'Midlene fordeles etter behov: ett tiltak om gangen får det som er søkt om, til det ikke er mer igjen.',
    how: 'Skriv 1 ved det som skal komme først, 2 ved det neste og så videre. Tiltak uten tall kommer etter dem, slik partnerskapene selv har prioritert.',
    rest: 'Når to har samme prioritet, kommer partnerskapene i forumets faste rekkefølge.',
    place: 'Plass nå',
    measure: 'Tiltak',
    named: (measure, name) => (name === null ? `Tiltak ${measure}` : `Tiltak ${measure}: ${name}`),
    gets: 'Får nå',
    priority: 'Forumets prioritet',
    priorityFor: (measure, party) => `Forumets prioritet for tiltak ${measure} fra ${party}`,
    notPriority: (typed) => `Skriv et helt tall fra 1 til 9999, eller la feltet stå tomt. Nå står det «${typed}».`,
    none: 'Ingen har levert tiltak som det er søkt om penger til.',
    enough: 'Midlene rekker til alle tiltakene.',
    notShared: 'Rammen kan ikke fordeles slik den står nå.',
    proposed: 'Innstillingen som er lagt fram, endres ikke av rekkefølgen. Da må det legges fram et nytt forslag.',
    note: 'Merknad',
    noteHelp: 'Kommer i journalen. Skriv ikke om enkeltpersoner.',
    save: 'Lagre rekkefølgen',
    changed: 'Tiltakene eller rekkefølgen er endret imens',
    changedLead: 'Tabellen viser hvordan det er nå, med tallene du skrev. Se over dem, og lagre på nytt hvis du vil.',
  },
  nn: {
    title: 'Rekkjefølgja på tiltaka',
    lead: 'Midlane blir fordelte etter behov: eitt tiltak om gongen får det som er søkt om, til det ikkje er meir att.',
    how: 'Skriv 1 ved det som skal kome først, 2 ved det neste og så vidare. Tiltak utan tal kjem etter dei, slik partnarskapane sjølve har prioritert.',
    rest: 'Når to har same prioritet, kjem partnarskapane i den faste rekkjefølgja til forumet.',
    place: 'Plass no',
    measure: 'Tiltak',
    named: (measure, name) => (name === null ? `Tiltak ${measure}` : `Tiltak ${measure}: ${name}`),
    gets: 'Får no',
    priority: 'Prioriteten til forumet',
    priorityFor: (measure, party) => `Prioriteten til forumet for tiltak ${measure} frå ${party}`,
    notPriority: (typed) => `Skriv eit heilt tal frå 1 til 9999, eller la feltet stå tomt. No står det «${typed}».`,
    none: 'Ingen har levert tiltak som det er søkt om pengar til.',
    enough: 'Midlane rekk til alle tiltaka.',
    notShared: 'Ramma kan ikkje fordelast slik ho står no.',
    proposed:
      'Innstillinga som er lagd fram, blir ikkje endra av rekkjefølgja. Då må det leggjast fram eit nytt framlegg.',
    note: 'Merknad',
    noteHelp: 'Kjem i journalen. Skriv ikkje om enkeltpersonar.',
    save: 'Lagre rekkjefølgja',
    changed: 'Tiltaka eller rekkjefølgja er endra i mellomtida',
    changedLead: 'Tabellen viser korleis det er no, med tala du skreiv. Sjå over dei, og lagre på nytt om du vil.',
  },
  en: {
    title: 'The order of measures',
    lead: 'The money is shared by needs: one measure at a time gets what it asks for, until nothing is left.',
    how: 'Write 1 by the one that is to come first, 2 by the next and so on. Measures without a number follow them by the partnerships’ own priorities.',
    rest: 'When two have the same priority, partnerships come in the forum’s fixed order.',
    place: 'Place now',
    measure: 'Measure',
    named: (measure, name) => (name === null ? `Measure ${measure}` : `Measure ${measure}: ${name}`),
    gets: 'Gets now',
    priority: 'The forum’s priority',
    priorityFor: (measure, party) => `The forum’s priority for measure ${measure} of ${party}`,
    notPriority: (typed) => `Write a whole number from 1 to 9999, or leave the field empty. Now it says “${typed}”.`,
    none: 'Nobody has delivered measures that money is asked for.',
    enough: 'The money lasts for every measure.',
    notShared: 'The frame cannot be shared out as it stands.',
    proposed: 'The recommendation that was proposed is not changed by the order. For that a new one must be proposed.',
    note: 'Note',
    noteHelp: 'Stands in the journal. Do not write about single persons.',
    save: 'Save the order',
    changed: 'The measures or their order were changed meanwhile',
    changedLead:
      'The table shows how it is now, with the numbers that you wrote. Look them over, and save again if you wish.',
  },
};

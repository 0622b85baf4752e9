// What the rows of a report's form are called, in nb, nn and en.

import type { Language } from '../../domain/words.ts';

interface ReportWords {
  readonly goal: (number: number) => string;
  readonly measure: (number: number) => string;
  /** A recipient of the decision, with what it got. */
  readonly recipient: (name: string, amount: string) => string;
}

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  nb: {
    goal: (number) => `Mål ${number}`,
    measure: (number) => `Tiltak ${number}`,
    recipient: (name, amount) => `${name} fikk ${amount}`,
  },
  nn: {
    goal: (number) => `Mål ${number}`,
    measure: (number) => `Tiltak ${number}`,
    recipient: (name, amount) => `${name} fekk ${amount}`,
  },
  en: {
    goal: (number) => `Goal ${number}`,
    measure: (number) => `Measure ${number}`,
    recipient: (name, amount) => `${name} got ${amount}`,
  },
};

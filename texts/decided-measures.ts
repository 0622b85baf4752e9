// What became of each measure of a grant, one sentence for each, in nb, nn and en. Pure. Sandbox-safe.

import type { GrantMeasure } from '../domain/grant-measures.ts';
import { resultOfMeasure } from '../domain/grant-measures.ts';
import type { Language } from '../domain/words.ts';
import { kroner } from './dates.ts';
import { oneLine } from './phrases.ts';

interface Words {
  readonly measure: (number: number, name: string | null) => string;
  readonly granted: (measure: string, amount: string) => string;
  readonly inPart: (measure: string, amount: string, asked: string) => string;
  readonly notGranted: (measure: string) => string;
  readonly returned: (measure: string) => string;
  readonly reason: (words: string) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  nb: {
    measure: (number, name) => (name === null ? `Tiltak ${number}` : `Tiltak ${number} (${name})`),
    granted: (measure, amount) => `${measure} er innvilget: ${amount}.`,
    inPart: (measure, amount, asked) => `${measure} er delvis innvilget: ${amount} av ${asked}.`,
    notGranted: (measure) => `${measure} er ikke innvilget.`,
    returned: (measure) => `${measure} er sendt tilbake til forumet og er ikke avgjort ennå.`,
    reason: (words) => `Begrunnelse: ${words}`,
  },
  nn: {
    measure: (number, name) => (name === null ? `Tiltak ${number}` : `Tiltak ${number} (${name})`),
    granted: (measure, amount) => `${measure} er løyvt: ${amount}.`,
    inPart: (measure, amount, asked) => `${measure} er delvis løyvt: ${amount} av ${asked}.`,
    notGranted: (measure) => `${measure} er ikkje løyvt.`,
    returned: (measure) => `${measure} er sendt tilbake til forumet og er ikkje avgjort enno.`,
    reason: (words) => `Grunngiving: ${words}`,
  },
  en: {
    measure: (number, name) => (name === null ? `Measure ${number}` : `Measure ${number} (${name})`),
    granted: (measure, amount) => `${measure} is granted: ${amount}.`,
    inPart: (measure, amount, asked) => `${measure} is granted in part: ${amount} of ${asked}.`,
    notGranted: (measure) => `${measure} is not granted.`,
    returned: (measure) => `${measure} has gone back to the forum and is not decided yet.`,
    reason: (words) => `Reason: ${words}`,
  },
};

/** What its document calls each measure, by `party/number`, where somebody has looked it up. */
export type MeasureNames = ReadonlyMap<string, string>;

export const NO_NAMES: MeasureNames = new Map();

/** A measure by its number, and by its name where that is known. */
export function measureLabel(number: number, name: string | undefined, language: Language): string {
  return WORDS[language].measure(number, name === undefined || name === '' ? null : oneLine(name));
}

/** What became of one measure, and why where that is said. */
export function measureText(one: GrantMeasure, language: Language, name?: string): string {
  const words = WORDS[language];
  const label = measureLabel(one.measure, name, language);
  const asked = one.asked ?? one.amount;
  const said = {
    granted: words.granted(label, kroner(one.amount, language)),
    'granted-in-part': words.inPart(label, kroner(one.amount, language), kroner(asked, language)),
    'not-granted': words.notGranted(label),
    returned: words.returned(label),
  }[resultOfMeasure(one, asked)];
  return one.reason === undefined ? said : `${said} ${words.reason(sentence(oneLine(one.reason)))}`;
}

/** Ends in a full stop, since another measure follows. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

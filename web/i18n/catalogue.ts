// The pages' texts by language, and which language a visitor gets. Pure.

import type { Language } from '../../domain/words.ts';
import { LANGUAGES } from '../../domain/words.ts';
import { EN } from './en.ts';
import { NB } from './nb.ts';
import { NN } from './nn.ts';
import type { Words } from './words.ts';

export const CATALOGUE: Readonly<Record<Language, Words>> = { nb: NB, nn: NN, en: EN };

/** The language tag for the `lang` attribute. */
export const LANG_TAGS: Readonly<Record<Language, string>> = { nb: 'nb', nn: 'nn', en: 'en' };

/** The language of a value from outside; null when it is none of ours. */
export function tryLanguage(value: unknown): Language | null {
  return (LANGUAGES as readonly unknown[]).includes(value) ? (value as Language) : null;
}

/** The best of ours for a browser's `Accept-Language`; bokmål when it names none of them. */
export function languageOfBrowser(header: string | undefined): Language {
  for (const entry of (header ?? '').split(',')) {
    const tag = entry.trim().slice(0, 2).toLowerCase();
    if (tag === 'no') return 'nb';
    const known = tryLanguage(tag);
    if (known) return known;
  }
  return 'nb';
}

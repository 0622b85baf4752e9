// Menu entries of the pages for secretariats, case officers and administrators. Pure.

import type { Language } from '../../domain/words.ts';
import type { Paths } from '../paths.ts';

export type OfficePage = 'overview';

const WORDS: Readonly<Record<Language, Readonly<Record<OfficePage, string>>>> = {
  nb: { overview: 'Oversikt' },
  nn: { overview: 'Oversikt' },
  en: { overview: 'Overview' },
};

/** Key, address and text of each entry, in their order. */
export function officeEntries(paths: Paths, language: Language): (readonly [OfficePage, string, string])[] {
  return [['overview', paths.overview(), WORDS[language].overview]];
}

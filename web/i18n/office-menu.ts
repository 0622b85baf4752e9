// Menu entries of the pages for secretariats, case officers and administrators. Pure.

import type { Language } from '../../domain/words.ts';
import type { Paths } from '../paths.ts';
import { DEFINITION_WORDS } from './definitions.ts';
import { DIRECTORY_WORDS } from './directory.ts';
import { HEALTH_WORDS } from './health.ts';
import { JOURNAL_WORDS } from './journal.ts';
import { OVERVIEW_WORDS } from './overview.ts';

export type OfficePage = 'overview' | 'directory' | 'definitions' | 'journal' | 'health';

/** Key, address and text of each entry, in their order. */
export function officeEntries(paths: Paths, language: Language): (readonly [OfficePage, string, string])[] {
  return [
    ['overview', paths.overview(), OVERVIEW_WORDS[language].title],
    ['directory', paths.directory(), DIRECTORY_WORDS[language].title],
    ['definitions', paths.definitions(), DEFINITION_WORDS[language].title],
    ['journal', paths.journal(), JOURNAL_WORDS[language].title],
    ['health', paths.health(), HEALTH_WORDS[language].title],
  ];
}

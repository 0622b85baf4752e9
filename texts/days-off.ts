// What days without work are called; the calendar names them in bokmål. Pure. Sandbox-safe.

import type { Language } from '../domain/words.ts';

/** Those that have another name in nynorsk, and all in English. */
const NAMES: Readonly<Record<string, readonly [nn: string, en: string]>> = {
  lørdag: ['laurdag', 'Saturday'],
  søndag: ['søndag', 'Sunday'],
  'første nyttårsdag': ['første nyttårsdag', 'New Year’s Day'],
  skjærtorsdag: ['skjærtorsdag', 'Maundy Thursday'],
  langfredag: ['langfredag', 'Good Friday'],
  påskeaften: ['påskeaftan', 'Easter Saturday'],
  'første påskedag': ['første påskedag', 'Easter Sunday'],
  'andre påskedag': ['andre påskedag', 'Easter Monday'],
  'arbeidernes dag': ['arbeidardagen', 'Labour Day'],
  grunnlovsdagen: ['grunnlovsdagen', 'Constitution Day'],
  'Kristi himmelfartsdag': ['Kristi himmelfartsdag', 'Ascension Day'],
  'første pinsedag': ['første pinsedag', 'Whit Sunday'],
  'andre pinsedag': ['andre pinsedag', 'Whit Monday'],
  julaften: ['julaftan', 'Christmas Eve'],
  'første juledag': ['første juledag', 'Christmas Day'],
  'andre juledag': ['andre juledag', 'Boxing Day'],
  nyttårsaften: ['nyttårsaftan', 'New Year’s Eve'],
};

/**
 * A day off by its bokmål name, in a language: two that fall on one day are named both, and an unknown one as it is.
 */
export function dayOffName(name: string, language: Language): string {
  if (language === 'nb') return name;
  const named = (one: string): string => (Object.hasOwn(NAMES, one) ? NAMES[one]![language === 'nn' ? 0 : 1] : one);
  return name.split(', ').map(named).join(', ');
}

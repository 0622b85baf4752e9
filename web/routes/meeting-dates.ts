// Date, hour, place and papers of a meeting as somebody types them. Pure.

import type { Language } from '../../domain/words.ts';
import type { Body } from '../bodies.ts';
import { given, textIn } from '../bodies.ts';
import { localDateOf } from '../forms.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { ControlError } from '../views/fields.tsx';

/** `10:00`, `9.30`, `9`: hours and minutes; null for anything else. */
export function timeOf(text: string): string | null {
  const [, hours, minutes] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes ?? 0) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes ?? '00'}`;
}

/**
 * The fields of a meeting that its form has, or what is wrong with them. Controls are named `date`, `time` and so on.
 */
export function datedOf(body: Body, prefix: string, language: Language) {
  const words = FORUM_WORDS[language].meetings;
  const errors: ControlError[] = [];
  const date = localDateOf(textIn(body, 'date'));
  const typedPapers = textIn(body, 'papersOut');
  const papersOut = typedPapers === '' ? null : localDateOf(typedPapers);
  const typedTime = textIn(body, 'time');
  const time = typedTime === '' ? null : timeOf(typedTime);
  if (date === null) errors.push({ target: `${prefix}date`, text: words.dateMissing });
  if (typedTime !== '' && time === null) errors.push({ target: `${prefix}time`, text: words.timeWrong });
  if (typedPapers !== '' && papersOut === null) errors.push({ target: `${prefix}papersOut`, text: words.dateMissing });
  return {
    errors,
    date,
    ...given('time', time),
    ...given('papersOut', papersOut),
    ...given('place', textIn(body, 'place')),
  };
}

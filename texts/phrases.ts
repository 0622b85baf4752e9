// How labels are fitted into sentences and lists: case, enumeration, length. Pure. Sandbox-safe.

import type { Language } from '../domain/words.ts';

/** A name as it may stand in a subject or on a line of its own: without line breaks. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

/** A label inside a sentence: "Rapport" becomes "rapport", "NTNU-rapport" stays. */
export function lowerFirst(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.slice(0, 1).toLowerCase() + label.slice(1) : label;
}

/** A phrase at the start of a sentence. */
export function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const AND: Readonly<Record<Language, string>> = { nb: 'og', nn: 'og', en: 'and' };
const OR: Readonly<Record<Language, string>> = { nb: 'eller', nn: 'eller', en: 'or' };

/** `A`, `A og B`, `A, B og C`. */
export function allOf(parts: readonly string[], language: Language): string {
  return enumerated(parts, AND[language]);
}

/** `A`, `A eller B`, `A, B eller C`. */
export function oneOf(parts: readonly string[], language: Language): string {
  return enumerated(parts, OR[language]);
}

function enumerated(parts: readonly string[], word: string): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)!}`;
}

/** At most `length` UTF-16 units; what is cut off ends in an ellipsis and never in half a character. */
export function clipped(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = text.slice(0, Math.max(0, length - 1)).replace(/[\uD800-\uDBFF]$/u, '');
  return `${kept.trimEnd()}…`;
}

// Texts that stand on one line of a mail, a page or a letter. Pure. Sandbox-safe.

/**
 * No control characters, line breaks among them, and no halves of characters: no database, mail or page can hold them
 * all.
 */
export const ONE_LINE = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u;

/** True when a text can be kept and shown as it is, on one line. */
export function isOneLine(text: string): boolean {
  return ONE_LINE.test(text);
}

/** As JSON Schema says it: no NUL, and no halves of characters, which no database keeps. */
export const KEEPABLE_PATTERN = '^[^\\u0000\\uD800-\\uDFFF]*$';
const KEEPABLE = new RegExp(KEEPABLE_PATTERN, 'u');

/** True when a text of any number of lines can be kept as it is. */
export function isKeepable(text: string): boolean {
  return KEEPABLE.test(text);
}

// Texts that stand on one line of a mail, a page or a letter. Pure. Sandbox-safe.

/** Control characters, line breaks among them, and halves of characters: no database, mail or page can hold them all. */
const UNFIT = /[\p{Cc}\p{Surrogate}\u2028\u2029]/u;

/** True when a text can be kept and shown as it is, on one line. */
export function isOneLine(text: string): boolean {
  return !UNFIT.test(text);
}

// What differs between two texts, as somebody reads it: the words that went and the words that came, in their place.
// Pure.

/** The same words at both ends, and what stands between them in each text. */
export interface Difference {
  readonly start: string;
  readonly removed: string;
  readonly added: string;
  readonly end: string;
}

/** Where two texts part and meet again, cut between words. */
export function differenceOf(before: string, after: string): Difference {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let first = 0;
  while (first < old.length && first < now.length && old[first] === now[first]) first += 1;
  let last = 0;
  while (
    last < old.length - first &&
    last < now.length - first &&
    old[old.length - 1 - last] === now[now.length - 1 - last]
  )
    last += 1;
  const part = (words: readonly string[], from: number, to: number): string => words.slice(from, to).join('');
  return {
    start: part(now, 0, first),
    removed: part(old, first, old.length - last),
    added: part(now, first, now.length - last),
    end: part(now, now.length - last, now.length),
  };
}

/** Words with the space after them, so that joined they are the text again. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|\S+\s*/gu) ?? [];
}

// What a frame means for the one who reads: the amount, where it comes from, and what has changed. Pure. Sandbox-safe.

import type { OwnMoney } from '../domain/cycle-frame.ts';
import type { Language } from '../domain/words.ts';
import { explainLine } from './allocation.ts';
import { kroner } from './dates.ts';
import type { CycleFacts } from './facts.ts';
import { partyLabel } from './facts.ts';
import { allOf } from './phrases.ts';

interface Words {
  amount(amount: string): string;
  more(difference: string): string;
  less(difference: string): string;
  readonly unchanged: string;
  /** Parts that others get of a partnership’s money. */
  theirs(parts: string): string;
  /** Where a university’s money comes from. */
  through(parts: string): string;
  part(amount: string, party: string): string;
  from(amount: string, party: string): string;
  above(asked: string, difference: string): string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  nb: {
    amount: (amount) => `Dere kan planlegge med ${amount}.`,
    more: (difference) => `Det er ${difference} mer enn før.`,
    less: (difference) => `Det er ${difference} mindre enn før.`,
    unchanged: 'Det er det samme som før.',
    theirs: (parts) => `Av dette er ${parts}.`,
    through: (parts) => `Det er ${parts}.`,
    part: (amount, party) => `${amount} til ${party}`,
    from: (amount, party) => `${amount} gjennom ${party}`,
    above: (asked, difference) =>
      `Beslutningsgrunnlaget deres er på ${asked}. Det er ${difference} mer enn rammen. Det gjelder fortsatt, men er merket, og forumet tar stilling til det.`,
  },
  nn: {
    amount: (amount) => `De kan planleggje med ${amount}.`,
    more: (difference) => `Det er ${difference} meir enn før.`,
    less: (difference) => `Det er ${difference} mindre enn før.`,
    unchanged: 'Det er det same som før.',
    theirs: (parts) => `Av dette er ${parts}.`,
    through: (parts) => `Det er ${parts}.`,
    part: (amount, party) => `${amount} til ${party}`,
    from: (amount, party) => `${amount} gjennom ${party}`,
    above: (asked, difference) =>
      `Avgjerdsgrunnlaget dykkar er på ${asked}. Det er ${difference} meir enn ramma. Det gjeld framleis, men er merkt, og forumet tek stilling til det.`,
  },
  en: {
    amount: (amount) => `You can plan with ${amount}.`,
    more: (difference) => `That is ${difference} more than before.`,
    less: (difference) => `That is ${difference} less than before.`,
    unchanged: 'That is the same as before.',
    theirs: (parts) => `Of this ${parts}.`,
    through: (parts) => `That is ${parts}.`,
    part: (amount, party) => `${amount} is for ${party}`,
    from: (amount, party) => `${amount} through ${party}`,
    above: (asked, difference) =>
      `Your decision basis asks for ${asked}. That is ${difference} more than the frame. It still stands, but is flagged, and the forum considers it.`,
  },
};

/** The sentences about one recipient’s money. */
export function ownMoneyText(own: OwnMoney, facts: CycleFacts, language: Language): string {
  const words = WORDS[language];
  const money = (amount: number): string => kroner(amount, language);
  const parts = (say: 'part' | 'from'): string =>
    allOf(
      own.shares.map(({ party, amount }) => words[say](money(amount), partyLabel(facts, party, language))),
      language,
    );
  const sentences = [words.amount(money(own.amount))];
  if (own.before !== null) {
    const difference = own.amount - own.before;
    sentences.push(
      difference === 0
        ? words.unchanged
        : difference > 0
          ? words.more(money(difference))
          : words.less(money(-difference)),
    );
  }
  sentences.push(...own.lines.map((line) => explainLine(line, facts.lines ?? {}, language)));
  if (own.shares.length > 0)
    sentences.push(own.lines.length > 0 ? words.theirs(parts('part')) : words.through(parts('from')));
  if (own.asked !== null && own.asked > own.amount) {
    sentences.push(words.above(money(own.asked), money(own.asked - own.amount)));
  }
  return sentences.join(' ');
}

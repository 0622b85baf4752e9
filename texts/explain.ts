// "Why does it stand still?" in two or three plain sentences. Pure. Sandbox-safe.

import type { Explanation } from '../domain/explain.ts';
import type { CalendarTable } from '../domain/local-time.ts';
import { localDateAt, localTimeAt } from '../domain/local-time.ts';
import type { Language } from '../domain/words.ts';
import { atHour, hourOfTime, longDate } from './dates.ts';
import type { WaitWords } from './explain-words.ts';
import { WAIT_WORDS } from './explain-words.ts';
import type { CycleFacts } from './facts.ts';
import { partyLabel, stepLabel } from './facts.ts';
import { allOf, lowerFirst, oneLine, oneOf, upperFirst } from './phrases.ts';
import { roleDefinite, roleDefiniteFor } from './roles.ts';

/** What it waits for, whose turn it is and since when, and what happens if nobody acts. */
export function explainText(
  explanation: Explanation,
  facts: CycleFacts,
  language: Language,
  table: CalendarTable,
): string {
  const words = WAIT_WORDS[language];
  const since = longDate(localDateAt(table, explanation.since), language);
  if (explanation.waitsFor.code === 'nothing') return words.settled(since);
  const waits = words.waitsFor[explanation.waitsFor.code](whatOf(explanation, facts, language));
  const sentences = [waits, turnOf(explanation, facts, language, since)];
  if (explanation.blocked) sentences.push(words.blocked);
  const { remindersOff } = explanation;
  if (remindersOff) {
    const off = longDate(localDateAt(table, remindersOff.at), language);
    sentences.push(words.remindersOff(off, oneLine(remindersOff.reason)));
  }
  // A partnership that waits for its cycle: what comes by itself is the cycle's to say.
  const followsCycle = explanation.waitsFor.code === 'cycle' && explanation.next.what === 'nothing';
  if (!followsCycle) sentences.push(nextOf(explanation.next, facts, language, table));
  if (explanation.blocked && explanation.canLift.length > 0) {
    sentences.push(
      upperFirst(
        words.canLift(
          oneOf(
            explanation.canLift.map((role) => roleDefinite(role, language)),
            language,
          ),
        ),
      ),
    );
  }
  const { staysOpen } = explanation;
  if (staysOpen !== undefined) {
    const who = oneOf(
      staysOpen.map((role) => roleDefinite(role, language)),
      language,
    );
    sentences.push(words.staysOpen(upperFirst(who)));
  }
  return sentences.join(' ');
}

/** What it waits for and whose turn it is, for a line in a list. `since` is a date as texts write it. */
export function waitingText(
  about: Pick<Explanation, 'waitsFor' | 'turn'>,
  since: string,
  facts: CycleFacts,
  language: Language,
): string {
  const words = WAIT_WORDS[language];
  if (about.waitsFor.code === 'nothing') return words.settled(since);
  const waits = words.waitsFor[about.waitsFor.code](whatOf(about, facts, language));
  return `${waits} ${turnOf(about, facts, language, since)}`;
}

/** "beslutningsgrunnlag for Fosen"; the step alone when it is the forum's or the office's own. */
function whatOf({ waitsFor }: Pick<Explanation, 'waitsFor'>, facts: CycleFacts, language: Language): string {
  const step = waitsFor.step === null ? '' : lowerFirst(stepLabel(facts, waitsFor.step, language));
  if (waitsFor.party === null) return step;
  const party = partyLabel(facts, waitsFor.party, language);
  const own = party === oneLine(facts.forum[language]) || party === oneLine(facts.office[language]);
  if (step === '') return party;
  return own ? step : WAIT_WORDS[language].stepFor(step, party);
}

function turnOf({ turn }: Pick<Explanation, 'turn'>, facts: CycleFacts, language: Language, since: string): string {
  const words = WAIT_WORDS[language];
  if (turn.length === 0) return words.since(since);
  return upperFirst(
    words.turn(
      allOf(
        turn.map((slot) => roleDefiniteFor(facts, slot, language)),
        language,
      ),
      since,
    ),
  );
}

function nextOf(next: Explanation['next'], facts: CycleFacts, language: Language, table: CalendarTable): string {
  const words: WaitWords = WAIT_WORDS[language];
  if (next.what === 'nothing') return words.nothingComes;
  const step = next.step === null ? '' : lowerFirst(stepLabel(facts, next.step, language));
  const day = next.at === null ? null : longDate(localDateAt(table, next.at), language);
  const isDeadline = next.at !== null && next.what === 'deadline';
  const hour = isDeadline ? hourOfTime(localTimeAt(table, next.at)) : null;
  const date = day === null ? null : atHour(day, hour, language);
  return words.next[next.what](step, date);
}

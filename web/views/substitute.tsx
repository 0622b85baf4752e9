// The choice of a substitute.

import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { selectField } from './fields.tsx';
import type { ForumFound } from './forum-found.ts';

/** Who may come when the one on a seat steps back; nothing where the seat has nobody else. */
export function substituteField(
  { state, personName }: Pick<ForumFound, 'state' | 'personName'>,
  seat: string | null,
  id: string,
  value: string,
  shown: Shown,
): string {
  const words = FORUM_WORDS[shown.visitor.language].conflict;
  const people = new Set(
    state.plan.seats
      .filter((one) => one.role === 'forum-substitute' && (seat === null || one.party === seat))
      .map((one) => one.person),
  );
  if (people.size === 0) return '';
  return selectField({
    id,
    name: 'substitute',
    label: words.substitute,
    help: words.substituteHelp,
    value,
    options: [
      { value: '', text: words.noSubstitute },
      ...[...people].map((person) => ({ value: person, text: personName(person) })),
    ],
  });
}

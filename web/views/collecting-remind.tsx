// One button of the coordinator that reminds those who are missing.

import type { CollectedFrom } from '../../domain/collecting.ts';
import { localDateAt, localTimeAt } from '../../domain/local-time.ts';
import { atHour, longDate } from '../../texts/dates.ts';
import { partyLabel } from '../../texts/facts.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn, textsIn } from '../bodies.ts';
import { COLLECTING_WORDS } from '../i18n/collecting.ts';
import type { Shown } from '../page.ts';
import type { Collecting, CollectingPage } from './collecting-found.ts';
import { choiceField, longField } from './fields.tsx';
import { carried, submitButton } from './form-parts.tsx';

/** The form; a sentence where nobody can be reminded now. */
export function remindPart(
  page: CollectingPage,
  { step }: Collecting,
  missing: readonly CollectedFrom[],
  shown: Shown,
): string {
  const { words: own, visitor, paths } = shown;
  const { language } = visitor;
  const words = COLLECTING_WORDS[language];
  const { again, facts, ref, party, table, sendAt } = page;
  const free = missing.filter(({ not }) => not === null);
  const form = `remind-${step.id}`;
  const sent = sentIn(again, form);
  if (free.length === 0)
    return (
      <p class="ds-paragraph" safe>
        {missing.length === 0 ? words.nobodyMissing : words.nobodyNow}
      </p>
    ) as string;
  const when = atHour(longDate(localDateAt(table, sendAt), language), localTimeAt(table, sendAt).slice(0, 5), language);
  return (
    <form class="narrow stack" method="post" action={paths.networkAct(ref, party, 'remind')} novalidate>
      {carried(shown, { step: step.id }) as 'safe'}
      <h3 class="ds-heading" data-size="xs" safe>
        {words.remind}
      </h3>
      <p class="ds-paragraph" safe>
        {words.remindLead(when)}
      </p>
      {
        choiceField({
          id: `parties-${step.id}`,
          name: 'parties',
          legend: words.who,
          several: true,
          options: free.map((one) => ({ value: one.party, text: partyLabel(facts, one.party, language) })),
          chosen: sent === null ? free.map((one) => one.party) : textsIn(sent, 'parties'),
          errors: errorsIn(again, form),
        }) as 'safe'
      }
      {
        longField({
          id: `note-${step.id}`,
          name: 'note',
          label: `${words.note} (${own.form.optional})`,
          help: words.noteHelp,
          value: textIn(sent, 'note'),
        }) as 'safe'
      }
      {submitButton(words.send) as 'safe'}
    </form>
  ) as string;
}

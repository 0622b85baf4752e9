// The network's own date: what it would mean, and the form.

import { longDate } from '../../texts/dates.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { COLLECTING_WORDS } from '../i18n/collecting.ts';
import type { Shown } from '../page.ts';
import type { Collecting, CollectingPage } from './collecting-found.ts';
import { deadlineWords } from './collecting-found.ts';
import { effectPart } from './effect.tsx';
import { lineField, longField } from './fields.tsx';
import { carried, folded, submitButton } from './form-parts.tsx';

/** The date in force, what a typed one would mean, and the form. */
export function datePart(page: CollectingPage, one: Collecting, shown: Shown): string {
  const { language } = shown.visitor;
  const words = COLLECTING_WORDS[language];
  const { again } = page;
  const { step, rows, general, limit, effect } = one;
  const local = rows.find(({ item }) => item.local === true && !item.extended)?.item.deadline;
  const looked = effect !== null && effect.refused.length === 0;
  return (
    <>
      {looked ? (
        <>
          {effectPart(page, effect, shown) as 'safe'}
          {saveForm(page, one, shown) as 'safe'}
        </>
      ) : (
        ''
      )}
      {
        folded(
          looked ? words.change : words.ownDate,
          !looked && again.form === `date-${step.id}`,
          (
            <>
              <p class="ds-paragraph" safe>
                {words.ownDateLead(deadlineWords(general, shown), limit === null ? null : longDate(limit, language))}
              </p>
              {local === undefined ? (
                ''
              ) : (
                <p class="ds-paragraph" safe>
                  {words.now(deadlineWords(local, shown))}
                </p>
              )}
              {dateForm(page, one, shown) as 'safe'}
            </>
          ) as string,
        ) as 'safe'
      }
    </>
  ) as string;
}

function dateForm({ ref, party, again }: CollectingPage, { step }: Collecting, shown: Shown): string {
  const { words: own, visitor, paths } = shown;
  const words = COLLECTING_WORDS[visitor.language];
  const form = `date-${step.id}`;
  const sent = sentIn(again, form);
  return (
    <form class="narrow stack" method="post" action={paths.networkAct(ref, party, 'date')} novalidate>
      {carried(shown, { step: step.id }) as 'safe'}
      {
        lineField({
          id: `to-${step.id}`,
          name: 'to',
          label: words.to,
          help: own.form.dateHelp,
          short: true,
          required: true,
          value: textIn(sent, 'to'),
          errors: errorsIn(again, form),
        }) as 'safe'
      }
      {
        longField({
          id: `reason-${step.id}`,
          name: 'reason',
          label: `${words.reason} (${own.form.optional})`,
          value: textIn(sent, 'reason'),
        }) as 'safe'
      }
      {submitButton(words.look, { secondary: true }) as 'safe'}
    </form>
  ) as string;
}

/** The same that was looked at, ready to be saved. */
function saveForm({ ref, party, again }: CollectingPage, { step }: Collecting, shown: Shown): string {
  const words = COLLECTING_WORDS[shown.visitor.language];
  const sent = sentIn(again, `date-${step.id}`);
  return (
    <form class="buttons" method="post" action={shown.paths.networkAct(ref, party, 'date')}>
      {carried(shown, { step: step.id, to: textIn(sent, 'to'), reason: textIn(sent, 'reason') }) as 'safe'}
      {submitButton(words.save, { name: 'do', value: 'save' }) as 'safe'}
    </form>
  ) as string;
}

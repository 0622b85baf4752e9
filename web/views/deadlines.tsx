// Moving a deadline: the form, what would come of it, and the button that does it.

import type { Deadline } from '../../domain/deadline.ts';
import type { WhatIf } from '../../domain/what-if.ts';
import { cycleName } from '../../domain/words.ts';
import { longDate } from '../../texts/dates.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import type { Again } from '../acting.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn, textsIn } from '../bodies.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import type { Shown } from '../page.ts';
import { crumbs } from './crumbs.tsx';
import type { ForumFound } from './forum-found.ts';
import { effectPart, refusedEffect } from './effect.tsx';
import { choiceField, lineField, longField, selectField } from './fields.tsx';
import { carried, overtakenPart, refusedPart, submitButton } from './form-parts.tsx';
import { layout } from './layout.tsx';
import { mailsLink } from './mails.tsx';
import { errorSummary } from './parts.tsx';

export interface DeadlinesPage extends ForumFound {
  readonly step: string;
  readonly one: { readonly partnership: string; readonly party: string } | null;
  /** The one in force of what is chosen. */
  readonly deadline: Deadline;
  readonly again: Again;
  readonly effect: WhatIf | null;
}

/** Which deadline a page has shown; another text when it has become another. */
export function deadlineVersion({ handled, time, revision }: Deadline): string {
  return `${handled}/${time}/${revision}`;
}

export function deadlinesPage(shown: Shown, page: DeadlinesPage): string {
  const { language } = shown.visitor;
  const words = DESK_WORDS[language].deadlines;
  const { again, effect, deadline } = page;
  const [then] = textIn(sentIn(again, 'deadline'), 'seen').split('/');
  const refused = effect?.refused ?? [];
  return layout({
    shown,
    title: words.title,
    current: 'cycles',
    script: again.status !== 200 || effect !== null,
    children: (
      <>
        {refusedPart(again.refusal ?? null, shown) as 'safe'}
        {errorSummary(again.errors ?? [], shown) as 'safe'}
        {
          overtakenPart(again, words.moved, () =>
            words.movedLead(longDate(then!, language), longDate(deadline.handled, language)),
          ) as 'safe'
        }
        {refusedEffect(effect, words.refused) as 'safe'}
        {crumbs(page, false, shown) as 'safe'}
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        {page.one === null
          ? ''
          : (mailsLink(
              { cycle: cycleName(page.ref), step: page.step, party: page.one.party },
              'deadline',
              shown,
            ) as 'safe')}
        {effect === null || refused.length > 0 ? (
          (deadlineForm(page, shown) as 'safe')
        ) : (
          <>
            {effectPart(page, effect, shown) as 'safe'}
            {saveForm(page, shown) as 'safe'}
            <details class="ds-details">
              <summary safe>{words.change}</summary>
              <div>{deadlineForm(page, shown) as 'safe'}</div>
            </details>
          </>
        )}
      </>
    ) as string,
  });
}

function deadlineForm(page: DeadlinesPage, shown: Shown): string {
  const { visitor, paths, words: own } = shown;
  const { language } = visitor;
  const words = DESK_WORDS[language].deadlines;
  const { state, ref, facts, again, step, one, deadline } = page;
  const sent = sentIn(again, 'deadline');
  const errors = errorsIn(again, 'deadline');
  const told = (id: string): string => {
    const { deadline: current, doneAt } = state.steps[id]!;
    const date = doneAt === null ? longDate(current.handled, language) : words.done;
    return `${upperFirst(stepLabel(facts, id, language))} (${date})`;
  };
  return (
    <form class="narrow stack" method="post" action={paths.deadlines(ref)} novalidate>
      {carried(shown, one === null ? {} : { partnership: one.partnership, party: one.party }) as 'safe'}
      {one === null ? (
        (selectField({
          id: 'step',
          label: words.step,
          value: sent === null ? step : textIn(sent, 'step'),
          options: state.plan.steps.map(({ id }) => ({ value: id, text: told(id) })),
        }) as 'safe')
      ) : (
        <>
          <input type="hidden" name="step" value={step} />
          <p class="ds-paragraph" safe>
            {`${upperFirst(stepLabel(facts, step, language))}. ${words.now}: ${longDate(deadline.handled, language)}.`}
          </p>
        </>
      )}
      {
        choiceField({
          id: 'who',
          name: 'who',
          legend: words.who,
          options: [
            ...(one === null ? [] : [{ value: 'one', text: words.one(partyLabel(facts, one.party, language)) }]),
            { value: 'all', text: words.all },
            { value: 'some', text: words.some },
          ],
          chosen: [sent === null ? (one === null ? 'all' : 'one') : textIn(sent, 'who')],
        }) as 'safe'
      }
      {
        choiceField({
          id: 'parties',
          name: 'parties',
          legend: words.parties,
          help: words.partiesHelp,
          several: true,
          options: state.plan.parties.map(({ id }) => ({ value: id, text: partyLabel(facts, id, language) })),
          chosen: textsIn(sent, 'parties'),
          errors,
        }) as 'safe'
      }
      {
        lineField({
          id: 'to',
          label: words.to,
          help: own.form.dateHelp,
          short: true,
          required: true,
          value: textIn(sent, 'to'),
          errors,
        }) as 'safe'
      }
      {
        lineField({
          id: 'time',
          label: `${words.time} (${own.form.optional})`,
          short: true,
          value: textIn(sent, 'time'),
        }) as 'safe'
      }
      {
        longField({
          id: 'reason',
          label: words.reason,
          help: words.reasonHelp,
          required: true,
          value: textIn(sent, 'reason'),
          errors,
        }) as 'safe'
      }
      {
        choiceField({
          id: 'beyond',
          name: 'beyond',
          legend: words.beyond,
          several: true,
          options: [{ value: 'yes', text: words.beyond, help: words.beyondHelp }],
          chosen: textsIn(sent, 'beyond'),
        }) as 'safe'
      }
      {submitButton(words.show) as 'safe'}
    </form>
  ) as string;
}

/** The same that was looked at, ready to be saved. */
function saveForm({ ref, again, deadline, one }: DeadlinesPage, shown: Shown): string {
  const words = DESK_WORDS[shown.visitor.language].deadlines;
  const sent = sentIn(again, 'deadline');
  const fields = ['step', 'who', 'to', 'time', 'reason', 'beyond'] as const;
  return (
    <form class="buttons" method="post" action={shown.paths.deadlines(ref)}>
      {
        carried(shown, {
          ...Object.fromEntries(fields.map((name) => [name, textIn(sent, name)])),
          ...(one === null ? {} : { partnership: one.partnership, party: one.party }),
          seen: deadlineVersion(deadline),
        }) as 'safe'
      }
      {textsIn(sent, 'parties').map((party) => (
        <input type="hidden" name="parties" value={party} />
      ))}
      {submitButton(words.save, { name: 'do', value: 'save' }) as 'safe'}
    </form>
  ) as string;
}

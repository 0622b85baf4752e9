// The meetings of a forum’s year, and the form that plans one.

import { PROPOSED } from '../../domain/step-kinds.ts';
import { longDate } from '../../texts/dates.ts';
import { stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { mayAsk } from '../access.ts';
import type { Again } from '../acting.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { lineField, selectField } from './fields.tsx';
import { carried, folded, submitButton } from './form-parts.tsx';
import type { ForumPage } from './forum-found.ts';
import { tableHead } from './table.tsx';

/** The colour that tells how it stands with a meeting. */
export const TAG = { planned: 'info', held: 'success', cancelled: 'neutral' } as const;

/** The meetings of the year, with the form that plans one. */
export function meetingsPart(page: ForumPage, shown: Shown): string {
  const { ref, state, facts, again, person, now } = page;
  const { paths, visitor } = shown;
  const { language } = visitor;
  const words = FORUM_WORDS[language].meetings;
  const { meetings } = state.forum;
  const steps = state.plan.steps.filter((step) => step.kind === 'meeting' || PROPOSED.includes(step.kind));
  const sent = sentIn(again, 'plan');
  return (
    <section class="stack" aria-labelledby="meetings">
      <h2 class="ds-heading" data-size="sm" id="meetings" safe>
        {words.title}
      </h2>
      {meetings.length === 0 ? (
        <p class="ds-paragraph" safe>
          {words.none}
        </p>
      ) : (
        <div class="scroll" role="region" aria-label={`${words.title} ${facts.year}`} tabindex="0">
          <table class="ds-table table-wide">
            {tableHead([words.date, words.heldFor, { number: words.items }, words.status]) as 'safe'}
            <tbody>
              {meetings.map((meeting) => (
                <tr>
                  <th scope="row">
                    <a class="ds-link" href={paths.meeting(ref, meeting.id)} safe>
                      {words.at(upperFirst(longDate(meeting.date, language)), meeting.time.slice(0, 5), meeting.place)}
                    </a>
                  </th>
                  <td safe>
                    {meeting.step === null ? words.noStep : upperFirst(stepLabel(facts, meeting.step, language))}
                  </td>
                  <td class="number">{meeting.items.length}</td>
                  <td>
                    <span class="ds-tag" data-color={TAG[meeting.status]} safe>
                      {words.statuses[meeting.status]}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {state.status === 'open' && mayAsk(state.plan.seats, person, 'planMeeting', now)
        ? (folded(
            words.plan,
            again.form === 'plan',
            (
              <form class="narrow stack" method="post" action={paths.forumAct(ref, 'plan')} novalidate>
                {carried(shown) as 'safe'}
                <p class="ds-paragraph" safe>
                  {words.planLead}
                </p>
                {
                  selectField({
                    id: 'plan-step',
                    name: 'step',
                    label: words.heldFor,
                    value: textIn(sent, 'step'),
                    options: [
                      ...steps.map(({ id }) => ({ value: id, text: upperFirst(stepLabel(facts, id, language)) })),
                      { value: '', text: words.noStep },
                    ],
                  }) as 'safe'
                }
                {dateFields('plan-', again, 'plan', {}, shown) as 'safe'}
                {submitButton(words.planned) as 'safe'}
              </form>
            ) as string,
          ) as 'safe')
        : ''}
    </section>
  ) as string;
}

/** Date, hour, place and papers of a meeting. */
export function dateFields(
  prefix: string,
  again: Again,
  form: string,
  now: { readonly time?: string; readonly place?: string },
  shown: Shown,
): string {
  const words = FORUM_WORDS[shown.visitor.language].meetings;
  const sent = sentIn(again, form);
  const errors = errorsIn(again, form);
  const { optional } = shown.words.form;
  return (
    <>
      {
        lineField({
          id: `${prefix}date`,
          name: 'date',
          label: words.date,
          help: shown.words.form.dateHelp,
          short: true,
          required: true,
          value: textIn(sent, 'date'),
          errors,
        }) as 'safe'
      }
      {
        lineField({
          id: `${prefix}time`,
          name: 'time',
          label: words.time,
          help: words.timeHelp,
          short: true,
          value: sent === null ? (now.time ?? '10:00') : textIn(sent, 'time'),
          errors,
        }) as 'safe'
      }
      {
        lineField({
          id: `${prefix}place`,
          name: 'place',
          label: `${words.place} (${optional})`,
          value: sent === null ? (now.place ?? '') : textIn(sent, 'place'),
          errors,
        }) as 'safe'
      }
      {
        lineField({
          id: `${prefix}papersOut`,
          name: 'papersOut',
          label: `${words.papersOut} (${optional})`,
          help: words.papersHelp,
          short: true,
          value: textIn(sent, 'papersOut'),
          errors,
        }) as 'safe'
      }
    </>
  ) as string;
}

// How a meeting is closed, moved or called off.

import { errorsIn, sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { longField } from './fields.tsx';
import { carried, folded, submitButton } from './form-parts.tsx';
import { dateFields } from './forum-meetings.tsx';
import type { MeetingPage } from './meeting-found.ts';

/** The form that closes a meeting. */
export function closePart({ ref, meeting, again }: MeetingPage, shown: Shown): string {
  const all = FORUM_WORDS[shown.visitor.language];
  return (
    <section class="stack" aria-labelledby="close">
      <h2 class="ds-heading" data-size="sm" id="close" safe>
        {all.close.title}
      </h2>
      <form class="narrow stack" method="post" action={shown.paths.meetingAct(ref, meeting.id, 'close')}>
        {carried(shown) as 'safe'}
        <p class="ds-paragraph" safe>
          {all.close.lead}
        </p>
        {
          longField({
            id: 'close-note',
            name: 'note',
            label: `${all.outcome.note} (${shown.words.form.optional})`,
            help: all.outcome.noteHelp,
            rows: 2,
            value: textIn(sentIn(again, 'close'), 'note'),
          }) as 'safe'
        }
        {submitButton(all.close.button) as 'safe'}
      </form>
    </section>
  ) as string;
}

/** The forms that move a meeting or call it off. */
export function changeParts({ ref, meeting, again }: MeetingPage, shown: Shown): string {
  const { paths, visitor } = shown;
  const words = FORUM_WORDS[visitor.language].meetings;
  const reason = (form: string): string =>
    longField({
      id: `${form}-reason`,
      name: 'reason',
      label: words.reason,
      rows: 2,
      required: true,
      value: textIn(sentIn(again, form), 'reason'),
      errors: errorsIn(again, form),
    });
  return (
    <section class="stack" aria-label={words.move}>
      {
        folded(
          words.move,
          again.form === 'move',
          (
            <form class="narrow stack" method="post" action={paths.meetingAct(ref, meeting.id, 'move')} novalidate>
              {carried(shown) as 'safe'}
              <p class="ds-paragraph" safe>
                {words.moveLead}
              </p>
              {
                dateFields(
                  'move-',
                  again,
                  'move',
                  { time: meeting.time.slice(0, 5), place: meeting.place ?? '' },
                  shown,
                ) as 'safe'
              }
              {reason('move') as 'safe'}
              {submitButton(words.move) as 'safe'}
            </form>
          ) as string,
        ) as 'safe'
      }
      {
        folded(
          words.cancel,
          again.form === 'cancel',
          (
            <form class="narrow stack" method="post" action={paths.meetingAct(ref, meeting.id, 'cancel')} novalidate>
              {carried(shown) as 'safe'}
              <p class="ds-paragraph" safe>
                {words.cancelLead}
              </p>
              {reason('cancel') as 'safe'}
              {submitButton(words.cancel, { secondary: true }) as 'safe'}
            </form>
          ) as string,
        ) as 'safe'
      }
    </section>
  ) as string;
}

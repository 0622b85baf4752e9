// One meeting of the forum as a page: before it the agenda, in it who came and how each item ended, after it the
// minutes.

import { localDateAt } from '../../domain/local-time.ts';
import { longDate } from '../../texts/dates.ts';
import { stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { mayAsk } from '../access.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { carried, refusedPart, submitButton } from './form-parts.tsx';
import { crumbs } from './crumbs.tsx';
import { TAG } from './forum-meetings.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';
import { agendaForm } from './meeting-agenda.tsx';
import { changeParts, closePart } from './meeting-changes.tsx';
import type { MeetingPage } from './meeting-found.ts';
import { itemPart } from './meeting-item.tsx';
import { attendancePart } from './meeting-people.tsx';

export function meetingPage(shown: Shown, page: MeetingPage): string {
  const { paths, visitor } = shown;
  const { language } = visitor;
  const all = FORUM_WORDS[language];
  const words = all.meetings;
  const { meeting, facts, table, ref, again } = page;
  const planned = meeting.status === 'planned' && page.state.status === 'open';
  const may = (verb: Parameters<typeof mayAsk>[2]): boolean =>
    planned && mayAsk(page.state.plan.seats, page.person, verb, page.now);
  const begun = page.today >= meeting.date;
  return layout({
    shown,
    title: words.meetingOf(longDate(meeting.date, language)),
    current: 'cycles',
    script: again.status !== 200,
    children: (
      <>
        {refusedPart(again.refusal ?? null, shown) as 'safe'}
        {errorSummary(again.errors ?? [], shown) as 'safe'}
        {crumbs(page, true, shown) as 'safe'}
        <p class="ds-paragraph">
          <span safe>
            {words.at(upperFirst(longDate(meeting.date, language)), meeting.time.slice(0, 5), meeting.place)}
          </span>{' '}
          <span class="ds-tag" data-color={TAG[meeting.status]} safe>
            {words.statuses[meeting.status]}
          </span>
        </p>
        <p class="ds-paragraph" safe>
          {[
            ...(meeting.step === null
              ? []
              : [`${words.heldFor}: ${upperFirst(stepLabel(facts, meeting.step, language))}.`]),
            meeting.papersSentAt === null
              ? words.papersOn(longDate(meeting.papersOut, language))
              : words.papersSent(longDate(localDateAt(table, meeting.papersSentAt), language)),
            ...(meeting.was === null ? [] : [words.wasOn(longDate(meeting.was, language))]),
          ].join(' ')}
        </p>
        <ul class="plain buttons">
          <li>
            <a class="ds-button" data-variant="secondary" href={paths.minutes(ref, meeting.id)} safe>
              {all.minutes.open}
            </a>
          </li>
          <li>
            <a class="ds-button" data-variant="secondary" href={paths.compilation(ref)} safe>
              {all.compilation}
            </a>
          </li>
        </ul>
        <section class="stack" aria-labelledby="agenda">
          <h2 class="ds-heading" data-size="sm" id="agenda" safe>
            {all.agenda.title}
          </h2>
          {meeting.items.length === 0 ? (
            <p class="ds-paragraph" safe>
              {all.agenda.none}
            </p>
          ) : (
            (meeting.items.map((item, index) => itemPart(page, item, index, begun, may, shown)) as 'safe'[])
          )}
          {may('setAgenda') ? (agendaForm(page, shown) as 'safe') : ''}
          {may('sendPapers') && meeting.papersSentAt === null && meeting.items.length > 0 ? (
            <form method="post" action={paths.meetingAct(ref, meeting.id, 'papers')} class="stack">
              {carried(shown) as 'safe'}
              <p class="meta" id="papers-lead" safe>
                {all.agenda.sendPapersLead}
              </p>
              {submitButton(all.agenda.sendPapers, { secondary: true }) as 'safe'}
            </form>
          ) : (
            ''
          )}
        </section>
        {attendancePart(page, begun && may('recordAttendance'), shown) as 'safe'}
        {may('closeMeeting') && begun && meeting.present.length > 0 ? (closePart(page, shown) as 'safe') : ''}
        {may('moveMeeting') ? (changeParts(page, shown) as 'safe') : ''}
      </>
    ) as string,
  });
}

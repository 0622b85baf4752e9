// One item of a meeting: what it concerns, how it ended, and who has a conflict of interest in it.

import type { AgendaItem } from '../../domain/forum-state.ts';
import { CONFLICT_KINDS } from '../../domain/forum-state.ts';
import type { MinutedItem } from '../../domain/minutes.ts';
import { seatsOn, standingOf } from '../../domain/seats.ts';
import { kroner } from '../../texts/dates.ts';
import { partyLabel } from '../../texts/facts.ts';
import { allOf } from '../../texts/phrases.ts';
import { mayAsk } from '../access.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { choiceField, longField, selectField } from './fields.tsx';
import { carried, folded, submitButton } from './form-parts.tsx';
import { linesTable } from './recommendation.tsx';
import { substituteField } from './substitute.tsx';
import { outcomeForm } from './meeting-outcome.tsx';
import type { MeetingPage } from './meeting-found.ts';

/** One item of the agenda, with the forms that the visitor may use. */
export function itemPart(
  page: MeetingPage,
  item: AgendaItem,
  index: number,
  begun: boolean,
  may: (verb: 'recordItem' | 'recordConflict') => boolean,
  shown: Shown,
): string {
  const { language } = shown.visitor;
  const words = FORUM_WORDS[language];
  const { facts, meeting, state } = page;
  const told = page.minutes.items.find((one) => one.id === item.id);
  const heading = `item-${item.id}`;
  const title = told?.title ?? words.agenda.subjects[item.about];
  const open = item.outcome === null || item.outcome === 'postponed';
  return (
    <article class="card stack" aria-labelledby={heading}>
      <h3 class="ds-heading" data-size="xs" id={heading} safe>
        {words.agenda.item(index + 1, title)}
      </h3>
      {item.parties.length === 0 ? (
        ''
      ) : (
        <p class="meta" safe>
          {words.agenda.concerns(
            allOf(
              item.parties.map((party) => partyLabel(facts, party, language)),
              language,
            ),
          )}
        </p>
      )}
      {item.about === 'recommendation' && state.recommendation !== null
        ? (linesTable(
            state.recommendation.lines,
            shown.words.cycle.revision(state.recommendation.revision),
            page,
            shown,
          ) as 'safe')
        : ''}
      {item.conflicts.map((one) => (
        <p class="ds-paragraph" safe>
          {words.conflict.said(
            partyLabel(facts, one.seat, language),
            one.kind,
            one.substitute === null ? null : page.personName(one.substitute),
          )}
        </p>
      ))}
      {told?.outcome == null ? '' : (toldPart(told, page, shown) as 'safe')}
      {open && may('recordConflict') ? (conflictForm(page, item, shown) as 'safe') : ''}
      {open && may('recordItem') ? (
        begun && meeting.present.length > 0 ? (
          (outcomeForm(page, item, title, shown) as 'safe')
        ) : (
          <p class="meta" safe>
            {words.outcome.waits}
          </p>
        )
      ) : (
        ''
      )}
    </article>
  ) as string;
}

function toldPart(told: MinutedItem, { facts }: MeetingPage, shown: Shown): string {
  const { language } = shown.visitor;
  const words = FORUM_WORDS[language].outcome;
  return (
    <>
      <p class="ds-paragraph">
        <strong safe>{words.ended(words.kinds[told.outcome!])}</strong>
        {told.frame === null ? (
          ''
        ) : (
          <span safe>
            {` ${words.preliminaryFrame}: ${kroner(told.frame.preliminaryFrame, language)}. ${words.jointMeasures}: ${kroner(told.frame.jointMeasures, language)}.`}
          </span>
        )}
      </p>
      {(told.treated?.dissents ?? []).map(({ seat, statement }) => (
        <p class="ds-paragraph" safe>
          {`${words.dissent}, ${partyLabel(facts, seat, language)}: ${statement}`}
        </p>
      ))}
    </>
  ) as string;
}

function conflictForm(page: MeetingPage, item: AgendaItem, shown: Shown): string {
  const { paths, visitor } = shown;
  const { language } = visitor;
  const words = FORUM_WORDS[language].conflict;
  const { state, meeting, ref, facts, person, again } = page;
  const back = new Set(item.conflicts.filter((one) => one.kind === 'stepped-back').map((one) => one.seat));
  const seats = seatsOn(state.plan.forum, meeting.date).filter(({ id }) => !back.has(id));
  const office = mayAsk(state.plan.seats, person, 'recordItem', page.now);
  const offered = office
    ? seats
    : seats.filter(({ id }) => standingOf(state.plan.seats, { seat: id, person }) !== null);
  if (offered.length === 0) return '';
  const form = `conflict-${item.id}`;
  const sent = sentIn(again, form);
  return folded(
    words.title,
    again.form === form,
    (
      <form class="narrow stack" method="post" action={paths.meetingAct(ref, meeting.id, 'conflict')} novalidate>
        {carried(shown, { item: item.id }) as 'safe'}
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        {
          selectField({
            id: `conflict-seat-${item.id}`,
            name: 'seat',
            label: words.seat,
            value: textIn(sent, 'seat'),
            options: offered.map(({ id }) => ({ value: id, text: partyLabel(facts, id, language) })),
          }) as 'safe'
        }
        {
          choiceField({
            id: `conflict-kind-${item.id}`,
            name: 'kind',
            legend: words.kind,
            options: CONFLICT_KINDS.map((value) => ({ value, text: words.kinds[value] })),
            chosen: [textIn(sent, 'kind')],
            errors: errorsIn(again, form),
          }) as 'safe'
        }
        {
          substituteField(
            page,
            office ? null : offered[0]!.id,
            `conflict-substitute-${item.id}`,
            textIn(sent, 'substitute'),
            shown,
          ) as 'safe'
        }
        {
          longField({
            id: `conflict-note-${item.id}`,
            name: 'note',
            label: words.note,
            rows: 2,
            value: textIn(sent, 'note'),
          }) as 'safe'
        }
        {submitButton(words.send, { secondary: true }) as 'safe'}
      </form>
    ) as string,
  );
}

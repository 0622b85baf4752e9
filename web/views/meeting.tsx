// One meeting of the forum as a page: before it the agenda, in it who came and how each item ended, after it the minutes.

import { OUTCOMES } from '../../domain/cycle-state.ts';
import { frameOf } from '../../domain/cycle-frame.ts';
import type { AgendaItem, Meeting } from '../../domain/forum-state.ts';
import { CONFLICT_KINDS, ITEM_LIMIT, ITEM_OUTCOMES, ITEM_SUBJECTS, VOTES } from '../../domain/forum-state.ts';
import { localDateAt } from '../../domain/local-time.ts';
import type { MinutedItem, Minutes } from '../../domain/minutes.ts';
import { seatsOn, standingOf, takingPart, votingSeats } from '../../domain/seats.ts';
import type { PersonId } from '../../domain/words.ts';
import { kroner, longDate } from '../../texts/dates.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { allOf, upperFirst } from '../../texts/phrases.ts';
import { mayAsk } from '../access.ts';
import type { Again } from '../acting.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import {
  carried,
  cellLine,
  cellSelect,
  choiceField,
  folded,
  lineField,
  longField,
  refusedPart,
  selectField,
  submitButton,
} from './fields.tsx';
import type { ForumFound } from './forum.tsx';
import { crumbs, dateFields, linesTable, substituteField, TAG } from './forum.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';

/** Rows that an agenda's form may have. */
export const AGENDA_LIMIT = ITEM_LIMIT;
/** Empty rows below what is there. */
const MORE_ROWS = 3;

export interface MeetingPage extends ForumFound {
  readonly meeting: Meeting;
  readonly minutes: Minutes;
  readonly person: PersonId;
  readonly again: Again;
}

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

function itemPart(
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

function outcomeForm(page: MeetingPage, item: AgendaItem, title: string, shown: Shown): string {
  const { paths, visitor, words: own } = shown;
  const { language } = visitor;
  const words = FORUM_WORDS[language].outcome;
  const { state, meeting, ref, facts, again } = page;
  const form = `item-${item.id}`;
  const sent = sentIn(again, form);
  const errors = errorsIn(again, form);
  const ofForum = item.about === 'recommendation' || item.about === 'first-meeting';
  const kinds = !ofForum
    ? ITEM_OUTCOMES
    : item.about === 'first-meeting'
      ? (['agreed', 'agreed-with-dissent', 'voted'] as const)
      : OUTCOMES.filter((one) => state.plan.outcomes?.includes(one) ?? true);
  const part = takingPart(meeting.present, item.conflicts);
  const voting = new Set(votingSeats(state.plan.forum, meeting.date).map(({ id }) => id));
  const frame = frameOf(state.plan, state);
  return folded(
    words.record,
    again.form === form,
    (
      <form class="stack" method="post" action={paths.meetingAct(ref, meeting.id, 'item')} novalidate>
        {
          carried(shown, {
            item: item.id,
            ...(item.about === 'recommendation' && state.recommendation !== null
              ? { revision: String(state.recommendation.revision) }
              : {}),
          }) as 'safe'
        }
        {
          choiceField({
            id: `outcome-${item.id}`,
            name: 'outcome',
            legend: words.title,
            options: kinds.map((value) => ({ value, text: words.kinds[value] })),
            chosen: [textIn(sent, 'outcome')],
            errors,
          }) as 'safe'
        }
        {item.about === 'first-meeting' ? (
          <div class="narrow stack">
            {
              lineField({
                id: `frame-${item.id}`,
                name: 'frame',
                label: words.preliminaryFrame,
                help: own.form.amountHelp,
                numeric: true,
                short: true,
                value: sent === null ? String(frame.amount) : textIn(sent, 'frame'),
                errors,
              }) as 'safe'
            }
            {
              lineField({
                id: `joint-${item.id}`,
                name: 'joint',
                label: words.jointMeasures,
                numeric: true,
                short: true,
                value: sent === null ? String(frame.jointMeasures) : textIn(sent, 'joint'),
                errors,
              }) as 'safe'
            }
          </div>
        ) : (
          ''
        )}
        <div class="scroll" role="region" aria-label={`${words.votesTitle}: ${title}`} tabindex="0">
          <table class="ds-table">
            <caption safe>{`${words.votesTitle}. ${words.votesLead}`}</caption>
            <thead>
              <tr>
                <th scope="col" safe>
                  {FORUM_WORDS[language].attendance.seat}
                </th>
                <th scope="col" safe>
                  {words.vote}
                </th>
                <th scope="col" safe>
                  {words.dissent}
                </th>
              </tr>
            </thead>
            <tbody>
              {part.map(({ seat }) => {
                const name = partyLabel(facts, seat, language);
                return (
                  <tr>
                    <th scope="row" safe>
                      {name}
                    </th>
                    <td>
                      {voting.has(seat)
                        ? (cellSelect({
                            name: `vote-${seat}`,
                            label: `${words.vote}: ${name}`,
                            value: textIn(sent, `vote-${seat}`),
                            options: [
                              { value: '', text: words.noVote },
                              ...VOTES.map((value) => ({ value, text: words.votes[value] })),
                            ],
                            scope: item.id,
                          }) as 'safe')
                        : '–'}
                    </td>
                    <td>
                      {
                        cellLine({
                          name: `dissent-${seat}`,
                          label: `${words.dissent}: ${name}`,
                          value: textIn(sent, `dissent-${seat}`),
                          scope: item.id,
                        }) as 'safe'
                      }
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <div class="narrow">
          {
            longField({
              id: `note-${item.id}`,
              name: 'note',
              label: words.note,
              help: words.noteHelp,
              rows: 2,
              value: textIn(sent, 'note'),
            }) as 'safe'
          }
        </div>
        {submitButton(words.record) as 'safe'}
      </form>
    ) as string,
  );
}

function agendaForm(page: MeetingPage, shown: Shown): string {
  const { paths, visitor } = shown;
  const { language } = visitor;
  const words = FORUM_WORDS[language].agenda;
  const { meeting, minutes, state, ref, facts, again } = page;
  const sent = sentIn(again, 'agenda');
  const count =
    sent === null
      ? meeting.items.length
      : Array.from({ length: AGENDA_LIMIT }, (_, index) => index).filter(
          (index) => textIn(sent, `agenda-title-${index}`) !== '',
        ).length;
  const rows = Array.from({ length: Math.min(AGENDA_LIMIT, count + MORE_ROWS) }, (_, index) => {
    const item = meeting.items[index];
    if (sent !== null)
      return {
        id: textIn(sent, `agenda-id-${index}`),
        about: textIn(sent, `agenda-about-${index}`) || 'other',
        title: textIn(sent, `agenda-title-${index}`),
        party: textIn(sent, `agenda-party-${index}`),
      };
    return {
      id: item?.id ?? '',
      about: item?.about ?? 'other',
      title: minutes.items.find((one) => one.id === item?.id)?.title ?? '',
      party: item?.parties.join(',') ?? '',
    };
  });
  const parties = state.plan.parties.map(({ id }) => ({ value: id, text: partyLabel(facts, id, language) }));
  return folded(
    words.edit,
    again.form === 'agenda' || meeting.items.length === 0,
    (
      <form class="stack" method="post" action={paths.meetingAct(ref, meeting.id, 'agenda')} novalidate>
        {carried(shown) as 'safe'}
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        <div class="scroll" role="region" aria-label={words.edit} tabindex="0">
          <table class="ds-table table-wide">
            <thead>
              <tr>
                <th scope="col" safe>
                  {words.itemTitle}
                </th>
                <th scope="col" safe>
                  {words.subject}
                </th>
                <th scope="col" safe>
                  {words.about}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr>
                  <td class="wide">
                    <input type="hidden" name={`agenda-id-${index}`} value={row.id} />
                    {
                      cellLine({
                        name: `agenda-title-${index}`,
                        label: `${words.row(index + 1)}: ${words.itemTitle}`,
                        value: row.title,
                      }) as 'safe'
                    }
                  </td>
                  <td>
                    {
                      cellSelect({
                        name: `agenda-about-${index}`,
                        label: `${words.row(index + 1)}: ${words.subject}`,
                        value: row.about,
                        options: ITEM_SUBJECTS.map((value) => ({ value, text: words.subjects[value] })),
                      }) as 'safe'
                    }
                  </td>
                  <td>
                    {
                      cellSelect({
                        name: `agenda-party-${index}`,
                        label: `${words.row(index + 1)}: ${words.about}`,
                        value: row.party,
                        options: [
                          { value: '', text: words.nobody },
                          // Several at once come from elsewhere and are kept as they are.
                          ...(row.party.includes(',')
                            ? [
                                {
                                  value: row.party,
                                  text: allOf(
                                    row.party.split(',').map((party) => partyLabel(facts, party, language)),
                                    language,
                                  ),
                                },
                              ]
                            : []),
                          ...parties,
                        ],
                      }) as 'safe'
                    }
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div class="buttons">
          {submitButton(words.save, { name: 'do', value: 'save' }) as 'safe'}
          {submitButton(words.suggest, { secondary: true, name: 'do', value: 'suggest' }) as 'safe'}
        </div>
      </form>
    ) as string,
  );
}

function attendancePart(page: MeetingPage, may: boolean, shown: Shown): string {
  const { paths, visitor } = shown;
  const { language } = visitor;
  const words = FORUM_WORDS[language].attendance;
  const { state, meeting, minutes, ref, facts, again } = page;
  const seats = seatsOn(state.plan.forum, meeting.date);
  const voting = new Set(votingSeats(state.plan.forum, meeting.date).map(({ id }) => id));
  const sent = sentIn(again, 'attendance');
  const present = new Map(minutes.present.map((one) => [one.seat, one.person]));
  const choices = (seat: string) =>
    [...new Set(state.plan.seats.filter((one) => one.party === seat).map((one) => one.person))]
      .map((person) => ({ person, standing: standingOf(state.plan.seats, { seat, person }) }))
      .filter(({ standing }) => standing !== null)
      .map(({ person, standing }) => ({
        value: person,
        text: standing === 'substitute' ? `${page.personName(person)} (${words.substitute})` : page.personName(person),
      }));
  return (
    <section class="stack" aria-labelledby="attendance">
      <h2 class="ds-heading" data-size="sm" id="attendance" safe>
        {words.title}
      </h2>
      {minutes.present.length === 0 ? (
        <p class="ds-paragraph" safe>
          {words.none}
        </p>
      ) : (
        <ul class="ds-list">
          {minutes.present.map((one) => (
            <li safe>
              {standingOf(state.plan.seats, one) === 'substitute'
                ? `${partyLabel(facts, one.seat, language)} (${words.substitute})`
                : partyLabel(facts, one.seat, language)}
            </li>
          ))}
        </ul>
      )}
      {may
        ? (folded(
            words.lead,
            again.form === 'attendance' || minutes.present.length === 0,
            (
              <form class="stack" method="post" action={paths.meetingAct(ref, meeting.id, 'attendance')} novalidate>
                {carried(shown) as 'safe'}
                <div class="scroll" role="region" aria-label={words.lead} tabindex="0">
                  <table class="ds-table">
                    <thead>
                      <tr>
                        <th scope="col" safe>
                          {words.seat}
                        </th>
                        <th scope="col" safe>
                          {words.who}
                        </th>
                        <th scope="col" safe>
                          {words.votes}
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {seats.map(({ id }) => (
                        <tr>
                          <th scope="row" safe>
                            {partyLabel(facts, id, language)}
                          </th>
                          <td>
                            {
                              cellSelect({
                                name: `present-${id}`,
                                label: `${words.who}: ${partyLabel(facts, id, language)}`,
                                value: sent === null ? (present.get(id) ?? '') : textIn(sent, `present-${id}`),
                                options: [{ value: '', text: words.absent }, ...choices(id)],
                              }) as 'safe'
                            }
                          </td>
                          <td>{voting.has(id) ? '✓' : '–'}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
                {submitButton(words.save) as 'safe'}
              </form>
            ) as string,
          ) as 'safe')
        : ''}
    </section>
  ) as string;
}

function closePart({ ref, meeting, again }: MeetingPage, shown: Shown): string {
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

function changeParts({ ref, meeting, again }: MeetingPage, shown: Shown): string {
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

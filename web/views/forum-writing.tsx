// The written procedure: who has answered what, and the visitor’s own answer.

import { ANSWERS, CONFLICT_KINDS } from '../../domain/forum-state.ts';
import { pendingInWriting } from '../../domain/forum-writing.ts';
import { localDateAt } from '../../domain/local-time.ts';
import { isDecided } from '../../domain/cycle-forum.ts';
import { standingOf, votingSeats } from '../../domain/seats.ts';
import { longDate } from '../../texts/dates.ts';
import { partyLabel } from '../../texts/facts.ts';
import { mayAsk } from '../access.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { choiceField, lineField, longField } from './fields.tsx';
import { carried, folded, submitButton } from './form-parts.tsx';
import type { ForumPage } from './forum-found.ts';
import { substituteField } from './substitute.tsx';
import { tableHead } from './table.tsx';

/** How far the written procedure has come, with the visitor’s own forms. */
export function writingPart(page: ForumPage, shown: Shown): string {
  const { state, again, person, now, facts, table, ref } = page;
  const { paths, visitor } = shown;
  const { language } = visitor;
  const words = FORUM_WORDS[language];
  const { recommendation, plan } = state;
  const { writing } = state.forum;
  const mayOpen =
    writing === null &&
    state.status === 'open' &&
    recommendation !== null &&
    recommendation.outcome === null &&
    recommendation.returned?.by !== 'forum' &&
    !isDecided(state) &&
    mayAsk(plan.seats, person, 'openWriting', now);
  if (writing === null && !mayOpen) return '';
  const heading = (
    <h2 class="ds-heading" data-size="sm" id="writing" safe>
      {words.writing.title}
    </h2>
  ) as string;
  if (writing === null) {
    return (
      <section class="stack" aria-labelledby="writing">
        {heading as 'safe'}
        <p class="ds-paragraph" safe>
          {words.writing.lead}
        </p>
        {
          folded(
            words.writing.open,
            again.form === 'writing-open',
            (
              <form class="narrow stack" method="post" action={paths.forumAct(ref, 'writing-open')} novalidate>
                {carried(shown, { revision: String(recommendation!.revision) }) as 'safe'}
                {
                  lineField({
                    id: 'until',
                    label: `${words.writing.until} (${shown.words.form.optional})`,
                    help: shown.words.form.dateHelp,
                    short: true,
                    value: textIn(sentIn(again, 'writing-open'), 'until'),
                    errors: errorsIn(again, 'writing-open'),
                  }) as 'safe'
                }
                {submitButton(words.writing.open) as 'safe'}
              </form>
            ) as string,
          ) as 'safe'
        }
      </section>
    ) as string;
  }
  const day = localDateAt(table, writing.openedAt);
  const seats = votingSeats(plan.forum, day);
  const pending = pendingInWriting(plan.forum, writing, day);
  const mine = pending.filter((seat) => {
    const back = writing.conflicts.find((one) => one.seat === seat && one.kind === 'stepped-back');
    if (back) return back.substitute === person;
    return standingOf(plan.seats, { seat, person }) === 'member';
  });
  return (
    <section class="stack" aria-labelledby="writing">
      {heading as 'safe'}
      <p class="ds-paragraph" safe>
        {words.writing.isOpen(writing.until === null ? null : longDate(writing.until, language))}
      </p>
      <div class="scroll" role="region" aria-label={shown.words.cycle.revision(writing.revision)} tabindex="0">
        <table class="ds-table">
          <caption safe>{shown.words.cycle.revision(writing.revision)}</caption>
          {tableHead([words.writing.seat, words.writing.answer]) as 'safe'}
          <tbody>
            {seats.map((seat) => {
              const answer = writing.answers.find((one) => one.seat === seat.id);
              const conflict = writing.conflicts.find((one) => one.seat === seat.id);
              return (
                <tr>
                  <th scope="row" safe>
                    {partyLabel(facts, seat.id, language)}
                  </th>
                  <td safe>
                    {[
                      ...(conflict === undefined
                        ? []
                        : [
                            words.conflict.said(
                              partyLabel(facts, seat.id, language),
                              conflict.kind,
                              conflict.substitute === null ? null : page.personName(conflict.substitute),
                            ),
                          ]),
                      ...(answer === undefined
                        ? conflict?.kind === 'stepped-back' && conflict.substitute === null
                          ? []
                          : [words.writing.pending]
                        : [words.writing.given[answer.answer]]),
                    ].join(' ')}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {mine.map((seat) => answerForm(page, seat, shown)) as 'safe'[]}
      {mayAsk(plan.seats, person, 'closeWriting', now)
        ? (folded(
            words.writing.close,
            again.form === 'writing-close',
            (
              <form class="narrow stack" method="post" action={paths.forumAct(ref, 'writing-close')}>
                {carried(shown, { revision: String(writing.revision) }) as 'safe'}
                {
                  choiceField({
                    id: 'without-result',
                    name: 'withoutResult',
                    legend: words.writing.close,
                    several: true,
                    options: [
                      { value: 'yes', text: words.writing.withoutResult, help: words.writing.withoutResultHelp },
                    ],
                  }) as 'safe'
                }
                {
                  longField({
                    id: 'closing-note',
                    name: 'note',
                    label: words.outcome.note,
                    help: words.outcome.noteHelp,
                    value: textIn(sentIn(again, 'writing-close'), 'note'),
                  }) as 'safe'
                }
                {submitButton(words.writing.close) as 'safe'}
              </form>
            ) as string,
          ) as 'safe')
        : ''}
    </section>
  ) as string;
}

function answerForm(page: ForumPage, seat: string, shown: Shown): string {
  const { state, again, facts, ref } = page;
  const { paths, visitor } = shown;
  const words = FORUM_WORDS[visitor.language];
  const name = partyLabel(facts, seat, visitor.language);
  const revision = String(state.forum.writing!.revision);
  const sent = sentIn(again, 'answer');
  const errors = errorsIn(again, 'answer');
  const conflict = sentIn(again, 'conflict');
  return (
    <div class="two">
      <form class="stack card" method="post" action={paths.forumAct(ref, 'answer')} novalidate>
        {carried(shown, { revision, seat }) as 'safe'}
        {
          choiceField({
            id: 'answer',
            name: 'answer',
            legend: words.writing.yours(name),
            options: ANSWERS.map((value) => ({ value, text: words.writing.answers[value] })),
            chosen: [textIn(sent, 'answer')],
            errors,
          }) as 'safe'
        }
        {
          longField({
            id: 'statement',
            label: words.writing.statement,
            help: words.writing.statementHelp,
            value: textIn(sent, 'statement'),
            errors,
          }) as 'safe'
        }
        {submitButton(words.writing.send) as 'safe'}
      </form>
      {
        folded(
          words.conflict.title,
          again.form === 'conflict',
          (
            <form class="stack" method="post" action={paths.forumAct(ref, 'conflict')} novalidate>
              {carried(shown, { seat }) as 'safe'}
              {
                choiceField({
                  id: 'conflict-kind',
                  name: 'kind',
                  legend: words.conflict.kind,
                  help: words.conflict.lead,
                  options: CONFLICT_KINDS.map((value) => ({ value, text: words.conflict.kinds[value] })),
                  chosen: [textIn(conflict, 'kind')],
                  errors: errorsIn(again, 'conflict'),
                }) as 'safe'
              }
              {substituteField(page, seat, 'conflict-substitute', textIn(conflict, 'substitute'), shown) as 'safe'}
              {
                longField({
                  id: 'conflict-note',
                  name: 'note',
                  label: words.conflict.note,
                  rows: 2,
                  value: textIn(conflict, 'note'),
                }) as 'safe'
              }
              {submitButton(words.conflict.send, { secondary: true }) as 'safe'}
            </form>
          ) as string,
        ) as 'safe'
      }
    </div>
  ) as string;
}

// How one item of a meeting ended, as a form: outcome, votes, dissents and the frame.

import { OUTCOMES } from '../../domain/cycle-state.ts';
import { frameOf } from '../../domain/cycle-frame.ts';
import type { AgendaItem } from '../../domain/forum-state.ts';
import { ITEM_OUTCOMES, VOTES } from '../../domain/forum-state.ts';
import { takingPart, votingSeats } from '../../domain/seats.ts';
import { partyLabel } from '../../texts/facts.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { choiceField, lineField, longField } from './fields.tsx';
import { carried, folded, submitButton } from './form-parts.tsx';
import { cellLine, cellSelect } from './cell-fields.tsx';
import type { MeetingPage } from './meeting-found.ts';
import { tableHead } from './table.tsx';

/** The form that records how an item ended. */
export function outcomeForm(page: MeetingPage, item: AgendaItem, title: string, shown: Shown): string {
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
            {tableHead([FORUM_WORDS[language].attendance.seat, words.vote, words.dissent]) as 'safe'}
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

// Who came to a meeting.

import { seatsOn, standingOf, votingSeats } from '../../domain/seats.ts';
import { partyLabel } from '../../texts/facts.ts';
import { sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { carried, folded, submitButton } from './form-parts.tsx';
import { cellSelect } from './cell-fields.tsx';
import type { MeetingPage } from './meeting-found.ts';
import { tableHead } from './table.tsx';

/** Who was there, and the form that records it. */
export function attendancePart(page: MeetingPage, may: boolean, shown: Shown): string {
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
                    {tableHead([words.seat, words.who, words.votes]) as 'safe'}
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

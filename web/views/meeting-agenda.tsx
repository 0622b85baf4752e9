// The agenda of a meeting, as a form.

import { ITEM_LIMIT, ITEM_SUBJECTS } from '../../domain/forum-state.ts';
import { partyLabel } from '../../texts/facts.ts';
import { allOf } from '../../texts/phrases.ts';
import { sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { carried, folded, submitButton } from './form-parts.tsx';
import { cellLine, cellSelect } from './cell-fields.tsx';
import type { MeetingPage } from './meeting-found.ts';
import { tableHead } from './table.tsx';

/** Rows that an agenda's form may have. */
export const AGENDA_LIMIT = ITEM_LIMIT;

/** Empty rows below what is there. */
const MORE_ROWS = 3;

/** The form with the agenda’s rows and some empty ones below. */
export function agendaForm(page: MeetingPage, shown: Shown): string {
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
            {tableHead([words.itemTitle, words.subject, words.about]) as 'safe'}
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

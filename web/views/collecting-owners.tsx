// Who in the network has answered, by when each answers, and who can be reminded.

import type { CollectedFrom } from '../../domain/collecting.ts';
import { isMissingFrom } from '../../domain/collecting.ts';
import type { Deadline } from '../../domain/deadline.ts';
import type { CalendarTable } from '../../domain/local-time.ts';
import { localDateAt } from '../../domain/local-time.ts';
import { longDate } from '../../texts/dates.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { COLLECTING_WORDS } from '../i18n/collecting.ts';
import type { Shown } from '../page.ts';
import type { Collecting, CollectingPage } from './collecting-found.ts';
import { deadlineWords } from './collecting-found.ts';
import { tableHead } from './table.tsx';

/** One row for each who is to answer. */
export function ownersTable(page: CollectingPage, { step, rows, general }: Collecting, shown: Shown): string {
  const { paths, visitor } = shown;
  const { language } = visitor;
  const words = COLLECTING_WORDS[language];
  const { facts, table, ref, party } = page;
  const region = `${upperFirst(stepLabel(facts, step.id, language))}: ${words.owner.toLowerCase()}`;
  return (
    <div class="scroll" role="region" aria-label={region} tabindex="0">
      <table class="ds-table table-wide">
        {tableHead([words.owner, words.answer, words.date, words.reminder]) as 'safe'}
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">
                <a class="ds-link" href={paths.step(ref, party, step.id, row.party)} safe>
                  {partyLabel(facts, row.party, language)}
                </a>
              </th>
              <td>
                <span class="ds-tag" data-color={COLOURS[row.answered]} safe>
                  {answerText(row, table, shown)}
                </span>
              </td>
              <td safe>{dateText(row, general, shown)}</td>
              <td safe>{reminderText(row, page.leads, shown)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ) as string;
}

const COLOURS = {
  answered: 'success',
  'no-need': 'success',
  'sent-back': 'warning',
  draft: 'info',
  none: 'neutral',
} as const;

function answerText({ answered, item }: CollectedFrom, table: CalendarTable, shown: Shown): string {
  const { language } = shown.visitor;
  const words = COLLECTING_WORDS[language];
  if (answered !== 'answered' || item.submittedAt === null) return words.answered[answered];
  return words.on(words.answered[answered], longDate(localDateAt(table, item.submittedAt), language));
}

function dateText({ item }: CollectedFrom, general: Deadline, shown: Shown): string {
  const { language } = shown.visitor;
  const date = deadlineWords(item.deadline, shown);
  const local = item.local === true && !item.extended && item.deadline.instant !== general.instant;
  return local ? `${date} (${COLLECTING_WORDS[language].isLocal.toLowerCase()})` : date;
}

function reminderText(row: CollectedFrom, leads: boolean, shown: Shown): string {
  const { language } = shown.visitor;
  const words = COLLECTING_WORDS[language];
  const before = row.item.askedFor;
  const asked = before === undefined ? [] : [words.reminded(longDate(before, language))];
  if (!isMissingFrom(row)) return asked.join('');
  return [...asked, row.not === null ? (leads ? words.willBe : words.mayBe) : words.not[row.not]].join('. ');
}

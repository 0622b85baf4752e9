// What acts would change, before they are done: mails that come and go, who becomes late, what is asked anew.

import { localDateAt } from '../../domain/local-time.ts';
import type { ChangedMail, WhatIf } from '../../domain/what-if.ts';
import type { Instant } from '../../domain/words.ts';
import { longDate } from '../../texts/dates.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { kindTitle } from '../../texts/kinds.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { roleFor } from '../../texts/roles.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import type { Shown } from '../page.ts';
import type { ForumFound } from './forum-found.ts';
import { tableHead } from './table.tsx';

/** So many mails are named; of more their number is told. */
const NAMED = 50;

/** What the rules refuse of acts that were looked at. */
export function refusedEffect(effect: WhatIf | null, title: string): string {
  if (effect === null || effect.refused.length === 0) return '';
  return (
    <div class="ds-alert" data-color="danger" role="alert" tabindex="-1" data-focus>
      <h2 class="ds-heading" data-size="2xs" safe>
        {title}
      </h2>
      {effect.refused.map(({ sentence }) => (
        <p class="ds-paragraph" lang="en" safe>
          {sentence}
        </p>
      ))}
    </div>
  ) as string;
}

/** What the parts that show an effect must know. */
type Seen = Pick<ForumFound, 'facts' | 'table' | 'personName'>;

/** What acts would change: dates, mails that come and go, who is late, whose approval is asked for. */
export function effectPart(page: Seen, effect: WhatIf, shown: Shown): string {
  const { language } = shown.visitor;
  const words = DESK_WORDS[language].deadlines;
  const { facts, table } = page;
  const name = (step: string): string => upperFirst(stepLabel(facts, step, language));
  const day = (at: Instant | null): string =>
    at === null ? words.notLate : longDate(localDateAt(table, at), language);
  return (
    <section class="stack" aria-labelledby="effect" role="status">
      <h2 class="ds-heading" data-size="sm" id="effect" safe>
        {words.effect}
      </h2>
      <p class="ds-paragraph" safe>
        {words.effectLead}
      </p>
      {
        listing(
          words.changes,
          [words.step, shown.words.partnership.whose, words.from, words.toDate],
          effect.deadlines.map((one) => [
            name(one.step),
            partyLabel(facts, one.party, language),
            longDate(one.from, language),
            longDate(one.to, language),
          ]),
          shown,
        ) as 'safe'
      }
      {mailListing(words.comes, effect.comes, page, shown) as 'safe'}
      {mailListing(words.goes, effect.goes, page, shown) as 'safe'}
      {
        listing(
          words.lateness,
          [words.step, shown.words.partnership.whose, words.without, words.with],
          effect.lateness.map((one) => [
            name(one.step),
            partyLabel(facts, one.party, language),
            day(one.without),
            day(one.with),
          ]),
          shown,
        ) as 'safe'
      }
      {
        listing(
          words.approvals,
          [words.step, shown.words.partnership.whose, words.person],
          effect.approvals.map((one) => [
            name(one.step),
            partyLabel(facts, one.of, language),
            roleFor(facts, one, language),
          ]),
          shown,
        ) as 'safe'
      }
    </section>
  ) as string;
}

function mailListing(title: string, mails: readonly ChangedMail[], page: Seen, shown: Shown): string {
  const { language } = shown.visitor;
  const words = DESK_WORDS[language].deadlines;
  const { facts, table } = page;
  const rows = mails.flatMap(({ at, person, whole, notices }) =>
    notices.map((notice) => [
      longDate(localDateAt(table, at), language),
      page.personName(person),
      [
        `${kindTitle(notice.kind, language)}: ${stepLabel(facts, notice.step, language)}, ${partyLabel(facts, notice.party, language)}`,
        ...(whole ? [] : [`(${words.partly})`]),
      ].join(' '),
    ]),
  );
  return listing(title, [words.mailDate, words.person, words.what], rows, shown);
}

function listing(title: string, heads: readonly string[], rows: readonly (readonly string[])[], shown: Shown): string {
  const words = DESK_WORDS[shown.visitor.language].deadlines;
  if (rows.length === 0)
    return (
      <p class="ds-paragraph">
        <strong safe>{title}</strong>
        <span safe>{`: ${words.nobody.toLowerCase()}.`}</span>
      </p>
    ) as string;
  return (
    <div class="scroll" role="region" aria-label={title} tabindex="0">
      <table class="ds-table table-wide">
        <caption safe>{`${title} (${rows.length})`}</caption>
        {tableHead(heads) as 'safe'}
        <tbody>
          {rows.slice(0, NAMED).map((cells) => (
            <tr>
              {cells.map((cell) => (
                <td safe>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length <= NAMED ? (
        ''
      ) : (
        <p class="meta" safe>
          {words.more(rows.length - NAMED)}
        </p>
      )}
    </div>
  ) as string;
}

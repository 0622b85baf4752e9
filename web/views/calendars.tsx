// The page for calendar feeds: one's own, a form for another, and a new address shown once.

import { longDate } from '../../texts/dates.ts';
import type { FeedChoice } from '../feeds.ts';
import { CALENDAR_PAGE_WORDS } from '../i18n/calendars.ts';
import type { Shown } from '../page.ts';
import { madePart, revokeForm } from './key-parts.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';
import { tableHead } from './table.tsx';

/** One feed in the list; dates are local. */
export interface FeedRow {
  readonly id: string;
  readonly name: string;
  readonly madeOn: string;
  readonly usedOn: string | null;
}

export interface CalendarsPage {
  readonly feeds: readonly FeedRow[];
  readonly choices: readonly FeedChoice[];
  /** Why none was made; null when nothing is wrong. */
  readonly problem: string | null;
  /** A new address; shown once. */
  readonly made: { readonly name: string; readonly address: string } | null;
}

/** What a choice is called: on the page, and as the feed's name. */
export function choiceLabel({ names }: FeedChoice, shown: Pick<Shown, 'visitor'>): string {
  const words = CALENDAR_PAGE_WORDS[shown.visitor.language];
  return names === null ? words.mine : words.all(names[shown.visitor.language]);
}

export function calendarsPage(shown: Shown, { feeds, choices, problem, made }: CalendarsPage): string {
  const words = CALENDAR_PAGE_WORDS[shown.visitor.language];
  return layout({
    shown,
    title: words.title,
    script: problem !== null,
    children: (
      <>
        {errorSummary(problem === null ? [] : [{ target: 'about-0', text: problem }], shown) as 'safe'}
        {madePart(words, made && { what: words.address, name: made.name, secret: made.address }) as 'safe'}
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        <section aria-labelledby="own">
          <h2 class="ds-heading" data-size="xs" id="own" safe>
            {words.own}
          </h2>
          {feeds.length === 0 ? <p safe>{words.none}</p> : (feedTable(shown, feeds) as 'safe')}
        </section>
        <section aria-labelledby="new">
          <h2 class="ds-heading" data-size="xs" id="new" safe>
            {words.makeTitle}
          </h2>
          <form class="stack" method="post" action={shown.paths.calendars()} novalidate>
            <input type="hidden" name="guard" value={shown.guard} />
            <fieldset class="ds-fieldset">
              <legend class="ds-label" safe>
                {words.about}
              </legend>
              {choices.map((choice, index) => (
                <div class="ds-field">
                  <input class="ds-input" type="radio" id={`about-${index}`} name="about" value={choice.about} />
                  <label class="ds-label" data-weight="regular" for={`about-${index}`} safe>
                    {choiceLabel(choice, shown)}
                  </label>
                </div>
              ))}
              {problem === null ? (
                ''
              ) : (
                <p class="ds-validation-message" safe>
                  {problem}
                </p>
              )}
            </fieldset>
            <button class="ds-button" type="submit" safe>
              {words.make}
            </button>
          </form>
        </section>
      </>
    ) as string,
  });
}

function feedTable(shown: Shown, feeds: readonly FeedRow[]): string {
  const { language } = shown.visitor;
  const words = CALENDAR_PAGE_WORDS[language];
  return (
    <div class="scroll" role="region" aria-label={words.own} tabindex="0">
      <table class="ds-table table-wide">
        {tableHead([words.about, words.madeOn, words.used, words.end]) as 'safe'}
        <tbody>
          {feeds.map((feed) => (
            <tr>
              <th scope="row" safe>
                {feed.name}
              </th>
              <td safe>{longDate(feed.madeOn, language)}</td>
              <td safe>{feed.usedOn === null ? words.never : longDate(feed.usedOn, language)}</td>
              <td>{revokeForm(shown.paths.revokeCalendar(feed.id), feed.name, words, shown) as 'safe'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ) as string;
}

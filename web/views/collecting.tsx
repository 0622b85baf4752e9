// The coordinator's network as a page: each step that the owners hand in, and the meetings.

import { isMissingFrom } from '../../domain/collecting.ts';
import { longDate } from '../../texts/dates.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { COLLECTING_WORDS } from '../i18n/collecting.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { datePart } from './collecting-date.tsx';
import type { Collecting, CollectingPage } from './collecting-found.ts';
import { ownersTable } from './collecting-owners.tsx';
import { remindPart } from './collecting-remind.tsx';
import { refusedEffect } from './effect.tsx';
import { refusedPart } from './form-parts.tsx';
import { TAG } from './forum-meetings.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';

export function collectingPage(shown: Shown, page: CollectingPage): string {
  const { visitor, paths } = shown;
  const { language } = visitor;
  const words = COLLECTING_WORDS[language];
  const { again, facts, ref, party } = page;
  return layout({
    shown,
    title: words.title(partyLabel(facts, party, language)),
    current: 'cycles',
    script: again.status !== 200 || page.steps.some(({ effect }) => effect !== null),
    children: (
      <>
        {refusedPart(again.refusal ?? null, shown) as 'safe'}
        {errorSummary(again.errors ?? [], shown) as 'safe'}
        {page.steps.map(({ effect }) => refusedEffect(effect, words.refused) as 'safe')}
        <nav class="crumbs" aria-label={shown.words.cycle.year}>
          <a class="ds-link" href={paths.cycle(ref)} safe>
            {`${facts.scheme[language]}, ${facts.year}`}
          </a>
          {' › '}
          <a class="ds-link" href={paths.partnership(ref, party)} safe>
            {partyLabel(facts, party, language)}
          </a>
        </nav>
        {page.steps.length === 0 ? (
          <p class="ds-paragraph" safe>
            {words.nothing}
          </p>
        ) : (
          ''
        )}
        {page.steps.map((one) => stepPart(page, one, shown)) as 'safe'[]}
        {meetingsPart(page, shown) as 'safe'}
      </>
    ) as string,
  });
}

function stepPart(page: CollectingPage, one: Collecting, shown: Shown): string {
  const { language } = shown.visitor;
  const words = COLLECTING_WORDS[language];
  const { step, rows } = one;
  const drafts = rows.filter(({ answered }) => answered === 'draft').length;
  const missing = rows.filter(isMissingFrom);
  return (
    <section class="stack" aria-labelledby={`step-${step.id}`}>
      <h2 class="ds-heading" data-size="sm" id={`step-${step.id}`} safe>
        {upperFirst(stepLabel(page.facts, step.id, language))}
      </h2>
      <p class="ds-paragraph" safe>
        {[words.count(rows.length - missing.length, rows.length), ...(drafts === 0 ? [] : [words.drafts(drafts)])].join(
          ' ',
        )}
      </p>
      {ownersTable(page, one, shown) as 'safe'}
      {page.leads ? (remindPart(page, one, missing, shown) as 'safe') : ''}
      {page.leads && step.localDeadline === true ? (datePart(page, one, shown) as 'safe') : ''}
    </section>
  ) as string;
}

function meetingsPart({ meetings, ref }: CollectingPage, shown: Shown): string {
  const { paths, visitor } = shown;
  const { language } = visitor;
  const words = COLLECTING_WORDS[language];
  const { at, statuses } = FORUM_WORDS[language].meetings;
  return (
    <section class="stack" aria-labelledby="meetings">
      <h2 class="ds-heading" data-size="sm" id="meetings" safe>
        {words.meetings}
      </h2>
      {meetings.length === 0 ? (
        <p class="ds-paragraph" safe>
          {words.noMeetings}
        </p>
      ) : (
        <ul class="ds-list">
          {meetings.map(({ id, date, time, place, papersOut, status }) => (
            <li>
              <a class="ds-link" href={paths.meeting(ref, id)} safe>
                {at(upperFirst(longDate(date, language)), time.slice(0, 5), place)}
              </a>{' '}
              <span class="ds-tag" data-color={TAG[status]} safe>
                {statuses[status]}
              </span>{' '}
              {status === 'planned' ? (
                <span class="meta" safe>
                  {words.papers(longDate(papersOut, language))}
                </span>
              ) : (
                ''
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  ) as string;
}

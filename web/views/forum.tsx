// The forum's room: what it recommends, written procedure, and the meetings of the year.

import { OUTCOMES } from '../../domain/cycle-state.ts';
import { localDateAt } from '../../domain/local-time.ts';
import { isDecided } from '../../domain/cycle-forum.ts';
import { longDate } from '../../texts/dates.ts';
import { mayAsk } from '../access.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import { PRIORITY_WORDS } from '../i18n/priorities.ts';
import type { Shown } from '../page.ts';
import { choiceField, longField } from './fields.tsx';
import { carried, folded, refusedPart, submitButton } from './form-parts.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';
import type { ForumPage } from './forum-found.ts';
import { crumbs } from './crumbs.tsx';
import { textPart } from './proposal-text.tsx';
import { linesTable } from './recommendation.tsx';
import { meetingsPart } from './forum-meetings.tsx';
import { writingPart } from './forum-writing.tsx';

export function forumPage(shown: Shown, page: ForumPage): string {
  const { visitor } = shown;
  const words = FORUM_WORDS[visitor.language];
  const errors = page.again.errors ?? [];
  return layout({
    shown,
    title: page.facts.forum[visitor.language],
    current: 'cycles',
    script: page.again.status !== 200,
    children: (
      <>
        {refusedPart(page.again.refusal ?? null, shown) as 'safe'}
        {errorSummary(errors, shown) as 'safe'}
        {crumbs(page, false, shown) as 'safe'}
        {page.before === null || page.state.recommendation === null ? (
          ''
        ) : (
          <section class="two" aria-label={words.proposal.changed}>
            {linesTable(page.before.lines, shown.words.cycle.revision(page.before.revision), page, shown) as 'safe'}
            {
              linesTable(
                page.state.recommendation.lines,
                `${words.proposal.now}: ${shown.words.cycle.revision(page.state.recommendation.revision).toLowerCase()}`,
                page,
                shown,
              ) as 'safe'
            }
          </section>
        )}
        {treatmentPart(page, shown) as 'safe'}
        {writingPart(page, shown) as 'safe'}
        {meetingsPart(page, shown) as 'safe'}
      </>
    ) as string,
  });
}

function treatmentPart(page: ForumPage, shown: Shown): string {
  const { ref, state, table, again, person, now } = page;
  const { paths, visitor, words: own } = shown;
  const { language } = visitor;
  const words = FORUM_WORDS[language];
  const { recommendation } = state;
  const outcome = recommendation?.outcome ?? null;
  const open = state.status === 'open' && !isDecided(state);
  const mayPropose = open && mayAsk(state.plan.seats, person, 'proposeRecommendation', now);
  const mayRecord =
    open &&
    mayAsk(state.plan.seats, person, 'recordForumOutcome', now) &&
    recommendation !== null &&
    outcome === null &&
    recommendation.returned?.by !== 'forum' &&
    state.forum.writing === null;
  const kinds = OUTCOMES.filter((one) => state.plan.outcomes?.includes(one) ?? true);
  const errors = errorsIn(again, 'outcome');
  const sent = sentIn(again, 'outcome');
  return (
    <section class="stack" aria-labelledby="treatment">
      <h2 class="ds-heading" data-size="sm" id="treatment" safe>
        {words.treatment}
      </h2>
      {recommendation === null ? (
        <p class="ds-paragraph" safe>
          {own.cycle.noRecommendation}
        </p>
      ) : (
        (linesTable(recommendation.lines, own.cycle.revision(recommendation.revision), page, shown) as 'safe')
      )}
      {textPart(page.asked, page.said, shown) as 'safe'}
      {outcome === null ? (
        ''
      ) : (
        <p class="ds-paragraph" safe>
          {own.cycle.recorded(words.outcome.kinds[outcome.kind], longDate(localDateAt(table, outcome.at), language))}
        </p>
      )}
      {recommendation?.returned == null ? (
        ''
      ) : (
        <p class="ds-paragraph" safe>
          {recommendation.returned.by === 'forum' ? words.returnedByForum : words.returnedByGovernor}
        </p>
      )}
      <ul class="plain buttons">
        <li>
          <a class="ds-button" data-variant="secondary" href={paths.compilation(ref)} safe>
            {words.compilation}
          </a>
        </li>
        {state.plan.allocation.method === 'needs' ? (
          <li>
            <a class="ds-button" data-variant="secondary" href={paths.priorities(ref)} safe>
              {PRIORITY_WORDS[language].title}
            </a>
          </li>
        ) : (
          ''
        )}
        {mayPropose ? (
          <li>
            <a class="ds-button" data-variant="secondary" href={paths.proposal(ref)} safe>
              {recommendation === null ? words.propose : words.proposeAnew}
            </a>
          </li>
        ) : (
          ''
        )}
      </ul>
      {mayRecord
        ? (folded(
            words.outcome.record,
            again.form === 'outcome' || state.forum.meetings.every((one) => one.status !== 'planned'),
            (
              <form class="narrow stack" method="post" action={paths.forumAct(ref, 'outcome')} novalidate>
                {carried(shown, { revision: String(recommendation.revision) }) as 'safe'}
                {
                  choiceField({
                    id: 'outcome',
                    name: 'outcome',
                    legend: words.outcome.title,
                    options: kinds.map((kind) => ({
                      value: kind,
                      text: own.cycle.outcomes[kind] ?? words.outcome.kinds[kind],
                    })),
                    chosen: [textIn(sent, 'outcome')],
                    errors,
                  }) as 'safe'
                }
                {
                  longField({
                    id: 'note',
                    label: words.outcome.note,
                    help: words.outcome.noteHelp,
                    value: textIn(sent, 'note'),
                  }) as 'safe'
                }
                {submitButton(words.outcome.record) as 'safe'}
              </form>
            ) as string,
          ) as 'safe')
        : ''}
    </section>
  ) as string;
}

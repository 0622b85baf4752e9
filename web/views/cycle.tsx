// One cycle: the wheel, why it stands still, its partnerships, and the forum's treatment.

import type { CycleState } from '../../domain/cycle-state.ts';
import type { Explanation } from '../../domain/explain.ts';
import { localDateAt } from '../../domain/local-time.ts';
import type { Stage } from '../../domain/partnership-state.ts';
import type { CycleRef, LocalDate } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import type { PartnershipLine } from '../../store/reads.ts';
import { kroner, longDate } from '../../texts/dates.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { hourOf, partyLabel, stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { stageName } from '../../texts/stages.ts';
import { isAtDesk } from '../access.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { linesTable } from './recommendation.tsx';
import { layout } from './layout.tsx';
import { mailsLink } from './mails.tsx';
import { deadlineText, historyPart, whyPart, workflowLink } from './parts.tsx';
import { wheel } from './wheel.tsx';
import { tableHead } from './table.tsx';

export interface CyclePage {
  readonly ref: CycleRef;
  readonly state: CycleState;
  readonly facts: CycleFacts;
  readonly lines: readonly PartnershipLine[];
  readonly today: LocalDate;
  readonly explanation: Explanation;
  readonly history: Parameters<typeof historyPart>[0];
  /** The workflow in Temporal's own pages, for the office; else null. */
  readonly workflowPage: string | null;
}

export function cyclePage(shown: Shown, page: CyclePage): string {
  const { words, visitor } = shown;
  const { facts, state } = page;
  const { language } = visitor;
  const points = state.plan.steps.map((step) => ({
    hour: hourOf(facts, step.id),
    label: upperFirst(stepLabel(facts, step.id, language)),
    handled: (state.steps[step.id]?.deadline ?? step.deadline).handled,
    done: state.steps[step.id]?.doneAt != null,
  }));
  return layout({
    shown,
    title: `${facts.scheme[language]}, ${facts.year}`,
    current: 'cycles',
    children: (
      <>
        <p class="ds-paragraph" safe>
          {facts.forum[language]}
        </p>
        {whyPart(page.explanation, facts, state.plan.rules.table, shown) as 'safe'}
        <section aria-labelledby="wheel">
          <h2 class="ds-heading" data-size="sm" id="wheel" safe>
            {words.cycle.wheel}
          </h2>
          {wheel(facts.year, points, page.today, shown) as 'safe'}
        </section>
        {forumPart(page, shown) as 'safe'}
        {partnershipsPart(page, shown) as 'safe'}
        <section aria-labelledby="history">
          <h2 class="ds-heading" data-size="sm" id="history" safe>
            {words.cycle.history}
          </h2>
          {historyPart(page.history, shown) as 'safe'}
          {mailsLink({ cycle: cycleName(page.ref) }, 'year', shown) as 'safe'}
          {workflowLink(page.workflowPage, shown) as 'safe'}
        </section>
      </>
    ) as string,
  });
}

function forumPart({ ref, state, facts }: CyclePage, shown: Shown): string {
  const { words, visitor, paths } = shown;
  const { recommendation } = state;
  return (
    <section aria-labelledby="forum" class="stack">
      <h2 class="ds-heading" data-size="sm" id="forum" safe>
        {words.cycle.forum}
      </h2>
      {recommendation === null ? (
        <p class="ds-paragraph" safe>
          {words.cycle.noRecommendation}
        </p>
      ) : (
        <>
          {
            linesTable(
              recommendation.lines,
              `${words.cycle.recommendation}. ${words.cycle.revision(recommendation.revision)}`,
              { facts },
              shown,
            ) as 'safe'
          }
          {recommendation.outcome === null ? (
            ''
          ) : (
            <p class="ds-paragraph" safe>
              {words.cycle.recorded(
                words.cycle.outcomes[recommendation.outcome.kind] ?? recommendation.outcome.kind,
                longDate(localDateAt(state.plan.rules.table, recommendation.outcome.at), visitor.language),
              )}
            </p>
          )}
        </>
      )}
      <ul class="plain buttons">
        <li>
          <a class="ds-button" data-variant="secondary" href={paths.forum(ref)} safe>
            {FORUM_WORDS[visitor.language].toRoom}
          </a>
        </li>
        {visitor.person !== null && isAtDesk(state.plan.seats, visitor.person.id) ? (
          <li>
            <a class="ds-button" data-variant="secondary" href={paths.desk(ref)} safe>
              {DESK_WORDS[visitor.language].toDesk}
            </a>
          </li>
        ) : (
          ''
        )}
        {state.decision === null ? (
          ''
        ) : (
          <li>
            <a class="ds-button" data-variant="secondary" href={paths.decision(ref)} safe>
              {DESK_WORDS[visitor.language].decided.open}
            </a>
          </li>
        )}
      </ul>
    </section>
  ) as string;
}

function partnershipsPart({ ref, facts, lines }: CyclePage, shown: Shown): string {
  const { words, visitor, paths } = shown;
  const { language } = visitor;
  return (
    <section>
      <h2 class="ds-heading" data-size="sm" id="partnerships" safe>
        {words.cycle.partnerships}
      </h2>
      <div class="scroll" role="region" aria-label={words.cycle.partnerships} tabindex="0">
        <table class="ds-table table-wide">
          {tableHead([words.cycle.party, words.cycle.stage, words.cycle.next, { number: words.cycle.grant }]) as 'safe'}
          <tbody>
            {lines.map((line) => (
              <tr>
                <th scope="row">
                  <a class="ds-link" href={paths.partnership(ref, line.party)} safe>
                    {partyLabel(facts, line.party, language)}
                  </a>
                </th>
                <td safe>{stageName(line.stage as Stage, language)}</td>
                <td safe>
                  {line.next === null
                    ? words.cycle.nothing
                    : `${upperFirst(stepLabel(facts, line.next.step, language))}: ${deadlineText(line.next, facts, shown)}`}
                </td>
                <td class="number" safe>
                  {line.grant === null ? '–' : kroner(line.grant, language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  ) as string;
}

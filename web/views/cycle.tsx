// One cycle: the wheel, why it stands still, its partnerships, and the forum's treatment.

import { randomUUID } from 'node:crypto';
import type { CycleState } from '../../domain/cycle-state.ts';
import { OUTCOMES } from '../../domain/cycle-state.ts';
import type { Explanation } from '../../domain/explain.ts';
import { localDateAt } from '../../domain/local-time.ts';
import type { Stage } from '../../domain/partnership-state.ts';
import type { CycleRef, LocalDate } from '../../domain/words.ts';
import type { PartnershipLine } from '../../store/reads.ts';
import { kroner, longDate } from '../../texts/dates.ts';
import type { CycleFacts } from '../../texts/facts.ts';
import { partyLabel, stepLabel } from '../../texts/facts.ts';
import { upperFirst } from '../../texts/phrases.ts';
import { stageName } from '../../texts/stages.ts';
import type { Shown } from '../page.ts';
import { layout } from './layout.tsx';
import { deadlineText, errorSummary, historyPart, whyPart } from './parts.tsx';
import { wheel } from './wheel.tsx';

export interface CyclePage {
  readonly ref: CycleRef;
  readonly state: CycleState;
  readonly facts: CycleFacts;
  readonly lines: readonly PartnershipLine[];
  readonly today: LocalDate;
  readonly explanation: Explanation;
  readonly history: Parameters<typeof historyPart>[0];
  readonly mayRecord: boolean;
  readonly problem: { readonly text: string; readonly note: string } | null;
}

export function cyclePage(shown: Shown, page: CyclePage): string {
  const { words, visitor } = shown;
  const { facts, state } = page;
  const { language } = visitor;
  const points = state.plan.steps.map((step) => ({
    label: upperFirst(stepLabel(facts, step.id, language)),
    handled: (state.steps[step.id]?.deadline ?? step.deadline).handled,
    done: state.steps[step.id]?.doneAt != null,
  }));
  return layout({
    shown,
    title: `${facts.scheme[language]}, ${facts.year}`,
    current: 'cycles',
    script: page.problem !== null,
    children: (
      <>
        {page.problem === null
          ? ''
          : (errorSummary([{ target: 'outcome-agreed', text: page.problem.text }], shown) as 'safe')}
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
        </section>
      </>
    ) as string,
  });
}

function forumPart({ ref, state, facts, mayRecord, problem }: CyclePage, shown: Shown): string {
  const { words, visitor, paths } = shown;
  const { language } = visitor;
  const { recommendation } = state;
  const sum = recommendation?.lines.reduce((total, { amount }) => total + amount, 0) ?? 0;
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
          <div class="scroll" role="region" aria-label={words.cycle.recommendation} tabindex="0">
            <table class="ds-table">
              <caption
                safe
              >{`${words.cycle.recommendation}. ${words.cycle.revision(recommendation.revision)}`}</caption>
              <thead>
                <tr>
                  <th scope="col" safe>
                    {words.cycle.party}
                  </th>
                  <th scope="col" class="number" safe>
                    {words.cycle.amount}
                  </th>
                </tr>
              </thead>
              <tbody>
                {recommendation.lines.map(({ party, amount }) => (
                  <tr>
                    <th scope="row" safe>
                      {partyLabel(facts, party, language)}
                    </th>
                    <td class="number" safe>
                      {kroner(amount, language)}
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" safe>
                    {words.cycle.sum}
                  </th>
                  <td class="number" safe>
                    {kroner(sum, language)}
                  </td>
                </tr>
              </tfoot>
            </table>
          </div>
          {recommendation.outcome === null ? (
            ''
          ) : (
            <p class="ds-paragraph" safe>
              {words.cycle.recorded(
                words.cycle.outcomes[recommendation.outcome.kind] ?? recommendation.outcome.kind,
                longDate(localDateAt(state.plan.rules.table, recommendation.outcome.at), language),
              )}
            </p>
          )}
        </>
      )}
      {mayRecord && recommendation !== null ? (
        <form class="narrow stack" method="post" action={paths.forumOutcome(ref)}>
          <input type="hidden" name="guard" value={shown.guard} />
          <input type="hidden" name="requestId" value={randomUUID()} />
          <input type="hidden" name="revision" value={String(recommendation.revision)} />
          <fieldset class="ds-fieldset">
            <legend class="ds-label" safe>
              {words.cycle.outcome}
            </legend>
            {OUTCOMES.map((outcome) => (
              <div class="ds-field">
                <input
                  class="ds-input"
                  type="radio"
                  name="outcome"
                  id={`outcome-${outcome}`}
                  value={outcome}
                  required
                />
                <label class="ds-label" data-weight="regular" for={`outcome-${outcome}`} safe>
                  {words.cycle.outcomes[outcome] ?? outcome}
                </label>
              </div>
            ))}
          </fieldset>
          <div class="ds-field">
            <label class="ds-label" for="note" safe>
              {words.cycle.note}
            </label>
            <p id="note-help" data-field="description" safe>
              {words.cycle.noteHelp}
            </p>
            <textarea class="ds-input" id="note" name="note" rows="3" aria-describedby="note-help" safe>
              {problem?.note ?? ''}
            </textarea>
          </div>
          <button class="ds-button" type="submit" safe>
            {words.cycle.recordOutcome}
          </button>
        </form>
      ) : (
        ''
      )}
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
          <thead>
            <tr>
              <th scope="col" safe>
                {words.cycle.party}
              </th>
              <th scope="col" safe>
                {words.cycle.stage}
              </th>
              <th scope="col" safe>
                {words.cycle.next}
              </th>
              <th scope="col" class="number" safe>
                {words.cycle.grant}
              </th>
            </tr>
          </thead>
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
                    : `${upperFirst(stepLabel(facts, line.next.step, language))}: ${deadlineText(line.next.nominal, line.next.handled, shown)}`}
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

// The forum’s own order of measures: what each asks for, what it gets as it stands, and a number for each.

import type { AllocationLine } from '../../domain/allocation-lines.ts';
import type { Need } from '../../domain/allocation-needs.ts';
import { isDecided } from '../../domain/cycle-forum.ts';
import type { NeedsInOrder } from '../../domain/needs-in-order.ts';
import type { PersonId } from '../../domain/words.ts';
import { explainCut } from '../../texts/allocation.ts';
import { kroner } from '../../texts/dates.ts';
import { partyLabel } from '../../texts/facts.ts';
import { mayAsk } from '../access.ts';
import type { Again } from '../acting.ts';
import { sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import { PRIORITY_WORDS } from '../i18n/priorities.ts';
import type { Shown } from '../page.ts';
import { crumbs } from './crumbs.tsx';
import { longField } from './fields.tsx';
import { carried, overtakenPart, refusedPart, submitButton } from './form-parts.tsx';
import { cellLine } from './cell-fields.tsx';
import type { ForumFound } from './forum-found.ts';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';
import { tableHead } from './table.tsx';

export interface PrioritiesPage extends ForumFound, NeedsInOrder {
  readonly person: PersonId;
  /** What measures are called in the documents, by `party/number`. */
  readonly names: ReadonlyMap<string, string>;
  /** Changes with the measures and with their order. */
  readonly version: string;
  readonly again: Again;
}

/** The control of a measure’s number. */
export function priorityControl({ party, measure }: Pick<Need, 'party' | 'measure'>): string {
  return `priority-${party}-${measure}`;
}

export function prioritiesPage(shown: Shown, page: PrioritiesPage): string {
  const { visitor, words: own, paths } = shown;
  const words = PRIORITY_WORDS[visitor.language];
  const { state, ref, again, needs, version } = page;
  const errors = again.errors ?? [];
  const maySet =
    needs.length > 0 &&
    state.status === 'open' &&
    !isDecided(state) &&
    mayAsk(state.plan.seats, page.person, 'setPriorities', page.now);
  return layout({
    shown,
    title: words.title,
    current: 'cycles',
    script: again.status !== 200,
    children: (
      <>
        {refusedPart(again.refusal ?? null, shown) as 'safe'}
        {errorSummary(errors, shown) as 'safe'}
        {overtakenPart(again, words.changed, () => words.changedLead) as 'safe'}
        {crumbs(page, true, shown) as 'safe'}
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        {needs.length === 0 ? (
          <p class="ds-paragraph" safe>
            {words.none}
          </p>
        ) : (
          (lastsPart(page, shown) as 'safe')
        )}
        {maySet ? (
          <form class="stack" method="post" action={paths.priorities(ref)} novalidate>
            {carried(shown, { seen: version }) as 'safe'}
            <p class="ds-paragraph" safe>
              {`${words.how} ${words.rest}`}
            </p>
            {state.recommendation === null ? (
              ''
            ) : (
              <p class="ds-paragraph" safe>
                {words.proposed}
              </p>
            )}
            {orderTable(page, true, shown) as 'safe'}
            <div class="narrow">
              {
                longField({
                  id: 'note',
                  label: `${words.note} (${own.form.optional})`,
                  help: words.noteHelp,
                  rows: 2,
                  value: textIn(sentIn(again, 'priorities'), 'note'),
                }) as 'safe'
              }
            </div>
            {submitButton(words.save) as 'safe'}
          </form>
        ) : needs.length > 0 ? (
          (orderTable(page, false, shown) as 'safe')
        ) : (
          ''
        )}
      </>
    ) as string,
  });
}

/** How far the money lasts. */
function lastsPart({ allocation, facts }: PrioritiesPage, shown: Shown): string {
  const { language } = shown.visitor;
  const words = PRIORITY_WORDS[language];
  const text =
    allocation === null
      ? words.notShared
      : allocation.cut === null
        ? words.enough
        : explainCut({ ...allocation.cut, party: partyLabel(facts, allocation.cut.party, language) }, language);
  return (
    <p class="ds-paragraph" role="status">
      <strong safe>{text}</strong>
    </p>
  ) as string;
}

function orderTable(page: PrioritiesPage, maySet: boolean, shown: Shown): string {
  const { visitor, words: own } = shown;
  const { language } = visitor;
  const words = PRIORITY_WORDS[language];
  const heads = FORUM_WORDS[language].compiled;
  const { needs, allocation, facts, names, state, again } = page;
  const sent = sentIn(again, 'priorities');
  const ranked = new Map((state.priorities ?? []).map((one) => [`${one.party}/${one.measure}`, one.priority]));
  const lines = new Map<string, AllocationLine>(
    (allocation?.lines ?? []).flatMap((line) =>
      line.reason.is === 'need' ? [[`${line.recipient}/${line.reason.measure}`, line] as const] : [],
    ),
  );
  return (
    <div class="scroll" role="region" aria-label={words.title} tabindex="0">
      <table class="ds-table table-wide">
        <caption safe>{words.title}</caption>
        {
          tableHead([
            { number: words.place },
            words.measure,
            own.cycle.party,
            { number: words.priority },
            { number: heads.asked },
            { number: words.gets },
          ]) as 'safe'
        }
        <tbody>
          {needs.map((need, index) => {
            const key = `${need.party}/${need.measure}`;
            const party = partyLabel(facts, need.party, language);
            const line = lines.get(key);
            const set = ranked.get(key);
            const number = set === undefined ? '' : String(set);
            return (
              <tr>
                <td class="number" safe>
                  {String(index + 1)}
                </td>
                <th scope="row" safe>
                  {words.named(need.measure, names.get(key) ?? null)}
                </th>
                <td safe>{party}</td>
                <td class="number">
                  {maySet ? (
                    (cellLine({
                      name: priorityControl(need),
                      label: words.priorityFor(need.measure, party),
                      value: sent === null ? number : textIn(sent, priorityControl(need)),
                      errors: again.errors ?? [],
                      numeric: true,
                    }) as 'safe')
                  ) : (
                    <span safe>{number === '' ? heads.notKnown : number}</span>
                  )}
                </td>
                <td class="number" safe>
                  {kroner(need.asked, language)}
                </td>
                <td class="number" safe>
                  {line === undefined ? heads.notKnown : kroner(line.amount, language)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  ) as string;
}

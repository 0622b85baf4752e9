// What the secretariat proposes to the forum: an amount for each partnership beside what it asks for.

import { sumOf } from '../../domain/amount-lines.ts';
import type { Compilation } from '../../domain/compilation.ts';
import type { PartyId } from '../../domain/words.ts';
import { kroner } from '../../texts/dates.ts';
import { partyLabel } from '../../texts/facts.ts';
import type { Again } from '../acting.ts';
import { sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { typedAgain, typedFields, wholeKroner } from '../forms.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import { statusPart } from './compilation.tsx';
import { longField } from './fields.tsx';
import { carried, isOvertaken, overtakenPart, refusedPart, submitButton } from './form-parts.tsx';
import { cellLine } from './cell-fields.tsx';
import type { ForumFound } from './forum-found.ts';
import { crumbs } from './crumbs.tsx';
import { textControls } from './proposal-text.tsx';
import { linesTable } from './recommendation.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';
import { tableHead, tableSum } from './table.tsx';

export interface ProposalPage extends ForumFound {
  readonly compiled: Compilation;
  /** Whole kroner that each partnership may plan with; null where the frame cannot be shared out. */
  readonly frames: ReadonlyMap<PartyId, number> | null;
  readonly again: Again;
}

/** The control of a partnership's amount. */
export function amountControl(party: PartyId): string {
  return `amount-${party}`;
}

export function proposalPage(shown: Shown, page: ProposalPage): string {
  const { visitor, words: own, paths } = shown;
  const { language } = visitor;
  const words = FORUM_WORDS[language].proposal;
  const heads = FORUM_WORDS[language].compiled;
  const { state, ref, facts, again, compiled, frames } = page;
  const sent = sentIn(again, 'proposal');
  const { recommendation } = state;
  const proposed = new Map(recommendation?.lines.map((line) => [line.party, line.amount]));
  const rows = new Map(compiled.rows.map((row) => [row.party, row]));
  // At first: what is proposed now, else what the key gives those who have delivered.
  const first = (party: PartyId): number =>
    recommendation !== null
      ? (proposed.get(party) ?? 0)
      : state.delivered.includes(party) && !state.withdrawn.includes(party)
        ? (frames?.get(party) ?? 0)
        : 0;
  const typed = (party: PartyId): string => (sent === null ? String(first(party)) : textIn(sent, amountControl(party)));
  const amounts = state.plan.parties.map(({ id }) => ({ party: id, amount: wholeKroner(typed(id)) ?? 0 }));
  const sum = sumOf(amounts);
  const left = compiled.limit - sum;
  const texts = sent === null ? typedAgain(page.asked, page.said ?? {}) : typedFields(page.asked, sent);
  const faults = (again.errors ?? []).map(({ target, text }) => ({ field: target.replace(/^field-/, ''), text }));
  const changed = isOvertaken(again);
  return layout({
    shown,
    title: words.title,
    current: 'cycles',
    script: true,
    children: (
      <>
        {refusedPart(again.refusal ?? null, shown) as 'safe'}
        {errorSummary(again.errors ?? [], shown) as 'safe'}
        {overtakenPart(again, words.changed, () => words.changedLead(recommendation?.revision ?? 0)) as 'safe'}
        {crumbs(page, true, shown) as 'safe'}
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        {changed ? (
          <section class="two" aria-label={words.changed}>
            {linesTable(recommendation?.lines ?? [], words.now, page, shown) as 'safe'}
            {
              linesTable(
                amounts.filter(({ amount }) => amount > 0),
                words.yours,
                page,
                shown,
              ) as 'safe'
            }
          </section>
        ) : (
          ''
        )}
        <form class="stack" method="post" action={paths.proposal(ref)} novalidate>
          {carried(shown, { seen: String(recommendation?.revision ?? 0) }) as 'safe'}
          <div class="scroll" role="region" aria-label={words.title} tabindex="0">
            <table class="ds-table table-wide">
              <caption safe>{words.title}</caption>
              {
                tableHead([
                  heads.party,
                  heads.status,
                  { number: heads.asked },
                  { number: heads.frame },
                  { number: own.cycle.amount },
                ]) as 'safe'
              }
              <tbody>
                {state.plan.parties.map(({ id }) => {
                  const row = rows.get(id);
                  const frame = frames?.get(id);
                  return (
                    <tr>
                      <th scope="row" safe>
                        {partyLabel(facts, id, language)}
                      </th>
                      <td>{row === undefined ? heads.notKnown : (statusPart(row, page, shown) as 'safe')}</td>
                      <td class="number" safe>
                        {row?.asked == null ? heads.notKnown : kroner(row.asked, language)}
                      </td>
                      <td class="number" safe>
                        {frame === undefined ? heads.notKnown : kroner(frame, language)}
                      </td>
                      <td class="number">
                        {
                          cellLine({
                            name: amountControl(id),
                            label: words.amountFor(partyLabel(facts, id, language)),
                            value: typed(id),
                            errors: again.errors ?? [],
                            numeric: true,
                          }) as 'safe'
                        }
                      </td>
                    </tr>
                  );
                })}
              </tbody>
              {tableSum(own.cycle.sum, kroner(sum, language), { before: 4 }) as 'safe'}
            </table>
          </div>
          <p class="ds-paragraph" role="status">
            <span safe>{words.sum(kroner(sum, language), kroner(compiled.limit, language))}</span>{' '}
            {left < 0 ? (
              <strong safe>{words.over(kroner(-left, language))}</strong>
            ) : left > 0 ? (
              <span safe>{words.left(kroner(left, language))}</span>
            ) : (
              ''
            )}
          </p>
          {textControls(page.asked, texts, faults, shown) as 'safe'}
          <div class="narrow">
            {
              longField({
                id: 'note',
                label: `${words.note} (${own.form.optional})`,
                help: words.noteHelp,
                value: textIn(sent, 'note'),
              }) as 'safe'
            }
          </div>
          <div class="buttons">
            {submitButton(words.send, { name: 'do', value: 'propose' }) as 'safe'}
            {submitButton(words.byRule, { secondary: true, name: 'do', value: 'rule' }) as 'safe'}
            {submitButton(words.recalculate, { secondary: true, name: 'do', value: 'recalculate' }) as 'safe'}
          </div>
        </form>
      </>
    ) as string,
  });
}

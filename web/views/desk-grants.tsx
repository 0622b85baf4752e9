// Grants as a table, and what was decided.

import { sumOf } from '../../domain/amount-lines.ts';
import type { Decided, GrantLine } from '../../domain/grant-lines.ts';
import { resultOf } from '../../domain/grant-lines.ts';
import { resultOfMeasure } from '../../domain/grant-measures.ts';
import { localDateAt } from '../../domain/local-time.ts';
import type { Language } from '../../domain/words.ts';
import { kroner, longDate } from '../../texts/dates.ts';
import type { MeasureNames } from '../../texts/decided-measures.ts';
import { measureLabel } from '../../texts/decided-measures.ts';
import { partyLabel } from '../../texts/facts.ts';
import { lowerFirst } from '../../texts/phrases.ts';
import { DESK_LINE_WORDS } from '../i18n/desk-line.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import type { Shown } from '../page.ts';
import type { ForumFound } from './forum-found.ts';
import { tableHead, tableSum } from './table.tsx';

type GrantsShown = Pick<ForumFound, 'state' | 'facts' | 'definitions'> & { readonly names?: MeasureNames };

/** The lines of a decision with what the forum recommended beside. */
export function grantsTable(
  decided: Pick<Decided, 'grants'>,
  caption: string,
  page: GrantsShown,
  shown: Shown,
): string {
  const { state, facts, names } = page;
  const { language } = shown.visitor;
  const words = DESK_WORDS[language];
  const own = DESK_LINE_WORDS[language];
  const outcome = state.recommendation?.outcome ?? null;
  const recommended =
    outcome === null || outcome.kind === 'no-result'
      ? null
      : new Map(state.recommendation!.lines.map(({ party, amount }) => [party, amount]));
  const told = (line: GrantLine): string =>
    words.results[resultOf(line, recommended === null ? null : (recommended.get(line.party) ?? 0))];
  return (
    <div class="scroll" role="region" aria-label={`${caption}: ${words.prepare.grant}`} tabindex="0">
      <table class="ds-table table-wide">
        <caption safe>{caption}</caption>
        {
          tableHead([
            shown.words.cycle.party,
            { number: words.prepare.recommended },
            { number: words.prepare.grant },
            words.prepare.result,
            words.prepare.reason,
          ]) as 'safe'
        }
        <tbody>
          {decided.grants.flatMap((line) => [
            <tr>
              <th scope="row" safe>
                {partyLabel(facts, line.party, language)}
              </th>
              <td class="number" safe>
                {recommended === null ? '–' : kroner(recommended.get(line.party) ?? 0, language)}
              </td>
              <td class="number" safe>
                {kroner(line.amount, language)}
              </td>
              <td safe>{told(line)}</td>
              <td safe>{line.reason ?? ''}</td>
            </tr>,
            ...(line.measures ?? []).map((one) => (
              <tr>
                <td class="part" safe>
                  {measureLabel(one.measure, names?.get(`${line.party}/${one.measure}`), language)}
                </td>
                <td class="number" safe>
                  {own.askedOf(kroner(one.asked ?? one.amount, language))}
                </td>
                <td class="number" safe>
                  {kroner(one.amount, language)}
                </td>
                <td safe>{words.results[resultOfMeasure(one, one.asked ?? one.amount)]}</td>
                <td safe>{one.reason ?? ''}</td>
              </tr>
            )),
            ...moreOf(line, page, language).map((text) => (
              <tr>
                <td class="part" colspan="5" safe>
                  {text}
                </td>
              </tr>
            )),
          ])}
        </tbody>
        {tableSum(shown.words.cycle.sum, kroner(sumOf(decided.grants), language), { before: 2, after: 2 }) as 'safe'}
      </table>
    </div>
  ) as string;
}

/** What a line says besides its amount: recipients, later years, a supplement, and criteria that are not met. */
function moreOf(line: GrantLine, { facts, definitions }: GrantsShown, language: Language): string[] {
  const own = DESK_LINE_WORDS[language];
  const criteria = new Map(definitions.scheme.criteria.map(({ id, labels }) => [id, lowerFirst(labels[language])]));
  const unmet = (line.unmet ?? []).map((id) => criteria.get(id) ?? id);
  return [
    ...(line.shares ?? []).map(
      ({ recipient, amount }) => `${own.shareOf(partyLabel(facts, recipient, language))}: ${kroner(amount, language)}`,
    ),
    ...(line.years ?? []).map(({ year, amount }) => `${own.promised(year)}: ${kroner(amount, language)}`),
    ...(line.supplement === true ? [own.supplement] : []),
    ...(unmet.length === 0 ? [] : [`${own.unmet}: ${unmet.join('; ')}`]),
  ];
}

/** What was decided, by whom, and why it is not what was recommended. */
export function decidedPart(page: ForumFound & { readonly names?: MeasureNames }, shown: Shown): string {
  const { language } = shown.visitor;
  const words = DESK_WORDS[language];
  const decision = page.state.decision!;
  return (
    <section class="stack" aria-labelledby="decided">
      <h2 class="ds-heading" data-size="sm" id="decided" safe>
        {words.decided.title}
      </h2>
      <p class="meta" safe>
        {[
          words.decided.by(
            page.personName(decision.decidedBy),
            longDate(localDateAt(page.table, decision.at), language),
          ),
          ...(decision.preparedBy === null ? [] : [words.decided.prepared(page.personName(decision.preparedBy))]),
          ...(decision.caseNumber === null ? [] : [words.prepared.caseNumber(decision.caseNumber)]),
        ].join(' ')}
      </p>
      {grantsTable(decision, words.decision, page, shown) as 'safe'}
      {decision.deviationReason === null ? (
        ''
      ) : (
        <p class="ds-paragraph" safe>
          {words.prepared.deviation(decision.deviationReason)}
        </p>
      )}
      <p class="ds-paragraph" safe>
        {words.decided.told}
      </p>
    </section>
  ) as string;
}

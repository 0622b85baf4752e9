// The forms of the governor’s desk that decide: a decision prepared, or the recommendation returned to the forum.

import { sumOf } from '../../domain/amount-lines.ts';
import { recommendedNow } from '../../domain/cycle-decision.ts';
import { grantLimit } from '../../domain/cycle-frame.ts';
import type { PartyId } from '../../domain/words.ts';
import { kroner } from '../../texts/dates.ts';
import { partyLabel } from '../../texts/facts.ts';
import { allOf } from '../../texts/phrases.ts';
import { mayAsk } from '../access.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn, textsIn } from '../bodies.ts';
import { byMeasureControl, grantControl, lineSent } from '../desk-lines.ts';
import { DESK_LINE_WORDS } from '../i18n/desk-line.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import type { Shown } from '../page.ts';
import { cellLine, cellSelect } from './cell-fields.tsx';
import type { DeskPage } from './desk-found.ts';
import { partiesToDecide } from './desk-found.ts';
import { lineMore } from './desk-line.tsx';
import { choiceField, lineField, longField } from './fields.tsx';
import { carried, folded, submitButton } from './form-parts.tsx';
import { tableHead, tableSum } from './table.tsx';

/** The form that prepares a decision: criteria, lines and reasons. */
export function prepareForm(page: DeskPage, shown: Shown): string {
  const { visitor, paths, words: own } = shown;
  const { language } = visitor;
  const words = DESK_WORDS[language].prepare;
  const { state, ref, facts, person, now, again, definitions } = page;
  const { plan, recommendation } = state;
  if (!mayAsk(plan.seats, person, 'prepareDecision', now)) return '';
  const sent = sentIn(again, 'prepare');
  const errors = errorsIn(again, 'prepare');
  const spoke = recommendation!.outcome!.kind !== 'no-result';
  const recommended: ReadonlyMap<PartyId, number> = spoke ? recommendedNow(state, recommendation!) : new Map();
  const before = new Map(state.prepared?.grants.map((line) => [line.party, line]));
  const parties = partiesToDecide(state);
  const first = (party: PartyId): number => {
    if (state.prepared !== null) return before.get(party)?.amount ?? 0;
    return state.delivered.includes(party) && !state.withdrawn.includes(party) ? (recommended.get(party) ?? 0) : 0;
  };
  const typed = (party: PartyId): string => (sent === null ? String(first(party)) : textIn(sent, grantControl(party)));
  const amountOf = (party: PartyId): number =>
    sent === null ? first(party) : lineSent(sent, state, party, { notAmount: () => '', reasonWanted: '' }).line.amount;
  const amounts = parties.map((party) => ({ party, amount: amountOf(party) }));
  const spent = sumOf(state.decision?.grants ?? []);
  const sum = amounts.reduce((total, { amount }) => total + amount, spent);
  const limit = grantLimit(plan, state);
  const deviating = spoke ? amounts.filter(({ party, amount }) => amount !== (recommended.get(party) ?? 0)) : [];
  const form = (
    <form class="stack" method="post" action={paths.deskAct(ref, 'prepare')} novalidate>
      {carried(shown, { revision: String(recommendation!.revision), seen: state.prepared?.at ?? '' }) as 'safe'}
      <p class="ds-paragraph" safe>
        {plan.decision.fourEyes ? words.lead : words.leadAlone}
      </p>
      <div class="scroll" role="region" aria-label={words.title} tabindex="0">
        <table class="ds-table table-wide">
          {
            tableHead([
              own.cycle.party,
              { number: words.recommended },
              { number: words.grant },
              words.result,
              words.reason,
            ]) as 'safe'
          }
          <tbody>
            {parties.map((party) => {
              const name = partyLabel(facts, party, language);
              return (
                <tr>
                  <th scope="row">
                    <span safe>{name}</span>
                    {state.delivered.includes(party) ? (
                      ''
                    ) : (
                      <p class="meta" safe>
                        {words.notDelivered}
                      </p>
                    )}
                  </th>
                  <td class="number">{spoke ? kroner(recommended.get(party) ?? 0, language) : '–'}</td>
                  <td class="number">
                    {
                      cellLine({
                        name: grantControl(party),
                        label: words.grantFor(name),
                        value: textIn(sent, byMeasureControl(party)) === '' ? typed(party) : String(amountOf(party)),
                        numeric: true,
                        errors,
                      }) as 'safe'
                    }
                  </td>
                  <td>
                    {
                      cellSelect({
                        name: `result-${party}`,
                        label: words.resultFor(name),
                        value:
                          sent === null
                            ? before.get(party)?.result === 'returned'
                              ? 'returned'
                              : ''
                            : textIn(sent, `result-${party}`),
                        options: [
                          { value: '', text: words.auto },
                          { value: 'returned', text: DESK_WORDS[language].results.returned },
                        ],
                      }) as 'safe'
                    }
                  </td>
                  <td class="wide">
                    {
                      cellLine({
                        name: `reason-${party}`,
                        label: words.reasonFor(name),
                        value: sent === null ? (before.get(party)?.reason ?? '') : textIn(sent, `reason-${party}`),
                      }) as 'safe'
                    }
                  </td>
                </tr>
              );
            })}
          </tbody>
          {tableSum(own.cycle.sum, kroner(sum, language), { before: 2, after: 2 }) as 'safe'}
        </table>
      </div>
      <h4 class="ds-heading" data-size="2xs" safe>
        {DESK_LINE_WORDS[language].title}
      </h4>
      <div>
        {amounts.map(
          ({ party, amount }) =>
            lineMore(
              page,
              {
                party,
                sent,
                before: before.get(party),
                recommended: spoke ? (recommended.get(party) ?? 0) : null,
                amount,
                errors,
              },
              shown,
            ) as 'safe',
        )}
      </div>
      <p class="ds-paragraph" role="status">
        <span safe>{words.sum(kroner(sum, language), kroner(limit, language))}</span>{' '}
        {sum > limit ? (
          <strong safe>{words.over(kroner(sum - limit, language))}</strong>
        ) : sum < limit ? (
          <span safe>{words.left(kroner(limit - sum, language))}</span>
        ) : (
          ''
        )}{' '}
        <span safe>
          {deviating.length === 0
            ? words.asRecommended
            : words.deviates(
                allOf(
                  deviating.map(({ party }) => partyLabel(facts, party, language)),
                  language,
                ),
              )}
        </span>
      </p>
      <div class="narrow stack">
        {plan.decision.criteria.length === 0
          ? ''
          : (choiceField({
              id: 'criteria',
              name: 'criteria',
              legend: words.criteria,
              help: words.criteriaHelp,
              several: true,
              options: definitions.scheme.criteria.map(({ id, labels }) => ({ value: id, text: labels[language] })),
              chosen: sent === null ? (state.prepared?.criteriaMet ?? []) : textsIn(sent, 'criteria'),
              errors,
            }) as 'safe')}
        {
          longField({
            id: 'deviation',
            label: words.deviation,
            help: words.deviationHelp,
            value: sent === null ? (state.prepared?.deviationReason ?? '') : textIn(sent, 'deviation'),
            errors,
          }) as 'safe'
        }
        {
          lineField({
            id: 'caseNumber',
            label: plan.decision.caseNumber ? words.caseNumber : `${words.caseNumber} (${own.form.optional})`,
            short: true,
            value: sent === null ? (state.prepared?.caseNumber ?? '') : textIn(sent, 'caseNumber'),
            errors,
          }) as 'safe'
        }
      </div>
      <div class="buttons">
        {submitButton(plan.decision.fourEyes ? words.send : words.decide, { name: 'do', value: 'send' }) as 'safe'}
        {submitButton(words.recalculate, { secondary: true, name: 'do', value: 'recalculate' }) as 'safe'}
      </div>
    </form>
  ) as string;
  if (state.prepared === null)
    return (
      <>
        <h3 class="ds-heading" data-size="xs" safe>
          {words.title}
        </h3>
        {form as 'safe'}
      </>
    ) as string;
  return folded(DESK_WORDS[language].prepared.anew, again.form === 'prepare', form);
}

/** The form that gives the recommendation back to the forum. */
export function returnForm({ ref, again }: DeskPage, shown: Shown): string {
  const words = DESK_WORDS[shown.visitor.language].returning;
  return folded(
    words.title,
    again.form === 'return',
    (
      <form class="narrow stack" method="post" action={shown.paths.deskAct(ref, 'return')} novalidate>
        {carried(shown) as 'safe'}
        <p class="ds-paragraph" safe>
          {words.lead}
        </p>
        {
          longField({
            id: 'return-reason',
            name: 'reason',
            label: words.reason,
            required: true,
            value: textIn(sentIn(again, 'return'), 'reason'),
            errors: errorsIn(again, 'return'),
          }) as 'safe'
        }
        {submitButton(words.title, { secondary: true }) as 'safe'}
      </form>
    ) as string,
  );
}

// Letters, payments and what came back, after the decision.

import { grantedTo, NOTHING_SETTLED } from '../../domain/settlement.ts';
import { kroner } from '../../texts/dates.ts';
import { partyLabel } from '../../texts/facts.ts';
import { mayAsk } from '../access.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import type { Shown } from '../page.ts';
import { choiceField, lineField, longField, selectField } from './fields.tsx';
import { carried, folded, submitButton } from './form-parts.tsx';
import type { DeskPage } from './desk-found.ts';
import { tableHead } from './table.tsx';

/** What was paid to whom, with the forms that register it. */
export function moneyPart(page: DeskPage, shown: Shown): string {
  const { visitor, paths } = shown;
  const { language } = visitor;
  const words = DESK_WORDS[language].money;
  const { state, ref, facts, person, now, again } = page;
  const granted = [...grantedTo(state)];
  const sent = sentIn(again, 'money');
  const errors = errorsIn(again, 'money');
  const kinds = (['registerPayment', 'registerRepayment', 'withdrawGrant'] as const).filter((kind) =>
    mayAsk(state.plan.seats, person, kind, now),
  );
  return (
    <section class="stack" aria-labelledby="money">
      <h2 class="ds-heading" data-size="sm" id="money" safe>
        {words.title}
      </h2>
      <div class="scroll" role="region" aria-label={words.recipient} tabindex="0">
        <table class="ds-table table-wide">
          {
            tableHead([
              words.recipient,
              { number: words.granted },
              { number: words.paid },
              { number: words.repaid },
              { number: words.withdrawn },
              { number: words.left },
              words.letter,
            ]) as 'safe'
          }
          <tbody>
            {granted.map(([recipient, amount]) => {
              const so = state.settled[recipient] ?? NOTHING_SETTLED;
              const left = amount - so.withdrawn - (so.paid - so.repaid);
              return (
                <tr>
                  <th scope="row" safe>
                    {partyLabel(facts, recipient, language)}
                  </th>
                  {[amount, so.paid, so.repaid, so.withdrawn, left].map((one) => (
                    <td class="number" safe>
                      {kroner(one, language)}
                    </td>
                  ))}
                  <td>
                    <a
                      class="ds-link"
                      href={paths.letter(ref, recipient)}
                      aria-label={DESK_WORDS[language].letters.title(partyLabel(facts, recipient, language))}
                      safe
                    >
                      {words.letter}
                    </a>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {granted.length === 0 ? (
        ''
      ) : (
        <p class="ds-paragraph">
          <a class="ds-link" href={paths.letters(ref)} safe>
            {DESK_WORDS[language].letters.all}
          </a>
        </p>
      )}
      {kinds.length > 0 && state.status === 'open' && granted.length > 0
        ? (folded(
            words.register,
            again.form === 'money',
            (
              <form class="narrow stack" method="post" action={paths.deskAct(ref, 'money')} novalidate>
                {carried(shown) as 'safe'}
                {
                  choiceField({
                    id: 'kind',
                    name: 'kind',
                    legend: words.kind,
                    options: kinds.map((value) => ({ value, text: words.kinds[value] })),
                    chosen: [sent === null ? kinds[0]! : textIn(sent, 'kind')],
                    errors,
                  }) as 'safe'
                }
                {
                  selectField({
                    id: 'recipient',
                    label: words.recipient,
                    value: textIn(sent, 'recipient'),
                    options: granted.map(([id]) => ({ value: id, text: partyLabel(facts, id, language) })),
                  }) as 'safe'
                }
                {
                  lineField({
                    id: 'amount',
                    label: words.amount,
                    help: shown.words.form.amountHelp,
                    short: true,
                    numeric: true,
                    value: textIn(sent, 'amount'),
                    errors,
                  }) as 'safe'
                }
                {
                  lineField({
                    id: 'date',
                    label: words.date,
                    help: words.dateHelp,
                    short: true,
                    value: textIn(sent, 'date'),
                    errors,
                  }) as 'safe'
                }
                {
                  longField({
                    id: 'money-reason',
                    name: 'reason',
                    label: words.reason,
                    help: words.reasonHelp,
                    rows: 2,
                    value: textIn(sent, 'reason'),
                    errors,
                  }) as 'safe'
                }
                {submitButton(words.send) as 'safe'}
              </form>
            ) as string,
          ) as 'safe')
        : ''}
    </section>
  ) as string;
}

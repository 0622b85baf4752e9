// The governor's desk as a page: the decision on its way, then what was decided and what became of the money.

import type { CycleState } from '../../domain/cycle-state.ts';
import { isDecided } from '../../domain/cycle-forum.ts';
import { frameOf, grantLimit } from '../../domain/cycle-frame.ts';
import type { Decided, GrantLine } from '../../domain/grant-lines.ts';
import { resultOf } from '../../domain/grant-lines.ts';
import { localDateAt } from '../../domain/local-time.ts';
import { grantedTo, NOTHING_SETTLED } from '../../domain/settlement.ts';
import type { CycleDefinitions } from '../../domain/definition.ts';
import type { PartyId, PersonId } from '../../domain/words.ts';
import { kroner, longDate } from '../../texts/dates.ts';
import { partyLabel } from '../../texts/facts.ts';
import { allOf } from '../../texts/phrases.ts';
import { mayAsk } from '../access.ts';
import type { Again } from '../acting.ts';
import { errorsIn, sentIn } from '../acting.ts';
import { textIn, textsIn } from '../bodies.ts';
import { wholeKroner } from '../forms.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import { FORUM_WORDS } from '../i18n/forum.ts';
import type { Shown } from '../page.ts';
import {
  carried,
  cellLine,
  cellSelect,
  choiceField,
  folded,
  lineField,
  longField,
  refusedPart,
  selectField,
  submitButton,
} from './fields.tsx';
import type { ForumFound } from './forum.tsx';
import { crumbs } from './forum.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';

export interface DeskFound extends ForumFound {
  readonly definitions: CycleDefinitions;
}

export interface DeskPage extends DeskFound {
  readonly person: PersonId;
  readonly again: Again;
}

/** The control of what a partnership is granted. */
export function grantControl(party: PartyId): string {
  return `grant-${party}`;
}

/** Which frame a page has shown; another text when it has become another. */
export function frameVersion(state: CycleState): string {
  const { amount, jointMeasures } = frameOf(state.plan, state);
  return `${amount}/${jointMeasures}/${state.finalFrame?.at ?? ''}`;
}

/** Everybody at first; after that those whose lines went back to the forum. */
export function partiesToDecide({ plan, decision }: CycleState): PartyId[] {
  return plan.parties.map(({ id }) => id).filter((id) => decision === null || decision.returned.includes(id));
}

export function deskPage(shown: Shown, page: DeskPage): string {
  const { visitor, paths } = shown;
  const words = DESK_WORDS[visitor.language];
  const { state, ref, again } = page;
  const outcome = state.recommendation?.outcome ?? null;
  const open = state.status === 'open' && !isDecided(state);
  return layout({
    shown,
    title: words.title,
    current: 'cycles',
    script: again.status !== 200,
    children: (
      <>
        {refusedPart(again.refusal ?? null, shown) as 'safe'}
        {errorSummary(again.errors ?? [], shown) as 'safe'}
        {again.status === 409 && again.refusal === undefined ? (
          <div class="ds-alert" data-color="warning" role="alert" tabindex="-1" data-focus>
            <h2 class="ds-heading" data-size="2xs" safe>
              {words.prepared.changedTitle}
            </h2>
            <p class="ds-paragraph" safe>
              {words.prepared.changed}
            </p>
          </div>
        ) : (
          ''
        )}
        {crumbs(page, false, shown) as 'safe'}
        <ul class="plain buttons">
          {[
            [paths.allocation(ref), words.allocation.title],
            [paths.deadlines(ref), words.deadlines.title],
            [paths.forum(ref), FORUM_WORDS[visitor.language].title],
            [paths.compilation(ref), FORUM_WORDS[visitor.language].compilation],
          ].map(([href, text]) => (
            <li>
              <a class="ds-button" data-variant="secondary" href={href} safe>
                {text!}
              </a>
            </li>
          ))}
        </ul>
        <section class="stack" aria-labelledby="decision">
          <h2 class="ds-heading" data-size="sm" id="decision" safe>
            {words.decision}
          </h2>
          {outcome === null ? (
            open ? (
              <p class="ds-paragraph" safe>
                {words.noOutcome}
              </p>
            ) : (
              ''
            )
          ) : (
            <p class="ds-paragraph" safe>
              {words.outcome(FORUM_WORDS[visitor.language].outcome.kinds[outcome.kind], state.recommendation!.revision)}
            </p>
          )}
          {state.prepared === null ? '' : (preparedPart(page, shown) as 'safe')}
          {open && outcome !== null ? (prepareForm(page, shown) as 'safe') : ''}
          {open && outcome !== null && mayAsk(state.plan.seats, page.person, 'returnToForum', page.now)
            ? (returnForm(page, shown) as 'safe')
            : ''}
        </section>
        {state.decision === null ? '' : (decidedPart(page, shown) as 'safe')}
        {state.decision === null ? '' : (moneyPart(page, shown) as 'safe')}
      </>
    ) as string,
  });
}

/** The lines of a decision with what the forum recommended beside. */
export function grantsTable(
  decided: Pick<Decided, 'grants'>,
  caption: string,
  { state, facts }: Pick<ForumFound, 'state' | 'facts'>,
  shown: Shown,
): string {
  const { language } = shown.visitor;
  const words = DESK_WORDS[language];
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
        <thead>
          <tr>
            <th scope="col" safe>
              {shown.words.cycle.party}
            </th>
            <th scope="col" class="number" safe>
              {words.prepare.recommended}
            </th>
            <th scope="col" class="number" safe>
              {words.prepare.grant}
            </th>
            <th scope="col" safe>
              {words.prepare.result}
            </th>
            <th scope="col" safe>
              {words.prepare.reason}
            </th>
          </tr>
        </thead>
        <tbody>
          {decided.grants.map((line) => (
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
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="2" safe>
              {shown.words.cycle.sum}
            </th>
            <td class="number" safe>
              {kroner(
                decided.grants.reduce((total, { amount }) => total + amount, 0),
                language,
              )}
            </td>
            <td colspan="2"></td>
          </tr>
        </tfoot>
      </table>
    </div>
  ) as string;
}

function preparedPart(page: DeskPage, shown: Shown): string {
  const { language } = shown.visitor;
  const words = DESK_WORDS[language].prepared;
  const { state, ref, person, definitions } = page;
  const prepared = state.prepared!;
  const labels = new Map(definitions.scheme.criteria.map(({ id, labels: names }) => [id, names[language]]));
  const met = prepared.criteriaMet.map((id) => labels.get(id) ?? id);
  const leads = state.plan.seats.some((seat) => seat.person === person && seat.role === 'office-leader');
  return (
    <div class="card stack">
      <h3 class="ds-heading" data-size="xs" id="prepared" safe>
        {words.title}
      </h3>
      <p class="meta" safe>
        {words.by(page.personName(prepared.by), longDate(localDateAt(page.table, prepared.at), language))}
      </p>
      {grantsTable(prepared, words.title, page, shown) as 'safe'}
      {met.length === 0 ? (
        ''
      ) : (
        <>
          <p class="ds-paragraph" safe>
            {met.length === definitions.scheme.criteria.length ? words.allMet : `${words.criteria}:`}
          </p>
          <ul class="ds-list">
            {met.map((label) => (
              <li safe>{label}</li>
            ))}
          </ul>
        </>
      )}
      {prepared.deviationReason === null ? (
        ''
      ) : (
        <p class="ds-paragraph" safe>
          {words.deviation(prepared.deviationReason)}
        </p>
      )}
      {prepared.caseNumber === null ? (
        ''
      ) : (
        <p class="ds-paragraph" safe>
          {words.caseNumber(prepared.caseNumber)}
        </p>
      )}
      {prepared.by === person ? (
        <p class="ds-paragraph" safe>
          {words.own}
        </p>
      ) : leads ? (
        <form method="post" action={shown.paths.deskAct(ref, 'approve')}>
          {carried(shown, { seen: prepared.at }) as 'safe'}
          {submitButton(words.approve) as 'safe'}
        </form>
      ) : (
        <p class="ds-paragraph" safe>
          {words.waits}
        </p>
      )}
    </div>
  ) as string;
}

function prepareForm(page: DeskPage, shown: Shown): string {
  const { visitor, paths, words: own } = shown;
  const { language } = visitor;
  const words = DESK_WORDS[language].prepare;
  const { state, ref, facts, person, now, again, definitions } = page;
  const { plan, recommendation } = state;
  if (!mayAsk(plan.seats, person, 'prepareDecision', now)) return '';
  const sent = sentIn(again, 'prepare');
  const errors = errorsIn(again, 'prepare');
  const spoke = recommendation!.outcome!.kind !== 'no-result';
  const recommended = new Map(spoke ? recommendation!.lines.map(({ party, amount }) => [party, amount]) : []);
  const before = new Map(state.prepared?.grants.map((line) => [line.party, line]));
  const parties = partiesToDecide(state);
  const first = (party: PartyId): number => {
    if (state.prepared !== null) return before.get(party)?.amount ?? 0;
    return state.delivered.includes(party) && !state.withdrawn.includes(party) ? (recommended.get(party) ?? 0) : 0;
  };
  const typed = (party: PartyId): string => (sent === null ? String(first(party)) : textIn(sent, grantControl(party)));
  const amounts = parties.map((party) => ({ party, amount: wholeKroner(typed(party)) ?? 0 }));
  const spent = (state.decision?.grants ?? []).reduce((total, { amount }) => total + amount, 0);
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
          <thead>
            <tr>
              <th scope="col" safe>
                {own.cycle.party}
              </th>
              <th scope="col" class="number" safe>
                {words.recommended}
              </th>
              <th scope="col" class="number" safe>
                {words.grant}
              </th>
              <th scope="col" safe>
                {words.result}
              </th>
              <th scope="col" safe>
                {words.reason}
              </th>
            </tr>
          </thead>
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
                        value: typed(party),
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
          <tfoot>
            <tr>
              <th scope="row" colspan="2" safe>
                {own.cycle.sum}
              </th>
              <td class="number" safe>
                {kroner(sum, language)}
              </td>
              <td colspan="2"></td>
            </tr>
          </tfoot>
        </table>
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

function returnForm({ ref, again }: DeskPage, shown: Shown): string {
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

/** What was decided, by whom, and why it is not what was recommended. */
export function decidedPart(page: ForumFound, shown: Shown): string {
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

function moneyPart(page: DeskPage, shown: Shown): string {
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
          <thead>
            <tr>
              <th scope="col" safe>
                {words.recipient}
              </th>
              {[words.granted, words.paid, words.repaid, words.withdrawn, words.left].map((text) => (
                <th scope="col" class="number" safe>
                  {text}
                </th>
              ))}
              <th scope="col" safe>
                {words.letter}
              </th>
            </tr>
          </thead>
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

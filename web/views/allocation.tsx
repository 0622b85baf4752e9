// Who gets what of a frame and why; another frame can be tried without changing anything.

import type { Allocation } from '../../domain/allocation-lines.ts';
import type { Frame } from '../../domain/cycle-allocation.ts';
import { expectedGrants } from '../../domain/cycle-allocation.ts';
import { isDecided } from '../../domain/cycle-forum.ts';
import type { Language, PersonId } from '../../domain/words.ts';
import { allocationNotes, allocationReport, lineNames } from '../../texts/allocation-report.ts';
import { kroner } from '../../texts/dates.ts';
import { partyLabel } from '../../texts/facts.ts';
import { mayAsk } from '../access.ts';
import type { Again } from '../acting.ts';
import { sentIn } from '../acting.ts';
import { textIn } from '../bodies.ts';
import { wholeKroner } from '../forms.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import type { Shown } from '../page.ts';
import type { ForumFound } from './forum-found.ts';
import { frameVersion } from './desk-found.ts';
import { lineField, longField } from './fields.tsx';
import { carried, folded, overtakenPart, refusedPart, submitButton } from './form-parts.tsx';
import { crumbs } from './crumbs.tsx';
import { layout } from './layout.tsx';
import { errorSummary } from './parts.tsx';
import { sheetLine } from './sheet-links.tsx';
import { tableHead, tableSum } from './table.tsx';

export interface AllocationPage extends ForumFound {
  readonly person: PersonId;
  readonly typed: { readonly frame: string; readonly joint: string };
  readonly present: Frame;
  /** By what was typed, and by the frame in force; null where that cannot be shared out. */
  readonly allocation: Allocation | null;
  readonly current: Allocation | null;
  readonly again: Again;
}

export function allocationPage(shown: Shown, page: AllocationPage): string {
  const { visitor, paths } = shown;
  const { language } = visitor;
  const words = DESK_WORDS[language].allocation;
  const { state, ref, again, typed, present, allocation, definitions } = page;
  const errors = again.errors ?? [];
  const sent = sentIn(again, 'final');
  const maySet =
    state.status === 'open' && !isDecided(state) && mayAsk(state.plan.seats, page.person, 'setFinalFrame', page.now);
  const [thenAmount] = textIn(sent, 'seen').split('/');
  return layout({
    shown,
    title: words.title,
    current: 'cycles',
    script: again.status !== 200 || errors.length > 0,
    children: (
      <>
        {refusedPart(again.refusal ?? null, shown) as 'safe'}
        {errorSummary(errors, shown) as 'safe'}
        {
          overtakenPart(again, words.changed, () =>
            words.changedLead(kroner(Number(thenAmount), language), kroner(present.amount, language)),
          ) as 'safe'
        }
        {crumbs(page, false, shown) as 'safe'}
        <p class="ds-paragraph" safe>
          {`${
            state.finalFrame === null
              ? words.preliminary(kroner(present.amount, language))
              : words.isFinal(kroner(present.amount, language))
          } ${words.lead}`}
        </p>
        <form class="stack narrow" method="get" action={paths.allocation(ref)}>
          {
            lineField({
              id: 'frame',
              label: words.frame,
              help: shown.words.form.amountHelp,
              short: true,
              numeric: true,
              value: typed.frame,
              errors,
            }) as 'safe'
          }
          {
            lineField({
              id: 'joint',
              label: words.joint,
              short: true,
              numeric: true,
              value: typed.joint,
              errors,
            }) as 'safe'
          }
          {submitButton(words.recalculate, { secondary: true }) as 'safe'}
        </form>
        {allocation === null ? '' : (tables(page, allocation, shown) as 'safe')}
        {sheetLine(shown, 'allocation', (format) => paths.cycleSheet(ref, 'allocation', format)) as 'safe'}
        {allocationNotes(state.plan, definitions, language, allocation ?? undefined).map((note) => (
          <p class="meta" safe>
            {note}
          </p>
        ))}
        {maySet
          ? (folded(
              words.final,
              again.form === 'final',
              (
                <form class="narrow stack" method="post" action={paths.allocation(ref)} novalidate>
                  {carried(shown, { frame: typed.frame, joint: typed.joint, seen: frameVersion(state) }) as 'safe'}
                  <p class="ds-paragraph" safe>
                    {`${words.frame}: ${written(typed.frame, language)}. ${words.joint}: ${written(typed.joint, language)}. ${words.finalLead}`}
                  </p>
                  {
                    longField({
                      id: 'reason',
                      label: `${words.reason} (${shown.words.form.optional})`,
                      rows: 2,
                      value: textIn(sent, 'reason'),
                    }) as 'safe'
                  }
                  {submitButton(words.final) as 'safe'}
                </form>
              ) as string,
            ) as 'safe')
          : ''}
      </>
    ) as string,
  });
}

/** An amount as it is read; as it was typed when it is none. */
function written(typed: string, language: Language): string {
  const amount = wholeKroner(typed);
  return amount === null ? typed : kroner(amount, language);
}

function tables(page: AllocationPage, allocation: Allocation, shown: Shown): string {
  const { language } = shown.visitor;
  const words = DESK_WORDS[language].allocation;
  const { facts, state, definitions } = page;
  const report = allocationReport(allocation, lineNames(definitions), language);
  const after = expectedGrants(state.plan, allocation);
  const before = new Map(
    page.current === null ? [] : expectedGrants(state.plan, page.current).map(({ party, amount }) => [party, amount]),
  );
  return (
    <>
      <div class="scroll" role="region" aria-label={words.perParty} tabindex="0">
        <table class="ds-table">
          <caption safe>{words.perParty}</caption>
          {
            tableHead([
              shown.words.cycle.party,
              { number: words.now },
              { number: words.asShown },
              { number: words.change },
            ]) as 'safe'
          }
          <tbody>
            {after.map(({ party, amount }) => {
              const was = before.get(party) ?? 0;
              return (
                <tr>
                  <th scope="row" safe>
                    {partyLabel(facts, party, language)}
                  </th>
                  <td class="number" safe>
                    {kroner(was, language)}
                  </td>
                  <td class="number" safe>
                    {kroner(amount, language)}
                  </td>
                  <td class="number" safe>
                    {amount === was ? words.noChange : `${amount > was ? '+' : ''}${kroner(amount - was, language)}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div class="scroll" role="region" aria-label={words.explanation} tabindex="0">
        <table class="ds-table table-wide">
          <caption safe>{words.explanation}</caption>
          {tableHead([words.recipient, { number: words.amount }, words.explanation]) as 'safe'}
          <tbody>
            {report.lines.map((line) => (
              <tr>
                <th scope="row" safe>
                  {partyLabel(facts, line.recipient, language)}
                </th>
                <td class="number" safe>
                  {kroner(line.amount, language)}
                </td>
                <td safe>{line.explanation}</td>
              </tr>
            ))}
          </tbody>
          {tableSum(shown.words.cycle.sum, kroner(report.frame, language), { before: 1, after: 1 }) as 'safe'}
        </table>
      </div>
    </>
  ) as string;
}

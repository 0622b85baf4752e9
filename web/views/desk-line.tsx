// What a line of a decision may say besides its amount: measures, recipients, later years, criteria that are not met.

import { sharesOf } from '../../domain/cycle-allocation.ts';
import { earlierLine, openMeasures } from '../../domain/grant-measures.ts';
import { kroner } from '../../texts/dates.ts';
import { partyLabel } from '../../texts/facts.ts';
import { textIn, textsIn } from '../bodies.ts';
import {
  laterYears,
  lineSent,
  measureControl,
  recipientsOf,
  saysMore,
  shareControl,
  supplementControl,
  unmetControl,
  yearControl,
} from '../desk-lines.ts';
import { DESK_LINE_WORDS } from '../i18n/desk-line.ts';
import type { Shown } from '../page.ts';
import type { DeskPage, LineForm } from './desk-found.ts';
import { measuresPart } from './desk-measures.tsx';
import { folded } from './form-parts.tsx';
import { choiceField, lineField } from './fields.tsx';

/** Folded, since most lines are an amount and nothing more. */
export function lineMore(page: DeskPage, form: LineForm, shown: Shown): string {
  const { language } = shown.visitor;
  const words = DESK_LINE_WORDS[language];
  const { party, sent, before, errors } = form;
  const { state, facts } = page;
  const measures = openMeasures(state, party);
  const went = earlierLine(state, party) !== undefined;
  const asSent = sent === null ? before : lineSent(sent, state, party, NO_WORDS).line;
  const own = new Set([
    ...measures.flatMap(({ measure }) => [
      measureControl('amount', party, measure),
      measureControl('reason', party, measure),
    ]),
    ...recipientsOf(state, party).map((recipient) => shareControl(party, recipient)),
    ...laterYears(state).map((year) => yearControl(party, year)),
  ]);
  const open = went || (asSent !== undefined && saysMore(asSent)) || errors.some(({ target }) => own.has(target));
  const name = partyLabel(facts, party, language);
  return folded(
    measures.length === 0 ? words.more(name) : words.moreMeasures(name, measures.length),
    open,
    (
      <div class="stack">
        {measures.length === 0 ? '' : (measuresPart(page, form, went, shown) as 'safe')}
        {sharesPart(page, form, shown) as 'safe'}
        {yearsPart(page, form, shown) as 'safe'}
        {criteriaPart(page, form, shown) as 'safe'}
      </div>
    ) as string,
  );
}

const NO_WORDS = { notAmount: () => '', reasonWanted: '' };

/** Empty where the cycle’s rule divides; what that gives stands beside. */
function sharesPart(
  { state, facts }: DeskPage,
  { party, sent, before, amount, errors }: LineForm,
  shown: Shown,
): string {
  const { language } = shown.visitor;
  const words = DESK_LINE_WORDS[language];
  const plan = state.plan.parties.find(({ id }) => id === party)!;
  const byRule = new Map(sharesOf(state.plan, plan, amount).map((one) => [one.recipient, one.amount]));
  const known = new Map(before?.shares?.map((one) => [one.recipient, one.amount]));
  return (
    <fieldset class="ds-fieldset">
      <legend class="ds-label" safe>
        {words.shares}
      </legend>
      <p class="meta" safe>
        {words.sharesHelp}
      </p>
      <div class="stack">
        {recipientsOf(state, party).map(
          (recipient) =>
            lineField({
              id: shareControl(party, recipient),
              label: words.shareOf(partyLabel(facts, recipient, language)),
              help: words.byRule(kroner(byRule.get(recipient) ?? 0, language)),
              value: sent === null ? String(known.get(recipient) ?? '') : textIn(sent, shareControl(party, recipient)),
              short: true,
              numeric: true,
              errors,
            }) as 'safe',
        )}
      </div>
    </fieldset>
  ) as string;
}

function yearsPart({ state }: DeskPage, { party, sent, before, errors }: LineForm, shown: Shown): string {
  const { language } = shown.visitor;
  const words = DESK_LINE_WORDS[language];
  const known = new Map(before?.years?.map((one) => [one.year, one.amount]));
  return (
    <fieldset class="ds-fieldset">
      <legend class="ds-label" safe>
        {words.years}
      </legend>
      <div class="stack">
        {laterYears(state).map(
          (year) =>
            lineField({
              id: yearControl(party, year),
              label: words.promised(year),
              value: sent === null ? String(known.get(year) ?? '') : textIn(sent, yearControl(party, year)),
              short: true,
              numeric: true,
              errors,
            }) as 'safe',
        )}
        {
          choiceField({
            id: supplementControl(party),
            name: supplementControl(party),
            legend: words.running,
            several: true,
            options: [{ value: 'yes', text: words.supplement }],
            chosen: (sent === null ? before?.supplement === true : textIn(sent, supplementControl(party)) !== '')
              ? ['yes']
              : [],
            errors,
          }) as 'safe'
        }
      </div>
    </fieldset>
  ) as string;
}

function criteriaPart(
  { state, definitions }: DeskPage,
  { party, sent, before, errors }: LineForm,
  shown: Shown,
): string {
  const { language } = shown.visitor;
  const words = DESK_LINE_WORDS[language];
  if (state.plan.decision.criteria.length === 0) return '';
  return choiceField({
    id: unmetControl(party),
    name: unmetControl(party),
    legend: words.unmet,
    help: words.unmetHelp,
    several: true,
    options: definitions.scheme.criteria.map(({ id, labels }) => ({ value: id, text: labels[language] })),
    chosen: sent === null ? (before?.unmet ?? []) : textsIn(sent, unmetControl(party)),
    errors,
  });
}

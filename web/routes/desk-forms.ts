// The forms of the governor's desk: what each amounts to, or what is wrong with it. Node only.

import { recommendedNow } from '../../domain/cycle-decision.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import type { GrantLine } from '../../domain/grant-lines.ts';
import type { PartyId } from '../../domain/words.ts';
import type { Again } from '../acting.ts';
import type { Body } from '../bodies.ts';
import { given, textIn, textsIn } from '../bodies.ts';
import { localDateOf, wholeKroner } from '../forms.ts';
import { lineSent, saysMore } from '../desk-lines.ts';
import { DESK_LINE_WORDS } from '../i18n/desk-line.ts';
import { DESK_WORDS } from '../i18n/desk.ts';
import type { Shown, Web } from '../page.ts';
import { partiesToDecide } from '../views/desk-found.ts';
import type { ControlError } from '../views/fields.tsx';
import type { DeskOfRequest } from './desk-of-request.ts';

type Wanted =
  | { readonly errors: readonly ControlError[] }
  | { readonly again: Partial<Again> & { readonly status: number } }
  | { readonly name: Parameters<Web['world']['gateway']['updateCycle']>[1]; readonly message: object };

/** The forms of the desk: what each amounts to, or what is wrong with it. */
export const DESK_FORMS: Readonly<Record<string, (body: Body, found: DeskOfRequest, shown: Shown) => Wanted>> = {
  prepare(body, { state }, shown) {
    const words = DESK_WORDS[shown.visitor.language].prepare;
    const errors: ControlError[] = [];
    const recommended = recommendedIn(state);
    const lines: GrantLine[] = [];
    for (const party of partiesToDecide(state)) {
      const sent = lineSent(body, state, party, {
        notAmount: shown.words.form.notAmount,
        reasonWanted: DESK_LINE_WORDS[shown.visitor.language].reasonWanted,
      });
      errors.push(...sent.errors);
      const { line } = sent;
      // Nobody who was neither recommended nor granted anything has a line.
      const says = line.result !== undefined || line.reason !== undefined || saysMore(line);
      if (line.amount === 0 && !says && (recommended?.get(party) ?? 0) === 0) continue;
      lines.push(line);
    }
    const { criteria, checklist, caseNumber: wantsCase } = state.plan.decision;
    const criteriaMet = textsIn(body, 'criteria').filter((one) => criteria.includes(one));
    const caseNumber = textIn(body, 'caseNumber');
    const deviationReason = textIn(body, 'deviation');
    const again = textIn(body, 'do') === 'recalculate';
    if (!again) {
      const grants = lines.some(({ amount }) => amount > 0);
      if (checklist && grants && criteriaMet.length < criteria.length)
        errors.push({ target: 'criteria', text: words.criteriaMissing });
      if (wantsCase && caseNumber === '') errors.push({ target: 'caseNumber', text: words.caseMissing });
      const deviating = lines.some(
        ({ party, amount, reason, measures }) =>
          recommended !== null &&
          amount !== (recommended.get(party) ?? 0) &&
          reason === undefined &&
          measures?.some((one) => one.reason !== undefined) !== true,
      );
      if (deviating && deviationReason === '') errors.push({ target: 'deviation', text: words.deviationMissing });
    }
    if (errors.length > 0) return { errors };
    if (again) return { again: { status: 200 } };
    const revision = Number(textIn(body, 'revision'));
    if (textIn(body, 'seen') !== (state.prepared?.at ?? '') || revision !== (state.recommendation?.revision ?? 0))
      return { again: { status: 409 } };
    return {
      name: state.plan.decision.fourEyes ? 'prepareDecision' : 'decideGrants',
      message: {
        revision,
        grants: lines,
        ...given('criteriaMet', criteriaMet.length === 0 ? null : criteriaMet),
        ...given('caseNumber', caseNumber),
        ...given('deviationReason', deviationReason),
      },
    };
  },
  approve(body, { state }) {
    // What is approved is what was read.
    if (state.prepared === null || textIn(body, 'seen') !== state.prepared.at) return { again: { status: 409 } };
    return { name: 'decideGrants', message: { revision: state.prepared.revision } };
  },
  return(body, _, shown) {
    const reason = textIn(body, 'reason');
    if (reason === '')
      return {
        errors: [{ target: 'return-reason', text: DESK_WORDS[shown.visitor.language].returning.missing }],
      };
    return { name: 'returnToForum', message: { reason } };
  },
  money(body, _, shown) {
    const words = DESK_WORDS[shown.visitor.language].money;
    const kinds = ['registerPayment', 'registerRepayment', 'withdrawGrant'] as const;
    const kind = kinds.find((one) => one === textIn(body, 'kind'));
    const amount = wholeKroner(textIn(body, 'amount'));
    const date = localDateOf(textIn(body, 'date'));
    const reason = textIn(body, 'reason');
    const errors = [
      ...(kind === undefined ? [{ target: 'kind', text: words.choose }] : []),
      ...(amount === null ? [{ target: 'amount', text: shown.words.form.notAmount(words.amount) }] : []),
      ...(kind !== 'withdrawGrant' && date === null
        ? [{ target: 'date', text: shown.words.form.notDate(words.date) }]
        : []),
      ...(kind !== 'registerPayment' && kind !== undefined && reason === ''
        ? [{ target: 'money-reason', text: words.reasonMissing }]
        : []),
    ];
    if (kind === undefined || errors.length > 0) return { errors };
    return {
      name: kind,
      message: {
        recipient: textIn(body, 'recipient'),
        amount,
        ...(kind === 'withdrawGrant' ? {} : { date }),
        ...(kind === 'registerPayment' ? {} : { reason }),
      },
    };
  },
};

/** What the forum recommended by party; null when it came to no result. */
function recommendedIn(state: CycleState): ReadonlyMap<PartyId, number> | null {
  const { recommendation } = state;
  if (recommendation?.outcome == null || recommendation.outcome.kind === 'no-result') return null;
  return recommendedNow(state, recommendation);
}

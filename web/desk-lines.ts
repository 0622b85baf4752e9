// One line of a decision as the desk’s form has it: its controls, and what was sent in them. Pure.

import { fixedPart, openMeasures } from '../domain/grant-measures.ts';
import type { GrantMeasure } from '../domain/grant-measures.ts';
import type { CycleState } from '../domain/cycle-state.ts';
import type { GrantLine } from '../domain/grant-lines.ts';
import type { PartyId } from '../domain/words.ts';
import type { Body } from './bodies.ts';
import { textIn, textsIn } from './bodies.ts';
import { wholeKroner } from './forms.ts';
import type { ControlError } from './views/fields.tsx';

/** The control of what a partnership is granted. */
export function grantControl(party: PartyId): string {
  return `grant-${party}`;
}

/** Ticked where the partnership is decided measure by measure. */
export function byMeasureControl(party: PartyId): string {
  return `by-measure-${party}`;
}

/** One of the controls of a measure. */
export function measureControl(what: 'amount' | 'result' | 'reason', party: PartyId, measure: number): string {
  return `measure-${what}-${party}-${measure}`;
}

export function shareControl(party: PartyId, recipient: PartyId): string {
  return `share-${party}-${recipient}`;
}

export function yearControl(party: PartyId, year: number): string {
  return `later-${party}-${year}`;
}

export function unmetControl(party: PartyId): string {
  return `unmet-${party}`;
}

export function supplementControl(party: PartyId): string {
  return `supplement-${party}`;
}

/** The years for which money may be promised: at most three in all. */
export function laterYears({ plan }: CycleState): number[] {
  return [plan.ref.year + 1, plan.ref.year + 2];
}

/** Who may be paid of a partnership’s line. */
export function recipientsOf({ plan }: CycleState, party: PartyId): PartyId[] {
  return [party, ...(plan.parties.find(({ id }) => id === party)?.universities ?? [])];
}

interface Words {
  readonly notAmount: (typed: string) => string;
  readonly reasonWanted: string;
}

/** What was sent of one line. Of one decided measure by measure the amount is their sum, and its own fixed lines. */
export function lineSent(
  body: Body,
  state: CycleState,
  party: PartyId,
  words: Words,
): { readonly line: GrantLine; readonly errors: readonly ControlError[] } {
  const errors: ControlError[] = [];
  const kronerIn = (control: string): number | null => {
    const typed = textIn(body, control);
    if (typed === '') return null;
    const amount = wholeKroner(typed);
    if (amount === null) errors.push({ target: control, text: words.notAmount(typed) });
    return amount ?? 0;
  };
  const typed = kronerIn(grantControl(party)) ?? 0;
  const measures =
    textIn(body, byMeasureControl(party)) === ''
      ? undefined
      : measuresSent(body, state, party, kronerIn, errors, words);
  const amount =
    measures === undefined
      ? typed
      : fixedPart(state, party, typed) + measures.reduce((sum, one) => sum + one.amount, 0);
  const shares = recipientsOf(state, party).flatMap((recipient) => {
    const share = kronerIn(shareControl(party, recipient));
    return share === null || share === 0 ? [] : [{ recipient, amount: share }];
  });
  const years = laterYears(state).flatMap((year) => {
    const promised = kronerIn(yearControl(party, year));
    return promised === null || promised === 0 ? [] : [{ year, amount: promised }];
  });
  const { criteria } = state.plan.decision;
  const unmet = textsIn(body, unmetControl(party)).filter((one) => criteria.includes(one));
  const reason = textIn(body, `reason-${party}`);
  const returned = measures === undefined && textIn(body, `result-${party}`) === 'returned';
  return {
    errors,
    line: {
      party,
      amount,
      ...(returned ? { result: 'returned' as const } : {}),
      ...(reason === '' ? {} : { reason }),
      ...(unmet.length === 0 ? {} : { unmet }),
      ...(shares.length === 0 ? {} : { shares }),
      ...(years.length === 0 ? {} : { years }),
      ...(textIn(body, supplementControl(party)) === '' ? {} : { supplement: true }),
      ...(measures === undefined ? {} : { measures }),
    },
  };
}

function measuresSent(
  body: Body,
  state: CycleState,
  party: PartyId,
  kronerIn: (control: string) => number | null,
  errors: ControlError[],
  words: Words,
): GrantMeasure[] {
  return openMeasures(state, party).map(({ measure }) => {
    const amount = kronerIn(measureControl('amount', party, measure)) ?? 0;
    const returned = textIn(body, measureControl('result', party, measure)) === 'returned';
    const reason = textIn(body, measureControl('reason', party, measure));
    if (reason === '' && (returned || amount === 0)) {
      errors.push({ target: measureControl('reason', party, measure), text: words.reasonWanted });
    }
    return {
      measure,
      amount: returned ? 0 : amount,
      ...(returned ? { result: 'returned' as const } : {}),
      ...(reason === '' ? {} : { reason }),
    };
  });
}

/** True when a line says more than its amount, result and reason. */
export function saysMore({ unmet, shares, years, supplement, measures }: GrantLine): boolean {
  return [unmet, shares, years, measures].some((one) => one !== undefined && one.length > 0) || supplement === true;
}

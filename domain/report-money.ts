// The money of a report against the grant and its lines. Pure. Sandbox-safe.

import { sumOf } from './amount-lines.ts';
import type { Item, PartnershipState, Section } from './partnership-state.ts';
import type { DocumentFields } from './document.ts';
import type { SpentLine } from './amount-lines.ts';
import type { Duty } from './plan.ts';
import { refuse } from './refusal.ts';
import { rowsOfReport } from './report-rows.ts';
import { moneyLines } from './report-used.ts';
import { spentOf } from './report-sections.ts';
import type { PartyId } from './words.ts';

/** Whole kroner that a report accounts for; null when this partnership does not know them. */
export function grantOf(state: PartnershipState, duty: Duty): number | null {
  return duty.step.reportsOn === 'this-year' ? state.grant : (state.plan.earlier?.amount ?? null);
}

/** The amount field `spent` of a section is money of its author's own line. */
export function spentInDocument(section: Section, document: DocumentFields): readonly SpentLine[] {
  const amount = document['spent'];
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount < 0) return [];
  return [{ recipient: section.party, amount }];
}

/** Refuses money of somebody who receives nothing, and more than the grant or its line. */
export function requireSpent(
  state: PartnershipState,
  where: string,
  duty: Duty,
  item: Item,
  section: Section,
  spent: readonly SpentLine[],
): void {
  const { party, owners, universities } = state.plan;
  const recipients = [party, ...owners, ...universities];
  for (const { recipient } of spent) {
    if (!recipients.includes(recipient)) {
      refuse(
        'not-found',
        `${where}: "${recipient}" receives nothing of this decision, wanted a line of ${recipients.join(', ')}`,
      );
    }
    if (spent.filter((line) => line.recipient === recipient).length > 1) {
      refuse('misshapen', `${where}: the line of ${recipient} stands twice, wanted each line once`);
    }
  }
  const grant = grantOf(state, duty);
  if (grant === null) return;
  const before = spentOf(item) - sumOf(section.spent);
  const sum = before + sumOf(spent);
  if (sum > grant) {
    refuse(
      'amounts-do-not-fit',
      `${where}: the sections say that ${sum} kroner are spent, wanted at most the grant of ${grant}`,
    );
  }
  const { recipients: granted } = rowsOfReport(state, duty);
  if (granted === null) return;
  const others = (item.sections ?? []).filter((one) => one.party !== section.party).flatMap((one) => one.spent);
  const over = moneyLines(state.plan, granted, [...others, ...spent]).find((line) => line.unspent < 0);
  if (over) {
    refuse(
      'amounts-do-not-fit',
      `${where}: ${over.recipient} is said to have used ${over.spent} kroner, wanted at most ${over.granted}, which it was granted`,
    );
  }
  const paid = granted.map(({ recipient }) => recipient);
  const unpaid = spent.find(({ recipient, amount }) => amount > 0 && !paid.includes(lineOf(state, recipient)));
  if (unpaid) {
    refuse(
      'not-found',
      `${where}: ${unpaid.recipient} was granted nothing by this decision, wanted a line of ${paid.join(', ')}`,
    );
  }
}

/** The line of the decision that somebody's spending belongs to: owners use the money of their partnership. */
function lineOf({ plan }: PartnershipState, recipient: PartyId): PartyId {
  return plan.owners.includes(recipient) ? plan.party : recipient;
}

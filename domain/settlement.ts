// What was paid, paid back or withdrawn of what a recipient was granted. Pure. Sandbox-safe.

import { requireKroner } from './allocation-lines.ts';
import type { CycleState, Settled } from './cycle-state.ts';
import type { CycleCommand } from './cycle-commands.ts';
import { paidOf } from './grant-lines.ts';
import { refuse } from './refusal.ts';
import type { PartyId } from './words.ts';

export const NOTHING_SETTLED: Settled = { paid: 0, repaid: 0, withdrawn: 0 };

/** What each recipient was granted, over all partnerships; whole kroner. */
export function grantedTo(state: Pick<CycleState, 'plan' | 'decision'>): Map<PartyId, number> {
  const granted = new Map<PartyId, number>();
  const parties = new Map(state.plan.parties.map((party) => [party.id, party]));
  for (const line of state.decision?.grants ?? []) {
    for (const { recipient, amount } of paidOf(state.plan, parties.get(line.party)!, line)) {
      if (amount > 0) granted.set(recipient, (granted.get(recipient) ?? 0) + amount);
    }
  }
  return granted;
}

type Command = Extract<CycleCommand, { type: 'registerPayment' | 'registerRepayment' | 'withdrawGrant' }>;

/** Refuses more than there is: paid at most what was granted and not withdrawn, paid back at most what was paid. */
export function settled(state: CycleState, where: string, command: Command) {
  const { recipient, amount } = command;
  if (!state.decision) refuse('wrong-stage', `${where}: the grants are not decided, wanted a decision first`);
  const granted = grantedTo(state).get(recipient);
  if (granted === undefined) {
    return refuse('not-found', `${where}: "${recipient}" was granted nothing here, wanted a recipient of the decision`);
  }
  requireKroner(where, 'the amount', amount);
  if (amount === 0) refuse('amounts-do-not-fit', `${where}: the amount is 0, wanted more`);
  const so = state.settled[recipient] ?? NOTHING_SETTLED;
  const most = {
    registerPayment: Math.max(0, granted - so.withdrawn - (so.paid - so.repaid)),
    registerRepayment: so.paid - so.repaid,
    withdrawGrant: granted - so.withdrawn,
  }[command.type];
  if (amount > most) {
    refuse(
      'amounts-do-not-fit',
      `${where}: ${recipient} has ${amount} kroner, wanted at most ${most} (granted ${granted}, paid ${so.paid}, paid back ${so.repaid}, withdrawn ${so.withdrawn})`,
    );
  }
  switch (command.type) {
    case 'registerPayment':
      return { type: 'payment-registered' as const, recipient, amount, date: command.date };
    case 'registerRepayment':
      return { type: 'repayment-registered' as const, recipient, amount, date: command.date, reason: command.reason };
    case 'withdrawGrant':
      return { type: 'grant-withdrawn' as const, recipient, amount, reason: command.reason };
  }
}

/** The sums after one more. */
export function settledAfter(
  all: CycleState['settled'],
  recipient: PartyId,
  what: keyof Settled,
  amount: number,
): CycleState['settled'] {
  const so = all[recipient] ?? NOTHING_SETTLED;
  return { ...all, [recipient]: { ...so, [what]: so[what] + amount } };
}

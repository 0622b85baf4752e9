// Requests in the middle of the year: to change what was granted for, or to carry money over; and their answers. Pure.
// Sandbox-safe.

import type { ChangeRequest, PartnershipState } from './partnership-state.ts';
import type { PartnershipCommand } from './partnership-commands.ts';
import type { PartnershipEvent } from './partnership-events.ts';
import { PERMISSIONS, requireRole } from './permissions.ts';
import { refuse } from './refusal.ts';
import { stageOf } from './stage.ts';

type CommandOf<Type extends PartnershipCommand['type']> = Extract<PartnershipCommand, { type: Type }>;
type Said<Type extends PartnershipEvent['type']> = Omit<
  Extract<PartnershipEvent, { type: Type }>,
  'at' | 'actor' | 'requestId'
>;

/** No more than these are kept: state stays small, and nobody has asked so often. */
const MOST_REQUESTS = 50;

/** The network asks; only who has a grant, and not after its reports are accepted. */
export function changeRequested(
  state: PartnershipState,
  where: string,
  command: CommandOf<'requestChange'>,
): Said<'change-requested'> {
  const { party, lead } = state.plan;
  requireRole(state.plan.seats, command.actor, [lead], where, [party]);
  const stage = stageOf(state);
  if (state.grant === null || state.grant === 0 || stage === 'closed') {
    refuse('wrong-stage', `${where}: ${party} is in ${stage}, wanted a grant that is not reported yet`);
  }
  if (command.kind === 'carry-over' && command.amount === undefined) {
    refuse('misshapen', `${where}: no amount is named, wanted the kroner to carry over`);
  }
  if (command.amount !== undefined && command.amount > state.grant) {
    refuse(
      'amounts-do-not-fit',
      `${where}: ${command.amount} kroner are asked for, wanted at most the grant of ${state.grant}`,
    );
  }
  if (state.changeRequests.length >= MOST_REQUESTS) {
    refuse('too-large', `${where}: ${state.changeRequests.length} requests are made, wanted at most ${MOST_REQUESTS}`);
  }
  const { kind, amount = null, reason } = command;
  return { type: 'change-requested', number: state.changeRequests.length + 1, kind, amount, reason };
}

/** The office grants or refuses, with a reason; once. */
export function requestAnswered(
  state: PartnershipState,
  where: string,
  command: CommandOf<'answerRequest'>,
): Said<'request-answered'> {
  requireRole(state.plan.seats, command.actor, PERMISSIONS.answerRequest, where);
  const request = state.changeRequests.find(({ number }) => number === command.request);
  if (!request) {
    const open = openRequests(state).map(({ number }) => number);
    return refuse(
      'not-found',
      `${where}: there is no request ${command.request}, wanted ${open.join(' or ') || 'one that waits: none does'}`,
    );
  }
  if (request.answer) {
    const word = request.answer.granted ? 'granted' : 'refused';
    refuse(
      'wrong-stage',
      `${where}: request ${request.number} was ${word} at ${request.answer.at}, wanted one that waits`,
    );
  }
  const { number, kind, amount } = request;
  return { type: 'request-answered', number, kind, amount, granted: command.granted, reason: command.reason };
}

/** Requests without an answer, oldest first. */
export function openRequests(state: PartnershipState): readonly ChangeRequest[] {
  return state.changeRequests.filter(({ answer }) => answer === null);
}

/** Whole kroner that may be used next year. */
export function carriedOver(state: PartnershipState): number {
  return state.changeRequests
    .filter(({ kind, answer }) => kind === 'carry-over' && answer?.granted === true)
    .reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}

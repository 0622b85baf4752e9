// The rules of one partnership: decide(state, command) -> events, or a Refusal. Pure. Sandbox-safe.

import { requestKey } from './ask.ts';
import { changeRequested, requestAnswered } from './change-requests.ts';
import { localDeadlineSet, missingReminded } from './collecting.ts';
import { limitFor, withinLimit } from './extension-limit.ts';
import type { PartnershipCommand } from './partnership-commands.ts';
import type { PartnershipEvent } from './partnership-events.ts';
import { findItem, laterDeadline, reachesWithdrawn, requireNotLapsed, stateWord } from './partnership-require.ts';
import type { PartnershipState } from './partnership-state.ts';
import { approved, requireMayReturn, returned } from './partnership-approval.ts';
import { draftSaved, submitted } from './partnership-submit.ts';
import { PERMISSIONS, requireRole } from './permissions.ts';
import { USUAL_LEAD } from './plan.ts';
import { refuse } from './refusal.ts';
import { remindersSwitched } from './reminders.ts';
import { notCarriedOut, reportAccepted, sectionDrafted, sectionReturned, sectionSubmitted } from './report-rules.ts';
import { findSection } from './report-sections.ts';
import { isComplete, partiesOfRole } from './stage.ts';
import { inOwnRightOrFor, seatsChanged } from './stand-in.ts';
import { topicOf } from './tell-kinds.ts';

/** The seq that answered this request before, if it did. */
export function answeredPartnershipRequest(
  state: PartnershipState,
  command: Pick<PartnershipCommand, 'type' | 'requestId'>,
): number | undefined {
  const key = requestKey(command);
  return state.requests.find((request) => request.id === key)?.seq;
}

/**
 * What a command leads to. Throws a Refusal, in which case nothing has changed. A request id that was answered before
 * leads to nothing more.
 */
export function decidePartnership(state: PartnershipState, command: PartnershipCommand): PartnershipEvent[] {
  return inOwnRightOrFor(state, command, (seated) => decide(seated, command));
}

function decide(state: PartnershipState, command: PartnershipCommand): PartnershipEvent[] {
  if (answeredPartnershipRequest(state, command) !== undefined) return [];
  const happened = { at: command.at, actor: command.actor, requestId: requestKey(command) };
  if (command.type === 'tellFromCycle') {
    if (state.ended || command.cycleSeq <= (state.heard[topicOf(command.tell)] ?? 0)) return [];
    if (state.withdrawn && !reachesWithdrawn(command.tell)) return [];
    return [{ ...happened, type: 'told', cycleSeq: command.cycleSeq, tell: command.tell }];
  }
  const where = `${VERBS[command.type]} (${state.plan.party})`;
  if (command.at < state.now) {
    refuse('in-the-past', `${where}: ${command.at} is before ${state.now}, up to which this partnership has come`);
  }
  if (state.ended) refuse('closed', `${where}: the cycle has ended, wanted an open cycle`);
  // Who has left this year still owes the report on last year's money.
  if (state.withdrawn && !aboutEarlierGrant(state, command)) {
    refuse('closed', `${where}: the partnership has withdrawn, wanted one that takes part`);
  }
  const seats = state.plan.seats;

  if (command.type === 'changeSeats') {
    requireRole(seats, command.actor, PERMISSIONS.changeSeats, where);
    return [{ ...happened, ...seatsChanged(command) }];
  }
  if (command.type === 'withdraw') {
    const leaving = PERMISSIONS.withdraw.map((role) => (role === USUAL_LEAD ? state.plan.lead : role));
    requireRole(seats, command.actor, leaving, where, [state.plan.party, state.plan.forumParty]);
    // Who has got money owes a report on it, if only to say that nothing was carried out.
    if (state.grant !== null) {
      refuse('wrong-stage', `${where}: the grants are decided (${state.grant} kroner), wanted it before that`);
    }
    return [{ ...happened, type: 'withdrawn', reason: command.reason }];
  }

  if (command.type === 'remindMissing') return [{ ...happened, ...missingReminded(state, where, command) }];
  if (command.type === 'setLocalDeadline') return [{ ...happened, ...localDeadlineSet(state, where, command) }];
  if (command.type === 'requestChange') return [{ ...happened, ...changeRequested(state, where, command) }];
  if (command.type === 'answerRequest') return [{ ...happened, ...requestAnswered(state, where, command) }];
  const { duty, item } = findItem(state, where, command.step, command.party);
  const named = { step: duty.step.id, party: duty.party };
  switch (command.type) {
    case 'acceptReport':
      return [{ ...happened, ...named, ...reportAccepted(state, where, duty, item, command) }];
    case 'reportNotCarriedOut':
      return [{ ...happened, ...named, ...notCarriedOut(state, where, duty, item, command) }];
    case 'submit':
      if (item.sections) return [{ ...happened, ...named, ...sectionSubmitted(state, where, duty, item, command) }];
      if (command.section !== undefined) findSection(where, item, command.section);
      return [{ ...happened, ...named, ...submitted(state, where, duty, item, command) }];
    case 'saveDraft':
      if (item.sections) return [{ ...happened, ...named, ...sectionDrafted(state, where, duty, item, command) }];
      return [{ ...happened, ...named, ...draftSaved(state, where, duty, item, command) }];
    case 'approve':
      return [{ ...happened, ...named, ...approved(state, where, duty, item, command) }];
    case 'returnForChanges':
      if (command.section !== undefined) {
        requireMayReturn(state, where, duty, command.actor);
        return [{ ...happened, ...named, ...sectionReturned(state, where, duty, item, command.section, command) }];
      }
      return [{ ...happened, ...named, ...returned(state, where, duty, item, command) }];
    case 'declareNoNeed': {
      requireRole(
        seats,
        command.actor,
        [duty.step.owedBy],
        where,
        partiesOfRole(state.plan, duty.step.owedBy, duty.party),
      );
      if (!duty.step.optional) {
        refuse('wrong-stage', `${where}: ${duty.step.id} is not optional, wanted an optional step`);
      }
      requireNotLapsed(state, where, duty);
      if (item.status === 'no-need' || item.status === 'submitted') {
        refuse('wrong-stage', `${where}: ${duty.step.id} is answered (${item.status}), wanted it open or reopened`);
      }
      return [{ ...happened, ...named, type: 'no-need-declared' }];
    }
    case 'extendDeadline': {
      requireRole(seats, command.actor, PERMISSIONS.extendDeadline, where);
      requireNotLapsed(state, where, duty);
      if (item.status === 'no-need' || isComplete(state.plan, duty, item)) {
        refuse('wrong-stage', `${where}: ${duty.step.id} is ${stateWord(state, duty, item)}, wanted an open one`);
      }
      const deadline = laterDeadline(state, where, item, duty.step.ladder, command);
      const beyond = withinLimit(where, limitFor(state, duty.step), deadline.handled, command.beyondLimit);
      const { reason } = command;
      return [{ ...happened, ...named, type: 'deadline-extended', from: item.deadline, deadline, reason, ...beyond }];
    }
    case 'pauseReminders':
    case 'resumeReminders': {
      requireNotLapsed(state, where, duty);
      return [{ ...happened, ...named, ...remindersSwitched(state, where, { duty, item }, command) }];
    }
    case 'acceptLate': {
      requireRole(seats, command.actor, PERMISSIONS.acceptLate, where);
      requireNotLapsed(state, where, duty);
      if (!item.late || item.lateAccepted || item.status !== 'submitted') {
        refuse(
          'wrong-stage',
          `${where}: ${duty.step.id} is ${stateWord(state, duty, item)}, wanted one handed in late and not accepted`,
        );
      }
      return [{ ...happened, ...named, type: 'late-accepted', reason: command.reason }];
    }
    case 'reopen': {
      requireRole(seats, command.actor, PERMISSIONS.reopen, where);
      requireNotLapsed(state, where, duty);
      if (item.status !== 'submitted' && item.status !== 'no-need') {
        refuse('wrong-stage', `${where}: ${duty.step.id} is ${item.status}, wanted one that is handed in`);
      }
      const section = command.section === undefined ? {} : { section: findSection(where, item, command.section).party };
      return [{ ...happened, ...named, ...section, type: 'reopened', reason: command.reason }];
    }
  }
}

function aboutEarlierGrant(state: PartnershipState, command: PartnershipCommand): boolean {
  if (!('step' in command)) return false;
  const of = state.plan.duties.find((duty) => duty.step.id === command.step);
  return of?.step.reportsOn === 'last-year';
}

const VERBS: Record<PartnershipCommand['type'], string> = {
  submit: 'Submit',
  saveDraft: 'Save a draft',
  approve: 'Approve',
  returnForChanges: 'Return for changes',
  declareNoNeed: 'Declare no need',
  withdraw: 'Withdraw',
  extendDeadline: 'Extend a deadline',
  pauseReminders: 'Turn reminders off',
  resumeReminders: 'Turn reminders on',
  remindMissing: 'Remind those who are missing',
  setLocalDeadline: 'Set the network’s own date',
  acceptLate: 'Accept late delivery',
  reopen: 'Reopen',
  acceptReport: 'Accept a report',
  reportNotCarriedOut: 'Report as not carried out',
  requestChange: 'Request a change',
  answerRequest: 'Answer a request',
  changeSeats: 'Change who holds which role',
  tellFromCycle: 'Follow the cycle',
};

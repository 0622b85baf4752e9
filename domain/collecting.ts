// What a network collects from its owners: who has answered, who is reminded on request, and its own date. Pure.
// Sandbox-safe.

import { isLate, resolveDeadline } from './deadline.ts';
import { limitFor } from './extension-limit.ts';
import { localDateAt } from './local-time.ts';
import { nextDigest, nextReminder } from './notices.ts';
import type { Item, PartnershipState } from './partnership-state.ts';
import type { PartnershipCommand } from './partnership-commands.ts';
import type { PartnershipEvent } from './partnership-events.ts';
import { requireNotLapsed } from './partnership-require.ts';
import { PERMISSIONS, requireRole } from './permissions.ts';
import type { Duty, PartnershipPlan, StepPlan } from './plan.ts';
import { dutyKey, USUAL_LEAD } from './plan.ts';
import { raisesOf, requireRaises } from './raises.ts';
import { refuse } from './refusal.ts';
import { isLapsed, isOver } from './stage.ts';
import type { Instant, LocalDate, PartyId, StepId } from './words.ts';

/** What has come from one owner: of a draft only that there is one. */
export type Answered = 'answered' | 'no-need' | 'sent-back' | 'draft' | 'none';

/** Why somebody who is missing is not reminded on request. */
export type NotReminded =
  | 'over' // the step is owed no longer, or was voluntary and its date has passed
  | 'off' // the office has turned reminders off for the case
  | 'reminded'; // a reminder, or a new date, reaches them on that day anyway or did today

/** One owner of a network, and what a request for reminders would mean for it. */
export interface CollectedFrom {
  readonly party: PartyId;
  readonly item: Item;
  readonly answered: Answered;
  /** Null for who would be reminded, and for who has answered. */
  readonly not: NotReminded | null;
}

/** The steps that the owners of a network hand to it, in the order of the year. */
export function collectedSteps(plan: Pick<PartnershipPlan, 'duties' | 'lead'>): StepPlan[] {
  const steps = new Map(plan.duties.map(({ step }) => [step.id, step]));
  return [...steps.values()].filter((step) => step.scope === 'owner' && step.handedTo === plan.lead);
}

/** Every owner that owes the step to its network, as it stands at an instant. */
export function collected(state: PartnershipState, step: StepId, at: Instant): CollectedFrom[] {
  const day = localDateAt(state.plan.rules.table, nextReminder(state.plan.rules, at));
  return dutiesOf(state, step).map((duty): CollectedFrom => {
    const item = state.items[dutyKey(step, duty.party)]!;
    const answered = answeredBy(item);
    const done = answered === 'answered' || answered === 'no-need';
    return { party: duty.party, item, answered, not: done ? null : whyNot(state, duty, item, { at, day }) };
  });
}

/** True for those who are still missing: nothing has come, or it was sent back. */
export function isMissingFrom({ answered }: CollectedFrom): boolean {
  return answered === 'none' || answered === 'draft' || answered === 'sent-back';
}

function answeredBy({ status, draftSince }: Item): Answered {
  if (status === 'submitted') return 'answered';
  if (status === 'no-need') return 'no-need';
  if (status === 'changes-asked') return 'sent-back';
  return draftSince === null ? 'none' : 'draft';
}

function whyNot(
  state: PartnershipState,
  duty: Duty,
  item: Item,
  { at, day }: { readonly at: Instant; readonly day: LocalDate },
): NotReminded | null {
  const { rules } = state.plan;
  const { step } = duty;
  const sendAt = nextReminder(rules, at);
  if (isOver(state, duty) || isLapsed(state, duty)) return 'over';
  if (step.optional && isLate(item.deadline, sendAt)) return 'over';
  if (item.remindersOff !== undefined) return 'off';
  return isToldOn(state, step, item, localDateAt(rules.table, at), day) ? 'reminded' : null;
}

/** Whether the ladder, an earlier request or a new date reaches somebody from today to a day. */
function isToldOn({ plan }: PartnershipState, step: StepPlan, item: Item, today: LocalDate, day: LocalDate): boolean {
  const { deadline, askedFor } = item;
  const { table } = plan.rules;
  if (askedFor !== undefined && today <= askedFor && askedFor <= day) return true;
  if (deadline.since !== null && localDateAt(table, deadline.since) === today) return true;
  const rungs = raisesOf(plan.rules, step.ladder, deadline.handled).filter(({ side }) => side !== 'list');
  return rungs.some(({ date, side, at }, index) => {
    if (date < today || day < date || (deadline.since !== null && at <= deadline.since)) return false;
    if (side === 'after') return !step.optional;
    return index === 0 || !step.remindOnlyDrafts || item.draftSince !== null;
  });
}

/** Reminds those who are missing; refuses where nobody is, and where everybody has been reminded. */
export function missingReminded(
  state: PartnershipState,
  where: string,
  command: Extract<PartnershipCommand, { type: 'remindMissing' }>,
): Omit<Extract<PartnershipEvent, { type: 'missing-reminded' }>, 'at' | 'actor' | 'requestId'> {
  const { plan } = state;
  const step = collectedStep(state, where, command);
  const all = collected(state, step.id, command.at);
  const named = command.parties === undefined ? all : command.parties.map((party) => find(all, where, step, party));
  const missing = named.filter(isMissingFrom);
  if (missing.length === 0) {
    const who = named.length === 1 ? `${named[0]!.party} has` : `all ${named.length} have`;
    refuse('wrong-stage', `${where}: ${who} answered ${step.id}, wanted somebody who has not`);
  }
  const sendAt = nextReminder(plan.rules, command.at);
  const day = localDateAt(plan.rules.table, sendAt);
  const parties = missing.filter(({ not }) => not === null).map(({ party }) => party);
  if (parties.length === 0) refuse('wrong-stage', `${where}: ${whyNobody(missing, step, day)}`);
  return { type: 'missing-reminded', step: step.id, parties, sendAt, day, note: command.note ?? null };
}

function whyNobody(missing: readonly CollectedFrom[], step: StepPlan, day: LocalDate): string {
  const count = missing.length === 1 ? 'the one who is missing' : `the ${missing.length} who are missing`;
  if (missing.every(({ not }) => not === 'over')) {
    const last = missing.map(({ item }) => item.deadline.handled).sort();
    return `a reminder would go out on ${day}, after the date of ${step.id} (${last.at(-1)}), wanted an open step`;
  }
  const off = missing.filter(({ not }) => not === 'off').length;
  const told = missing.filter(({ not }) => not === 'reminded').length;
  return `${count} of ${step.id}: ${told} reminded today or by ${day} anyway, reminders off for ${off}, wanted somebody who is not reminded`;
}

/** Sets the network's own date for a step; refuses one that the definition does not leave to it. */
export function localDeadlineSet(
  state: PartnershipState,
  where: string,
  command: Extract<PartnershipCommand, { type: 'setLocalDeadline' }>,
): Omit<Extract<PartnershipEvent, { type: 'local-deadline-set' }>, 'at' | 'actor' | 'requestId'> {
  const { table } = state.plan.rules;
  const step = collectedStep(state, where, command);
  if (step.localDeadline !== true) {
    refuse('wrong-stage', `${where}: ${step.id} has one date for all, wanted a step that leaves it to the network`);
  }
  const own = dutiesOf(state, step.id).map(({ party }) => ({ party, item: state.items[dutyKey(step.id, party)]! }));
  const revision = Math.max(...own.map(({ item }) => item.deadline.revision)) + 1;
  const { time, rule } = step.deadline;
  const wanted = { nominal: command.to, time: command.time ?? time, rule };
  const was = own[0]!.item.deadline.handled;
  const deadline = resolveDeadline(table, wanted, revision, { since: command.at, was });
  if (isLate(deadline, command.at)) {
    refuse(
      'in-the-past',
      `${where}: ${deadline.handled} ${deadline.time} has passed at ${command.at}, wanted a later date`,
    );
  }
  // Nobody may be late before they could know.
  const toldOn = localDateAt(table, nextDigest(state.plan.rules, command.at));
  if (deadline.handled < toldOn) {
    refuse(
      'in-the-past',
      `${where}: ${deadline.handled} is before the owners can be told on ${toldOn}, wanted that day or later`,
    );
  }
  requireRaises(state.plan.rules, where, step.ladder, deadline.handled);
  const limit = limitFor(state, step);
  if (limit !== null && deadline.handled > limit) {
    refuse('beyond-limit', `${where}: ${deadline.handled} is after the limit, wanted ${limit} at the latest`);
  }
  // Who has been given a later date of their own keeps it.
  const others = own.filter(({ item }) => !(item.extended && item.deadline.instant > deadline.instant));
  const parties = others.filter(({ item }) => item.deadline.instant !== deadline.instant).map(({ party }) => party);
  if (parties.length === 0) {
    refuse('wrong-stage', `${where}: ${step.id} is due on ${deadline.handled} already, wanted another date`);
  }
  return { type: 'local-deadline-set', step: step.id, parties, deadline, reason: command.reason ?? null };
}

/** The step of a command, for the one who leads the network; refuses what owners do not hand to it. */
function collectedStep(
  state: PartnershipState,
  where: string,
  command: Extract<PartnershipCommand, { type: 'remindMissing' | 'setLocalDeadline' }>,
): StepPlan {
  const { plan } = state;
  const roles = PERMISSIONS[command.type].map((role) => (role === USUAL_LEAD ? plan.lead : role));
  requireRole(plan.seats, command.actor, roles, where, [plan.party]);
  const steps = collectedSteps(plan);
  const step = steps.find(({ id }) => id === command.step);
  if (!step) {
    const known = steps.length === 0 ? 'nothing: its owners hand it nothing' : steps.map(({ id }) => id).join(', ');
    return refuse('not-found', `${where}: owners hand no step "${command.step}" to this network, wanted ${known}`);
  }
  requireNotLapsed(state, where, dutiesOf(state, step.id)[0]!);
  return step;
}

function dutiesOf({ plan }: PartnershipState, step: StepId): Duty[] {
  return plan.duties.filter((duty) => duty.step.id === step);
}

function find(all: readonly CollectedFrom[], where: string, step: StepPlan, party: PartyId): CollectedFrom {
  return (
    all.find((one) => one.party === party) ??
    refuse(
      'not-found',
      `${where}: "${party}" does not owe ${step.id} here, wanted ${all.map((one) => one.party).join(', ')}`,
    )
  );
}

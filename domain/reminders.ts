// Reminders off for a single case: who may say so, and what it means for its notices. Pure. Sandbox-safe.

import type { Item, PartnershipState, RemindersOff } from './partnership-state.ts';
import type { PartnershipCommand } from './partnership-commands.ts';
import type { PartnershipEvent } from './partnership-events.ts';
import type { NoticeKind } from './notices.ts';
import type { Duty } from './plan.ts';
import { PERMISSIONS, requireRole } from './permissions.ts';
import { refuse } from './refusal.ts';
import { isComplete } from './stage.ts';

/**
 * The ladder's mails to those who owe or approve. The list to the secretariat goes on, so that nobody forgets the case.
 */
const LADDER_KINDS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'invitation',
  'reminder',
  'reminder-asked',
  'overdue',
  'approval-reminder',
]);

/** True for a notice that is not sent while reminders are off for its case. */
export function isHushed(kind: NoticeKind, row: { readonly remindersOff?: RemindersOff }): boolean {
  return row.remindersOff !== undefined && LADDER_KINDS.has(kind);
}

type Switch = Extract<PartnershipCommand, { type: 'pauseReminders' | 'resumeReminders' }>;
type Switched = Extract<PartnershipEvent, { type: 'reminders-paused' | 'reminders-resumed' }>;

/** Turns the reminders of one duty off or on; refuses what is so already, and a case that is done. */
export function remindersSwitched(
  state: PartnershipState,
  where: string,
  { duty, item }: { readonly duty: Duty; readonly item: Item },
  command: Switch,
): Pick<Switched, 'type' | 'reason'> {
  requireRole(state.plan.seats, command.actor, PERMISSIONS[command.type], where);
  const { remindersOff } = item;
  if (command.type === 'resumeReminders') {
    if (!remindersOff) refuse('wrong-stage', `${where}: reminders of ${duty.step.id} are on, wanted them off`);
    return { type: 'reminders-resumed', reason: command.reason };
  }
  if (remindersOff) {
    refuse('wrong-stage', `${where}: reminders of ${duty.step.id} are off since ${remindersOff.at}, wanted them on`);
  }
  if (item.status === 'no-need' || isComplete(state.plan, duty, item)) {
    refuse('wrong-stage', `${where}: ${duty.step.id} is done and reminds nobody, wanted an open one`);
  }
  return { type: 'reminders-paused', reason: command.reason };
}

/** The item after its reminders were turned off or on. */
export function withReminders(item: Item, event: Switched): Item {
  const { remindersOff: _off, ...rest } = item;
  if (event.type === 'reminders-resumed') return rest;
  return { ...rest, remindersOff: { at: event.at, by: event.actor, reason: event.reason } };
}

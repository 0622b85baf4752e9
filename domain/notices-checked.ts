// Which waiting notices still hold at the moment of sending, and which were overtaken. Pure. Sandbox-safe.

import { compare } from './compare.ts';
import { isLate } from './deadline.ts';
import { isPlaceKind } from './notice-kinds.ts';
import type { Notice, NoticeKind } from './notices.ts';
import type { Obligation } from './obligations.ts';
import { isMissing, obligationKey, owingOf, waitsOf } from './obligations.ts';
import { isHushed } from './reminders.ts';
import type { ApprovalSlot } from './partnership-state.ts';
import type { Instant } from './words.ts';

/** Why a notice need not be sent any more; null when it holds. Asked at the moment of sending. */
export function whyDropped(notice: Notice, row: Obligation | undefined, now: Instant): string | null {
  // News holds whatever has become of the step.
  if (
    isPlaceKind(notice.kind) ||
    notice.kind === 'frame-published' ||
    notice.kind === 'frame-final' ||
    notice.kind === 'decision-published' ||
    notice.kind === 'need-answered' ||
    notice.kind === 'withdrawn' ||
    notice.kind === 'needs-delivered' ||
    notice.kind === 'meeting-cancelled'
  )
    return null;
  if (notice.kind === 'request-answered') return null;
  if (notice.kind === 'report-accepted') {
    if (row === undefined) return 'the obligation is gone';
    return row.revision === notice.revision && row.status === 'complete' ? null : 'opened again';
  }
  if (!row) return 'the obligation is gone';
  if (notice.kind === 'request-asked') return row.requests?.includes(notice.revision) ? null : 'answered';
  const moved = row.deadlineRevision !== notice.deadlineRevision;
  if (row.status === 'ended' || row.status === 'no-need') return 'owed no longer';
  if (isHushed(notice.kind, row)) return 'reminders are off for this case';
  const isReceiver = (slot: ApprovalSlot): boolean => slot.role === notice.role && slot.party === notice.roleParty;
  const waits = row.pending.some(isReceiver);
  // Where a report has sections, each author is asked for their own.
  const owes = isMissing(row) && (row.missing === undefined || row.missing.some(isReceiver));
  switch (notice.kind) {
    case 'invitation':
    case 'reminder':
      if (!owes) return 'delivered';
      if (moved) return 'the deadline was moved';
      return isLate(row, now) ? 'the deadline has passed' : null;
    case 'reminder-asked':
      if (!owes) return 'delivered';
      if (moved) return 'the deadline was moved';
      return row.optional && isLate(row, now) ? 'the deadline has passed' : null;
    case 'overdue':
      if (!owes || owingOf(row).some((one) => (row.missing === undefined || isReceiver(one)) && one.onTime))
        return 'delivered';
      return moved ? 'the deadline was moved' : null;
    case 'list':
      if (!isMissing(row) || owingOf(row).every(({ onTime }) => onTime)) return 'delivered';
      return moved ? 'the deadline was moved' : null;
    case 'list-waiting':
      if (waitsOf(row) === null) return isMissing(row) ? 'sent back' : 'finished';
      return moved ? 'the deadline was moved' : null;
    case 'approval-asked':
      if (row.revision !== notice.revision) return 'a new revision came';
      return waits ? null : 'approved';
    case 'approval-reminder':
      return waits ? null : 'approved';
    case 'changes-asked':
      return row.status === 'changes-asked' && owes ? null : 'handed in again';
    case 'acceptance-asked':
      return row.awaitsAcceptance ? null : 'accepted';
    case 'deadline-changed':
      if (!owes) return 'delivered';
      return moved ? 'the deadline was moved again' : null;
    case 'meeting-called':
    case 'meeting-papers':
      if (!isMissing(row)) return 'the meeting was held';
      return moved && notice.kind === 'meeting-called' ? 'the meeting was moved' : null;
    case 'meeting-reminder':
      if (!isMissing(row)) return 'the meeting was held';
      if (moved) return 'the meeting was moved';
      return isLate(row, now) ? 'the meeting has begun' : null;
    case 'papers-due':
      if (!isMissing(row)) return 'the meeting was held';
      if (moved) return 'the meeting was moved';
      return row.revision > 0 ? 'the papers are out' : null;
    case 'decision-delayed':
    case 'year-blocked':
    case 'recommendation-ready':
    case 'decision-prepared':
    case 'returned-to-forum':
      return isMissing(row) ? null : 'done';
  }
}

const LADDER_KINDS: readonly NoticeKind[] = ['invitation', 'reminder', 'reminder-asked', 'overdue'];
const APPROVAL_KINDS: readonly NoticeKind[] = ['approval-asked', 'approval-reminder'];

function family(notice: Notice): string {
  const kind = LADDER_KINDS.includes(notice.kind)
    ? 'ladder'
    : APPROVAL_KINDS.includes(notice.kind)
      ? 'approval'
      : notice.request
        ? `${notice.kind} ${notice.revision}`
        : notice.kind;
  return `${obligationKey(notice)}|${kind}|${notice.role}|${notice.roleParty}`;
}

/**
 * Of one person's waiting notices, which are sent and which are dropped and why. After downtime only the newest rung of
 * an obligation goes out; the others were overtaken.
 */
export function chooseForSending(
  waiting: readonly Notice[],
  rowOf: (notice: Notice) => Obligation | undefined,
  now: Instant,
): { send: Notice[]; dropped: { notice: Notice; why: string }[] } {
  const newest = new Map<string, Notice>();
  const dropped: { notice: Notice; why: string }[] = [];
  // Most people have one notice a day: nothing to sort, and nothing that overtakes it.
  const [only] = waiting;
  if (only && waiting.length === 1) {
    const why = whyDropped(only, rowOf(only), now);
    return why === null ? { send: [asOf(only, rowOf(only))], dropped } : { send: [], dropped: [{ notice: only, why }] };
  }
  for (const notice of [...waiting].sort((a, b) =>
    a.sendAt === b.sendAt ? ofList(a) - ofList(b) || compare(a.key, b.key) : compare(a.sendAt, b.sendAt),
  )) {
    const why = whyDropped(notice, rowOf(notice), now);
    if (why !== null) {
      dropped.push({ notice, why });
      continue;
    }
    const older = newest.get(family(notice));
    if (older) dropped.push({ notice: older, why: 'overtaken by a later reminder' });
    newest.set(family(notice), asOf(notice, rowOf(notice)));
  }
  return { send: [...newest.values()].sort((a, b) => compare(a.key, b.key)), dropped };
}

/** What a list told somebody who owes the step gives way to the rung of the same day. */
function ofList(notice: Notice): number {
  return notice.rung === 'list' ? 0 : 1;
}

/** What a delivery waits for, and which sections are missing, is said as it is now. */
function asOf(notice: Notice, row: Obligation | undefined): Notice {
  if (notice.kind === 'list' && row?.missing) {
    return { ...notice, sections: row.missing.filter(({ onTime }) => !onTime).map(({ party }) => party) };
  }
  const waits = notice.kind === 'list-waiting' && row ? waitsOf(row) : null;
  return waits === null ? notice : { ...notice, waits };
}

// Which notices a rung raises on its day. Pure. Sandbox-safe.

import { localToInstant } from './local-time.ts';
import type { MeetingRaise } from './notices-forum.ts';
import { noticesOfMeeting } from './notices-forum.ts';
import type { Directory } from './notices-sealed.ts';
import { aboutOf, dueOf, partOf, seal, sealedFor } from './notices-sealed.ts';
import type { Notice, NoticeKind } from './notices.ts';
import type { Obligation } from './obligations.ts';
import { isMissing, owingOf, waitsOf } from './obligations.ts';
import type { YearRules } from './plan.ts';
import type { Instant, LocalDate, PartyId, PersonId, Role, StepId } from './words.ts';

/** One rung of a step on its day. */
export interface Raise {
  readonly step: StepId;
  readonly handled: LocalDate;
  readonly rung: string;
  readonly side: 'before' | 'after' | 'list';
  readonly date: LocalDate;
  readonly first: boolean;
  readonly listTo: readonly Role[];
  /** Set for reminders about a forum meeting: what of, and the seats that are told. */
  readonly meeting?: MeetingRaise;
  /** Only those whose approval is missing are reminded. */
  readonly approvals?: true;
  /** After the invitation only who has begun a draft is reminded. */
  readonly onlyDrafts?: boolean;
}

/** The notices of one rung, for all obligations that are handled on the rung's deadline. */
export function noticesOfRaise(
  raise: Raise,
  obligations: Iterable<Obligation>,
  context: Directory & { rules: YearRules; officeParty: PartyId },
): Notice[] {
  const sendAt = localToInstant(context.rules.table, raise.date, context.rules.sendAt);
  const notices: Notice[] = [];
  const put = (row: Obligation, kind: NoticeKind, role: Role, party: PartyId): void => {
    const more = kind === 'approval-reminder' ? dueOf(row) : partOf(row, party);
    notices.push(...sealedFor(context, aboutOf(row, sendAt, raise.rung, more), kind, role, party));
  };
  for (const obligation of obligations) {
    if (obligation.step !== raise.step || obligation.handled !== raise.handled) continue;
    if (raise.meeting) notices.push(...noticesOfMeeting(obligation, raise.rung, raise.meeting, sendAt, context));
    else if (raise.side !== 'list' && obligation.remindersOff !== undefined) continue;
    else if (raise.side === 'list') notices.push(...listed(obligation, raise, sendAt, context));
    else if (isMissing(obligation) && !raise.approvals) {
      if (raise.side === 'after' && !isOverdue(obligation)) continue;
      if (raise.onlyDrafts && !raise.first && obligation.draftSince === null) continue;
      const kind = raise.side === 'after' ? 'overdue' : raise.first ? 'invitation' : 'reminder';
      for (const { role, party, onTime } of owingOf(obligation)) {
        if (raise.side === 'before' || !onTime) put(obligation, kind, role, party);
      }
    }
    if (raise.meeting || raise.side === 'list') continue;
    for (const slot of obligation.pending) put(obligation, 'approval-reminder', slot.role, slot.party);
  }
  return notices;
}

/** One line of the list, to each who gets it. Who owes the step is told so, and gets no list that names nobody else. */
function listed(
  row: Obligation,
  raise: Raise,
  sendAt: Instant,
  context: Directory & { readonly officeParty: PartyId },
): Notice[] {
  const waits = row.optional ? null : waitsOf(row);
  if (!isOverdue(row) && waits === null) return [];
  // Who came in time has given the other half its days; nobody is on a list before they are over.
  if (waits !== null && row.onTime && row.approveBy !== null && raise.date < row.approveBy) return [];
  const sections = row.missing?.filter(({ onTime }) => !onTime).map(({ party }) => party);
  const about = aboutOf(row, sendAt, raise.rung, waits !== null ? { waits } : sections ? { sections } : null);
  const owingTo = (person: PersonId) =>
    owingOf(row).find(({ role, party }) => context.holders(role, party).includes(person));
  return raise.listTo.flatMap((role) => {
    const party = role === 'secretariat' ? context.forumParty : context.officeParty;
    if (waits !== null) return sealedFor(context, about, 'list-waiting', role, party);
    return sealedFor(context, about, 'list', role, party).map((notice) => {
      const owing = owingTo(notice.person);
      const own = { kind: 'overdue', person: notice.person, instead: false } as const;
      return owing ? seal(notice, { ...own, role: owing.role, roleParty: owing.party }) : notice;
    });
  });
}

function isOverdue(obligation: Obligation): boolean {
  return isMissing(obligation) && !obligation.optional && owingOf(obligation).some(({ onTime }) => !onTime);
}

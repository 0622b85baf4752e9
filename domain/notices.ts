// One thing that one person must be told: raised from moments and events, checked again when it is sent. Pure. Sandbox-safe.

import type { Announcement } from './cycle-state.ts';
import type { Obligation } from './obligations.ts';
import { isMissing, obligationKey } from './obligations.ts';
import { isLate } from './deadline.ts';
import {
  addDays,
  isWorkingDay,
  localDateAt,
  localTimeAt,
  localToInstant,
  nearestWorkingDay,
  toInstant,
  toMs,
} from './local-time.ts';
import type { PartnershipEvent } from './partnership-state.ts';
import type { YearRules } from './plan.ts';
import type { Instant, LocalDate, PartyId, PersonId, Role, StepId } from './words.ts';

export const NOTICE_KINDS = [
  'invitation', // an optional step is open
  'reminder', // a deadline comes
  'overdue', // a deadline has passed
  'list', // who is missing, to the secretariat
  'approval-asked', // your approval of a revision is wanted
  'approval-reminder', // it still is
  'changes-asked', // what you handed in came back
  'acceptance-asked', // a late delivery waits for you
  'deadline-changed', // your deadline was moved or extended
  'frame-published', // preliminary frame and joint measures are set
  'recommendation-ready', // the forum is done; it is the governor's turn
  'returned-to-forum', // the governor sent the recommendation back
  'decision-published', // your grant is decided
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A notice in the outbox. Ids only: language and address are looked up when it is sent. */
export interface Notice {
  readonly key: string;
  readonly cycle: string;
  readonly step: StepId;
  readonly party: PartyId;
  readonly kind: NoticeKind;
  /** The rung of the ladder; `list` for lists; `now` for what an event raised. */
  readonly rung: string;
  /** Handled local date of the deadline it is about. */
  readonly deadline: LocalDate;
  readonly deadlineRevision: number;
  /** Revision of the document it is about. */
  readonly revision: number;
  readonly person: PersonId;
  /** In which capacity the person gets it: the reason that the mail gives. */
  readonly role: Role;
  readonly roleParty: PartyId;
  /** Whole kroner, for published decisions; else null. */
  readonly amount: number | null;
  readonly sendAt: Instant;
}

/** Who holds a role for a party. */
export type Holders = (role: Role, party: PartyId) => readonly PersonId[];

/** Minutes between an event and the mail that may not wait, so that a slip of the hand can be mended. */
const SOON_MS = 5 * 60_000;

/** When a notice that may not wait is sent: within minutes in office hours, else with the next working day's digest. */
export function soon(rules: YearRules, at: Instant): Instant {
  const date = localDateAt(rules.table, at);
  const time = localTimeAt(rules.table, at);
  if (isWorkingDay(rules.table, date)) {
    if (time < rules.sendAt) return localToInstant(rules.table, date, rules.sendAt);
    if (time >= rules.officeHours.from && time < rules.officeHours.to) return toInstant(toMs(at) + SOON_MS);
  }
  return localToInstant(rules.table, nearestWorkingDay(rules.table, addDays(date, 1), 1), rules.sendAt);
}

/** One rung of a step on its day. */
export interface Raise {
  readonly step: StepId;
  readonly handled: LocalDate;
  readonly rung: string;
  readonly side: 'before' | 'after' | 'list';
  readonly date: LocalDate;
  readonly first: boolean;
  readonly listTo: readonly Role[];
}

type Draft = Omit<Notice, 'key'>;

function seal(draft: Draft): Notice {
  const about = `${draft.cycle}|${draft.step}|${draft.party}|${draft.kind}|${draft.rung}`;
  return { key: `${about}|${draft.deadlineRevision}|${draft.revision}|${draft.sendAt}|${draft.person}`, ...draft };
}

/** The notices of one rung, for all obligations that are handled on the rung's deadline. */
export function noticesOfRaise(
  raise: Raise,
  obligations: Iterable<Obligation>,
  context: { rules: YearRules; holders: Holders; forumParty: PartyId; officeParty: PartyId },
): Notice[] {
  const sendAt = localToInstant(context.rules.table, raise.date, context.rules.sendAt);
  const notices: Notice[] = [];
  for (const obligation of obligations) {
    if (obligation.step !== raise.step || obligation.handled !== raise.handled) continue;
    const about = aboutOf(obligation, sendAt, raise.rung);
    const put = (kind: NoticeKind, role: Role, party: PartyId): void => {
      for (const person of context.holders(role, party)) {
        notices.push(seal({ ...about, kind, person, role, roleParty: party }));
      }
    };
    if (raise.side === 'list') {
      if (!isOverdue(obligation)) continue;
      for (const role of raise.listTo)
        put('list', role, role === 'secretariat' ? context.forumParty : context.officeParty);
    } else if (isMissing(obligation)) {
      if (raise.side === 'after' && !isOverdue(obligation)) continue;
      const kind = raise.side === 'after' ? 'overdue' : raise.first ? 'invitation' : 'reminder';
      put(kind, obligation.owedBy, obligation.party);
    } else {
      for (const slot of obligation.pending) put('approval-reminder', slot.role, slot.party);
    }
  }
  return notices;
}

function isOverdue(obligation: Obligation): boolean {
  return isMissing(obligation) && !obligation.optional && !obligation.onTime;
}

function aboutOf(obligation: Obligation, sendAt: Instant, rung: string) {
  return {
    cycle: obligation.cycle,
    step: obligation.step,
    party: obligation.party,
    rung,
    deadline: obligation.handled,
    deadlineRevision: obligation.deadlineRevision,
    revision: obligation.revision,
    amount: null,
    sendAt,
  };
}

/** What a partnership's event tells people, given the rows after it. */
export function noticesOfPartnershipEvent(
  event: PartnershipEvent,
  rows: readonly Obligation[],
  context: {
    rules: YearRules;
    holders: Holders;
    forumParty: PartyId;
    party: PartyId;
    universities: readonly PartyId[];
  },
): Notice[] {
  const sendAt = soon(context.rules, event.at);
  const notices: Notice[] = [];
  const put = (row: Obligation, kind: NoticeKind, role: Role, party: PartyId): void => {
    for (const person of context.holders(role, party)) {
      notices.push(seal({ ...aboutOf(row, sendAt, 'now'), kind, person, role, roleParty: party }));
    }
  };
  const rowOf = (step: StepId, party: PartyId): Obligation =>
    rows.find((one) => one.step === step && one.party === party)!;
  switch (event.type) {
    case 'submitted': {
      const row = rowOf(event.step, event.party);
      for (const slot of row.pending) put(row, 'approval-asked', slot.role, slot.party);
      if (row.awaitsAcceptance) put(row, 'acceptance-asked', 'secretariat', context.forumParty);
      return notices;
    }
    case 'returned':
    case 'reopened': {
      const row = rowOf(event.step, event.party);
      put(row, 'changes-asked', row.owedBy, row.party);
      return notices;
    }
    case 'deadline-extended': {
      const row = rowOf(event.step, event.party);
      if (isMissing(row)) put(row, 'deadline-changed', row.owedBy, row.party);
      return notices;
    }
    case 'told': {
      if (event.tell.kind === 'deadline') {
        const { step, deadline } = event.tell;
        const moved = rows.filter((row) => row.step === step && row.handled === deadline.handled && isMissing(row));
        for (const row of moved) put(row, 'deadline-changed', row.owedBy, row.party);
      }
      if (event.tell.kind === 'decision') {
        const { amount, step, handled } = event.tell;
        const to: [Role, PartyId][] = [['network-coordinator', context.party]];
        for (const university of context.universities) to.push(['university-coordinator', university]);
        const about = {
          cycle: rows[0]!.cycle,
          step,
          party: context.party,
          rung: 'now',
          deadline: handled,
          deadlineRevision: 0,
          revision: 0,
        };
        for (const [role, party] of to) {
          for (const person of context.holders(role, party)) {
            notices.push(
              seal({ ...about, kind: 'decision-published', person, role, roleParty: party, amount, sendAt }),
            );
          }
        }
      }
      return notices;
    }
    case 'opened':
    case 'approved':
    case 'no-need-declared':
    case 'withdrawn':
    case 'late-accepted':
    case 'cycle-noted':
    case 'refused':
      return notices;
  }
}

/** What a cycle announces to many. `rows` are the cycle's own obligations. */
export function noticesOfAnnouncement(
  what: Announcement,
  at: Instant,
  rows: readonly Obligation[],
  context: {
    rules: YearRules;
    holders: Holders;
    forumParty: PartyId;
    officeParty: PartyId;
    networks: readonly PartyId[];
    universities: readonly PartyId[];
    steps: {
      readonly meeting: StepId | null;
      readonly recommendation: StepId | null;
      readonly decision: StepId | null;
    };
  },
): Notice[] {
  const step = {
    'frame-published': context.steps.meeting,
    'recommendation-ready': context.steps.decision,
    'returned-to-forum': context.steps.recommendation,
  }[what];
  const row = rows.find((one) => one.step === step);
  if (!row) return [];
  const to: [Role, PartyId][] =
    what === 'frame-published'
      ? [
          ...context.networks.map((party): [Role, PartyId] => ['network-coordinator', party]),
          ...context.universities.map((party): [Role, PartyId] => ['university-coordinator', party]),
        ]
      : what === 'recommendation-ready'
        ? [['case-officer', context.officeParty]]
        : [['secretariat', context.forumParty]];
  const sendAt = soon(context.rules, at);
  return to.flatMap(([role, party]) =>
    context
      .holders(role, party)
      .map((person) => seal({ ...aboutOf(row, sendAt, 'now'), kind: what, person, role, roleParty: party })),
  );
}

/** Why a notice need not be sent any more; null when it holds. Asked at the moment of sending. */
export function whyDropped(notice: Notice, row: Obligation | undefined, now: Instant): string | null {
  // News holds whatever has become of the step.
  if (notice.kind === 'frame-published' || notice.kind === 'decision-published') return null;
  if (!row) return 'the obligation is gone';
  const moved = row.deadlineRevision !== notice.deadlineRevision;
  if (row.status === 'ended' || row.status === 'no-need') return 'owed no longer';
  const waits = row.pending.some((slot) => slot.role === notice.role && slot.party === notice.roleParty);
  switch (notice.kind) {
    case 'invitation':
    case 'reminder':
      if (!isMissing(row)) return 'delivered';
      if (moved) return 'the deadline was moved';
      return isLate(row, now) ? 'the deadline has passed' : null;
    case 'overdue':
    case 'list':
      if (!isMissing(row) || row.onTime) return 'delivered';
      return moved ? 'the deadline was moved' : null;
    case 'approval-asked':
      if (row.revision !== notice.revision) return 'a new revision came';
      return waits ? null : 'approved';
    case 'approval-reminder':
      return waits ? null : 'approved';
    case 'changes-asked':
      return row.status === 'changes-asked' ? null : 'handed in again';
    case 'acceptance-asked':
      return row.awaitsAcceptance ? null : 'accepted';
    case 'deadline-changed':
      if (!isMissing(row)) return 'delivered';
      return moved ? 'the deadline was moved again' : null;
    case 'recommendation-ready':
    case 'returned-to-forum':
      return isMissing(row) ? null : 'done';
  }
}

const LADDER_KINDS: readonly NoticeKind[] = ['invitation', 'reminder', 'overdue'];
const APPROVAL_KINDS: readonly NoticeKind[] = ['approval-asked', 'approval-reminder'];

function family(notice: Notice): string {
  const kind = LADDER_KINDS.includes(notice.kind)
    ? 'ladder'
    : APPROVAL_KINDS.includes(notice.kind)
      ? 'approval'
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
  for (const notice of [...waiting].sort((a, b) =>
    a.sendAt === b.sendAt ? compare(a.key, b.key) : compare(a.sendAt, b.sendAt),
  )) {
    const why = whyDropped(notice, rowOf(notice), now);
    if (why !== null) {
      dropped.push({ notice, why });
      continue;
    }
    const older = newest.get(family(notice));
    if (older) dropped.push({ notice: older, why: 'overtaken by a later reminder' });
    newest.set(family(notice), notice);
  }
  return { send: [...newest.values()].sort((a, b) => compare(a.key, b.key)), dropped };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

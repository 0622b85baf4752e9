// Which notices a moment, an event or an announcement raises. Pure. Sandbox-safe.

import type { Announcement } from './cycle-state.ts';
import { localToInstant } from './local-time.ts';
import type { Holders, Notice, NoticeKind } from './notices.ts';
import { soon } from './notices.ts';
import type { Obligation } from './obligations.ts';
import { isMissing } from './obligations.ts';
import type { PartnershipEvent } from './partnership-state.ts';
import type { YearRules } from './plan.ts';
import type { Instant, LocalDate, PartyId, Role, StepId } from './words.ts';

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
    firstMeeting: { readonly preliminaryFrame: number; readonly jointMeasures: number } | null;
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
  const amounts =
    what === 'frame-published' && context.firstMeeting
      ? { amount: context.firstMeeting.preliminaryFrame, jointMeasures: context.firstMeeting.jointMeasures }
      : {};
  return to.flatMap(([role, party]) =>
    context
      .holders(role, party)
      .map((person) =>
        seal({ ...aboutOf(row, sendAt, 'now'), ...amounts, kind: what, person, role, roleParty: party }),
      ),
  );
}

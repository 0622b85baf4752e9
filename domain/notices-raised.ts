// Which notices a moment, an event or an announcement raises. Pure. Sandbox-safe.

import type { Frame } from './cycle-allocation.ts';
import type { OwnMoney } from './cycle-frame.ts';
import type { QueuedAnnouncement } from './cycle-state.ts';
import { localToInstant } from './local-time.ts';
import { KIND_RULES } from './notice-kinds.ts';
import type { Notice, NoticeKind } from './notices.ts';
import { nextDigest, soon } from './notices.ts';
import type { MeetingRaise } from './notices-forum.ts';
import { noticesOfMeeting, noticesOfMeetingNews, noticesOfWriting } from './notices-forum.ts';
import type { About, Directory, More } from './notices-sealed.ts';
import { aboutOf, dueOf, reasonOf, seal, sealedFor } from './notices-sealed.ts';
import type { Obligation } from './obligations.ts';
import { isMissing, owingOf, waitsOf } from './obligations.ts';
import type { PartnershipEvent } from './partnership-events.ts';
import type { Duty, PartnershipPlan, YearRules } from './plan.ts';
import { authorsOf } from './report-sections.ts';
import type { CycleRef, Instant, LocalDate, PartyId, PersonId, Role, StepId } from './words.ts';

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

/** The same notice for those who hold its role now and can be told. */
export function noticesLike(notice: Notice, directory: Directory): Notice[] {
  return sealedFor(directory, notice, notice.kind, notice.role, notice.roleParty);
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

/** Says which part a message is about, where the report has more than the network's own. */
function partOf(row: Obligation, party: PartyId): More | null {
  return row.missing !== undefined && party !== row.party && row.missing.some((one) => one.party === party)
    ? { sections: [party] }
    : null;
}

/** What a partnership's event tells people, given the rows after it. */
export function noticesOfPartnershipEvent(
  event: PartnershipEvent,
  rows: readonly Obligation[],
  context: Directory & PartnershipPlan,
): Notice[] {
  const notices: Notice[] = [];
  // A network may change its own date as often as it likes: its owners get the last one with the next digest.
  const sendAt = (event.type === 'local-deadline-set' ? nextDigest : soon)(context.rules, event.at);
  const put = (row: Obligation, kind: NoticeKind, role: Role, party: PartyId, more: More | null = null): void => {
    const part = more?.request ? null : partOf(row, party);
    const about = aboutOf(row, sendAt, 'now', { ...part, ...more });
    notices.push(...sealedFor(context, about, kind, role, party));
  };
  const putToOwing = (row: Obligation, kind: NoticeKind, more: More, only?: PartyId): void => {
    for (const { role, party } of owingOf(row)) {
      if (only === undefined || party === only) put(row, kind, role, party, more);
    }
  };
  const rowOf = (step: StepId, party: PartyId): Obligation =>
    rows.find((one) => one.step === step && one.party === party)!;
  switch (event.type) {
    case 'not-carried-out':
    case 'submitted': {
      const row = rowOf(event.step, event.party);
      for (const slot of row.pending) put(row, 'approval-asked', slot.role, slot.party, dueOf(row));
      if (row.awaitsAcceptance) put(row, 'acceptance-asked', 'secretariat', context.forumParty);
      const to = context.duties.find((duty) => duty.step.id === event.step)?.step.handedTo ?? null;
      if (to !== null) {
        const about = aboutOf(row, nextDigest(context.rules, event.at), 'now');
        const told = sealedFor(context, about, 'needs-delivered', to, receiverParty(to, context));
        notices.push(...toOthers(told, event.actor));
      }
      return notices;
    }
    case 'returned':
    case 'reopened': {
      const row = rowOf(event.step, event.party);
      putToOwing(row, 'changes-asked', { reason: reasonOf(event.reason) }, event.section);
      return notices;
    }
    case 'deadline-extended': {
      const row = rowOf(event.step, event.party);
      const more = { reason: reasonOf(event.reason), was: row.was };
      if (isMissing(row)) putToOwing(row, 'deadline-changed', more);
      return notices;
    }
    case 'local-deadline-set': {
      const rowsMoved = event.parties.map((party) => rowOf(event.step, party)).filter(isMissing);
      for (const row of rowsMoved) {
        putToOwing(row, 'deadline-changed', { reason: reasonOf(event.reason ?? undefined), was: row.was });
      }
      return toOthers(notices, event.actor);
    }
    case 'missing-reminded': {
      const reminded = event.parties.flatMap((party) => {
        const row = rowOf(event.step, party);
        const about = aboutOf(row, event.sendAt, 'now', {
          reason: reasonOf(event.note ?? undefined),
          partnership: context.party,
        });
        return owingOf(row).flatMap((one) => sealedFor(context, about, 'reminder-asked', one.role, one.party));
      });
      return toOthers(reminded, event.actor);
    }
    case 'told': {
      if (event.tell.kind === 'deadline') {
        const { step, deadline, reason } = event.tell;
        const moved = rows.filter((row) => row.step === step && row.handled === deadline.handled && isMissing(row));
        for (const row of moved) {
          putToOwing(row, 'deadline-changed', { reason: reasonOf(reason), was: row.was });
        }
      }
      if (event.tell.kind === 'decision') {
        const { amount, step, handled } = event.tell;
        const to: [Role, PartyId][] = [[context.lead, context.party]];
        for (const university of context.universities) to.push(['university-coordinator', university]);
        const about = {
          cycle: rows[0]!.cycle,
          step,
          party: context.party,
          rung: 'now',
          deadline: handled,
          nominal: handled,
          was: null,
          deadlineRevision: 0,
          revision: 0,
          reason: reasonOf(event.tell.reason),
          amount,
          sendAt: soon(context.rules, event.at),
        };
        for (const [role, party] of to) notices.push(...sealedFor(context, about, 'decision-published', role, party));
        notices.push(...needsAnswered(rows, context, about));
      }
      return notices;
    }
    case 'report-accepted': {
      const row = rowOf(event.step, event.party);
      const about = aboutOf(row, soon(context.rules, event.at), 'now');
      const duty = context.duties.find((one) => one.step.id === event.step && one.party === event.party)!;
      const authors = authorsOf(context, duty);
      const to = authors.length > 0 ? authors : [{ role: row.owedBy, party: event.party }];
      const told = to.flatMap(({ role, party }) => sealedFor(context, about, 'report-accepted', role, party));
      return toOthers(told, event.actor);
    }
    case 'withdrawn': {
      const row = rows.find((one) => one.party === context.party) ?? rows[0];
      if (!row) return notices;
      put(row, 'withdrawn', 'secretariat', context.forumParty, {
        party: context.party,
        reason: reasonOf(event.reason),
      });
      return toOthers(notices, event.actor);
    }
    case 'change-requested':
    case 'request-answered': {
      const row = rows.find((one) => one.party === context.party && one.requests !== undefined);
      if (!row) return notices;
      const granted = event.type === 'request-answered' ? event.granted : null;
      const more: More = {
        reason: reasonOf(event.reason),
        amount: event.amount,
        revision: event.number,
        request: { kind: event.kind, granted },
      };
      if (granted === null) put(row, 'request-asked', 'case-officer', context.officeParty, more);
      else {
        put(row, 'request-answered', context.lead, context.party, more);
        for (const party of context.universities) put(row, 'request-answered', 'university-coordinator', party, more);
      }
      return toOthers(notices, event.actor);
    }
    case 'opened':
    case 'approved':
    case 'draft-saved':
    case 'no-need-declared':
    case 'late-accepted':
    case 'reminders-paused':
    case 'reminders-resumed':
    case 'cycle-noted':
    case 'seats-changed':
    case 'refused':
      return notices;
  }
}

/** Every owner that could report a need is told once what became of it. */
function needsAnswered(
  rows: readonly Obligation[],
  context: Directory & { readonly party: PartyId; readonly duties: readonly Duty[] },
  about: About,
): Notice[] {
  const told = new Set<PartyId>();
  return context.duties.flatMap(({ step, party }) => {
    if (step.kind !== 'needs' || step.scope !== 'owner' || told.has(party)) return [];
    told.add(party);
    const row = rows.find((one) => one.step === step.id && one.party === party);
    const need = { ...about, step: step.id, party, partnership: context.party, revision: row?.revision ?? 0 };
    return sealedFor(context, need, 'need-answered', 'owner-contact', party);
  });
}

function receiverParty(
  role: Role,
  context: { readonly party: PartyId; readonly forumParty: PartyId; readonly officeParty: PartyId },
): PartyId {
  if (role === 'secretariat') return context.forumParty;
  return role === 'case-officer' || role === 'administrator' ? context.officeParty : context.party;
}

/** Nobody is told of what they did themselves. */
function toOthers(notices: readonly Notice[], actor: PersonId): Notice[] {
  return notices.filter((notice) => notice.person !== actor);
}

/** What a cycle announces. `rows` are the cycle's own obligations. */
export function noticesOfAnnouncement(
  said: QueuedAnnouncement,
  rows: readonly Obligation[],
  context: Directory & {
    rules: YearRules;
    ref: CycleRef;
    officeParty: PartyId;
    leads: readonly [Role, PartyId][];
    universities: readonly PartyId[];
    /** The frame that is told of, and what it means for each party. */
    frame: Frame;
    ownMoney: (what: 'frame-published' | 'frame-final') => (party: PartyId) => OwnMoney | null;
    steps: {
      readonly meeting: StepId | null;
      readonly recommendation: StepId | null;
      readonly decision: StepId | null;
      readonly granting: StepId | null;
    };
  },
): Notice[] {
  const { what, moved } = said;
  if (what === 'meeting-called' || what === 'meeting-cancelled' || what === 'meeting-papers') {
    return noticesOfMeetingNews({ ...said, what }, context);
  }
  const step = {
    'frame-published': context.steps.meeting,
    'frame-final': context.steps.meeting ?? context.steps.recommendation,
    'recommendation-ready': context.steps.decision,
    'decision-prepared': context.steps.decision,
    'returned-to-forum': context.steps.recommendation,
    'deadline-changed': moved?.step ?? null,
    'decision-delayed': context.steps.decision,
    'year-blocked': context.steps.granting,
    'writing-opened': context.steps.recommendation,
  }[what];
  const found = rows.find((one) => one.step === step);
  if (!found) return [];
  if (what === 'writing-opened') return noticesOfWriting(said, found, context);
  // The rows may be those from before the deadline was moved: they are written beside this.
  const row = moved
    ? {
        ...found,
        nominal: moved.deadline.nominal,
        handled: moved.deadline.handled,
        deadlineRevision: moved.deadline.revision,
      }
    : found;
  const more: More = {
    reason: reasonOf(said.reason),
    was: moved?.deadline.was ?? null,
    ...(isFrame(what) ? { amount: context.frame.amount, jointMeasures: context.frame.jointMeasures } : {}),
  };
  const sendAt = (isAtOnce(what) ? soon : nextDigest)(context.rules, said.at);
  const about = aboutOf(row, sendAt, 'now', more);
  const { except } = said;
  const leads = context.leads.filter(([, party]) => !except?.includes(party));
  const ownOf = isFrame(what) ? context.ownMoney(what) : null;
  const told = receiversOf(what, row, { ...context, leads }).flatMap(([role, party]) => {
    const own = ownOf?.(party) ?? null;
    return sealedFor(context, own === null ? about : { ...about, own }, what, role, party);
  });
  // Who sits in both offices is told once.
  return what === 'year-blocked'
    ? told.filter((one, index) => told.findIndex(({ person }) => person === one.person) === index)
    : told;
}

function isAtOnce(what: NoticeKind): boolean {
  return KIND_RULES[what].immediate;
}

function isFrame(what: QueuedAnnouncement['what']): what is 'frame-published' | 'frame-final' {
  return what === 'frame-published' || what === 'frame-final';
}

function receiversOf(
  what: Exclude<QueuedAnnouncement['what'], `meeting-${string}` | 'writing-opened'>,
  row: Obligation,
  context: {
    readonly forumParty: PartyId;
    readonly officeParty: PartyId;
    readonly leads: readonly [Role, PartyId][];
    readonly universities: readonly PartyId[];
  },
): [Role, PartyId][] {
  switch (what) {
    case 'frame-published':
    case 'decision-delayed':
    case 'frame-final':
      return [
        ...context.leads,
        ...context.universities.map((party): [Role, PartyId] => ['university-coordinator', party]),
      ];
    case 'year-blocked':
      return [
        ['case-officer', context.officeParty],
        ['secretariat', context.forumParty],
      ];
    case 'recommendation-ready':
      return [['case-officer', context.officeParty]];
    case 'decision-prepared':
      return [['office-leader', context.officeParty]];
    case 'returned-to-forum':
      return [['secretariat', context.forumParty]];
    case 'deadline-changed':
      return [[row.owedBy, row.party]];
  }
}

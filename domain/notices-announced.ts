// Which notices a cycle's announcement raises. Pure. Sandbox-safe.

import type { Frame } from './cycle-allocation.ts';
import type { OwnMoney } from './cycle-frame.ts';
import type { QueuedAnnouncement } from './cycle-state.ts';
import { KIND_RULES } from './notice-kinds.ts';
import { noticesOfMeetingNews, noticesOfWriting } from './notices-forum.ts';
import type { Directory, More } from './notices-sealed.ts';
import { aboutOf, reasonOf, sealedFor } from './notices-sealed.ts';
import type { Notice, NoticeKind } from './notices.ts';
import { nextDigest, soon } from './notices.ts';
import type { Obligation } from './obligations.ts';
import type { YearRules } from './plan.ts';
import type { CycleRef, PartyId, Role, StepId } from './words.ts';

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

// A notice put together: what it is about, whom it is for, and the key that makes it the only one. Pure. Sandbox-safe.

import type { Holders, Notice, NoticeKind } from './notices.ts';
import { REASON_LIMIT } from './notices.ts';
import type { Obligation } from './obligations.ts';
import type { Instant, PartyId, Role } from './words.ts';

type Draft = Omit<Notice, 'key'>;
/** What a notice says besides what its row says. */
export type More = Partial<
  Pick<
    Notice,
    | 'reason'
    | 'was'
    | 'amount'
    | 'jointMeasures'
    | 'own'
    | 'partnership'
    | 'sections'
    | 'waits'
    | 'party'
    | 'meeting'
    | 'request'
    | 'measures'
    | 'revision'
    | 'deadline'
    | 'nominal'
  >
>;

/** Whom to find, and where to turn when there is nobody. */
export interface Directory {
  readonly holders: Holders;
  readonly forumParty: PartyId;
}

/** Whom a notice is for, and why it comes. */
export type Receiver = Pick<Notice, 'kind' | 'person' | 'role' | 'roleParty' | 'instead'>;
export type About = Omit<Draft, keyof Receiver>;

/** Written out field by field: spreading a hundred thousand of these costs more than all the rules together. */
export function seal(about: About, { kind, person, role, roleParty, instead }: Receiver): Notice {
  const { cycle, step, party, rung, deadline, nominal, was, deadlineRevision, revision, reason, amount, sendAt } =
    about;
  const to = `${role}@${roleParty}`;
  const key = [cycle, step, party, kind, rung, deadlineRevision, revision, sendAt, to, person].join('|');
  const notice: Notice = {
    key,
    cycle,
    step,
    party,
    kind,
    rung,
    deadline,
    nominal,
    was,
    deadlineRevision,
    revision,
    person,
    role,
    roleParty,
    instead,
    reason,
    amount,
    sendAt,
  };
  const { jointMeasures, request, sections, waits, meeting, own, partnership, measures } = about;
  if (
    jointMeasures === undefined &&
    request === undefined &&
    sections === undefined &&
    waits === undefined &&
    meeting === undefined &&
    own === undefined &&
    partnership === undefined &&
    measures === undefined
  )
    return notice;
  return {
    ...notice,
    ...(jointMeasures === undefined ? {} : { jointMeasures }),
    ...(request === undefined ? {} : { request }),
    ...(sections === undefined ? {} : { sections }),
    ...(waits === undefined ? {} : { waits }),
    ...(meeting === undefined ? {} : { meeting }),
    ...(own === undefined ? {} : { own }),
    ...(partnership === undefined ? {} : { partnership }),
    ...(measures === undefined ? {} : { measures }),
  };
}

/** The notices to all who hold a role; to the secretariat for as long as nobody does. */
export function sealedFor(
  { holders, forumParty }: Directory,
  about: About,
  kind: NoticeKind,
  role: Role,
  roleParty: PartyId,
): Notice[] {
  const own = holders(role, roleParty);
  const instead = own.length === 0;
  const people = instead ? holders('secretariat', forumParty) : own;
  return people.map((person) => seal(about, { kind, person, role, roleParty, instead }));
}

export function aboutOf(obligation: Obligation, sendAt: Instant, rung: string, more: More | null = null): About {
  const about = {
    cycle: obligation.cycle,
    step: obligation.step,
    party: obligation.party,
    rung,
    deadline: obligation.handled,
    nominal: obligation.nominal,
    was: null,
    deadlineRevision: obligation.deadlineRevision,
    revision: obligation.revision,
    reason: null,
    amount: null,
    sendAt,
  };
  return more === null ? about : { ...about, ...more };
}

/** An approval has a day of its own. */
export function dueOf({ approveBy }: Obligation): More | null {
  return approveBy === null ? null : { deadline: approveBy, nominal: approveBy };
}

/** As much of a reason as a mail holds. */
export function reasonOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const whole = text.trim();
  if (whole.length <= REASON_LIMIT) return whole;
  return `${whole.slice(0, REASON_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The same notice for those who hold its role now and can be told. */
export function noticesLike(notice: Notice, directory: Directory): Notice[] {
  return sealedFor(directory, notice, notice.kind, notice.role, notice.roleParty);
}

/** Says which part a message is about, where the report has more than the network's own. */
export function partOf(row: Obligation, party: PartyId): More | null {
  return row.missing !== undefined && party !== row.party && row.missing.some((one) => one.party === party)
    ? { sections: [party] }
    : null;
}

// Who gets a waiting notice at the moment of sending, when its holder is away or has handed the role over; and what
// else waits that the one who takes over must know of. Pure. Sandbox-safe.

import type { Away } from './absence.ts';
import { awayAt } from './absence.ts';
import { isLate } from './deadline.ts';
import { toInstant, toMs } from './local-time.ts';
import { isPlaceKind } from './notice-kinds.ts';
import type { Notice, NoticeKind } from './notices.ts';
import type { Obligation } from './obligations.ts';
import { isMissing, obligationKey } from './obligations.ts';
import type { PeopleByRole } from './people-index.ts';
import type { Unreachable } from './reachable.ts';
import type { Instant, PersonId, Seat } from './words.ts';
import { tryParseCycleName } from './words.ts';

/** How far ahead somebody who is back, or new in a role, is told of deadlines. */
const AHEAD_MS = 14 * 86_400_000;

/** What becomes of a waiting notice: `notice` is as it is sent, perhaps later than it was to be. */
export type Readdressed = { readonly notice: Notice } | { readonly dropped: string };

/** What `readdressed` must know of the directory. */
export type Directory = Pick<PeopleByRole, 'holdersAt' | 'successor' | 'aways' | 'knows' | 'muted'>;

const NOBODY: Unreachable = new Set();

/**
 * The same notice, addressed to the one who is to get it at that instant. Whoever stands in can be reached by mail, unless
 * nobody who is there can: then it is addressed to the first of them, for whom it waits.
 */
export function readdressed(
  waiting: Notice,
  at: Instant,
  directory: Directory,
  unreachable: Unreachable = NOBODY,
): Readdressed {
  const { standIn, ...plain } = waiting;
  const notice: Notice = {
    ...plain,
    person: holderOf({ ...plain, person: standIn?.holder ?? plain.person }, at, directory),
  };
  const { kind, person } = notice;
  if (directory.muted(person).has(kind)) return { dropped: 'switched off by the receiver' };
  const away = awayAt(directory.aways, person, at);
  if (!away) return kind === 'standing-in' ? { dropped: 'nobody is away any more' } : { notice };
  // News of their own place is for nobody else: it waits.
  if (kind === 'back' || kind === 'handed-over') return { notice: { ...notice, sendAt: away.backAt } };
  const reached = whoStandsIn(notice, away, at, { ...directory, unreachable });
  if (reached === null) return { notice: { ...notice, sendAt: firstBack(notice, away, at, directory) } };
  const { to, reason } = away;
  const deputy = away.deputies.includes(reached) || !secretariatOf(notice, at, directory).includes(reached);
  return { notice: { ...notice, person: reached, standIn: { holder: person, to, reason, deputy } } };
}

/** Who holds the seat now that the notice was raised for. */
function holderOf(notice: Notice, at: Instant, directory: Directory): PersonId {
  const { person, role, roleParty } = notice;
  if (notice.kind === 'handed-over' || notice.instead) return person;
  const held = directory.holdersAt(role, roleParty, at);
  if (held.length === 0 || held.includes(person)) return person;
  let next = directory.successor(person, role, roleParty);
  while (next !== undefined && !held.includes(next)) next = directory.successor(next, role, roleParty);
  return next ?? held[0]!;
}

/**
 * The first deputy who is there, else somebody of the secretariat, else a deputy of theirs; null when nobody is there.
 */
function whoStandsIn(
  notice: Notice,
  away: Away,
  at: Instant,
  directory: Directory & { readonly unreachable: Unreachable },
): PersonId | null {
  const isThere = (person: PersonId): boolean => directory.knows(person) && !awayAt(directory.aways, person, at);
  const secretariat = secretariatOf(notice, at, directory);
  const { role, roleParty } = notice;
  const there = [
    ...(role === 'forum-member' ? directory.holdersAt('forum-substitute', roleParty, at) : []),
    ...away.deputies,
    ...secretariat,
    ...secretariat.flatMap((person) => awayAt(directory.aways, person, at)?.deputies ?? []),
  ].filter(isThere);
  return there.find((person) => !directory.unreachable.has(person)) ?? there[0] ?? null;
}

function firstBack(notice: Notice, away: Away, at: Instant, directory: Directory): Instant {
  const concerned = [...away.deputies, ...secretariatOf(notice, at, directory)];
  const backs = concerned.flatMap((person) => awayAt(directory.aways, person, at)?.backAt ?? []);
  return [away.backAt, ...backs].sort()[0]!;
}

function secretariatOf(notice: Notice, at: Instant, directory: Directory): readonly PersonId[] {
  const ref = tryParseCycleName(notice.cycle);
  return ref === undefined ? [] : directory.holdersAt('secretariat', ref.forum, at);
}

/**
 * What waits in the seat of a notice about somebody's place: approvals, deliveries to accept, and what is missing and
 * falls due before the absent one is back. Each comes as a notice of its own, in the same mail.
 */
export function waitingItems(
  notice: Notice,
  rows: Iterable<Obligation>,
  at: Instant,
  directory: Pick<PeopleByRole, 'aways'>,
): Notice[] {
  if (!isPlaceKind(notice.kind) || notice.kind === 'handed-over') return [];
  const holder = notice.standIn?.holder;
  const away = holder === undefined ? undefined : awayAt(directory.aways, holder, at);
  const until = away?.untilAt ?? toInstant(toMs(at) + AHEAD_MS);
  const items: Notice[] = [];
  for (const row of rows) {
    const kind = row.cycle === notice.cycle ? kindOf(row, notice, at, until) : null;
    if (kind === null) continue;
    items.push({
      ...notice,
      key: `${notice.key}|${obligationKey(row)}|${kind}`,
      step: row.step,
      party: row.party,
      kind,
      deadline: row.handled,
      nominal: row.nominal,
      deadlineRevision: row.deadlineRevision,
      revision: row.revision,
    });
  }
  return items;
}

function kindOf(row: Obligation, seat: Notice, at: Instant, until: Instant): NoticeKind | null {
  const { role, roleParty } = seat;
  if (row.pending.some((slot) => slot.role === role && slot.party === roleParty)) return 'approval-reminder';
  if (row.prepared && role === 'office-leader' && row.party === roleParty) return 'decision-prepared';
  const { forum } = tryParseCycleName(row.cycle) ?? {};
  if (row.awaitsAcceptance && role === 'secretariat' && roleParty === forum) return 'acceptance-asked';
  if (!isMissing(row) || row.owedBy !== role || row.party !== roleParty || row.instant >= until) return null;
  if (!isLate(row, at)) return row.optional ? 'invitation' : 'reminder';
  return row.optional || row.onTime ? null : 'overdue';
}

/**
 * What the ends of an absence tell, for one cycle: the deputy that they stand in, and the absent one that they are
 * back.
 */
export function noticesOfAbsence(away: Away, seats: readonly Seat[], cycle: string, now: Instant): Notice[] {
  if (away.backAt <= now) return [];
  const days = `${away.from}|${away.to}`;
  const tellAt = away.tellAt > now ? away.tellAt : now;
  return seatsOnce(seats, away.person).flatMap((seat) => [
    placeNotice('standing-in', seat, cycle, { sendAt: tellAt, day: away.from, days }),
    placeNotice('back', seat, cycle, { sendAt: away.backAt, day: away.to, days }),
  ]);
}

/** What a handover tells both, for one cycle. `sendAt`: the first digest of the day. */
export function noticesOfHandover(
  handed: { readonly from: PersonId; readonly seat: Seat; readonly since: string },
  cycle: string,
  sendAt: Instant,
): Notice[] {
  const when = { sendAt, day: handed.since, days: handed.since };
  return [
    placeNotice('handed-over', { ...handed.seat, person: handed.from }, cycle, when),
    placeNotice('taken-over', handed.seat, cycle, when),
  ];
}

function seatsOnce(seats: readonly Seat[], person: PersonId): Seat[] {
  const own = new Map<string, Seat>();
  for (const seat of seats) {
    if (seat.person === person && seat.standsInFor === undefined) own.set(`${seat.role}@${seat.party}`, seat);
  }
  return [...own.values()];
}

function placeNotice(
  kind: NoticeKind,
  { person, role, party }: Seat,
  cycle: string,
  when: { readonly sendAt: Instant; readonly day: string; readonly days: string },
): Notice {
  return {
    key: [cycle, '', party, kind, when.days, `${role}@${party}`, person].join('|'),
    cycle,
    step: '',
    party,
    kind,
    rung: 'now',
    deadline: when.day,
    nominal: when.day,
    was: null,
    deadlineRevision: 0,
    revision: 0,
    person,
    role,
    roleParty: party,
    instead: false,
    reason: null,
    amount: null,
    sendAt: when.sendAt,
  };
}

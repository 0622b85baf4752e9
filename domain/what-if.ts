// What an act would change, before it is done: mails that come, mails that no longer come, who is late and from when.
// Pure.

import { compare } from './compare.ts';
import { lateFrom } from './deadline.ts';
import type { Addresses } from './simulate-addresses.ts';
import type { Holders, Notice } from './notices.ts';
import type { Obligation } from './obligations.ts';
import { isMissing, obligationKey, obligationsOfCycle, obligationsOfPartnership } from './obligations.ts';
import type { ApprovalSlot } from './partnership-state.ts';
import type { Act } from './script-act.ts';
import type { CycleSoFar } from './simulate-cycle.ts';
import type { SimulatedMail } from './simulate-mail.ts';
import { carryOn } from './simulate.ts';
import type { WhatFollows } from './what-follows.ts';
import { whatFollows } from './what-follows.ts';
import type { Instant, LocalDate, PartyId, PersonId, StepId } from './words.ts';

/** Everything that the answer depends on. */
export interface YearSoFar {
  readonly cycles: readonly CycleSoFar[];
  /** Notices that are raised and not sent. */
  readonly waiting: readonly Notice[];
  readonly holders: Holders;
  /** Who is away, has handed over, has switched something off. */
  readonly directory?: Addresses;
  readonly now: Instant;
}

/** Notices that one person gets at one instant in one course of events and not in the other. */
export interface ChangedMail {
  readonly at: Instant;
  readonly person: PersonId;
  readonly notices: readonly Notice[];
  /** True when the whole mail comes or goes; false when the mail is sent anyway and says more or less. */
  readonly whole: boolean;
}

/** A deadline that would be another. */
export interface ChangedDeadline {
  readonly step: StepId;
  readonly party: PartyId;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** From when somebody is late; null = not at all, since it was in time, is done or is owed no longer. */
export interface ChangedLateness {
  readonly step: StepId;
  readonly party: PartyId;
  readonly without: Instant | null;
  readonly with: Instant | null;
}

/** The difference that some acts make, as things stand now and if nobody does anything else. */
export interface WhatIf extends WhatFollows {
  readonly deadlines: readonly ChangedDeadline[];
  /** Mails, or parts of them, that come because of the acts; by time, then person. */
  readonly comes: readonly ChangedMail[];
  /** Mails, or parts of them, that would have come and do not. */
  readonly goes: readonly ChangedMail[];
  readonly lateness: readonly ChangedLateness[];
  /** Whose approval is asked for in a mail that comes. A moved date voids no approval: those belong to a revision. */
  readonly approvals: readonly (ApprovalSlot & { readonly step: StepId; readonly of: PartyId })[];
  /** Acts that the rules refuse, with the sentence; the others are carried out. */
  readonly refused: readonly { readonly act: Act; readonly sentence: string }[];
}

/** Runs what is left of the year twice, without the acts and with them, and says what differs. */
export function whatIf(year: YearSoFar, acts: readonly Act[]): WhatIf {
  const { cycles, waiting, holders, directory, now: from } = year;
  const course = (done: readonly Act[], until?: Instant) =>
    carryOn({
      cycles,
      waiting,
      holders,
      ...(directory && { directory }),
      from,
      acts: done,
      ...(until === undefined ? {} : { until }),
    });
  const [without, withActs] = [course([]), course(acts)];
  const [before, after] = [course([], from).soFar, course(acts, from).soFar];
  const [rowsBefore, rowsAfter] = [rowsOf(before), rowsOf(after)];
  const comes = difference(withActs.mails, without.mails);
  return {
    deadlines: changedDeadlines(rowsBefore, rowsAfter).sort(byWhose),
    comes,
    goes: difference(without.mails, withActs.mails),
    lateness: changedLateness(rowsBefore, rowsAfter).sort(byWhose),
    approvals: approvalsIn(comes),
    ...whatFollows(before, after),
    refused: withActs.refused,
  };
}

function byWhose(a: { step: StepId; party: PartyId }, b: { step: StepId; party: PartyId }): number {
  return compare(a.step, b.step) || compare(a.party, b.party);
}

/** What a notice says to whom, apart from its key: a deadline that is set again has new keys for the same words. */
function says(notice: Notice): string {
  const { cycle, step, party, kind, rung, deadline, role, roleParty } = notice;
  return [cycle, step, party, kind, rung, deadline, role, roleParty].join('|');
}

/** The mails of one course that the other lacks, wholly or in part; by time, then person. */
export function difference(some: readonly SimulatedMail[], others: readonly SimulatedMail[]): ChangedMail[] {
  const known = new Map<string, Set<string>>();
  for (const { at, person, notices } of others) {
    const key = `${at}|${person}`;
    known.set(key, new Set([...(known.get(key) ?? []), ...notices.map(says)]));
  }
  const changed: ChangedMail[] = [];
  for (const { at, person, notices } of some) {
    const there = known.get(`${at}|${person}`);
    const more = there ? notices.filter((notice) => !there.has(says(notice))) : notices;
    if (more.length > 0) changed.push({ at, person, notices: more, whole: there === undefined });
  }
  return changed.sort((a, b) => compare(a.at, b.at) || compare(a.person, b.person));
}

function rowsOf(cycles: readonly CycleSoFar[]): Map<string, Obligation> {
  const rows = cycles.flatMap(({ state, partnerships }) => [
    ...obligationsOfCycle(state),
    ...partnerships.flatMap(obligationsOfPartnership),
  ]);
  return new Map(rows.map((row) => [obligationKey(row), row]));
}

function changedDeadlines(
  before: ReadonlyMap<string, Obligation>,
  after: ReadonlyMap<string, Obligation>,
): ChangedDeadline[] {
  return [...after].flatMap(([key, row]) => {
    const old = before.get(key);
    if (!old || old.instant === row.instant) return [];
    return [{ step: row.step, party: row.party, from: old.handled, to: row.handled }];
  });
}

function changedLateness(
  before: ReadonlyMap<string, Obligation>,
  after: ReadonlyMap<string, Obligation>,
): ChangedLateness[] {
  return [...after].flatMap(([key, row]) => {
    const [old, now] = [lateSince(before.get(key)), lateSince(row)];
    return old === now ? [] : [{ step: row.step, party: row.party, without: old, with: now }];
  });
}

/** From when a row is late if nobody does anything more. */
function lateSince(row: Obligation | undefined): Instant | null {
  if (!row || row.optional || row.status === 'not-due') return null;
  const missing = isMissing(row) && !row.onTime;
  return missing || row.awaitsAcceptance ? lateFrom(row) : null;
}

function approvalsIn(mails: readonly ChangedMail[]): WhatIf['approvals'] {
  const found = new Map<string, WhatIf['approvals'][number]>();
  for (const { notices } of mails) {
    for (const { kind, step, party, role, roleParty } of notices) {
      if (kind !== 'approval-asked' && kind !== 'approval-reminder') continue;
      found.set([step, party, role, roleParty].join('|'), { role, party: roleParty, step, of: party });
    }
  }
  return [...found.values()];
}

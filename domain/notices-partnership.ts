// Which notices an event in a partnership raises. Pure. Sandbox-safe.

import type { DecidedMeasure } from './grant-measures.ts';
import type { About, Directory, More } from './notices-sealed.ts';
import { aboutOf, dueOf, partOf, reasonOf, sealedFor } from './notices-sealed.ts';
import type { Notice, NoticeKind } from './notices.ts';
import { nextDigest, soon } from './notices.ts';
import type { Obligation } from './obligations.ts';
import { isMissing, owingOf } from './obligations.ts';
import type { PartnershipEvent } from './partnership-events.ts';
import type { Duty, PartnershipPlan } from './plan.ts';
import { authorsOf } from './report-sections.ts';
import type { PartyId, PersonId, Role, StepId } from './words.ts';

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
        const { amount, step, handled, measures } = event.tell;
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
          ...(measures === undefined ? {} : { measures: measures.map(inShort) }),
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

/** Its reason in the length of a notice’s: every person who is told has it. */
function inShort({ reason, ...one }: DecidedMeasure): DecidedMeasure {
  const short = reasonOf(reason);
  return short === null ? one : { ...one, reason: short };
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

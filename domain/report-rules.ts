// The rules of reports: whose section, whose money, who accepts, and "not carried out". Pure. Sandbox-safe.

import { isLate } from './deadline.ts';
import type { FieldRule, DocumentFields } from './document.ts';
import { checkDocument, DOCUMENT_LIMIT_BYTES } from './document.ts';
import { utf8Length } from './fingerprint.ts';
import { holds, requireNotLapsed, stateWord } from './partnership-require.ts';
import { attached } from './partnership-submit.ts';
import type { ApprovalSlot, Item, PartnershipState, Section } from './partnership-state.ts';
import type { PartnershipCommand } from './partnership-commands.ts';
import type { PartnershipEvent } from './partnership-events.ts';
import { PERMISSIONS, requireRole, seatsOf } from './permissions.ts';
import { contributionsIn, SOLE_FIELD } from './own-contribution.ts';
import type { Duty } from './plan.ts';
import { refuse } from './refusal.ts';
import { grantOf, requireSpent, spentInDocument } from './report-money.ts';
import { requireRows, rowsOfReport } from './report-rows.ts';
import { requireMeasureMoney, usedByRecipient } from './report-used.ts';
import { fieldsOfSection, findSection, missingSections, ownSection } from './report-sections.ts';
import { isComplete, partiesOfRole, pendingApprovals } from './stage.ts';
import type { Instant, PartyId } from './words.ts';
import { cycleName } from './words.ts';

type CommandOf<Type extends PartnershipCommand['type']> = Extract<PartnershipCommand, { type: Type }>;
type EventOf<Type extends PartnershipEvent['type']> = Extract<PartnershipEvent, { type: Type }>;
/** What is said of an event besides who, when, which step and whose. */
type Said<Type extends PartnershipEvent['type']> = Omit<EventOf<Type>, 'at' | 'actor' | 'requestId' | 'step' | 'party'>;

/** One author hands in its own section. */
export function sectionSubmitted(
  state: PartnershipState,
  where: string,
  duty: Duty,
  item: Item,
  command: CommandOf<'submit'>,
): Said<'submitted'> {
  if (command.decision) requireDecision(state, where, duty, command.decision);
  const { section, sizeBytes, rules } = sectionWritten(state, where, duty, item, command);
  const about = rowsOfReport(state, duty);
  const said = `${where}, ${duty.step.id}`;
  requireRows(said, rules, command.document, about);
  const changed = state.changeRequests.some(({ kind, answer }) => kind === 'change' && answer?.granted === true);
  requireMeasureMoney(said, rules, command.document, about, changed);
  // A year that opened with one amount of one kind has it in the document alone.
  const own = SOLE_FIELD in command.document ? undefined : contributionsIn(command.document);
  const spent =
    command.spent ??
    usedByRecipient(said, rules, command.document, about, section.party) ??
    spentInDocument(section, command.document);
  requireSpent(state, where, duty, item, section, spent);
  const others = missingSections(item).some(({ party }) => party !== section.party);
  const whole = item.firstSubmittedAt ?? (others ? null : command.at);
  return {
    type: 'submitted',
    revision: item.revision + 1,
    sizeBytes,
    late: whole !== null && isLate(item.deadline, whole),
    approves: [],
    ...attached(state, where, duty, command, section.party),
    section: { party: section.party, revision: section.revision + 1, spent, ...(own === undefined ? {} : { own }) },
  };
}

/** A draft of one author's section: it may be incomplete, and nobody is told of it. */
export function sectionDrafted(
  state: PartnershipState,
  where: string,
  duty: Duty,
  item: Item,
  command: CommandOf<'saveDraft'>,
): Said<'draft-saved'> {
  const { section, sizeBytes } = sectionWritten(state, where, duty, item, command);
  return { type: 'draft-saved', sizeBytes, section: { party: section.party } };
}

/** Refuses who may not write the section, when it may not be written, and what its definition does not allow. */
function sectionWritten(
  state: PartnershipState,
  where: string,
  duty: Duty,
  item: Item,
  command: CommandOf<'submit'> | CommandOf<'saveDraft'>,
): { section: Section; sizeBytes: number; rules: readonly FieldRule[] } {
  const { plan } = state;
  seatsOf(plan.seats, command.actor, where);
  requireOwed(state, where, duty, item);
  const section = ownSection(where, item, command.section, (one) => holds(state, command.actor, one));
  requireOwnFields(where, duty, section, command.document);
  const sizeBytes = utf8Length(JSON.stringify(command.document));
  if (sizeBytes > DOCUMENT_LIMIT_BYTES) {
    refuse('too-large', `${where}: the document is ${sizeBytes} bytes, wanted at most ${DOCUMENT_LIMIT_BYTES}`);
  }
  const rules = fieldsOfSection(plan, duty.step, section.role);
  checkDocument(rules, command.document, `${where}, ${duty.step.id}`, command.type === 'submit');
  return { section, sizeBytes, rules };
}

/** The office sends one author's section back, by that section's own revision. */
export function sectionReturned(
  state: PartnershipState,
  where: string,
  duty: Duty,
  item: Item,
  named: PartyId,
  command: CommandOf<'returnForChanges'>,
): Said<'returned'> {
  const section = findSection(where, item, named);
  requireNotLapsed(state, where, duty);
  if (command.revision !== section.revision) {
    refuse(
      'old-revision',
      `${where}: revision ${command.revision} of section ${named} is not the present one, wanted ${section.revision}`,
    );
  }
  if (section.status !== 'submitted' || isComplete(state.plan, duty, item)) {
    const is = section.status === 'submitted' ? stateWord(state, duty, item) : section.status;
    refuse(
      'wrong-stage',
      `${where}: section ${named} of ${duty.step.id} is ${is}, wanted it submitted and not accepted`,
    );
  }
  return { type: 'returned', section: named, revision: section.revision, reason: command.reason };
}

/** The office accepts a report that is whole; a late one is accepted with it. */
export function reportAccepted(
  state: PartnershipState,
  where: string,
  duty: Duty,
  item: Item,
  command: CommandOf<'acceptReport'>,
): Said<'report-accepted'> {
  requireRole(state.plan.seats, command.actor, PERMISSIONS.acceptReport, where);
  requireReport(where, duty);
  if (command.revision !== item.revision) {
    refuse(
      'old-revision',
      `${where}: revision ${command.revision} of ${duty.step.id} is not the present one, wanted ${item.revision}`,
    );
  }
  const missing = missingSections(item).map(({ party }) => party);
  if (item.status !== 'submitted') {
    const why = missing.length > 0 ? `${item.status}: missing sections of ${missing.join(', ')}` : item.status;
    refuse('wrong-stage', `${where}: ${duty.step.id} is ${why}, wanted every section handed in`);
  }
  const slots: ApprovalSlot[] = pendingApprovals(state.plan, duty, item);
  if (slots.length === 0 && (!item.late || item.lateAccepted)) {
    refuse('wrong-stage', `${where}: ${duty.step.id} is ${stateWord(state, duty, item)}, wanted one that waits`);
  }
  return { type: 'report-accepted', revision: item.revision, slots, note: command.note ?? null };
}

/** An answer to the whole report: nothing was carried out, and so much is left. */
export function notCarriedOut(
  state: PartnershipState,
  where: string,
  duty: Duty,
  item: Item,
  command: CommandOf<'reportNotCarriedOut'>,
): Said<'not-carried-out'> {
  const { owedBy } = duty.step;
  requireRole(state.plan.seats, command.actor, [owedBy], where, partiesOfRole(state.plan, owedBy, duty.party));
  requireReport(where, duty);
  requireOwed(state, where, duty, item);
  const grant = grantOf(state, duty);
  if (grant !== null && command.unspent > grant) {
    refuse(
      'amounts-do-not-fit',
      `${where}: ${command.unspent} kroner are said to be left of ${grant}, wanted at most the grant`,
    );
  }
  const { unspent, reason, at } = command;
  const late = isLate(item.deadline, item.firstSubmittedAt ?? at);
  return { type: 'not-carried-out', revision: item.revision + 1, unspent, late, reason };
}

function requireReport(where: string, duty: Duty): void {
  if (duty.step.kind === 'report') return;
  refuse('wrong-stage', `${where}: ${duty.step.id} is a ${duty.step.kind}, wanted a report`);
}

function requireOwed(state: PartnershipState, where: string, duty: Duty, item: Item): void {
  requireNotLapsed(state, where, duty);
  if (item.status === 'not-due') {
    refuse('wrong-stage', `${where}: ${duty.step.id} is not due, wanted a grant to report on`);
  }
  if (isComplete(state.plan, duty, item)) {
    refuse(
      'wrong-stage',
      `${where}: ${duty.step.id} is complete in revision ${item.revision}, wanted it reopened first`,
    );
  }
}

/**
 * The decision that a report is about: a cycle and a recipient; null when there is none, or last year's is not known
 * here.
 */
export function decisionOf(state: PartnershipState, duty: Duty): { cycle: string; party: PartyId } | null {
  const { plan, grant } = state;
  if (duty.step.reportsOn === 'last-year') return plan.earlier && { cycle: plan.earlier.cycle, party: plan.party };
  return grant === null || grant === 0 ? null : { cycle: cycleName(plan.ref), party: plan.party };
}

function requireDecision(
  state: PartnershipState,
  where: string,
  duty: Duty,
  named: { readonly cycle: string; readonly party: PartyId },
): void {
  const known = decisionOf(state, duty);
  if (known?.cycle === named.cycle && known.party === named.party) return;
  const wanted = known ? `that of ${known.cycle} for ${known.party}` : 'no decision named: none is known here';
  refuse(
    'not-found',
    `${where}: ${duty.step.id} is about no decision of ${named.cycle} for ${named.party}, wanted ${wanted}`,
  );
}

/** What only another author can answer is not taken from this one. */
function requireOwnFields(where: string, duty: Duty, section: Section, document: DocumentFields): void {
  for (const { author, fields } of duty.step.sections) {
    if (author === section.role) continue;
    const foreign = fields.find((field) => Object.hasOwn(document, field));
    if (foreign === undefined) continue;
    refuse(
      'wrong-role',
      `${where}: "${foreign}" does not stand in the section ${section.party}, wanted it from ${author}`,
    );
  }
}

/** Draft, due, late, submitted, changes asked, accepted: where a report stands. */
export type ReportStatus = 'not-due' | 'draft' | 'due' | 'late' | 'submitted' | 'changes-asked' | 'accepted';

/**
 * Where a report stands at an instant. `due` = it is asked for by now; `draft` = it may be written and is not asked for
 * yet.
 */
export function reportStatus(state: PartnershipState, duty: Duty, item: Item, now: Instant): ReportStatus {
  if (isComplete(state.plan, duty, item)) return 'accepted';
  if (item.status === 'submitted' || item.status === 'changes-asked') return item.status;
  if (item.status !== 'open') return 'not-due';
  if (isLate(item.deadline, now)) return 'late';
  return state.reportingOpen ? 'due' : 'draft';
}

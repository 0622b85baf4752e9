// Handing in a document, and keeping a draft of one. Pure. Sandbox-safe.

import type { Attachment } from './attachments.ts';
import { requireAttachments } from './attachments.ts';
import { isLate } from './deadline.ts';
import { checkDocument, DOCUMENT_LIMIT_BYTES } from './document.ts';
import { utf8Length } from './fingerprint.ts';
import { askedIn } from './measures.ts';
import { holds, requireNotLapsed } from './partnership-require.ts';
import type { Item, PartnershipState } from './partnership-state.ts';
import type { DocumentFields } from './document.ts';
import type { PartnershipCommand } from './partnership-commands.ts';
import { requireRole } from './permissions.ts';
import { contributionOwed, contributionsIn, requireContribution } from './own-contribution.ts';
import type { Duty, PartnershipPlan, StepPlan } from './plan.ts';
import { dutyKey } from './plan.ts';
import { refuse } from './refusal.ts';
import { goalsIn } from './report-rows.ts';
import { approvalSlots, handsOf, isAssessmentOver, isComplete, partiesOfRole } from './stage.ts';
import type { PartyId } from './words.ts';

type Writing = Extract<PartnershipCommand, { type: 'submit' | 'saveDraft' }>;

/** A revision of a duty's document. */
export function submitted(state: PartnershipState, where: string, duty: Duty, item: Item, command: Writing) {
  const sizeBytes = requireWritable(state, where, duty, item, command);
  const first = item.firstSubmittedAt ?? command.at;
  const asked = askedIn(duty.step, command.document, `${where}, ${duty.step.id}`);
  requireOwnContribution(state.plan, duty.step, command.document, asked.asked, `${where}, ${duty.step.id}`);
  return {
    type: 'submitted' as const,
    revision: item.revision + 1,
    sizeBytes,
    late: !duty.step.optional && isLate(item.deadline, first),
    ...asked,
    ...(duty.step.goals === undefined ? {} : { goals: goalsIn(duty.step, command.document).length }),
    ...attached(state, where, duty, command),
    approves: approvalSlots(state.plan, duty).filter((slot) => holds(state, command.actor, slot)),
  };
}

/** The files of a revision, which replace those of the one before; nothing where there are none. */
export function attached(
  state: PartnershipState,
  where: string,
  duty: Duty,
  command: Writing,
  section?: PartyId,
): { attachments?: readonly Attachment[] } {
  const files = command.type === 'submit' ? (command.attachments ?? []) : [];
  if (files.length === 0) return {};
  const own = dutyKey(duty.step.id, duty.party);
  const elsewhere = Object.entries(state.items).flatMap(([key, item]) => [
    ...(key === own ? [] : (item.attachments ?? [])),
    ...(item.sections ?? []).flatMap((one) => (key === own && one.party === section ? [] : (one.attachments ?? []))),
  ]);
  requireAttachments(`${where}, ${duty.step.id}`, files, elsewhere.length);
  return { attachments: files };
}

/** A draft: it may be incomplete, and nobody is told of it. */
export function draftSaved(state: PartnershipState, where: string, duty: Duty, item: Item, command: Writing) {
  return { type: 'draft-saved' as const, sizeBytes: requireWritable(state, where, duty, item, command) };
}

/**
 * Refuses who may not write it, when it may not be written, and what its definition does not allow. Answers its size.
 */
function requireWritable(state: PartnershipState, where: string, duty: Duty, item: Item, command: Writing): number {
  const { plan } = state;
  const { step } = duty;
  const hands = handsOf(step);
  const parties = hands.flatMap((role) => partiesOfRole(plan, role, duty.party));
  requireRole(plan.seats, command.actor, hands, where, parties);
  const sizeBytes = utf8Length(JSON.stringify(command.document));
  if (sizeBytes > DOCUMENT_LIMIT_BYTES) {
    refuse('too-large', `${where}: the document is ${sizeBytes} bytes, wanted at most ${DOCUMENT_LIMIT_BYTES}`);
  }
  requireNotLapsed(state, where, duty);
  if (item.status === 'not-due') {
    refuse('wrong-stage', `${where}: ${step.id} is not due, wanted a grant to report on`);
  }
  if (
    isComplete(plan, duty, item) &&
    (approvalSlots(plan, duty).length > 0 || isAssessmentOver({ ...state, now: command.at }))
  ) {
    refuse('wrong-stage', `${where}: ${step.id} is complete in revision ${item.revision}, wanted it reopened first`);
  }
  checkDocument(plan.fields[step.id] ?? [], command.document, `${where}, ${step.id}`, command.type === 'submit');
  return sizeBytes;
}

/** Where the document asks for own contribution, it is enough for the amount that the document asks for. */
function requireOwnContribution(
  plan: PartnershipPlan,
  step: StepPlan,
  document: DocumentFields,
  asked: number | undefined,
  where: string,
): void {
  const given = contributionsIn(document);
  if (plan.contribution === undefined || asked === undefined || given === undefined) return;
  const { rule, universitiesField, universityPercent } = plan.contribution;
  const named = document[universitiesField[step.id] ?? ''];
  const universities = typeof named === 'number' ? named : Math.floor((asked * universityPercent) / 100);
  const owed = contributionOwed(rule, { whole: asked, owners: Math.max(0, asked - universities) });
  requireContribution(where, rule, owed, given);
}

// A report is written by several: one section for each party that answers something. Pure. Sandbox-safe.

import { sumOf } from './amount-lines.ts';
import type { Attachment } from './attachments.ts';
import { isLate } from './deadline.ts';
import type { ApprovalSlot, Item, Section } from './partnership-state.ts';
import type { SpentLine } from './amount-lines.ts';
import type { FieldRule } from './document.ts';
import type { Duty, PartnershipPlan, StepPlan } from './plan.ts';
import { refuse } from './refusal.ts';
import { partiesOfRole } from './stage.ts';
import type { Instant, PartyId, Role } from './words.ts';

/**
 * Who writes which part of a duty's document; one slot for each author. Empty for steps that one party hands in whole.
 */
export function authorsOf(plan: PartnershipPlan, duty: Duty): readonly ApprovalSlot[] {
  const { step } = duty;
  return step.sections.flatMap(({ author }) => {
    // Where an owner is a party itself, it is that owner alone who writes.
    const byOwners = author === 'owner-contact' && step.scope === 'partnership' && plan.lead !== author;
    const parties = byOwners ? plan.owners : partiesOfRole(plan, author, duty.party);
    return parties.map((party) => ({ role: author, party }));
  });
}

/** What the document of one author's section must hold. */
export function fieldsOfSection(plan: PartnershipPlan, step: StepPlan, author: Role): readonly FieldRule[] {
  const own = step.sections.find((one) => one.author === author)?.fields ?? [];
  return (plan.fields[step.id] ?? []).filter(({ id }) => own.includes(id));
}

/** The sections of a new item; null for steps without. A section is named by the party that writes it. */
export function openSections(plan: PartnershipPlan, duty: Duty): Pick<Item, 'sections'> {
  if (duty.step.sections.length === 0) return {};
  return {
    sections: authorsOf(plan, duty).map(({ role, party }) => ({
      role,
      party,
      status: 'open',
      revision: 0,
      submittedAt: null,
      firstSubmittedAt: null,
      spent: [],
    })),
  };
}

/** The sections that somebody must still hand in; none when the report was answered with "not carried out". */
export function missingSections(item: Item): readonly Section[] {
  if (item.notCarriedOut) return [];
  return (item.sections ?? []).filter((section) => section.status !== 'submitted');
}

/** Whether a section's first revision came by the deadline now in force: what is missing then is a correction. */
export function isOnTime(item: Item, section: Section): boolean {
  return section.firstSubmittedAt !== null && !isLate(item.deadline, section.firstSubmittedAt);
}

/** What the sections say is spent, line by line. */
export function spentLines(item: Item): readonly SpentLine[] {
  return (item.sections ?? []).flatMap(({ spent }) => spent);
}

/** Whole kroner that the sections say are spent. */
export function spentOf(item: Item): number {
  return sumOf(spentLines(item));
}

/** The section that a person means: the named one, or the only one that is theirs. Refuses one that another writes. */
export function ownSection(
  where: string,
  item: Item,
  named: PartyId | undefined,
  isAuthor: (section: Section) => boolean,
): Section {
  const sections = item.sections ?? [];
  if (named !== undefined) {
    const section = findSection(where, item, named);
    if (isAuthor(section)) return section;
    return refuse(
      'wrong-role',
      `${where}: the section "${named}" is written by ${section.role} for ${section.party}, wanted it from there`,
    );
  }
  const own = sections.filter(isAuthor);
  const authors = sections.map(({ role, party }) => `${role} for ${party}`).join(' or ');
  if (own.length === 0) return refuse('wrong-role', `${where}: no section is yours to write, wanted ${authors}`);
  if (own.length > 1) {
    const names = own.map(({ party }) => party).join(' or ');
    return refuse('misshapen', `${where}: ${own.length} sections are yours, wanted one named: section ${names}`);
  }
  return own[0]!;
}

export function findSection(where: string, item: Item, named: PartyId): Section {
  const sections = item.sections ?? [];
  const names = sections.map(({ party }) => party).join(', ');
  return (
    sections.find(({ party }) => party === named) ??
    refuse(
      'not-found',
      `${where}: ${item.step} has no section "${named}", wanted ${names || 'none: it has no sections'}`,
    )
  );
}

/** The item after one section was handed in: the report is handed in when the last one is. */
export function withSection(
  item: Item,
  given: Pick<Section, 'party' | 'revision' | 'spent' | 'own'>,
  at: Instant,
  attachments?: readonly Attachment[],
): Item {
  const sections = item.sections!.map((one): Section => {
    if (one.party !== given.party) return one;
    const { attachments: _before, ...kept } = one;
    const firstSubmittedAt = one.firstSubmittedAt ?? at;
    const files = attachments === undefined ? {} : { attachments };
    return { ...kept, ...given, ...files, status: 'submitted', submittedAt: at, firstSubmittedAt };
  });
  const status = statusOf(sections);
  const first = item.firstSubmittedAt ?? (status === 'submitted' ? at : null);
  const late = first !== null && isLate(item.deadline, first);
  return { ...withoutAnswer(item), sections, status, firstSubmittedAt: first, late };
}

/** The item after sections were sent back; all of them when none is named. */
export function sentBack(item: Item, named: PartyId | undefined): Item {
  const sections = (item.sections ?? []).map((one): Section =>
    (named === undefined || one.party === named) && (one.status === 'submitted' || item.notCarriedOut)
      ? { ...one, status: one.revision > 0 ? 'changes-asked' : 'open' }
      : one,
  );
  const status = item.notCarriedOut ? 'changes-asked' : statusOf(sections);
  return { ...withoutAnswer(item), sections, status, approvals: [] };
}

function withoutAnswer(item: Item): Item {
  return item.notCarriedOut ? { ...item, notCarriedOut: null } : item;
}

function statusOf(sections: readonly Section[]): 'open' | 'submitted' | 'changes-asked' {
  if (sections.some(({ status }) => status === 'changes-asked')) return 'changes-asked';
  return sections.every(({ status }) => status === 'submitted') ? 'submitted' : 'open';
}

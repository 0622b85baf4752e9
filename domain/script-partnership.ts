// What those of a partnership do by a script: documents, sections of reports, approvals. Pure.

import { sumOf } from './amount-lines.ts';
import type { SpentLine } from './amount-lines.ts';
import type { Behaviour } from './behaviour.ts';
import type { DocumentFields } from './document.ts';
import { filledDocument } from './document.ts';
import { addDays, addWorkingDays, localToInstant } from './local-time.ts';
import { askedIn } from './measures.ts';
import type { PartnershipCommand } from './partnership-commands.ts';
import type { Duty, PartnershipPlan, StepPlan } from './plan.ts';
import type { ReportRows } from './report-rows.ts';
import { earlierRows, goalsIn } from './report-rows.ts';
import { authorsOf, fieldsOfSection } from './report-sections.ts';
import type { Act } from './script-act.ts';
import { HOUR } from './script-act.ts';
import { approvalSlots, partiesOfRole } from './stage.ts';
import type { Instant, PartyId, PersonId, Role } from './words.ts';
import { cycleName } from './words.ts';

/** Days before a deadline on which those who are late begin a draft. */
const DRAFT_DAYS = 20;

/** A document that holds what its definition wants. */
export function documentOf(plan: PartnershipPlan, step: StepPlan, party: PartyId): DocumentFields {
  return filledDocument(plan.fields[step.id] ?? [], `${step.id} ${party}`);
}

/** The office accepts a report: at once, and one that came late on the next working day. */
function acceptance(plan: PartnershipPlan, duty: Duty, at: Instant, revision: number, behaviour: Behaviour): Act[] {
  if (approvalSlots(plan, duty).length === 0) return [];
  const { table } = plan.rules;
  const nextDay = (): Instant => localToInstant(table, addWorkingDays(table, at.slice(0, 10), 1), HOUR);
  const accepted = behaviour === 'late' ? nextDay() : at;
  const actor = plan.seats.find((seat) => seat.role === 'case-officer')?.person ?? 'nobody';
  const command = {
    requestId: `${duty.step.id}-${duty.party}-accept`,
    at: accepted,
    actor,
    type: 'acceptReport',
    step: duty.step.id,
    party: duty.party,
    revision,
  } as const;
  return [{ at: accepted, cycle: cycleName(plan.ref), target: 'partnership', party: plan.party, command }];
}

/** A section whose rows are those of what it reports on: every goal reached, all money used. */
function sectionOf(
  plan: PartnershipPlan,
  { step, party: owing }: Duty,
  role: Role,
  party: PartyId,
  shares: readonly SpentLine[],
): DocumentFields {
  const text = `${step.id} ${party}`;
  const rules = fieldsOfSection(plan, step, role);
  const about = expectedRows(plan, step, owing, shares);
  const all = sumOf(about.recipients ?? []);
  const given = rules.flatMap(({ id, rows, each }): [string, unknown][] => {
    if (rows === undefined) return [];
    if (rows === 'recipients')
      return about.recipients ? [[id, about.recipients.map(({ amount }) => ({ amount }))]] : [];
    const count = about[rows];
    if (count === null) return rows === 'measures' ? [[id, [{ amount: all }]]] : [];
    return [
      [
        id,
        Array.from({ length: count }, (_, index) =>
          rows === 'goals' ? filledDocument(each ?? [], text) : { amount: index === 0 ? all : 0 },
        ),
      ],
    ];
  });
  return filledDocument(rules, text, Object.fromEntries(given));
}

function expectedRows(plan: PartnershipPlan, step: StepPlan, party: PartyId, shares: readonly SpentLine[]): ReportRows {
  if (step.reportsOn === 'last-year') return earlierRows(plan);
  const found = plan.duties.filter((duty) => duty.step.considered && duty.party === party);
  const documents = found.map((duty) => ({ step: duty.step, document: documentOf(plan, duty.step, duty.party) }));
  const goals = documents.find((one) => one.step.goals !== undefined);
  const measures = documents.map((one) => askedIn(one.step, one.document, 'Ask').measures).find((one) => one);
  return {
    goals: goals ? goalsIn(goals.step, goals.document).length : null,
    recipients: shares,
    measures: measures?.length ?? null,
  };
}

/** What everybody of a partnership does about one step. `shares`: what each recipient is expected to get. */
export function partnershipActs(
  plan: PartnershipPlan,
  step: StepPlan,
  at: Instant,
  behaviour: Behaviour,
  shares: readonly SpentLine[],
): Act[] {
  const cycle = cycleName(plan.ref);
  const acts: Act[] = [];
  const put = (command: PartnershipCommand): void => {
    acts.push({ at: command.at, cycle, target: 'partnership', party: plan.party, command });
  };
  for (const duty of plan.duties) {
    if (duty.step.id !== step.id) continue;
    const holder = (role: Role, party: PartyId): PersonId | undefined =>
      plan.seats.find((seat) => seat.role === role && seat.party === party)?.person;
    const owing = partiesOfRole(plan, step.owedBy, duty.party)[0]!;
    const actor = holder(step.owedBy, owing) ?? 'nobody';
    const ask = (name: string) => ({
      requestId: `${step.id}-${duty.party}-${name}`,
      at,
      step: step.id,
      party: duty.party,
    });
    const authors = authorsOf(plan, duty);
    for (const { role, party } of authors) {
      const author = holder(role, party) ?? 'nobody';
      const document = sectionOf(plan, duty, role, party, shares);
      put({ ...ask(`submit-${party}`), actor: author, type: 'submit', section: party, document });
    }
    if (authors.length > 0) {
      acts.push(...acceptance(plan, duty, at, authors.length, behaviour));
      continue;
    }
    if (behaviour === 'late' && step.remindOnlyDrafts) {
      // Who begins in time and does not finish is reminded of the draft.
      const begun = localToInstant(plan.rules.table, addDays(step.deadline.handled, -DRAFT_DAYS), HOUR);
      put({ ...ask('draft'), at: begun, actor, type: 'saveDraft', document: {} });
    }
    put({ ...ask('submit'), actor, type: 'submit', document: documentOf(plan, step, duty.party) });
    for (const role of step.approvedBy) {
      for (const party of partiesOfRole(plan, role, duty.party)) {
        const approver = holder(role, party);
        if (approver === undefined || (role === step.owedBy && party === owing)) continue;
        put({ ...ask(`approve-${role}-${party}`), actor: approver, type: 'approve', revision: 1 });
      }
    }
    if (behaviour === 'late' && !step.optional) {
      const accepted = localToInstant(plan.rules.table, addWorkingDays(plan.rules.table, at.slice(0, 10), 1), HOUR);
      const secretariat = holder('secretariat', plan.forumParty) ?? 'nobody';
      put({ ...ask('accept'), at: accepted, actor: secretariat, type: 'acceptLate', reason: 'Godtatt etter dialog' });
    }
  }
  return acts;
}

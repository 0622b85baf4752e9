// People who act by a script, for previews and rehearsals: prompt, late or silent. Pure.

import type { Behaviour } from './behaviour.ts';
import { allocateFrame, expectedGrants, plannedFrame, sharesOf as dividedBetween } from './cycle-allocation.ts';
import type { CycleCommand } from './cycle-commands.ts';
import { needsOf } from './cycle-needs.ts';
import { filledDocument } from './document.ts';
import type { Measure } from './allocation-needs.ts';
import { askedIn } from './measures.ts';
import type { DocumentFields } from './document.ts';
import type { PartnershipCommand } from './partnership-commands.ts';
import type { SpentLine, AmountLine } from './amount-lines.ts';
import type { CyclePlan, Duty, PartnershipPlan, StepPlan } from './plan.ts';
import type { ReportRows } from './report-rows.ts';
import { earlierRows, goalsIn } from './report-rows.ts';
import { authorsOf, fieldsOfSection } from './report-sections.ts';
import { approvalSlots, partiesOfRole } from './stage.ts';
import { forumActs } from './script-forum.ts';
import { addDays, addWorkingDays, localToInstant } from './local-time.ts';
import type { Instant, PartyId, PersonId, Role } from './words.ts';
import { cycleName } from './words.ts';

export { BEHAVIOURS } from './behaviour.ts';
export type { Behaviour } from './behaviour.ts';

/** One thing that one person does at one moment. */
export type Act =
  | { readonly at: Instant; readonly cycle: string; readonly target: 'cycle'; readonly command: CycleCommand }
  | {
      readonly at: Instant;
      readonly cycle: string;
      readonly target: 'partnership';
      readonly party: PartyId;
      readonly command: PartnershipCommand;
    };

const DAYS = 5;
/** Days before a deadline on which those who are late begin a draft. */
const DRAFT_DAYS = 20;
const HOUR = '10:00';

/**
 * Everything that everybody does in one cycle, in order. The amounts are those of the cycle’s rule: its key, or what the
 * documents ask for.
 */
export function scriptOf(cycle: CyclePlan, partnerships: readonly PartnershipPlan[], behaviour: Behaviour): Act[] {
  if (behaviour === 'silent') return [];
  const acts: Act[] = [];
  const lines = sharesOf(cycle, partnerships);
  for (const step of cycle.steps) {
    const day = addDays(step.deadline.handled, behaviour === 'prompt' ? -DAYS : DAYS);
    const at = localToInstant(cycle.rules.table, day, HOUR);
    // Nobody can act before the cycle is open.
    if (at < cycle.opensAt) continue;
    if (step.scope === 'cycle') acts.push(...cycleActs(cycle, step, at, behaviour, lines));
    else {
      for (const partnership of partnerships) {
        const amount = lines.find(({ party }) => party === partnership.party)?.amount ?? 0;
        const party = cycle.parties.find(({ id }) => id === partnership.party)!;
        const shares = dividedBetween(cycle, party, amount).map((one) => ({
          recipient: one.recipient,
          amount: one.amount,
        }));
        acts.push(...partnershipActs(partnership, step, at, behaviour, shares));
      }
    }
  }
  return acts
    .map((act, index) => ({ act, index }))
    .sort((a, b) => (a.act.at === b.act.at ? a.index - b.index : a.act.at < b.act.at ? -1 : 1))
    .map(({ act }) => act);
}

function cycleActs(
  plan: CyclePlan,
  step: StepPlan,
  at: Instant,
  behaviour: Behaviour,
  lines: readonly AmountLine[],
): Act[] {
  const cycle = cycleName(plan.ref);
  const by = (role: Role): PersonId => plan.seats.find((seat) => seat.role === role)?.person ?? 'nobody';
  const ask = (name: string, role: Role) => ({ requestId: `${step.id}-${name}`, actor: by(role), at });
  const act = (command: CycleCommand): Act => ({ at: command.at, cycle, target: 'cycle', command });
  switch (step.kind) {
    case 'meeting': {
      const { amount: preliminaryFrame, jointMeasures } = plannedFrame(plan);
      return [
        act({
          ...ask('outcome', 'secretariat'),
          type: 'recordForumOutcome',
          step: step.id,
          outcome: 'agreed',
          preliminaryFrame,
          jointMeasures,
        }),
      ];
    }
    case 'recommendation':
    case 'spending-plan':
      return [
        act({
          ...ask('proposal', 'secretariat'),
          type: 'proposeRecommendation',
          lines,
          ...(plan.fields?.[step.id] === undefined
            ? {}
            : { document: filledDocument(plan.fields[step.id]!, `${step.id} ${plan.forumParty}`) }),
        }),
        ...forumActs(plan, step, at, behaviour).map(act),
      ];
    case 'decision':
      return decisionActs(plan, step, at, { revision: 1, grants: lines }).map(act);
    case 'long-term-plan':
    case 'procurement':
    case 'report':
      return [act({ ...ask('record', step.owedBy), type: 'recordStep', step: step.id })];
    case 'assessment':
    case 'needs':
    case 'basis':
      return [];
  }
}

/** One prepares and another approves, where four eyes are wanted; else the case officer decides. */
function decisionActs(
  plan: CyclePlan,
  step: StepPlan,
  at: Instant,
  said: { readonly revision: number; readonly grants: readonly AmountLine[] },
): CycleCommand[] {
  const by = (role: Role): PersonId => plan.seats.find((seat) => seat.role === role)?.person ?? 'nobody';
  const { fourEyes, checklist, caseNumber, criteria } = plan.decision;
  const whole = {
    ...said,
    ...(checklist ? { criteriaMet: criteria } : {}),
    ...(caseNumber ? { caseNumber: `${plan.ref.year}/1` } : {}),
  };
  const ask = (name: string, role: Role) => ({ requestId: `${step.id}-${name}`, actor: by(role), at });
  if (!fourEyes) return [{ ...ask('grants', 'case-officer'), type: 'decideGrants', ...whole }];
  return [
    { ...ask('prepared', 'case-officer'), type: 'prepareDecision', ...whole },
    { ...ask('grants', 'office-leader'), type: 'decideGrants', revision: said.revision },
  ];
}

function sharesOf(plan: CyclePlan, partnerships: readonly PartnershipPlan[]): AmountLine[] {
  const where = `Share the frame of ${cycleName(plan.ref)}`;
  const asking = {
    asked: {} as Record<PartyId, number>,
    measures: {} as Record<PartyId, readonly Measure[]>,
    delivered: plan.parties.map(({ id }) => id),
    withdrawn: [],
  };
  for (const partnership of partnerships) {
    for (const { step, party } of partnership.duties) {
      if (!step.considered) continue;
      const { asked, measures } = askedIn(step, documentOf(partnership, step, party), where);
      if (asked !== undefined) asking.asked[partnership.party] = asked;
      if (measures !== undefined) asking.measures[partnership.party] = measures;
    }
  }
  return expectedGrants(plan, allocateFrame(where, plan, plannedFrame(plan), needsOf(plan, asking)));
}

function documentOf(plan: PartnershipPlan, step: StepPlan, party: PartyId): DocumentFields {
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
  const all = (about.recipients ?? []).reduce((sum, { amount }) => sum + amount, 0);
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

function partnershipActs(
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

// What a running cycle and a running partnership must know of their definition, and no more. Pure. Sandbox-safe.

import type { AllocationRule } from './allocation-lines.ts';
import type { Deadline } from './deadline.ts';
import type { FieldRule } from './document.ts';
import type { Ladder, QuietRules } from './ladder.ts';
import type { ForumPlan } from './forum-plan.ts';
import type { ContributionRule } from './own-contribution.ts';
import { GRANTING, PROPOSED } from './step-kinds.ts';
import type {
  CycleRef,
  Instant,
  Labels,
  LocalDate,
  PartyId,
  Role,
  Seat,
  StepId,
  StepKind,
  StepScope,
} from './words.ts';

/** What one kind of author writes of a report: the fields and questions that are theirs to answer. */
export interface SectionPlan {
  readonly author: Role;
  readonly fields: readonly string[];
}

/** The list of measures in a document, and which parts of each say its amount and its priority. */
export interface MeasuresPlan {
  readonly field: string;
  readonly amount: string;
  /** Null = the order of the list. */
  readonly priority: string | null;
}

/** One step of the year, resolved for this cycle. */
export interface StepPlan {
  readonly id: StepId;
  readonly kind: StepKind;
  readonly scope: StepScope;
  readonly labels: Labels;
  readonly optional: boolean;
  /**
   * Complete before the forum or the governor considers the partnership: a decision basis, or needs sent straight to
   * them.
   */
  readonly considered: boolean;
  /** After the invitation only those with a draft are reminded. */
  readonly remindOnlyDrafts: boolean;
  /** Who is told when it comes; null = nobody beyond the approvals. */
  readonly handedTo: Role | null;
  readonly owedBy: Role;
  readonly approvedBy: readonly Role[];
  readonly listTo: readonly Role[];
  readonly requires: readonly StepId[];
  readonly ladder: Ladder;
  /** As opened, before anybody moved it. */
  readonly deadline: Deadline;
  /** Working days by which one party's deadline may be put off; null = as many as the steps after it leave. */
  readonly extensionDays: number | null;
  /** The last date for one party's own deadline, as opened; null = no limit. */
  readonly extensionLimit: LocalDate | null;
  readonly reportsOn: 'this-year' | 'last-year' | null;
  /** The document’s field that says how much is asked for of the frame; null when there is none. */
  readonly amountField: string | null;
  /** Where the document lists the measures that money is asked for; absent when it lists none. */
  readonly measures?: MeasuresPlan;
  /**
   * Where the document sets the goals that its report answers: a field, or a part of a list. Absent where it sets none.
   */
  readonly goals?: { readonly field: string; readonly part: string | null };
  /** The parts of a report by author; empty for steps that one party hands in whole. */
  readonly sections: readonly SectionPlan[];
  /** The network that collects it may set its own date. */
  readonly localDeadline?: true;
}

/** What both workflows share: dates, hours and quiet rules. */
export interface YearRules extends QuietRules {
  readonly raiseAt: string;
  readonly sendAt: string;
  readonly officeHours: { readonly from: string; readonly to: string };
  /** Working days that one half of a partnership has to approve what the other handed in. */
  readonly approvalDays: number;
}

/** A partnership as the cycle sees it: an id and what it owes. */
export interface CycleParty {
  readonly id: PartyId;
  /**
   * Whether something of it must be complete before it is considered. False for a leader network, which plans for
   * itself.
   */
  readonly owesBasis: boolean;
  /** What it counts in the key; null for a leader network, which has fixed lines alone. */
  readonly count: number | null;
  readonly universities: readonly PartyId[];
  /** Who acts for it; the coordinator of the network unless an owner is a party itself. */
  readonly lead?: Role;
}

/** Who acts for a partnership where nothing else is said. */
export const USUAL_LEAD: Role = 'network-coordinator';

/** Whether a definition has owners hand a step to the coordinator of their network. */
export function isCollected(step: { kind: StepKind; scope: StepScope; handedTo?: Role | undefined }): boolean {
  return step.scope === 'owner' && step.kind === 'needs' && (step.handedTo ?? USUAL_LEAD) === USUAL_LEAD;
}

/** What the cycle workflow is started with. Small however many owners there are. */
export interface CyclePlan {
  readonly ref: CycleRef;
  readonly names: Labels;
  /** True when the scheme version does not cover the year: everything shown is marked EKSEMPEL. */
  readonly example: boolean;
  readonly definitionHash: string;
  readonly rules: YearRules;
  readonly opensAt: Instant;
  readonly endsAt: Instant;
  readonly forumParty: PartyId;
  readonly officeParty: PartyId;
  readonly steps: readonly StepPlan[];
  readonly parties: readonly CycleParty[];
  readonly seats: readonly Seat[];
  readonly forum: ForumPlan;
  /** Whole kroner. */
  readonly frame: number;
  /** How the forum’s treatment may end under this scheme version; every way when left out. */
  readonly outcomes?: readonly string[];
  /** Sum of the fixed lines that are not granted to a partnership, whole kroner. */
  readonly reserved: number;
  readonly allocation: AllocationRule;
  readonly decision: DecisionRule;
  /** What the forum's own document must hold: a recommendation or a spending plan. Absent where nothing is asked. */
  readonly fields?: Readonly<Record<StepId, readonly FieldRule[]>>;
  /** Seats of the forum that speak for the municipality as authority, which is never paid. */
  readonly authorities: readonly PartyId[];
}

/** What a decision must have before it may stand. */
export interface DecisionRule {
  /** One prepares, another approves. */
  readonly fourEyes: boolean;
  /** Every criterion of the scheme version is met by everything that is granted. */
  readonly checklist: boolean;
  /** It names its case in the archive. */
  readonly caseNumber: boolean;
  /**
   * Recipients that cannot be paid, since their organisation number is not known; absent where that is no condition.
   */
  readonly withoutNumber?: readonly PartyId[];
  /** Ids of the scheme version’s criteria. */
  readonly criteria: readonly string[];
}

/** A grant of an earlier cycle, in whole kroner: who got what of it, and what it was given for, where that is known. */
export interface EarlierDecision {
  readonly cycle: string;
  readonly amount: number;
  readonly shares?: readonly { readonly recipient: PartyId; readonly amount: number }[];
  readonly goals?: readonly string[];
  readonly measures?: readonly string[];
}

/** Something that this partnership owes: a step, and the party within the partnership that owes it. */
export interface Duty {
  readonly step: StepPlan;
  readonly party: PartyId;
}

/** The rule of own contribution, and what tells the universities’ part of an amount asked for from the owners’. */
export interface ContributionPlan {
  readonly rule: ContributionRule;
  /** By step the field that says it; percent of the allocation where a document has none. */
  readonly universitiesField: Readonly<Record<StepId, string>>;
  readonly universityPercent: number;
}

/** What a partnership workflow is started with. */
export interface PartnershipPlan {
  readonly ref: CycleRef;
  readonly party: PartyId;
  readonly example: boolean;
  readonly rules: YearRules;
  readonly forumParty: PartyId;
  readonly officeParty: PartyId;
  readonly universities: readonly PartyId[];
  /** Who acts for it: the coordinator of the network, or the owner that is a party itself. */
  readonly lead: Role;
  /** Whether this year ends in grants: a decision or a spending plan is among its steps. */
  readonly grants: boolean;
  readonly owners: readonly PartyId[];
  /** When the cycle's year is over. */
  readonly endsAt: Instant;
  /**
   * What recipients put in themselves, where the scheme version says how much; asked where a document has the field for
   * it.
   */
  readonly contribution?: ContributionPlan;
  /** Last year's decision that this year's reports may be about; null when there is none or it is not known. */
  readonly earlier: EarlierDecision | null;
  readonly duties: readonly Duty[];
  /** What the document of each step must hold. */
  readonly fields: Readonly<Record<StepId, readonly FieldRule[]>>;
  readonly seats: readonly Seat[];
}

/** The step of that id; undefined when the year has none. */
export function findStep(plan: { readonly steps: readonly StepPlan[] }, id: StepId): StepPlan | undefined {
  return plan.steps.find((step) => step.id === id);
}

/** The step that disposes of the money: the governor's decision, or the forum's own spending plan. */
export function grantingStep(plan: { readonly steps: readonly StepPlan[] }): StepPlan | undefined {
  return plan.steps.find((step) => GRANTING.includes(step.kind));
}

/** The step that the forum treats as a proposal: a recommendation, or a spending plan. */
export function proposedStep(plan: { readonly steps: readonly StepPlan[] }): StepPlan | undefined {
  return plan.steps.find((step) => PROPOSED.includes(step.kind));
}

/** The key of a duty within a partnership. */
export function dutyKey(step: StepId, party: PartyId): string {
  return `${step}/${party}`;
}

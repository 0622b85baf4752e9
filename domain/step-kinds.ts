// What the core knows of each kind of step: where it may be owed, and what it does to the year. Pure. Sandbox-safe.

import type { Role, StepKind, StepScope } from './words.ts';

/** The rules of a kind. Everything else about a step is data. */
export interface KindRules {
  /** Where a step of this kind may be owed; the first is the usual place. */
  readonly scopes: readonly StepScope[];
  /** A year has at most one of these: the core must know which one is meant. */
  readonly single: boolean;
  /** It may be voluntary: one invitation, never late. */
  readonly mayBeOptional: boolean;
  /** Owed until it is done, also after the grants are decided. */
  readonly outlivesDecision: boolean;
  /** Where it is owed by the cycle: somebody records that it is done, and the step has no rules of its own. */
  readonly recorded: boolean;
}

const plain: KindRules = {
  scopes: ['cycle'],
  single: true,
  mayBeOptional: false,
  outlivesDecision: false,
  recorded: false,
};

/** The kinds, in the order of a year. */
export const KIND_RULES: Readonly<Record<StepKind, KindRules>> = {
  meeting: plain,
  'long-term-plan': { ...plain, single: false, recorded: true },
  assessment: { ...plain, scopes: ['owner', 'partnership'], single: false, mayBeOptional: true },
  needs: { ...plain, scopes: ['owner', 'partnership'], single: false, mayBeOptional: true },
  basis: { ...plain, scopes: ['partnership'] },
  recommendation: plain,
  decision: plain,
  'spending-plan': plain,
  procurement: { ...plain, single: false, outlivesDecision: true, recorded: true },
  report: {
    ...plain,
    scopes: ['partnership', 'cycle'],
    single: false,
    outlivesDecision: true,
    recorded: true,
  },
};

/** Steps in which needs are found: the partnership is in assessment while they are open. */
export const ASSESSING: readonly StepKind[] = ['assessment', 'needs'];

/** Kinds that the forum treats as a proposal with an outcome. */
export const PROPOSED: readonly StepKind[] = ['recommendation', 'spending-plan'];

/** Kinds that dispose of the money: the governor's decision, or the forum's own spending plan. */
export const GRANTING: readonly StepKind[] = ['decision', 'spending-plan'];

/** True when a step is done by recording it, as a procurement is. */
export function isRecorded(step: { readonly kind: StepKind; readonly scope: StepScope }): boolean {
  return step.scope === 'cycle' && KIND_RULES[step.kind].recorded;
}

/** True when a step is owed after the grants are decided too. */
export function outlivesDecision(step: { readonly kind: StepKind }): boolean {
  return KIND_RULES[step.kind].outlivesDecision;
}

/** True for a step that must be complete before the forum or the governor considers a partnership. */
export function isConsidered(step: { readonly kind: StepKind; readonly neededToBeConsidered: boolean }): boolean {
  return step.kind === 'basis' || step.neededToBeConsidered;
}

/** Roles that act for the cycle as a whole, not for a partnership. */
export const CYCLE_ROLES: readonly Role[] = ['secretariat', 'case-officer', 'administrator'];

// "Why does it stand still?": the form of the answer, for cycle and partnership alike. Pure. Sandbox-safe.

import type { ApprovalSlot, RemindersOff } from './partnership-state.ts';
import type { Instant, PartyId, Role, StepId } from './words.ts';

/** A structured answer; `texts/explain.ts` turns it into sentences. */
export interface Explanation {
  readonly waitsFor: {
    readonly code:
      | 'delivery'
      | 'section'
      | 'report-acceptance'
      | 'request'
      | 'reports'
      | 'changes'
      | 'approval'
      | 'acceptance'
      | 'forum-proposal'
      | 'forum-outcome'
      | 'forum-writing'
      | 'plan-proposal'
      | 'plan-outcome'
      | 'record'
      | 'decision'
      | 'decision-approval'
      | 'meeting'
      | 'moment'
      | 'cycle'
      | 'nothing';
    readonly step: StepId | null;
    readonly party: PartyId | null;
  };
  readonly turn: readonly ApprovalSlot[];
  readonly since: Instant;
  /** What happens next if nobody acts. */
  readonly next: {
    readonly what:
      | 'reminder'
      | 'overdue'
      | 'list'
      | 'deadline'
      | 'reporting-opens'
      | 'meeting'
      | 'decision-delay'
      | 'year-blocked'
      | 'year-ends'
      | 'nothing';
    readonly step: StepId | null;
    readonly at: Instant | null;
  };
  /** The deadline has passed and it still waits. */
  readonly blocked: boolean;
  /** Roles that can lift the wait by other means: extend, accept, move. */
  readonly canLift: readonly Role[];
  /** Set when the year is over and stays open for this: who can close it with a reason. */
  readonly staysOpen?: readonly Role[];
  /** Set while nobody is reminded of what it waits for. */
  readonly remindersOff?: RemindersOff;
}

/** Nothing is waited for: it is over. */
export function overSince(since: Instant): Explanation {
  return {
    waitsFor: { code: 'nothing', step: null, party: null },
    turn: [],
    since,
    next: { what: 'nothing', step: null, at: null },
    blocked: false,
    canLift: [],
  };
}

// A partnership as its cycle opens it. Pure. Sandbox-safe.

import { evolvePartnership } from './partnership-evolve.ts';
import type { Item, PartnershipState } from './partnership-state.ts';
import type { PartnershipPlan } from './plan.ts';
import { dutyKey } from './plan.ts';
import { openSections } from './report-sections.ts';
import type { Instant } from './words.ts';

/** A partnership as its cycle opens it. */
export function openPartnership(plan: PartnershipPlan, at: Instant): PartnershipState {
  const items: Record<string, Item> = {};
  for (const duty of plan.duties) {
    items[dutyKey(duty.step.id, duty.party)] = {
      step: duty.step.id,
      party: duty.party,
      deadline: duty.step.deadline,
      extended: false,
      status: plan.grants && duty.step.reportsOn === 'this-year' ? 'not-due' : 'open',
      revision: 0,
      sizeBytes: 0,
      submittedBy: null,
      submittedAt: null,
      firstSubmittedAt: null,
      late: false,
      lateAccepted: false,
      draftSince: null,
      approvals: [],
      ...openSections(plan, duty),
    };
  }
  const blank: PartnershipState = {
    ruleVersion: 1,
    plan,
    now: at,
    seq: 0,
    items,
    assessmentOver: false,
    reportingOpen: false,
    grant: null,
    withdrawn: false,
    ended: false,
    stages: [],
    heard: {},
    notes: [],
    requests: [],
    changeRequests: [],
  };
  return evolvePartnership(blank, { type: 'opened', at, actor: 'cycle', requestId: null });
}

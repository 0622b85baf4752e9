// Whom a cycle's announcements can reach and which steps they are about. Pure. Sandbox-safe.

import type { CycleState } from './cycle-state.ts';
import type { Holders } from './notices.ts';
import type { CyclePlan } from './plan.ts';
import type { PartyId, StepKind } from './words.ts';

/** All that `noticesOfAnnouncement` must know beside the rows. */
export function announcementContext(
  plan: CyclePlan,
  universities: Iterable<PartyId>,
  firstMeeting: CycleState['firstMeeting'],
  holders: Holders,
) {
  const stepOf = (kind: StepKind) => plan.steps.find((step) => step.kind === kind)?.id ?? null;
  return {
    ...plan,
    holders,
    firstMeeting,
    networks: plan.parties.map((party) => party.id),
    universities: [...new Set(universities)].sort(),
    steps: { meeting: stepOf('meeting'), recommendation: stepOf('recommendation'), decision: stepOf('decision') },
  };
}

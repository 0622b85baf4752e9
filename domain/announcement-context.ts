// Whom a cycle's announcements can reach and which steps they are about. Pure. Sandbox-safe.

import type { FrameState } from './cycle-frame.ts';
import { frameOf, ownMoneyOf } from './cycle-frame.ts';
import { needsOf } from './cycle-needs.ts';
import type { Holders } from './notices.ts';
import type { CyclePlan } from './plan.ts';
import { grantingStep, USUAL_LEAD } from './plan.ts';
import type { PartyId, Role, StepKind } from './words.ts';
import { cycleName } from './words.ts';

/** All that `noticesOfAnnouncement` must know beside the rows. */
export function announcementContext(
  plan: CyclePlan,
  universities: Iterable<PartyId>,
  money: FrameState,
  holders: Holders,
) {
  const stepOf = (kind: StepKind) => plan.steps.find((step) => step.kind === kind)?.id ?? null;
  return {
    ...plan,
    holders,
    frame: frameOf(plan, money),
    ownMoney: (what: 'frame-published' | 'frame-final') =>
      ownMoneyOf(
        `Tell of the frame (${cycleName(plan.ref)})`,
        plan,
        { before: what === 'frame-final' ? (money.finalFrame?.before ?? null) : null, after: frameOf(plan, money) },
        money.asked,
        needsOf(plan, money),
      ),
    leads: plan.parties.map((party): [Role, PartyId] => [party.lead ?? USUAL_LEAD, party.id]),
    universities: [...new Set(universities)].sort(),
    steps: {
      meeting: stepOf('meeting'),
      recommendation: stepOf('recommendation'),
      decision: stepOf('decision'),
      granting: grantingStep(plan)?.id ?? null,
    },
  };
}

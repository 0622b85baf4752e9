// What a partnership waits for, whose turn it is, and what comes by itself. Pure. Sandbox-safe.

import { approveByInstant } from './approve-by.ts';
import { openRequests } from './change-requests.ts';
import { compare } from './compare.ts';
import { isLate } from './deadline.ts';
import type { Explanation } from './explain.ts';
import { overSince } from './explain.ts';
import type { DatedRung } from './ladder.ts';
import type { Item, PartnershipState } from './partnership-state.ts';
import { PERMISSIONS } from './permissions.ts';
import type { Duty } from './plan.ts';
import { dutyKey } from './plan.ts';
import { raisesOf } from './raises.ts';
import { missingSections } from './report-sections.ts';
import { isComplete, isLapsed, isOver, owesEarlierReport, pendingApprovals, stageOf } from './stage.ts';
import type { Instant } from './words.ts';

/** What a partnership waits for: its earliest duty that is not complete, else the cycle. */
export function explainPartnership(state: PartnershipState, now: Instant): Explanation {
  const stage = stageOf(state);
  const isOut = stage === 'closed' || stage === 'withdrawn' || stage === 'not-granted';
  if (state.ended || (isOut && !owesEarlierReport(state))) return overSince(state.stages.at(-1)?.at ?? state.now);
  for (const duty of state.plan.duties) {
    const item = state.items[dutyKey(duty.step.id, duty.party)]!;
    if (item.status === 'not-due' || item.status === 'no-need' || isComplete(state.plan, duty, item)) continue;
    if (isLapsed(state, duty) || isOver(state, duty)) continue;
    // An optional step holds up nothing once its deadline has passed or planning has begun.
    if (duty.step.optional && (stage !== 'assessment' || isLate(item.deadline, now))) continue;
    if (duty.step.kind === 'report' && stage === 'implementation') continue;
    const blocked = !duty.step.optional && isLate(item.deadline, now);
    const next = nextOfDuty(state, duty, item, now);
    const about = { step: duty.step.id, party: duty.party };
    const owing = { role: duty.step.owedBy, party: duty.party };
    const since = item.submittedAt ?? state.stages.at(-1)?.at ?? state.now;
    const off = item.remindersOff === undefined ? {} : { remindersOff: item.remindersOff };
    if (item.status === 'submitted') {
      const pending = pendingApprovals(state.plan, duty, item);
      const due = item.late ? null : approveByInstant(state.plan.rules, item);
      const isBlocked = due === null ? blocked : !duty.step.optional && now > due;
      return pending.length > 0
        ? {
            waitsFor: { code: item.sections ? 'report-acceptance' : 'approval', ...about },
            turn: pending,
            since,
            next,
            blocked: isBlocked,
            canLift: PERMISSIONS.returnForChanges,
            ...off,
          }
        : {
            waitsFor: { code: 'acceptance', ...about },
            turn: [{ role: 'secretariat', party: state.plan.forumParty }],
            since,
            next,
            blocked,
            canLift: PERMISSIONS.acceptLate,
            ...off,
          };
    }
    const missing = missingSections(item);
    const isBegun = missing.length > 0 && missing.length < item.sections!.length;
    return {
      waitsFor: { code: item.status === 'changes-asked' ? 'changes' : isBegun ? 'section' : 'delivery', ...about },
      turn: item.sections ? missing.map(({ role, party }) => ({ role, party })) : [owing],
      since,
      next,
      blocked,
      canLift: PERMISSIONS.extendDeadline,
      ...off,
    };
  }
  const [request] = openRequests(state);
  if (request) {
    return {
      waitsFor: { code: 'request', step: null, party: state.plan.party },
      turn: [{ role: 'case-officer', party: state.plan.officeParty }],
      since: request.askedAt,
      next: reportingOpens(state, now),
      blocked: false,
      canLift: PERMISSIONS.answerRequest,
    };
  }
  const since = state.stages.at(-1)?.at ?? state.now;
  const waitsFor = { code: 'cycle', step: null, party: state.plan.forumParty } as const;
  if (stage === 'allocation') {
    return {
      waitsFor,
      turn: [{ role: 'secretariat', party: state.plan.forumParty }],
      since,
      next: { what: 'nothing', step: null, at: null },
      blocked: false,
      canLift: PERMISSIONS.recordForumOutcome,
    };
  }
  return {
    waitsFor,
    turn: [],
    since,
    next: reportingOpens(state, now),
    blocked: false,
    canLift: PERMISSIONS.moveDeadline,
  };
}

/** What comes by itself for a duty: its deadline, or the next rung that still means somebody. */
function nextOfDuty(state: PartnershipState, duty: Duty, item: Item, now: Instant): Explanation['next'] {
  const { rules } = state.plan;
  const missing = item.status !== 'submitted';
  const waits = pendingApprovals(state.plan, duty, item).length > 0;
  const overdue = missing && !duty.step.optional && (item.firstSubmittedAt === null || item.late);
  // Handed in, and it waits for an approval or for a late delivery to be accepted.
  const unfinished = !missing && !duty.step.optional && !isComplete(state.plan, duty, item);
  type Coming = { readonly what: 'reminder' | 'overdue' | 'list' | 'deadline'; readonly at: Instant };
  const whatOf = (side: DatedRung['side']): Coming['what'] | null => {
    if (side === 'list') return overdue || unfinished ? 'list' : null;
    if (item.remindersOff !== undefined) return null;
    if (side === 'after' && missing) return overdue ? 'overdue' : null;
    return missing || waits ? 'reminder' : null;
  };
  // After the invitation only who has begun is reminded.
  const quiet = duty.step.remindOnlyDrafts && missing && item.draftSince === null;
  const { instant } = item.deadline;
  const coming: Coming[] = instant > now ? [{ what: 'deadline', at: instant }] : [];
  for (const [index, { side, at }] of raisesOf(rules, duty.step.ladder, item.deadline.handled).entries()) {
    const what = quiet && index > 0 ? null : whatOf(side);
    if (what !== null && at > now) coming.push({ what, at });
  }
  const first = coming.sort((a, b) => compare(a.at, b.at))[0];
  return first ? { what: first.what, step: duty.step.id, at: first.at } : { what: 'nothing', step: null, at: null };
}

/** When the first report is asked for. */
function reportingOpens(state: PartnershipState, now: Instant): Explanation['next'] {
  const duty = state.plan.duties.find((one) => one.step.kind === 'report');
  const item = duty && state.items[dutyKey(duty.step.id, duty.party)];
  const at = duty && item && raisesOf(state.plan.rules, duty.step.ladder, item.deadline.handled)[0]?.at;
  if (!duty || at === undefined) return { what: 'nothing', step: null, at: null };
  return { what: 'reporting-opens', step: duty.step.id, at: at > now ? at : null };
}

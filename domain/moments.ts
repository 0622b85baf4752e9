// The events that follow when moments of one instant have been carried out. Pure. Sandbox-safe.

import type { Moment } from './agenda.ts';
import type { CycleState } from './cycle-state.ts';
import type { CycleEvent } from './cycle-events.ts';
import { meetingStep, newsOf } from './meeting-news.ts';
import type { Raise } from './notices-raised.ts';
import { seatsOn } from './seats.ts';
import { obligationsOfCycle } from './obligations.ts';
import { grantingStep, proposedStep } from './plan.ts';
import type { Instant, PartyId, StepId } from './words.ts';

/** `raised` = notices put in the outbox; `unfinished` = the partnerships that still owe or await something. */
export function eventsOfMoments(
  state: CycleState,
  moments: readonly Moment[],
  at: Instant,
  found: { raised: number; unfinished: readonly PartyId[] },
): CycleEvent[] {
  const by = { at, actor: 'clock', requestId: null } as const;
  const events: CycleEvent[] = [];
  for (const moment of moments) {
    switch (moment.kind) {
      case 'raise':
      case 'meeting':
      case 'writing':
        break;
      case 'decision-delay': {
        const { revision } = state.steps[moment.step]!.deadline;
        if (!willDelay(state, moment)) break;
        events.push({ ...by, type: 'decision-delayed', step: moment.step, deadlineRevision: revision });
        break;
      }
      case 'year-blocked': {
        const step = blockedAtEnd(state);
        if (step !== null) events.push({ ...by, type: 'year-blocked', step });
        break;
      }
      case 'passed':
        events.push({ ...by, type: 'assessment-passed' });
        break;
      case 'reporting-opens':
        events.push({ ...by, type: 'reporting-opened' });
        break;
      case 'year-ends':
        events.push({ ...by, type: 'year-ended', unfinished: found.unfinished.length, open: found.unfinished });
        // A year in which everybody is done closes itself; one that is blocked stays open, however late.
        if (isOwnWorkDone(state) && found.unfinished.every((party) => state.finished.includes(party)))
          events.push({ ...by, type: 'closing', reason: null });
        break;
    }
  }
  return [...events, { ...by, type: 'moment-handled', instant: at, raised: found.raised }];
}

/**
 * Whether the partnerships are told that the decision is delayed: on the day, when the forum has no outcome and so nothing
 * can be granted; on the day after, when nothing was. Once for each deadline.
 */
export function willDelay(state: CycleState, moment: Extract<Moment, { readonly kind: 'decision-delay' }>): boolean {
  if (state.decision || state.delayTold === state.steps[moment.step]!.deadline.revision) return false;
  return moment.when === 'after' || !state.recommendation?.outcome;
}

/** What the moments of one instant have notices raised for: rungs of steps, and reminders of meetings. */
export function raisesOfMoments(state: CycleState, moments: readonly Moment[]): Raise[] {
  return moments.flatMap((moment): Raise[] => {
    if (moment.kind === 'raise') {
      const { listTo, remindOnlyDrafts: onlyDrafts } = state.plan.steps.find((step) => step.id === moment.step)!;
      const { step, handled, rung, side, date, first } = moment;
      return [{ step, handled, rung, side, date, first, listTo: moment.to ?? listTo, onlyDrafts }];
    }
    if (moment.kind === 'writing') {
      const step = proposedStep(state.plan)!;
      const { handled } = state.steps[step.id]!.deadline;
      const { rung, date } = moment;
      return [{ step: step.id, handled, rung, side: 'before', date, first: false, listTo: [], approvals: true }];
    }
    if (moment.kind !== 'meeting') return [];
    const meeting = state.forum.meetings.find((one) => one.id === moment.meeting)!;
    const { rung, date, what } = moment;
    const seats = what === 'papers-due' ? [] : seatsOn(state.plan.forum, meeting.date).map((seat) => seat.id);
    const about = { what, news: newsOf(meeting), seats };
    const step = meetingStep(meeting.id);
    return [{ step, handled: meeting.date, rung, side: 'before', date, first: false, listTo: [], meeting: about }];
  });
}

/** The step that should have disposed of the money, where the year ends and it has not; else null. */
export function blockedAtEnd({ plan, decision }: Pick<CycleState, 'plan' | 'decision'>): StepId | null {
  const open = decision === null || decision.returned.length > 0;
  return open ? (grantingStep(plan)?.id ?? null) : null;
}

/**
 * True when nothing of the cycle's own is left to do: what is granted is decided, and its steps are done or owed no
 * longer.
 */
export function isOwnWorkDone(state: CycleState): boolean {
  if (!state.decision && grantingStep(state.plan)) return false;
  return obligationsOfCycle(state).every((row) => row.status === 'complete' || row.status === 'ended');
}

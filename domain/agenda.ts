// The coming moments of a cycle: a pure function of definition, moved deadlines and extensions. Pure. Sandbox-safe.

import type { CycleState } from './cycle-state.ts';
import type { Deadline } from './deadline.ts';
import { lateFrom } from './deadline.ts';
import { localDateAt } from './local-time.ts';
import type { MeetingMoment, WritingMoment } from './meeting-moments.ts';
import { momentsOfMeeting, momentsOfWriting } from './meeting-moments.ts';
import type { StepPlan } from './plan.ts';
import { raisesOf } from './raises.ts';
import { ASSESSING } from './step-kinds.ts';
import type { Instant, LocalDate, Role, StepId } from './words.ts';

/** Something that comes by itself. `raise` = notices of one rung for all who owe a step by the same handled date. */
export type Moment = { readonly at: Instant } & (
  | {
      readonly kind: 'raise';
      readonly step: StepId;
      readonly handled: LocalDate;
      readonly rung: string;
      readonly side: 'before' | 'after' | 'list';
      readonly date: LocalDate;
      /** Who gets a list that goes to others than the step's own receivers. */
      readonly to?: readonly Role[];
      /** True for the first rung of an optional step: an invitation. */
      readonly first: boolean;
    }
  | { readonly kind: 'passed'; readonly step: StepId }
  | { readonly kind: 'reporting-opens'; readonly step: StepId }
  | { readonly kind: 'year-ends' }
  /** The last working day of the year: the office and the secretariat are told if the grants are not decided. */
  | { readonly kind: 'year-blocked' }
  /** Nothing can be granted today, or nothing was yesterday: the partnerships are told of the delay. */
  | { readonly kind: 'decision-delay'; readonly step: StepId; readonly when: 'day' | 'after' }
  | Omit<MeetingMoment, 'at'>
  | Omit<WritingMoment, 'at'>
);

/**
 * All deadlines in force for a step: the general one, those of single parties and those of networks, one entry per handled date. An entry
 * that stands for several holds since the first of them was set.
 */
export function deadlinesOf(state: CycleState, step: StepPlan): Deadline[] {
  const byDate = new Map<LocalDate, Deadline>();
  byDate.set(state.steps[step.id]!.deadline.handled, state.steps[step.id]!.deadline);
  const extended = Object.entries(state.extensions).flatMap(([key, deadline]) =>
    key.startsWith(`${step.id}/`) ? [deadline] : [],
  );
  const local = (state.localDeadlines ?? []).flatMap((one) => (one.step === step.id ? [one.deadline] : []));
  for (const deadline of [...extended, ...local]) {
    const known = byDate.get(deadline.handled);
    if (!known) byDate.set(deadline.handled, deadline);
    else if (isSetEarlier(deadline, known)) byDate.set(deadline.handled, { ...known, since: deadline.since });
  }
  return [...byDate.values()];
}

function isSetEarlier(one: Deadline, other: Deadline): boolean {
  return other.since !== null && (one.since === null || one.since < other.since);
}

/** True when reports are asked for at that instant, by the deadlines now in force. */
export function isReportingOpen(state: CycleState, at: Instant): boolean {
  return agendaOf(state).some((moment) => moment.kind === 'reporting-opens' && moment.at <= at);
}

/** The agenda depends on deadlines and meetings alone, so it is kept for as long as those objects are. */
const known = new WeakMap<
  CycleState['steps'],
  {
    readonly extensions: CycleState['extensions'];
    readonly localDeadlines: CycleState['localDeadlines'];
    readonly meetings: CycleState['forum']['meetings'];
    readonly writing: Instant | null;
    readonly moments: readonly Moment[];
  }
>();

/** Every moment of the year, sorted; past ones included, so that the agenda can be shown whole. */
export function agendaOf(state: CycleState): readonly Moment[] {
  const cached = known.get(state.steps);
  const { extensions, localDeadlines } = state;
  const { meetings } = state.forum;
  const writing = state.forum.writing?.openedAt ?? null;
  if (
    cached?.extensions === extensions &&
    cached.localDeadlines === localDeadlines &&
    cached.meetings === meetings &&
    cached.writing === writing
  ) {
    return cached.moments;
  }
  const moments = makeAgenda(state);
  known.set(state.steps, { extensions, localDeadlines, meetings, writing, moments });
  return moments;
}

function makeAgenda(state: CycleState): Moment[] {
  const { rules, steps } = state.plan;
  const moments: Moment[] = [];
  for (const step of steps) {
    const general = state.steps[step.id]!.deadline;
    for (const deadline of deadlinesOf(state, step)) {
      const rungs = raisesOf(rules, step.ladder, deadline.handled);
      rungs.forEach((rung, index) => {
        // A deadline that was set today has no reminders of yesterday.
        if (deadline.since !== null && rung.at <= deadline.since) return;
        moments.push({
          kind: 'raise',
          step: step.id,
          handled: deadline.handled,
          ...rung,
          first: step.optional && index === 0,
        });
      });
      if (step.kind === 'report' && step.scope === 'partnership' && deadline.handled === general.handled && rungs[0]) {
        moments.push({ at: rungs[0].at, kind: 'reporting-opens', step: step.id });
      }
    }
    if (step.kind === 'decision') moments.push(...delaysOf(state, step));
  }
  for (const meeting of state.forum.meetings) moments.push(...momentsOfMeeting(state, meeting));
  moments.push(...momentsOfWriting(state));
  // The assessment is over when the last of its deadlines is.
  const assessing = steps.filter((step) => ASSESSING.includes(step.kind));
  const last = assessing
    .map((step) => ({ at: lateFrom(state.steps[step.id]!.deadline), step: step.id }))
    .reduce<{ at: Instant; step: StepId } | null>((a, b) => (a === null || b.at > a.at ? b : a), null);
  if (last) moments.push({ at: last.at, kind: 'passed', step: last.step });
  const lastDay = raisesOf(rules, { before: ['0d'], after: [], list: [] }, localDateAt(rules.table, state.plan.endsAt));
  for (const { at } of lastDay) moments.push({ at, kind: 'year-blocked' });
  moments.push({ at: state.plan.endsAt, kind: 'year-ends' });
  return moments
    .map((moment, index) => ({ moment, index }))
    .sort(byTime)
    .map(({ moment }) => moment);
}

/** On the day of the decision, and on the day after. */
function delaysOf({ plan, steps }: CycleState, step: StepPlan): Moment[] {
  const ladder = { before: ['0d'], after: ['+1d'], list: [] };
  return raisesOf(plan.rules, ladder, steps[step.id]!.deadline.handled).map(({ at, side }) => ({
    at,
    kind: 'decision-delay',
    step: step.id,
    when: side === 'before' ? 'day' : 'after',
  }));
}

function byTime(a: { moment: Moment; index: number }, b: { moment: Moment; index: number }): number {
  return a.moment.at === b.moment.at ? a.index - b.index : a.moment.at < b.moment.at ? -1 : 1;
}

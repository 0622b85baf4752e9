// The Temporal Schedules that open a forum's cycle on its date. Node only.

import type { ScheduleDescription } from '@temporalio/client';
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { OpenerInput } from '../workflows/contract.ts';
import { openerScheduleId, WORKFLOW_TYPES } from '../workflows/contract.ts';
import type { Gateway } from './gateway.ts';

const MONTHS = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
] as const;

/** The hour of the opening, in the forum's zone. */
const HOUR = 6;

/** When a forum opens its cycle for a scheme. */
export interface OpeningRule {
  readonly forum: string;
  readonly scheme: string;
  readonly zone: string;
  readonly opens: { readonly month: number; readonly day: number; readonly yearOffset: number };
}

/**
 * Makes the schedules that are not there and changes those whose forum has another date now. They start a small opener,
 * since schedules append a time to workflow ids. One that somebody has paused stays paused.
 */
export async function ensureSchedules(gateway: Gateway, rules: readonly OpeningRule[]): Promise<void> {
  for (const rule of rules) {
    const scheduleId = `${gateway.world.prefix}${openerScheduleId(rule.forum, rule.scheme)}`;
    const wanted = scheduleOf(gateway, scheduleId, rule);
    try {
      await gateway.client.schedule.create({ scheduleId, ...wanted });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      const handle = gateway.client.schedule.getHandle(scheduleId);
      if (!isAs(rule, await handle.describe())) await handle.update(({ state }) => ({ ...wanted, state }));
    }
  }
}

function scheduleOf(gateway: Gateway, scheduleId: string, { forum, scheme, zone, opens }: OpeningRule) {
  const input: OpenerInput = { forum, scheme, yearOffset: opens.yearOffset };
  return {
    spec: {
      calendars: [{ month: MONTHS[opens.month - 1]!, dayOfMonth: opens.day, hour: HOUR, minute: 0 }],
      timezone: zone,
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '30 days' },
    action: {
      type: 'startWorkflow' as const,
      workflowType: WORKFLOW_TYPES.opener,
      workflowId: `${scheduleId}/run`,
      taskQueue: gateway.world.taskQueue,
      args: [input],
    },
  };
}

/** Whether a schedule does what the rule says; Temporal shows every part of a date as a list of ranges. */
function isAs({ zone, opens }: OpeningRule, { spec, action }: ScheduleDescription): boolean {
  const [day, ...others] = spec.calendars ?? [];
  const only = <Part>(ranges: readonly { start: Part; end: Part }[] | undefined, wanted: Part): boolean =>
    ranges?.length === 1 && ranges[0]!.start === wanted && ranges[0]!.end === wanted;
  const input = action.args?.[0] as Partial<OpenerInput> | undefined;
  return (
    day !== undefined &&
    others.length === 0 &&
    spec.timezone === zone &&
    only(day.month, MONTHS[opens.month - 1]!) &&
    only(day.dayOfMonth, opens.day) &&
    only(day.hour, HOUR) &&
    input?.yearOffset === opens.yearOffset
  );
}

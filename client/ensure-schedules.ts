// The Temporal Schedules that open next year's cycle on its date. Node only.

import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
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

/** When a forum opens next year's cycle for a scheme. */
export interface OpeningRule {
  readonly forum: string;
  readonly scheme: string;
  readonly opens: { readonly month: number; readonly day: number };
}

/** Makes the schedules that are not there. They start a small opener, since schedules append a time to workflow ids. */
export async function ensureSchedules(gateway: Gateway, rules: readonly OpeningRule[]): Promise<void> {
  for (const { forum, scheme, opens } of rules) {
    const scheduleId = `${gateway.world.prefix}${openerScheduleId(forum, scheme)}`;
    try {
      await gateway.client.schedule.create({
        scheduleId,
        spec: {
          calendars: [{ month: MONTHS[opens.month - 1]!, dayOfMonth: opens.day, hour: 6, minute: 0 }],
          timezone: 'Europe/Oslo',
        },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '30 days' },
        action: {
          type: 'startWorkflow',
          workflowType: WORKFLOW_TYPES.opener,
          workflowId: `${scheduleId}/run`,
          taskQueue: gateway.world.taskQueue,
          args: [{ forum, scheme }],
        },
      });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
  }
}

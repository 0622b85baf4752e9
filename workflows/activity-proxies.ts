// Every timeout and retry policy, once. Sandbox-safe.

import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/create-activities.ts';

/**
 * Short calls inside the workflow task. Unlimited attempts, since a failure must never end the workflow;
 * a low retry threshold, so that what is down does not hold the worker's slots.
 */
const AT_ONCE = {
  startToCloseTimeout: '3 s',
  localRetryThreshold: '2 s',
  retry: { initialInterval: '200 ms', backoffCoefficient: 2, maximumInterval: '20 s' },
} as const;

/** Writes to the store. */
export const store = proxyLocalActivities<Pick<Activities, 'project'>>(AT_ONCE);

/** Words to another workflow. */
export const engine = proxyLocalActivities<Pick<Activities, 'noteCycle'>>(AT_ONCE);

/** Long batches that report how far they have come. No limit on attempts: the deadline rules say what is too late. */
export const batch = proxyActivities<
  Pick<Activities, 'startPartnerships' | 'raiseNotices' | 'announce' | 'tellPartnerships' | 'sendDigests' | 'openCycle'>
>({
  startToCloseTimeout: '10 min',
  heartbeatTimeout: '15 s',
  retry: { initialInterval: '500 ms', backoffCoefficient: 2, maximumInterval: '30 s' },
});

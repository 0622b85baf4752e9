// Every timeout and retry policy, once. Sandbox-safe.

import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/create-activities.ts';

/**
 * Short writes to the store inside the workflow task. Unlimited attempts, since a failure must never end the workflow;
 * a low retry threshold, so that a store that is down does not hold the worker's slots.
 */
export const store = proxyLocalActivities<Pick<Activities, 'project' | 'noteCycle'>>({
  startToCloseTimeout: '3 s',
  localRetryThreshold: '2 s',
  retry: { initialInterval: '200 ms', backoffCoefficient: 2, maximumInterval: '20 s' },
});

/** Long batches that report how far they have come. No limit on attempts: the deadline rules say what is too late. */
export const batch = proxyActivities<
  Pick<Activities, 'startPartnerships' | 'raiseNotices' | 'announce' | 'tellPartnerships' | 'sendDigests' | 'openCycle'>
>({
  startToCloseTimeout: '10 min',
  heartbeatTimeout: '15 s',
  retry: { initialInterval: '500 ms', backoffCoefficient: 2, maximumInterval: '30 s' },
});

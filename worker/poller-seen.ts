// Waits until the server has seen a worker ask for work. Node only.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';

/** It takes a moment. A server that does not list its workers so is not waited for longer: work waits there in any case. */
const LIMIT_MS = 10_000;
const PAUSE_MS = 25;

/**
 * Resolves when the server lists the worker among those that ask for the queue's workflow tasks. Until then it refuses
 * Queries, since nobody would answer them.
 */
export async function pollerSeen(
  connection: Connection,
  worker: { readonly namespace: string; readonly taskQueue: string; readonly identity: string },
): Promise<void> {
  const asked = {
    namespace: worker.namespace,
    taskQueue: { name: worker.taskQueue },
    taskQueueType: proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
  };
  for (const until = performance.now() + LIMIT_MS; performance.now() < until; await sleep(PAUSE_MS)) {
    const { pollers } = await connection.workflowService.describeTaskQueue(asked);
    if (pollers.some(({ identity }) => identity === worker.identity)) return;
  }
}

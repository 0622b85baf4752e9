// A client that knows only the wire: raw gRPC calls with payloads of any kind, as a foreign program would send. Node only.

import { randomUUID } from 'node:crypto';
import proto from '@temporalio/proto';
import type { Gateway } from '../../client/gateway.ts';
import type { WorkflowId } from '../../domain/words.ts';
import { NAMESPACE } from './world.ts';

type Payload = proto.temporal.api.common.v1.IPayload;

const STAGES = proto.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage;
const encoder = new TextEncoder();

/** A payload as JSON, or with another encoding or none. */
export function payload(data: string | Uint8Array, encoding: string | null = 'json/plain'): Payload {
  return {
    metadata: encoding === null ? {} : { encoding: encoder.encode(encoding) },
    data: typeof data === 'string' ? encoder.encode(data) : data,
  };
}

export function json(value: unknown): Payload {
  return payload(JSON.stringify(value));
}

/** What came of a raw Update: an answer, or a failure with its type and sentence. */
export type RawOutcome =
  { readonly answer: unknown } | { readonly refused: { readonly type: string; readonly message: string } };

/** Sends an Update and waits for its outcome, at most so long. */
export async function rawUpdate(
  gateway: Gateway,
  workflowId: WorkflowId,
  name: string,
  payloads: Payload[],
  limitMs = 30_000,
): Promise<RawOutcome> {
  const { outcome } = await gateway.client.connection.withDeadline(Date.now() + limitMs, () =>
    gateway.client.workflowService.updateWorkflowExecution({
      namespace: NAMESPACE,
      workflowExecution: { workflowId },
      waitPolicy: { lifecycleStage: STAGES.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED },
      request: {
        meta: { updateId: randomUUID(), identity: 'foreign' },
        input: { name, args: { payloads } },
      },
    }),
  );
  if (outcome?.failure) {
    const { message, applicationFailureInfo } = outcome.failure;
    return { refused: { type: applicationFailureInfo?.type ?? '', message: message ?? '' } };
  }
  const [first] = outcome?.success?.payloads ?? [];
  return { answer: first?.data ? (JSON.parse(new TextDecoder().decode(first.data)) as unknown) : undefined };
}

export async function rawSignal(
  gateway: Gateway,
  workflowId: WorkflowId,
  signalName: string,
  payloads: Payload[],
): Promise<void> {
  await gateway.client.workflowService.signalWorkflowExecution({
    namespace: NAMESPACE,
    workflowExecution: { workflowId },
    signalName,
    input: { payloads },
    requestId: randomUUID(),
    identity: 'foreign',
  });
}

/** Asks a Query; answers the decoded JSON. */
export async function rawQuery(
  gateway: Gateway,
  workflowId: WorkflowId,
  queryType: string,
  payloads: Payload[],
): Promise<unknown> {
  const { queryResult } = await gateway.client.connection.withDeadline(Date.now() + 30_000, () =>
    gateway.client.workflowService.queryWorkflow({
      namespace: NAMESPACE,
      execution: { workflowId },
      query: { queryType, queryArgs: { payloads } },
    }),
  );
  const [first] = queryResult?.payloads ?? [];
  return first?.data ? (JSON.parse(new TextDecoder().decode(first.data)) as unknown) : undefined;
}

// Typed verbs over one world's workflows; the SDK's errors come out as Refusals. Node only.

import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Connection, WorkflowHandle } from '@temporalio/client';
import {
  Client,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { existsSync } from 'node:fs';
import type { RefusalCode } from '../domain/refusal.ts';
import { Refusal } from '../domain/refusal.ts';
import type { CycleRef, Instant, PartyId, WorkflowId } from '../domain/words.ts';
import type { Advanced, Answer, CycleInput, DeskInput, PartnershipInput, World } from '../workflows/contract.ts';
import {
  cycleWorkflowId,
  deskWorkflowId,
  MESSAGES,
  partnershipWorkflowId,
  WORKFLOW_TYPES,
} from '../workflows/contract.ts';
import type { CycleUpdateName, PartnershipUpdateName } from '../workflows/messages.ts';

/** The file with the payload converter that worker, clients and replays must all be given. */
export function payloadConverterPath(): string {
  const source = fileURLToPath(new URL('../workflows/payload-converter.ts', import.meta.url));
  return existsSync(source) ? source : fileURLToPath(new URL('../workflows/payload-converter.js', import.meta.url));
}

/** Status codes of gRPC. */
const CANCELLED = 1;
const DEADLINE_EXCEEDED = 4;
const NOT_FOUND = 5;
const RESOURCE_EXHAUSTED = 8;
const FAILED_PRECONDITION = 9;
const UNAVAILABLE = 14;

/** A message without the fields that the gateway fills in. */
export type Message = Readonly<Record<string, unknown>> & { readonly actor: string; readonly requestId?: string };

/** The Signals that a cycle takes. */
export type CycleSignalName = 'forumApproval' | 'noteFromPartnership';

/** All that clients can ask of one world. */
export interface Gateway {
  readonly world: World;
  readonly client: Client;
  startCycle(input: CycleInput): Promise<void>;
  startPartnership(input: PartnershipInput): Promise<void>;
  startDesk(input: DeskInput): Promise<void>;
  updateCycle(ref: CycleRef, name: CycleUpdateName, message: Message): Promise<Answer>;
  updatePartnership(ref: CycleRef, party: PartyId, name: PartnershipUpdateName, message: Message): Promise<Answer>;
  signalCycle(ref: CycleRef, name: CycleSignalName, message: Message): Promise<void>;
  ringDesk(at: Instant, startedAt: Instant): Promise<void>;
  advance(workflowId: WorkflowId, to: Instant): Promise<Advanced>;
  query<Result>(workflowId: WorkflowId, name: 'status' | 'agenda' | 'explain'): Promise<Result>;
  cycleId(ref: CycleRef): WorkflowId;
  partnershipId(ref: CycleRef, party: PartyId): WorkflowId;
  deskId(): WorkflowId;
}

/** A gateway to a world over an open connection. */
export function createGateway(connection: Connection, namespace: string, world: World): Gateway {
  const client = new Client({ connection, namespace, dataConverter: { payloadConverterPath: payloadConverterPath() } });
  const handle = (id: WorkflowId): WorkflowHandle => client.workflow.getHandle(id);
  const update = async <Result>(id: WorkflowId, name: string, message: object, updateId: string): Promise<Result> =>
    translated(id, () =>
      handle(id).executeUpdate<Result, [object]>(name, { args: [message], updateId: `${name}/${updateId}` }),
    );
  const ask = (message: Message) => ({ ...message, requestId: message.requestId ?? randomUUID() });
  const attributes = (ref: CycleRef, stage: string) => ({
    Forum: [ref.forum],
    Scheme: [ref.scheme],
    FiscalYear: [String(ref.year)],
    Stage: [stage],
  });
  return {
    world,
    client,
    async startCycle(input) {
      const id = cycleWorkflowId(world, input.plan.ref);
      await translated(id, () =>
        client.workflow.start(WORKFLOW_TYPES.cycle, {
          workflowId: id,
          taskQueue: world.taskQueue,
          args: [input],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          searchAttributes: attributes(input.plan.ref, 'open'),
          staticSummary: `${input.plan.example ? 'EKSEMPEL ' : ''}${input.plan.names.en}, ${input.plan.ref.year}`,
        }),
      );
    },
    async startPartnership(input) {
      const id = partnershipWorkflowId(world, input.plan.ref, input.plan.party);
      await translated(id, () =>
        client.workflow.start(WORKFLOW_TYPES.partnership, {
          workflowId: id,
          taskQueue: world.taskQueue,
          args: [input],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          searchAttributes: attributes(input.plan.ref, 'assessment'),
          staticSummary: `${input.plan.example ? 'EKSEMPEL ' : ''}Partnership ${input.plan.party}, ${input.plan.ref.year}`,
        }),
      );
    },
    async startDesk(input) {
      const id = deskWorkflowId(world);
      await translated(id, () =>
        client.workflow.start(WORKFLOW_TYPES.mailDesk, {
          workflowId: id,
          taskQueue: world.taskQueue,
          args: [input],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          staticSummary: 'Mail desk: one mail a day to each person',
        }),
      );
    },
    updateCycle: (ref, name, message) => {
      const asked = ask(message);
      return update(cycleWorkflowId(world, ref), name, asked, asked.requestId);
    },
    updatePartnership: (ref, party, name, message) => {
      const asked = ask(message);
      return update(partnershipWorkflowId(world, ref, party), name, asked, asked.requestId);
    },
    async signalCycle(ref, name, message) {
      const id = cycleWorkflowId(world, ref);
      await translated(id, () => handle(id).signal(name, ask(message)));
    },
    async ringDesk(at, startedAt) {
      const id = deskWorkflowId(world);
      const input: DeskInput = { world, startedAt, wakeAt: null };
      await translated(id, () =>
        client.workflow.signalWithStart(WORKFLOW_TYPES.mailDesk, {
          workflowId: id,
          taskQueue: world.taskQueue,
          args: [input],
          signal: MESSAGES.ring,
          signalArgs: [{ at }],
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          staticSummary: 'Mail desk: one mail a day to each person',
        }),
      );
    },
    advance: (id, to) => update(id, MESSAGES.advance, { to }, randomUUID()),
    query: (id, name) => translated(id, () => handle(id).query(name)),
    cycleId: (ref) => cycleWorkflowId(world, ref),
    partnershipId: (ref, party) => partnershipWorkflowId(world, ref, party),
    deskId: () => deskWorkflowId(world),
  };
}

/** Runs a call; what Temporal refuses or fails to do comes out as a Refusal with a sentence. */
async function translated<Result>(id: WorkflowId, call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw toRefusal(id, error);
  }
}

function toRefusal(id: WorkflowId, error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    return new Refusal((error.cause.type ?? 'misshapen') as RefusalCode, error.cause.message);
  }
  if (error instanceof WorkflowExecutionAlreadyStartedError) {
    return new Refusal('already-open', `Start ${id}: it was started before, wanted an id that was never used`);
  }
  if (error instanceof WorkflowNotFoundError) {
    return new Refusal('not-found', `Reach ${id}: nothing by that id is running, wanted an open cycle or partnership`);
  }
  const service = isGrpcServiceError(error)
    ? error
    : error instanceof Error && isGrpcServiceError(error.cause)
      ? error.cause
      : null;
  if (service) {
    const code: number = service.code;
    if (code === RESOURCE_EXHAUSTED)
      return new Refusal('busy', `Reach ${id}: too many requests at once, wanted fewer than ten; try again`);
    if (code === DEADLINE_EXCEEDED || code === UNAVAILABLE)
      return new Refusal('unavailable', `Reach ${id}: Temporal does not answer (${service.details})`);
    // What the server says of a query that no worker takes, at once or after waiting for one.
    if (code === FAILED_PRECONDITION || code === CANCELLED)
      return new Refusal('unavailable', `Ask ${id}: no worker answers (${service.details}), wanted a running worker`);
    if (code === NOT_FOUND)
      return new Refusal(
        'not-found',
        `Reach ${id}: nothing by that id is running, wanted an open cycle or partnership`,
      );
  }
  return error;
}

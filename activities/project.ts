// Writes what a workflow has become to the read side: journal, rows, documents and notices in one transaction. Node
// only.

import { cycleDue, nextMomentAt } from '../domain/cycle-due.ts';
import type { CycleState } from '../domain/cycle-state.ts';
import type { CycleEvent } from '../domain/cycle-events.ts';
import { stateFingerprint } from '../domain/fingerprint.ts';
import { rowsOfCycle } from '../domain/meeting-moments.ts';
import { noticesOfPartnershipEvent } from '../domain/notices-partnership.ts';
import { obligationsOfPartnership } from '../domain/obligations.ts';
import type { PartnershipState } from '../domain/partnership-state.ts';
import type { DocumentFields } from '../domain/document.ts';
import type { PartnershipEvent } from '../domain/partnership-events.ts';
import { stageOf } from '../domain/stage.ts';
import { cycleName } from '../domain/words.ts';
import type { Ports, Projection } from './ports.ts';
import { reachable } from './unreachable.ts';

/** A draft has no revision yet; its text is kept under this number. */
const DRAFT_REVISION = 0;

/** New events of a workflow, and the state after them. */
export interface ProjectionInput {
  readonly kind: 'cycle' | 'partnership';
  readonly workflow: string;
  readonly events: readonly { readonly seq: number; readonly event: unknown }[];
  readonly documents: readonly { readonly seq: number; readonly document: DocumentFields }[];
  readonly state: unknown;
  /** Length of the workflow's history at the time. */
  readonly fence: number;
}

export interface Projected {
  /** Fingerprint of the state as it was written. */
  readonly written: string;
}

export function projectWith(ports: Pick<Ports, 'projections' | 'directory' | 'suspensions' | 'engine'>) {
  return async (input: ProjectionInput): Promise<Projected> => {
    const projection = input.kind === 'cycle' ? cycleProjection(input) : await partnershipProjection(input, ports);
    await ports.projections.project(projection);
    // Rings even when another attempt wrote the notices: ringing twice is harmless, not ringing is a lost mail.
    const first = projection.notices.map((notice) => notice.sendAt).sort()[0];
    if (first !== undefined) await ports.engine.ringDesk(first);
    return { written: stateFingerprint(input.state as CycleState | PartnershipState) };
  };
}

function cycleProjection(input: ProjectionInput): Projection {
  const state = input.state as CycleState;
  const entries = input.events as { seq: number; event: CycleEvent }[];
  return {
    workflow: input.workflow,
    cycle: cycleName(state.plan.ref),
    seq: state.seq,
    fence: input.fence,
    entries,
    // A proposal to the forum; its revisions are its own.
    documents: input.documents.flatMap(({ seq, document }) => {
      const event = entries.find((entry) => entry.seq === seq)?.event;
      if (event?.type !== 'recommendation-proposed') return [];
      const { step, revision } = event;
      return [{ seq, document, step, party: state.plan.forumParty, revision, attachments: [] }];
    }),
    obligations: rowsOfCycle(state),
    notices: [],
    summary: { kind: 'cycle', state, next: cycleDue(state, state.now).next ?? nextMomentAt(state) },
  };
}

async function partnershipProjection(
  input: ProjectionInput,
  ports: Pick<Ports, 'directory' | 'suspensions'>,
): Promise<Projection> {
  const state = input.state as PartnershipState;
  const entries = input.events as { seq: number; event: PartnershipEvent }[];
  const obligations = obligationsOfPartnership(state);
  const holders = await reachable(ports);
  return {
    workflow: input.workflow,
    cycle: cycleName(state.plan.ref),
    seq: state.seq,
    fence: input.fence,
    entries,
    documents: input.documents.flatMap(({ seq, document }) => {
      const event = entries.find((entry) => entry.seq === seq)?.event;
      if (event?.type !== 'submitted' && event?.type !== 'draft-saved') return [];
      // A section is a document of its own author's, with revisions of its own.
      const party = event.section?.party ?? event.party;
      const revision = event.type === 'submitted' ? (event.section ?? event).revision : DRAFT_REVISION;
      const attachments = event.type === 'submitted' ? (event.attachments ?? []) : [];
      return [{ seq, document, step: event.step, party, revision, attachments }];
    }),
    obligations,
    notices: entries.flatMap(({ event }) => noticesOfPartnershipEvent(event, obligations, { ...state.plan, holders })),
    summary: { kind: 'partnership', state, stage: stageOf(state) },
  };
}

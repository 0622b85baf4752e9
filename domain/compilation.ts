// The compilation for a forum meeting: every decision basis beside the others, as the secretariat lays them out. Pure.

import type { Attachment } from './attachments.ts';
import type { CycleDefinitions } from './definition.ts';
import type { PartnershipState } from './partnership-state.ts';
import { dutyKey } from './plan.ts';
import { isComplete, pendingApprovals } from './stage.ts';
import type { Instant, Labels, LocalDate, PartyId, StepId } from './words.ts';

/** One partnership and what is known of its decision basis. */
export interface CompiledBasis {
  readonly state: PartnershipState;
  /** The newest revision's fields; null when nothing was handed in. */
  readonly document: Readonly<Record<string, unknown>> | null;
  /** Whole kroner of the planning frame; null when it is not shared out. */
  readonly frame: number | null;
}

/** One line of the compilation. Amounts in whole kroner. */
export interface CompilationRow {
  readonly party: PartyId;
  readonly names: Labels;
  readonly status: 'delivered' | 'waits' | 'not-delivered' | 'withdrawn';
  readonly revision: number;
  readonly late: boolean;
  readonly submittedAt: Instant | null;
  /** Parties whose approval is missing. */
  readonly waitsFor: readonly PartyId[];
  readonly asked: number | null;
  readonly frame: number | null;
  /** How much more is asked for than the frame has; 0 when it fits, null when either is not known. */
  readonly over: number | null;
  /** Criteria of the scheme version, and whether the basis says how each is met. Whether it is, the forum judges. */
  readonly criteria: readonly { readonly id: string; readonly labels: Labels; readonly described: boolean }[];
  /** The item of the long-term plan; null when the basis names none. */
  readonly anchoredIn: { readonly id: string; readonly labels: Labels | null } | null;
  /** Files of the newest revision, and whose step they stand at. */
  readonly files: { readonly step: StepId; readonly party: PartyId; readonly attachments: readonly Attachment[] };
}

export interface Compilation {
  readonly rows: readonly CompilationRow[];
  readonly asked: number;
  readonly notDelivered: number;
  /** Whole kroner that can be given to partnerships. */
  readonly limit: number;
  readonly plan: { readonly names: Labels; readonly validFrom: LocalDate; readonly validTo: LocalDate } | null;
  /** False when the long-term plan does not cover the fiscal year; null when there is none. */
  readonly planCoversYear: boolean | null;
}

/** Lays out every basis, in the order of the forum's file. `limit` = what can be given to partnerships. */
export function compile(definitions: CycleDefinitions, bases: readonly CompiledBasis[], limit: number): Compilation {
  const { forum, cycle } = definitions;
  const plan = forum.forumRules.longTermPlan ?? null;
  const byParty = new Map(bases.map((one) => [one.state.plan.party, one]));
  const rows = forum.networks.flatMap((network) => {
    const basis = byParty.get(network.id);
    return basis ? rowOf(definitions, network.names, basis) : [];
  });
  return {
    rows,
    asked: rows.reduce((sum, row) => sum + (row.asked ?? 0), 0),
    notDelivered: rows.filter((row) => row.status === 'not-delivered').length,
    limit,
    plan: plan && { names: plan.names, validFrom: plan.validFrom, validTo: plan.validTo },
    planCoversYear: plan && plan.validFrom <= `${cycle.year}-01-01` && plan.validTo >= `${cycle.year}-12-31`,
  };
}

/** A leader network owes no basis, and so has no row. */
function rowOf(
  definitions: CycleDefinitions,
  names: Labels,
  { state, document, frame }: CompiledBasis,
): CompilationRow[] {
  const { forum, scheme } = definitions;
  const duty = state.plan.duties.find((one) => one.step.kind === 'basis');
  if (!duty) return [];
  const item = state.items[dutyKey(duty.step.id, duty.party)]!;
  const fields = forum.steps.find((step) => step.id === duty.step.id)?.fields ?? [];
  const handedIn = item.status === 'submitted' && document !== null;
  const valueOf = (means: 'asked' | 'plan-item'): unknown => {
    const field = fields.find((one) => one.means === means);
    return field && handedIn ? document[field.id] : undefined;
  };
  const asked = amountOf(valueOf('asked'));
  const anchor = valueOf('plan-item');
  const complete = isComplete(state.plan, duty, item);
  return [
    {
      party: state.plan.party,
      names,
      status: state.withdrawn ? 'withdrawn' : complete ? 'delivered' : handedIn ? 'waits' : 'not-delivered',
      revision: item.revision,
      late: item.late,
      submittedAt: item.submittedAt,
      waitsFor: handedIn && !complete ? waitingOn(state, duty.step.id, duty.party) : [],
      asked,
      frame,
      over: asked === null || frame === null ? null : Math.max(0, asked - frame),
      criteria: scheme.criteria.map(({ id, labels }) => ({
        id,
        labels,
        described: handedIn && isAnswered(document[`criterion-${id}`]),
      })),
      anchoredIn:
        typeof anchor === 'string' && anchor !== ''
          ? {
              id: anchor,
              labels: forum.forumRules.longTermPlan?.items.find((one) => one.id === anchor)?.labels ?? null,
            }
          : null,
      files: { step: duty.step.id, party: duty.party, attachments: handedIn ? (item.attachments ?? []) : [] },
    },
  ];
}

function waitingOn(state: PartnershipState, step: string, party: PartyId): PartyId[] {
  const duty = state.plan.duties.find((one) => one.step.id === step && one.party === party)!;
  return pendingApprovals(state.plan, duty, state.items[dutyKey(step, party)]!).map((slot) => slot.party);
}

/** A whole amount; of amounts per year the first, which is the fiscal year's. */
function amountOf(value: unknown): number | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'number' && Number.isSafeInteger(first) && first >= 0 ? first : null;
}

function isAnswered(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null;
}

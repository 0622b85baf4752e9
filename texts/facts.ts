// What texts must know of a cycle: its names and labels. Pure. Sandbox-safe.

import type { CycleDefinitions } from '../domain/definition.ts';
import type { Labels, Language, PartyId, StepId, StepKind } from '../domain/words.ts';
import { cycleName } from '../domain/words.ts';
import { isCollected } from '../domain/plan.ts';
import { isRecorded } from '../domain/step-kinds.ts';
import type { LineNames } from './allocation.ts';
import { hourOfTime } from './dates.ts';
import { oneLine } from './phrases.ts';

/** Names and labels of one cycle, by id. */
export interface CycleFacts {
  readonly cycle: string;
  readonly year: number;
  readonly forum: Labels;
  readonly scheme: Labels;
  /** What people call the scheme. */
  readonly shortScheme?: Labels;
  readonly office: Labels;
  readonly example: boolean;
  readonly steps: Readonly<Record<StepId, Labels>>;
  readonly parties: Readonly<Record<PartyId, Labels>>;
  /** What kind each step is: a meeting is not "delivered". A step that is missing here reads as a delivery. */
  readonly stepKinds?: Readonly<Record<StepId, StepKind>>;
  /** Names of the frame’s fixed lines. */
  readonly lines?: LineNames;
  /** Reports that the office itself records. */
  readonly recordedSteps?: readonly StepId[];
  /** Steps without which nobody is considered, though they are optional. */
  readonly consideredSteps?: readonly StepId[];
  /** The hour of every deadline that does not end with its day. */
  readonly hours?: Readonly<Record<StepId, string>>;
  /** Steps that may be answered with "no need this year". */
  readonly optionalSteps?: readonly StepId[];
  /** Steps that owners hand to the coordinator of their network. */
  readonly collectedSteps?: readonly StepId[];
}

/** Collects the facts from the definitions that a cycle froze. */
export function factsOf(definitions: CycleDefinitions, example: boolean): CycleFacts {
  const { forum, scheme, cycle } = definitions;
  const parties: Record<PartyId, Labels> = { [forum.id]: forum.names, [forum.office.id]: forum.office.names };
  for (const university of forum.universities) parties[university.id] = university.names;
  for (const network of forum.networks) {
    parties[network.id] = network.names;
    for (const owner of network.owners) parties[owner.id] = owner.names;
  }
  for (const seat of forum.seats) parties[seat.id] = seat.names;
  return {
    cycle: cycleName({ forum: forum.id, scheme: scheme.id, year: cycle.year }),
    year: cycle.year,
    forum: forum.names,
    scheme: scheme.names,
    shortScheme: scheme.shortNames ?? scheme.names,
    office: forum.office.names,
    example,
    steps: Object.fromEntries(forum.steps.map((step) => [step.id, step.labels])),
    parties,
    stepKinds: Object.fromEntries(forum.steps.map((step) => [step.id, step.kind])),
    lines: Object.fromEntries(forum.fixedLines.map((line) => [line.id, line.names])),
    recordedSteps: forum.steps.filter(isRecorded).map((step) => step.id),
    consideredSteps: forum.steps.filter((step) => step.neededToBeConsidered).map((step) => step.id),
    hours: Object.fromEntries(
      forum.steps.flatMap((step) => {
        const hour = hourOfTime(step.time ?? forum.deadlineTime);
        return hour === null ? [] : [[step.id, hour]];
      }),
    ),
    optionalSteps: forum.steps.filter((step) => step.optional).map((step) => step.id),
    collectedSteps: forum.steps.filter(isCollected).map((step) => step.id),
  };
}

const MEETING: Labels = { nb: 'Forummøte', nn: 'Forummøte', en: 'Forum meeting' };

/** The label of a step, or of a meeting's row; its id when the facts do not know it. */
export function stepLabel(facts: CycleFacts, step: StepId, language: Language): string {
  if (step.startsWith('meeting/')) return MEETING[language];
  return labelOf(facts.steps, step, language);
}

/** The name of a party; its id when the facts do not know it. */
export function partyLabel(facts: CycleFacts, party: PartyId, language: Language): string {
  return labelOf(facts.parties, party, language);
}

/** Whether a step may be answered with "no need this year"; false when the facts do not say. */
export function isOptional(facts: CycleFacts, step: StepId): boolean {
  return facts.optionalSteps?.includes(step) ?? false;
}

/** The hour of a step's deadline, `12:00`; null where it ends with its day. */
export function hourOf(facts: Pick<CycleFacts, 'hours'>, step: StepId): string | null {
  return (facts.hours && Object.hasOwn(facts.hours, step) && facts.hours[step]) || null;
}

function labelOf(labels: Readonly<Record<string, Labels>>, id: string, language: Language): string {
  return oneLine((Object.hasOwn(labels, id) && labels[id]?.[language]) || id);
}

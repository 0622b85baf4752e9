// Verbs that only ask about money: who gets what of the frame, and why. Node only.

import { allocateFrame } from '../../domain/cycle-allocation.ts';
import { basesAgainstFrame, frameOf, preliminaryFrame } from '../../domain/cycle-frame.ts';
import { measuredParties } from '../../domain/grant-measures.ts';
import { needsOf } from '../../domain/cycle-needs.ts';
import type { Frame } from '../../domain/cycle-allocation.ts';
import type { CycleState } from '../../domain/cycle-state.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Language } from '../../domain/words.ts';
import { cycleName, LANGUAGES } from '../../domain/words.ts';
import { allocationNotes, allocationReport, lineNames } from '../../texts/allocation-report.ts';
import { grantLetter } from '../../texts/grant-letter.ts';
import { measureNames } from '../../web/measure-names.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { optionalText, stateOf, target, textOf } from './input.ts';

/** The allocation of a running cycle as it stands; `frame` and `joint` ask what another frame would mean. */
export async function allocation(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { ref } = await target(world, input);
  const { plan, ...state } = (await stateOf(world, ref, undefined)) as CycleState;
  const definitions = await world.running.store.definitions.ofCycle(cycleName(ref));
  const present = frameOf(plan, state);
  const frame = {
    amount: optionalKroner(input, 'frame') ?? present.amount,
    jointMeasures: optionalKroner(input, 'joint') ?? present.jointMeasures,
  };
  const language = languageOf(input);
  const shared = allocateFrame(`Allocate ${cycleName(ref)}`, plan, frame, needsOf(plan, state));
  return {
    report: allocationReport(shared, lineNames(definitions), language),
    notes: allocationNotes(plan, definitions, language, shared),
  };
}

/** The frame with what it means for each partnership; `frame` and `joint` ask what another would change. */
export async function frame(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { ref } = await target(world, input);
  const state = (await stateOf(world, ref, undefined)) as CycleState;
  const { plan } = state;
  const where = `Show the frame of ${cycleName(ref)}`;
  const present = frameOf(plan, state);
  const asked = {
    amount: optionalKroner(input, 'frame') ?? present.amount,
    jointMeasures: optionalKroner(input, 'joint') ?? present.jointMeasures,
  };
  const preliminary = preliminaryFrame(plan, state);
  const before = basesAgainstFrame(where, plan, { ...state, finalFrame: finalOf(preliminary) });
  const after = basesAgainstFrame(where, plan, { ...state, finalFrame: finalOf(asked) });
  return {
    preliminary,
    final: state.finalFrame?.frame ?? null,
    shown: asked,
    parties: after.map((one, index) => ({
      ...one,
      preliminary: before[index]!.frame,
      difference: one.frame - before[index]!.frame,
    })),
  };
}

/** The grant letter to one recipient. */
export async function letter(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { ref } = await target(world, input);
  const state = (await stateOf(world, ref, undefined)) as CycleState;
  const definitions = await world.running.store.definitions.ofCycle(cycleName(ref));
  const language = optionalText(input, 'language');
  if (language !== undefined && language !== 'nb' && language !== 'nn') {
    return refuse('misshapen', `Write a letter: language is "${language}", wanted nb or nn`);
  }
  const names = await measureNames(world.running.store.reads, cycleName(ref), definitions, measuredParties(state));
  return grantLetter(definitions, state, textOf(input, 'recipient'), language, names);
}

function finalOf(wanted: Frame): CycleState['finalFrame'] {
  return { frame: wanted, before: wanted, at: '' };
}

function optionalKroner(input: VerbInput, key: string): number | undefined {
  const value = input[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  return refuse('misshapen', `Read the request: ${key} is ${JSON.stringify(value)}, wanted whole kroner, 0 or more`);
}

/** The language that was asked for; bokmål when none was. */
export function languageOf(input: VerbInput): Language {
  const given = optionalText(input, 'language') ?? 'nb';
  return (
    LANGUAGES.find((one) => one === given) ??
    refuse('misshapen', `Read the request: language is "${given}", wanted ${LANGUAGES.join(', ')}`)
  );
}

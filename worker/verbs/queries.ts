// Verbs that only ask. Node only.

import type { CycleState } from '../../domain/cycle-state.ts';
import type { Explanation } from '../../domain/explain.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Language } from '../../domain/words.ts';
import { cycleName } from '../../domain/words.ts';
import { explainText } from '../../texts/explain.ts';
import { factsOf } from '../../texts/facts.ts';
import type { OpenWorld, VerbInput } from './input.ts';
import { optionalText, stateOf, target } from './input.ts';

/** Every cycle with its partnerships. */
export async function list(world: OpenWorld): Promise<unknown> {
  const { reads } = world.running.store;
  const cycles = await reads.cycles();
  return Promise.all(cycles.map(async (cycle) => ({ ...cycle, partnerships: await reads.partnerships(cycle.cycle) })));
}

export async function status(world: OpenWorld, input: VerbInput): Promise<unknown> {
  return world.running.gateway.query((await target(world, input)).id, 'status');
}

export async function agenda(world: OpenWorld, input: VerbInput): Promise<unknown> {
  return world.running.gateway.query((await target(world, input)).id, 'agenda');
}

export async function explain(world: OpenWorld, input: VerbInput): Promise<unknown> {
  const { ref, id } = await target(world, input);
  const explanation = await world.running.gateway.query<Explanation>(id, 'explain');
  const frozen = await world.running.store.definitions.ofCycle(cycleName(ref));
  const facts = factsOf(frozen, frozen.example);
  const { plan } = (await stateOf(world, ref, undefined)) as CycleState;
  const language = (optionalText(input, 'language') ?? 'nb') as Language;
  return { ...explanation, text: explainText(explanation, facts, language, plan.rules.table) };
}

export async function journal(world: OpenWorld, input: VerbInput): Promise<unknown> {
  if (input['verify'] === true) return world.running.store.reads.verify();
  const { ref, party } = await target(world, input);
  const workflow = party === undefined ? `cycle/${cycleName(ref)}` : `partnership/${cycleName(ref)}/${party}`;
  const entries = await world.running.store.reads.journal(workflow);
  if (entries.length === 0) refuse('not-found', `Read the journal of ${workflow}: there is none`);
  return entries.map((entry) => ({ ...entry, event: JSON.parse(entry.event) as unknown }));
}
